import type { Draft, Ledger } from '@custodia/core'
import type { EventType } from '@custodia/core/wire'
import { parseOccurrence } from '../words/time.ts'
import { chooseRole } from './role.ts'

/** What a command puts on record: a draft without the capacity and the time, which all commands take alike. */
export interface ActContent {
  readonly type: EventType
  readonly chain?: string
  readonly fields: { readonly [name: string]: unknown }
  readonly sealed?: { readonly [label: string]: unknown }
}

export interface DraftContext {
  readonly ledger: Ledger
  /** Party id of who signs. */
  readonly party: string
  /** What `--role` and `--occurred-at` say. */
  readonly role?: string
  readonly occurredAt?: string
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** Completes a draft. The names in it come from the vocabulary, and the ledger judges the values. Errors: ERR_USAGE. */
export function draftOf(content: ActContent, context: DraftContext): Draft {
  const { ledger, party, role: given, occurredAt, now } = context
  const { type, chain, fields, sealed = {} } = content
  const role = chooseRole({ type, party, given, now, case: caseOf(content, ledger) }, ledger)
  return {
    type,
    role,
    ...(chain === undefined ? {} : { chain }),
    ...(occurredAt === undefined ? {} : { occurredAt: parseOccurrence(occurredAt) }),
    fields,
    sealed,
  } as Draft
}

/** The case in which an act takes place: roles may hold for one case alone. */
function caseOf({ chain, fields }: ActContent, { state }: Ledger): string | undefined {
  const { case: named, item } = fields
  if (typeof named === 'string') return named
  const id = typeof item === 'string' ? item : chain
  if (id === undefined) return undefined
  return state.item(id)?.case ?? (state.caseRecord(id) === undefined ? undefined : id)
}
