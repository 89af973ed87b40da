import { concat, decodeUtf8, encodeUtf8 } from '../bytes/index.ts'
import { openCheckpoint } from '../custody/index.ts'
import type { Checkpoint, CheckpointKey } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { checkExtends } from '../log/index.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import { parseNote, parseSignatureLines } from '../wire/index.ts'
import { corrupt } from './check-reads.ts'

/** Where kept checkpoints are read from, and whose they must be. */
export interface KeptCheckpoints extends CheckpointKey {
  readonly store: Store
  readonly log: Log
}

/** The kept checkpoint of this size, or undefined. Errors: ERR_STORE_CORRUPT, as `openCheckpoint`. */
export async function keptCheckpoint(
  size: number,
  kept: KeptCheckpoints,
): Promise<Checkpoint | undefined> {
  const note = await kept.store.checkpointAt(size)
  if (note === undefined) return undefined
  const checkpoint = await openKept(note, kept)
  if (checkpoint.size === size) return checkpoint
  throw corrupt(`the checkpoint of size ${size} was asked for, found one of ${checkpoint.size}`)
}

/** The kept checkpoints from a size on, rising. Errors: ERR_STORE_CORRUPT, as `openCheckpoint`. */
export async function* keptCheckpoints(
  from: number,
  kept: KeptCheckpoints,
): AsyncGenerator<Checkpoint> {
  const to = Math.max(from, kept.log.size + 1)
  let least = from
  for await (const note of kept.store.checkpoints(from, to)) {
    const checkpoint = await openKept(note, kept)
    if (checkpoint.size < least) {
      throw corrupt(
        `a checkpoint of at least ${least} was expected, found one of ${checkpoint.size}`,
      )
    }
    least = checkpoint.size + 1
    yield checkpoint
  }
}

/** What a store gives is handed out as evidence: its key has signed it, and for this log. */
async function openKept(
  note: Uint8Array,
  { origin, vkey, log }: KeptCheckpoints,
): Promise<Checkpoint> {
  const checkpoint = openCheckpoint(note, { origin, vkey })
  await checkExtends(log, checkpoint)
  return checkpoint
}

export interface AddedLines {
  readonly size: number
  /** Whole signature lines, each with its line feed. */
  readonly lines: Uint8Array
}

/**
 * Adds signature lines at the end of a kept checkpoint, for ever; those that stand there are passed over. The log's own line
 * must still hold. Errors: ERR_CHECKPOINT_UNKNOWN, ERR_NOTE_MALFORMED, ERR_NOTE_UNVERIFIED, those of the store.
 */
export async function addLines(
  { size, lines }: AddedLines,
  kept: KeptCheckpoints,
): Promise<Checkpoint> {
  const before = await keptCheckpoint(size, kept)
  if (before === undefined) {
    const message = `no checkpoint of size ${size} is kept; nothing was added`
    throw new CustodyError('ERR_CHECKPOINT_UNKNOWN', message, { size })
  }
  const note = withLines(before.note, lines)
  if (note.length === before.note.length) return before
  // A line that spoils the note for whoever knows the log's key would spoil it for ever.
  const after = openCheckpoint(note, kept)
  await kept.store.saveCheckpoint(note)
  return after
}

/** A note with these lines behind its own, without those that stand there. Errors: ERR_NOTE_MALFORMED. */
export function withLines(note: Uint8Array, lines: Uint8Array): Uint8Array {
  // Read by themselves first: an empty line among them would make the note end elsewhere.
  parseSignatureLines(lines)
  const { textBytes } = parseNote(note)
  const known = new Set(linesOf(note.subarray(textBytes.length + 1)))
  const added = [...new Set(linesOf(lines))].filter((line) => !known.has(line))
  const longer = concat(note, ...added.map(encodeUtf8))
  parseNote(longer)
  return longer
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return decodeUtf8(bytes)?.match(/[^\n]*\n/g) ?? []
}
