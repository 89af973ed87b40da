import type { RawIndex } from './raw-index.ts'

/** An index in memory, about 1 kB an entry: for readers, who must not write, and cannot open LevelDB beside a writer. */
export function createMemoryIndex(): RawIndex {
  const values = new Map<string, Buffer>()
  return {
    get: (key) => values.get(key.toString('latin1')),
    write: (puts) => {
      for (const [key, value] of puts) values.set(key.toString('latin1'), value)
      return Promise.resolve()
    },
    doubt: () => undefined,
    close: () => {
      values.clear()
      return Promise.resolve()
    },
  }
}
