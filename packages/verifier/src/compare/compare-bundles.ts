import { openEvent } from '@custodia/core/custody'
import type { KeptEvent } from '../bundle/kept-events.ts'
import { leavesIn, rootsOfLeaves } from './roots-of-leaves.ts'
import type { VerifyOptions } from '../options.ts'
import type { VerificationReport } from '../report.ts'
import type { ByteSource } from '../source.ts'
import { verifyKeeping } from '../verify.ts'

/** One of the bundles that are compared. */
export interface ComparedBundle {
  /** Gives its bytes from the beginning; it is called twice. */
  readonly open: () => ByteSource
  /** All leaves of its log, if they are at hand beside it; it is called once. */
  readonly leaves?: (() => ByteSource) | undefined
}

/** Where two bundles say that one log is two. */
export interface Parting {
  /** `root`: of a size of the log. `entry`: of a log index. */
  readonly kind: 'root' | 'entry'
  readonly at: number
  /** Root hash, or event id, in hex, by the first and by the second. */
  readonly first: string
  readonly second: string
}

export interface Comparison {
  /**
   * `consistent`: the log of the shorter is a beginning of that of the longer. `parted`: it is not, which is proven.
   * `not-shown`: neither is. `not-comparable`: they are of two ledgers, or one of them shows no log.
   */
  readonly outcome: 'consistent' | 'parted' | 'not-shown' | 'not-comparable'
  readonly reports: readonly [VerificationReport, VerificationReport]
  /** Up to this size of the log they are shown to be the same; 0 if nothing is. */
  readonly same: number
  /** Sizes of the two logs: those of their checkpoints. */
  readonly sizes: readonly [number, number]
  /** The first place where they part. */
  readonly parting?: Parting
}

/**
 * Compares what two bundles prove of one log: two checkpoints that its key signed must be one history. Neither is believed
 * more than the other. Throws as `verifyBundle` does.
 */
export async function compareBundles(
  first: ComparedBundle,
  second: ComparedBundle,
  options: Omit<VerifyOptions, 'leaves' | 'evidence'> = {},
): Promise<Comparison> {
  const [a, b] = [await readOne(first, options), await readOne(second, options)]
  const reports = [a.report, b.report] as const
  const sizes = [a.size, b.size] as const
  if (a.report.bundle?.ledger !== b.report.bundle?.ledger || a.size === 0 || b.size === 0) {
    return { outcome: 'not-comparable', reports, same: 0, sizes }
  }
  await learnRoots(first, a, b)
  await learnRoots(second, b, a)
  const parting = partingOf(a, b)
  const same = sameUpTo(a, b)
  if (parting !== undefined) return { outcome: 'parted', reports, same, sizes, parting }
  const outcome = same === Math.min(...sizes) ? 'consistent' : 'not-shown'
  return { outcome, reports, same, sizes }
}

interface ReadOne {
  readonly report: VerificationReport
  readonly size: number
  /** Proven roots by size, and event ids by log index. */
  readonly roots: Map<number, string>
  readonly ids: ReadonlyMap<number, string>
}

async function readOne({ open }: ComparedBundle, options: VerifyOptions): Promise<ReadOne> {
  const ids = new Map<number, string>()
  const keep = ({ index, event }: KeptEvent): void => void ids.set(index, openEvent(event).id)
  const { report, roots } = await verifyKeeping(open(), options, keep)
  const size = roots.size === 0 ? 0 : (report.bundle?.checkpoint?.size ?? 0)
  return { report, size, roots: new Map(roots), ids }
}

/** Who has all leaves of the longer log can compute the roots of the shorter one. */
async function learnRoots(bundle: ComparedBundle, own: ReadOne, other: ReadOne): Promise<void> {
  const source = bundle.leaves?.() ?? undefined
  const leaves = source === undefined ? leavesIn(bundle.open()) : leavesIn(source, 'file')
  const sizes = [...other.roots.keys(), own.size].filter((size) => size <= own.size)
  const found = await rootsOfLeaves(leaves, sizes)
  // They are of this log only if they lead to its root.
  if (found.get(own.size) !== own.roots.get(own.size)) return
  for (const [size, root] of found) own.roots.set(size, root)
}

function partingOf(a: ReadOne, b: ReadOne): Parting | undefined {
  for (const at of common(a.roots, b.roots)) {
    const [first, second] = [a.roots.get(at)!, b.roots.get(at)!]
    if (first !== second) return { kind: 'root', at, first, second }
  }
  for (const at of common(a.ids, b.ids)) {
    const [first, second] = [a.ids.get(at)!, b.ids.get(at)!]
    if (first !== second) return { kind: 'entry', at, first, second }
  }
  return undefined
}

function sameUpTo(a: ReadOne, b: ReadOne): number {
  const same = common(a.roots, b.roots).filter((size) => a.roots.get(size) === b.roots.get(size))
  return same.at(-1) ?? 0
}

/** The places that both have, rising. */
function common(a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): readonly number[] {
  return [...a.keys()].filter((at) => b.has(at)).sort((one, other) => one - other)
}
