import { storedHashCount } from '@custodia/core/merkle'
import { assertCount, assertEntryRange, assertIndex } from '@custodia/core/store'
import type { StoredEntry } from '@custodia/core/store'
import { readEntriesFrom, readEntryAt } from '../journal/journal-reader.ts'
import { readDisclosure } from '../private/private-read.ts'
import type { ReadParts } from './parts.ts'

/** The reading calls of the contract. Each works at once, without giving way to a write in between. */

export async function* readEntries(
  { lookup, journalFiles, tip }: ReadParts,
  from: number,
  to: number,
): AsyncGenerator<StoredEntry, void, undefined> {
  assertEntryRange(from, to, tip.frontier.size)
  if (from === to) return
  yield* readEntriesFrom(journalFiles, { index: from, place: lookup.entry(from).place }, to)
}

export function readEntry({ lookup, journalFiles, tip }: ReadParts, index: number): StoredEntry {
  assertIndex('entry', index, tip.frontier.size)
  return readEntryAt(journalFiles, { index, place: lookup.entry(index).place })
}

export function readChainIndexes(
  { lookup }: ReadParts,
  chain: string,
  fromSeq: number,
): readonly number[] {
  assertCount('fromSeq', fromSeq)
  const count = lookup.head(chain)?.count ?? 0
  const length = Math.max(count - fromSeq, 0)
  return Array.from({ length }, (_, i) => lookup.chainIndex(chain, fromSeq + i))
}

export function readDisclosureOf(
  { disk, layout, lookup }: ReadParts,
  digest: string,
): Uint8Array | undefined {
  const known = lookup.digest(digest)
  if (known === undefined || known === 'erased') return undefined
  return readDisclosure({ disk, pathOf: layout.privatePath }, { digest, known })
}

export function readTreeHashes(
  { lookup, tip }: ReadParts,
  indexes: readonly number[],
): readonly Uint8Array[] {
  const count = storedHashCount(tip.frontier.size)
  return indexes.map((index) => {
    assertIndex('tree hash', index, count)
    return lookup.treeHash(index)
  })
}
