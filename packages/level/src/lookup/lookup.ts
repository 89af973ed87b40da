import type { StoredHead } from '@custodia/core/store'
import { splitStoredHashIndex } from '@custodia/core/merkle'
import { corrupt } from '../disk/faults.ts'
import { decodeKeptPlace, decodeKeptPosition } from '../kept/kept-values.ts'
import type { KeptPlace, KeptPosition } from '../kept/kept-values.ts'
import { isKeyId, keys } from './keys.ts'
import type { RawIndex } from './raw-index.ts'
import {
  decodeDigest,
  decodeEntryValue,
  decodeHead,
  decodeNumber,
  decodePosition,
} from './values.ts'
import type { IndexedDigest, IndexedEntry, Position, PrivateSegment } from './values.ts'

/** What the index answers. What it must know and does not is ERR_STORE_CORRUPT. */
export interface Lookup {
  position(): Position | undefined
  entry(index: number): IndexedEntry
  indexOf(id: string): number | undefined
  head(chain: string): StoredHead | undefined
  chainIndex(chain: string, seq: number): number
  digest(digest: string): IndexedDigest | undefined
  treeHash(storedIndex: number): Uint8Array
  /** Length of a full journal segment, and where the next one begins; undefined for the last one. */
  segment(first: number): { readonly length: number; readonly next: number } | undefined
  privateSegment(first: number): PrivateSegment | undefined
  /** Up to where kept checkpoints are known; undefined if nothing is. */
  kept(): KeptPosition | undefined
  /** Where a kept checkpoint lies, by its place in the order of their sizes. */
  keptPlace(ordinal: number): KeptPlace
}

export function createLookup(index: RawIndex, where: string): Lookup {
  const lacks = (what: string): Error => {
    index.doubt()
    return corrupt(
      where,
      `${what} is not in the index, which is built again when it is next opened`,
    )
  }
  const need = (key: Buffer, what: string): Buffer => {
    const value = index.get(key)
    if (value === undefined) throw lacks(what)
    return value
  }
  const read = <T>(key: Buffer, decode: (value: Buffer) => T): T | undefined => {
    const value = index.get(key)
    return value === undefined ? undefined : decode(value)
  }
  /** What is not there was never there, unless its mark says otherwise. */
  const readById = <T>(
    id: string,
    [key, mark]: readonly [(id: string) => Buffer, (id: string) => Buffer],
    decode: (value: Buffer) => T,
  ): T | undefined => {
    if (!isKeyId(id)) return undefined
    const found = read(key(id), decode)
    if (found === undefined && index.get(mark(id)) !== undefined) throw lacks(id)
    return found
  }
  /** A head that was damaged is missing, or an older one shows: either way the chain goes on behind it. */
  const head = (chain: string): StoredHead | undefined => {
    if (!isKeyId(chain)) return undefined
    const found = read(keys.head(chain), decodeHead)
    if (index.get(keys.chain(chain, found?.count ?? 0)) !== undefined) {
      throw lacks(`the head of chain ${chain}`)
    }
    return found
  }
  const entry = (at: number): IndexedEntry => decodeEntryValue(need(keys.entry(at), `entry ${at}`))

  return {
    position: () => read(keys.position, decodePosition),
    entry,
    indexOf: (id) => readById(id, [keys.event, keys.eventMark], decodeNumber),
    head,
    chainIndex: (chain, seq) =>
      decodeNumber(need(keys.chain(chain, seq), `event ${seq} of chain ${chain}`)),
    digest: (digest) => readById(digest, [keys.digest, keys.digestMark], decodeDigest),
    treeHash(storedIndex) {
      const { level, index: subtree } = splitStoredHashIndex(storedIndex)
      const leaf = (subtree + 1) * 2 ** level - 1
      const hash = entry(leaf).treeHashes[level]
      if (hash === undefined) throw lacks(`tree hash ${storedIndex}`)
      return hash
    },
    segment: (first) =>
      read(keys.segment(first), (value) => ({
        length: decodeNumber(value),
        next: decodeNumber(value, 1),
      })),
    privateSegment: (first) =>
      read(keys.privateSegment(first), (value) => ({
        generation: decodeNumber(value),
        length: decodeNumber(value, 1),
      })),
    kept: () => read(keys.kept, decodeKeptPosition),
    keptPlace: (ordinal) =>
      decodeKeptPlace(need(keys.keptPlace(ordinal), `kept checkpoint ${ordinal}`)),
  }
}
