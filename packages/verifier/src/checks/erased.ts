import type { CustodyRecord, ErasedValues } from '@custodia/core/custody'
import type { EventPayload } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { OpenedValues } from './disclosures.ts'

/** Remembers which sealed values a bundle does not open, and finds those that it opens although they were erased. */
export interface ErasedCheck {
  /** Takes what an event seals, and what the bundle opens of it. */
  learn(payload: EventPayload, opened: OpenedValues, place: Place): void
  /** `erased`: all sealed values whose erasure has effect in the record. */
  finish(erased: readonly ErasedValues[], record: CustodyRecord, collector: Collector): void
}

export function createErasedCheck(): ErasedCheck {
  const closed = new Set<string>()
  const nameOf = (event: string, label: string): string => `${event} ${label}`
  return {
    learn({ sealed }, opened, { event = '' }) {
      for (const label of sealed.keys()) if (!opened.has(label)) closed.add(nameOf(event, label))
    },
    finish(erased, record, collector) {
      const values = new Map<string, { readonly event: string; readonly label: string }>()
      for (const { event, labels } of erased)
        for (const label of labels) values.set(nameOf(event, label), { event, label })
      collector.look('disclosure.erased', values.size)
      for (const [name, { event, label }] of values) {
        if (closed.has(name)) continue
        const by = record.erasures(event).find(({ labels }) => labels.includes(label))
        const found = by === undefined ? {} : { found: `erased by ${by.event} (${by.ground})` }
        collector.find('disclosure.after-erasure', {
          place: placeOf(event, label, record),
          ...found,
        })
      }
    },
  }
}

function placeOf(event: string, label: string, record: CustodyRecord): Place {
  const known = record.event(event)
  if (known === undefined) return { event, label }
  const { index, type, kind, chain, seq } = known
  return { index, event, type, kind, chain, seq, label }
}
