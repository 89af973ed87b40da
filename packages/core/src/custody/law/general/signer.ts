import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { disputedGround, isInForce } from '../state/parties.ts'
import type { KeyState, PartyState } from '../state/parties.ts'
import { belongs } from '../state/chains.ts'
import { isSuccessorSigned } from '../keys-of.ts'
import type { LawState } from '../state/state.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { termOf } from './role.ts'

/** CRY-06: a key in force at this position that belongs to the signer. A successor that rotates itself in is judged by KEY-03. */
export const keyInForce: GeneralRule = rule('CRY-06', (event, state) => {
  if (isSuccessorSigned(event)) return notConcerned
  const key = state.keys.get(event.kid)
  const fault = keyFault(key, event, state)
  if (fault === undefined) return undefined
  return breach('CRY-06', {
    sentence: `Event ${event.id} is signed for person ${event.signer} with key ${event.kid}, ${fault}.`,
    remedy:
      'Sign with a key that is enrolled for this person and has neither been replaced nor revoked.',
  })
})

function keyFault(
  key: KeyState | undefined,
  event: PlacedEvent,
  state: LawState,
): string | undefined {
  if (key === undefined || key.since >= event.index) return 'which nobody had enrolled before'
  if (key.party.party !== event.signer) return `which belongs to person ${key.party.party}`
  if (!isInForce(key, event.index)) {
    return key.ended === 'holder-gone'
      ? `who is gone since position ${key.until}`
      : `which was ${key.ended} at position ${key.until}`
  }
  if (!isRegistered(key.party, event.index, state))
    return 'and no chain of this person is registered'
  return undefined
}

/** Whether a person's enrolment belongs to the ledger for an event at `index`; the founding itself enrols its people. */
export function isRegistered(party: PartyState, index: number, state: LawState): boolean {
  if (party.standing !== 'enrolled') return true
  const chain = state.chains.get(party.chain!)
  return chain !== undefined && belongs(chain, index, state.chains)
}

/** KEY-07: what a suspect key enrolled or granted stays in dispute, and so does what is signed on that ground. */
export const signerInDispute: GeneralRule = rule('KEY-07', (event, state) => {
  const key = state.keys.get(event.kid)
  if (key === undefined) return notConcerned
  const ground = disputedGround(key, termOf(event, state), event.index)
  if (ground === undefined) return undefined
  const words = {
    key: `The key ${event.kid}`,
    enrolment: 'The enrolment',
    role: `The role ${event.payload.role}`,
  }
  return breach('KEY-07', {
    sentence: `${words[ground]} of person ${event.signer}, who signs event ${event.id}, came from a signature that is in dispute.`,
    remedy: 'Let somebody whose key is not in dispute enrol the person, or give the role, again.',
  })
})
