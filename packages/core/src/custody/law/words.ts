import type { EventType, PayloadOf } from '../../wire/index.ts'
import type { PlacedEvent } from './placed-event.ts'
import { commonWords } from './words/common-words.ts'
import type { Names } from './words/common-words.ts'
import { sealedWords } from './words/sealed-words.ts'
import { templateWords } from './words/template.ts'
import { typeWords } from './words/type-words.ts'

const nothingOpened: ReadonlyMap<string, unknown> = new Map()

/**
 * What an event says, in one plain sentence: what a signer is shown, and what a report prints. Its times stand in UTC;
 * when it happened and when it was recorded are not part of it. `names` gives the name of a person, item, case, chain
 * or event, fit to be shown. `opened` has the sealed values by label, as CBOR values; each is quoted and escaped here,
 * and the labels of the others are listed as sealed.
 */
export function describeEvent(
  event: PlacedEvent,
  names: Names,
  opened: ReadonlyMap<string, unknown> = nothingOpened,
): string {
  const { signer, payload } = event
  const common = commonWords(payload.fields, names)
  const clause = clauseOf(payload, event, names)
  return `${names(signer)}, as ${payload.role}, ${clause}${common}${sealedWords(payload, opened)}.`
}

function clauseOf<T extends EventType>(
  { type, fields }: PayloadOf<T>,
  event: PlacedEvent,
  names: Names,
): string {
  const clause = typeWords[type]
  return clause === undefined
    ? templateWords(type, fields, { names, here: event.chain })
    : clause(fields, names, event)
}
