import { expect, test } from 'vitest'
import type { CheckId, CheckResult, VerificationReport } from '@custodia/verifier'
import { chainOf, fromParts, honest, judged } from './support.ts'

function resultOf({ checks }: VerificationReport, check: CheckId): CheckResult {
  return checks.find((result) => result.check === check)!
}

test('without a founding that can be read, what rests on it says so', async () => {
  const report = await judged(
    await fromParts((parts) => {
      chainOf(parts, 'ledger').events[0]!.event = Uint8Array.of(0xa0)
    }),
  )
  expect(report.verdict).toBe('altered')
  expect(resultOf(report, 'log.checkpoint')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('founding'),
  })
  expect(resultOf(report, 'log.inclusion')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('log.checkpoint'),
  })
  expect(resultOf(report, 'log.anchors')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('log.inclusion'),
  })
})

test('a founding somewhere else is none', async () => {
  const report = await judged(
    await fromParts((parts) => {
      const { events } = chainOf(parts, 'ledger')
      events.splice(0, 1, { ...events[0]!, event: Uint8Array.of(0xa0) }, events[0]!)
    }),
  )
  expect(report.bundle).not.toHaveProperty('origin')
  expect(resultOf(report, 'log.checkpoint').outcome).toBe('not-checked')
})

test('what could not be looked at has its reason', async () => {
  const report = await judged(await honest())
  const open = report.checks.filter(({ outcome }) => outcome === 'not-checked')
  expect(open.map(({ check, reason }) => `${check}: ${reason}`)).toEqual([
    'log.pinned: No trust file pins a checkpoint.',
    'time.stamps: This version reads no timestamps.',
    'witness.cosignatures: This version reads no cosignatures.',
    'trust.age: No trust file sets a greatest age.',
    'evidence.same: No file of evidence was supplied.',
  ])
})

test('what rests on the record is not called good when the record was changed', async () => {
  const made = await fromParts((parts, { disk }) => {
    chainOf(parts, disk).events.at(-1)!.recordedAt += 1
  })
  const report = await judged(made)
  const answers = new Map(report.answers.map(({ question, outcome }) => [question, outcome]))
  expect(Object.fromEntries(answers)).toEqual({
    changed: 'fail',
    signers: 'pass',
    whole: 'not-checked',
    custody: 'not-checked',
    evidence: 'not-checked',
  })
})

test('withheld digests and persons leave their checks unmade', async () => {
  const report = await judged(
    await fromParts(({ chains }) => {
      for (const { events } of chains) for (const event of events) event.disclosures = []
    }),
  )
  for (const check of ['evidence.strength', 'evidence.record', 'signer.distinct'] as const) {
    expect(resultOf(report, check)).toMatchObject({ outcome: 'not-checked' })
  }
  expect(resultOf(report, 'signer.distinct').reason).toContain('word of the registrar')
  expect(resultOf(report, 'evidence.strength').reason).toContain('withheld')
})
