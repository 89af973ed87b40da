import type { Word } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, GeneralRule, Rule, TypeLaw } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { isRegistered } from '../general/signer.ts'
import { openOffer } from '../state/items.ts'
import type { OfferState } from '../state/items.ts'
import { findTerm, isGone } from '../state/parties.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'
import { leavesNotOnHold } from './held.ts'
import { agreementCited, agreementInForce, agreementOnRecord, kindAgreed } from './agreement.ts'
import { custodianAt } from './keeping.ts'
import { custodyRoles, neverHolding } from './roles.ts'
import { sealsReleased } from './seals-handed-over.ts'

type Offer = EventOf<'transfer.offered'>

/** The offer of the item that is open for an event of its chain. */
export function offerOpen(
  event: Pick<Offer, 'chain' | 'index'>,
  state: LawState,
): OfferState | undefined {
  return openOffer(state.items.get(event.chain)!, event.index)
}

export const byCustodian: Rule<'transfer.offered' | 'transfer.cancelled'> = rule(
  'CUS-04',
  (event, state) => {
    const custodian = custodianAt(event.chain, event.index, state)
    const act = event.payload.type === 'transfer.offered' ? 'offers' : 'takes back an offer of'
    if (event.payload.role === 'supervisor') return onlyForTheGone(event, { custodian, act }, state)
    if (custodian === event.signer) return undefined
    return breach('CUS-04', {
      sentence: `Person ${event.signer} ${act} item ${event.chain}, but person ${custodian} holds it.`,
      remedy: `Only the custodian, person ${custodian}, can do that.`,
    })
  },
)

/** Whoever is gone can hand nothing over: a supervisor does that, and the receiver signs for it as for any other item. */
function onlyForTheGone(
  { chain, signer, index }: Pick<Offer, 'chain' | 'signer' | 'index'>,
  { custodian, act }: { readonly custodian: string | undefined; readonly act: string },
  state: LawState,
): Breach | undefined {
  const holder = state.parties.get(custodian ?? '')
  if (holder !== undefined && isGone(holder, index)) return undefined
  return breach('CUS-04', {
    sentence: `Person ${signer} ${act} item ${chain} in the role supervisor, but person ${custodian}, who holds it, is not gone.`,
    remedy: `Let the custodian, person ${custodian}, do that in a role that handles evidence.`,
  })
}

const oneAtATime: Rule<'transfer.offered'> = rule('CUS-04', (event, state) => {
  const open = offerOpen(event, state)
  if (open === undefined) return undefined
  const isExpired = open.expires < event.recordedAt
  return breach('CUS-04', {
    sentence: `Item ${event.chain} is already offered to person ${open.to} by offer ${open.event}${isExpired ? ', which has expired' : ''}.`,
    remedy: isExpired
      ? 'Close the expired offer with transfer.cancelled, then offer the item again.'
      : 'Wait for the answer, or take that offer back first.',
  })
})

const toAnother: Rule<'transfer.offered'> = rule(
  'CUS-05',
  ({ chain, index, signer, payload }, state) => {
    if (!isSameHuman([payload.fields.to, signer], index, state)) return undefined
    return breach('CUS-05', {
      sentence: `Person ${signer} offers item ${chain} to himself.`,
      remedy:
        'Offer it to the person who is to hold it next. To say where it is kept, record item.stored.',
    })
  },
)

const toWhomItMay: Rule<'transfer.offered'> = rule('CUS-10', (event, state) => {
  const fault = receiverFault(event, state)
  if (fault === undefined) return undefined
  const { to } = event.payload.fields
  return breach('CUS-10', {
    sentence: `Item ${event.chain} is offered to person ${to}, ${fault}.`,
    remedy:
      'Have the person enrolled and given a role that may hold evidence in this case, or offer the item to somebody else.',
  })
})

function receiverFault(event: Offer, state: LawState): string | undefined {
  const { index, recordedAt: time } = event
  const party = state.parties.get(event.payload.fields.to)
  if (party === undefined || party.index >= index || !isRegistered(party, index, state)) {
    return 'who is not enrolled'
  }
  if (isGone(party, index)) return 'who is gone'
  const inCase = { index, time, case: state.items.get(event.chain)!.case }
  const watch = neverHolding.find((role) => findTerm(party, { role, ...inCase }) !== undefined)
  if (watch !== undefined) return `who holds the role ${watch}`
  const mayHold = [...custodyRoles].some(
    (role) => findTerm(party, { role, ...inCase }) !== undefined,
  )
  return mayHold ? undefined : 'who has no role that may hold it'
}

