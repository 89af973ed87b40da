import { CustodyError } from '../errors.ts'
import { toHex, fromHex } from '../bytes/index.ts'
import type { CborValue } from './cbor.ts'
import type { Role } from './enumerations.ts'
import { FieldFault } from './field-codec.ts'
import type { FieldCodec } from './field-codec.ts'
import type {
  Anchor,
  FieldTypes,
  Occurrence,
  SealedKind,
  SealedTypes,
  Shape,
} from './field-types.ts'
import { fieldCodecs, sealedCodecs } from './fields.ts'
import { keptNames } from './types/kept-names.ts'
import { commonFields, commonSealed, eventTypes, isEventType } from './vocabulary.ts'
import type { EventType, EventTypeSpec } from './vocabulary.ts'

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
export interface PayloadEnvelope {
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
  /** Digests of the sealed values, by label. */
  readonly sealed: ReadonlyMap<string, string>
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
]

function fault(type: string, field: string, reason: string): CustodyError<'ERR_EVENT_FIELD'> {
  return new CustodyError('ERR_EVENT_FIELD', `${type}, field "${field}": ${reason}`, {
    type,
    field,
  })
}

function at<T>(type: string, field: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof FieldFault) throw fault(type, field, error.message)
    throw error
  }
}

/** Splits `kind?` into the kind and whether it may be absent. */
export function specKind(spec: string): { readonly kind: string; readonly optional: boolean } {
  return spec.endsWith('?')
    ? { kind: spec.slice(0, -1), optional: true }
    : { kind: spec, optional: false }
}

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

/** The labels that an event of this type may seal, with the kinds of their values. */
export function sealedSpecs(type: EventType): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...eventTypes[type].sealed, ...commonSealed }))
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

/** Reads `sealed`: label to digest, every required label there, no other label, never an empty map. */
function readSealed(type: EventType, value: CborValue | undefined): ReadonlyMap<string, string> {
  const sealed = new Map<string, string>()
  if (value !== undefined) {
    if (!(value instanceof Map) || value.size === 0)
      throw fault(type, 'sealed', 'expected a map, not empty')
    for (const [label, digest] of value as ReadonlyMap<string | number, CborValue>) {
      sealed.set(
        String(label),
        at(type, `sealed.${label}`, () => fieldCodecs.hash.read(digest)),
      )
    }
  }
  checkLabels(type, sealed)
  return sealed
}

function checkLabels(type: EventType, sealed: ReadonlyMap<string, unknown>): void {
  const specs = sealedSpecs(type)
  for (const label of sealed.keys()) {
    if (!specs.has(label)) throw fault(type, `sealed.${label}`, 'unknown label')
  }
  for (const [label, spec] of specs) {
    if (!specKind(spec).optional && !sealed.has(label))
      throw fault(type, `sealed.${label}`, 'missing')
  }
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
    sealed: readSealed(type, payload.get('sealed')),
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
  if (payload.sealed.size > 0) {
    map.set(
      'sealed',
      new Map([...payload.sealed].map(([label, digest]) => [label, hashBytes(digest)])),
    )
  }
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

function hashBytes(digest: string): Uint8Array {
  const bytes = fromHex(digest)
  if (bytes?.length !== 32) throw new TypeError('a sealed digest is 64 lower-case hex digits')
  return bytes
}

/** Writes a sealed value as its disclosure holds it. Throws ERR_EVENT_FIELD for an unknown label or a wrong value. */
export function writeSealedValue(type: EventType, label: string, value: unknown): CborValue {
  return at(type, `sealed.${label}`, () => sealedCodec(type, label).write(value))
}

/** Reads a sealed value from its disclosure. Throws ERR_EVENT_FIELD for an unknown label or a wrong value. */
export function readSealedValue(
  type: EventType,
  label: string,
  value: CborValue,
): SealedTypes[SealedKind] {
  return at(type, `sealed.${label}`, () =>
    sealedCodec(type, label).read(value),
  ) as SealedTypes[SealedKind]
}

function sealedCodec(type: EventType, label: string): FieldCodec<unknown> {
  const spec = sealedSpecs(type).get(label)
  if (spec === undefined) throw fault(type, `sealed.${label}`, 'unknown label')
  return sealedCodecs[specKind(spec).kind as SealedKind]
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
