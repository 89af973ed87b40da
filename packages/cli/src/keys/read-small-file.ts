import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { readError } from '../io/file-errors.ts'

export interface SmallFile {
  readonly bytes: Uint8Array
  /** The permission bits. */
  readonly mode: number
}

/**
 * Reads a regular file of at most `maximum` bytes; of a longer one, `maximum + 1` bytes. Errors: ERR_FILE_READ.
 * Never waits: a pipe or a device is refused, not opened.
 */
export async function readSmallFile(path: string, maximum: number): Promise<SmallFile> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await handle.stat()
    if (!stat.isFile()) throw notAFile(stat.isDirectory())
    return { bytes: await readUpTo(handle, maximum + 1), mode: stat.mode & 0o777 }
  } catch (error) {
    throw readError(path, error)
  } finally {
    await handle?.close()
  }
}

async function readUpTo(handle: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let end = 0
  while (end < length) {
    const { bytesRead } = await handle.read(bytes, end, length - end)
    if (bytesRead === 0) break
    end += bytesRead
  }
  return bytes.subarray(0, end)
}

// As the system reports it where it refuses by itself, so that `readError` has one case.
function notAFile(isDirectory: boolean): Error {
  const code = isDirectory ? 'EISDIR' : 'ENODEV'
  const error = new Error('it is a pipe or a device, and a file was expected')
  return Object.assign(error, { code, syscall: 'open' })
}
