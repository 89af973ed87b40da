import { expect, test } from 'vitest'
import { verifyBundle } from '@custodia/verifier'
import { assemble, exportStory } from '../forge/parts.ts'
import { tell } from '../forge/story.ts'

test('a good forged bundle is verified', async () => {
  const story = await tell()
  const bytes = await assemble(await exportStory(story))
  const report = await verifyBundle(bytes, { now: story.world.now, integrityOnly: true })
  expect(report.verdict).toBe('verified')
})
