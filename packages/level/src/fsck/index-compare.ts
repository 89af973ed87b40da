import { equalBytes, toHex } from '@custodia/core/bytes'
import type { FaultPlace } from '@custodia/core/store'
import type { FoundEntry } from '../journal/scan.ts'
import { keys } from '../lookup/keys.ts'
import type { Put } from '../lookup/raw-index.ts'
import { decodeEntryValue } from '../lookup/values.ts'
import type { StoreChecklist, WalkedEntry } from './context.ts'
import type { IndexCopy } from './index-copy.ts'

/** Compares single keys of an index with what they should hold. Damaged values are found when all keys are gone through. */
export interface Comparer {
  compare(put: Put, place: FaultPlace): void
  /** Where the entry lies, and the tree hashes that it completes, if they are known. */
  compareEntry(walked: WalkedEntry, place: FaultPlace): void
}

export function createComparer(copy: IndexCopy, list: StoreChecklist): Comparer {
  function compare([key, expected]: Put, place: FaultPlace): void {
    list.look('store.index.values')
    const found = copy.get(key)
    if (found === 'damaged' || found?.equals(expected) === true) return
    if (found === undefined) list.find('store.index-lacks', { place, found: keyWords(key) })
    else {
      const [wanted, other] = [expected.toString('hex'), found.toString('hex')]
      const reason = `the value of ${keyWords(key)}`
      list.find('store.index-value', { place, expected: wanted, found: other, reason })
    }
  }

  function compareEntry({ found, treeHashes }: WalkedEntry, place: FaultPlace): void {
    const key = keys.entry(found.entry.index)
    const value = copy.get(key)
    list.look('store.index.values')
    if (value === 'damaged') return
    if (value === undefined) {
      list.find('store.index-lacks', { place, found: keyWords(key) })
      return
    }
    const known = decodeEntryValue(value)
    if (!isSamePlace(known.place, found.place)) {
      const [expected, other] = [placeWords(found.place), placeWords(known.place)]
      list.find('store.index-value', { place, expected, found: other, reason: 'where it lies' })
    }
    if (treeHashes !== undefined) compareHashes(known.treeHashes, treeHashes, place)
  }

  function compareHashes(
    found: readonly Uint8Array[],
    expected: readonly Uint8Array[],
    place: FaultPlace,
  ): void {
    list.look('store.index.tree', expected.length)
    const fits =
      found.length === expected.length && found.every((hash, i) => equalBytes(hash, expected[i]!))
    if (!fits) {
      const words = (hashes: readonly Uint8Array[]): string =>
        hashes.map((hash) => toHex(hash)).join(' ')
      list.find('store.index-tree', { place, expected: words(expected), found: words(found) })
    }
  }

  return { compare, compareEntry }
}

type Placed = FoundEntry['place']

function isSamePlace(a: Placed, b: Placed): boolean {
  return a.segment === b.segment && a.offset === b.offset && a.length === b.length
}

function placeWords({ segment, offset, length }: Placed): string {
  return `${length} bytes at offset ${offset} of segment ${segment}`
}

const keyNames: { readonly [letter: string]: string } = {
  m: 'its position',
  k: 'its position in the kept checkpoints',
  n: 'a kept checkpoint',
  i: 'an entry',
  e: 'an event id',
  E: 'the mark of an event id',
  D: 'the mark of a digest',
  h: 'the head of a chain',
  c: 'a place in a chain',
  d: 'a digest',
  s: 'a journal segment',
  p: 'a private segment',
}

/** A key of the index in words. */
export function keyWords(key: Buffer): string {
  const letter = key.toString('latin1', 0, 1)
  const rest = key.length > 1 ? ` (${key.toString('hex', 1)})` : ''
  return `${keyNames[letter] ?? `an unknown key ${key.toString('hex')}`}${keyNames[letter] === undefined ? '' : rest}`
}
