import { isCustodyError } from '../errors.ts'
import type { Store } from '../store/index.ts'
import { collect, holds, rejectsWith, same, sameBytes, sameEntry } from './assert.ts'
import { failingCase } from './case.ts'
import type { ConformanceCase, FailingFixture, StoreFactory } from './case.ts'
import { expectHistory, sameNotes } from './expect-history.ts'
import { attempts, failureCodes, prepareForAttempt } from './failed-write.ts'
import type { FailedWrite, StoreFault } from './fault.ts'
import { emptyHistory, grow, noteOfSize } from './history.ts'
import type { History } from './history.ts'

/** What the machine does wrong is told under its code, and what the machine said is the cause. */
export function machineErrorCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [...writeErrorCases(factory), ...readErrorCases(factory)]
}

function writeErrorCases(factory: StoreFactory): readonly ConformanceCase[] {
  const outcomes: readonly FailedWrite[] = ['refused', 'not-kept', 'kept']
  return attempts.flatMap(({ what, make }) =>
    outcomes.map((outcome) => {
      const code = failureCodes[outcome]
      const name = `errors: ${code} of ${what} (${outcome}) has a cause, and so have the refusals after it`
      return failingCase(factory, { name, faults: [outcome] }, async (fixture) => {
        const { store } = fixture
        await prepareForAttempt(store)
        fixture.failNext(outcome)
        const error = await rejectsWith(code, () => make(store))
        expectCause(error)
        if (error.code === 'ERR_STORE_WRITE') same('path', typeof error.details.path, 'string')
        else same('details: expectedSize', error.details.expectedSize, 2)
        expectCause(await rejectsWith('ERR_STORE_UNCERTAIN', () => store.erase([])))
      })
    }),
  )
}

function readErrorCases(factory: StoreFactory): readonly ConformanceCase[] {
  const readCase = (
    fault: StoreFault,
    claim: string,
    body: (fixture: FailingFixture, history: History) => Promise<void>,
  ): ConformanceCase =>
    failingCase(factory, { name: `errors: ${claim}`, faults: [fault] }, async (fixture) => {
      const { batch, history } = grow(emptyHistory, [{ sealed: ['a name'] }, {}, {}])
      await fixture.store.append(0, batch)
      for (const note of notes) await fixture.store.saveCheckpoint(note)
      await body(fixture, history)
    })
  return [
    readCase(
      'unreadable',
      'what cannot be read is ERR_STORE_READ with a cause, and never an answer',
      (fixture, history) => expectReadsFail(fixture, { fault: 'unreadable', history }),
    ),
    readCase(
      'changed',
      'bytes that were changed are ERR_STORE_CORRUPT, and never an answer',
      (fixture, history) => expectReadsFail(fixture, { fault: 'changed', history }),
    ),
    readCase('unreadable', 'a read that failed harms nothing', async (fixture, history) => {
      for (const read of Object.values(reads)) {
        fixture.failNext('unreadable')
        await read(fixture.store, history).catch(() => undefined)
        await expectReadable(fixture.store, history)
      }
      const next = grow(history, 1)
      await fixture.store.append(3, next.batch)
      await expectHistory(fixture.store, next.history)
    }),
  ]
}

const notes = [noteOfSize(1), noteOfSize(3)]

/** Reads of what is too large to be held in memory. Each fails unless it gives what was appended. */
const reads: {
  readonly [name: string]: (store: Store, history: History) => Promise<void>
} = {
  async entry(store, { entries }) {
    sameEntry(await store.entry(1), entries[1]!)
  },
  async entries(store, { entries }) {
    const found = await collect(store.entries(0, entries.length))
    same('entries: length', found.length, entries.length)
    found.forEach((entry, i) => sameEntry(entry, entries[i]!))
  },
  async disclosure(store, { disclosures }) {
    for (const [digest, bytes] of disclosures) {
      sameBytes('disclosure', await store.disclosure(digest), bytes)
    }
  },
  async checkpointAt(store) {
    sameBytes('checkpointAt', await store.checkpointAt(1), notes[0])
  },
  async checkpoints(store) {
    sameNotes('checkpoints', await collect(store.checkpoints(0, 4)), notes)
  },
}

/** A store may answer from memory. It may not answer wrongly, and some read must have met the fault. */
async function expectReadsFail(
  fixture: FailingFixture,
  { fault, history }: { readonly fault: 'unreadable' | 'changed'; readonly history: History },
): Promise<void> {
  let met = 0
  for (const [name, read] of Object.entries(reads)) {
    fixture.failNext(fault)
    try {
      await read(fixture.store, history)
    } catch (error) {
      if (!isCustodyError(error))
        throw new Error(`${name}: not an error of a store`, { cause: error })
      const code = fault === 'unreadable' ? 'ERR_STORE_READ' : 'ERR_STORE_CORRUPT'
      same(`${name}: code`, error.code, code)
      if (fault === 'unreadable') expectCause(error)
      met += 1
    }
  }
  holds('a read met the fault', met > 0)
}

/** What a fault that was not met would have hit is read first; then every answer is right again. */
async function expectReadable(store: Store, history: History): Promise<void> {
  for (const read of Object.values(reads)) await read(store, history).catch(() => undefined)
  await expectHistory(store, history)
}

function expectCause(error: Error): void {
  holds(`${error.message}: its cause is an error`, error.cause instanceof Error)
}
