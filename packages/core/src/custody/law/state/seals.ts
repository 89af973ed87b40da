import type { Word } from '../../../wire/index.ts'
import type { ItemState } from './items.ts'
import { entriesBefore, lastBefore } from './timeline.ts'

/** An item was sealed, or opened. */
export interface SealChange {
  readonly event: string
  /** It holds for events after this position. */
  readonly index: number
  readonly state: 'sealed' | 'unsealed'
  /** Numbers of the seals that it bears from here on, or that were broken. */
  readonly seals: readonly string[]
}

/** Somebody looked at the seals and did not find what is on record. */
export interface SealMismatch {
  readonly event: string
  readonly index: number
  readonly result: Word<'seal-condition'>
}

/** Where a number was put on an item. */
export interface SealUse {
  readonly event: string
  readonly index: number
  readonly item: string
}

/** `never-sealed` until the first seal. */
export type SealState = SealChange['state'] | 'never-sealed'

/** How it stands with the seals of an item for an event at `index`. */
export function sealStateAt(item: ItemState, index: number): SealState {
  return lastSealing(item, index)?.state ?? 'never-sealed'
}

/** Numbers of the seals that the item bears for an event at `index`. */
export function sealsAt(item: ItemState, index: number): readonly string[] {
  const last = lastSealing(item, index)
  return last?.state === 'sealed' ? last.seals : []
}

export function lastSealing(item: ItemState, index: number): SealChange | undefined {
  return lastBefore(item.sealings, index, (change) => change.index)
}

/** Whether the item ever bore a seal with this number. */
export function boreSeal(item: ItemState, number: string, index: number): boolean {
  const before = entriesBefore(item.sealings, index, (change) => change.index)
  return before.some(({ state, seals }) => state === 'sealed' && seals.includes(number))
}

export function sameSeals(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((number) => b.includes(number))
}

/** `A1, A2`, or that there is none. */
export function sealWords(seals: readonly string[]): string {
  return seals.length === 0 ? 'no seal' : seals.join(', ')
}
