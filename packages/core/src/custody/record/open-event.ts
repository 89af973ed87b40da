import { CustodyError } from '../../errors.ts'
import { eventTypes, parseEvent, readPayload } from '../../wire/index.ts'
import type { ChainKind, EventPayload, EventTypeSpec, ParsedEvent } from '../../wire/index.ts'
import type { PlacedEvent } from '../law/placed-event.ts'
import { eventId } from './naming.ts'

/** An event that is well formed in every part. Nothing is known yet of its signature, its place or its lawfulness. */
export interface OpenedEvent {
  readonly id: string
  /** Chain id; the event's own id when it opens the chain. */
  readonly chain: string
  readonly kind: ChainKind
  readonly parsed: ParsedEvent
  readonly payload: EventPayload
}

/**
 * Reads an event whole: envelope, header, payload, and that header and payload agree (docs/format/event.md).
 * Errors: ERR_CBOR_PROFILE, ERR_EVENT_MALFORMED, ERR_EVENT_FIELD.
 */
export function openEvent(bytes: Uint8Array): OpenedEvent {
  const parsed = parseEvent(bytes)
  const payload = readPayload(parsed.payload)
  const { kind, id: subject } = parsed.header.subject
  checkSubject(payload, kind, subject === null)
  const id = eventId(bytes)
  return { id, chain: subject ?? id, kind, parsed, payload }
}

/** Chain id of an event that was parsed: its subject, or its own id when it opens the chain. */
export function chainIdOf(parsed: ParsedEvent): string {
  return parsed.header.subject.id ?? eventId(parsed.bytes)
}

function checkSubject(payload: EventPayload, kind: ChainKind, isNew: boolean): void {
  const spec: EventTypeSpec = eventTypes[payload.type]
  if (!spec.chains.includes(kind)) {
    const allowed = spec.chains.join(' or ')
    throw malformed('sub', `${payload.type} stands in a chain of kind ${allowed}, not ${kind}`)
  }
  if (isNew !== (payload.seq === 0)) {
    throw malformed('sub', `seq ${payload.seq} ${isNew ? 'cannot open' : 'must open'} a new chain`)
  }
}

function malformed(field: string, reason: string): CustodyError<'ERR_EVENT_MALFORMED'> {
  return new CustodyError('ERR_EVENT_MALFORMED', `not a custody event: ${field}: ${reason}`, {
    field,
  })
}

/** Where an event stands, and what is opened of it for the law. */
export interface EventPlace extends Pick<PlacedEvent, 'index' | 'recordedAt'> {
  readonly openings?: PlacedEvent['openings'] | undefined
}

/** Gives an opened event its place in the log, so that the law can judge it. */
export function placeEvent(event: OpenedEvent, { openings, ...place }: EventPlace): PlacedEvent {
  const { signer, kid, issuedAt } = event.parsed.header
  const { id, chain, kind, payload } = event
  const placed = { id, chain, kind, ...place, signer, kid, issuedAt, payload }
  return openings === undefined ? placed : { ...placed, openings }
}
