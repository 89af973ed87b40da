import type { Role } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach } from '../law.ts'
import type { PartyState } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { holdsForGood } from '../state/terms.ts'

/** Roles without which a ledger cannot go on, each with the number of people who must be left in it. */
const kept: readonly (readonly [Role, (state: LawState) => number])[] = [
  ['registrar', () => 1],
  ['founder', (state) => state.genesis!.fields.threshold],
]

/** Notes whether a person is one of those, after his roles have changed. Party chains are read in order, so the last word holds. */
export function noteKeeper(party: PartyState, state: LawState): void {
  for (const [role] of kept) {
    const holders = state.keepers.get(role) ?? new Set()
    if (holders.size === 0) state.keepers.set(role, holders)
    if (party.ended === undefined && holdsForGood(party, role)) holders.add(party.party)
    else holders.delete(party.party)
  }
}

/** PTY-05: without this person in these roles, somebody must be left who can do what only they can. */
export function leavesNobody(
  party: string,
  roles: readonly Role[],
  state: LawState,
): Breach | undefined {
  for (const [role, needed] of kept) {
    const holders = state.keepers.get(role)
    if (!roles.includes(role) || holders?.has(party) !== true) continue
    if (holders.size - 1 >= needed(state)) continue
    return breach('PTY-05', {
      sentence: `Without person ${party} the ledger has ${holders.size - 1} of the ${needed(state)} people in the role ${role} whom it needs.`,
      remedy:
        role === 'registrar'
          ? 'Give the role registrar to another person first, without an end; a key in wrong hands is revoked.'
          : 'Acts on the ledger would find too few founders; if his key is in wrong hands, revoke it, and let the others go on in a new ledger that continues this one.',
    })
  }
  return undefined
}
