import type { Breach } from '../breach.ts'
import { kidOf } from '../keys-of.ts'
import { breach } from '../law.ts'
import type { Rekeying } from '../custody-record.ts'
import { newMark } from '../state/marks.ts'
import type { Mark } from '../state/marks.ts'
import type { KeyState, PartyState } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'

export interface NewKey {
  readonly publicKey: string
  readonly nextKey: string | undefined
  readonly party: PartyState
  /** The event that brings the key, and the position since which it is in force. */
  readonly event: { readonly id: string; readonly index: number }
  readonly rekeyed?: Rekeying | undefined
  readonly mark?: Mark
}

/** Brings a key in force for a party. */
export function addKey(added: NewKey, state: LawState): KeyState {
  const { publicKey, nextKey, party, event, rekeyed, mark = newMark() } = added
  const kid = kidOf(publicKey)
  const key: KeyState = {
    kid,
    publicKey,
    party,
    event: event.id,
    since: event.index,
    until: undefined,
    ended: undefined,
    revoked: false,
    nextKey,
    suspicions: [],
    rekeyed,
    mark,
  }
  party.keys.push(key)
  state.keys.set(kid, key)
  state.keyOwners.set(kid, party.party)
  return key
}

/** Ends a key that has not ended yet. */
export function endKey(key: KeyState, at: number, ended: NonNullable<KeyState['ended']>): void {
  if (key.until !== undefined) return
  key.until = at
  key.ended = ended
}

/** KEY-01: a key belongs to one person for ever, and comes in force once. `claimant` may have asked for it before. */
export function keyIsFree(
  publicKey: string,
  claimant: string,
  state: LawState,
): Breach | undefined {
  const kid = kidOf(publicKey)
  const owner = state.keyOwners.get(kid)
  if (owner === undefined || (owner === claimant && !state.keys.has(kid))) return undefined
  return breach('KEY-01', {
    sentence: `The key ${kid} is already known as a key of person ${owner}.`,
    remedy: 'Make a fresh key for this purpose; a key is never used again.',
  })
}
