import { storedHashCount } from '@custodia/core/merkle'
import { assertCount, assertEntryRange, assertIndex, leafEventId } from '@custodia/core/store'
import type { StoredEntry } from '@custodia/core/store'
import { corrupt } from '../disk/faults.ts'
import { readEntriesFrom, readEntryAt } from '../journal/journal-reader.ts'
import { readDisclosure } from '../private/private-read.ts'
import type { ReadParts } from './parts.ts'

/** The reading calls of the contract. Each works at once, without giving way to a write in between. */

export async function* readEntries(
  parts: ReadParts,
  from: number,
  to: number,
): AsyncGenerator<StoredEntry, void, undefined> {
  const { lookup, journalFiles, tip } = parts
  assertEntryRange(from, to, tip.frontier.size)
  if (from === to) return
  const place = { index: from, place: lookup.entry(from).place }
  for (const entry of readEntriesFrom(journalFiles, place, to)) yield withEvent(parts, entry)
}

export function readEntry(parts: ReadParts, index: number): StoredEntry {
  const { lookup, journalFiles, tip } = parts
  assertIndex('entry', index, tip.frontier.size)
  return withEvent(parts, readEntryAt(journalFiles, { index, place: lookup.entry(index).place }))
}

/** An entry whose event may lie among the private values, with that event unless it was erased. */
function withEvent(parts: ReadParts, entry: StoredEntry): StoredEntry {
  if (entry.event !== undefined) return entry
  const id = leafEventId(entry.leaf)!
  if (parts.lookup.digest(id) === undefined) {
    throw corrupt(parts.layout.index, `the event of entry ${entry.index} is not in the index`)
  }
  return { ...entry, event: readPrivateValue(parts, id) }
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

export function readDisclosureOf(parts: ReadParts, digest: string): Uint8Array | undefined {
  return isEvent(parts, digest) ? undefined : readPrivateValue(parts, digest)
}

export function hasDigest(parts: ReadParts, digest: string): boolean {
  return parts.lookup.digest(digest) !== undefined && !isEvent(parts, digest)
}

/** Events that can be erased lie among the private values by their ids; they are no disclosures. */
function isEvent({ lookup }: ReadParts, digest: string): boolean {
  return lookup.indexOf(digest) !== undefined
}

function readPrivateValue(
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
