import { toHex } from '../../../bytes/index.ts'
import { isCustodyError } from '../../../errors.ts'
import { displayText, readSealedValue } from '../../../wire/index.ts'
import { utc } from '../moments.ts'
import type {
  Attachment,
  CborValue,
  EventPayload,
  EvidenceDigest,
  SealedTypes,
} from '../../../wire/index.ts'

/** What an event says under its labels, in words: what is in clear or was opened, and the labels of what was not. */
export function sealedWords(
  { type, sealed, clear }: Pick<EventPayload, 'type' | 'sealed' | 'clear'>,
  opened: ReadonlyMap<string, unknown>,
): string {
  const shown: string[] = []
  const hidden: string[] = []
  for (const [label, value] of clear ?? []) shown.push(`${label} ${typedWords(value)} (in clear)`)
  for (const label of [...sealed.keys()].sort()) {
    if (opened.has(label)) shown.push(`${label} ${valueWords(type, label, opened.get(label))}`)
    else hidden.push(label)
  }
  const values = shown.length === 0 ? '' : `; ${shown.join(', ')}`
  return hidden.length === 0 ? values : `${values}; sealed: ${hidden.join(', ')}`
}

function valueWords(type: EventPayload['type'], label: string, value: unknown): string {
  try {
    return typedWords(readSealedValue(type, label, value as CborValue))
  } catch (error) {
    if (isCustodyError(error)) return '(not readable)'
    throw error
  }
}

function typedWords(value: SealedTypes[keyof SealedTypes]): string {
  if (typeof value === 'string') return displayText(value, 'terminal')
  if (typeof value === 'number') return utc(value)
  if (value instanceof Uint8Array) return '(a random value)'
  if ('unit' in value) return displayText(`${value.amount} ${value.unit}`, 'terminal')
  return value.map(entryWords).join(' and ')
}

function entryWords(entry: string | EvidenceDigest | Attachment): string {
  if (typeof entry === 'string') return displayText(entry, 'terminal')
  return 'algorithm' in entry ? digestWords(entry) : attachmentWords(entry)
}

function attachmentWords({ title, mediaType, size, digest }: Attachment): string {
  return `${displayText(title, 'terminal')} (${mediaType}, ${size} bytes, sha-256 ${toHex(digest)})`
}

function digestWords({ algorithm, value, scope, size }: EvidenceDigest): string {
  return `${algorithm} ${toHex(value)} over ${size} bytes of the ${scope}`
}
