import type { ChallengeRecord, ConsentRecord, HoldRecord } from '../happenings.ts'
import type { ChallengeState } from '../state/challenges.ts'
import type { Consents } from '../state/consents.ts'
import { chainsReaching } from '../state/holds.ts'
import type { Holds } from '../state/holds.ts'
import type { ItemState } from '../state/items.ts'
import type { LawState } from '../state/state.ts'

/** These challenges, as an event at `index` knows them. */
export function challengesBefore(
  list: readonly ChallengeState[] | undefined,
  index: number,
): readonly ChallengeRecord[] {
  return (list ?? [])
    .filter((challenge) => challenge.index < index)
    .map(({ event, index: at, by, events, rule, answer }) => ({
      event,
      index: at,
      by,
      events,
      ...(rule === undefined ? {} : { rule }),
      ...(answer === undefined || answer.index >= index
        ? {}
        : { answer: { event: answer.event, outcome: answer.outcome } }),
    }))
}

/** Consents of one chain, as an event at `index` knows them. */
export function consentsBefore(
  { byChain }: Consents,
  chain: string,
  index: number,
): readonly ConsentRecord[] {
  return (byChain.get(chain) ?? [])
    .filter((consent) => consent.index < index)
    .map(({ event, index: at, by, role, informed, withdrawn, authority }) => {
      const { validUntil, actions } = authority.terms
      return {
        event,
        index: at,
        by,
        role,
        informed,
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(actions === undefined ? {} : { actions }),
        ...(withdrawn === undefined || withdrawn.index >= index
          ? {}
          : { withdrawnBy: withdrawn.event }),
      }
    })
}

/** Holds of one chain that were not released, as an event at `index` knows them. Some may have ended by themselves. */
export function holdsBefore(
  { byChain }: Holds,
  chain: string,
  index: number,
): readonly HoldRecord[] {
  return (byChain.get(chain)?.placed ?? [])
    .filter(({ index: at, releasedAt = Infinity }) => at < index && releasedAt >= index)
    .map(({ releasedAt: _, until, ...hold }) => ({
      ...hold,
      ...(until === undefined ? {} : { until }),
    }))
}

/** The same of all that reach an item. */
export function holdsReaching(
  item: ItemState,
  index: number,
  state: LawState,
): readonly HoldRecord[] {
  return [...chainsReaching(item, state)].flatMap((chain) => holdsBefore(state.holds, chain, index))
}
