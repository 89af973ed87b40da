import { describe, expect, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import { judge } from '../support/judge.ts'
import { temporaryDirectory } from '../support/level.ts'
import { createNaiveStore, openNaiveStore } from './naive-store.mjs'

const directories = new WeakMap<Store, string>()

async function remember(opening: Promise<Store>, directory: string): Promise<Store> {
  const store = await opening
  directories.set(store, directory)
  return store
}

const cases = storeConformance(
  {
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
  },
  { judge },
)

describe('while nothing breaks, the naive store keeps the contract', () => {
  for (const { name, run } of cases.filter(({ skipped }) => skipped === undefined)) test(name, run)
})

test('what it does when something breaks is looked at elsewhere, and nothing else is left out', () => {
  const reasons = cases.map(({ skipped }) => skipped).filter((reason) => reason !== undefined)
  expect(new Set(reasons)).toEqual(new Set(['the factory gives no stores that can fail']))
})
