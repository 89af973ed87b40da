import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedger } from '@custodia/core'
import type { Draft, Ledger } from '@custodia/core'
import { createLevelStore, openLevelStore } from '@custodia/level'
import { verifyBundle } from '@custodia/verifier'
import type { VerificationReport } from '@custodia/verifier'
import { collect, enrol, foundLedger, ledgerKeys, openCase } from '../support/ledger.ts'
import type { Person } from '../support/ledger.ts'

const items = 64
const events = 10_000

/** A ledger of 10,000 events on LevelDB: made, closed, opened, exported and verified. */
describe('ten thousand events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-'))
  const path = join(folder, 'ledger')
  let ledger: Ledger
  let caseId: string
  let report: VerificationReport

  beforeAll(async () => {
    const made = await make()
    caseId = made
    ledger = await openLedger({ store: await openLevelStore(path), keys: ledgerKeys })
    const { id, origin, logKey } = ledger
    report = await verifyBundle(ledger.export({ case: caseId }), {
      trust: { ledger: id, origin, logKey, completeness: 'C1' },
    })
  }, 300_000)

  afterAll(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })

  async function make(): Promise<string> {
    const world = await foundLedger({ store: await createLevelStore(path) })
    const bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector'] })
    const opened = await openCase(world)
    const chains: string[] = []
    for (let i = 0; i < items; i++) {
      const item = await collect(world, { by: bea, inCase: opened.chain, exhibit: `BE/${i}` })
      chains.push(item.chain)
    }
    await Promise.all(chains.map((chain) => store(world.ledger, chain, bea)))
    await world.ledger.close()
    return opened.chain
  }

  async function store(into: Ledger, chain: string, { signer }: Person): Promise<void> {
    while (into.size < events) {
      const draft: Draft = {
        type: 'item.stored',
        role: 'collector',
        chain,
        fields: {},
        sealed: { location: `Shelf ${into.size}` },
      }
      await into.record(draft, signer)
    }
  }

  test('all of them are there after opening again', () => {
    expect(ledger.size).toBeGreaterThanOrEqual(events)
  })

  test('the bundle of all of them is verified', () => {
    expect(report.findings.filter(({ severity }) => severity !== 'point')).toEqual([])
    expect(report.verdict).toBe('verified')
    expect(report.bundle?.events).toBeGreaterThanOrEqual(events)
  })
})
