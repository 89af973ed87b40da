import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runSchedule } from './schedule.ts'
import { simulate, tell } from './simulate.ts'
import type { FoundViolation } from './simulate.ts'

/**
 * The store on a disk that may lose whatever was not synced (`simulated-disk.ts`), through seeded schedules.
 *
 * CUSTODIA_SEED=N runs the schedule of one seed and prints its steps. CUSTODIA_LONG=1 runs 10^5 schedules of seeds that no
 * run had before, CUSTODIA_SCHEDULES=N another number of them. CUSTODIA_SIMULATION=FILE writes what came of them there as
 * JSON, for the table of `pnpm test:faults`.
 */
const { CUSTODIA_SEED: given, CUSTODIA_LONG, CUSTODIA_SIMULATION: report } = process.env
const { CUSTODIA_SCHEDULES: count } = process.env
const isLong = CUSTODIA_LONG === '1'
const schedules = Number(count ?? (isLong ? 100_000 : 6000))

if (given === undefined) {
  test(
    `${schedules} schedules of crashes, errors and flipped bits lose nothing and change nothing`,
    { timeout: 7_200_000 },
    async () => {
      const first = isLong ? Date.now() % 2 ** 31 : 0
      if (isLong) process.stdout.write(`simulator: seeds from ${first} on\n`)
      const onViolation = (found: FoundViolation): void => void process.stdout.write(tell(found))
      const result = await simulate({ first, schedules, onViolation })
      if (report !== undefined) writeFileSync(report, JSON.stringify(result))
      expect(result.violations.map(({ seed, message }) => `seed ${seed}: ${message}`)).toEqual([])
      expect(result).toMatchObject({ schedules, lost: 0, changed: 0 })
      // Faults hit, and much is there that could be lost: a schedule in which nothing happens shows nothing.
      expect(result.crashes).toBeGreaterThan(schedules / 4)
      expect(result.errors).toBeGreaterThan(schedules / 4)
      expect(result.flips).toBeGreaterThan(schedules / 20)
      expect(result.acknowledged).toBeGreaterThan(schedules * 2)
      expect(result.recovered).toBeGreaterThan(schedules * 2)
    },
  )
} else {
  test(`the schedule of seed ${given}`, async () => {
    const trace: string[] = []
    try {
      await runSchedule(Number(given), { trace })
    } finally {
      process.stdout.write(`${trace.join('\n')}\n`)
    }
  })
}

test('a schedule is decided by its seed', async () => {
  const run = async (): Promise<string> => {
    const trace: string[] = []
    for (let seed = 0; seed < 20; seed++) await runSchedule(seed, { trace })
    // Claims have names that are never used again.
    return trace.join('\n').replaceAll(/\/lock\/\S+/g, '/lock/')
  }
  expect(await run()).toBe(await run())
})
