import { equalBytes, toHex } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import type { CheckpointText } from '@custodia/core/wire'
import { readWholeFile } from '../disk/whole-file.ts'
import type { CheckContext } from './context.ts'
import type { EntryCheck } from './entry-check.ts'
import { rangeOf } from './step-taker.ts'
import type { IndexCheck } from './index-check.ts'

/** The file of the last checkpoint, as it was found. */
export interface FoundCheckpoint {
  /** Undefined if there is no file. */
  readonly note: Uint8Array | undefined
  /** Undefined if it cannot be read as a checkpoint. Its signature is for whoever knows the key of the log. */
  readonly text: CheckpointText | undefined
}

/** Reads the checkpoint, and says if that cannot be. */
export function readFoundCheckpoint({ disk, layout, list, name }: CheckContext): FoundCheckpoint {
  const file = name(layout.checkpoint)
  let note: Uint8Array | undefined
  try {
    note = readWholeFile(disk, layout.checkpoint)
    const text = note === undefined ? undefined : parseCheckpointText(parseNote(note).textBytes)
    return { note, text }
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const code = error.code === 'ERR_STORE_READ' ? 'store.unreadable' : 'store.checkpoint-malformed'
    list.find(code, { place: { file }, reason: error.message })
    return { note, text: undefined }
  }
}

/** Compares the checkpoint with the entries, and with what the index has noted of it. */
export function checkCheckpoint(
  { layout, list, name }: CheckContext,
  { note, text }: FoundCheckpoint,
  { entries, index }: { readonly entries: EntryCheck; readonly index: IndexCheck | undefined },
): void {
  const place = { file: name(layout.checkpoint) }
  const noted = index?.checkpointSize ?? 0
  if (note === undefined && noted > 0) {
    list.find('store.checkpoint-missing', { place, expected: `a checkpoint of ${noted} entries` })
  }
  if (text === undefined) return
  list.look('store.checkpoint')
  const { size, rootHash } = text
  if (size < noted) {
    const expected = `a checkpoint of ${noted} entries or more`
    list.find('store.checkpoint-older', { place, expected, found: `of ${size} entries` })
  }
  const root = entries.rootAt(size)
  // That entries are missing is said elsewhere.
  if (size > entries.size) {
    list.skip('store.checkpoint', `Not its root: there are ${entries.size} of its ${size} entries.`)
  } else if (root === undefined) {
    const reason = `Not its root: the leaf of entry ${entries.firstLost} is not known.`
    list.skip('store.checkpoint', reason)
  } else if (!equalBytes(root, rootHash)) {
    const [expected, found] = [toHex(root), toHex(rootHash)]
    list.find('store.checkpoint-root', {
      place,
      expected: `root ${expected}`,
      found: `root ${found}`,
    })
  }
}

interface AcknowledgedBy {
  readonly entries: EntryCheck
  readonly index: IndexCheck | undefined
  /** Size of the largest checkpoint that is kept. */
  readonly kept: number
}

/** Everything that says how much was acknowledged must be covered by what is there. */
export function checkAcknowledged(
  { layout, list, name }: CheckContext,
  { text }: FoundCheckpoint,
  { entries, index, kept }: AcknowledgedBy,
): void {
  const marks = [
    { what: name(layout.checkpoint), size: text?.size },
    { what: name(layout.checkpoints), size: kept > (text?.size ?? 0) ? kept : undefined },
    { what: name(layout.index), size: index?.size },
  ]
  for (const { what, size } of marks) {
    if (size === undefined) continue
    list.look('store.acknowledged')
    if (size <= entries.size) continue
    const place = { file: what, ...rangeOf(entries.size, size) }
    list.find('store.shorter', {
      place,
      expected: `${size} entries`,
      found: `${entries.size} entries`,
    })
  }
}
