import { derivations, itemKinds } from '../../../wire/index.ts'
import type { Word } from '../../../wire/index.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import type { ItemState } from '../state/items.ts'
import type { LawState } from '../state/state.ts'
import { citeAtExamination } from '../state/taint.ts'
import { enter, keepsWatch } from './entry.ts'
import { byHolder } from './hands.ts'
import { carriedBy } from './kinds.ts'
import { noteConsumption, notePart, noteWhole } from './quantities.ts'
import { noteReading } from './readings.ts'
import { noMoreThanItsSource, sourceInHand, sourceOf } from './source.ts'

const onlyData: Rule<'copy.made'> = rule('CPY-04', (event, state) => {
  if (sourceOf(event, state)!.form === 'data') return undefined
  const { source } = event.payload.fields
  return breach('CPY-04', {
    sentence: `Event ${event.id} copies item ${source}, which is a thing.`,
    remedy:
      'The data of a device or a medium is taken with item.acquired; what is made of a document is derived, with item.derived.',
  })
})

const wasCompared: Rule<'copy.made'> = rule('CPY-03', ({ id, payload }) => {
  const { verified, source } = payload.fields
  if (verified) return undefined
  return breach('CPY-03', {
    sentence: `Item ${id} is a copy of item ${source}, and nobody compared the two.`,
    remedy: 'Compare them, and record integrity.checked on the copy before it is used.',
  })
})

export const copyLaw: TypeLaw<'copy.made'> = {
  rules: [keepsWatch, sourceInHand, onlyData, noMoreThanItsSource],
  points: [wasCompared],
  effect(event, state) {
    const { copyRole, source } = event.payload.fields
    const { case: inCase, kind } = state.items.get(source)!
    noteReading(enter(event, { case: inCase, kind, form: 'data', copyRole, source }, state), event)
  },
}

type Derived = EventOf<'item.derived'>

/** Whether what is made is a thing or data. */
function formOf({ payload }: Derived, source: ItemState): ItemState['form'] {
  if (derivations[payload.fields.relation].keepsForm) return source.form
  return payload.sealed.has('digests') ? 'data' : 'thing'
}

const saysWhatItIs: Rule<'item.derived'> = rule('DRV-01', ({ id, payload }) => {
  const { relation, kind } = payload.fields
  const must = [
    ...derivations[relation].must,
    ...(itemKinds[kind].isMeasured === true ? ['quantity'] : []),
  ]
  const carried = carriedBy(payload)
  const missing = must.find((name) => !carried.has(name))
  if (missing === undefined) return undefined
  return breach('DRV-01', {
    sentence: `Item ${id}, of the kind ${kind}, came of another item as ${relation}, and its entry does not say "${missing}".`,
    remedy: `Such an entry says: ${[...new Set(must)].join(', ')}.`,
  })
})

const comesOfSuch: Rule<'item.derived'> = rule('DRV-02', (event, state) => {
  const { relation, kind, copyRole } = event.payload.fields
  const source = sourceOf(event, state)!
  const { of, keepsKind = false } = derivations[relation]
  const form = formOf(event, source)
  const { form: wanted } = itemKinds[kind]
  const fault =
    of !== 'either' && of !== source.form
      ? `which is ${source.form === 'data' ? 'data' : 'a thing'}`
      : keepsKind && kind !== source.kind
        ? `which is of the kind ${source.kind}`
        : wanted !== 'either' && wanted !== form
          ? `and is ${form === 'data' ? 'data' : 'a thing'}, which that kind is not`
          : form === 'thing' && copyRole !== undefined
            ? 'and is a thing, which has no copy role'
            : undefined
  if (fault === undefined) return undefined
  return breach('DRV-02', {
    sentence: `Item ${event.id}, of the kind ${kind}, came as ${relation} of item ${source.item}, ${fault}.`,
    remedy: 'Name how it really came of the other, and its own kind.',
  })
})

const isMeasured: Rule<'item.derived'> = rule('INT-01', (event, state) => {
  const source = sourceOf(event, state)!
  if (formOf(event, source) !== 'data') return notConcerned
  if (event.payload.sealed.has('digests')) return undefined
  return breach('INT-01', {
    sentence: `Item ${event.id} is data that came of item ${source.item}, and comes without a digest.`,
    remedy: 'Measure it, and record its digests with it.',
  })
})

/** An original stays what it is; what is made of it is evidence too. */
function inherited({ copyRole }: ItemState): Word<'copy-role'> | undefined {
  return copyRole === 'original' ? 'evidentiary' : copyRole
}

function enterDerived(event: Derived, state: LawState): void {
  const { kind, relation, copyRole } = event.payload.fields
  const source = state.items.get(event.payload.fields.source)!
  const form = formOf(event, source)
  const role = form === 'data' ? (copyRole ?? inherited(source)) : undefined
  const entered = { case: source.case, kind, form, copyRole: role, source: source.item, relation }
  const item = enter(event, entered, state)
  noteReading(item, event)
  noteWhole(event, state)
  if (derivations[relation].isTakenOff === true) notePart(event, state)
}

export const derivationLaw: TypeLaw<'item.derived'> = {
  rules: [keepsWatch, sourceInHand, saysWhatItIs, comesOfSuch, isMeasured, noMoreThanItsSource],
  effect: enterDerived,
}

const onlyThings: Rule<'sample.consumed'> = rule('DRV-03', ({ id, chain }, state) => {
  if (state.items.get(chain)!.form === 'thing') return undefined
  return breach('DRV-03', {
    sentence: `Event ${id} says that a part of item ${chain} was used up, and the item is data.`,
    remedy: 'Data is not used up by a test: record the examination, or report an incident.',
  })
})

export const consumptionLaw: TypeLaw<'sample.consumed'> = {
  rules: [byHolder('uses up a part of'), onlyThings],
  // A test is an examination of what it uses up.
  effect(event, state) {
    citeAtExamination(event, { since: state.events.get(event.id)!.index }, state)
    noteConsumption(event, state)
  },
}
