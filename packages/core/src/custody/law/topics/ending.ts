import { breach, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { isGone, lastKey } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { leavesNobody, noteKeeper } from './keepers.ts'
import { endKey } from './keys.ts'

type Ending = EventOf<'party.ended'>

/** PTY-04: of a person who is gone nothing changes any more, in the chain of that person. */
export const goneAlready: Rule<'key.rotated' | 'role.granted' | 'role.revoked' | 'party.ended'> =
  rule('PTY-04', ({ id, chain, index, payload }, state) => {
    const party = state.partyOfChain.get(chain)!
    if (!isGone(party, index)) return undefined
    return breach('PTY-04', {
      sentence: `Event ${id} of type ${payload.type} is about person ${party.party}, who is gone since position ${party.ended!.index}.`,
      remedy: 'Whoever comes back is enrolled anew, under another party id and with a fresh key.',
    })
  })

const ofAnother: Rule<'party.ended'> = rule('SOD-02', (event, state) => {
  const { party } = state.partyOfChain.get(event.chain)!
  if (party !== event.signer) return undefined
  return breach('SOD-02', {
    sentence: `Person ${event.signer} states by event ${event.id} that he is gone himself.`,
    remedy: 'Let another registrar record it.',
  })
})

const othersAreLeft: Rule<'party.ended'> = rule('PTY-05', ({ chain }, state) =>
  leavesNobody(state.partyOfChain.get(chain)!.party, ['registrar', 'founder'], state),
)

function end({ id, chain, index, signer, payload }: Ending, state: LawState): void {
  const party = state.partyOfChain.get(chain)!
  party.ended = { event: id, index, reason: payload.fields.reason, by: signer }
  endKey(lastKey(party, Infinity)!, index, 'holder-gone')
  noteKeeper(party, state)
}

export const endingLaw: TypeLaw<'party.ended'> = {
  rules: [goneAlready, ofAnother, othersAreLeft],
  effect: end,
}
