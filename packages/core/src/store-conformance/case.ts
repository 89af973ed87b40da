import type { Store } from '../store/index.ts'

/** How the suite gets at the stores that it tests. */
export interface StoreFactory {
  /** A new, empty store, apart from every other one. */
  create(): Promise<Store>
  /** Closes the store if it is open, and opens again what it kept. */
  reopen(store: Store): Promise<Store>
  /** Closes the store if it is open, and removes what it kept. */
  destroy(store: Store): Promise<void>
}

/** One test: it holds if `run` resolves. Any test runner will do. */
export interface ConformanceCase {
  readonly name: string
  readonly run: () => Promise<void>
}

/** What a case works with. The store is destroyed when the case ends, whichever way it ends. */
export interface Fixture {
  readonly store: Store
  /** Opens the store again; `store` is the new one from then on. */
  reopen(): Promise<void>
}

/** A case over one fresh store. */
export function storeCase(
  factory: StoreFactory,
  name: string,
  body: (fixture: Fixture) => Promise<void>,
): ConformanceCase {
  return {
    name,
    async run() {
      let store = await factory.create()
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
    },
  }
}
