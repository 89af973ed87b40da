import type { CustodyErrorCode } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import { sizeOf } from './expected.ts'
import { createStore } from '../../packages/level/src/store/create.ts'
import { openStore } from '../../packages/level/src/store/open.ts'
import type { Notice } from '../../packages/level/src/store/options.ts'
import { checkStore, isSame } from './check.ts'
import { attempt, mishapsOf } from './run.ts'
import type { Outcome, Run } from './run.ts'

export const directory = '/example/store'

/** Makes the store, through whatever happens; false if it was refused for good because bits had flipped. */
export async function createAnyhow(run: Run): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    // What a crash has left of a store is one, or can be made anew.
    if (tries > 0 && run.random.below(2) === 0) {
      const opened = await tryOpen(run, ['ERR_STORE_MISSING', 'ERR_STORE_CORRUPT'])
      if (opened.kind === 'done') return adopt(run, opened.value)
      if (opened.kind === 'ended') restart(run, false)
    }
    const made = await tryCreate(run, tries > 0)
    if (made.kind === 'done') return adopt(run, made.value)
    if (made.kind === 'failed' && made.code === 'ERR_STORE_EXISTS') return openAnyhow(run)
    if (made.kind === 'failed' && run.hazards.counts.flips > 0) return refuse(run)
    calm(run, tries)
    if (needsRestart(run, made)) restart(run, made.kind !== 'ended' && run.random.below(2) === 0)
  }
}

function tryCreate(run: Run, mayExist: boolean): Promise<Outcome<Store>> {
  return attempt(
    run,
    'create',
    () => createStore(run.sim.machine, directory),
    (code) =>
      (mayExist && code === 'ERR_STORE_EXISTS') || (run.mayBeLocked && code === 'ERR_STORE_LOCKED'),
  )
}

/** Opens the store for writing, through whatever happens; false if it was refused for good because bits had flipped. */
export async function openAnyhow(run: Run): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    const opened = await tryOpen(run, [])
    if (opened.kind === 'done') return adopt(run, opened.value)
    if (opened.kind === 'failed' && run.isDamaged) return refuse(run)
    calm(run, tries)
    if (needsRestart(run, opened)) restart(run, false)
  }
}

function tryOpen(run: Run, allowed: readonly CustodyErrorCode[]): Promise<Outcome<Store>> {
  const onNotice = ({ message }: Notice): void => run.tell(() => `    ${message}`)
  return attempt(
    run,
    'open',
    () => openStore(run.sim.machine, directory, { onNotice }),
    (code) => allowed.includes(code) || (run.mayBeLocked && code === 'ERR_STORE_LOCKED'),
  )
}

function refuse(run: Run): false {
  run.refused += 1
  return false
}

/** A claim that could not be removed goes with its process; whatever else failed may be tried again at once. */
function needsRestart(run: Run, outcome: Outcome<Store>): boolean {
  if (outcome.kind !== 'failed') return true
  run.mayBeLocked = true
  return outcome.code === 'ERR_STORE_LOCKED' || run.random.below(2) === 0
}

/** Once in a while, and after some tries for good, the cause of what fails is removed. */
function calm({ random, hazards, tell }: Run, tries: number): void {
  if (tries > 50) throw new Error('a schedule that comes to no end')
  if (tries < 2 && random.below(2) === 0) return
  tell(() => '    nothing fails any more')
  hazards.disarm()
}

/** A new process, and nothing of the one before. */
export function restart(run: Run, power: boolean): void {
  run.tell(() => (power ? 'the power goes' : 'a new process'))
  run.sim.restart(power)
  run.store = undefined
  run.poison = 'no'
  run.mayBeLocked = false
}

/** Goes on with a store that was opened for writing: what it shows now is there from now on. */
async function adopt(run: Run, store: Store): Promise<true> {
  const { expected } = run
  run.store = store
  run.poison = 'no'
  const { history, open } = expected
  expected.history = await checkStore(checkOf(run, store), [history, ...open])
  expected.open = []
  for (const digest of expected.perhapsErased) {
    const asked = await attempt(run, 'look at a value', () => store.disclosure(digest))
    if (asked.kind !== 'done') continue
    expected.perhapsErased.delete(digest)
    if (asked.value === undefined) expected.erased.add(digest)
  }
  await adoptCheckpoints(run, store)
  run.recovered += 1
  return true
}

/** Of those in doubt it is known from now on which are there; what a flipped bit changed is known by its signature. */
async function adoptCheckpoints({ expected }: Run, store: Store): Promise<void> {
  const kept = new Map(expected.kept)
  for (const note of expected.perhapsNotes) {
    const found = await store.checkpointAt(sizeOf(note))
    if (found !== undefined && isSame(found, note)) kept.set(sizeOf(note), note)
  }
  expected.kept = kept
  expected.perhapsNotes = []
}

export function checkOf(run: Run, store: Store): Parameters<typeof checkStore>[0] {
  const { expected, isDamaged, flips, random } = run
  const isWhole = random.below(4) === 0
  return { store, expected, isDamaged, isWhole, flips, mishaps: () => mishapsOf(run) }
}

/** Opens the store for reading beside whoever has it open, and looks at everything. */
export async function readAside(run: Run): Promise<void> {
  const before = mishapsOf(run)
  const opened = await attempt(run, 'open for reading', () =>
    openStore(run.sim.machine, directory, { readOnly: true }),
  )
  if (opened.kind !== 'done') return
  const { history, open } = run.expected
  // What was read wrong while it was opened is missing as long as it is open.
  const isDamaged = run.isDamaged || mishapsOf(run) > before
  await checkStore({ ...checkOf(run, opened.value), isDamaged }, [history, ...open])
  await attempt(run, 'close what was read', () => opened.value.close())
}
