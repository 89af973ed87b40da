import { rejectsWithKind, same, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'
import type { History } from './history.ts'
import type { Store } from '../store/index.ts'

const shapes = [
  { sealed: ['a first name', 'a place', 'a note'] },
  {},
  { chain: 'b', sealed: ['another name'] },
]

export function disclosureCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [...openingCases(factory), ...erasureCases(factory)]
}

function openingCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'disclosures: what was sealed can be opened', async (fixture) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await fixture.store.append(0, batch)
      await expectHistory(fixture.store, history)
      await fixture.reopen()
      await expectHistory(fixture.store, history)
    }),
    storeCase(factory, 'disclosures: a digest that was never given', async ({ store }) => {
      await store.append(0, grow(emptyHistory, shapes).batch)
      for (const digest of ['00'.repeat(32), 'nothing', '']) {
        same('disclosure', await store.disclosure(digest), undefined)
        same('hasDigest', await store.hasDigest(digest), false)
      }
    }),
  ]
}

function erasureCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(
      factory,
      'disclosures: erasing removes what was named and nothing else',
      async (fixture) => {
        const { batch, history } = grow(emptyHistory, shapes)
        await fixture.store.append(0, batch)
        const digests = [...history.disclosures.keys()]
        const erased = [digests[1]!, digests[3]!]
        await fixture.store.erase(erased)
        await expectErased(fixture.store, { history, erased })
        await fixture.reopen()
        await expectErased(fixture.store, { history, erased })
      },
    ),
    storeCase(
      factory,
      'disclosures: erasing again, or what is not there, changes nothing',
      async (fixture) => {
        const { batch, history } = grow(emptyHistory, shapes)
        await fixture.store.append(0, batch)
        const erased = [[...history.disclosures.keys()][0]!]
        await fixture.store.erase([...erased, '00'.repeat(32), ...erased, 'nothing'])
        await fixture.store.erase(erased)
        await fixture.store.erase([])
        await expectErased(fixture.store, { history, erased })
        same(
          'hasDigest of what was not there',
          await fixture.store.hasDigest('00'.repeat(32)),
          false,
        )
      },
    ),
    storeCase(factory, 'disclosures: after erasing the store goes on', async (fixture) => {
      const first = grow(emptyHistory, shapes)
      await fixture.store.append(0, first.batch)
      const erased = [...first.history.disclosures.keys()]
      await fixture.store.erase(erased)
      const second = grow(first.history, shapes)
      await fixture.store.append(3, second.batch)
      await expectErased(fixture.store, { history: second.history, erased })
      await fixture.reopen()
      await expectErased(fixture.store, { history: second.history, erased })
    }),
    storeCase(factory, 'disclosures: erasing takes its turn among appends', async ({ store }) => {
      const first = grow(emptyHistory, shapes)
      const second = grow(first.history, shapes)
      const erased = [...first.history.disclosures.keys()].slice(0, 2)
      await Promise.all([
        store.append(0, first.batch),
        store.erase(erased),
        store.append(3, second.batch),
      ])
      await expectErased(store, { history: second.history, erased })
    }),
    storeCase(factory, 'disclosures: an erased digest is never taken again', async ({ store }) => {
      const first = grow(emptyHistory, shapes)
      await store.append(0, first.batch)
      const [digest, bytes] = [...first.history.disclosures][0]!
      await store.erase([digest])
      const { batch } = grow(first.history, 1)
      const entries = [{ ...batch.entries[0]!, disclosures: new Map([[digest, bytes]]) }]
      await rejectsWithKind(TypeError, () => store.append(3, { ...batch, entries }))
      same('disclosure', await store.disclosure(digest), undefined)
      same('size', await store.size(), 3)
    }),
  ]
}

async function expectErased(
  store: Store,
  { history, erased }: { readonly history: History; readonly erased: readonly string[] },
): Promise<void> {
  const kept = [...history.disclosures].filter(([digest]) => !erased.includes(digest))
  await expectHistory(store, { ...history, disclosures: new Map(kept) })
  for (const digest of erased) {
    sameBytes('an erased disclosure', await store.disclosure(digest), undefined)
    same('hasDigest of an erased disclosure', await store.hasDigest(digest), true)
  }
}
