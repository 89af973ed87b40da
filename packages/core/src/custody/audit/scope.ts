import type { ItemKind, Word } from '../../wire/index.ts'
import type { CustodyView, PlacedEvent } from '../law/index.ts'
import type { AuditedEvent } from './query.ts'

/** Which entries an audit looks at. What is left out is not asked for. */
export interface AuditScope {
  /** Party id of the signer. */
  readonly person?: string
  /** Chain id of the case to which the entry belongs. */
  readonly case?: string
  /** Kind of the item that the entry is about. */
  readonly kind?: Word<'item-kind'>
  /** Part of the place that the entry opens, in capitals or not. What opens no place falls outside. */
  readonly place?: string
  /** Milliseconds since 1970 UTC: recorded at this time or later, and before the other. */
  readonly from?: number
  readonly to?: number
}

/** Whether an entry falls under the scope. */
export function isInScope(
  { id, signer, recordedAt, opened }: Pick<AuditedEvent, 'id' | 'signer' | 'recordedAt' | 'opened'>,
  scope: AuditScope,
  view: CustodyView,
): boolean {
  if (scope.person !== undefined && signer !== scope.person) return false
  if (scope.from !== undefined && recordedAt < scope.from) return false
  if (scope.to !== undefined && recordedAt >= scope.to) return false
  if (scope.case !== undefined && view.event(id)?.case !== scope.case) return false
  if (scope.place !== undefined && !isAt(scope.place, opened)) return false
  return scope.kind === undefined || kindOf(id, view) === scope.kind
}

function isAt(part: string, opened: AuditedEvent['opened']): boolean {
  const place = opened?.get('place')
  return typeof place === 'string' && place.toLowerCase().includes(part.toLowerCase())
}

/** The kind of the item that an event is about, by the chain in which it stands. */
export function kindOf(event: string, view: CustodyView): ItemKind | undefined {
  const chain = view.event(event)?.chain
  return chain === undefined ? undefined : view.itemKind(chain)
}

/** Whether an event is in effect: it did not have to wait for others, or has what it waited for. */
export function hasEffect({ id }: Pick<PlacedEvent, 'id'>, view: CustodyView): boolean {
  const act = view.act(id)
  return act === undefined || act.effectiveAt !== undefined
}

/** The month in which an entry was recorded, in UTC: `2026-03`. */
export function monthOf({ recordedAt }: Pick<PlacedEvent, 'recordedAt'>): string {
  return new Date(recordedAt).toISOString().slice(0, 7)
}
