import type { SealedTypes, Shape } from '../../wire/index.ts'

/**
 * The sealed values that the law reads where their openings are at hand, by label, with their kinds. They are few and
 * short, because a record may hold a million of them. A value that is withheld or was erased is no breach, and no refusal
 * depends on one: the ledger may have lost by erasure what it knew when it took an event.
 */
export const labelsForLaw = {
  person: 'secret',
  quantity: 'quantity',
  consumed: 'quantity',
  left: 'quantity',
} as const

export type LabelForLaw = keyof typeof labelsForLaw

/** What is opened of one event, decoded. */
export type OpenedForLaw = Partial<Shape<typeof labelsForLaw, SealedTypes>>

export function isForLaw(label: string): label is LabelForLaw {
  return Object.hasOwn(labelsForLaw, label)
}
