import { join } from 'node:path'
import { decodeUtf8, encodeUtf8 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { newSuffix, readWholeFile, replaceFile } from '../disk/whole-file.ts'

const ownerFile = 'WITNESS'
const first = 'custodia witness 1'

/**
 * Whether a directory belongs to the witness with this vkey already; false if it belongs to nobody yet. Errors:
 * ERR_KEY_MISMATCH (to another witness), ERR_STORE_EXISTS (something else is there), ERR_STORE_CORRUPT.
 */
export function belongsTo(disk: Disk, directory: string, vkey: string): boolean {
  const path = join(directory, ownerFile)
  const kind = reading(directory, () => disk.kind(directory))
  const bytes = kind === 'directory' ? readWholeFile(disk, path) : undefined
  if (bytes !== undefined) {
    const [version, found, ...rest] = (decodeUtf8(bytes) ?? '').split('\n')
    if (version !== first || found === undefined || rest.join() !== '')
      throw corrupt(path, 'it does not name a witness')
    if (found === vkey) return true
    const message = `${directory} belongs to the witness ${found}, and not to ${vkey}`
    throw new CustodyError('ERR_KEY_MISMATCH', message, { expected: found, found: vkey })
  }
  const names = kind === 'directory' ? reading(directory, () => disk.names(directory)) : []
  const isFree = names.every((name) => ours.includes(name))
  if (kind !== 'file' && isFree) return false
  const message = `${directory}: something else is there, and not the state of a witness`
  throw new CustodyError('ERR_STORE_EXISTS', message, { path: directory })
}

// What a first start may have left that was killed before it wrote whose the directory is.
const ours: readonly string[] = ['lock', 'index', ownerFile + newSuffix]

/** Says for good whose a directory is. Errors: ERR_STORE_WRITE. */
export async function takeOwnership(disk: Disk, directory: string, vkey: string): Promise<void> {
  const path = join(directory, ownerFile)
  await replaceFile(disk, { directory, path, bytes: encodeUtf8(`${first}\n${vkey}\n`), size: 0 })
  // The directory itself may be new too.
  const above = join(directory, '..')
  await writing(above, () => disk.syncDirectory(above))
}
