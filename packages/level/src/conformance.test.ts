import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import { describe, expect, test } from 'vitest'
import { failingMachine } from '../../../test/support/failing-level.ts'
import { judge } from '../../../test/support/judge.ts'
import { createLevelStore, openLevelStore } from './index.ts'
import { createStore } from './store/create.ts'

const directories = new WeakMap<Store, string>()

async function inNewDirectory(make: (directory: string) => Promise<Store>): Promise<Store> {
  const directory = await mkdtemp(join(tmpdir(), 'custodia-'))
  return remember(await make(directory), directory)
}

function remember(store: Store, directory: string): Store {
  directories.set(store, directory)
  return store
}

const cases = storeConformance(
  {
    create: () => inNewDirectory(createLevelStore),
    async reopen(store) {
      await store.close()
      const directory = directories.get(store)!
      return remember(await openLevelStore(directory), directory)
    },
    async destroy(store) {
      await store.close()
      await rm(directories.get(store)!, { recursive: true })
    },
    failing: {
      faults: ['refused', 'not-kept', 'kept', 'unreadable', 'changed'],
      async create() {
        const { machine, failNext } = failingMachine()
        return { store: await inNewDirectory((path) => createStore(machine, path)), failNext }
      },
    },
  },
  { judge },
)

describe('the store on LevelDB keeps the contract', () => {
  for (const { name, run } of cases) test(name, run)
})

test('no case is skipped', () => {
  expect(cases.filter(({ skipped }) => skipped !== undefined)).toEqual([])
})
