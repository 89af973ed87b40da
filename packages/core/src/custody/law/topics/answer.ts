import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { beginLoan, endLoans, endLoansOf, loansEndedBy } from '../state/items.ts'
import type { ItemState, OfferState } from '../state/items.ts'
import { isGone } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { carriedUnderSeal } from './courier.ts'
import { keepsWatch } from './entry.ts'
import { inAllowedHands } from './handling.ts'
import { acceptedNotOnHold } from './held.ts'
import { byCustodian, offerOpen } from './offer.ts'
import { noteReading } from './readings.ts'
import { sealsReceived } from './seals-handed-over.ts'

type AnswerType = 'transfer.accepted' | 'transfer.refused'
type ClosingType = AnswerType | 'transfer.cancelled'

const namesOpenOffer: Rule<ClosingType> = rule('CUS-03', (event, state) => {
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
})

const byReceiver: Rule<AnswerType> = rule('CUS-03', (event, state) => {
  const { to, event: offer } = offerOpen(event, state)!
  if (to === event.signer) return undefined
  return breach('CUS-03', {
    sentence: `Person ${event.signer} answers offer ${offer}, which was made to person ${to}.`,
    remedy: `Only person ${to} can accept or refuse it; the custodian can take it back and offer the item anew.`,
  })
})

const beforeExpiry: Rule<AnswerType> = rule('CUS-03', (event, state) => {
  const { expires, event: offer } = offerOpen(event, state)!
  if (event.recordedAt <= expires) return undefined
  return breach('CUS-03', {
    sentence: `Offer ${offer} expired at ${utc(expires)}, and the answer is recorded at ${utc(event.recordedAt)}.`,
    remedy: 'Let the custodian close the expired offer and offer the item again.',
  })
})

const afterExpiry: Rule<'transfer.cancelled'> = rule('TRF-03', (event, state) => {
  const { expires, event: offer } = offerOpen(event, state)!
  if (event.payload.fields.reason !== 'expired') return notConcerned
  if (event.recordedAt > expires) return undefined
  return breach('TRF-03', {
    sentence: `Offer ${offer} is closed as expired at ${utc(event.recordedAt)}, but it is open until ${utc(expires)}.`,
    remedy: 'Take it back with the reason withdrawn, or wait until it has expired.',
  })
})

const measuredOnReceipt: Rule<'transfer.accepted'> = rule(
  'INT-03',
  ({ id, chain, payload }, state) => {
    if (state.items.get(chain)!.form !== 'data') return notConcerned
    if (payload.sealed.has('digests')) return undefined
    return breach('INT-03', {
      sentence: `Item ${chain} is data, and its receiver accepted it in event ${id} without measuring its digests.`,
      remedy:
        'Let the new custodian record integrity.checked before anything else is done with it.',
    })
  },
)

const broughtBackInTime: Rule<'transfer.accepted'> = rule('CUS-08', (event, state) => {
  const ended = loansEndedBy(state.items.get(event.chain)!, event.signer)
  if (ended.length === 0) return notConcerned
  const late = ended.find(({ dueBack }) => dueBack < event.recordedAt)
  if (late === undefined) return undefined
  return breach('CUS-08', {
    sentence: `Item ${event.chain}, lent by offer ${late.offer}, was due back at ${utc(late.dueBack)} and came back at ${utc(event.recordedAt)}.`,
    remedy: 'Say why it came back late; a remark can add that.',
  })
})

function closeOffer(item: ItemState, at: number): OfferState {
  const offer = item.offers.at(-1)!
  offer.closedAt = at
  return offer
}

function moveCustody(event: EventOf<'transfer.accepted'>, state: LawState): void {
  const { id, index, signer, chain } = event
  const item = state.items.get(chain)!
  const { dueBack, from, event: offer } = closeOffer(item, index)
  item.spans.push({ from: index, event: id, custodian: signer })
  endLoans(item, signer, index)
  if (event.payload.sealed.has('digests')) noteReading(item, event)
  if (dueBack === undefined) {
    endLoansOf(item, (lender) => isGone(state.parties.get(lender)!, index), index)
    return
  }
  beginLoan(item, { offer, event: id, index, lender: from, borrower: signer, dueBack })
}

function close(event: EventOf<ClosingType>, state: LawState): void {
  closeOffer(state.items.get(event.chain)!, event.index)
}

export const acceptanceLaw: TypeLaw<'transfer.accepted'> = {
  rules: [namesOpenOffer, byReceiver, beforeExpiry, keepsWatch, acceptedNotOnHold],
  points: [measuredOnReceipt, broughtBackInTime, sealsReceived, carriedUnderSeal, inAllowedHands],
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
