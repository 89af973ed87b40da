import { CustodyError } from '@custodia/core/errors'
import type { EventType, Quantity } from '@custodia/core/wire'
import { findEvent, findNamed } from '../register/find.ts'
import type { EventSource } from '../register/find.ts'
import type { Register } from '../register/register.ts'
import { parseTime } from '../words/time.ts'
import { eventOptions } from './event-options.ts'

/** What a command line says of an event: values as the draft wants them, by name. */
export interface EventValues {
  readonly fields: { readonly [name: string]: unknown }
  readonly sealed: { readonly [label: string]: unknown }
}

export interface Where extends EventSource {
  readonly register: Register
}

/** Reads what `addEventOptions` added. Names are looked up in the ledger. Errors: ERR_USAGE, ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS. */
export async function readEventOptions(
  type: EventType,
  given: object,
  where: Where,
  except: readonly string[] = [],
): Promise<EventValues> {
  const texts = new Map(Object.entries(given))
  const fields: { [name: string]: unknown } = {}
  const sealed: { [label: string]: unknown } = {}
  for (const { name, kind, part } of eventOptions(type, except)) {
    const text: unknown = texts.get(name)
    if (typeof text !== 'string') continue
    const into = part === 'field' ? fields : sealed
    into[name] = await readValue({ name, kind, text }, where)
  }
  return { fields, sealed }
}

interface GivenValue {
  readonly name: string
  readonly kind: string
  readonly text: string
}

async function readValue({ name, kind, text }: GivenValue, where: Where): Promise<unknown> {
  switch (kind) {
    case 'case-id':
    case 'event-id':
    case 'item-id':
    case 'party-id':
      return findId(kind, text, where)
    case 'event-ids':
      return Promise.all(readList(text).map((one) => findId('event-id', one, where)))
    case 'item-ids':
      return readList(text).map((one) => findNamed('item', one, where.register.items).id)
    case 'sightings':
      return readList(text).map((one) => readSighting(name, one, where))
    case 'bool':
      return text === 'yes'
    case 'quantity':
      return readQuantity(name, text)
    case 'time':
      return parseTime(text)
    case 'integer':
    case 'index':
    case 'count':
      return readInteger(name, text)
    case 'seal-numbers':
    case 'labels':
    case 'texts':
    case 'event-types':
    case 'item-kinds':
    case 'handling-codes':
      return readList(text)
    default:
      return text
  }
}

async function findId(
  kind: 'case-id' | 'event-id' | 'item-id' | 'party-id',
  text: string,
  where: Where,
): Promise<string> {
  switch (kind) {
    case 'case-id':
      return findNamed('case', text, where.register.cases).id
    case 'item-id':
      return findNamed('item', text, where.register.items).id
    case 'party-id':
      return findNamed('party', text, where.register.parties).id
    case 'event-id':
      return (await findEvent(text, where)).id
  }
}

/** `EX-1=seen`; the ledger judges the word. */
function readSighting(name: string, text: string, { register }: Where): object {
  const [, item, result] = /^(.+)=([a-z-]+)$/.exec(text) ?? []
  if (item !== undefined) return { item: findNamed('item', item, register.items).id, result }
  const message = `--${name}: expected an item and what was seen, such as "EX-1=seen", found "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: name })
}

/** `12.5 g`, `3 piece`, `1200 EUR`; the ledger judges number and unit. */
function readQuantity(name: string, text: string): Quantity {
  const [, amount, unit] = /^\s*([0-9.]+)\s*([A-Za-z]+)\s*$/.exec(text) ?? []
  if (amount !== undefined && unit !== undefined) return { amount, unit }
  const message = `--${name}: expected a number and a unit, such as "12.5 g", found "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: name })
}

function readInteger(name: string, text: string): number {
  const value = Number(text)
  if (/^-?\d{1,16}$/.test(text) && Number.isSafeInteger(value)) return value
  const message = `--${name}: expected a whole number, found "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: name })
}

/** `a,b,c`; nothing is the empty list. */
export function readList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((word) => word.trim())
}
