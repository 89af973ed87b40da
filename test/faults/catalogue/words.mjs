// Where a fault is tested, and what is demanded of most.

/** A test of `pnpm test`: its file, and a text that stands in it. */
export const test = (file, title) => ({ file, title })
export const level = (file) => `packages/level/src/${file}.test.ts`

/** What was acknowledged is there, or the store refuses with a name. */
export const kept = 'acknowledged events kept; the rest whole or not at all'
export const poisoned = 'an error with a name, no further write; in order when opened again'
export const noticed = 'found when it is opened or read, or no answer changes'
