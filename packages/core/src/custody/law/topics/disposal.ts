import { enumerations } from '../../../wire/index.ts'
import type { Role } from '../../../wire/index.ts'
import { isSameHuman } from '../humans.ts'
import { breach, firstOf, notConcerned, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { firstOpen } from '../state/challenges.ts'
import { clearanceAt } from '../state/clearance.ts'
import { custodyMark, openOffer } from '../state/items.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'
import { comesOfIt } from './examination.ts'
import { endNotOnHold } from './held.ts'
import { custodianAt } from './keeping.ts'

type EndType = 'disposition.authorized' | 'item.disposed'

const byAnother: Rule<'disposition.authorized'> = rule('DIS-01', (event, state) => {
  const [entry] = state.items.get(event.chain)!.spans
  const isHe = (party: string | undefined): boolean =>
    party !== undefined && isSameHuman([party, event.signer], event.index, state)
  const isCustodian = isHe(custodianAt(event.chain, event.index, state))
  if (!isCustodian && !isHe(entry!.custodian)) return undefined
  return breach('DIS-01', {
    sentence: `Person ${event.signer} authorises the end of item ${event.chain}, which he ${isCustodian ? 'holds' : 'took into custody'}.`,
    remedy: 'Let somebody authorise it who neither holds the item nor took it into custody.',
  })
})

/** DIS-04. What is still to be answered, brought back or argued keeps an item. */
const nothingOpen: Rule<EndType> = rule('DIS-04', (event, state) => {
  const item = state.items.get(event.chain)!
  const offer = openOffer(item, event.index)
  const loan = item.openLoans.at(-1)
  const challenge = firstOpen(state.challenges, event.chain)
  const left =
    offer !== undefined
      ? `offer ${offer.event} is open`
      : loan !== undefined
        ? `it is lent to person ${loan.borrower} by offer ${loan.offer}`
        : challenge !== undefined
          ? `challenge ${challenge.event} waits for an answer`
          : undefined
  if (left === undefined) return undefined
  return breach('DIS-04', {
    sentence: `Item ${event.chain} cannot come to its end by event ${event.id}: ${left}.`,
    remedy: 'Close the offer, have the item brought back, or answer the challenge first.',
  })
})

export const clearanceLaw: TypeLaw<'disposition.authorized'> = {
  rules: [byAnother, endNotOnHold, nothingOpen],
  effect({ id, index, chain, signer: by, payload }, state) {
    const { disposal, appealUntil } = payload.fields
    const item = state.items.get(chain)!
    const until = appealUntil === undefined ? {} : { appealUntil }
    item.clearances.push({ event: id, index, by, disposal, ...until })
    item.standings.push({ index, event: id, standing: 'cleared' })
  },
}

const byCustodian: Rule<'item.disposed'> = rule('CUS-09', (event, state) => {
  const custodian = custodianAt(event.chain, event.index, state)
  if (custodian === event.signer) return undefined
  return breach('CUS-09', {
    sentence: `Person ${event.signer} ends the custody of item ${event.chain}, but person ${custodian} holds it.`,
    remedy: `Only the custodian, person ${custodian}, can do that.`,
  })
})

const asAuthorised: Rule<'item.disposed'> = rule('DIS-01', (event, state) => {
  const { clearance, disposal } = event.payload.fields
  const found = clearanceAt(state.items.get(event.chain)!, event.index, state)
  const { appealUntil = -Infinity } = found ?? {}
  const fault =
    found === undefined
      ? 'and nothing authorises it'
      : found.event !== clearance
        ? `and names event ${clearance} as its authority, which is not in force`
        : found.disposal !== disposal
          ? `and event ${clearance} authorises that it is ${found.disposal}`
          : event.recordedAt <= appealUntil
            ? `and the time for appeal runs until ${utc(appealUntil)}`
            : undefined
  if (fault === undefined) return undefined
  return breach('DIS-01', {
    sentence: `Event ${event.id} says that item ${event.chain} is ${disposal}, ${fault}.`,
    remedy:
      found === undefined
        ? 'Have its end authorised first, with disposition.authorized.'
        : `Do what event ${found.event} authorises, once the time for appeal is over.`,
  })
})

/** DIS-05. A court may have its reasons, so this is only to be explained. */
const keptLongEnough: Rule<'item.disposed'> = rule('DIS-05', (event, state) => {
  const { retention } = policyAt(state, event.index)!
  const entry = state.events.get(event.chain)!
  if (retention === undefined) return notConcerned
  if (event.recordedAt >= entry.recordedAt + retention * 1000) return undefined
  return breach('DIS-05', {
    sentence: `Item ${event.chain} came into custody at ${utc(entry.recordedAt)} and came to its end at ${utc(event.recordedAt)}; the policy keeps what was taken for at least ${duration(retention)}.`,
    remedy: 'Say why it could not be kept; a remark can add that.',
  })
})

/** Whose signature ends custody beside the custodian's, if anybody's. */
function signersOf({ payload }: EventOf<'item.disposed'>): readonly Role[] {
  switch (payload.fields.disposal) {
    case 'returned':
      return ['owner']
    case 'destroyed':
      return enumerations.role
    default:
      return []
  }
}

/** Asked where the end is stated, and again where a signature completes it. */
const endRules: readonly Rule<'item.disposed'>[] = [
  byCustodian,
  endNotOnHold,
  asAuthorised,
  nothingOpen,
  comesOfIt,
]

function proposeEnd(event: EventOf<'item.disposed'>, state: LawState): Proposal {
  const item = state.items.get(event.chain)!
  const before = custodyMark(item, event.index)
  const approvers = signersOf(event)
  return {
    needed: () => (approvers.length === 0 ? 0 : 1),
    approvers,
    given: 'witness',
    barred: [],
    lapsed: (now) =>
      custodyMark(item, now) === before && clearanceAt(item, now, state) !== undefined
        ? undefined
        : 'the custodian or the state of the item changed since, or a hold was placed on it',
    obstacle: (place) => firstOf(endRules, { ...event, ...place }, state),
    takeEffect(at) {
      item.standings.push({ index: at, event: event.id, standing: 'disposed' })
    },
  }
}

export const disposalLaw: TypeLaw<'item.disposed'> = {
  rules: endRules,
  points: [keptLongEnough],
  proposal(event, state) {
    const { disposal, remaining = [] } = event.payload.fields
    const item = state.items.get(event.chain)!
    item.disposals.push({ event: event.id, index: event.index, disposal, remaining })
    return proposeEnd(event, state)
  },
}
