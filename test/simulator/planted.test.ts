import { describe, expect, test } from 'vitest'
import { planted } from './planted.ts'
import { simulate } from './simulate.ts'

/** Seeds that are tried before a mistake counts as one that the simulator cannot see. */
const maxSeeds = 3000

describe('the simulator sees a store in which', () => {
  test.each(Object.entries(planted))('%s', { timeout: 600_000 }, async (_, between) => {
    const result = await simulate({ first: 0, schedules: maxSeeds, between, maxViolations: 1 })
    const [found] = result.violations
    expect(found, `not seen in ${maxSeeds} schedules`).toBeDefined()
  })
})
