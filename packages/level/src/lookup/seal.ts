import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, toHex } from '@custodia/core/bytes'
import { createSha256 } from '@custodia/core/crypto'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { newSuffix, withFile } from '../disk/whole-file.ts'

/**
 * The seal of an index: SHA-256 and name of each of its files, one a line as `sha256sum` writes them, in the file `SEAL`
 * beside them. LevelDB checks neither its tables when it reads them nor all of its log when it opens, and what it then lacks
 * looks like what was never there. So an index counts only if every file of it is what it was when it was closed.
 */
export interface Seal {
  /** Why the index cannot be trusted; undefined if it is as it was closed. Changes nothing. */
  doubt(): string | undefined
  /** Takes the seal away, because the files will change now. */
  break(): void
  /** Seals the files as they are; nobody may have them open. */
  set(): void
}

const sealName = 'SEAL'
/** What LevelDB keeps there for others than itself, and what was not yet in its place. */
const passedOver: readonly string[] = ['LOCK', 'LOG', 'LOG.old', sealName]
const line = /^([0-9a-f]{64}) {2}([A-Za-z0-9._-]{1,64})$/
const pieceLength = 1_048_576

export function sealOf(disk: Disk, directory: string): Seal {
  const path = join(directory, sealName)
  // Tables never change once they are written, so those that were sealed before need not be read again.
  let known: ReadonlyMap<string, string> = new Map()
  const names = (): readonly string[] =>
    disk
      .names(directory)
      .filter((name) => !passedOver.includes(name) && !name.endsWith(newSuffix))
      .sort()
  const digestOf = (name: string): string =>
    withFile(disk.open(join(directory, name), 'read'), sha256OfFile)
  return {
    doubt() {
      if (disk.kind(path) !== 'file') return 'it was not closed in order'
      const sealed = parseSeal(withFile(disk.open(path, 'read'), readAll))
      if (sealed === undefined) return `${sealName} is not what was written`
      const fault = compare(sealed, names(), digestOf)
      if (fault === undefined) known = sealed
      return fault
    },
    break: () => disk.remove(path),
    set() {
      const lines = names().map((name) => {
        const digest = isTable(name) ? known.get(name) : undefined
        return `${digest ?? digestOf(name)}  ${name}\n`
      })
      disk.remove(path + newSuffix)
      withFile(disk.open(path + newSuffix, 'create'), (file) =>
        file.write(encodeUtf8(lines.join('')), 0),
      )
      disk.rename(path + newSuffix, path)
    },
  }
}

function compare(
  sealed: ReadonlyMap<string, string>,
  names: readonly string[],
  digestOf: (name: string) => string,
): string | undefined {
  const lost = [...sealed.keys()].find((name) => !names.includes(name))
  if (lost !== undefined) return `its file ${lost} is missing`
  for (const name of names) {
    const expected = sealed.get(name)
    if (expected === undefined) return `its file ${name} was not there when it was closed`
    if (digestOf(name) !== expected) return `its file ${name} is not what it was when it was closed`
  }
  return undefined
}

function parseSeal(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const lines = decodeUtf8(bytes)?.split('\n') ?? []
  // The last line ends too: what was cut off is seen.
  if (lines.pop() !== '' || lines.length === 0) return undefined
  const sealed = new Map<string, string>()
  for (const text of lines) {
    const [, digest, name] = line.exec(text) ?? []
    if (digest === undefined || name === undefined) return undefined
    sealed.set(name, digest)
  }
  return sealed.size === lines.length ? sealed : undefined
}

const isTable = (name: string): boolean => name.endsWith('.ldb') || name.endsWith('.sst')

function readAll(file: DiskFile): Uint8Array {
  const bytes = new Uint8Array(file.length())
  return bytes.subarray(0, file.read(bytes, 0))
}

function sha256OfFile(file: DiskFile): string {
  const digest = createSha256()
  // Most files of an index are small: a whole piece for each would cost more than reading them.
  const piece = new Uint8Array(Math.min(pieceLength, file.length() + 1))
  for (let at = 0; ;) {
    const length = file.read(piece, at)
    if (length === 0) return toHex(digest.digest())
    digest.update(piece.subarray(0, length))
    at += length
  }
}
