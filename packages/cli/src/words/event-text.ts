import { toHex } from '@custodia/core/bytes'
import type { PlacedEvent } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import type { Attachment, EvidenceDigest, Occurrence } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { formatTime } from './time.ts'

/** As much of an event as its fields and values take to be shown. */
export type ShownEvent = Pick<PlacedEvent, 'payload' | 'signer'>

type NameOf = (id: string) => string

/** One line for each field and each label of an event, label and value, ids with their names. */
export function fieldRows(
  { payload }: Pick<PlacedEvent, 'payload'>,
  opened: ReadonlyMap<string, unknown>,
  nameOf: NameOf,
): readonly (readonly [label: string, value: string])[] {
  const fields = Object.entries(payload.fields).map(([name, value]): readonly [string, string] => [
    name,
    showValue(value, nameOf),
  ])
  const sealed = [...payload.sealed.keys()].map((label): readonly [string, string] => [
    `${label} (sealed)`,
    opened.has(label) ? showSealed(opened.get(label), nameOf) : 'erased or withheld',
  ])
  const clear = [...(payload.clear ?? [])].map(([label, value]): readonly [string, string] => [
    `${label} (in clear)`,
    showValue(value, nameOf),
  ])
  return [...fields, ...clear, ...sealed]
}

/** Text of the record is quoted and escaped, so that no value looks like a line of the program. */
function showSealed(value: unknown, nameOf: NameOf): string {
  return value instanceof Uint8Array ? '32 random bytes' : showValue(value, nameOf)
}

function showValue(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'string')
    return isIdText(value) ? `${nameOf(value)} ${value}` : displayText(value, 'terminal')
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (Array.isArray(value))
    return value.map((entry: unknown) => showValue(entry, nameOf)).join(', ')
  if (isDigest(value))
    return `${value.algorithm} ${toHex(value.value)} (${value.scope}, ${value.size} bytes)`
  if (isAttachment(value)) {
    const { title, mediaType, size, digest } = value
    return `${displayText(title, 'terminal')} (${mediaType}, ${size} bytes, sha-256 ${toHex(digest)})`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]: [string, unknown]) => `${name} ${showValue(member, nameOf)}`,
    )
    return members.join('; ')
  }
  return String(value)
}

function isIdText(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

function isDigest(value: unknown): value is EvidenceDigest {
  return typeof value === 'object' && value !== null && 'algorithm' in value && 'scope' in value
}

function isAttachment(value: unknown): value is Attachment {
  return typeof value === 'object' && value !== null && 'mediaType' in value && 'digest' in value
}

/** `2026-03-12 09:14:00 UTC, exact to the minute`. */
export function showOccurrence({ time, offset, precision }: Occurrence): string {
  const sign = offset < 0 ? '-' : '+'
  const minutes = Math.abs(offset)
  const zone = `${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  const local = offset === 0 ? '' : `, on a clock at UTC${zone}`
  return `${formatTime(time)}${local}, exact to the ${precision}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** A value of the record as JSON: bytes as lower-case hex. */
export function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Map) return toJson(Object.fromEntries(value as ReadonlyMap<string, unknown>))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]))
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
}
