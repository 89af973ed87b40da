import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import { describe, test } from 'vitest'
import { createLevelStore, openLevelStore } from './index.ts'

const directories = new WeakMap<Store, string>()

function remember(store: Store, directory: string): Store {
  directories.set(store, directory)
  return store
}

describe('the store on LevelDB keeps the contract', () => {
  const cases = storeConformance({
    async create() {
      const directory = await mkdtemp(join(tmpdir(), 'custodia-'))
      return remember(await createLevelStore(directory), directory)
    },
    async reopen(store) {
      await store.close()
      const directory = directories.get(store)!
      return remember(await openLevelStore(directory), directory)
    },
    async destroy(store) {
      await store.close()
      await rm(directories.get(store)!, { recursive: true })
    },
  })
  for (const { name, run } of cases) test(name, run)
})
