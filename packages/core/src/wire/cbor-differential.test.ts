import { cdeDecodeOptions, decode } from 'cbor2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, looseItem, mutate } from '../../../../test/support/loose-cbor.ts'
import { concat, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'

// cbor2's decoder for Common Deterministic Encoding is the oracle. It accepts more than the profile: what it decodes is
// sorted out by `isInProfile`, so that the two must agree about every byte string there is.
const oracleOptions = {
  ...cdeDecodeOptions,
  preferMap: true,
  rejectFloats: true,
  rejectUndefined: true,
  rejectSimple: true,
  ignoreGlobalTags: true,
}

type Outcome = { readonly value: unknown } | undefined

function oracle(bytes: Uint8Array): Outcome {
  let value: unknown
  try {
    value = decode(bytes, oracleOptions)
  } catch {
    return undefined
  }
  return isInProfile(value, 0) ? { value } : undefined
}

/** Safe integers, text without U+0000 and not beginning with U+FEFF, keys of one kind, 16 levels, no tag. */
function isInProfile(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string') return !value.includes('\0') && !value.startsWith('\ufeff')
  if (value instanceof Uint8Array) return true
  if (depth === limits.nesting) return false
  if (Array.isArray(value)) return value.every((element) => isInProfile(element, depth + 1))
  if (!(value instanceof Map)) return false
  const keys = [...value.keys()]
  const isOneKind = ['number', 'string'].some((kind) => keys.every((key) => typeof key === kind))
  return isOneKind && [...keys, ...value.values()].every((part) => isInProfile(part, depth + 1))
}

function ours(bytes: Uint8Array): Outcome {
  try {
    return { value: decodeCbor(bytes) }
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_CBOR_PROFILE') throw error
    const { offset } = error.details
    const isInside = Number.isSafeInteger(offset) && offset >= 0 && offset <= bytes.length
    if (!isInside) expect.fail(`${toHex(bytes)}: offset ${offset}`)
    return undefined
  }
}

/** Both accept with the same value, and it encodes to the same bytes; or both refuse. Tells whether they accept. */
function agree(bytes: Uint8Array): boolean {
  const mine = ours(bytes)
  const theirs = oracle(bytes)
  if ((mine === undefined) !== (theirs === undefined)) {
    expect.fail(`${toHex(bytes)}: we ${mine ? 'accept' : 'refuse'}, cbor2 does not`)
  }
  if (mine === undefined) return false
  expect(mine.value, toHex(bytes)).toEqual(theirs?.value)
  expect(toHex(encodeCbor(mine.value as CborValue))).toBe(toHex(bytes))
  return true
}

function expectAgreement(
  arbitrary: fc.Arbitrary<Uint8Array>,
  numRuns: number,
  minimumAccepted: number,
): void {
  let accepted = 0
  fc.assert(
    fc.property(arbitrary, (bytes) => {
      if (agree(bytes)) accepted++
    }),
    { numRuns },
  )
  // A generator that makes nothing acceptable would prove only half of the claim, and the other half likewise.
  expect(accepted).toBeGreaterThan(minimumAccepted * numRuns)
  expect(accepted).toBeLessThan(0.98 * numRuns)
}

describe('the gate and cbor2 agree', () => {
  it('about every first byte, alone and with a second one', () => {
    const seconds = [
      0, 1, 0x17, 0x18, 0x20, 0x40, 0x61, 0x7f, 0x80, 0xa0, 0xc1, 0xf4, 0xf6, 0xf7, 0xff,
    ]
    for (let first = 0; first < 256; first++) {
      agree(Uint8Array.of(first))
      for (const second of seconds) agree(Uint8Array.of(first, second))
    }
  })

  it('about items that follow the grammar of CBOR, in the profile or not', () => {
    expectAgreement(looseItem, 4000, 0.3)
  })

  it('about items of the profile with one to three changes', () => {
    const mutated = fc
      .tuple(
        looseItem.filter((item) => ours(item) !== undefined),
        fc.array(change, { minLength: 1, maxLength: 3 }),
      )
      .map(([item, changes]) => changes.reduce(mutate, item))
    expectAgreement(mutated, 4000, 0.05)
  })

  it('about random bytes', () => {
    expectAgreement(fc.uint8Array({ minLength: 1, maxLength: 24 }), 4000, 0.001)
  })

  it('about both sides of the nesting limit', () => {
    for (const depth of [15, 16, 17]) {
      const arrays = concat(new Uint8Array(depth - 1).fill(0x81), Uint8Array.of(0x80))
      const maps = concat(
        ...Array.from({ length: depth }, () => Uint8Array.of(0xa1, 0x00)),
        Uint8Array.of(0x00),
      )
      expect(agree(arrays)).toBe(depth <= limits.nesting)
      expect(agree(maps)).toBe(depth <= limits.nesting)
    }
  })
})
