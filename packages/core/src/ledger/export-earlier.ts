import { openEvent } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { checkpointSize } from '../store/index.ts'
import { limits, parseNote } from '../wire/index.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import type { ExportedChain } from './export-scope.ts'

/** A note with its size. */
export interface EarlierNote {
  readonly size: number
  readonly note: Uint8Array
}

/**
 * The earlier checkpoints that say something of these chains, sizes rising (docs/format/bundle.md, "earlier"): the first
 * dated one that contains an event, the notes that anchors name, and the heads of earlier exports of the case. If they are
 * more than a bundle holds, the oldest are left out.
 */
export async function earlierNotes(
  chains: readonly ExportedChain[],
  head: Checkpoint,
  core: LedgerCore,
): Promise<readonly EarlierNote[]> {
  const { shown, exports } = await whatIsSaid(chains, core)
  const events = chains.flatMap(({ indexes }) => indexes).sort((a, b) => a - b)
  const nextDated = nextOf(events)
  const nextHead = nextOf(exports)
  const chosen: EarlierNote[] = []
  for await (const note of core.store.checkpoints(1, head.size)) {
    const size = checkpointSize(note)
    if (size === undefined) continue
    const isDated = parseNote(note).signatures.length > 1
    // Both are asked, for each must know how far the checkpoints have come.
    const isBound = isDated && nextDated(size)
    const isHead = nextHead(size)
    if (isBound || isHead || shown.has(size)) chosen.push({ size, note })
  }
  return withinLimits(chosen)
}

/** Sizes of the notes that anchors name, and the log indexes of earlier exports, rising. */
async function whatIsSaid(
  chains: readonly ExportedChain[],
  core: LedgerCore,
): Promise<{ readonly shown: ReadonlySet<number>; readonly exports: readonly number[] }> {
  const shown = new Set<number>()
  const exports: number[] = []
  for (const index of chains.flatMap(({ indexes }) => indexes)) {
    const bytes = eventBytes(await core.store.entry(index), core)
    if (bytes === undefined) continue
    const { type, anchor } = openEvent(bytes).payload
    if (anchor?.note !== undefined) shown.add(anchor.size)
    if (type === 'bundle.exported') exports.push(index)
  }
  return { shown, exports: exports.sort((a, b) => a - b) }
}

/** Tells of each size, while they rise, whether it is the first that contains one of these indexes. */
function nextOf(indexes: readonly number[]): (size: number) => boolean {
  let next = 0
  return (size) => {
    const before = next
    while (next < indexes.length && indexes[next]! < size) next += 1
    return next > before
  }
}

function withinLimits(notes: readonly EarlierNote[]): readonly EarlierNote[] {
  let length = 0
  let first = notes.length
  while (first > 0 && notes.length - first < limits.bundleEarlier) {
    length += notes[first - 1]!.note.length
    if (length > limits.bundleEarlierLength) break
    first -= 1
  }
  return notes.slice(first)
}
