import type { Store } from '../store/index.ts'
import type { StoreFault } from './fault.ts'

/** How the suite gets at the stores that it tests. */
export interface StoreFactory {
  /** A new, empty store, apart from every other one. */
  create(): Promise<Store>
  /** Closes the store if it is open, and opens again what it kept. */
  reopen(store: Store): Promise<Store>
  /** Closes the store if it is open, and removes what it kept. */
  destroy(store: Store): Promise<void>
  /** Stores that can be made to fail. Left out, the cases that need one are skipped, each by name. */
  readonly failing?: FailingStores
}

export interface FailingStores {
  /** The faults that these stores can be given; cases of other faults are skipped. */
  readonly faults: readonly StoreFault[]
  /** As `StoreFactory.create`. `reopen` and `destroy` are given these stores too; a reopened one has no fault. */
  create(): Promise<FailingStore>
}

export interface FailingStore {
  readonly store: Store
  /** The next write, or the next read that goes to the machine, meets this fault; those behind it do not. */
  failNext(fault: StoreFault): void
}

/** One test: it holds if `run` resolves. Any test runner will do. */
export interface ConformanceCase {
  readonly name: string
  /** Why nothing can be looked at: what the case needs was not given. `run` then rejects, so that it never passes unseen. */
  readonly skipped?: string
  readonly run: () => Promise<void>
}

/** What a case works with. The store is destroyed when the case ends, whichever way it ends. */
export interface Fixture {
  readonly store: Store
  /** Opens the store again; `store` is the new one from then on. */
  reopen(): Promise<void>
}

export interface FailingFixture extends Fixture {
  failNext(fault: StoreFault): void
}

/** A case over one fresh store. */
export function storeCase(
  factory: StoreFactory,
  name: string,
  body: (fixture: Fixture) => Promise<void>,
): ConformanceCase {
  return {
    name,
    run: async () => withStore(factory, await factory.create(), body),
  }
}

/** A case over one fresh store that can be given these faults. */
export function failingCase(
  factory: StoreFactory,
  { name, faults }: { readonly name: string; readonly faults: readonly StoreFault[] },
  body: (fixture: FailingFixture) => Promise<void>,
): ConformanceCase {
  const { failing } = factory
  if (failing === undefined) return skippedCase(name, 'the factory gives no stores that can fail')
  const missing = faults.filter((fault) => !failing.faults.includes(fault))
  if (missing.length > 0) {
    return skippedCase(name, `these stores cannot be given the fault ${missing.join(', ')}`)
  }
  return {
    name,
    async run() {
      const created = await failing.create()
      await withStore(factory, created.store, (fixture) =>
        body({
          get store() {
            return fixture.store
          },
          reopen: () => fixture.reopen(),
          failNext: (fault) => created.failNext(fault),
        }),
      )
    },
  }
}

/** A case that has nothing to look at. */
export function skippedCase(name: string, reason: string): ConformanceCase {
  return {
    name,
    skipped: reason,
    run: () => Promise.reject(new Error(`not checked: ${reason}`)),
  }
}

async function withStore(
  factory: StoreFactory,
  first: Store,
  body: (fixture: Fixture) => Promise<void>,
): Promise<void> {
  let store = first
  try {
    await body({
      get store() {
        return store
      },
      async reopen() {
        store = await factory.reopen(store)
      },
    })
  } finally {
    await factory.destroy(store)
  }
}
