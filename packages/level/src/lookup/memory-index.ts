import type { RawIndex } from './raw-index.ts'

/**
 * An index in memory, about 1 kB an entry: for readers, who must not write, and cannot open LevelDB beside a writer. Keys
 * and values are kept as text of one byte a character: a million small buffers would keep the garbage collector busy.
 */
export function createMemoryIndex(): RawIndex {
  const values = new Map<string, string>()
  return {
    get(key) {
      const value = values.get(key.toString('latin1'))
      return value === undefined ? undefined : Buffer.from(value, 'latin1')
    },
    write(puts) {
      for (const [key, value] of puts) {
        // A mark guards against what happens to tables on a disk.
        if (value.length > 0) values.set(key.toString('latin1'), value.toString('latin1'))
      }
      return Promise.resolve()
    },
    doubt: () => undefined,
    close() {
      values.clear()
      return Promise.resolve()
    },
  }
}
