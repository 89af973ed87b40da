import { fromHex } from '../bytes/index.ts'
import type { CborValue } from './cbor.ts'
import { isClearLabel } from './clear-labels.ts'
import type { FieldCodec } from './field-codec.ts'
import type { SealedKind, SealedTypes } from './field-types.ts'
import { fieldCodecs, sealedCodecs } from './fields.ts'
import { atField, payloadFault, specKind } from './payload-fault.ts'
import { commonSealed, eventTypes } from './vocabulary.ts'
import type { EventType } from './vocabulary.ts'

/** A value of a label, sealed or in clear. */
export type LabelValue = SealedTypes[SealedKind]

/** What an event carries under its labels: digests of what is sealed, and values that a policy has written in clear. */
export interface LabelledValues {
  /** Digests, 64 hex digits, by label. */
  readonly sealed: ReadonlyMap<string, string>
  /** Values by label; absent if none is in clear. No label stands in both. */
  readonly clear?: ReadonlyMap<string, LabelValue>
}

/** The labels that an event of this type may carry, with the kinds of their values. */
export function sealedSpecs(type: EventType): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...eventTypes[type].sealed, ...commonSealed }))
}

/** Whether an event carries a value under this label, sealed or in clear. */
export function carriesLabel({ sealed, clear }: LabelledValues, label: string): boolean {
  return sealed.has(label) || clear?.has(label) === true
}

/** Reads `sealed` and `clear`: every required label in one of them, none in both, no other, and neither of them empty. */
export function readLabels(
  type: EventType,
  payload: ReadonlyMap<string, CborValue>,
): LabelledValues {
  const sealed = readMap(type, 'sealed', payload.get('sealed'), (_, value) =>
    fieldCodecs.hash.read(value),
  )
  const clear = readMap(type, 'clear', payload.get('clear'), (label, value) =>
    readClearValue(type, label, value),
  )
  const labels: LabelledValues =
    clear === undefined ? { sealed: sealed ?? new Map() } : { sealed: sealed ?? new Map(), clear }
  checkLabels(type, labels)
  return labels
}

/** Writes `sealed` and `clear` into a payload. Throws ERR_EVENT_FIELD. */
export function writeLabels(
  type: EventType,
  { sealed, clear = new Map() }: LabelledValues,
  payload: Map<string, CborValue>,
): void {
  if (sealed.size > 0) {
    const digests = [...sealed].map(([label, digest]) => [label, hashBytes(digest)] as const)
    payload.set('sealed', new Map(digests))
  }
  if (clear.size > 0) {
    const values = [...clear].map(
      ([label, value]) => [label, writeSealedValue(type, label, value)] as const,
    )
    payload.set('clear', new Map(values))
  }
}

/** Writes a value as its disclosure holds it. Throws ERR_EVENT_FIELD for an unknown label or a wrong value. */
export function writeSealedValue(type: EventType, label: string, value: unknown): CborValue {
  return atField(type, `sealed.${label}`, () => codecOf(type, label).write(value))
}

/** Reads a value from its disclosure. Throws ERR_EVENT_FIELD for an unknown label or a wrong value. */
export function readSealedValue(type: EventType, label: string, value: CborValue): LabelValue {
  return atField(type, `sealed.${label}`, () => codecOf(type, label).read(value)) as LabelValue
}

function readClearValue(type: EventType, label: string, value: CborValue): LabelValue {
  if (!isClearLabel(label)) throw payloadFault(type, `clear.${label}`, 'is sealed always')
  return readSealedValue(type, label, value)
}

function readMap<T>(
  type: EventType,
  name: 'sealed' | 'clear',
  value: CborValue | undefined,
  read: (label: string, value: CborValue) => T,
): ReadonlyMap<string, T> | undefined {
  if (value === undefined) return undefined
  if (!(value instanceof Map) || value.size === 0) {
    throw payloadFault(type, name, 'expected a map, not empty')
  }
  const found = new Map<string, T>()
  for (const [key, member] of value as ReadonlyMap<string | number, CborValue>) {
    const label = String(key)
    found.set(
      label,
      atField(type, `${name}.${label}`, () => read(label, member)),
    )
  }
  return found
}

function checkLabels(type: EventType, labels: LabelledValues): void {
  const { sealed, clear = new Map<string, LabelValue>() } = labels
  const specs = sealedSpecs(type)
  for (const label of sealed.keys()) {
    if (!specs.has(label)) throw payloadFault(type, `sealed.${label}`, 'unknown label')
    if (clear.has(label)) throw payloadFault(type, `clear.${label}`, 'is sealed too')
  }
  for (const [label, spec] of specs) {
    if (!specKind(spec).optional && !carriesLabel(labels, label)) {
      throw payloadFault(type, `sealed.${label}`, 'missing')
    }
  }
}

function codecOf(type: EventType, label: string): FieldCodec<unknown> {
  const spec = sealedSpecs(type).get(label)
  if (spec === undefined) throw payloadFault(type, `sealed.${label}`, 'unknown label')
  return sealedCodecs[specKind(spec).kind as SealedKind]
}

function hashBytes(digest: string): Uint8Array {
  const bytes = fromHex(digest)
  if (bytes?.length !== 32) throw new TypeError('a sealed digest is 64 lower-case hex digits')
  return bytes
}
