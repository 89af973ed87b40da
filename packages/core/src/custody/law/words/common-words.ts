import type { EventFields, EventType } from '../../../wire/index.ts'

/** How an id is called: a name that people know, or the id itself. */
export type Names = (id: string) => string

/** What any event may say beside what its type says. */
export function commonWords(fields: EventFields<EventType>, names: Names): string {
  const { onBehalfOf, authority, purpose, late, act } = fields
  return [
    onBehalfOf === undefined ? '' : `, on behalf of ${names(onBehalfOf)}`,
    authority === undefined ? '' : `, under authority ${names(authority)}`,
    purpose === undefined ? '' : `, for the purpose of ${purpose}`,
    late === undefined ? '' : `, recorded late (${late})`,
    act === undefined ? '' : `, one of ${act.count} events of act ${act.id}`,
  ].join('')
}

/** `a, b and c`. */
export function series(words: readonly string[]): string {
  return joined(words, 'and')
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return joined(words, 'or')
}

function joined(words: readonly string[], link: string): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${link} ${last}`
}
