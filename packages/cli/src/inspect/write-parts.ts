import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { logSignedNote, timeStampLines } from '@custodia/core/custody'
import { formatTlogProof, parseCheckpointText, parseNote } from '@custodia/core/wire'
import { writeError } from '../io/file-errors.ts'
import { takeEmptyDirectory, writeNewFile } from '../io/files.ts'
import type { InspectedBundle } from './take-apart.ts'

/**
 * Writes what a bundle holds into a directory that is missing or empty: `events/<log index>-<event id>.cose`,
 * `leaves/<log index>.bin`, `proofs/<log index>.tlog-proof`, `checkpoint.txt`, and of the earlier checkpoints
 * `checkpoints/<size>.txt`. A time stamp on one is `time-stamps/<size>-<number>.der`, beside what it is over,
 * `time-stamps/<size>.txt`. Errors: ERR_FILE_WRITE.
 */
export async function writeParts(
  { events, checkpoint, earlier }: InspectedBundle,
  directory: string,
): Promise<void> {
  await takeEmptyDirectory(directory)
  for (const folder of ['events', 'leaves', 'proofs']) await makeFolder(join(directory, folder))
  await writeNewFile(join(directory, 'checkpoint.txt'), checkpoint)
  await writeEarlier(earlier, join(directory, 'checkpoints'))
  await writeTimeStamps([...earlier, checkpoint], join(directory, 'time-stamps'))
  for (const { id, index, event, leaf, proof } of events) {
    if (event !== undefined) {
      await writeNewFile(join(directory, 'events', `${index}-${id}.cose`), event)
    }
    await writeNewFile(join(directory, 'leaves', `${index}.bin`), leaf)
    const text = formatTlogProof({ index, hashes: proof, checkpoint })
    await writeNewFile(join(directory, 'proofs', `${index}.tlog-proof`), text)
  }
}

async function writeEarlier(notes: readonly Uint8Array[], directory: string): Promise<void> {
  if (notes.length > 0) await makeFolder(directory)
  for (const note of notes) await writeNewFile(join(directory, `${sizeOf(note)}.txt`), note)
}

async function writeTimeStamps(notes: readonly Uint8Array[], directory: string): Promise<void> {
  const stamped = notes.flatMap((note) => {
    const stamps = timeStampLines(parseNote(note))
    return stamps.length === 0 ? [] : [{ note, stamps }]
  })
  if (stamped.length > 0) await makeFolder(directory)
  for (const { note, stamps } of stamped) {
    const size = sizeOf(note)
    await writeNewFile(join(directory, `${size}.txt`), logSignedNote(note))
    for (const [i, { token }] of stamps.entries()) {
      await writeNewFile(join(directory, `${size}-${i + 1}.der`), token)
    }
  }
}

function sizeOf(note: Uint8Array): number {
  return parseCheckpointText(parseNote(note).textBytes).size
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    throw writeError(path, error)
  })
}
