import type { CustodyRecord, ErasedValues } from '@custodia/core/custody'
import type { ClosedValue } from '../bundle/sealed-values.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

export interface ErasedClaim {
  /** All sealed values whose erasure has effect in the record. */
  readonly erased: readonly ErasedValues[]
  /** Sealed values that the bundle does not open. */
  readonly closed: Iterable<ClosedValue>
  readonly record: CustodyRecord
}

/** Finds the values that a bundle opens although its own record says that they were erased. */
export function checkErased({ erased, closed, record }: ErasedClaim, collector: Collector): void {
  const values = new Map<string, { readonly event: string; readonly label: string }>()
  for (const { event, labels } of erased)
    for (const label of labels) values.set(`${event} ${label}`, { event, label })
  collector.look('disclosure.erased', values.size)
  for (const { event, label } of closed) values.delete(`${event} ${label}`)
  for (const { event, label } of values.values()) {
    const by = record.erasures(event).find(({ labels }) => labels.includes(label))
    const found = by === undefined ? {} : { found: `erased by ${by.event} (${by.ground})` }
    collector.find('disclosure.after-erasure', { place: placeOf(event, label, record), ...found })
  }
}

function placeOf(event: string, label: string, record: CustodyRecord): Place {
  const known = record.event(event)
  if (known === undefined) return { event, label }
  const { index, type, kind, chain, seq } = known
  return { index, event, type, kind, chain, seq, label }
}
