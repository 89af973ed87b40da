import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields } from '@custodia/core/wire'
import { draft } from './law-ends.ts'
import type { Setting } from './law-setting.ts'
import type { LawDraft } from './law-world.ts'

/** Seals, openings and looks of the collector, who holds the device. */
export function sealDraft(
  { people, item }: Setting,
  seals: readonly string[],
  more: Partial<EventFields<'seal.applied'>> = {},
  chain: string = item,
): LawDraft {
  const fields = { seals, container: 'bag', ...more } as const
  return draft('seal.applied', people.collector, 'collector', chain, fields)
}

export function openingDraft(
  { people, item, authority }: Setting,
  seals: readonly string[],
  more: Partial<EventFields<'seal.broken'>> = {},
): LawDraft {
  const fields = { seals, reason: 'examination', authority, ...more } as const
  return draft('seal.broken', people.collector, 'collector', item, fields)
}

export function lookDraft(
  { people, item }: Setting,
  result: EventFields<'seal.inspected'>['result'],
  seals?: readonly string[],
): LawDraft {
  const fields = seals === undefined ? { result } : { result, seals }
  return draft('seal.inspected', people.officer, 'officer', item, fields)
}

/** The device, sealed. */
export function sealed(from: Setting, seals: readonly string[] = ['A1']): PlacedEvent {
  return from.world.did(sealDraft(from, seals))
}

/** The device, sealed and opened again. */
export function opened(from: Setting, seals: readonly string[] = ['A1']): PlacedEvent {
  sealed(from, seals)
  return from.world.did(openingDraft(from, seals))
}
