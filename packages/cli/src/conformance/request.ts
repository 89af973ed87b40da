import { fromHex } from '@custodia/core/bytes'

/** A request that cannot be answered as asked: which field, and why. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault'
}

/** One request, read field by field. Every reader throws RequestFault for a field that is missing or of another form. */
export interface Request {
  readonly op: string
  bytes(field: string): Uint8Array
  byteLists(field: string): readonly Uint8Array[]
  /** An integer of at least 0, as a decimal string or a JSON number. Beyond 2^53-1 it comes as NaN: never rounded. */
  integer(field: string): number
  text(field: string): string
  texts(field: string): readonly string[]
}

/** Reads the fields of a request. */
export function openRequest(fields: { readonly [name: string]: unknown }): Request {
  const read = <T>(
    field: string,
    expected: string,
    parse: (value: unknown) => T | undefined,
  ): T => {
    const value = Object.hasOwn(fields, field) ? parse(fields[field]) : undefined
    if (value === undefined) throw new RequestFault(`field "${field}": expected ${expected}`)
    return value
  }
  const bytes = (field: string): Uint8Array => read(field, 'lower-case hex', parseHex)
  const text = (field: string): string => read(field, 'text', parseText)
  return {
    op: text('op'),
    bytes,
    byteLists: (field) =>
      read(field, 'a list of lower-case hex', (value) => parseList(value, parseHex)),
    integer: (field) => read(field, 'a decimal string', parseInteger),
    text,
    texts: (field) => read(field, 'a list of texts', (value) => parseList(value, parseText)),
  }
}

function parseText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function parseHex(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? fromHex(value) : undefined
}

function parseList<T>(
  value: unknown,
  parse: (entry: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const list = value.map(parse).filter((entry) => entry !== undefined)
  return list.length === value.length ? list : undefined
}

function parseInteger(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0 ? exact(value) : undefined
  if (typeof value !== 'string' || !/^(0|[1-9][0-9]*)$/.test(value)) return undefined
  return exact(Number(value))
}

function exact(value: number): number {
  return Number.isSafeInteger(value) ? value : NaN
}
