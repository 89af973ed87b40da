import { breach } from '../law.ts'
import type { EventOf, GeneralRule, Rule, TypeLaw } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { isRegistered } from '../general/signer.ts'
import { beginLoan, endLoans, loansEndedBy, openOffer } from '../state/items.ts'
import type { ItemState, OfferState } from '../state/items.ts'
import { findTerm } from '../state/parties.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'
import { keepsWatch } from './entry.ts'
import { custodianAt } from './keeping.ts'
import { custodyRoles, neverHolding } from './roles.ts'

type Offer = EventOf<'transfer.offered'>
type AnswerType = 'transfer.accepted' | 'transfer.refused'
type ClosingType = AnswerType | 'transfer.cancelled'

function offerOpen(event: Pick<Offer, 'chain' | 'index'>, state: LawState): OfferState | undefined {
  return openOffer(state.items.get(event.chain)!, event.index)
}

const byCustodian: Rule<'transfer.offered' | 'transfer.cancelled'> = (event, state) => {
  const custodian = custodianAt(event.chain, event.index, state)
  if (custodian === event.signer) return undefined
  const act = event.payload.type === 'transfer.offered' ? 'offers' : 'takes back an offer of'
  return breach('CUS-04', {
    sentence: `Person ${event.signer} ${act} item ${event.chain}, but person ${custodian} holds it.`,
    remedy: `Only the custodian, person ${custodian}, can do that.`,
  })
}

const oneAtATime: Rule<'transfer.offered'> = (event, state) => {
  const open = offerOpen(event, state)
  if (open === undefined) return undefined
  const isExpired = open.expires < event.recordedAt
  return breach('CUS-04', {
    sentence: `Item ${event.chain} is already offered to person ${open.to} by offer ${open.event}${isExpired ? ', which has expired' : ''}.`,
    remedy: isExpired
      ? 'Close the expired offer with transfer.cancelled, then offer the item again.'
      : 'Wait for the answer, or take that offer back first.',
  })
}

const toAnother: Rule<'transfer.offered'> = ({ chain, signer, payload }) => {
  if (payload.fields.to !== signer) return undefined
  return breach('CUS-05', {
    sentence: `Person ${signer} offers item ${chain} to himself.`,
    remedy:
      'Offer it to the person who is to hold it next. To say where it is kept, record item.stored.',
  })
}

const toWhomItMay: Rule<'transfer.offered'> = (event, state) => {
  const fault = receiverFault(event, state)
  if (fault === undefined) return undefined
  const { to } = event.payload.fields
  return breach('CUS-10', {
    sentence: `Item ${event.chain} is offered to person ${to}, ${fault}.`,
    remedy:
      'Have the person enrolled and given a role that may hold evidence in this case, or offer the item to somebody else.',
  })
}

function receiverFault(event: Offer, state: LawState): string | undefined {
  const { index, recordedAt: time } = event
  const party = state.parties.get(event.payload.fields.to)
  if (party === undefined || party.index >= index || !isRegistered(party, index, state)) {
    return 'who is not enrolled'
  }
  const inCase = { index, time, case: state.items.get(event.chain)!.case }
  const watch = neverHolding.find((role) => findTerm(party, { role, ...inCase }) !== undefined)
  if (watch !== undefined) return `who holds the role ${watch}`
  const mayHold = [...custodyRoles].some(
    (role) => findTerm(party, { role, ...inCase }) !== undefined,
  )
  return mayHold ? undefined : 'who has no role that may hold it'
}

const expiresInTime: Rule<'transfer.offered'> = (event, state) => {
  const { expires } = event.payload.fields
  const lifetime = policyAt(state, event.index)!.offerLifetime
  if (expires > event.recordedAt && expires <= event.recordedAt + lifetime * 1000) return undefined
  return breach('TRF-01', {
    sentence: `Offer ${event.id} is recorded at ${utc(event.recordedAt)} and expires at ${utc(expires)}.`,
    remedy: `Let it expire later than it is recorded, and at most ${duration(lifetime)} later.`,
  })
}

const dueInTime: Rule<'transfer.offered'> = ({ id, payload }) => {
  const { kind, dueBack } = payload.fields
  const isMissing = kind === 'loan' && dueBack === undefined
  const isPast = dueBack !== undefined && dueBack <= payload.occurredAt.time
  if (!isMissing && !isPast) return undefined
  return breach('TRF-02', {
    sentence: isMissing
      ? `Offer ${id} is a loan and does not say when the item is due back.`
      : `Offer ${id} of ${utc(payload.occurredAt.time)} wants the item back at ${utc(dueBack!)}.`,
    remedy: 'Name a time after the offer at which the item is to be back.',
  })
}

const namesOpenOffer: Rule<ClosingType> = (event, state) => {
  const named = event.payload.fields.offer
  const open = offerOpen(event, state)
  if (open?.event === named) return undefined
  return breach('CUS-03', {
    sentence: `Event ${event.id} answers or closes offer ${named}, which is not open for item ${event.chain}.`,
    remedy:
      open === undefined
        ? 'No offer is open for this item: the custodian has to offer it first.'
        : `The open offer is ${open.event}; name that one.`,
  })
}

