import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rules } from '@custodia/core/custody'
import { eventTypeSpec, eventTypes, isEventType } from '@custodia/core/wire'
import { describe, expect, test } from 'vitest'
import { judge } from './harness/judge.ts'
import { nearlyIn } from './harness/nearly.ts'
import { parseStory } from './harness/parse.ts'
import { play } from './harness/play.ts'
import { notInStories, typesNotInStories } from './not-in-stories.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

const stories = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.story'))
  .sort()
  .map((name) =>
    parseStory(relative(here, join(here, name)), readFileSync(join(here, name), 'utf8')),
  )

/** What the stories have shown so far. */
const seen = { types: new Set<string>(), rules: new Set<string>() }

describe('a story', () => {
  test.each(stories)('$path: $title', async (story) => {
    await play(story, async (played) => {
      await judge(played)
      for (const type of played.types) seen.types.add(type)
      for (const rule of played.rules) seen.rules.add(rule)
    })
  })
})

describe('every', () => {
  test('event type that a person may sign is recorded in some story', () => {
    const signed = Object.keys(eventTypes).filter((type) => {
      const roles = isEventType(type) ? eventTypeSpec(type).roles : []
      return roles === 'any' || roles.some((role) => role !== 'service')
    })
    expect(signed.filter((type) => !seen.types.has(type))).toEqual([...typesNotInStories.keys()])
  })

  test('rule comes up in some story, or it is said why not', () => {
    const silent = Object.keys(rules).filter((rule) => !seen.rules.has(rule))
    expect(silent).toEqual(Object.keys(rules).filter((rule) => notInStories.has(rule)))
    for (const rule of notInStories.keys()) expect(rules).toHaveProperty(rule)
  })

  test('rule that comes up in some story nearly comes up in one', () => {
    const near = new Set(stories.flatMap(nearlyIn).map((claim) => claim.split(' ')[1]))
    const shown = Object.keys(rules).filter((rule) => !notInStories.has(rule))
    expect(shown.filter((rule) => !near.has(rule))).toEqual([])
    expect([...near].filter((rule) => !shown.includes(rule ?? ''))).toEqual([])
  })
})

test('no two stories have one title', () => {
  const titles = stories.map(({ title }) => title)
  expect(titles).toEqual([...new Set(titles)])
})
