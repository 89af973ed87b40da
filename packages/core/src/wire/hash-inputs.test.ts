import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { encodeCbor } from './cbor.ts'
import * as inputs from './hash-inputs.ts'

const ascii = (text: string): string => toHex(new TextEncoder().encode(text))
const id = (digit: string): string => digit.repeat(64)
const secret = new Uint8Array(32).fill(7)
const rfc8032Key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'

describe('inputs of hashes', () => {
  it('tag: prefix, ledger id, chain id, seq in eight bytes', () => {
    const input = inputs.tagInput({ ledgerId: id('1'), chainId: id('2'), seq: 258 })
    expect(toHex(input)).toBe(`${ascii('custodia/tag/v1')}${id('1')}${id('2')}0000000000000102`)
    expect(input.length).toBe(87)
  })

  it('tag: takes every seq up to 2^53-1, and no other', () => {
    const at = (seq: number): Uint8Array =>
      inputs.tagInput({ ledgerId: id('1'), chainId: id('2'), seq })
    expect(toHex(at(Number.MAX_SAFE_INTEGER))).toMatch(/001fffffffffffff$/)
    for (const seq of [-1, 1.5, 2 ** 53]) expect(() => at(seq)).toThrow(RangeError)
  })

  it('tag: takes ids and nothing else', () => {
    const place = { ledgerId: id('1'), chainId: id('2'), seq: 0 }
    expect(() => inputs.tagInput({ ...place, ledgerId: 'x' })).toThrow('ledgerId is 64')
    expect(() => inputs.tagInput({ ...place, chainId: id('A') })).toThrow('chainId is 64')
  })

  it('next: prefix, tag secret', () => {
    expect(toHex(inputs.nextInput(secret))).toBe(`${ascii('custodia/next/v1')}${toHex(secret)}`)
  })

  it('next key: prefix, public key', () => {
    const key = fromHex(rfc8032Key) ?? expect.fail()
    expect(toHex(inputs.nextKeyInput(key))).toBe(`${ascii('custodia/next-key/v1')}${rfc8032Key}`)
  })

  it('next log key: prefix, vkey', () => {
    const vkey = 'agency.example/log+530d903f+AdIe'
    expect(toHex(inputs.nextLogKeyInput(vkey))).toBe(ascii(`custodia/next-log-key/v1${vkey}`))
  })

  it('kid: the required members of the COSE_Key, in deterministic CBOR (RFC 9679)', () => {
    const key = fromHex(rfc8032Key) ?? expect.fail()
    const coseKey = encodeCbor(
      new Map<number, number | Uint8Array>([
        [1, 1],
        [-1, 6],
        [-2, key],
      ]),
    )
    expect(toHex(inputs.kidInput(key))).toBe(toHex(coseKey))
  })

  it('take 32 bytes where 32 bytes belong', () => {
    for (const make of [inputs.nextInput, inputs.nextKeyInput, inputs.kidInput]) {
      for (const length of [0, 31, 33])
        expect(() => make(new Uint8Array(length))).toThrow(RangeError)
    }
  })
})

describe('the table of uses', () => {
  const prefixes = Object.values(inputs.hashPrefixes)

  it('has a line for every prefix, and no prefix twice', () => {
    for (const prefix of prefixes) {
      expect(inputs.hashUses.filter((use) => use.begins === `"${prefix}"`)).toHaveLength(1)
    }
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(new Set(inputs.hashUses.map(({ use }) => use)).size).toBe(inputs.hashUses.length)
  })

  it('has no prefix that begins another', () => {
    for (const one of prefixes) {
      for (const other of prefixes) {
        if (one !== other) expect(other.startsWith(one)).toBe(false)
      }
    }
  })

  it('says truly how the inputs made here begin, and how long they are', () => {
    const key = fromHex(rfc8032Key) ?? expect.fail()
    const made: readonly [string, Uint8Array][] = [
      ['tag of a leaf', inputs.tagInput({ ledgerId: id('1'), chainId: id('2'), seq: 0 })],
      ['commitment to a tag secret', inputs.nextInput(secret)],
      ['commitment to the next key of a party', inputs.nextKeyInput(key)],
      ['kid (RFC 9679)', inputs.kidInput(key)],
    ]
    for (const [name, input] of made) {
      const { begins } = inputs.hashUses.find(({ use }) => use === name) ?? expect.fail(name)
      const beginning = begins.startsWith('"')
        ? ascii(begins.slice(1, -1))
        : begins.replaceAll(' ', '')
      expect(toHex(input).startsWith(beginning), name).toBe(true)
    }
  })
})
