import { expect, test } from 'vitest'
import { createBundleCollection } from '@custodia/verifier'
import { createForgedLog } from '../forge/forged-log.ts'
import type { Story } from '../forge/story.ts'
import { leafOf } from '../forge/world.ts'
import { assemble, exportStory, tell } from './support.ts'

/**
 * The bundle of a case whose log went on elsewhere, with one leaf that the bundle does not carry: of two such logs, all
 * that the bundles show is the same but for the checkpoint.
 */
async function bundleWhereLogWentOn(story: Story, byte: number): Promise<Uint8Array> {
  const { world } = story
  const parts = await exportStory(story)
  const log = createForgedLog()
  for (const event of world.events) log.add(leafOf(event, world.ledger, event.payload.seq))
  const [last] = world.events.slice(-1)
  log.add(
    leafOf({ ...last!, secret: new Uint8Array(32).fill(byte) }, world.ledger, last!.payload.seq),
  )
  const note = await log.checkpoint(world.origin, world.logSigner)
  return assemble({ ...parts, log, note, size: log.size })
}

test('two checkpoints of one size with different roots are two histories, whatever else agrees', async () => {
  const made = async (byte: number): Promise<Uint8Array> => bundleWhereLogWentOn(await tell(), byte)
  const [here, again, there] = [await made(1), await made(1), await made(2)]
  const options = { now: Date.UTC(2026, 5, 1) }
  const collection = createBundleCollection()
  const first = await collection.add(here, options)
  expect(first).not.toHaveProperty('leftOut')
  expect(await collection.add(again, options)).not.toHaveProperty('leftOut')
  const second = await collection.add(there, options)
  expect(second).toMatchObject({
    leftOut: 'contradicts',
    at: first.report.bundle!.checkpoint!.size,
  })
  expect(second.report.verdict).toBe('unrecognised-signer')
  expect(collection.ledgers()).toMatchObject([{ bundles: 2 }])
})
