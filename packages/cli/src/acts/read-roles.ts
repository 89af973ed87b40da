import { CustodyError } from '@custodia/core/errors'
import { enumerations, isWord } from '@custodia/core/wire'
import type { Role } from '@custodia/core/wire'
import { readList } from './read-event-options.ts'

/** Reads `collector,examiner`. Errors: ERR_USAGE. */
export function readRoles(text: string): readonly Role[] {
  return [...new Set(readList(text))].map(readRole)
}

export function readRole(text: string): Role {
  if (isWord('role', text)) return text
  const message = `there is no role "${text}"; the roles are ${enumerations.role.join(', ')}`
  throw new CustodyError('ERR_USAGE', message, { argument: text })
}
