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
    mla: 'as legal assistance to another authority',
    return: 'as a return',
  } satisfies { readonly [K in Word<'transfer-kind'>]: string },
  'item-kind': {
    device: 'a device',
    medium: 'a medium',
    'disk-image': 'an image of a medium',
    'mobile-extraction': 'an extraction of a mobile device',
    'chat-export': 'an export of messages',
    'web-capture': 'a capture of a page of the web',
    'financial-record': 'a financial record',
    statement: 'a statement',
    document: 'a document',
    object: 'an object',
    'biological-sample': 'a biological sample',
    drugs: 'drugs',
    cash: 'cash',
    data: 'data',
  } satisfies { readonly [K in Word<'item-kind'>]: string },
  'authority-change': {
    extended: 'extended',
    narrowed: 'narrowed',
    quashed: 'quashed',
    expired: 'ended before its day',
  } satisfies { readonly [K in Word<'authority-change'>]: string },
  'quashing-reach': {
    'from-the-beginning': 'from the beginning',
    'from-now-on': 'from now on',
  } satisfies { readonly [K in Word<'quashing-reach'>]: string },
  'consent-information': {
    'in-writing': 'in writing',
    orally: 'by word of mouth',
    'through-interpreter': 'through an interpreter',
    'through-counsel': 'through counsel',
  } satisfies { readonly [K in Word<'consent-information'>]: string },
  'hold-reason': {
    litigation: 'for proceedings before a court',
    investigation: 'for an investigation',
    appeal: 'for an appeal',
    'court-order': 'by order of a court',
    preservation: 'because another authority asked for it',
    restriction: 'because it must be kept for evidence instead of being erased',
    other: 'for another reason',
  } satisfies { readonly [K in Word<'hold-reason'>]: string },
  'receipt-outcome': {
    taken: 'taken',
    refused: 'refused',
    'left-behind': 'left behind',
  } satisfies { readonly [K in Word<'receipt-outcome'>]: string },
  'check-result': {
    same: 'the same as recorded',
    different: 'different from what was recorded',
  } satisfies { readonly [K in Word<'check-result'>]: string },
  'court-step': {
    lodged: 'took in',
    marked: 'marked as its exhibits',
    admitted: 'admitted in evidence',
    excluded: 'excluded from evidence',
    returned: 'gave back',
    'sealed-by-court': 'put under seal',
  } satisfies { readonly [K in Word<'court-step'>]: string },
  'challenge-outcome': {
    upheld: 'it is right',
    rejected: 'it is rejected',
    explained: 'with an explanation',
    withdrawn: 'it is taken back',
  } satisfies { readonly [K in Word<'challenge-outcome'>]: string },
  disposal: {
    returned: 'returned to its owner',
    destroyed: 'destroyed',
    forfeited: 'forfeited',
    archived: 'archived',
    'transferred-out': 'transferred to another authority for good',
  } satisfies { readonly [K in Word<'disposal'>]: string },
}

/** The clause of an event whose type has a template (`says` in the vocabulary). */
export function templateWords(
  type: EventType,
  fields: Fields,
  { names, here }: { readonly names: Names; readonly here: string },
): string {
  const { says = '' } = eventTypeSpec(type)
  const kinds = fieldSpecs(type)
  const word = (name: string): string | undefined => {
    if (name === 'here') return names(here)
    const value = fields[name]
    return value === undefined
      ? undefined
      : valueWords(specKind(kinds.get(name) ?? '').kind, value, names)
  }
  const fill = (text: string): string => {
    const words = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => word(name))
    return words.includes(undefined)
      ? ''
      : text.split(/\{\w+\}/).reduce((said, part, i) => `${said}${words[i - 1] ?? ''}${part}`)
  }
  return says
    .split(/\[([^\]]*)\]/)
    .map(fill)
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
