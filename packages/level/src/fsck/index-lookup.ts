import { createLookup } from '../lookup/lookup.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { IndexCopy } from './index-copy.ts'

/** The questions that the store asks of its index, asked of a copy. */
export function lookupIn(copy: IndexCopy): Lookup {
  return createLookup(
    {
      get(key) {
        const value = copy.get(key)
        return value === 'damaged' ? undefined : value
      },
      write: () => Promise.reject(new Error('bug: a copy of an index is not written')),
      doubt: () => undefined,
      close: () => Promise.resolve(),
    },
    'index',
  )
}
