import type { TaintRecord } from '../custody-record.ts'
import { voidedAt } from './authorities.ts'
import type { EventPlace, ItemState } from './items.ts'
import type { LawState } from './state.ts'
import { append } from './timeline.ts'

/** An entry or an examination that cites an authority. Whether that was quashed is asked when somebody wants to know. */
export interface Citation extends EventPlace {
  readonly authority: string
  readonly by: TaintRecord['by']
  /** The item that was entered or examined. */
  readonly item: string
  /** What came of the item after this position rests on it too. */
  readonly since: number
}

/** Why an item is tainted. */
export interface TaintLink {
  readonly item: string
  readonly cause: Citation
  /** Position after which what comes of the item is tainted too. */
  readonly from: number
  /** The same of the item that it came of, if it is tainted by that. */
  readonly through: TaintLink | undefined
}

interface Citing {
  readonly id: string
  readonly chain: string
  readonly index: number
  readonly payload: { readonly fields: { readonly authority?: string } }
}

export function citeAtEntry({ id, chain, index, payload }: Citing, state: LawState): void {
  const { authority } = payload.fields
  if (authority === undefined) return
  const cited = { event: id, index, authority, by: 'entry', item: chain, since: index } as const
  append(state.citations, chain, cited)
}

/** An examination, and the items that came of it. `since` is where it began. */
export function citeAtExamination(
  { id, chain, index, payload }: Citing,
  { since, outputs = [] }: { readonly since: number; readonly outputs?: readonly string[] },
  state: LawState,
): void {
  const { authority } = payload.fields
  if (authority === undefined) return
  const cited = { event: id, index, authority, by: 'examination', item: chain, since } as const
  for (const item of [chain, ...outputs]) append(state.citations, item, cited)
}

/** What of an item cites an authority that was quashed from the beginning, as an event at `index` knows it. */
export function quashedCitations(
  { item, case: caseId }: ItemState,
  index: number,
  state: LawState,
): readonly Citation[] {
  const { authorities } = state.cases.get(caseId)!
  const isQuashed = (authority: string): boolean => {
    const found = authorities.get(authority)
    return found !== undefined && voidedAt(found, index) !== undefined
  }
  return (state.citations.get(item) ?? []).filter(
    (cited) => cited.index < index && isQuashed(cited.authority),
  )
}

/**
 * How an item is tainted: by how it was obtained itself, by what it came of, or else by an examination, and then from there
 * on. `above` is the answer for the item that it came of.
 */
export function taintLink(
  item: ItemState,
  { above, index }: { readonly above: TaintLink | undefined; readonly index: number },
  state: LawState,
): TaintLink | undefined {
  const cited = quashedCitations(item, index, state)
  // Those of one item stand in several chains: which is read first must not matter.
  const obtained = cited
    .filter((one) => one.by === 'entry' || one.item !== item.item)
    .reduce<Citation | undefined>(sooner, undefined)
  const link = { item: item.item, through: undefined }
  if (obtained !== undefined) return { ...link, cause: obtained, from: item.index }
  if (above !== undefined && above.from < item.index) {
    return { ...link, cause: above.cause, from: item.index, through: above }
  }
  const first = cited.reduce<Citation | undefined>(earlier, undefined)
  return first && { ...link, cause: first, from: first.since }
}

function sooner(a: Citation | undefined, b: Citation): Citation {
  return a === undefined || b.index < a.index ? b : a
}

/** Of examinations of one item, which stand in its chain in order: of two that began together, the one that is there first. */
function earlier(a: Citation | undefined, b: Citation): Citation {
  return a === undefined || b.since < a.since ? b : a
}

/** From a tainted item back to the one that was obtained or examined under the authority; at most so many. */
export function taintPath(link: TaintLink, most: number = Infinity): readonly string[] {
  const path: string[] = []
  for (let one: TaintLink | undefined = link; one !== undefined; one = one.through) {
    if (path.length >= most) return path
    path.push(one.item)
  }
  if (path.at(-1) !== link.cause.item && path.length < most) path.push(link.cause.item)
  return path
}

export function taintOf(id: string, index: number, state: LawState): TaintRecord | undefined {
  const line: ItemState[] = []
  for (
    let item = state.items.get(id);
    item !== undefined;
    item = state.items.get(item.source ?? '')
  )
    line.push(item)
  if (line.some((item) => item.index >= index)) return undefined
  const link = line.reduceRight<TaintLink | undefined>(
    (above, item) => taintLink(item, { above, index }, state),
    undefined,
  )
  if (link === undefined) return undefined
  const { cause } = link
  const { authorities } = state.cases.get(line[0]!.case)!
  const quashed = voidedAt(authorities.get(cause.authority)!, index)!.event
  const { authority, event, by } = cause
  return { item: id, authority, quashed, event, by, path: taintPath(link) }
}
