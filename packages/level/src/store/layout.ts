import { join } from 'node:path'
import { decodeUtf8, encodeUtf8 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { readWholeFile } from '../disk/whole-file.ts'
import { segmentFirst, segmentName } from '../journal/segment.ts'

/** Where each part of a store lies (docs/format/store.md). */
export interface Layout {
  readonly root: string
  /** Names the version; written last, so that a store that was not made whole is none. */
  readonly version: string
  readonly lock: string
  readonly journal: string
  readonly privateValues: string
  readonly index: string
  /** The latest checkpoint, and all of them. */
  readonly checkpoint: string
  readonly checkpoints: string
  readonly journalPath: (segment: number) => string
  readonly privatePath: (segment: number) => string
}

export function layoutOf(root: string): Layout {
  const journal = join(root, 'journal')
  const privateValues = join(root, 'private')
  return {
    root,
    version: join(root, 'CUSTODIA'),
    lock: join(root, 'lock'),
    journal,
    privateValues,
    index: join(root, 'index'),
    checkpoint: join(root, 'checkpoint'),
    checkpoints: join(root, 'checkpoints'),
    journalPath: (segment) => join(journal, segmentName('journal', segment)),
    privatePath: (segment) => join(privateValues, segmentName('private', segment)),
  }
}

const version = '1'

export const versionText: Uint8Array = encodeUtf8(`custodia store ${version}\n`)

/** Makes sure that a store of our version is there: ERR_STORE_MISSING, ERR_STORE_VERSION, ERR_STORE_CORRUPT. */
export function checkVersion(disk: Disk, { root, version: path, journal }: Layout): void {
  const kind = reading(root, () => disk.kind(root))
  if (kind !== 'directory') {
    throw missing(
      root,
      kind === 'file' ? 'it is a file, not a directory' : 'there is no such directory',
    )
  }
  const bytes = readWholeFile(disk, path)
  if (bytes === undefined) {
    if (reading(journal, () => disk.kind(journal)) === undefined)
      throw missing(root, 'there is no ledger in it')
    throw corrupt(path, 'it is missing, but a journal is there')
  }
  const text = decodeUtf8(bytes) ?? ''
  const found = /^custodia store ([0-9]{1,9})\n/.exec(text)?.[1]
  if (found === undefined) throw corrupt(path, 'it does not name the version of a store')
  if (found !== version) {
    const message = `${path}: expected version ${version}, found version ${found}`
    throw new CustodyError('ERR_STORE_VERSION', message, { path, found })
  }
}

/** Indexes with which the segments of the journal begin, ascending. Anything else in its directory is refused. */
export function listSegments(disk: Disk, { journal }: Layout): readonly number[] {
  const names = reading(journal, () =>
    disk.kind(journal) === 'directory' ? disk.names(journal) : [],
  )
  const firsts = names.map((name) => {
    const first = segmentFirst('journal', name)
    if (first === undefined) throw corrupt(join(journal, name), 'it does not belong here')
    return first
  })
  if (!firsts.includes(0)) throw corrupt(journal, 'its first segment is missing')
  return firsts.sort((a, b) => a - b)
}

function missing(path: string, reason: string): CustodyError<'ERR_STORE_MISSING'> {
  return new CustodyError('ERR_STORE_MISSING', `no ledger at ${path}: ${reason}`, { path })
}
