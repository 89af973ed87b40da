/** Changes to the files of a closed store, as accidents make them, and as somebody does who knows the format. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeCbor, encodeCbor, isCborMap } from '../../packages/core/src/wire/index.ts'
import type { CborMap, CborValue } from '../../packages/core/src/wire/index.ts'
import {
  batchHeadLength,
  encodeBatchHead,
  readBatchHead,
} from '../../packages/level/src/journal/batch-head.ts'
import { encodeItem, readItem } from '../../packages/level/src/journal/item.ts'
import { journalHeader, segmentFirst } from '../../packages/level/src/journal/segment.ts'
import { layoutOf } from '../../packages/level/src/store/layout.ts'

export function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes).with(at, bytes[at]! ^ (1 << (at % 8)))
}

/** Changes a file. */
export async function edit(path: string, change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  await writeFile(path, change(new Uint8Array(await readFile(path))))
}

export async function journalPaths(store: string): Promise<readonly string[]> {
  const { journal } = layoutOf(store)
  return (await readdir(journal)).sort().map((name) => join(journal, name))
}

/** Where the items of the entries lie in a segment of the journal. */
export interface ItemPlace {
  readonly path: string
  readonly index: number
  readonly offset: number
  readonly length: number
  /** Where the head of its batch begins. */
  readonly batch: number
}

export async function itemPlaces(store: string): Promise<readonly ItemPlace[]> {
  const places: ItemPlace[] = []
  for (const path of await journalPaths(store)) {
    const bytes = new Uint8Array(await readFile(path))
    const first = segmentFirst('journal', path.slice(path.lastIndexOf('/') + 1))!
    let index = first
    for (let offset = journalHeader(first).length; offset < bytes.length;) {
      const batch = offset
      const head = readBatchHead(bytes, offset)!
      offset += batchHeadLength
      for (let i = 0; i < head.count; i++) {
        const { end } = readItem(bytes, offset)!
        places.push({ path, index, offset, length: end - offset, batch })
        index += 1
        offset = end
      }
    }
  }
  return places
}

type RecordChange = (
  record: ReadonlyMap<string, CborValue>,
  index: number,
) => ReadonlyMap<string, CborValue>

/** Writes the journal anew with other records, and with right checks and heads: only what lies deeper tells. */
export async function rewriteRecords(store: string, change: RecordChange): Promise<void> {
  for (const path of await journalPaths(store)) {
    const places = (await itemPlaces(store)).filter((place) => place.path === path)
    await edit(path, (bytes) => rewritten(bytes, places, change))
  }
}

function rewritten(
  bytes: Uint8Array,
  places: readonly ItemPlace[],
  change: RecordChange,
): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, places[0]?.batch ?? bytes.length)]
  for (const batch of new Set(places.map((place) => place.batch))) {
    const inBatch = places.filter((place) => place.batch === batch)
    const items = inBatch.map(({ offset, index }) =>
      encodeItem(changed(readItem(bytes, offset)!.body, (map) => change(map, index))),
    )
    const length = items.reduce((sum, item) => sum + item.length, 0)
    parts.push(encodeBatchHead({ first: inBatch[0]!.index, count: items.length, length }), ...items)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function changed(
  body: Uint8Array,
  change: (map: ReadonlyMap<string, CborValue>) => ReadonlyMap<string, CborValue>,
): Uint8Array {
  const map = decodeCbor(body)
  if (!isCborMap(map)) throw new Error('not a record')
  return encodeCbor(new Map(change(map as ReadonlyMap<string, CborValue>)) as CborMap)
}
