import { toHex } from '../bytes/index.ts'
import type { CborValue } from './cbor.ts'
import type { Role } from './enumerations.ts'
import type { FieldCodec } from './field-codec.ts'
import type { Anchor, FieldTypes, Occurrence, SealedTypes, Shape } from './field-types.ts'
import { fieldCodecs } from './fields.ts'
import { atField as at, payloadFault as fault, specKind } from './payload-fault.ts'
import { readLabels, writeLabels } from './sealed-values.ts'
import type { LabelledValues } from './sealed-values.ts'
import { keptNames } from './types/kept-names.ts'
import { commonFields, eventTypes, isEventType } from './vocabulary.ts'
import type { commonSealed, EventType, EventTypeSpec } from './vocabulary.ts'

/** The clear fields of one type, those that any event may carry included. */
export type EventFields<T extends EventType> = Shape<(typeof eventTypes)[T]['fields'], FieldTypes> &
  Shape<typeof commonFields, FieldTypes>

/** The values that an event of one type seals, by label. */
export type SealedValues<T extends EventType> = Shape<
  (typeof eventTypes)[T]['sealed'],
  SealedTypes
> &
  Shape<typeof commonSealed, SealedTypes>

/** What every payload carries (docs/format/event.md). */
export interface PayloadEnvelope extends LabelledValues {
  /** Place in its chain, from 0 without gap. */
  readonly seq: number
  /** Id of the event before it in the chain; null for the first. */
  readonly prev: string | null
  /** The capacity in which the person signs. */
  readonly role: Role
  readonly occurredAt: Occurrence
  /** Absent only in the genesis. */
  readonly anchor?: Anchor
  /** Commitment to the tag secret of the event that follows in the chain. */
  readonly next: string
  /** In a first event: commitment to its own tag secret. */
  readonly self?: string
}

/** A payload of one type; `EventPayload` narrows on `type`. */
export type PayloadOf<T extends EventType> = PayloadEnvelope & {
  readonly type: T
  readonly fields: EventFields<T>
}

export type EventPayload = { [T in EventType]: PayloadOf<T> }[EventType]

const envelopeNames = [
  'type',
  'seq',
  'prev',
  'role',
  'occurredAt',
  'anchor',
  'next',
  'self',
  'sealed',
  'clear',
]

const codecsByKind: ReadonlyMap<string, FieldCodec<unknown>> = new Map(Object.entries(fieldCodecs))

function fieldCodec(kind: string): FieldCodec<unknown> {
  const codec = codecsByKind.get(kind)
  if (codec === undefined)
    throw new Error(`bug: the vocabulary names an unknown field kind, ${kind}`)
  return codec
}

/** The clear fields that an event of this type may carry, with their kinds. */
export function fieldSpecs(type: EventType): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...eventTypes[type].fields, ...commonFields }))
}

function readFields(type: EventType, payload: ReadonlyMap<string, CborValue>): object {
  const specs = fieldSpecs(type)
  for (const name of payload.keys()) {
    if (!specs.has(name) && !envelopeNames.includes(name)) throw fault(type, name, 'unknown field')
  }
  const fields: { [name: string]: unknown } = {}
  for (const [name, spec] of specs) {
    const { kind, optional } = specKind(spec)
    const value = payload.get(name)
    if (value !== undefined) fields[name] = at(type, name, () => fieldCodec(kind).read(value))
    else if (!optional) throw fault(type, name, 'missing')
  }
  return fields
}

function readEnvelope(type: EventType, payload: ReadonlyMap<string, CborValue>): PayloadEnvelope {
  const read = <K extends keyof FieldTypes>(name: string, kind: K): FieldTypes[K] => {
    const value = payload.get(name)
    if (value === undefined) throw fault(type, name, 'missing')
    return at(type, name, () => fieldCodecs[kind].read(value))
  }
  const seq = read('seq', 'index')
  const isFirst = seq === 0
  if (payload.has('self') !== isFirst)
    throw fault(type, 'self', 'stands in first events, and only there')
  if ((payload.get('prev') === null) !== isFirst)
    throw fault(type, 'prev', 'is null in first events, and only there')
  const isGenesis = type === 'ledger.opened'
  if (payload.has('anchor') === isGenesis)
    throw fault(type, 'anchor', 'stands in every event but the genesis')
  return {
    seq,
    prev: isFirst ? null : read('prev', 'id'),
    role: read('role', 'role'),
    occurredAt: read('occurredAt', 'occurrence'),
    ...(isGenesis ? {} : { anchor: read('anchor', 'anchor') }),
    next: read('next', 'hash'),
    ...(isFirst ? { self: read('self', 'hash') } : {}),
    ...readLabels(type, payload),
  }
}

function checkOpening(spec: EventTypeSpec, type: EventType, seq: number): void {
  if (spec.opens === 'only' && seq !== 0)
    throw fault(type, 'seq', `opens a chain, so it is 0, not ${seq}`)
  if (spec.opens === 'never' && seq === 0)
    throw fault(type, 'seq', 'cannot be 0: this type opens no chain')
}

/** Judges a payload by the vocabulary. Throws ERR_EVENT_FIELD and names the field; what is unknown is refused. */
export function readPayload(payload: ReadonlyMap<string, CborValue>): EventPayload {
  const type = payload.get('type')
  if (!isEventType(type)) {
    throw fault('event', 'type', `expected an event type of version 1, found ${foundType(type)}`)
  }
  const envelope = readEnvelope(type, payload)
  checkOpening(eventTypes[type], type, envelope.seq)
  return { ...envelope, type, fields: readFields(type, payload) } as EventPayload
}

function foundType(type: CborValue | undefined): string {
  if (typeof type !== 'string') return 'no text'
  const kept = Object.hasOwn(keptNames, type) ? keptNames[type] : undefined
  return kept === undefined ? `"${type}"` : `"${type}", a name that is kept for ${kept}`
}

/** Writes a payload as the map that an event signs. Throws ERR_EVENT_FIELD as `readPayload` does. */
export function writePayload(payload: EventPayload): ReadonlyMap<string, CborValue> {
  const { type } = payload
  const map = new Map<string, CborValue>([['type', type]])
  const put = <K extends keyof FieldTypes>(
    name: string,
    kind: K,
    value: FieldTypes[K] | undefined,
  ): void => {
    if (value !== undefined)
      map.set(
        name,
        at(type, name, () => fieldCodecs[kind].write(value)),
      )
  }
  put('seq', 'index', payload.seq)
  if (payload.prev === null) map.set('prev', null)
  else put('prev', 'id', payload.prev)
  put('role', 'role', payload.role)
  put('occurredAt', 'occurrence', payload.occurredAt)
  put('anchor', 'anchor', payload.anchor)
  put('next', 'hash', payload.next)
  put('self', 'hash', payload.self)
  writeLabels(type, payload, map)
  const specs = fieldSpecs(type)
  for (const [name, value] of Object.entries(payload.fields)) {
    const spec = specs.get(name)
    if (spec === undefined) throw fault(type, name, 'unknown field')
    if (value !== undefined)
      map.set(
        name,
        at(type, name, () => fieldCodec(specKind(spec).kind).write(value)),
      )
  }
  // What was written must read back: a required field that is missing is found here, before anybody signs.
  readPayload(map)
  return map
}

/** A payload in plain JSON, for people and for other programs: bytes as lower-case hex. */
export function payloadToJson(value: CborValue): unknown {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return (value as readonly CborValue[]).map(payloadToJson)
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string | number, CborValue>)]
    return Object.fromEntries(entries.map(([key, member]) => [String(key), payloadToJson(member)]))
  }
  return value
}
