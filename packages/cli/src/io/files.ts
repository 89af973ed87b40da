import { randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CustodyError } from '@custodia/core/errors'
import { readError, writeError } from './file-errors.ts'
import type { Surroundings } from './surroundings.ts'

/** How a path reads in a sentence; `-` is the standard stream. */
export function pathWords(path: string, stream: 'stdin' | 'stdout'): string {
  return path === '-' ? (stream === 'stdin' ? 'standard input' : 'standard output') : path
}

/** Reads a file, or stdin for `-`, up to `maximum` bytes. Errors: ERR_FILE_READ. */
export async function readInput(
  path: string,
  options: { readonly maximum: number; readonly surroundings: Pick<Surroundings, 'stdin'> },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of inputStream(path, options.surroundings)) {
    length += part.length
    if (length > options.maximum) {
      const message = `${pathWords(path, 'stdin')} is longer than ${options.maximum} bytes, so it is not what was expected`
      throw new CustodyError('ERR_FILE_READ', message, { path, reason: 'too-long' })
    }
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** The bytes of a file, or of stdin for `-`, in pieces. Errors while reading: ERR_FILE_READ. */
export async function* inputStream(
  path: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): AsyncIterable<Uint8Array> {
  const stream =
    path === '-' ? surroundings.stdin : createReadStream(path, { highWaterMark: 1 << 20 })
  try {
    for await (const part of stream) {
      yield typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    }
  } catch (error) {
    throw readError(pathWords(path, 'stdin'), error)
  }
}

/**
 * Writes a new file: complete, or not there at all. What exists is never overwritten. Errors: ERR_FILE_WRITE.
 * `mode` is the permission, 0o644 unless said.
 */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
  const handle = await open(path, flags, options.mode ?? 0o644).catch((error: unknown) => {
    throw writeError(path, error)
  })
  try {
    if (bytes instanceof Uint8Array) await handle.writeFile(bytes)
    else for await (const part of bytes) await handle.writeFile(part)
    await handle.sync()
    await handle.close()
    await syncDirectory(dirname(path))
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(path, { force: true })
    throw writeError(path, error)
  }
}

/** Puts a file in place of the one before in one step, so that a reader finds the old one or the new one whole. */
export async function replaceFile(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
  await writeNewFile(draft, bytes, { mode })
  try {
    await rename(draft, path)
    await syncDirectory(dirname(path))
  } catch (error) {
    await rm(draft, { force: true })
    throw writeError(path, error)
  }
}

/** Makes the entries of a directory durable. Where the system cannot, the rename alone has to do. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Makes a directory, or takes one that is there and empty. Errors: ERR_FILE_WRITE. */
export async function takeEmptyDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    if ((await readdir(path)).length === 0) return
  } catch (error) {
    throw writeError(path, error)
  }
  const message = `cannot write into ${path}: the directory is not empty`
  throw new CustodyError('ERR_FILE_WRITE', message, { path, reason: 'not-empty' })
}
