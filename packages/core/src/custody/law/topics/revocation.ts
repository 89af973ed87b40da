import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import { disputeDeeds } from '../state/marks.ts'
import { suspectSince } from '../state/parties.ts'
import type { KeyState } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { endKey } from './keys.ts'

type Revocation = EventOf<'key.revoked'>

const revokers = ['registrar', 'founder']

const byWhom: Rule<'key.revoked'> = rule('KEY-04', (event, state) => {
  const { party } = state.partyOfChain.get(event.chain)!
  if (event.signer === party || revokers.includes(event.payload.role)) return undefined
  return breach('KEY-04', {
    sentence: `Person ${event.signer}, in the role ${event.payload.role}, revokes a key of person ${party}.`,
    remedy: 'Let the holder of the key, a registrar or a founder revoke it.',
  })
})

/** The key that a revocation names: one that this person has or had. */
function namedKey(event: Revocation, state: LawState): KeyState | undefined {
  const key = state.keys.get(event.payload.fields.key)
  return key?.party.chain === event.chain && key.since < event.index ? key : undefined
}

const keyOfThisPerson: Rule<'key.revoked'> = rule('KEY-05', (event, state) => {
  if (namedKey(event, state) !== undefined) return undefined
  const { party } = state.partyOfChain.get(event.chain)!
  return breach('KEY-05', {
    sentence: `Event ${event.id} revokes key ${event.payload.fields.key}, which person ${party} has never had.`,
    remedy: 'Name the key by its thumbprint (kid), in the chain of the person to whom it belongs.',
  })
})

const earlierPosition: Rule<'key.revoked'> = rule('KEY-06', (event) => {
  const { suspectSince: since, key } = event.payload.fields
  if (since === undefined) return notConcerned
  if (since < event.index) return undefined
  return breach('KEY-06', {
    sentence: `Event ${event.id} at position ${event.index} calls the key ${key} suspect since position ${since}.`,
    remedy:
      'Name the first position of the log at which the key may have been in wrong hands; it lies before this event.',
  })
})

const saysSomethingNew: Rule<'key.revoked'> = rule('KEY-05', (event, state) => {
  const key = namedKey(event, state)!
  const { suspectSince: since } = event.payload.fields
  const known = suspectSince(key, event.index) ?? Infinity
  if (!key.revoked || (since !== undefined && since < known)) return undefined
  return breach('KEY-05', {
    sentence: `The key ${key.kid} is already revoked, and event ${event.id} adds nothing.`,
    remedy:
      'Nothing is left to do, unless the key is suspect since an earlier position; then name that position.',
  })
})

function revoke(event: Revocation, state: LawState): void {
  const key = namedKey(event, state)!
  key.revoked = true
  endKey(key, event.index, 'revoked')
}

function proposal(event: Revocation, state: LawState): Proposal | undefined {
  const { suspectSince: since } = event.payload.fields
  if (since === undefined) return undefined
  const key = namedKey(event, state)!
  return {
    needed: () => 1,
    approvers: ['founder', 'registrar', 'supervisor', 'oversight'],
    barred: [],
    lapsed: () => undefined,
    takeEffect: (at) => suspect(key, since, at),
  }
}

/** From now on what the key signed since that position is in dispute, and all that rests on it (D19). */
function suspect(key: KeyState, since: number, at: number): void {
  const known = suspectSince(key, Infinity)
  if (known !== undefined && known <= since) return
  key.suspicions.push({ since, at })
  disputeDeeds(key.mark, { since, before: known ?? Infinity, at })
}

export const revocationLaw: TypeLaw<'key.revoked'> = {
  rules: [byWhom, keyOfThisPerson, earlierPosition, saysSomethingNew],
  effect: revoke,
  proposal,
}
