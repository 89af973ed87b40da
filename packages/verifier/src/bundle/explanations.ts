import type { EventPayload, Word } from '@custodia/core/wire'
import type { OpenedValues } from '../checks/disclosures.ts'
import type { Place } from '../report.ts'

/** What people say of entries in answer to questions: kept until it is known which entries are asked about. */
export interface Explanations {
  learn(payload: EventPayload, values: OpenedValues, place: Place): void
  /** Events of remarks on an entry, in the order of the bundle. */
  remarksOn(event: string): readonly string[]
  /** The reason that an entry gives for coming late; undefined if it gives none. */
  lateness(event: string): Lateness | undefined
  /** Whether an entry seals a reason for what it says. */
  sealsReason(event: string): boolean
  /** What an entry says under a label, if the bundle opens it. */
  textOf(event: string, label: ExplainingLabel): string | undefined
}

const labels = ['lateReason', 'reason', 'note', 'answer'] as const

/** The sealed values in which people explain. */
export type ExplainingLabel = (typeof labels)[number]

export interface Lateness {
  readonly reason?: Word<'late-code'>
}

/** Characters that are kept of one text, and of all: a hostile bundle could hold gigabytes. */
const kept = { ofOne: 1000, ofAll: 1_000_000 } as const

export function createExplanations(): Explanations {
  const remarks = new Map<string, string[]>()
  const reasoned = new Set<string>()
  const late = new Map<string, Lateness>()
  const texts = new Map<string, string>()
  let room: number = kept.ofAll

  function keepText(event: string, values: OpenedValues): void {
    for (const label of labels) {
      const text = values.get(label)
      if (typeof text !== 'string' || room <= 0) continue
      const short = text.slice(0, kept.ofOne)
      room -= short.length
      texts.set(`${event} ${label}`, short)
    }
  }

  return {
    learn({ type, fields, sealed }, values, { event }) {
      if (event === undefined) return
      const isLate = fields.late !== undefined || sealed.has('lateReason')
      if (isLate) late.set(event, fields.late === undefined ? {} : { reason: fields.late })
      const target = type === 'note.added' ? fields.event : undefined
      if (sealed.has('reason')) reasoned.add(event)
      if (target !== undefined) {
        const known = remarks.get(target)
        if (known === undefined) remarks.set(target, [event])
        else known.push(event)
      }
      keepText(event, values)
    },
    remarksOn: (event) => remarks.get(event) ?? [],
    sealsReason: (event) => reasoned.has(event),
    lateness: (event) => late.get(event),
    textOf: (event, label) => texts.get(`${event} ${label}`),
  }
}
