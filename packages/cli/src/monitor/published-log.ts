import { join } from 'node:path'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { decodeEntries, limits, tilePath, tileWidth } from '@custodia/core/wire'
import type { Tile } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'

/** A log that was published as C2SP tlog-tiles, in a directory or at an address. */
export interface PublishedLog {
  /** The latest checkpoint, a signed note. Errors: ERR_PUBLISHED_FAULT. */
  checkpoint(): Promise<Uint8Array>
  /** Leaves from one index up to but without another, in parts. Errors: ERR_PUBLISHED_FAULT. */
  leaves(from: number, to: number): AsyncIterable<readonly Uint8Array[]>
}

/** Gives the bytes at a path of the log, at most so many; undefined if there are none. */
type ReadPath = (path: string, most: number) => Promise<Uint8Array | undefined>

/** Opens a log by its directory, or by its address, `http:` or `https:`. Nothing is read yet. */
export function openPublished(place: string, signal: AbortSignal): PublishedLog {
  const read = /^https?:\/\//.test(place) ? overHttp(place, signal) : fromDirectory(place)
  return {
    async checkpoint() {
      const note = await read('checkpoint', limits.noteLength)
      if (note === undefined) throw fault('checkpoint', 'is not there')
      return note
    },
    async *leaves(from, to) {
      for (let first = from - (from % tileWidth); first < to; first += tileWidth) {
        const width = Math.min(tileWidth, to - first)
        const entries = await readEntries(read, {
          level: 'entries',
          index: first / tileWidth,
          width,
        })
        yield entries.slice(Math.max(0, from - first), width)
      }
    },
  }
}

/** A partial tile may have been removed once the full one was there. */
async function readEntries(read: ReadPath, tile: Tile): Promise<readonly Uint8Array[]> {
  for (const width of new Set([tile.width, tileWidth])) {
    const path = tilePath({ ...tile, width })
    const bytes = await read(path, tileWidth * (2 + 0xffff))
    if (bytes === undefined) continue
    const entries = decodeEntries(bytes, width)
    if (entries === undefined) throw fault(path, `is no bundle of ${width} entries`)
    return entries
  }
  throw fault(tilePath(tile), 'is not there')
}

function fromDirectory(directory: string): ReadPath {
  return async (path, maximum) => {
    try {
      const file = join(directory, ...path.split('/'))
      return await readInput(file, { maximum, surroundings: process })
    } catch (error) {
      const isMissing = isCustodyError(error) && error.code === 'ERR_FILE_READ'
      if (isMissing && error.details.reason === 'missing') return undefined
      throw error
    }
  }
}

const patience = 30_000

function overHttp(address: string, signal: AbortSignal): ReadPath {
  const prefix = address.endsWith('/') ? address : `${address}/`
  return async (path, maximum) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
    try {
      const response = await fetch(prefix + path, { signal: limit, redirect: 'error' })
      if (response.status === 404) return undefined
      if (!response.ok) throw fault(path, `was answered with ${response.status}`)
      return await readBody(response, path, maximum)
    } catch (error) {
      if (signal.aborted || isCustodyError(error)) throw error
      throw fault(path, 'could not be fetched', error)
    }
  }
}

async function readBody(response: Response, path: string, maximum: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += (part as Uint8Array).length
    if (length > maximum) throw fault(path, `is longer than ${maximum} bytes`)
    parts.push(part as Uint8Array)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function fault(part: string, reason: string, cause?: unknown): CustodyError<'ERR_PUBLISHED_FAULT'> {
  return new CustodyError(
    'ERR_PUBLISHED_FAULT',
    `published log: ${part} ${reason}`,
    { part },
    { cause },
  )
}
