import { rejectsWithKind } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { limits } from '../wire/index.ts'
import type { Batch, NewEntry } from '../store/index.ts'
import { expectHistory, expectNothingOf } from './expect-history.ts'
import { disclosureDigest, emptyHistory, grow, type Growth } from './history.ts'

/** How a batch can fail to fit. Each is done to the last entry, when a careless store has written the others. */
const misfits: readonly { readonly name: string; readonly spoil: (growth: Growth) => Batch }[] = [
  {
    name: 'an event that its leaf does not name',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, event: last.event.toReversed() })),
  },
  {
    name: 'an id that is not of the event',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, id: '00'.repeat(32) })),
  },
  {
    name: 'a leaf that is cut short',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, leaf: last.leaf.slice(0, 72) })),
  },
  {
    name: 'a gap in a chain',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, seq: last.seq + 1 })),
  },
  {
    name: 'a place in a chain that is taken',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, seq: last.seq - 1 })),
  },
  {
    name: 'an event twice in one batch',
    spoil: (growth) =>
      withLast(growth, (last, first) => ({ ...first, seq: last.seq, disclosures: new Map() })),
  },
  {
    name: 'a tag secret of 31 bytes',
    spoil: (growth) => withLast(growth, (last) => ({ ...last, secret: last.secret.slice(1) })),
  },
  {
    name: 'a disclosure that does not open its digest',
    spoil: (growth) =>
      withLast(growth, (last) => ({
        ...last,
        disclosures: new Map([['00'.repeat(32), new Uint8Array(40)]]),
      })),
  },
  {
    name: 'a digest twice in one batch',
    spoil: (growth) =>
      withLast(growth, (last, first) => ({ ...last, disclosures: first.disclosures })),
  },
  {
    name: 'a tree hash too few',
    spoil: ({ batch }) => ({ ...batch, treeHashes: batch.treeHashes.slice(0, -1) }),
  },
  {
    name: 'a tree hash that is not of the tree',
    spoil: ({ batch }) => ({
      ...batch,
      treeHashes: batch.treeHashes.map(({ index, hash }, k, all) => ({
        index,
        hash: k === all.length - 1 ? hash.toReversed() : hash,
      })),
    }),
  },
]

export function atomicityCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...misfits.map(({ name, spoil }) =>
      storeCase(factory, `atomicity: ${name} keeps out the whole batch`, async (fixture) => {
        const kept = grow(emptyHistory, [{}, { chain: 'b' }])
        await fixture.store.append(0, kept.batch)
        const refused = grow(kept.history, [{ sealed: ['refused'] }, {}, {}])
        await rejectsWithKind(TypeError, () => fixture.store.append(2, spoil(refused)))
        const nothing = { other: refused.history, history: kept.history }
        await expectNothingOf(fixture.store, nothing)
        await fixture.reopen()
        await expectNothingOf(fixture.store, nothing)
        await fixture.store.append(2, refused.batch)
        await expectHistory(fixture.store, refused.history)
      }),
    ),
    storeCase(
      factory,
      'atomicity: an event that is already there keeps out the batch',
      async ({ store }) => {
        const kept = grow(emptyHistory, 2)
        await store.append(0, kept.batch)
        const refused = grow(kept.history, 2)
        const again = withLast(refused, (last) => ({ ...kept.batch.entries[0]!, seq: last.seq }))
        await rejectsWithKind(TypeError, () => store.append(2, again))
        await expectNothingOf(store, { other: refused.history, history: kept.history })
      },
    ),
    storeCase(
      factory,
      'atomicity: an event beyond its limit keeps out the batch',
      async ({ store }) => {
        const refused = grow(emptyHistory, [{}, { eventLength: limits.eventLength + 1 }])
        await rejectsWithKind(TypeError, () => store.append(0, refused.batch))
        await expectNothingOf(store, { other: refused.history, history: emptyHistory })
      },
    ),
    storeCase(
      factory,
      'atomicity: a disclosure beyond its limit keeps out the batch',
      async ({ store }) => {
        const refused = grow(emptyHistory, 2)
        const bytes = new Uint8Array(limits.disclosureLength + 1)
        const disclosures = new Map([[disclosureDigest(bytes), bytes]])
        const spoilt = withLast(refused, (last) => ({ ...last, disclosures }))
        await rejectsWithKind(TypeError, () => store.append(0, spoilt))
        await expectNothingOf(store, { other: refused.history, history: emptyHistory })
      },
    ),
  ]
}

/** The batch with another last entry, made of the last and the first. */
function withLast({ batch }: Growth, change: (last: NewEntry, first: NewEntry) => NewEntry): Batch {
  const { entries } = batch
  const [first, last] = [entries[0]!, entries.at(-1)!]
  return { ...batch, entries: [...entries.slice(0, -1), change(last, first)] }
}
