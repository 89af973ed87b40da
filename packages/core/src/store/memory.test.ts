import { describe, expect, test } from 'vitest'
import { storeConformance } from '../store-conformance/index.ts'
import { createMemoryStore, reopenMemoryStore } from './memory.ts'
import type { Store } from './contract.ts'

describe('the store in memory keeps the contract', () => {
  const cases = storeConformance({
    create: async () => createMemoryStore(),
    reopen: async (store) => {
      await store.close()
      return reopenMemoryStore(store)
    },
    destroy: (store) => store.close(),
  })
  for (const { name, run } of cases) test(name, run)
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
