import type { Store } from '../store/index.ts'
import { rejectsWith, same } from './assert.ts'
import { failingCase } from './case.ts'
import type { ConformanceCase, FailingFixture, StoreFactory } from './case.ts'
import { attempts, expectState, failureCodes, prepareForAttempt } from './failed-write.ts'
import type { Attempt, State } from './failed-write.ts'
import type { FailedWrite } from './fault.ts'
import { grow, noteOfSize, withFurtherLines } from './history.ts'

/** A write that failed in one of the three ways. */
interface Failed extends Attempt {
  readonly outcome: FailedWrite
  /** What is there when the store is opened again. */
  readonly kept: State
}

const inWords: { readonly [F in FailedWrite]: string } = {
  refused: 'refused',
  'not-kept': 'failed and not kept',
  kept: 'failed but kept',
}

/**
 * Writes that fail, in the ways that users of a store must be ready for. The caller is told; until the store is opened
 * again it answers as before and takes no write; opened again it holds all of the write or nothing, and goes on.
 */
export function uncertaintyCases(factory: StoreFactory): readonly ConformanceCase[] {
  const outcomes = Object.keys(inWords) as FailedWrite[]
  return attempts.flatMap((attempt) =>
    outcomes.flatMap((outcome) => {
      const kept = outcome === 'kept' ? attempt.after : attempt.before
      return casesOf(factory, { ...attempt, outcome, kept })
    }),
  )
}

function casesOf(factory: StoreFactory, failed: Failed): readonly ConformanceCase[] {
  const { what, outcome, before, meanwhile, kept } = failed
  const claim = (
    text: string,
    body: (fixture: FailingFixture) => Promise<void>,
  ): ConformanceCase => {
    const name = `uncertainty: ${what} ${inWords[outcome]}: ${text}`
    return failingCase(factory, { name, faults: [outcome] }, async (fixture) => {
      await prepareForAttempt(fixture.store)
      fixture.failNext(outcome)
      await body(fixture)
    })
  }
  return [
    claim('the caller is told', ({ store }) => fail(store, failed)),
    claim('reads answer as before', async ({ store }) => {
      await fail(store, failed)
      await expectState(store, outcome === 'refused' ? before : meanwhile)
    }),
    claim('every write is refused until the store is opened again', async (fixture) => {
      await fail(fixture.store, failed)
      await expectWritesRefused(fixture.store, before)
      await fixture.reopen()
      await expectState(fixture.store, kept)
    }),
    claim('writes that wait behind it are refused too', async (fixture) => {
      const { store } = fixture
      const waiting = [fail(store, failed), expectWritesRefused(store, failed.after)]
      await Promise.all(waiting)
      await fixture.reopen()
      await expectState(fixture.store, kept)
    }),
    claim('the store can be closed meanwhile', async (fixture) => {
      await Promise.all([fail(fixture.store, failed), fixture.store.close()])
      await fixture.reopen()
      await expectState(fixture.store, kept)
    }),
    claim(`opened again, the store holds ${outcome === 'kept' ? 'all' : 'nothing'} of it`, (f) =>
      expectKept(f, failed),
    ),
    claim('opened again, the store goes on', (fixture) => expectGoesOn(fixture, failed)),
  ]
}

async function fail(store: Store, { make, outcome }: Failed): Promise<void> {
  await rejectsWith(failureCodes[outcome], () => make(store))
}

/** Fails unless each write is refused, those included that would change nothing. */
async function expectWritesRefused(store: Store, { history, erased }: State): Promise<void> {
  const next = grow(history, [{ chain: 'b', sealed: ['refused'] }])
  const digest = [...history.disclosures.keys()].find((known) => !erased.includes(known))!
  const writes: readonly (() => Promise<void>)[] = [
    () => store.append(next.expectedSize, next.batch),
    () => store.append(next.expectedSize, grow(history, 0).batch),
    () => store.erase([digest]),
    () => store.erase([]),
    () => store.saveCheckpoint(noteOfSize(2)),
    () => store.saveCheckpoint(withFurtherLines(noteOfSize(1), 1, '-refused')),
  ]
  await Promise.all(writes.map((write) => rejectsWith('ERR_STORE_UNCERTAIN', write)))
}

/** Twice, because what is found once may still be lost: a failed sync may have left it in memory alone. */
async function expectKept(fixture: FailingFixture, failed: Failed): Promise<void> {
  await fail(fixture.store, failed)
  await fixture.reopen()
  await expectState(fixture.store, failed.kept)
  await fixture.reopen()
  await expectState(fixture.store, failed.kept)
}

async function expectGoesOn(fixture: FailingFixture, failed: Failed): Promise<void> {
  const { make, outcome, after } = failed
  await fail(fixture.store, failed)
  await fixture.reopen()
  if (outcome !== 'kept') await make(fixture.store)
  await expectState(fixture.store, after)
  const size = after.history.entries.length
  const next = grow(after.history, [{ chain: 'a', sealed: ['later'] }, { chain: 'new' }])
  await fixture.store.append(size, next.batch)
  await fixture.store.saveCheckpoint(noteOfSize(size + 1))
  await fixture.reopen()
  await expectState(fixture.store, {
    ...after,
    history: next.history,
    checkpoints: [...after.checkpoints, noteOfSize(size + 1)],
  })
  same('size', await fixture.store.size(), size + 2)
}
