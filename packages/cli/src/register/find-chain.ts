import { isCustodyError } from '@custodia/core/errors'
import { findNamed } from './find.ts'
import type { Named } from './find.ts'
import type { Register } from './register.ts'

/**
 * The chain of what a person names: an item, a case or a party, looked for in this order.
 * Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS.
 */
export function findChain(text: string, register: Register): string {
  const parties = register.parties.map(({ id, chain, name }) => ({ id, chain, name }))
  const chain =
    unlessUnknown(() => findNamed('item', text, register.items).id) ??
    unlessUnknown(() => findNamed('case', text, register.cases).id) ??
    unlessUnknown(() => findNamed('party', text, parties).chain)
  if (chain !== undefined) return chain
  const all: readonly Named[] = [...register.items, ...register.cases, ...parties]
  return findNamed('item, case or party', text, all).id
}

function unlessUnknown(find: () => string): string | undefined {
  try {
    return find()
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_NAME_UNKNOWN') return undefined
    throw error
  }
}
