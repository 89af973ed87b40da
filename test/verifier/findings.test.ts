import { describe, expect, test } from 'vitest'
import { findingCodes, findingTable } from '@custodia/verifier'
import { codesOf, findingOf, honest, judged } from './support.ts'
import { provocations } from './provocations.ts'

describe('what a verifier sees', () => {
  test('nothing is found in an honest bundle', async () => {
    const report = await judged(await honest())
    expect(codesOf(report)).toEqual([])
    expect(report.verdict).toBe('verified')
  })

  test.each(provocations)('$code: $name', async ({ code, make, verdict, place }) => {
    const report = await judged(await make())
    expect(codesOf(report)).toContain(code)
    expect(report.verdict).toBe(verdict)
    const found = findingOf(report, code)
    expect(found).toMatchObject({ check: findingTable[code].check, place: place ?? {} })
  })

  test('every code is provoked', () => {
    const provoked = new Set(provocations.map(({ code }) => code))
    // It takes a bundle of more than 128 MiB, and has a test of its own.
    provoked.add('container.too-large')
    expect(findingCodes.filter((code) => !provoked.has(code))).toEqual([])
  })
})
