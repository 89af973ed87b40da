import type { Ledger } from '@custodia/core'
import { eventTypes } from '@custodia/core/wire'
import type { EventType, EventTypeSpec, Role } from '@custodia/core/wire'
import { readRole } from './read-roles.ts'

export interface RoleQuestion {
  readonly type: EventType
  readonly party: string
  /** What `--role` says. */
  readonly given: string | undefined
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  readonly case?: string | undefined
}

/**
 * The capacity in which a party signs: the one that was named, or the first of those that the type allows and the party
 * has. If there is none, one that the type allows: the law then says why it refuses. Errors: ERR_USAGE.
 */
export function chooseRole(question: RoleQuestion, ledger: Ledger): Role {
  const { type, party, given, now } = question
  if (given !== undefined) return readRole(given)
  const scope = question.case === undefined ? {} : { case: question.case }
  const held = ledger.state.rolesAt({ party, time: now, ...scope })
  const spec: EventTypeSpec = eventTypes[type]
  const allowed = spec.roles === 'any' ? held : spec.roles
  return allowed.find((role) => held.includes(role)) ?? allowed[0] ?? 'witness'
}
