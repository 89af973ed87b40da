import type { Attestation } from './act-record.ts'
import { humanOf } from './humans.ts'
import { breach } from './law.ts'
import type { Found } from './open-ends.ts'
import { lookAt } from './state/looks.ts'
import type { EventState, LawState } from './state/state.ts'
import { append } from './state/timeline.ts'

/** From so many acts on it is no chance that the witness is always the same. */
export const conspicuous = 10

interface Witnessed {
  readonly act: EventState
  readonly witnesses: readonly Attestation[]
}

/** SOD-05: all acts of one person in one case that were witnessed, were witnessed by one and the same other person. */
export function pairs(state: LawState): readonly Found[] {
  const groups = new Map<string, Witnessed[]>()
  for (const [event, witnesses] of state.witnesses) {
    const act = state.events.get(event)!
    const signer = humanOf(act.signer, Infinity, state)
    if (act.case !== undefined) append(groups, `${act.case} ${signer}`, { act, witnesses })
  }
  return [...groups.values()].flatMap((group) => alwaysOne(group, state))
}

function alwaysOne(group: readonly Witnessed[], state: LawState): readonly Found[] {
  if (group.length < conspicuous) return []
  lookAt(state, 'SOD-05')
  // Which chain is read first must not matter: one human being can have witnessed under several names.
  const inOrder = [...group].sort((a, b) => a.act.index - b.act.index)
  const [first, ...others] = inOrder.flatMap(({ witnesses }) => witnesses)
  const who = humanOf(first!.party, Infinity, state)
  if (others.some(({ party }) => humanOf(party, Infinity, state) !== who)) return []
  const { event, signer, case: inCase } = inOrder[conspicuous - 1]!.act
  return [
    [
      event,
      breach('SOD-05', {
        sentence: `Person ${first!.party} witnessed every one of the ${group.length} witnessed acts of person ${signer} in case ${inCase}, and nobody else witnessed any of them; the tenth is event ${event}.`,
        remedy: 'Let other people be present too, or say why nobody else could be.',
      }),
    ],
  ]
}
