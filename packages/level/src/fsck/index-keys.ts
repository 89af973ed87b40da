import type { Layout } from '../store/layout.ts'
import { readUint64 } from '../disk/numbers.ts'
import { keys } from '../lookup/keys.ts'
import type { StoreChecklist } from './context.ts'
import type { EntryCheck } from './entry-check.ts'
import { keyWords } from './index-compare.ts'
import type { IndexCopy } from './index-copy.ts'

export interface IndexKeys {
  readonly copy: IndexCopy
  /** Entries that the index has seen. */
  readonly size: number
  /** Sizes of which it knows a kept checkpoint. */
  readonly keptCount: number
  readonly entries: EntryCheck
  readonly layout: Layout
  readonly list: StoreChecklist
  readonly pause: () => Promise<void>
}

/** Goes through all keys of the index: each must be of something in the record, and its value undamaged. */
export async function checkIndexKeys(index: IndexKeys): Promise<void> {
  const { copy, list, pause } = index
  const isSome = knownKeys(index)
  try {
    for await (const [key, value] of copy.all()) {
      list.look('store.index.keys')
      const found = keyWords(key)
      if (value === 'damaged') list.find('store.index-damaged', { place: {}, found })
      if (!isSome(key)) list.find('store.index-extra', { place: {}, found })
      await pause()
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    list.find('store.index-unusable', { place: { file: 'index' }, reason })
  }
}

/** Whether a key is one that the record gives. What entries name that cannot be read is taken for granted. */
function knownKeys({ size, keptCount, entries, list }: IndexKeys): (key: Buffer) => boolean {
  const { ids, digests, heads } = entries
  const firstLost = entries.firstLost ?? (entries.size < size ? entries.size : undefined)
  const isCut = firstLost !== undefined
  if (isCut) list.skip('store.index.keys', `Not for all: entry ${firstLost} cannot be read.`)
  const isSeen = (index: number | undefined): boolean => isCut || (index ?? size) < size
  const counted = (chain: string): number => (isCut ? Infinity : (heads.get(chain)?.count ?? 0))
  const tests: { readonly [letter: string]: (key: Buffer) => boolean } = {
    m: (key) => key.equals(keys.position),
    k: (key) => key.equals(keys.kept),
    n: (key) => key.length === 9 && readUint64(key, 1) < keptCount,
    i: (key) => key.length === 9 && readUint64(key, 1) < size,
    e: (key) => key.length === 33 && isSeen(ids.get(key.toString('hex', 1))),
    E: (key) => key.length === 33 && isSeen(ids.get(key.toString('hex', 1))),
    D: (key) => key.length === 33 && isSeen(digests.get(key.toString('hex', 1))),
    h: (key) => key.length === 33 && counted(key.toString('hex', 1)) > 0,
    c: (key) => key.length === 41 && readUint64(key, 33) < counted(key.toString('hex', 1, 33)),
    d: (key) => key.length === 33 && isSeen(digests.get(key.toString('hex', 1))),
    s: (key) => key.length === 9 && readUint64(key, 1) < size,
    p: (key) => key.length === 9 && readUint64(key, 1) < Math.max(size, 1),
  }
  return (key) => tests[key.toString('latin1', 0, 1)]?.(key) ?? false
}
