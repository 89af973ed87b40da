import { openDisclosure } from '@custodia/core/custody'
import type { OpenedEvent, OpenedValue } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { parseDisclosure, readSealedValue } from '@custodia/core/wire'
import type { SealedKind, SealedTypes } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { SaltCheck } from './salts.ts'

/** The values of an event that stand in clear or that the bundle opens, by label. */
export type OpenedValues = ReadonlyMap<string, SealedTypes[SealedKind]>

/** Checks that each disclosure opens the digest under its label, in the order of the labels, each once, and with a salt of its own. */
export function checkDisclosures(
  { payload }: OpenedEvent,
  disclosures: readonly Uint8Array[],
  place: Place,
  { collector, salts }: { readonly collector: Collector; readonly salts: SaltCheck },
): OpenedValues {
  const values = new Map<string, SealedTypes[SealedKind]>(payload.clear)
  const labels = [...payload.sealed.keys()]
  let last = -1
  for (const disclosure of disclosures) {
    collector.look('disclosure.opening')
    const opened = readDisclosure(disclosure, place, collector)
    if (opened === undefined) continue
    const { label, digest, value } = opened
    const expected = payload.sealed.get(label)
    if (expected !== digest) {
      const isInClear = payload.clear?.has(label) === true
      const why = isInClear ? { reason: 'the event says the value of this label in clear' } : {}
      const found = { place: { ...place, label }, found: digest, ...why }
      collector.find(
        'disclosure.unmatched',
        expected === undefined ? found : { ...found, expected },
      )
      continue
    }
    const position = labels.indexOf(label)
    if (position <= last) collector.find('disclosure.order', { place: { ...place, label } })
    last = position
    salts.add(parseDisclosure(disclosure).salt, { ...place, label })
    const read = attempt({ ...place, label }, collector, () =>
      readSealedValue(payload.type, label, value),
    )
    if (read !== undefined) values.set(label, read)
  }
  return values
}

function readDisclosure(
  bytes: Uint8Array,
  place: Place,
  collector: Collector,
): OpenedValue | undefined {
  return attempt(place, collector, () => openDisclosure(bytes))
}

const refusals: ReadonlySet<string> = new Set([
  'ERR_CBOR_PROFILE',
  'ERR_DISCLOSURE_MALFORMED',
  'ERR_EVENT_FIELD',
])

function attempt<T>(place: Place, collector: Collector, step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    if (!isCustodyError(error) || !refusals.has(error.code)) throw error
    collector.find('disclosure.malformed', { place, reason: error.message })
    return undefined
  }
}
