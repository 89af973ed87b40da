import { expect, test } from 'vitest'
import {
  encodeBundleChain,
  encodeBundleCheckpoint,
  encodeBundleEvent,
  encodeBundleHeader,
  limits,
} from '@custodia/core/wire'
import { verifyBundle } from '@custodia/verifier'
import { hashOf, tell } from '../forge/story.ts'

test('a registry beyond what a bundle may hold is not read on', { timeout: 300_000 }, async () => {
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
    fields: { profile: 'case', heads },
  })
  const item = encodeBundleEvent({
    index: 1,
    recordedAt: 0,
    secret: new Uint8Array(32),
    event: large.bytes,
    disclosures: [],
  })
  const claims = { chains: 1, events: limits.bundleEvents, disclosures: 0, notCarried: [] }
  const most = Math.floor(limits.bundleRegistryLength / large.bytes.length)

  async function* endless(): AsyncGenerator<Uint8Array> {
    yield encodeBundleHeader({ ...claims, ledger: world.ledger, indexes: [0, 1] })
    yield encodeBundleCheckpoint(new Uint8Array(1))
    yield encodeBundleChain({ kind: 'ledger', chain: world.ledger, events: limits.bundleEvents })
    for (let i = 0; i < most; i++) yield item
    isBeyond = true
    for (;;) yield item
  }

  let isBeyond = false
  const report = await verifyBundle(endless(), { now: 0 })
  expect(isBeyond).toBe(true)
  expect(report.verdict).toBe('unreadable')
  expect(report.findings[0]).toMatchObject({ code: 'container.too-large', severity: 'unreadable' })
})
