// Bundles exported before and after an erasure: what each opens, and what a report says of it. The bytes of two stand in
// test/golden, so that it shows if such a bundle ceases to verify.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { VerificationReport } from '@custodia/verifier'
import { exported } from './erasure.ts'
import { eraseNote } from './provocations.ts'
import { assemble, exhibit, exportStory, findingOf, judged, tell } from './support.ts'

const checkOf = ({ checks }: VerificationReport, name: string): unknown =>
  checks.find(({ check }) => check === name)

test.each(['before', 'after'] as const)(
  'a bundle exported %s an erasure verifies for ever',
  async (when) => {
    const { options } = await exported(when)
    const file = new URL(`../golden/erased-${when}.custody.hex`, import.meta.url)
    const hex = readFileSync(file, 'latin1').replaceAll('\n', '')
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'))
    const report = await judged({ bytes, options })
    expect(report.verdict).toBe('verified')
    expect(findingOf(report, 'disclosure.after-erasure')).toBeUndefined()
    const looked = when === 'before' ? 0 : 1
    const outcome = when === 'before' ? 'not-checked' : 'pass'
    expect(report.sealed).toMatchObject({ withheld: 0, erased: looked })
    expect(checkOf(report, 'disclosure.erased')).toMatchObject({ looked, outcome })
  },
)

test('a bundle that opens what was erased before says so, as a point to explain', async () => {
  const story = await tell()
  const noted = await eraseNote(story)
  const report = await judged(exhibit(story, await assemble(await exportStory(story))))
  expect(report.verdict).toBe('verified')
  expect(report.points).toBe(1)
  expect(findingOf(report, 'disclosure.after-erasure')).toMatchObject({
    severity: 'point',
    place: { event: noted, label: 'note' },
    found: expect.stringMatching(/^erased by [0-9a-f]{64} \(request\)$/),
  })
})