const byReceiver: Rule<AnswerType> = (event, state) => {
  const { to, event: offer } = offerOpen(event, state)!
  if (to === event.signer) return undefined
  return breach('CUS-03', {
    sentence: `Person ${event.signer} answers offer ${offer}, which was made to person ${to}.`,
    remedy: `Only person ${to} can accept or refuse it; the custodian can take it back and offer the item anew.`,
  })
}

const beforeExpiry: Rule<AnswerType> = (event, state) => {
  const { expires, event: offer } = offerOpen(event, state)!
  if (event.recordedAt <= expires) return undefined
  return breach('CUS-03', {
    sentence: `Offer ${offer} expired at ${utc(expires)}, and the answer is recorded at ${utc(event.recordedAt)}.`,
    remedy: 'Let the custodian close the expired offer and offer the item again.',
  })
}

const afterExpiry: Rule<'transfer.cancelled'> = (event, state) => {
  const { expires, event: offer } = offerOpen(event, state)!
  if (event.payload.fields.reason !== 'expired' || event.recordedAt > expires) return undefined
  return breach('TRF-03', {
    sentence: `Offer ${offer} is closed as expired at ${utc(event.recordedAt)}, but it is open until ${utc(expires)}.`,
    remedy: 'Take it back with the reason withdrawn, or wait until it has expired.',
  })
}

const measuredOnReceipt: Rule<'transfer.accepted'> = ({ id, chain, payload }, state) => {
  if (state.items.get(chain)!.kind !== 'data' || payload.sealed.has('digests')) return undefined
  return breach('INT-03', {
    sentence: `Item ${chain} is data, and its receiver accepted it in event ${id} without measuring its digests.`,
    remedy: 'Let the new custodian record integrity.checked before anything else is done with it.',
  })
}

const broughtBackInTime: Rule<'transfer.accepted'> = (event, state) => {
  const ended = loansEndedBy(state.items.get(event.chain)!, event.signer)
  const late = ended.find(({ dueBack }) => dueBack < event.recordedAt)
  if (late === undefined) return undefined
  return breach('CUS-08', {
    sentence: `Item ${event.chain}, lent by offer ${late.offer}, was due back at ${utc(late.dueBack)} and came back at ${utc(event.recordedAt)}.`,
    remedy: 'Say why it came back late; a remark can add that.',
  })
}

function closeOffer(item: ItemState, at: number): OfferState {
  const offer = item.offers.at(-1)!
  offer.closedAt = at
  return offer
}

function moveCustody(event: EventOf<'transfer.accepted'>, state: LawState): void {
  const { id, index, signer, chain } = event
  const item = state.items.get(chain)!
  const { kind, dueBack, from, event: offer } = closeOffer(item, index)
  item.spans.push({ from: index, event: id, custodian: signer })
  endLoans(item, signer, index)
  if (kind !== 'loan' || dueBack === undefined) return
  beginLoan(item, { offer, event: id, index, lender: from, borrower: signer, dueBack })
}

function openNewOffer(event: Offer, state: LawState): void {
  const { to, kind, expires, dueBack } = event.payload.fields
  state.items.get(event.chain)!.offers.push({
    event: event.id,
    index: event.index,
    from: event.signer,
    to,
    kind,
    expires,
    ...(dueBack === undefined ? {} : { dueBack }),
    closedAt: undefined,
  })
}

function close(event: EventOf<ClosingType>, state: LawState): void {
  closeOffer(state.items.get(event.chain)!, event.index)
}

/** CUS-06, asked of every act on an item: an offer without answer leaves open who is to hold the item next. */
export const offerUnanswered: GeneralRule = (
  { id, kind, chain, index, recordedAt, payload },
  state,
) => {
  const item = kind === 'item' ? state.items.get(chain) : undefined
  const open = item && openOffer(item, index)
  const isClosing = payload.type === 'transfer.cancelled' || payload.role === 'service'
  if (open === undefined || open.expires >= recordedAt || isClosing) return undefined
  return breach('CUS-06', {
    sentence: `When event ${id} was recorded, offer ${open.event} of item ${chain} had expired at ${utc(open.expires)} without an answer.`,
    remedy:
      'Let the custodian close the offer with transfer.cancelled, and say who had the item meanwhile.',
  })
}

export const offerLaw: TypeLaw<'transfer.offered'> = {
  rules: [byCustodian, oneAtATime, toAnother, toWhomItMay, expiresInTime, dueInTime],
  effect: openNewOffer,
}

export const acceptanceLaw: TypeLaw<'transfer.accepted'> = {
  rules: [namesOpenOffer, byReceiver, beforeExpiry, keepsWatch],
  points: [measuredOnReceipt, broughtBackInTime],
  effect: moveCustody,
}

export const refusalLaw: TypeLaw<'transfer.refused'> = {
  rules: [namesOpenOffer, byReceiver, beforeExpiry],
  effect: close,
}

export const cancellationLaw: TypeLaw<'transfer.cancelled'> = {
  rules: [byCustodian, namesOpenOffer, afterExpiry],
  effect: close,
}
