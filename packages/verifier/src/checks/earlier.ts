import { toHex } from '@custodia/core/bytes'
import { openCheckpoint } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import type { PayloadOf } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import { noteText } from './pinned.ts'

export interface EarlierClaim {
  readonly notes: readonly Uint8Array[]
  readonly genesis: PayloadOf<'ledger.opened'> | undefined
  /** The one against which everything is proven. */
  readonly head: Checkpoint | undefined
}

/** Opens the earlier checkpoints by the log key: sizes rise, and stay below that of the head. */
export function openEarlier(
  { notes, genesis, head }: EarlierClaim,
  collector: Collector,
): readonly Checkpoint[] {
  if (notes.length === 0) {
    collector.skip('log.earlier', 'The file carries no earlier checkpoint.')
    return []
  }
  if (genesis === undefined || head === undefined) {
    collector.skip('log.earlier', 'No signed state of the log is there (log.checkpoint).')
    return []
  }
  const { origin, logKey: vkey } = genesis.fields
  const opened: Checkpoint[] = []
  for (const note of notes) {
    collector.look('log.earlier')
    const checkpoint = openOne(note, { origin, vkey }, collector)
    if (checkpoint === undefined) continue
    const { size } = checkpoint
    const lowest = opened.at(-1)?.size ?? 0
    if (size > lowest && size < head.size) opened.push(checkpoint)
    else {
      const expected = `a size above ${lowest} and below ${head.size}`
      collector.find('earlier.order', { place: {}, expected, found: size })
    }
  }
  return opened
}

function openOne(
  note: Uint8Array,
  key: { readonly origin: string; readonly vkey: string },
  collector: Collector,
): Checkpoint | undefined {
  try {
    return openCheckpoint(note, key)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    collector.find('earlier.signature', { place: {}, reason: error.message })
    return undefined
  }
}

/** Compares the earlier checkpoints with the roots that the bundle proves. Gives those that are beginnings of its log. */
export function checkEarlier(
  earlier: readonly Checkpoint[],
  roots: ReadonlyMap<number, string> | undefined,
  head: Checkpoint | undefined,
  collector: Collector,
): readonly Checkpoint[] {
  if (roots === undefined || head === undefined) return []
  return earlier.filter((checkpoint) => {
    const { size } = checkpoint
    const shown = toHex(checkpoint.rootHash)
    const proven = roots.get(size)
    if (proven === undefined || proven === shown) return proven === shown
    collector.find('earlier.fork', {
      place: {},
      expected: proven,
      found: shown,
      fork: { size, shown, other: proven, checkpoint: noteText(checkpoint) },
    })
    return false
  })
}