const expiresInTime: Rule<'transfer.offered'> = rule('TRF-01', (event, state) => {
  const { expires } = event.payload.fields
  const lifetime = policyAt(state, event.index)!.offerLifetime
  if (expires > event.recordedAt && expires <= event.recordedAt + lifetime * 1000) return undefined
  return breach('TRF-01', {
    sentence: `Offer ${event.id} is recorded at ${utc(event.recordedAt)} and expires at ${utc(expires)}.`,
    remedy: `Let it expire later than it is recorded, and at most ${duration(lifetime)} later.`,
  })
})

/** Kinds of handover after which the item is not expected back: a courier takes it on. */
const oneWay: readonly Word<'transfer-kind'>[] = ['permanent', 'return', 'courier']

const dueInTime: Rule<'transfer.offered'> = rule('TRF-02', (event) => {
  const fault = dueFault(event)
  if (fault === undefined) return undefined
  return breach('TRF-02', {
    sentence: `Offer ${event.id} ${fault}.`,
    remedy:
      'Name a time after the offer at which what is lent is to be back, and none for what stays.',
  })
})

function dueFault({ payload }: Offer): string | undefined {
  const { kind, dueBack } = payload.fields
  const { time } = payload.occurredAt
  if (payload.role === 'supervisor' && (kind === 'loan' || dueBack !== undefined)) {
    return 'lends in the name of a person who is gone'
  }
  if (dueBack === undefined) {
    return kind === 'loan' ? 'is a loan and does not say when the item is due back' : undefined
  }
  if (oneWay.includes(kind)) return `is of the kind ${kind} and says when the item is due back`
  return dueBack <= time ? `of ${utc(time)} wants the item back at ${utc(dueBack)}` : undefined
}

/** TRF-04: what is given back goes to somebody who had it before. */
const backToAHolder: Rule<'transfer.offered'> = rule(
  'TRF-04',
  ({ id, chain, index, payload }, state) => {
    const { to, kind } = payload.fields
    if (kind !== 'return') return notConcerned
    const { spans } = state.items.get(chain)!
    if (spans.some(({ from, custodian }) => from < index && custodian === to)) return undefined
    return breach('TRF-04', {
      sentence: `Offer ${id} gives item ${chain} back to person ${to}, who never held it.`,
      remedy: 'Offer it back to the person from whom it came, or hand it over for good.',
    })
  },
)

function openNewOffer(event: Offer, state: LawState): void {
  const { to, kind, expires, dueBack, seals, agreement } = event.payload.fields
  state.items.get(event.chain)!.offers.push({
    event: event.id,
    index: event.index,
    from: event.signer,
    to,
    kind,
    expires,
    ...(dueBack === undefined ? {} : { dueBack }),
    ...(seals === undefined ? {} : { seals }),
    ...(agreement === undefined ? {} : { agreement }),
    closedAt: undefined,
  })
}

/** CUS-06, asked of every act on an item: an offer without answer leaves open who is to hold the item next. */
export const offerUnanswered: GeneralRule = rule(
  'CUS-06',
  ({ id, kind, chain, index, recordedAt, payload }, state) => {
    const item = kind === 'item' ? state.items.get(chain) : undefined
    const open = item && openOffer(item, index)
    const isClosing = payload.type === 'transfer.cancelled' || payload.role === 'service'
    if (open === undefined || isClosing) return notConcerned
    if (open.expires >= recordedAt) return undefined
    return breach('CUS-06', {
      sentence: `When event ${id} was recorded, offer ${open.event} of item ${chain} had expired at ${utc(open.expires)} without an answer.`,
      remedy:
        'Let the custodian close the offer with transfer.cancelled, and say who had the item meanwhile.',
    })
  },
)

export const offerLaw: TypeLaw<'transfer.offered'> = {
  rules: [
    byCustodian,
    oneAtATime,
    toAnother,
    toWhomItMay,
    expiresInTime,
    dueInTime,
    backToAHolder,
    leavesNotOnHold,
    agreementOnRecord,
    agreementInForce,
  ],
  points: [sealsReleased, agreementCited, kindAgreed],
  effect: openNewOffer,
}
