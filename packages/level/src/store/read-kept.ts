import { assertCount, assertRange } from '@custodia/core/store'
import { readKeptAt } from '../kept/kept-catch-up.ts'
import { ordinalFrom, ordinalOf } from '../kept/kept-order.ts'
import type { KeptPlaces } from '../kept/kept-order.ts'
import type { KeptPlace } from '../kept/kept-values.ts'
import type { ReadParts } from './parts.ts'

/** Where the kept checkpoints lie. */
export function keptPlaces({ lookup, tip }: ReadParts): KeptPlaces {
  return { count: tip.kept.count, at: (ordinal) => lookup.keptPlace(ordinal) }
}

/** The kept checkpoint of exactly this size, or undefined. */
export function readCheckpointAt(parts: ReadParts, size: number): Uint8Array | undefined {
  assertCount('size', size)
  const places = keptPlaces(parts)
  const ordinal = ordinalOf(places, size)
  return ordinal === undefined ? undefined : readPlaced(parts, places.at(ordinal))
}

/** The kept checkpoints of a range, as they are now: what is kept meanwhile lies behind them in the file. */
export function* readCheckpoints(
  parts: ReadParts,
  from: number,
  to: number,
): Generator<Uint8Array, void, undefined> {
  assertRange(from, to)
  const places = keptPlaces(parts)
  const asked: KeptPlace[] = []
  for (let ordinal = ordinalFrom(places, from); ordinal < places.count; ordinal++) {
    const place = places.at(ordinal)
    if (place.size >= to) break
    asked.push(place)
  }
  for (const place of asked) yield readPlaced(parts, place)
}

function readPlaced({ layout, journalFiles }: ReadParts, place: KeptPlace): Uint8Array {
  return journalFiles.files.use(layout.checkpoints, (file) => readKeptAt(file, place))
}
