import type { Founder } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { kidOf } from '../keys-of.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { newParty } from '../state/parties.ts'
import type { PartyState } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { addTerm } from '../state/terms.ts'
import { noteKeeper } from './keepers.ts'
import { addKey } from './keys.ts'
import { excludingRoles, rolesNotGiven } from './roles.ts'

type Genesis = EventOf<'ledger.opened'>

const oneBeginning: Rule<'ledger.opened'> = rule('GEN-01', (event, state) => {
  const isFirst =
    event.index === 0 &&
    event.payload.seq === 0 &&
    event.kind === 'ledger' &&
    event.chain === event.id &&
    state.chains.size === 0
  if (isFirst) return undefined
  return breach('GEN-01', {
    sentence: `The founding ${event.id} stands at position ${event.index} and place ${event.payload.seq} of its chain.`,
    remedy: 'A ledger is founded once, at position 0 of the log; a new founding begins a new log.',
  })
})

const thresholdPossible: Rule<'ledger.opened'> = rule('GEN-02', ({ id, payload }) => {
  const { threshold, founders } = payload.fields
  if (Number.isInteger(threshold) && threshold >= 1 && threshold <= founders.length)
    return undefined
  return breach('GEN-02', {
    sentence: `The founding ${id} demands ${threshold} founders for acts on the ledger and names ${founders.length}.`,
    remedy: `Demand a number from 1 to ${founders.length}.`,
  })
})

const differentPeople: Rule<'ledger.opened'> = rule('GEN-03', ({ id, payload }) => {
  const people = [...payload.fields.founders, payload.fields.service]
  const parties = new Set(people.map(({ party }) => party))
  const keys = new Set(people.map(({ key }) => key))
  if (parties.size === people.length && keys.size === people.length) return undefined
  const shared = parties.size < people.length ? 'party id' : 'key'
  return breach('GEN-03', {
    sentence: `The founding ${id} names the same ${shared} twice among its founders and its service.`,
    remedy: 'Give each founder, and the service, a party id and a key of their own.',
  })
})

const firstFounderSigns: Rule<'ledger.opened'> = rule('GEN-04', ({ id, signer, kid, payload }) => {
  const first = payload.fields.founders[0]
  const isSigned =
    first !== undefined &&
    first.party === signer &&
    kidOf(first.key) === kid &&
    payload.role === 'founder'
  if (isSigned) return undefined
  return breach('GEN-04', {
    sentence: `The founding ${id} is signed by person ${signer} with key ${kid}, in the role ${payload.role}.`,
    remedy: `It is signed in the role founder by person ${first?.party ?? 'none'}, who is named first, with the key named there.`,
  })
})

const othersProvePossession: Rule<'ledger.opened'> = rule('KEY-02', ({ payload }) => {
  const founder = payload.fields.founders
    .slice(1)
    .find(({ possession }) => possession === undefined)
  if (payload.fields.founders.length < 2) return notConcerned
  return founder === undefined ? undefined : unproven(founder)
})

function unproven({ party }: Founder): Breach {
  return breach('KEY-02', {
    sentence: `Founder ${party} has not proven that the key named for him is his.`,
    remedy: 'Each founder but the first signs a proof of possession over the origin of the ledger.',
  })
}

const foundersRoles: Rule<'ledger.opened'> = rule('ROL-03', ({ payload }) =>
  eachFounder(payload.fields.founders, ({ party, roles }) =>
    rolesNotGiven(party, roles, ['service']),
  ),
)

const foundersRolesTogether: Rule<'ledger.opened'> = rule('ROL-04', ({ payload }) =>
  eachFounder(payload.fields.founders, ({ party, roles }) => excludingRoles(party, roles)),
)

function eachFounder(
  founders: readonly Founder[],
  fault: (founder: Founder) => Breach | undefined,
): Breach | undefined {
  for (const founder of founders) {
    const found = fault(founder)
    if (found !== undefined) return found
  }
  return undefined
}

function found(event: Genesis, state: LawState): void {
  const { fields } = event.payload
  state.genesis = { id: event.id, fields }
  state.policies.push({ since: event.index, event: event.id, policy: fields.policy })
  for (const founder of fields.founders) enrolFounder(founder, event, state)
  const { party, key } = fields.service
  const service = enrol(party, 'service', event, state)
  addKey({ publicKey: key, nextKey: undefined, party: service, event }, state)
  addTerm(service, { role: 'service', event: event.id, by: event.signer, since: event.index })
}

function enrolFounder(founder: Founder, event: Genesis, state: LawState): void {
  const { party, key, nextKey, roles } = founder
  const state_ = enrol(party, 'founder', event, state)
  addKey({ publicKey: key, nextKey, party: state_, event }, state)
  for (const role of new Set<(typeof roles)[number]>(['founder', ...roles])) {
    addTerm(state_, { role, event: event.id, by: event.signer, since: event.index })
  }
  noteKeeper(state_, state)
}

function enrol(
  party: string,
  standing: 'founder' | 'service',
  event: Genesis,
  state: LawState,
): PartyState {
  const enrolled = newParty({
    party,
    chain: undefined,
    standing,
    enrolledBy: event.signer,
    event: event.id,
    index: event.index,
  })
  state.parties.set(party, enrolled)
  return enrolled
}

export const foundingLaw: TypeLaw<'ledger.opened'> = {
  rules: [
    oneBeginning,
    thresholdPossible,
    differentPeople,
    firstFounderSigns,
    othersProvePossession,
    foundersRoles,
    foundersRolesTogether,
  ],
  effect: found,
}
