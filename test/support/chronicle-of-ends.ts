import type { PlacedEvent } from '@custodia/core/custody'
import { enumerations } from '@custodia/core/wire'
import type { EventFields, EventType, Role } from '@custodia/core/wire'
import type { Attempt } from './law-chronicle.ts'
import type { LawDraft, LawDraftOf, LawPerson, LawWorld } from './law-world.ts'

/** What people try beside what every chronicle has them try: examinations, incidents, challenges, courts, the end. */
export const endAttempts = [
  'incident',
  'incident',
  'resolve',
  'challenge',
  'answer',
  'begin',
  'examine',
  'clear',
  'clear',
  'dispose',
  'dispose',
  'attest',
  'attest',
  'disclose',
  'acknowledge',
  'court',
  'use',
  'count',
  'audit',
  'erase',
  'vary',
  'vary',
] as const

export type EndAttempt = (typeof endAttempts)[number]

/** People who are needed for it. */
export const endCast: readonly (readonly Role[])[] = [
  ['prosecutor', 'contact-point', 'clerk'],
  ['defence', 'owner', 'witness'],
  ['data-protection', 'certifier'],
]

/** Roles in which each is usually tried. */
export const endRoles: { readonly [W in EndAttempt]?: readonly Role[] } = {
  resolve: ['supervisor'],
  begin: ['examiner'],
  examine: ['examiner'],
  clear: ['prosecutor', 'supervisor'],
  dispose: ['custodian', 'collector'],
  attest: ['owner', 'witness', 'supervisor'],
  disclose: ['prosecutor', 'contact-point'],
  acknowledge: ['defence', 'officer'],
  court: ['clerk', 'prosecutor'],
  use: ['contact-point'],
  count: ['oversight'],
  audit: ['oversight'],
  erase: ['data-protection'],
  vary: ['officer', 'prosecutor', 'clerk'],
}

export interface EndScene {
  readonly signed: { readonly by: LawPerson; readonly role: Role; readonly keyNumber: number }
  readonly caseId: string
  readonly item: string
  readonly world: LawWorld
  /** How the holder of the item signs. */
  readonly holder: { readonly by: LawPerson; readonly role: Role; readonly keyNumber: number }
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!
}

/** The last event of this type in the log, or any event. */
function lastOf({ events }: LawWorld, type: EventType, n: number): PlacedEvent {
  const found = events.filter(({ payload }) => payload.type === type)
  return found.length === 0 ? pick(events, n) : (found.at(-1 - (n % 3)) ?? found.at(-1)!)
}

function said<T extends EventType>(
  type: T,
  signed: EndScene['signed'],
  chain: string,
  fields: EventFields<T>,
  sealed: readonly string[] = [],
): LawDraft {
  return { type, ...signed, chain, fields, sealed } as LawDraftOf<T> as LawDraft
}

