import type { Store, StoredEntry } from '../store/index.ts'
import { collect, rejectsWith, same, sameBytes, sameEntry } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { chainId, emptyHistory, grow, noteOfSize } from './history.ts'
import type { History } from './history.ts'

/** Every method but `close`. One rule holds for all: after closing they say so. */
const calls: { readonly [M in Exclude<keyof Store, 'close'>]: (store: Store) => Promise<unknown> } =
  {
    size: (store) => store.size(),
    append: (store) => store.append(1, grow(grow(emptyHistory, 1).history, 1).batch),
    entries: (store) => collect(store.entries(0, 1)),
    entry: (store) => store.entry(0),
    indexOf: (store) => store.indexOf('00'.repeat(32)),
    chainHead: (store) => store.chainHead(chainId('first')),
    chainIndexes: (store) => store.chainIndexes(chainId('first'), 0),
    disclosure: (store) => store.disclosure('00'.repeat(32)),
    hasDigest: (store) => store.hasDigest('00'.repeat(32)),
    treeHashes: (store) => store.treeHashes([0]),
    erase: (store) => store.erase([]),
    checkpoint: (store) => store.checkpoint(),
    checkpointAt: (store) => store.checkpointAt(1),
    checkpoints: (store) => collect(store.checkpoints(0, 2)),
    saveCheckpoint: (store) => store.saveCheckpoint(noteOfSize(1)),
  }

export function closingCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...Object.entries(calls).flatMap(([name, call]) => [
      storeCase(factory, `closing: ${name} after close`, async ({ store }) => {
        await store.append(0, grow(emptyHistory, 1).batch)
        await store.close()
        const error = await rejectsWith('ERR_STORE_CLOSED', () => call(store))
        same('details: call', error.details.call, name)
      }),
      storeCase(factory, `closing: ${name} while closing`, async ({ store }) => {
        await store.append(0, grow(emptyHistory, 1).batch)
        const closed = store.close()
        await rejectsWith('ERR_STORE_CLOSED', () => call(store))
        await closed
      }),
      storeCase(factory, `closing: ${name} under way is waited for`, async ({ store }) => {
        await store.append(0, grow(emptyHistory, 1).batch)
        let outcome = 'is under way'
        const settled = call(store).then(
          () => (outcome = 'is done'),
          (error: unknown) => (outcome = `failed: ${String(error)}`),
        )
        // An iteration is many calls; between two of them the store may close.
        if (name === 'entries' || name === 'checkpoints') await settled
        await store.close()
        await someTicks()
        same('the call', outcome, 'is done')
        await settled
      }),
    ]),
    storeCase(factory, 'closing: appends under way are kept', async (fixture) => {
      const first = grow(emptyHistory, [{ sealed: ['a name'] }])
      const second = grow(first.history, 3)
      const written = Promise.allSettled([
        fixture.store.append(0, first.batch),
        fixture.store.append(1, second.batch),
        fixture.store.saveCheckpoint(noteOfSize(4)),
      ])
      await fixture.store.close()
      for (const { status } of await written) same('the write', status, 'fulfilled')
      await fixture.reopen()
      await expectHistory(fixture.store, second.history)
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(4))
    }),
    storeCase(factory, 'closing: a second time does nothing', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 1).batch)
      await Promise.all([fixture.store.close(), fixture.store.close()])
      await fixture.store.close()
      await fixture.reopen()
      same('size', await fixture.store.size(), 1)
    }),
    ...iterationCases(factory),
  ]
}

function iterationCases(factory: StoreFactory): readonly ConformanceCase[] {
  const iterationCase = (claim: string, body: (begun: Begun) => Promise<void>): ConformanceCase =>
    storeCase(factory, `closing: ${claim}`, async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 200)
      await store.append(0, batch)
      const iterator = store.entries(0, 200)[Symbol.asyncIterator]()
      await iterator.next()
      await body({ store, iterator, history })
    })
  return [
    iterationCase('an iteration that was begun says so', async ({ store, iterator, history }) => {
      await store.close()
      await rejectsWith('ERR_STORE_CLOSED', () => readOn(iterator, { from: 1, history }))
    }),
    iterationCase('an iteration under way gives what is there, then says so', async (begun) => {
      const { store, iterator, history } = begun
      const step = iterator.next()
      const closed = store.close()
      await rejectsWith('ERR_STORE_CLOSED', async () => {
        expectStep(await step, { index: 1, history })
        await readOn(iterator, { from: 2, history })
      })
      await closed
    }),
    iterationCase('an iteration that was begun can still be left', async (begun) => {
      await begun.store.close()
      same('done', (await begun.iterator.return?.())?.done ?? true, true)
    }),
  ]
}

interface Begun {
  readonly store: Store
  /** Has given one entry. */
  readonly iterator: AsyncIterator<StoredEntry, unknown>
  readonly history: History
}

/** Reads to the end; fails if anything is given but what was appended. */
async function readOn(
  iterator: Begun['iterator'],
  { from, history }: { readonly from: number; readonly history: History },
): Promise<void> {
  for (let index = from; ; index++) {
    const step = await iterator.next()
    if (step.done === true) return
    expectStep(step, { index, history })
  }
}

function expectStep(
  step: IteratorResult<StoredEntry, unknown>,
  { index, history }: { readonly index: number; readonly history: History },
): void {
  if (step.done !== true) sameEntry(step.value, history.entries[index]!)
}

/** Lets promises that have settled reach those who wait for them. Nothing that is still under way gets any further. */
async function someTicks(): Promise<void> {
  for (let tick = 0; tick < 50; tick++) await Promise.resolve()
}
