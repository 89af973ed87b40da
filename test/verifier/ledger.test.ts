import { expect, test } from 'vitest'
import { concat } from '@custodia/core/bytes'
import { renderText, verifyBundle } from '@custodia/verifier'
import type { VerificationReport } from '@custodia/verifier'
import { collect, enrol, foundLedger, openCase } from '../support/ledger.ts'
import type { TestLedger } from '../support/ledger.ts'

async function exported(
  { ledger, clock }: TestLedger,
  request: Parameters<TestLedger['ledger']['export']>[0],
): Promise<() => Promise<VerificationReport>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of ledger.export(request)) chunks.push(chunk)
  const { id, origin, logKey } = ledger
  const trust = { ledger: id, origin, logKey, completeness: 'C1' } as const
  return () => verifyBundle(concat(...chunks), { trust, now: clock.now })
}

test('every export of a ledger is verified, whatever was exported before and meanwhile', async () => {
  const world = await foundLedger()
  const { ledger, clock, alice } = world
  const people = [
    await enrol(world, { number: 2, name: 'B. Example', roles: ['collector', 'examiner'] }),
    await enrol(world, { number: 3, name: 'C. Example', roles: ['collector', 'examiner'] }),
  ]
  await enrol(world, { number: 4, name: 'D. Example', roles: ['custodian'] })
  const { chain: inCase } = await openCase(world)
  await openCase(world, 'EX-2026-0418')
  const items: string[] = []
  for (const by of people) {
    const { chain } = await collect(world, { by, inCase, exhibit: `${by.name}/1` })
    items.push(chain)
    const sealed = { justification: 'To see what it is' }
    const fields = { item: chain, means: 'viewed' } as const
    await ledger.record({ type: 'item.accessed', role: 'examiner', fields, sealed }, by.signer)
  }
  const reports = [
    await exported(world, { case: inCase, items: items.slice(0, 1) }),
    await exported(world, { case: inCase, items: items.slice(1) }),
    await exported(world, { case: inCase }),
  ]
  clock.now += 60_000
  const together = await Promise.all([
    exported(world, { case: inCase, items: items.slice(0, 1) }),
    ...Array.from({ length: 8 }, async (_, i) => {
      const draft = { type: 'note.added', role: 'officer', chain: inCase, fields: {} } as const
      await ledger.record({ ...draft, sealed: { note: `Remark ${i}` } }, alice.signer)
    }),
    exported(world, { case: inCase, recipient: 'Court of Exampletown' }),
  ])
  for (const made of together) if (made !== undefined) reports.push(made)
  expect(reports).toHaveLength(5)
  for (const make of reports) {
    const report = await make()
    const faults = report.findings.filter(({ severity }) => severity !== 'point')
    expect(faults).toEqual([])
    expect(report.verdict).toBe('verified')
    expect(report.completeness.level).toBe('C1')
    const leftOut = report.bundle!.notCarried
    expect(renderText(report).includes('Left out, and listed: 1 chain.')).toBe(leftOut === 1)
  }
  expect((await reports[0]!()).bundle!.notCarried).toBe(1)
  expect((await reports[2]!()).bundle!.notCarried).toBe(0)
  await ledger.close()
})
