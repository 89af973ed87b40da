import { checkRoot, checkStore } from './check.ts'
import { Violation } from './expected.ts'
import { anyCrash, anyDelay, anyError } from './hazards.ts'
import { checkOf, createAnyhow, openAnyhow, readAside, restart } from './opening.ts'
import { attempt, beginRun } from './run.ts'
import type { Run, RunOptions } from './run.ts'
import { reopen, steps } from './steps.ts'

/**
 * Runs the schedule of a seed: a store is made, used, broken and opened again, and at the end must be what its caller was
 * told. Throws a Violation if it is not.
 */
export async function runSchedule(seed: number, options: RunOptions = {}): Promise<Run> {
  const run = beginRun(seed, options)
  const { random, hazards } = run
  const start = random.below(8)
  if (start === 0) hazards.arm(anyCrash(random), anyDelay(random))
  if (start === 1) hazards.arm(anyError(random), anyDelay(random))
  if (!(await createAnyhow(run))) return run
  for (let left = 3 + random.below(10); left > 0; left--) {
    if (!run.sim.process.isAlive()) restart(run, false)
    if (run.store === undefined && !(await openAnyhow(run))) return run
    // Whoever is told that a write failed opens again, sooner or later.
    const step = run.poison === 'yes' && random.below(2) === 0 ? reopen : random.pick(steps)
    await step(run, run.store!)
  }
  await finish(run)
  return run
}

/** Nothing fails any more. What a store shows that is opened now is there after a loss of power, for two who look. */
async function finish(run: Run): Promise<void> {
  const { random, hazards } = run
  hazards.disarm()
  const { store } = run
  if (store !== undefined && random.below(2) === 0) await attempt(run, 'close', () => store.close())
  restart(run, random.below(2) === 0)
  if (!(await openAnyhow(run))) return
  restart(run, true)
  if (!(await openAnyhow(run))) return
  await readAside(run)
  const check = { ...checkOf(run, run.store!), isWhole: true }
  await checkStore(check, [run.expected.history])
  await checkRoot(check)
  checkErased(run)
}

/** No file holds a value that was erased. */
function checkErased({ sim, expected }: Run): void {
  for (const [path, { pages }] of sim.disk.files()) {
    const bytes = Buffer.from(pages.cache.buffer, 0, pages.length)
    for (const digest of expected.erased) {
      if (bytes.includes(Buffer.from(expected.history.disclosures.get(digest)!))) {
        throw new Violation('changed', `${path} holds the erased value ${digest}`)
      }
    }
  }
}
