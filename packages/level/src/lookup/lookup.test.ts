import { expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { emptyHistory, grow } from '@custodia/core/store-conformance'
import { temporaryDirectory, using } from '../../../../test/support/level.ts'
import { createStore } from '../store/create.ts'
import { thisMachine } from '../store/machine.ts'
import { createLookup } from './lookup.ts'
import { createMemoryIndex } from './memory-index.ts'
import type { Put, RawIndex } from './raw-index.ts'

/** Everything that a store writes into its index, in order: two appends, the second behind the heads of the first. */
async function writtenByStore(): Promise<{
  readonly puts: readonly Put[]
  readonly history: ReturnType<typeof grow>['history']
}> {
  const puts: Put[] = []
  const raw = createMemoryIndex()
  const index: RawIndex = {
    ...raw,
    write(given) {
      puts.push(...given)
      return raw.write(given)
    },
  }
  const machine = { ...thisMachine, openIndex: () => Promise.resolve({ index, doubt: undefined }) }
  const shapes = [{ chain: 'a', sealed: ['one', 'two'] }, { chain: 'b' }]
  const first = grow(emptyHistory, shapes)
  const second = grow(first.history, shapes)
  await using(createStore(machine, await temporaryDirectory()), async (store) => {
    await store.append(0, first.batch)
    await store.append(2, second.batch)
  })
  return { puts, history: second.history }
}

test('an index that has forgotten what it wrote last under any one key never gives another answer', async () => {
  const { puts, history } = await writtenByStore()
  const heads = new Map(history.entries.map(({ chain, index }) => [chain, index]))
  let refused = 0
  for (const forgotten of new Set(puts.map(([key]) => key.toString('latin1')))) {
    const last = puts.findLastIndex(([key]) => key.toString('latin1') === forgotten)
    const left = puts.filter((_, i) => i !== last)
    const values = new Map(left.map(([key, value]) => [key.toString('latin1'), value]))
    const lookup = createLookup(
      { ...createMemoryIndex(), get: (key) => values.get(key.toString('latin1')) },
      'index',
    )
    const same = (question: () => unknown, expected: unknown): void => {
      try {
        expect(question()).toEqual(expected)
      } catch (error) {
        if (!isCustodyError(error)) throw error
        expect(error.code).toBe('ERR_STORE_CORRUPT')
        refused += 1
      }
    }
    for (const [i, id] of history.ids.entries()) same(() => lookup.indexOf(id), i)
    for (const [chain, at] of heads) same(() => lookup.head(chain)?.index, at)
    for (const digest of history.disclosures.keys()) {
      same(() => lookup.digest(digest) !== undefined, true)
    }
  }
  // Each of 4 events, 4 digests and 2 heads at least.
  expect(refused).toBeGreaterThanOrEqual(10)
})
