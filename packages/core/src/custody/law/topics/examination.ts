import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { isRegisteredIn } from '../state/chains.ts'
import type { EventState, LawState } from '../state/state.ts'
import { citeAtExamination } from '../state/taint.ts'
import { inAllowedHands } from './handling.ts'
import { custodianAt } from './keeping.ts'

type ExaminationType = 'exam.started' | 'exam.completed'

/** The entry with which an examination began, if it names one. */
function startOf(
  { chain, payload }: EventOf<ExaminationType>,
  state: LawState,
): EventState | undefined {
  const started = payload.type === 'exam.completed' ? payload.fields.started : undefined
  const found = state.events.get(started ?? '')
  const isStart = found?.type === 'exam.started' && found.chain === chain && !found.refused
  return isStart ? found : undefined
}

const namesItsStart: Rule<'exam.completed'> = rule('EXM-01', (event, state) => {
  const { started } = event.payload.fields
  if (started === undefined) return notConcerned
  if (startOf(event, state)?.signer === event.signer) return undefined
  return breach('EXM-01', {
    sentence: `Event ${event.id} completes the examination ${started}, which person ${event.signer} did not begin on item ${event.chain}.`,
    remedy: 'Let the examiner complete what he began, and name the entry with which he did.',
  })
})

/** Whether a person held the item was asked where the examination began, if it says where. */
const inHandsOrWorkingCopy: Rule<ExaminationType> = rule('CUS-09', (event, state) => {
  const { copyRole } = state.items.get(event.chain)!
  const custodian = custodianAt(event.chain, event.index, state)
  const isFree = custodian === event.signer || copyRole === 'working'
  if (isFree || startOf(event, state) !== undefined) return undefined
  return breach('CUS-09', {
    sentence: `Person ${event.signer} examines item ${event.chain}, but person ${custodian} holds it.`,
    remedy: 'Have the item handed over first, or examine a working copy.',
  })
})

const onWorkingCopy: Rule<ExaminationType> = rule('INT-06', (event, state) => {
  const { kind, form, copyRole } = state.items.get(event.chain)!
  const isData = form === 'data' || kind === 'device' || kind === 'medium'
  const isSaid = event.payload.sealed.has('justification') || startOf(event, state) !== undefined
  if (!isData) return notConcerned
  if (copyRole === 'working' || isSaid) return undefined
  return breach('INT-06', {
    sentence: `Event ${event.id} examines item ${event.chain} itself, which is no working copy, and does not say why.`,
    remedy: 'Examine a working copy, or say why the original had to be used.',
  })
})

/** CPY-02: what is named as a copy or an output of an item is registered in its chain. */
export const comesOfIt: Rule<'exam.completed' | 'item.disposed'> = rule(
  'CPY-02',
  (event, state) => {
    const { payload, chain, index } = event
    const named =
      payload.type === 'exam.completed' ? payload.fields.outputs : payload.fields.remaining
    if (named === undefined) return notConcerned
    const above = state.chains.get(chain)
    const stranger = named.find((id) => !isRegisteredIn(above, { chain: id, kind: 'item' }, index))
    if (stranger === undefined) return undefined
    return breach('CPY-02', {
      sentence: `Event ${event.id} names item ${stranger} as one that came of item ${chain}, and it did not.`,
      remedy: 'Name copies and derivatives that are registered in the chain of this item.',
    })
  },
)

/** An examination by its place in the log, wherever an approval of it stands, and from where it began. */
function cite(event: EventOf<ExaminationType>, state: LawState): void {
  const { payload, id } = event
  const { index: since } = startOf(event, state) ?? state.events.get(id)!
  const outputs = payload.type === 'exam.completed' ? (payload.fields.outputs ?? []) : []
  citeAtExamination(event, { since, outputs }, state)
}

export const examinationStartLaw: TypeLaw<'exam.started'> = {
  rules: [inHandsOrWorkingCopy],
  points: [onWorkingCopy, inAllowedHands],
  effect(event, state) {
    const span = { from: event.recordedAt, until: undefined }
    state.items.get(event.chain)!.examinations.set(event.id, span)
    cite(event, state)
  },
}

/** An examination of which only the end is on record took place at that moment, for all that anybody can say. */
function endExamination(event: EventOf<'exam.completed'>, state: LawState): void {
  const { examinations } = state.items.get(event.chain)!
  const { recordedAt: until } = event
  const begun = examinations.get(event.payload.fields.started ?? '')
  if (begun === undefined) examinations.set(event.id, { from: until, until })
  else begun.until ??= until
}

export const examinationLaw: TypeLaw<'exam.completed'> = {
  rules: [namesItsStart, inHandsOrWorkingCopy, comesOfIt],
  points: [onWorkingCopy, inAllowedHands],
  effect(event, state) {
    endExamination(event, state)
    cite(event, state)
  },
}
