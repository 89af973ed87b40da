import { openDisclosure } from '../../custody/index.ts'
import { isCustodyError } from '../../errors.ts'
import { readSealedValue } from '../../wire/index.ts'
import type { ReadEntry, RecordChecklist } from './context.ts'

/** Checks what the store keeps beside an event against what the event seals. */
export function checkSealed(read: ReadEntry, list: RecordChecklist): void {
  const { entry, event, place } = read
  const sealed = [...event.payload.sealed.values()]
  if (entry.digests !== undefined) {
    list.look('record.sealed')
    const named = new Set(entry.digests)
    const fits =
      entry.digests.length === sealed.length && sealed.every((digest) => named.has(digest))
    if (!fits) {
      const words = (digests: readonly string[]): string => digests.join(' ') || 'none'
      const [expected, found] = [words(sealed), words(entry.digests)]
      list.find('record.sealed', { place, expected, found })
    }
  }
  for (const [label, digest] of event.payload.sealed) {
    const value = entry.values?.get(digest)
    if (value === undefined) continue
    list.look('record.values')
    const reason = valueFault(value, label, read)
    if (reason !== undefined) list.find('record.value', { place: { ...place, digest }, reason })
  }
}

function valueFault(
  disclosure: Uint8Array,
  label: string,
  { event }: ReadEntry,
): string | undefined {
  try {
    const opened = openDisclosure(disclosure)
    if (opened.label !== label) {
      return `the disclosure is of the label "${opened.label}", the event seals it as "${label}"`
    }
    readSealedValue(event.payload.type, label, opened.value)
    return undefined
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.message
  }
}
