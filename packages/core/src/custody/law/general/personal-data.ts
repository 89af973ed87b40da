import type { EventPayload, LabelValue } from '../../../wire/index.ts'

/** Something in a clear value that may point to a person. */
export interface PersonalData {
  readonly label: string
  /** What it looks like, with its article. The value itself is not repeated. */
  readonly what: string
}

interface Pattern {
  readonly what: string
  readonly pattern: RegExp
  readonly holds?: (match: string) => boolean
}

/** Patterns whose matches end soon: none can be made slow by a long text. */
const patterns: readonly Pattern[] = [
  { what: 'an e-mail address', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/u },
  {
    what: 'the number of a bank account',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/u,
    holds: isIban,
  },
  { what: 'the number of a payment card', pattern: /\b(?:\d[ -]?){12,18}\d\b/u, holds: isCard },
  { what: 'a telephone number', pattern: /(?:\+|\b00)\d(?:[ ()/.-]{0,2}\d){6,14}\b/u },
  {
    what: 'a date, as of a birth',
    pattern: /\b(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})\b/u,
  },
]

/** What in the clear values of an event may point to a person, by label. A hint for people: it knows no names. */
export function personalDataIn({ clear }: Pick<EventPayload, 'clear'>): readonly PersonalData[] {
  const found: PersonalData[] = []
  for (const [label, value] of clear ?? []) {
    const what = textsOf(value)
      .map(looksLike)
      .find((words) => words !== undefined)
    if (what !== undefined) found.push({ label, what })
  }
  return found
}

function textsOf(value: LabelValue): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function looksLike(text: string): string | undefined {
  return patterns.find(({ pattern, holds }) => {
    const match = pattern.exec(text)?.[0]
    return match !== undefined && (holds?.(match) ?? true)
  })?.what
}

/** ISO 13616: moved round and read as a number, it leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  const turned = plain.slice(4) + plain.slice(0, 4)
  const digits = turned.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** ISO/IEC 7812: every second digit from the right doubled, the sum of all digits is a multiple of ten. */
function isCard(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, i) => {
    const counted = i % 2 === 0 ? digit : 2 * digit
    return total + (counted > 9 ? counted - 9 : counted)
  }, 0)
  return sum % 10 === 0
}
