import { describeEvent } from '@custodia/core/custody'
import type { PlacedEvent } from '@custodia/core/custody'
import { writeSealedValue } from '@custodia/core/wire'
import type { NameOf } from '../register/name-of.ts'

/** What an event says, in one sentence, with the sealed values that are opened. */
export function eventSentence(
  event: PlacedEvent,
  opened: ReadonlyMap<string, unknown>,
  nameOf: NameOf,
): string {
  const { type } = event.payload
  const values = [...opened].map(
    ([label, value]) => [label, writeSealedValue(type, label, value)] as const,
  )
  return describeEvent(event, nameOf, new Map(values))
}
