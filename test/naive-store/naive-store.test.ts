import { describe, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import { temporaryDirectory } from '../support/level.ts'
import { createNaiveStore, openNaiveStore } from './naive-store.mjs'

const directories = new WeakMap<Store, string>()

async function remember(opening: Promise<Store>, directory: string): Promise<Store> {
  const store = await opening
  directories.set(store, directory)
  return store
}

describe('while nothing breaks, the naive store keeps the contract', () => {
  const cases = storeConformance({
    async create() {
      const directory = await temporaryDirectory()
      return remember(createNaiveStore(directory), directory)
    },
    async reopen(store) {
      await store.close()
      const directory = directories.get(store)!
      return remember(openNaiveStore(directory), directory)
    },
    destroy: (store) => store.close(),
  })
  for (const { name, run } of cases) test(name, run)
})
