import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import { emptyHistory, expectHistory, grow } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import { createLevelStore, openLevelStore } from '@custodia/level'
import { copyOf, filesUnder, temporaryDirectory, using } from '../support/level.ts'
import { createNaiveStore, openNaiveStore } from './naive-store.mjs'

/** Acknowledged events, in a closed store. */
async function filled(creating: (directory: string) => Promise<Store>): Promise<{
  readonly directory: string
  readonly history: History
}> {
  const directory = await temporaryDirectory()
  let history = emptyHistory
  await using(creating(directory), async (store) => {
    for (let batch = 0; batch < 40; batch++) {
      const next = grow(history, [{ eventLength: 200 }, { chain: 'b', eventLength: 200 }])
      await store.append(next.expectedSize, next.batch)
      history = next.history
    }
  })
  return { directory, history }
}

/** How many of the events are answered for: there and the same. The others are gone, and nobody says so. */
async function countFound(store: Store, { entries, ids }: History): Promise<number> {
  let found = 0
  for (const [index, id] of ids.entries()) {
    if ((await store.indexOf(id)) !== index) continue
    const entry = await store.entry(index)
    if (Buffer.compare(entry.event!, entries[index]!.event!) === 0) found += 1
  }
  return found
}

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at]! ^= 0x10
  await writeFile(path, bytes)
}

test('one flipped byte in its log costs the naive store acknowledged events, without an error', async () => {
  const { directory, history } = await filled(createNaiveStore)
  const log = (await readdir(directory)).find((name) => name.endsWith('.log'))!
  const { length } = await readFile(join(directory, log))
  await flipByte(join(directory, log), Math.floor(length / 3))
  await using(openNaiveStore(directory), async (store) => {
    const found = await countFound(store, history)
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(history.entries.length)
    // It still says that it has all of them.
    expect(await store.size()).toBe(history.entries.length)
  })
})

test('of @custodia/level the same flip in any file is refused, or makes no difference', async () => {
  const { directory, history } = await filled(createLevelStore)
  const outcomes = new Map<string, string>()
  for (const [path, bytes] of await filesUnder(directory)) {
    if (bytes.length === 0) continue
    const copy = await copyOf(directory)
    await flipByte(path.replace(directory, copy), Math.floor(bytes.length / 3))
    const outcome = await using(openLevelStore(copy), (store) =>
      expectHistory(store, history),
    ).then(
      () => 'all there',
      (error: unknown) => (isCustodyError(error) ? error.code : error),
    )
    expect(outcome, path).toMatch(/^all there$|^ERR_STORE_(CORRUPT|VERSION)$/)
    outcomes.set(path.slice(directory.length + 1).replace(/\d+/, 'n'), String(outcome))
  }
  expect(outcomes.get('journal/n.journal')).toBe('ERR_STORE_CORRUPT')
  expect(outcomes.get('index/n.log')).toBe('all there')
})
