import { decodeUtf8 } from '../bytes/index.ts'

export type Json = string | number | boolean | null | object

/** Makes the error of a file: the member at fault, or '' for the file as a whole, and what is wrong. */
export type JsonFault = (member: string, reason: string, cause?: unknown) => Error

/**
 * Reads a JSON object that people write and programs judge by: UTF-8 without a byte order mark, lines that end in a line
 * feed, no more than `most` bytes, and no member twice in one object. Throws what `fault` makes.
 */
export function readStrictJson(
  bytes: Uint8Array,
  { most, fault }: { readonly most: number; readonly fault: JsonFault },
): ReadonlyMap<string, Json> {
  if (bytes.length > most) throw fault('', `more than ${most} bytes`)
  const text = decodeUtf8(bytes)
  if (text === undefined) throw fault('', 'not UTF-8')
  if (text.startsWith('\ufeff')) throw fault('', 'it begins with a byte order mark')
  if (text.includes('\r')) {
    throw fault('', 'it has carriage returns; lines end in a line feed alone')
  }
  const value = parse(text, fault)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault('', 'expected a JSON object')
  }
  refuseRepetition(text, fault)
  return new Map<string, Json>(Object.entries(value))
}

function parse(text: string, fault: JsonFault): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fault('', 'not JSON', error)
  }
}

/** JSON.parse keeps the last of two members of one name; another reader may keep the first. So none may stand twice. */
function refuseRepetition(text: string, fault: JsonFault): void {
  const open: Set<string>[] = []
  for (const [token, isKey] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{}]/g)) {
    if ('[{'.includes(token)) open.push(new Set())
    else if (']}'.includes(token)) open.pop()
    if (isKey === undefined) continue
    const name = JSON.parse(token.slice(0, -isKey.length)) as string
    const seen = open.at(-1)!
    if (seen.has(name)) throw fault(name, 'it stands there twice')
    seen.add(name)
  }
}
