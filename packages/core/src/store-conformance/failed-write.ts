import type { Store } from '../store/index.ts'
import { same, sameBytes, sameList } from './assert.ts'
import { expectCheckpoints, expectHistory } from './expect-history.ts'
import type { FailedWrite, WriteCall } from './fault.ts'
import { emptyHistory, grow, noteOfSize, withFurtherLines } from './history.ts'
import type { History } from './history.ts'

/** A write to be tried on a store that holds `before`; if it is made, the store then holds `after`. */
export interface Attempt {
  readonly call: WriteCall
  /** How the cases name it. */
  readonly what: string
  readonly make: (store: Store) => Promise<void>
  readonly before: State
  /** While the outcome is unknown and the store is open. */
  readonly meanwhile: State
  readonly after: State
}

/** All that a store answers. */
export interface State {
  readonly history: History
  /** The kept ones, the latest last. */
  readonly checkpoints: readonly Uint8Array[]
  /** Digests of what was erased. */
  readonly erased: readonly string[]
  /** Disclosures that may be erased or not, by digest. */
  readonly inDoubt?: ReadonlyMap<string, Uint8Array>
}

/** What the caller is told. */
export const failureCodes: {
  readonly [F in FailedWrite]: 'ERR_STORE_WRITE' | 'ERR_STORE_UNCERTAIN'
} = { refused: 'ERR_STORE_WRITE', 'not-kept': 'ERR_STORE_UNCERTAIN', kept: 'ERR_STORE_UNCERTAIN' }

const first = grow(emptyHistory, [{ chain: 'a', sealed: ['in doubt', 'kept'] }, { chain: 'b' }])
const before: State = { history: first.history, checkpoints: [noteOfSize(1)], erased: [] }
const longer = withFurtherLines(noteOfSize(1))

/** Goes on in a chain that is there, opens another, and seals something: whatever a batch can leave half done. */
const second = grow(first.history, [
  { chain: 'a', sealed: ['in doubt as well'] },
  { chain: 'new' },
  { chain: 'a' },
])
const [doubtful, ...others] = [...first.history.disclosures] as [[string, Uint8Array]]
const erasedHistory: History = { ...first.history, disclosures: new Map(others) }

export const attempts: readonly Attempt[] = [
  {
    call: 'append',
    what: 'append',
    make: (store) => store.append(second.expectedSize, second.batch),
    before,
    meanwhile: before,
    after: { ...before, history: second.history },
  },
  {
    call: 'erase',
    what: 'erase',
    make: (store) => store.erase([doubtful[0]]),
    before,
    meanwhile: { ...before, history: erasedHistory, inDoubt: new Map([doubtful]) },
    after: { ...before, history: erasedHistory, erased: [doubtful[0]] },
  },
  {
    call: 'saveCheckpoint',
    what: 'saveCheckpoint',
    make: (store) => store.saveCheckpoint(noteOfSize(2)),
    before,
    meanwhile: before,
    after: { ...before, checkpoints: [noteOfSize(1), noteOfSize(2)] },
  },
  {
    call: 'saveCheckpoint',
    what: 'saveCheckpoint with more lines',
    make: (store) => store.saveCheckpoint(longer),
    before,
    meanwhile: before,
    after: { ...before, checkpoints: [longer] },
  },
]

/** Brings a new store to the state before the attempts. */
export async function prepareForAttempt(store: Store): Promise<void> {
  await store.append(0, first.batch)
  for (const note of before.checkpoints) await store.saveCheckpoint(note)
}

/** Fails unless the store answers every question as the state does, and knows nothing of the attempted batch beyond it. */
export async function expectState(store: Store, state: State): Promise<void> {
  const { history, checkpoints, erased, inDoubt = new Map<string, Uint8Array>() } = state
  await expectHistory(store, history)
  await expectCheckpoints(store, checkpoints)
  for (const digest of erased) {
    same('an erased disclosure', await store.disclosure(digest), undefined)
    same('hasDigest of an erased disclosure', await store.hasDigest(digest), true)
  }
  for (const [digest, bytes] of inDoubt) {
    const found = await store.disclosure(digest)
    if (found !== undefined) sameBytes('a disclosure in doubt', found, bytes)
    same('hasDigest of a disclosure in doubt', await store.hasDigest(digest), true)
  }
  await expectNothingBeyond(store, history)
}

async function expectNothingBeyond(store: Store, history: History): Promise<void> {
  for (const { id, disclosures, chain } of second.batch.entries) {
    if (history.ids.includes(id)) continue
    same('indexOf an event that is not there', await store.indexOf(id), undefined)
    for (const digest of disclosures.keys()) {
      same('hasDigest of what is not there', await store.hasDigest(digest), false)
      same('disclosure of what is not there', await store.disclosure(digest), undefined)
    }
    if (history.entries.some((entry) => entry.chain === chain)) continue
    same('head of a chain that is not there', await store.chainHead(chain), undefined)
    sameList('indexes of a chain that is not there', await store.chainIndexes(chain, 0), [])
  }
}
