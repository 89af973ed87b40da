import { toHex } from '@custodia/core/bytes'
import { eraseNote } from './provocations.ts'
import { assemble, copyParts, exhibit, exportStory, tell } from './support.ts'
import type { Exhibit } from './support.ts'

/** How the bytes of a bundle stand in test/golden. */
export const inLines = (bytes: Uint8Array): string =>
  `${toHex(bytes)
    .match(/.{1,128}/g)!
    .join('\n')}\n`

/** The bundle of the moment before the erasure, and one of the ledger after it. */
export async function exported(when: 'before' | 'after'): Promise<Exhibit> {
  const story = await tell()
  const { world } = story
  if (when === 'before') return exhibit(story, await assemble(await exportStory(story)))
  const erased = await eraseNote(story)
  const { index } = world.events.find(({ id }) => id === erased)!
  const parts = copyParts(await exportStory(story))
  for (const { events } of parts.chains)
    for (const event of events) if (event.index === index) Object.assign(event, { disclosures: [] })
  return exhibit(story, await assemble(parts))
}
