import { equalBytes, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import type { AnyCustodyError, CustodyErrorCode } from '../errors.ts'
import type { StoredEntry } from '../store/index.ts'

/** Fails unless the two are the same value, by `Object.is`. */
export function same(what: string, found: unknown, expected: unknown): void {
  if (!Object.is(found, expected)) fail(what, String(found), String(expected))
}

/** Fails unless the two hold the same bytes; undefined equals undefined alone. */
export function sameBytes(
  what: string,
  found: Uint8Array | undefined,
  expected: Uint8Array | undefined,
): void {
  if (found === undefined && expected === undefined) return
  if (found === undefined || expected === undefined || !equalBytes(found, expected)) {
    fail(what, show(found), show(expected))
  }
}

/** Fails unless the two lists have the same values in the same order. */
export function sameList(
  what: string,
  found: readonly unknown[],
  expected: readonly unknown[],
): void {
  same(`${what}: length`, found.length, expected.length)
  expected.forEach((value, i) => same(`${what}: [${i}]`, found[i], value))
}

/** Fails unless the two entries agree in every part. */
export function sameEntry(found: StoredEntry, expected: StoredEntry): void {
  const what = `entry ${expected.index}`
  same(`${what}: index`, found.index, expected.index)
  same(`${what}: chain`, found.chain, expected.chain)
  same(`${what}: seq`, found.seq, expected.seq)
  sameBytes(`${what}: leaf`, found.leaf, expected.leaf)
  sameBytes(`${what}: event`, found.event, expected.event)
  sameBytes(`${what}: secret`, found.secret, expected.secret)
  sameBytes(`${what}: nextSecret`, found.nextSecret, expected.nextSecret)
}

export function holds(what: string, condition: boolean): void {
  if (!condition) throw new Error(what)
}

/** Fails unless the call rejects with this code; returns the error. */
export async function rejectsWith<C extends CustodyErrorCode>(
  code: C,
  call: () => Promise<unknown>,
): Promise<Extract<AnyCustodyError, { code: C }>> {
  const error = await rejection(call, code)
  if (!isCustodyError(error) || error.code !== code) fail('the error', describe(error), code)
  return error as Extract<AnyCustodyError, { code: C }>
}

/** Fails unless the call rejects with this kind of error, which tells of a programmer's mistake. */
export async function rejectsWithKind(
  kind: typeof RangeError | typeof TypeError,
  call: () => Promise<unknown>,
): Promise<void> {
  const error = await rejection(call, kind.name)
  if (!(error instanceof kind)) fail('the error', describe(error), kind.name)
}

/** All that an iteration gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

async function rejection(call: () => Promise<unknown>, expected: string): Promise<unknown> {
  let value: unknown
  try {
    value = await call()
  } catch (error) {
    return error
  }
  return fail('the call', `resolved with ${String(value)}`, expected)
}

function describe(error: unknown): string {
  if (isCustodyError(error)) return `${error.code} (${error.message})`
  return error instanceof Error ? `${error.name} (${error.message})` : String(error)
}

function show(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return 'undefined'
  return `${bytes.length} bytes ${toHex(bytes.subarray(0, 16))}…`
}

function fail(what: string, found: string, expected: string): never {
  throw new Error(`${what}: expected ${expected}, found ${found}`)
}
