import { equalBytes } from '@custodia/core/bytes'
import type { Disk, DiskFile } from './disk.ts'
import { uncertain, writing, reading } from './faults.ts'

/** All bytes of a file, or undefined if there is none. ERR_STORE_READ if the machine refuses. */
export function readWholeFile(disk: Disk, path: string): Uint8Array | undefined {
  return reading(path, () => {
    if (disk.kind(path) === undefined) return undefined
    return withFile(disk.open(path, 'read'), (file) => {
      const bytes = new Uint8Array(file.length())
      return bytes.subarray(0, file.read(bytes, 0))
    })
  })
}

/** Uses a file and closes it, whatever happens. */
export function withFile<T>(file: DiskFile, use: (file: DiskFile) => T): T {
  try {
    return use(file)
  } finally {
    file.close()
  }
}

export interface Replacement {
  readonly directory: string
  /** Path of the file, in that directory. */
  readonly path: string
  readonly bytes: Uint8Array
  /** For the error, if it cannot be known which of the two files a crash would leave. */
  readonly size: number
}

/**
 * Puts bytes in place of a file so that a crash leaves the old one or the new one, whole. Durable when it resolves.
 * ERR_STORE_WRITE: the old one is there. ERR_STORE_UNCERTAIN: it may be either.
 */
export async function replaceFile(
  disk: Disk,
  { directory, path, bytes, size }: Replacement,
): Promise<void> {
  const fresh = path + newSuffix
  await writing(path, async () => {
    disk.remove(fresh)
    const file = disk.open(fresh, 'create')
    try {
      file.write(bytes, 0)
      await file.datasync()
      expectWritten(file, bytes, 0)
    } finally {
      file.close()
    }
    disk.rename(fresh, path)
  })
  try {
    await disk.syncDirectory(directory)
  } catch (cause) {
    throw uncertain(`${path} was replaced, but perhaps not for good`, { expectedSize: size, cause })
  }
}

/** Reads back what was written; fails if it is something else, as memory or a disk that fails can make it. */
export function expectWritten(file: DiskFile, bytes: Uint8Array, position: number): void {
  const found = new Uint8Array(bytes.length)
  if (file.read(found, position) !== bytes.length || !equalBytes(found, bytes)) {
    throw new Error('what was read back is not what was written')
  }
}

/** Ends the name of a file that is not yet in its place. Left over by a crash, it is worth nothing. */
export const newSuffix = '.new'
