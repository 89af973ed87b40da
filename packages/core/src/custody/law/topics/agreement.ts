import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import type { AgreementRecord } from '../custody-record.ts'
import type { LawState } from '../state/state.ts'
import { datesInOrder } from './validity.ts'

type Offer = EventOf<'transfer.offered'>

const registeredInOrder: Rule<'agreement.registered'> = rule('AGR-01', ({ id, payload }) =>
  datesInOrder('AGR-01', `agreement ${id}`, payload.fields),
)

/** Agreements stand in the ledger chain, which goes with every bundle and is read first. */
export const agreementLaw: TypeLaw<'agreement.registered'> = {
  rules: [registeredInOrder],
  effect({ id, index, payload }, state) {
    const { kind, validFrom, validUntil, kinds } = payload.fields
    state.agreements.set(id, {
      event: id,
      index,
      kind,
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(kinds === undefined ? {} : { kinds }),
    })
  },
}

function citedBy({ payload, index }: Offer, state: LawState): AgreementRecord | undefined {
  const found = state.agreements.get(payload.fields.agreement ?? '')
  return found !== undefined && found.index < index ? found : undefined
}

/** AGR-02: what is cited is an agreement, and the offer is one that can rest on it. */
export const agreementOnRecord: Rule<'transfer.offered'> = rule('AGR-02', (event, state) => {
  const { agreement, kind } = event.payload.fields
  if (agreement === undefined) return notConcerned
  const why =
    citedBy(event, state) === undefined
      ? 'which was not registered before'
      : kind === 'mla'
        ? undefined
        : `and is of the kind ${kind}, which rests on no agreement`
  if (why === undefined) return undefined
  return breach('AGR-02', {
    sentence: `Offer ${event.id} cites the agreement ${agreement}, ${why}.`,
    remedy:
      'Have the agreement registered first and cite the id of that event, in an offer of the kind mla.',
  })
})

/** AGR-03: judged by the time of recording, like all that an offer says. */
export const agreementInForce: Rule<'transfer.offered'> = rule('AGR-03', (event, state) => {
  const agreement = citedBy(event, state)
  if (agreement === undefined) return notConcerned
  const { recordedAt: now } = event
  const { validFrom = -Infinity, validUntil = Infinity } = agreement
  if (now >= validFrom && now <= validUntil) return undefined
  const bound = now > validUntil ? `ended at ${utc(validUntil)}` : `begins at ${utc(validFrom)}`
  return breach('AGR-03', {
    sentence: `Offer ${event.id} is recorded at ${utc(now)}, but the agreement ${agreement.event} that it cites ${bound}.`,
    remedy: 'Cite an agreement that is in force, or have its renewal registered first.',
  })
})

/** XFR-01. */
export const agreementCited: Rule<'transfer.offered'> = rule(
  'XFR-01',
  ({ id, signer, payload }) => {
    const { kind, agreement } = payload.fields
    if (kind !== 'mla') return notConcerned
    const faults = [
      ...(agreement === undefined ? ['cites no agreement'] : []),
      ...(payload.role === 'contact-point' ? [] : [`is signed in the role ${payload.role}`]),
    ]
    if (faults.length === 0) return undefined
    return breach('XFR-01', {
      sentence: `Offer ${id} sends the item to another authority, and ${faults.join(' and ')}; person ${signer} signed it.`,
      remedy:
        'Let the point of contact offer it, under an agreement that is registered; a remark can say why it went another way.',
    })
  },
)

/** XFR-02. */
export const kindAgreed: Rule<'transfer.offered'> = rule('XFR-02', (event, state) => {
  const agreement = citedBy(event, state)
  const { kind } = state.items.get(event.chain)!
  if (agreement?.kinds === undefined) return notConcerned
  if (agreement.kinds.includes(kind)) return undefined
  return breach('XFR-02', {
    sentence: `Offer ${event.id} sends item ${event.chain}, of the kind ${kind}, under the agreement ${agreement.event}, which is for ${agreement.kinds.join(', ')}.`,
    remedy: 'Cite an agreement that covers this kind of item, or explain the offer.',
  })
})
