import { describe, expect, test } from 'vitest'
import { judge } from '../../../../test/support/judge.ts'
import { storeConformance } from '../store-conformance/index.ts'
import { createMemoryStore, reopenMemoryStore } from './memory.ts'
import type { Store } from './contract.ts'

const cases = storeConformance(
  {
    create: async () => createMemoryStore(),
    reopen: async (store) => {
      await store.close()
      return reopenMemoryStore(store)
    },
    destroy: (store) => store.close(),
  },
  { judge },
)

describe('the store in memory keeps the contract', () => {
  for (const { name, run, skipped } of cases) if (skipped === undefined) test(name, run)
})

test('memory does not fail, so the cases of failures are skipped, each by name; faulty-store.test.ts runs them', () => {
  const skipped = cases.filter((one) => one.skipped !== undefined)
  expect(new Set(skipped.map((one) => one.skipped))).toEqual(
    new Set(['the factory gives no stores that can fail']),
  )
  const topics = skipped.map(({ name }) => name.split(':')[0])
  expect(topics.filter((topic) => topic === 'uncertainty')).toHaveLength(84)
  expect(topics.filter((topic) => topic === 'errors')).toHaveLength(15)
  expect(topics).toHaveLength(99)
})

test('a memory store is opened again only once it is closed', async () => {
  const store = createMemoryStore()
  expect(() => reopenMemoryStore(store)).toThrow(
    expect.objectContaining({ code: 'ERR_STORE_LOCKED' }),
  )
  await store.close()
  expect(await reopenMemoryStore(store).size()).toBe(0)
})

test('only a memory store is opened again', () => {
  const other: Store = { ...createMemoryStore() }
  expect(() => reopenMemoryStore(other)).toThrow(
    expect.objectContaining({ code: 'ERR_STORE_MISSING' }),
  )
})
