import { noteOfSize, withFurtherLines } from '@custodia/core/store-conformance'
import { latestOf, sizeOf } from './expected.ts'
import type { Growth, History } from '@custodia/core/store-conformance'
import type { CustodyErrorCode } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import { checkStore } from './check.ts'
import { Violation } from './expected.ts'
import { anyGrowth } from './growth.ts'
import { anyCrash, anyDelay, anyError, describe } from './hazards.ts'
import { checkOf, openAnyhow, readAside, restart } from './opening.ts'
import { attempt } from './run.ts'
import type { Outcome, Run } from './run.ts'

/** One step of a schedule over an open store. */
export type Step = (run: Run, store: Store) => Promise<void>

/** The steps, each as often as it is to be picked. */
export const steps: readonly Step[] = [
  append,
  append,
  append,
  append,
  appendSideBySide,
  erase,
  erase,
  saveCheckpoint,
  saveCheckpoint,
  readAll,
  readAside,
  reopen,
  reopen,
  crashNow,
  armCrash,
  armCrash,
  armCrash,
  armError,
  armError,
  armError,
  armError,
  flip,
  flip,
]

function nextGrowth(run: Run, history: History): Growth {
  run.batches += 1
  return anyGrowth(run.random, history, run.batches)
}

async function append(run: Run, store: Store): Promise<void> {
  const growth = nextGrowth(run, run.expected.history)
  const outcome = await attempt(
    run,
    `append ${growth.batch.entries.length} at ${growth.expectedSize}`,
    () => store.append(growth.expectedSize, growth.batch),
    (code) => run.poison !== 'no' && code === 'ERR_STORE_UNCERTAIN',
  )
  takeAppended(run, growth, outcome)
}

/** Two batches at once; the second is made for what the first leaves. */
async function appendSideBySide(run: Run, store: Store): Promise<void> {
  const first = nextGrowth(run, run.expected.history)
  const second = nextGrowth(run, first.history)
  const append = (growth: Growth): Promise<Outcome<void>> =>
    attempt(
      run,
      `append ${growth.batch.entries.length} at ${growth.expectedSize}, side by side`,
      () => store.append(growth.expectedSize, growth.batch),
      (code) => run.poison !== 'no' && code === 'ERR_STORE_UNCERTAIN',
    )
  const outcomes = await Promise.all([append(first), append(second)])
  const isSecondDone = takeAppended(run, first, outcomes[0])
  if (isSecondDone) takeAppended(run, second, outcomes[1])
}

/** What the caller knows now. False if nothing can have been kept. */
function takeAppended(run: Run, { history }: Growth, outcome: Outcome<void>): boolean {
  const { expected } = run
  if (outcome.kind === 'done') {
    if (run.poison === 'yes')
      throw new Violation('changed', 'a write was taken after one that failed')
    run.acknowledged += history.entries.length - expected.history.entries.length
    expected.history = history
    return true
  }
  if (outcome.kind === 'failed' && !isUncertain(run, outcome.code)) return false
  expected.open.push(history)
  return true
}

/** After a write that failed: whether it may have been kept. From then on the open store takes no other one. */
function isUncertain(run: Run, code: CustodyErrorCode): boolean {
  const isFirst = run.poison !== 'yes'
  if (code === 'ERR_STORE_WRITE' || code === 'ERR_STORE_UNCERTAIN') run.poison = 'yes'
  // It may have been refused before anything was tried.
  else if (isFirst && code !== 'ERR_STORE_CORRUPT') run.poison = 'perhaps'
  return isFirst && code === 'ERR_STORE_UNCERTAIN'
}

async function erase(run: Run, store: Store): Promise<void> {
  const { random, expected } = run
  const known = [...expected.history.disclosures.keys()]
  if (known.length === 0) return
  const digests = Array.from({ length: 1 + random.below(3) }, () => random.pick(known))
  const outcome = await attempt(
    run,
    `erase ${digests.length} values`,
    () => store.erase(digests),
    (code) => run.poison !== 'no' && code === 'ERR_STORE_UNCERTAIN',
  )
  const wasPoisoned = run.poison === 'yes'
  if (outcome.kind === 'failed') isUncertain(run, outcome.code)
  if (wasPoisoned) return
  for (const digest of digests) {
    if (outcome.kind === 'done') expected.erased.add(digest)
    else if (!expected.erased.has(digest)) expected.perhapsErased.add(digest)
  }
}

async function saveCheckpoint(run: Run, store: Store): Promise<void> {
  const { expected } = run
  const note = nextNote(run)
  const size = sizeOf(note)
  expected.notes.push(note)
  const outcome = await attempt(
    run,
    `save a checkpoint of ${size}`,
    () => store.saveCheckpoint(note),
    (code) => run.poison !== 'no' && code === 'ERR_STORE_UNCERTAIN',
  )
  if (outcome.kind === 'done') {
    run.acknowledged += 1
    expected.kept = new Map([...expected.kept, [size, note]])
    expected.perhapsNotes = []
  } else if (outcome.kind === 'ended' || isUncertain(run, outcome.code)) {
    expected.perhapsNotes.push(note)
  }
}

/** A checkpoint of a size above the latest, or one that is kept with a line more. */
function nextNote(run: Run): Uint8Array {
  const { random, expected } = run
  const latest = latestOf(expected)
  const before = latest === undefined ? 0 : sizeOf(latest)
  const room = expected.history.entries.length - before
  const remark = `${(run.batches += 1)}`
  if (latest !== undefined && (room === 0 || random.below(3) === 0)) {
    return withFurtherLines(random.pick([...expected.kept.values()]), 1, remark)
  }
  return noteOfSize(room === 0 ? 0 : before + random.below(room) + 1, remark)
}

/** An open store shows what was acknowledged, also after a write that failed. */
async function readAll(run: Run, store: Store): Promise<void> {
  run.tell(() => 'read everything')
  await checkStore(checkOf(run, store), [run.expected.history])
}

export async function reopen(run: Run, store: Store): Promise<void> {
  const { random, hazards } = run
  const closed = await attempt(run, 'close', () => store.close())
  run.store = undefined
  if (closed.kind === 'failed') run.mayBeLocked = true
  if (closed.kind === 'ended') return
  if (random.below(2) === 0) hazards.disarm()
  if (random.below(4) === 0) restart(run, random.below(2) === 0)
  await openAnyhow(run)
}

async function crashNow(run: Run): Promise<void> {
  restart(run, run.random.below(3) > 0)
}

async function armCrash({ random, hazards, tell }: Run): Promise<void> {
  const [fault, delay] = [anyCrash(random), anyDelay(random)]
  tell(() => `${describe(fault)}, ${delay} calls from now`)
  hazards.arm(fault, delay)
}

async function armError({ random, hazards, tell }: Run): Promise<void> {
  const [fault, delay] = [anyError(random), anyDelay(random)]
  tell(() => `${describe(fault)}, ${delay} calls from now`)
  hazards.arm(fault, delay)
}

async function flip(run: Run): Promise<void> {
  const { flips, random, hazards, sim, tell } = run
  if (flips === 'none') return
  if (flips === 'stored') {
    const where = sim.disk.flip()
    tell(() => `a bit flips, ${where ?? 'nowhere'}`)
    run.isDamaged = where !== undefined
    return
  }
  const delay = anyDelay(random)
  tell(() => `a bit flips, ${flips}, ${delay} calls from now`)
  hazards.arm({ kind: 'flip', of: flips }, delay)
}
