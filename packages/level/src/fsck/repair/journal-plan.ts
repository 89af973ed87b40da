import { copiedEntries } from './copied-entries.ts'
import { composeJournal } from './compose.ts'
import type { Composed, Range } from './compose.ts'
import { emptyMap } from './journal-map.ts'
import type { JournalMap } from './journal-map.ts'
import type { RepairRefusal } from './plan.ts'
import { proveCopy } from './prove.ts'
import type { Proof, SignedRoot } from './prove.ts'
import { readRoots } from './sides.ts'
import type { Roots, Sides } from './sides.ts'

export interface JournalPlan {
  readonly composed: Composed
  readonly holds: (root: SignedRoot) => boolean | undefined
  readonly founding: Uint8Array | undefined
  readonly roots: Roots
  readonly refused: RepairRefusal[]
}

/** Takes from the copy what it proves; what it does not is taken out, and the rest judged again. */
export function planJournal(sides: Sides): JournalPlan {
  const { own, copy, request } = sides
  const founding = own.founding ?? copy.founding
  const roots = readRoots(sides, founding)
  const signed = [roots.own, ...roots.remembered].map((root) => root?.size ?? 0)
  const acknowledged = Math.max(sides.knowledge.size ?? 0, ...signed)
  const refused: RepairRefusal[] = []
  let usable = copy
  for (;;) {
    const composed = composeJournal({ own, copy: usable, acknowledged })
    const proof = prove(sides, usable, composed, roots)
    const wrong = wrongRanges(sides, composed, {
      proof,
      founding,
      isEmpty: usable.batches.size === 0,
    })
    if ('against' in wrong) {
      refused.push({ what: `the copy in ${request.from}`, why: wrong.against })
      usable = emptyMap(copy.layout)
      continue
    }
    if (wrong.ranges.length === 0) {
      const why = request.from === undefined ? noCopy : 'the copy has not all of them'
      for (const range of composed.lacking) refused.push({ what: rangeWords(range), why })
      const holds = 'against' in proof ? () => false : proof.holds
      return { composed, holds, founding, roots, refused }
    }
    for (const { range, why } of wrong.ranges) refused.push({ what: rangeWords(range), why })
    usable = without(
      usable,
      wrong.ranges.map(({ range }) => range),
    )
  }
}

export const noCopy: string = 'no copy was named: give one with --from'

function prove(sides: Sides, copy: JournalMap, { segments }: Composed, roots: Roots): Proof {
  const { own, knowledge } = sides
  const known = [...(roots.own === undefined ? [] : [roots.own]), ...roots.others]
  return proveCopy({
    own,
    copy,
    segments,
    indexed: (index) => knowledge.leafHash(index),
    roots: known,
  })
}

interface Judged {
  /** No copy is left to take from. */
  readonly isEmpty: boolean
  readonly proof: Proof
  readonly founding: Uint8Array | undefined
}

type Wrong =
  | { readonly against: string }
  | { readonly ranges: readonly { readonly range: Range; readonly why: string }[] }

/** What of the copy is not to be taken. */
function wrongRanges(
  sides: Sides,
  composed: Composed,
  { proof, founding, isEmpty }: Judged,
): Wrong {
  if ('against' in proof) return isEmpty ? { ranges: [] } : proof
  const unproven = proof.unproven.map((range) => {
    return { range, why: 'the copy has them, but no signed checkpoint and no index covers them' }
  })
  if (unproven.length > 0) return { ranges: unproven }
  const ranges: { readonly range: Range; readonly why: string }[] = []
  for (const part of composed.segments.flatMap(({ parts }) => parts)) {
    if (part.kind !== 'copy' || founding === undefined) continue
    const { first, count } = part.batch
    for (const entry of copiedEntries(sides.disk, sides.copy.layout, part.batch)) {
      const fault = sides.request.faultOf(entry, founding)
      if (fault === undefined) continue
      ranges.push({ range: { from: first, until: first + count }, why: `in the copy, ${fault}` })
      break
    }
  }
  return { ranges }
}

function without(copy: JournalMap, ranges: readonly Range[]): JournalMap {
  const isOut = (first: number): boolean =>
    ranges.some(({ from, until }) => from <= first && first < until)
  return { ...copy, batches: new Map([...copy.batches].filter(([first]) => !isOut(first))) }
}

/** Entries in words: indexes, the last one included. */
export function rangeWords({ from, until }: Range): string {
  return until === from + 1 ? `entry ${from}` : `entries ${from} to ${until - 1}`
}
