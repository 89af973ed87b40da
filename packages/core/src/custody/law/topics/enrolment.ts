import { toHex } from '../../../bytes/index.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { recordDeed } from '../state/deeds.ts'
import { newParty } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { addTerm } from '../state/terms.ts'
import { noteKeeper } from './keepers.ts'
import { addKey, keyIsFree } from './keys.ts'
import { excludingRoles, ofTheFounding, rolesNotGiven } from './roles.ts'

type Enrolment = EventOf<'party.enrolled'>

function founderNamed(event: Enrolment, state: LawState) {
  const { party } = event.payload.fields
  return state.genesis?.fields.founders.find((founder) => founder.party === party)
}

const onlyOnce: Rule<'party.enrolled'> = rule('PTY-01', (event, state) => {
  const { party } = event.payload.fields
  const known = state.parties.get(party)
  if (known === undefined || (known.standing === 'founder' && known.chain === undefined))
    return undefined
  return breach('PTY-01', {
    sentence: `Person ${party} is already enrolled.`,
    remedy: 'Let the person choose another party id, or rotate the key of the one that is there.',
  })
})

/** The founding has enrolled its founders; their chains repeat it, so that everything later has a place to stand. */
const asFounded: Rule<'party.enrolled'> = rule('GEN-05', (event, state) => {
  const founder = founderNamed(event, state)
  if (founder === undefined) return notConcerned
  const { key, nextKey, roles, possession } = event.payload.fields
  const isSame =
    key === founder.key &&
    nextKey === founder.nextKey &&
    roles.length === founder.roles.length &&
    roles.every((role, i) => role === founder.roles[i]) &&
    possession === undefined
  if (isSame && event.payload.role === 'founder') return undefined
  return breach('GEN-05', {
    sentence: `The enrolment of founder ${founder.party} differs from the founding, or is not signed in the role founder.`,
    remedy:
      'Repeat key, next key and roles as the founding has them, without another proof of possession, and let a founder sign.',
  })
})

const byRegistrar: Rule<'party.enrolled'> = rule('PTY-02', (event, state) => {
  if (founderNamed(event, state) !== undefined) return notConcerned
  if (event.payload.role === 'registrar') return undefined
  return breach('PTY-02', {
    sentence: `Person ${event.payload.fields.party} is enrolled by person ${event.signer} in the role ${event.payload.role}.`,
    remedy: 'Let a registrar enrol the person.',
  })
})

const possessionProven: Rule<'party.enrolled'> = rule('KEY-02', (event, state) => {
  const { party, possession } = event.payload.fields
  if (founderNamed(event, state) !== undefined) return notConcerned
  if (possession !== undefined) return undefined
  return breach('KEY-02', {
    sentence: `Person ${party} has not proven that the key named for him is his.`,
    remedy: 'Let the person sign a proof of possession with that key and enrol it together.',
  })
})

const freeKey: Rule<'party.enrolled'> = rule('KEY-01', (event, state) => {
  const { key, party } = event.payload.fields
  return founderNamed(event, state) === undefined ? keyIsFree(key, party, state) : notConcerned
})

const rolesToGive: Rule<'party.enrolled'> = rule('ROL-03', (event, state) => {
  const { party, roles } = event.payload.fields
  if (founderNamed(event, state) !== undefined) return notConcerned
  return rolesNotGiven(party, roles, ofTheFounding)
})

const rolesTogether: Rule<'party.enrolled'> = rule('ROL-04', (event, state) => {
  const { party, roles } = event.payload.fields
  if (founderNamed(event, state) !== undefined) return notConcerned
  return excludingRoles(party, roles)
})

function enrol(event: Enrolment, state: LawState): void {
  enterParty(event, state)
  const { openings, index, payload } = event
  if (openings?.person === undefined) return
  state.parties.get(payload.fields.party)!.human = { person: toHex(openings.person), index }
}

function enterParty(event: Enrolment, state: LawState): void {
  const { party, key, nextKey, roles, identity } = event.payload.fields
  const founder = state.parties.get(party)
  if (founder !== undefined) {
    founder.chain = event.chain
    state.partyOfChain.set(event.chain, founder)
    return
  }
  const { id, chain, index, signer } = event
  const enrolled = newParty({
    party,
    chain,
    standing: 'enrolled',
    enrolledBy: signer,
    event: id,
    index,
    identity,
  })
  state.parties.set(party, enrolled)
  state.partyOfChain.set(chain, enrolled)
  addKey({ publicKey: key, nextKey, party: enrolled, event }, state)
  for (const role of roles) addTerm(enrolled, { role, event: id, by: signer, since: index })
  recordDeed(event, enrolled.mark, state)
  noteKeeper(enrolled, state)
}

export const enrolmentLaw: TypeLaw<'party.enrolled'> = {
  rules: [onlyOnce, asFounded, byRegistrar, possessionProven, freeKey, rolesToGive, rolesTogether],
  effect: enrol,
}
