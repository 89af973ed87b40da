import { describe, expect, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import type { ConformanceCase } from '@custodia/core/store-conformance'
import { createFlawedStore, keptAfterReopening, nothingKept } from './flawed-store.ts'
import type { Flaw, Kept } from './flawed-store.ts'

/** The case that is there to see each flaw. Others may see it as well. */
const caughtBy: { readonly [F in Flaw]: string } = {
  'drops the last entry of a batch': 'append: a batch of 2',
  'acknowledges before it has written': 'append: a batch of 1',
  'ignores the expected size': 'conflict: of two writers with one head the second is refused',
  'compares, then waits, then writes': 'conflict: of calls made side by side exactly one wins',
  'writes entries up to the one that does not fit':
    'atomicity: a gap in a chain keeps out the whole batch',
  'takes what does not fit': 'atomicity: an id that is not of the event keeps out the whole batch',
  'forgets the last batch when it is opened again':
    'durability: every batch is there after opening again',
  'forgets everything when it is opened again': 'factory: a closed store can be opened again',
  'keeps the buffers it was given': 'aliasing: a batch changed before append resolves',
  'returns its own buffers': 'aliasing: an entry that was read',
  'copies a batch only when its turn comes':
    'aliasing: a batch changed while it waits for its turn',
  'answers after it was closed': 'closing: entry after close',
  'closes without waiting': 'closing: append under way is waited for',
  'throws instead of rejecting': 'errors: every refusal is a rejection, not thrown by the call',
  'gives entries in the wrong order': 'reads: every range of a small store, in order',
  'gives what there is of a range that goes beyond': 'reads: beyond the size is a RangeError',
  'iterates to the end of what is there now': 'reads: what is appended meanwhile does not show',
  'counts chains together': 'append: several chains in one batch',
  'gives chain indexes from the first on': 'chains: indexes from any place',
  'forgets a digest with its value': 'disclosures: an erased digest is never taken again',
  'erases only until it is opened again': 'durability: what was erased stays erased',
  'erases too much': 'disclosures: erasing removes what was named and nothing else',
  'sorts tree hashes by index': 'tree hashes: in the order asked, also twice',
  'lets a checkpoint go back': 'checkpoint: one that goes back is refused',
  'takes a checkpoint from the future': 'checkpoint: one beyond the store is refused',
  'shares its entries with other stores': 'factory: two stores share nothing',
}

function casesFor(flaw: Flaw | undefined): readonly ConformanceCase[] {
  const keptBy = new WeakMap<Store, Kept>()
  const open = (kept: Kept): Store => {
    const store = createFlawedStore(kept, flaw)
    keptBy.set(store, kept)
    return store
  }
  return storeConformance({
    create: () => Promise.resolve(open(nothingKept(flaw))),
    async reopen(store) {
      await store.close()
      return open(keptAfterReopening(keptBy.get(store)!, flaw))
    },
    destroy: (store) => store.close(),
  })
}

describe('the store without a flaw passes every case', () => {
  for (const { name, run, skipped } of casesFor(undefined))
    if (skipped === undefined) test(name, run)
})

describe('a store that', () => {
  test.each(Object.entries(caughtBy) as [Flaw, string][])(
    '%s fails the case "%s"',
    async (flaw, name) => {
      const found = casesFor(flaw).find((candidate) => candidate.name === name)
      await expect(found!.run()).rejects.toThrow()
    },
  )
})

test('every case of a topic has a name of its own', () => {
  const names = casesFor(undefined).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
