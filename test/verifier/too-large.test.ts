import { expect, test } from 'vitest'
import {
  encodeBundleChain,
  encodeBundleCheckpoint,
  encodeBundleEvent,
  encodeBundleHeader,
  limits,
} from '@custodia/core/wire'
import type { VerificationReport } from '@custodia/verifier'
import { verifyBundle } from '@custodia/verifier'
import { hashOf, tell } from '../forge/story.ts'
import type { World } from '../forge/world.ts'

/** Reads a ledger chain that repeats one event without end; tells how many of them were asked for. */
async function readEndless(
  world: World,
  event: Uint8Array,
): Promise<{ readonly report: VerificationReport; readonly given: number }> {
  const place = { index: 1, recordedAt: 0, secret: new Uint8Array(32), disclosures: [] }
  const item = encodeBundleEvent({ ...place, event })
  const claims = { chains: 1, events: limits.bundleEvents, disclosures: 0, notCarried: [] }
  let given = 0

  async function* endless(): AsyncGenerator<Uint8Array> {
    yield encodeBundleHeader({ ...claims, ledger: world.ledger, indexes: [0, 1] })
    yield encodeBundleCheckpoint(new Uint8Array(1))
    yield encodeBundleChain({ kind: 'ledger', chain: world.ledger, events: limits.bundleEvents })
    for (; ; given++) yield item
  }

  const report = await verifyBundle(endless(), { now: 0 })
  return { report, given }
}

const tooLarge = { code: 'container.too-large', severity: 'unreadable' }

test('a registry beyond what a bundle may hold is not read on', { timeout: 300_000 }, async () => {
  const { world, alba } = await tell()
  // Large, and with nothing in it that has a bound of its own over the whole bundle.
  const large = await world.record({
    type: 'event.approved',
    by: alba,
    role: 'founder',
    chain: world.ledger,
    fields: {
      event: hashOf('an event'),
      labels: Array.from({ length: 32 }, (_, i) => `${i}`.padEnd(limits.nameLength, 'x')),
    },
  })
  const { report, given } = await readEndless(world, large.bytes)
  const most = Math.floor(limits.bundleRegistryLength / large.bytes.length)
  expect(given).toBeGreaterThanOrEqual(most)
  expect(given).toBeLessThan(most + 1000)
  expect(report.verdict).toBe('unreadable')
  expect(report.findings[0]).toMatchObject({
    ...tooLarge,
    found: `more than ${limits.bundleRegistryLength} bytes in the ledger and party chains`,
  })
})

test('statements of more chains than a bundle may hold are not read on', async () => {
  const { world, caseId } = await tell()
  const heads = Array.from({ length: 400 }, (_, i) => ({
    chain: hashOf(`chain ${i}`),
    count: 1,
    head: hashOf('head'),
  }))
  const large = await world.record({
    type: 'bundle.exported',
    by: world.service,
    role: 'service',
    chain: caseId,
    fields: { scope: 'case', profile: { name: 'full', digest: 'f'.repeat(64) }, heads },
  })
  const { report, given } = await readEndless(world, large.bytes)
  expect(given).toBeGreaterThanOrEqual(limits.bundleHeads / heads.length)
  expect(given).toBeLessThan(limits.bundleHeads / heads.length + 1000)
  expect(report.verdict).toBe('unreadable')
  expect(report.findings[0]).toMatchObject({
    ...tooLarge,
    found: `more than ${limits.bundleHeads} chains and values stated in exports`,
  })
})
