// The conformance suite on a store. Put your own in place of the store in memory.
//
//   node --test examples/check-a-store.mjs
import { test } from 'node:test'
import { createMemoryStore, reopenMemoryStore } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import { assertVerified, verifyBundle } from '@custodia/verifier'

// begin: the lines of docs/stores.md
const factory = {
  create: async () => createMemoryStore(),
  async reopen(store) {
    await store.close()
    return reopenMemoryStore(store)
  },
  destroy: (store) => store.close(),
}
const judge = async (bundle, trust) => assertVerified(await verifyBundle(bundle, { trust }))
for (const { name, run, skipped } of storeConformance(factory, { judge })) {
  test(name, { skip: skipped }, run)
}
// end
