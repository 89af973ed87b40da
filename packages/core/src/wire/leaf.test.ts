import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { encodeLeaf, leafLength, parseLeaf } from './leaf.ts'
import { limits } from './limits.ts'

const tag = 'aa'.repeat(32)
const eventId = 'bb'.repeat(32)
const leaf = { recordedAt: 1_790_000_000_123, tag, eventId }

function partOf(received: Uint8Array): string {
  try {
    parseLeaf(received)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_LEAF_MALFORMED') return error.details.part
    throw error
  }
  return expect.fail('was accepted')
}

describe('a leaf', () => {
  it('is 73 bytes: version, time, tag, event id', () => {
    const bytes = encodeLeaf(leaf)
    expect(bytes.length).toBe(leafLength)
    expect(toHex(bytes)).toBe(`01000001a0c4506c7b${tag}${eventId}`)
  })

  it('is read as it was written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)
    const any = fc.record({ recordedAt: fc.nat({ max: limits.time }), tag: hash, eventId: hash })
    fc.assert(
      fc.property(any, (written) => {
        expect(parseLeaf(encodeLeaf(written))).toEqual(written)
      }),
    )
  })

  it('has a time from 1970 to the year 9999', () => {
    for (const recordedAt of [0, 0xffff_ffff, 0x1_0000_0000, limits.time]) {
      expect(parseLeaf(encodeLeaf({ ...leaf, recordedAt })).recordedAt).toBe(recordedAt)
    }
    for (const recordedAt of [-1, 0.5, limits.time + 1, 2 ** 53, Number.NaN]) {
      expect(() => encodeLeaf({ ...leaf, recordedAt })).toThrow(RangeError)
    }
    for (const time of ['0000e677d21fdc00', '0020000000000000', 'ffffffffffffffff']) {
      expect(partOf(fromHex(`01${time}${tag}${eventId}`) ?? expect.fail())).toBe('recordedAt')
    }
    const latest = fromHex(`010000e677d21fdbff${tag}${eventId}`) ?? expect.fail()
    expect(parseLeaf(latest).recordedAt).toBe(limits.time)
  })

  it.each([0, 72, 74])('has no other length than 73: %d', (length) => {
    const bytes = new Uint8Array(length)
    bytes[0] = 1
    expect(partOf(bytes)).toBe('length')
  })

  it.each([0, 2, 0x81, 0xff])('has no other version than 1: %d', (version) => {
    const bytes = encodeLeaf(leaf)
    bytes[0] = version
    expect(partOf(bytes)).toBe('version')
  })

  it.each(['', 'aa'.repeat(31), 'AA'.repeat(32), 'aa'.repeat(33)])(
    'takes no other id: %j',
    (wrong) => {
      expect(() => encodeLeaf({ ...leaf, tag: wrong })).toThrow('tag is 64')
      expect(() => encodeLeaf({ ...leaf, eventId: wrong })).toThrow('eventId is 64')
    },
  )
})
