import { fieldSpecs, sealedSpecs } from '../../../wire/index.ts'
import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { custodyMark } from '../state/items.ts'
import { earlierInChain, targetOf } from './attestation.ts'

/** What every event says beside the fields of its type, and can be wrong in. */
const envelopeFields: readonly string[] = ['occurredAt', 'role']

/** Fields and labels that say who, when, where from, how much and which digest. */
const materialFields: ReadonlySet<string> = new Set([
  'occurredAt',
  'role',
  'party',
  'to',
  'from',
  'offer',
  'case',
  'source',
  'authority',
  'onBehalfOf',
  'exhibit',
  'quantity',
  'serial',
  'digests',
  'validFrom',
  'validUntil',
  'expires',
  'dueBack',
])

/** `digests.0.value` corrects a part of `digests`. */
function wholeField(field: string): string {
  return field.split('.', 1)[0]!
}

const byPerformerOrSupervisor: Rule<'entry.corrected'> = rule('COR-01', (event, state) => {
  const target = targetOf(event, state)!
  if (target.signer === event.signer || event.payload.role === 'supervisor') return undefined
  return breach('COR-01', {
    sentence: `Person ${event.signer} corrects event ${target.event}, which person ${target.signer} signed.`,
    remedy: `Let person ${target.signer} or a supervisor correct it.`,
  })
})

const fieldExists: Rule<'entry.corrected'> = rule('COR-01', (event, state) => {
  const { type, event: target } = targetOf(event, state)!
  const field = wholeField(event.payload.fields.field)
  const isKnown =
    envelopeFields.includes(field) || fieldSpecs(type).has(field) || sealedSpecs(type).has(field)
  if (isKnown) return undefined
  return breach('COR-01', {
    sentence: `Event ${event.id} corrects the field "${field}" of event ${target}, and events of type ${type} have no such field.`,
    remedy: 'Name a field or a sealed label of the event that is corrected.',
  })
})

const ofWhatMatters: Rule<'entry.corrected'> = rule('COR-02', (event) => {
  const { field, event: target } = event.payload.fields
  if (!materialFields.has(wholeField(field))) return undefined
  return breach('COR-02', {
    sentence: `Event ${event.id} corrects "${field}" of event ${target}; that says who, when, how much or which data, and both versions stay on record.`,
    remedy:
      'Show how the first entry came to be wrong: the correction seals its reason, and a remark can add to it.',
  })
})

export const correctionLaw: TypeLaw<'entry.corrected'> = {
  rules: [earlierInChain, byPerformerOrSupervisor, fieldExists],
  points: [ofWhatMatters],
  proposal(event, state) {
    const { id, index, signer, payload } = event
    const { field, event: target } = payload.fields
    const performer = targetOf(event, state)!.signer
    const correction = {
      event: id,
      index,
      field,
      by: signer,
      effectiveAt: undefined as number | undefined,
    }
    const known = state.corrections.get(target)
    if (known === undefined) state.corrections.set(target, [correction])
    else known.push(correction)
    const item = state.items.get(event.chain)
    const before = item && custodyMark(item, index)
    return {
      needed: () => 1,
      approvers: ['founder', 'registrar', 'supervisor', 'oversight', 'judge', 'prosecutor'],
      barred: [performer],
      lapsed: (now) =>
        item === undefined || custodyMark(item, now) === before
          ? undefined
          : 'the item was offered, or its custodian changed, since',
      takeEffect(at) {
        correction.effectiveAt = at
      },
    }
  },
}
