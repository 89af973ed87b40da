import { breach } from '../law.ts'
import type { Found } from '../open-ends.ts'
import type { ItemState } from '../state/items.ts'
import { lookAt } from '../state/looks.ts'
import type { LawState } from '../state/state.ts'
import { quashedCitations, taintLink, taintPath } from '../state/taint.ts'
import type { Citation, TaintLink } from '../state/taint.ts'

/**
 * LEG-03, of every act that obtained or examined something under an authority that was quashed from the beginning, and of
 * every item that came of such a thing.
 */
export function tainted(state: LawState): readonly Found[] {
  lookAt(state, 'LEG-03', state.items.size)
  const voids = [...state.cases.values()].flatMap(({ authorities }) =>
    [...authorities.values()].filter(({ voided }) => voided !== undefined),
  )
  if (voids.length === 0) return []
  const links = new Map<string, TaintLink>()
  // By their place in the log: what an item came of stands before it.
  const items = [...state.items.values()].sort((a, b) => a.index - b.index)
  return items.flatMap((item) => taintOfItem(item, links, state))
}

function taintOfItem(
  item: ItemState,
  links: Map<string, TaintLink>,
  state: LawState,
): readonly Found[] {
  const above = links.get(item.source ?? '')
  const link = taintLink(item, { above, index: Infinity }, state)
  if (link === undefined) return []
  links.set(item.item, link)
  const own = quashedCitations(item, Infinity, state).filter((cited) => cited.item === item.item)
  const isInherited = link.cause.item !== item.item
  return [
    ...own.map((cited): Found => [cited.event, said(actWords(cited), cited, item, state)]),
    ...(isInherited
      ? [[item.item, said(pathWords(link), link.cause, item, state)] satisfies Found]
      : []),
  ]
}

function said(
  words: string,
  { authority }: Citation,
  { case: caseId }: ItemState,
  state: LawState,
): Found[1] {
  const { voided } = state.cases.get(caseId)!.authorities.get(authority)!
  return breach('LEG-03', {
    sentence: `${words} under authority ${authority}, which event ${voided!.event} quashed from the beginning.`,
    remedy:
      'Say on what else it rests, or that it is not relied on; what follows is for a court to decide.',
  })
}

function actWords({ by, item, event }: Citation): string {
  return by === 'entry'
    ? `Item ${item} was taken into custody`
    : `Item ${item} was examined by event ${event}`
}

/** The longest way that is told in full, in items. */
const longest = 8

function pathWords(link: TaintLink): string {
  const { cause } = link
  const path = taintPath(link, longest + 1)
  const isWhole = path.length <= longest
  const told = path.slice(1, isWhole ? longest : longest - 1).map((item) => `item ${item}`)
  const chain = isWhole ? told : [...told, 'others', `item ${cause.item}`]
  const how =
    cause.by === 'entry' ? 'was taken into custody' : `was examined by event ${cause.event}`
  return `Item ${link.item} came of ${chain.join(', which came of ')}, which ${how}`
}
