import { eventTypeSpec, fieldSpecs, specKind } from '../../../wire/index.ts'
import type { EventType, Word } from '../../../wire/index.ts'
import { utc } from '../moments.ts'
import { series } from './common-words.ts'
import type { Names } from './common-words.ts'

/** Fields of an event by name, as its type has them. */
type Fields = Readonly<Record<string, unknown>>

/** Words that read badly where they stand in a sentence. */
const phrases: { readonly [kind: string]: { readonly [word: string]: string } } = {
  'transfer-kind': {
    permanent: 'for good',
    loan: 'on loan',
    lab: 'for examination in a laboratory',
    courier: 'for carriage',
    court: 'for court',
    return: 'as a return',
  } satisfies { readonly [K in Word<'transfer-kind'>]: string },
  'check-result': {
    same: 'the same as recorded',
    different: 'different from what was recorded',
  } satisfies { readonly [K in Word<'check-result'>]: string },
}

/** The clause of an event whose type has a template (`says` in the vocabulary). */
export function templateWords(
  type: EventType,
  fields: Fields,
  { names, here }: { readonly names: Names; readonly here: string },
): string {
  const { says = '' } = eventTypeSpec(type)
  const kinds = fieldSpecs(type)
  const fill = (text: string): string | undefined => {
    let isWhole = true
    const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'here') return names(here)
      const value = fields[name]
      if (value === undefined) isWhole = false
      return value === undefined
        ? ''
        : valueWords(specKind(kinds.get(name) ?? '').kind, value, names)
    })
    return isWhole ? filled : undefined
  }
  return says
    .split(/\[([^\]]*)\]/)
    .map((part) => fill(part) ?? '')
    .join('')
}

const named = new Set(['id', 'case-id', 'event-id', 'item-id', 'party-id'])
const namedLists = new Set(['event-ids', 'item-ids'])

function valueWords(kind: string, value: unknown, names: Names): string {
  if (named.has(kind)) return names(String(value))
  if (namedLists.has(kind)) return series((value as readonly string[]).map(names))
  if (kind === 'time') return utc(Number(value))
  if (Array.isArray(value)) return series(value.map(String))
  return phrases[kind]?.[String(value)] ?? String(value)
}