/** Writes down what an attempt amounts to. */
export function endDraft(
  what: EndAttempt,
  { a, b, c }: Pick<Attempt, 'a' | 'b' | 'c'>,
  { signed, caseId, item, world, holder }: EndScene,
): LawDraft {
  const record = world.state.item(item)!
  const inChain = world.events.filter(({ chain }) => chain === item)
  const copies = record.derivatives.length === 0 ? {} : { remaining: record.derivatives }
  switch (what) {
    case 'incident': {
      const isMissing = record.state === 'missing'
      const kind = isMissing && c % 4 > 0 ? 'found' : pick(['loss', 'breach', 'clock'] as const, c)
      const chain = pick([item, item, item, caseId, world.ledger], a + b)
      const concerns = c % 3 === 0 ? { concerns: holder.by.party } : {}
      return said('incident.reported', signed, chain, { kind, ...concerns })
    }
    case 'resolve': {
      const { id, chain } = lastOf(world, 'incident.reported', b)
      return said('incident.resolved', signed, chain, { incident: id })
    }
    case 'challenge': {
      const events = [
        ...new Set([pick(inChain, a).id, pick(c % 9 === 0 ? world.events : inChain, c).id]),
      ]
      return said('challenge.raised', signed, item, { events })
    }
    case 'answer': {
      const { id, chain, signer } = lastOf(world, 'challenge.raised', b)
      const isOwn = signer === signed.by.party
      const outcome = isOwn && c % 5 > 0 ? 'withdrawn' : pick(enumerations['challenge-outcome'], c)
      return said('challenge.answered', signed, chain, { challenge: id, outcome })
    }
    case 'begin':
      return said('exam.started', signed, item, {}, c % 2 === 0 ? ['justification'] : [])
    case 'examine': {
      const { id } = lastOf(world, 'exam.started', b)
      const outputs = c % 5 === 0 ? [item] : record.derivatives
      return said('exam.completed', signed, item, {
        ...(c % 3 === 0 ? { started: id } : {}),
        ...(outputs.length === 0 ? {} : { outputs }),
      })
    }
    case 'clear': {
      const until = c % 4 === 0 ? { appealUntil: world.now() + b * 60_000 } : {}
      const disposal = pick(enumerations.disposal, c)
      return said('disposition.authorized', signed, item, { disposal, ...until })
    }
    case 'dispose': {
      const { clearance } = record
      const fields = { clearance: clearance?.event ?? item }
      const disposal = clearance?.disposal ?? pick(enumerations.disposal, c)
      return said('item.disposed', c % 7 === 0 ? signed : holder, item, {
        ...fields,
        disposal,
        ...(b % 2 === 0 ? copies : {}),
      })
    }
    case 'attest': {
      const { id, chain } = lastOf(world, 'item.disposed', b % 2)
      return said('event.witnessed', signed, chain, { event: id, labels: [] })
    }
    case 'disclose': {
      const recipientRole = pick(['defence', 'defence', 'officer'] as const, c)
      const fields = { recipientRole, items: [item], redaction: 'full' } as const
      return said('disclosure.made', signed, record.case, fields, ['restrictions'])
    }
    case 'acknowledge': {
      const { id, chain } = lastOf(world, 'disclosure.made', b)
      return said('disclosure.acknowledged', signed, chain, { disclosure: id })
    }
    case 'court': {
      const step = pick(enumerations['court-step'], c)
      return said('court.recorded', signed, record.case, { step, items: [item] })
    }
    case 'use': {
      const { id, chain } = lastOf(world, 'disclosure.made', b)
      return said('use.reported', signed, chain, { restriction: id })
    }
    case 'count': {
      const result = pick(enumerations.sighting, c % 3 === 0 ? c : 0)
      const counted = c % 7 === 0 ? caseId : item
      return said('inventory.recorded', signed, record.case, {
        sightings: [{ item: counted, result }],
      })
    }
    case 'audit': {
      const first = b % world.events.length
      const last = c % 3 === 0 ? world.events.length : first + (c % 9) - 2
      return said('audit.recorded', signed, world.ledger, {
        ruleset: 1,
        first,
        last: Math.max(0, last),
      })
    }
    case 'erase': {
      const target = pick(inChain, b)
      const erased = c % 2 === 0 ? [] : ['exhibit']
      const fields = { events: [target.id], erased, ground: 'request' } as const
      return said('data.erased', signed, item, fields)
    }
    case 'vary':
      return varyDraft({ a, b, c }, { signed, chain: record.case, world })
  }
}

/** A variation of one of the authorities of a case: often a quashing, because that reaches farthest. */
function varyDraft(
  { a, b, c }: Pick<Attempt, 'a' | 'b' | 'c'>,
  { signed, chain, world }: Pick<EndScene, 'signed' | 'world'> & { readonly chain: string },
): LawDraft {
  const known = world.state.caseRecord(chain)?.authorities ?? []
  const over = known.find(({ validUntil = Infinity, ended }) => !ended && validUntil < world.now())
  const validUntil = world.now() + b * 60_000
  if (over !== undefined && c % 3 === 0) {
    const fields = { varies: over.event, change: 'extended', validUntil } as const
    return said('authority.varied', signed, chain, fields)
  }
  const isStray = known.length === 0 || c % 7 === 0
  const varies = isStray ? pick(world.events, b).id : pick(known, b).event
  const change = pick([...enumerations['authority-change'], 'quashed'] as const, c)
  const isBound = change === 'extended' || change === 'narrowed'
  const kinds = pick([['device'], ['data', 'device'], ['cash']] as const, a)
  return said('authority.varied', signed, chain, {
    varies,
    change,
    ...(change === 'quashed' ? { reach: pick(enumerations['quashing-reach'], a) } : {}),
    ...(isBound && a % 2 === 0 ? { validUntil } : {}),
    ...(isBound && a % 2 === 1 ? { kinds } : {}),
  })
}
