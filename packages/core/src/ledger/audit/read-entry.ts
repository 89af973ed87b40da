import { openEvent } from '../../custody/index.ts'
import type { OpenedEvent } from '../../custody/index.ts'
import { isCustodyError } from '../../errors.ts'
import type { FaultPlace } from '../../store/index.ts'
import { parseLeaf } from '../../wire/index.ts'
import type { Leaf } from '../../wire/index.ts'
import type { AuditedEntry, RecordChecklist } from './context.ts'

const refusals: ReadonlySet<string> = new Set([
  'ERR_CBOR_PROFILE',
  'ERR_EVENT_MALFORMED',
  'ERR_EVENT_FIELD',
])

/** The event in these bytes; undefined if they are none, which is reported. */
export function readEvent(
  bytes: Uint8Array,
  place: FaultPlace,
  list: RecordChecklist,
): OpenedEvent | undefined {
  list.look('record.events')
  try {
    return openEvent(bytes)
  } catch (error) {
    if (!isCustodyError(error) || !refusals.has(error.code)) throw error
    list.find('record.event-malformed', { place, reason: error.message })
    return undefined
  }
}

/** The leaf of an entry; undefined if the bytes are none. */
export function leafOf(bytes: Uint8Array): Leaf | undefined {
  try {
    return parseLeaf(bytes)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}

export function placeOf({ index, chain }: AuditedEntry, event: string | undefined): FaultPlace {
  return event === undefined ? { index, chain } : { index, event, chain }
}
