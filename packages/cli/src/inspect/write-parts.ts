import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { formatTlogProof } from '@custodia/core/wire'
import { writeError } from '../io/file-errors.ts'
import { takeEmptyDirectory, writeNewFile } from '../io/files.ts'
import type { InspectedBundle } from './take-apart.ts'

/**
 * Writes what a bundle holds into a directory that is missing or empty: `events/<log index>-<event id>.cose`,
 * `leaves/<log index>.bin`, `proofs/<log index>.tlog-proof` and `checkpoint.txt`. Errors: ERR_FILE_WRITE.
 */
export async function writeParts(
  { events, checkpoint }: InspectedBundle,
  directory: string,
): Promise<void> {
  await takeEmptyDirectory(directory)
  const folders = ['events', 'leaves', 'proofs'] as const
  for (const folder of folders) await makeFolder(join(directory, folder))
  await writeNewFile(join(directory, 'checkpoint.txt'), checkpoint)
  for (const { id, index, event, leaf, proof } of events) {
    if (event !== undefined) {
      await writeNewFile(join(directory, 'events', `${index}-${id}.cose`), event)
    }
    await writeNewFile(join(directory, 'leaves', `${index}.bin`), leaf)
    const text = formatTlogProof({ index, hashes: proof, checkpoint })
    await writeNewFile(join(directory, 'proofs', `${index}.tlog-proof`), text)
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    throw writeError(path, error)
  })
}
