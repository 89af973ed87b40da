import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { verifyBundle } from '@custodia/verifier'
import { assemble, exportStory } from '../forge/parts.ts'
import { tell } from '../forge/story.ts'
import { trustOf } from './support.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const events = 10_000

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.slice(at, at + 65_536)
}

test(
  `a bundle of ${events} events is verified in bounded memory`,
  { timeout: 300_000 },
  async () => {
    const story = await tell()
    const { world, carla, disk } = story
    while (world.log.size < events) {
      await world.record({
        type: 'item.stored',
        by: carla,
        role: 'custodian',
        chain: disk,
        fields: {},
        sealed: { location: `Shelf ${world.log.size}` },
      })
    }
    const bytes = await assemble(await exportStory(story))
    const options = { now: world.now, trust: trustOf(world) }
    const heldNow = (): number => {
      collectGarbage()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    const before = heldNow()
    let most = 0
    const report = await verifyBundle(inChunks(bytes), {
      ...options,
      onProgress: () => void (most = Math.max(most, heldNow() - before)),
    })
    expect(report.verdict).toBe('verified')
    expect(report.bundle!.events).toBeGreaterThanOrEqual(events - 10)
    process.stdout.write(
      `held at most ${Math.round(most / 1e5) / 10} MB for ${bytes.length} bytes\n`,
    )
    // 256 MB at 10^5 events: a tenth of it here, and what is there anyway.
    expect(most).toBeLessThan(32_000_000)
  },
)
