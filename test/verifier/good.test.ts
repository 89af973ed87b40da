import { expect, test } from 'vitest'
import { renderText, verifyBundle } from '@custodia/verifier'
import { assemble, exportStory } from '../forge/parts.ts'
import { tell } from '../forge/story.ts'

test('good', async () => {
  const story = await tell()
  const bytes = await assemble(await exportStory(story))
  const report = await verifyBundle(bytes, { now: story.world.now, integrityOnly: true })
  console.log(renderText(report), bytes.length)
  expect(report.verdict).toBe('verified')
})
