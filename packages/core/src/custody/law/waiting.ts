import { canWait } from '../../wire/index.ts'
import type { EventType } from '../../wire/index.ts'
import { demandsOn, itemKindOf } from './demands.ts'
import { consentStands } from './general/consent.ts'
import { breachOf, firstOf } from './law.ts'
import type { EventOf, Proposal, TypeLaw } from './law.ts'
import { custodyMark } from './state/items.ts'
import { policyAt } from './state/state.ts'
import type { LawState } from './state/state.ts'

/** Whether the policy in force has an act wait for approvals (D18). */
export function mustWait({ payload, chain, index }: EventOf<EventType>, state: LawState): boolean {
  const policy = policyAt(state, index)
  const act = { type: payload.type, itemKind: itemKindOf(chain, state) }
  return (
    policy !== undefined && demandsOn(act, policy, 'approval').length > 0 && canWait(payload.type)
  )
}

/**
 * An act that waits because the policy says so. What its type does at once, it does at the position of the approval that
 * completes it, and only if every rule of its type would let it happen there.
 */
export function waitingProposal<T extends EventType>(
  event: EventOf<T>,
  {
    law,
    own,
    state,
  }: {
    readonly law: TypeLaw<T>
    /** What the type proposes by itself. */
    readonly own: Proposal | undefined
    readonly state: LawState
  },
): Proposal {
  const item = state.items.get(event.chain)
  const before = item && custodyMark(item, event.index)
  /** Whom an act in a person's chain is about. */
  const person = state.partyOfChain.get(event.chain)?.party
  const concerned = person === undefined ? [] : [person]
  const unchanged = (now: number): boolean =>
    item === undefined || custodyMark(item, now) === before
  return {
    needed: own?.needed ?? (() => 0),
    approvers: own?.approvers ?? [],
    barred: [...(own?.barred ?? []), ...concerned],
    ...(own?.given === undefined ? {} : { given: own.given }),
    lapsed: (now) =>
      own?.lapsed(now) ??
      (unchanged(now)
        ? undefined
        : 'the item was offered, or its custodian or state changed, since'),
    obstacle(place) {
      const moved = { ...event, ...place }
      const withdrawn = breachOf(consentStands, moved, state)
      return withdrawn ?? firstOf(law.rules, moved, state)
    },
    takeEffect(at, approvals) {
      law.effect?.({ ...event, index: at }, state)
      own?.takeEffect(at, approvals)
    },
    ...(own?.mark === undefined ? {} : { mark: own.mark }),
  }
}
