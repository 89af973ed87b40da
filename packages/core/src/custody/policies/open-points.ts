import type { Demand, EventType, Policy, Word } from '../../wire/index.ts'
import { duration } from '../law/moments.ts'
import { alternatives } from '../law/words/common-words.ts'

const day = 86_400

/** Kinds of item that tempt, or that somebody could exchange unseen. */
const tempting: readonly Word<'item-kind'>[] = ['drugs', 'cash', 'biological-sample']

/** An act, and what one person alone does in it. */
type Alone = readonly [act: EventType, words: string]

/** Acts on tempting items that one person alone should not do, and how one says so. */
const alone: readonly Alone[] = [
  ['item.collected', 'take it into custody'],
  ['item.stored', 'store it'],
  ['seal.broken', 'open its seal'],
]

/** Acts that one person alone may sign by law, and that end or change something for good. */
const grave: readonly Alone[] = [
  ['disposition.authorized', 'authorise the end of an item'],
  ['item.disposed', 'declare an item forfeited, archived or transferred out'],
  ['sample.consumed', 'use up a sample'],
  ['role.granted', 'give a role'],
]

/** What a policy leaves open, in plain sentences: each is a question that somebody may ask in court. */
export function openPoints(policy: Policy): readonly string[] {
  return [...leftToOne(policy.demands), ...longSpans(policy), ...unsaid(policy)]
}

function leftToOne(demands: readonly Demand[]): readonly string[] {
  const isWanted = (act: string, kind: Word<'item-kind'> | undefined): boolean =>
    demands.some(
      (demand) =>
        demand.act === act &&
        (demand.kinds === undefined || (kind !== undefined && demand.kinds.includes(kind))),
    )
  const onKinds = alone.flatMap(([act, words]) => {
    const open = tempting.filter((kind) => !isWanted(act, kind))
    return open.length === 0
      ? []
      : [`One person alone can hold ${alternatives(open)} in his hands and ${words} (${act}).`]
  })
  const onAny = grave
    .filter(([act]) => !isWanted(act, undefined))
    .map(([act, words]) => `One person alone can ${words} (${act}).`)
  const anything = isWanted('item.collected', undefined)
    ? []
    : ['Not every collection needs a witness (item.collected).']
  return [...anything, ...onKinds, ...onAny]
}

function longSpans(policy: Policy): readonly string[] {
  const { offerLifetime, lateAfter, approvalLifetime, clockSkew, checkInterval = 0 } = policy
  return [
    ...(offerLifetime > 30 * day
      ? [
          `An offer can stay open for ${duration(offerLifetime)}: for so long nobody can say who is to hold the item next.`,
        ]
      : []),
    ...(lateAfter > 3 * day
      ? [`What is recorded ${duration(lateAfter)} late needs no reason; a court may want one.`]
      : []),
    ...(approvalLifetime > 30 * day
      ? [`An act can wait ${duration(approvalLifetime)} for its approvals.`]
      : []),
    ...(clockSkew > 3_600 ? [`A claimed time can lie ${duration(clockSkew)} in the future.`] : []),
    ...(checkInterval > 366 * day ? [`Data can lie unread for ${duration(checkInterval)}.`] : []),
  ]
}

function unsaid({
  checkInterval,
  retention,
  keepAccesses,
  rekeyApprovals,
}: Policy): readonly string[] {
  return [
    ...(rekeyApprovals === 1
      ? ['One person alone can approve a new key for somebody who has lost his.']
      : []),
    ...(checkInterval === undefined ? ['Nobody has to read data again once it is stored.'] : []),
    ...(retention === undefined ? ['No time is set for which evidence is kept.'] : []),
    ...(keepAccesses === undefined
      ? ['No time is set after which lists of accesses can be erased, so none ever can.']
      : []),
  ]
}
