import type { Breach } from '../breach.ts'
import { demandsOn } from '../demands.ts'
import { breach } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { lookAt } from '../state/looks.ts'
import type { SealUse } from '../state/seals.ts'
import { policyAt } from '../state/state.ts'
import type { EventState, LawState } from '../state/state.ts'

/** SEA-03, asked by the ledger, which takes events in the order of the log and has every item before it. */
export function sealTaken(
  { id, payload, chain }: PlacedEvent,
  state: LawState,
): Breach | undefined {
  if (payload.type !== 'seal.applied') return undefined
  for (const number of payload.fields.seals) {
    const [first] = state.sealUses.get(number) ?? []
    if (first !== undefined) return usedTwice(number, first, { event: id, item: chain })
  }
  return undefined
}

/** SEA-03, asked at the end by a reader, who has one item after the other before him. */
export function sealsUsedTwice(state: LawState): readonly (readonly [string, Breach])[] {
  const numbers = [...state.sealUses].sort(([a], [b]) => (a < b ? -1 : 1))
  return numbers.flatMap(([number, uses]) => {
    lookAt(state, 'SEA-03', uses.length)
    const [first, ...others] = [...uses].sort((a, b) => a.index - b.index)
    return others.map((use) => [use.event, usedTwice(number, first!, use)] as const)
  })
}

function usedTwice(
  number: string,
  first: SealUse,
  { event, item }: Omit<SealUse, 'index'>,
): Breach {
  return breach('SEA-03', {
    sentence: `Event ${event} puts seal ${number} on item ${item}, and event ${first.event} put a seal of that number on item ${first.item} before.`,
    remedy:
      'Take a seal whose number was never used, and find out how one number came to be there twice.',
  })
}

/** SEA-02, for openings that nobody saw. Where the policy speaks of openings, it decides who has to be there. */
export function unseenOpenings(state: LawState): readonly (readonly [string, Breach])[] {
  return [...state.items.values()]
    .flatMap(({ sealings }) => sealings)
    .filter(({ state: stands }) => stands === 'unsealed')
    .flatMap((opening) => {
      lookAt(state, 'SEA-02')
      const event = state.events.get(opening.event)!
      return wasSeen(event, state) ? [] : [[opening.event, unseen(event)] as const]
    })
}

/** By the policy at the opening's own position, like WIT-02: what is adopted while it waits says nothing of it. */
function wasSeen(
  { event, index, signer, chain, onBehalfOf }: EventState,
  state: LawState,
): boolean {
  const act = { type: 'seal.broken', itemKind: state.items.get(chain)?.kind } as const
  const policy = policyAt(state, index)!
  const says = (as: 'witness' | 'approval'): boolean => demandsOn(act, policy, as).length > 0
  const witnesses = state.witnesses.get(event) ?? []
  return (
    says('witness') ||
    says('approval') ||
    witnesses.some(({ party }) => party !== signer && party !== onBehalfOf)
  )
}

function unseen({ event, signer, chain }: EventState): Breach {
  return breach('SEA-02', {
    sentence: `Person ${signer} opened the sealed item ${chain} by event ${event}, and nobody witnessed it.`,
    remedy:
      'Let a person who was present record event.witnessed, late as it may be, or say why nobody was.',
  })
}
