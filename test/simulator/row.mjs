// The simulator as a row of the table of `pnpm test:faults`.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, vitest } from '../scripts/workspace.mjs'

/**
 * Runs schedules, and gives what came of them (`SimulationResult` in simulate.ts): those of the long run, or a tenth of
 * those that each `pnpm test` runs.
 */
export async function runSimulator({ scratch, isLong }) {
  const report = join(scratch, 'simulation.json')
  const lines = await runVitest({
    ...process.env,
    CUSTODIA_SIMULATION: report,
    ...(isLong ? { CUSTODIA_LONG: '1' } : { CUSTODIA_SCHEDULES: '600' }),
  })
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch (cause) {
    throw new Error(`the simulator did not come to an end:\n${lines}`, { cause })
  }
}

function runVitest(env) {
  const only = ['run', '--project', 'workspace', 'test/simulator/simulator.test.ts']
  const child = spawn(process.execPath, [vitest, ...only], { cwd: root, env, stdio: 'pipe' })
  let lines = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (lines += text))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(lines))
  })
}

export const simulatorRows = [
  {
    id: 'LF-01 to LF-05, LF-08 to LF-11, LF-51',
    name: 'simulator',
    fault: 'crashes, errors and flipped bits on a disk in memory that loses what was not synced',
    async run({ root: scratch, isLong }, tally) {
      const result = await runSimulator({ scratch, isLong })
      tally.injected += result.crashes + result.errors + result.flips
      tally.acknowledged += result.acknowledged
      tally.lost += result.lost
      tally.silent += result.changed
      tally.recovered += result.recovered
      tally.refused += result.refused
      for (const { seed, kind, message } of result.violations) {
        tally.problem(`CUSTODIA_SEED=${seed}: ${kind}: ${message}`)
      }
    },
  },
]
