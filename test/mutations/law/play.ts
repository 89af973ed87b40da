import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryStore } from '@custodia/core'
import { judge } from '../../stories/harness/judge.ts'
import { parseStory } from '../../stories/harness/parse.ts'
import { playOn } from '../../stories/harness/play.ts'
import type { Played } from '../../stories/harness/play.ts'
import { nearlyIn } from '../../stories/harness/nearly.ts'
import type { Story } from '../../stories/harness/story.ts'

export { nearlyIn }

const folder = join(import.meta.dirname, '../../stories')

/** Every story, by its path. */
export const stories: ReadonlyMap<string, Story> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.story'))
    .sort()
    .map((path) => [path, parseStory(path, readFileSync(join(folder, path), 'utf8'))]),
)

/** The line that stands for what comes after all acts. */
const end = 0

export interface Onlooker {
  readonly begin: (line: number) => void
  readonly each: (line: number) => void
}

/** Plays a story in memory and judges it; who looks on is called before and after every act, and the judgement. */
export async function playStory(path: string, { begin, each }: Onlooker): Promise<void> {
  const over = async (played: Played): Promise<void> => {
    begin(end)
    try {
      await judge(played)
    } finally {
      each(end)
    }
  }
  await playOn(createMemoryStore(), stories.get(path)!, { over, begin, each })
}
