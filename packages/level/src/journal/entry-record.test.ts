import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex } from '@custodia/core/bytes'
import { emptyHistory, grow } from '@custodia/core/store-conformance'
import { encodeCbor } from '@custodia/core/wire'
import { decodeEntryRecord, encodeEntryRecord } from './entry-record.ts'

const entry = grow(emptyHistory, [{ sealed: ['a name', 'a place'] }]).batch.entries[0]!

describe('the record of an entry', () => {
  test('is the map that the general encoder writes, for every length and number', () => {
    const bytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength })
    const number = fc.oneof(fc.nat(30), fc.nat(70_000), fc.maxSafeNat())
    fc.assert(
      fc.property(
        fc.record({ leaf: bytes(80), event: bytes(300), secret: bytes(40), nextSecret: bytes(40) }),
        fc.tuple(number, number, fc.nat(30)),
        (strings, [seq, index, digestCount]) => {
          const digests = Array.from({ length: digestCount }, (_, i) => String(i).padStart(64, '0'))
          const disclosures = new Map(digests.map((digest) => [digest, new Uint8Array()]))
          const map = new Map<string, number | Uint8Array | readonly Uint8Array[]>([
            ...Object.entries(strings),
            ['seq', seq],
            ['index', index],
            ['chain', fromHex(entry.chain)!],
            ['digests', digests.map((digest) => fromHex(digest)!)],
          ])
          const record = encodeEntryRecord({ ...entry, ...strings, seq, disclosures }, index)
          expect(record).toEqual(encodeCbor(map))
          const { chain } = entry
          expect(decodeEntryRecord(record)).toEqual({
            entry: { index, chain, seq, ...strings },
            digests,
          })
        },
      ),
    )
  })

  test('holds the digests of what it seals, never the values', () => {
    const record = Buffer.from(encodeEntryRecord(entry, 0))
    for (const [digest, value] of entry.disclosures) {
      expect(record.includes(Buffer.from(digest, 'hex'))).toBe(true)
      expect(record.includes(Buffer.from(value))).toBe(false)
    }
  })

  test('is nothing else: another map, another kind of value, or no CBOR', () => {
    const map = new Map<string, number>([['seq', 1]])
    for (const bytes of [encodeCbor(map), encodeCbor([1]), Uint8Array.of(0xff), new Uint8Array()]) {
      expect(decodeEntryRecord(bytes)).toBeUndefined()
    }
    const record = encodeEntryRecord(entry, 0)
    // `seq` becomes an empty byte string.
    const at = Buffer.from(record).indexOf('seq') + 3
    expect(record[at]).toBe(0)
    expect(decodeEntryRecord(record.with(at, 0x40))).toBeUndefined()
  })

  test('takes no id that is not one', () => {
    expect(() => encodeEntryRecord({ ...entry, chain: 'ab' }, 0)).toThrow(TypeError)
  })
})
