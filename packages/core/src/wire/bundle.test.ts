import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import {
  encodeBundleAttachment,
  encodeBundleChain,
  encodeBundleCheckpoint,
  encodeBundleEnd,
  encodeBundleEvent,
  encodeBundleHeader,
  encodeBundlePiece,
  encodeBundleProofs,
  encodeBundleTrailer,
} from './bundle.ts'
import type { BundleHeader, BundleItem } from './bundle.ts'
import { parseBundleItem } from './bundle-item.ts'
import { createBundleOrder } from './bundle-order.ts'
import { readBundleItems } from './bundle-reader.ts'
import { encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'

const id = (digit: string): string => digit.repeat(64)
const bytes = (length: number, fill = 7): Uint8Array => new Uint8Array(length).fill(fill)

const header: BundleHeader = {
  ledger: id('a'),
  chains: 1,
  events: 2,
  disclosures: 1,
  indexes: [0, 2 ** 40],
  notCarried: [
    { kind: 'item', chain: id('1') },
    { kind: 'access', chain: id('2') },
  ],
}
const event = {
  index: 5,
  recordedAt: 1_790_000_000_000,
  secret: bytes(32),
  event: bytes(300),
  disclosures: [bytes(40), bytes(3)],
}
const trailer = { items: 9, events: 2, disclosures: 1, sha256: bytes(32, 9) }

const samples: readonly (readonly [Uint8Array, BundleItem])[] = [
  [encodeBundleHeader(header), { item: 'header', header }],
  [encodeBundleCheckpoint(bytes(200)), { item: 'checkpoint', note: bytes(200) }],
  [
    encodeBundleChain({ kind: 'case', chain: id('3'), events: 2 }),
    { item: 'chain', chain: { kind: 'case', chain: id('3'), events: 2 } },
  ],
  [encodeBundleEvent(event), { item: 'event', event }],
  [encodeBundleEnd(bytes(32)), { item: 'end', nextSecret: bytes(32) }],
  [
    encodeBundleAttachment({ sha256: id('4'), size: 7 }),
    { item: 'attachment', attachment: { sha256: id('4'), size: 7 } },
  ],
  [encodeBundlePiece(bytes(7)), { item: 'piece', bytes: bytes(7) }],
  [encodeBundleProofs([bytes(32)])[0]!, { item: 'proof', hashes: [bytes(32)] }],
  [encodeBundleTrailer(trailer), { item: 'trailer', trailer }],
]

function codeOf(step: () => unknown): string {
  try {
    step()
  } catch (error) {
    if (isCustodyError(error)) return error.code
    throw error
  }
  return 'no error'
}

/** The part that is named as wrong in an item of this content. */
function partOf(value: CborValue): string {
  try {
    parseBundleItem(encodeCbor(value), 0)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_BUNDLE_MALFORMED') return error.details.part
    throw error
  }
  return 'no error'
}

async function readAll(chunks: readonly Uint8Array[]): Promise<BundleItem[]> {
  const items: BundleItem[] = []
  for await (const { item } of readBundleItems(streamOf(chunks))) items.push(item)
  return items
}

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** Cuts bytes into chunks of these lengths, over and over. */
function cut(whole: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let start = 0, i = 0; start < whole.length; i++) {
    const length = lengths[i % lengths.length]!
    chunks.push(whole.slice(start, start + length))
    start += length
  }
  return chunks
}

describe('the items of a bundle', () => {
  test.each(samples)('what is written reads back (%#)', (encoded, item) => {
    expect(parseBundleItem(encoded, 0)).toEqual(item)
  })

  test('chains that are not carried are sorted when written, and refused unsorted or twice', () => {
    const [first, second] = header.notCarried
    const swapped = { ...header, notCarried: [second!, first!] }
    expect(encodeBundleHeader(swapped)).toEqual(encodeBundleHeader(header))
    const twice = { ...header, notCarried: [first!, first!] }
    expect(codeOf(() => parseBundleItem(encodeBundleHeader(twice), 0))).toBe('ERR_BUNDLE_MALFORMED')
  })

  test('proof hashes go into items of 4096', () => {
    const hashes = Array.from({ length: 4097 }, () => bytes(32))
    const items = encodeBundleProofs(hashes).map((item) => parseBundleItem(item, 0))
    expect(items.map((item) => (item.item === 'proof' ? item.hashes.length : 0))).toEqual([4096, 1])
    expect(encodeBundleProofs([])).toEqual([])
  })

  test.each<[string, CborValue, string]>([
    ['no array', new Map([['header', 1]]), 'item'],
    ['an empty array', [], 'item'],
    ['an unknown name', ['foreign', 1], 'item'],
    ['a name that is no text', [1, 2], 'item'],
    ['an element too many', ['end', bytes(32), 1], 'end'],
    ['a secret that is too short', ['end', bytes(31)], 'nextSecret'],
    ['a chain of an unknown kind', ['chain', 'person', bytes(32), 1], 'kind'],
    ['a chain without events', ['chain', 'case', bytes(32), 0], 'events'],
    ['a chain id that is text', ['chain', 'case', id('1'), 1], 'chain'],
    ['a negative index', ['event', -1, 0, bytes(32), bytes(1), []], 'index'],
    ['a time after 9999', ['event', 0, limits.time + 1, bytes(32), bytes(1), []], 'recordedAt'],
    ['an event that is too long', ['event', 0, 0, bytes(32), bytes(32_769), []], 'event'],
    ['disclosures that are no array', ['event', 0, 0, bytes(32), bytes(1), 1], 'disclosures'],
    ['a proof without hashes', ['proof', []], 'hashes'],
    ['a hash of 33 bytes', ['proof', [bytes(33)]], 'hash'],
    ['a checkpoint that is too long', ['checkpoint', bytes(limits.noteLength + 1)], 'note'],
    ['a trailer with another key', ['trailer', new Map([['a', 1]])], 'trailer'],
  ])('%s is refused', (_, value, part) => {
    expect(partOf(value)).toBe(part)
  })

  test('limits hold on both sides', () => {
    const disclosures = (count: number): CborValue => [
      'event',
      0,
      limits.time,
      bytes(32),
      bytes(limits.eventLength),
      Array.from({ length: count }, () => bytes(1)),
    ]
    expect(partOf(disclosures(limits.eventDisclosures))).toBe('no error')
    expect(partOf(disclosures(limits.eventDisclosures + 1))).toBe('disclosures')
    const hashes = (count: number): CborValue => [
      'proof',
      Array.from({ length: count }, () => bytes(32)),
    ]
    expect(partOf(hashes(limits.bundleProofHashes))).toBe('no error')
    expect(partOf(hashes(limits.bundleProofHashes + 1))).toBe('hashes')
    expect(partOf(['piece', bytes(limits.bundlePieceLength)])).toBe('no error')
    expect(partOf(['piece', bytes(limits.bundlePieceLength + 1)])).toBe('piece')
    expect(partOf(['checkpoint', bytes(limits.noteLength)])).toBe('no error')
    expect(partOf(['chain', 'case', bytes(32), limits.bundleEvents])).toBe('no error')
    expect(partOf(['chain', 'case', bytes(32), limits.bundleEvents + 1])).toBe('events')
  })

  test('a header may name 100,000 chains and no more', () => {
    const empty = encodeBundleHeader({ ...header, notCarried: [] })
    const key = new TextEncoder().encode('notCarried')
    const at = Buffer.from(empty).indexOf(Buffer.from(key)) + key.length
    const withNames = (count: number): Uint8Array => {
      const name = concat(
        Uint8Array.of(0x82, 0x64),
        new TextEncoder().encode('item'),
        Uint8Array.of(0x58, 0x20),
        bytes(32, 0),
      )
      const names = new Uint8Array(count * name.length)
      for (let i = 0; i < count; i++) {
        names.set(name, i * name.length)
        names.set(uint32(i), (i + 1) * name.length - 32)
      }
      const list = concat(Uint8Array.of(0x9a), uint32(count), names)
      return concat(empty.subarray(0, at), list, empty.subarray(at + 1))
    }
    const read = parseBundleItem(withNames(limits.bundleNotCarried), 0)
    expect(read.item === 'header' && read.header.notCarried.length).toBe(limits.bundleNotCarried)
    expect(codeOf(() => parseBundleItem(withNames(limits.bundleNotCarried + 1), 0))).toBe(
      'ERR_BUNDLE_MALFORMED',
    )
  })

  test('an item that would swell in memory is refused before it is built', () => {
    const swelling = concat(Uint8Array.of(0x9a, 0x00, 0x7f, 0xff, 0xff), bytes(0x7f_ff_ff, 0xa0))
    const before = process.memoryUsage().heapUsed
    expect(codeOf(() => parseBundleItem(swelling, 0))).toBe('ERR_BUNDLE_MALFORMED')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000)
  })

  test('what no item can hold is a RangeError when written', () => {
    expect(() => encodeBundleEnd(bytes(31))).toThrow(RangeError)
    expect(() => encodeBundlePiece(bytes(0))).toThrow(RangeError)
    expect(() => encodeBundlePiece(bytes(limits.bundlePieceLength + 1))).toThrow(RangeError)
    expect(() => encodeBundleEvent({ ...event, event: bytes(32_769) })).toThrow(RangeError)
    expect(() => encodeBundleChain({ kind: 'case', chain: 'A'.repeat(64), events: 1 })).toThrow(
      RangeError,
    )
  })
})

describe('reading a stream', () => {
  const whole = concat(...samples.map(([encoded]) => encoded))
  const items = samples.map(([, item]) => item)

  test('chunks of any lengths give the same items', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 }),
        async (lengths) => {
          expect(await readAll(cut(whole, lengths))).toEqual(items)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('offsets and bytes are those of the file', async () => {
    const parts: Uint8Array[] = []
    for await (const { offset, bytes: part } of readBundleItems(streamOf([whole]))) {
      expect(whole.subarray(offset, offset + part.length)).toEqual(part)
      parts.push(part)
    }
    expect(concat(...parts)).toEqual(whole)
  })

  test('an end within an item is truncated, at every byte', async () => {
    const ends = new Map<number, number>()
    let end = 0
    for (const [encoded] of samples) ends.set((end += encoded.length), ends.size + 1)
    for (let length = 1; length < whole.length; length++) {
      const reading = readAll([whole.subarray(0, length)])
      if (ends.has(length)) await expect(reading).resolves.toEqual(items.slice(0, ends.get(length)))
      else {
        await expect(reading).rejects.toMatchObject({
          code: 'ERR_BUNDLE_MALFORMED',
          details: { offset: length, reason: 'truncated' },
        })
      }
    }
  })

  test.each<[string, Uint8Array]>([
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['text', new TextEncoder().encode('<!doctype html>')],
    ['a zip file', Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf)],
    ['a length of 2^64-1', Uint8Array.of(0x5b, ...bytes(8, 0xff))],
    ['a length of 2^32', Uint8Array.of(0x5b, 0, 0, 0, 1, 0, 0, 0, 0)],
    ['an array of 2^32', Uint8Array.of(0x9b, 0, 0, 0, 1, 0, 0, 0, 0)],
    ['an indefinite array', Uint8Array.of(0x9f, 0xff)],
    ['deep nesting', bytes(100_000, 0x81)],
  ])('%s is refused at once', async (_, start) => {
    const reading = readAll([start, bytes(100)])
    await expect(reading).rejects.toMatchObject({ code: 'ERR_BUNDLE_MALFORMED' })
  })

  test('an item of the longest length is read, one byte more is refused', async () => {
    const text = (length: number): Uint8Array =>
      concat(Uint8Array.of(0x81, 0x5a), uint32(length), bytes(length))
    const fits = readAll([text(limits.bundleItemLength - 6)])
    await expect(fits).rejects.toMatchObject({ details: { part: 'item' } })
    const tooLong = readAll([text(limits.bundleItemLength - 5)])
    await expect(tooLong).rejects.toMatchObject({ details: { part: 'CBOR', offset: 1 } })
  })

  test('one-byte chunks cost no more than a few times the bytes', async () => {
    const many = concat(Uint8Array.of(0x9a), uint32(120_000), bytes(120_000, 0))
    const start = performance.now()
    await expect(readAll(cut(many, [1]))).rejects.toMatchObject({ details: { part: 'item' } })
    // Scanning all of it anew for each byte would take a minute.
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('what the source throws passes through, and other chunks are a TypeError', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield whole.subarray(0, 10)
      throw new Error('the disk is gone')
    }
    await expect(drain(failing())).rejects.toThrow('the disk is gone')
    await expect(readAll(JSON.parse('["text"]'))).rejects.toThrow(TypeError)
  })

  test('what was read stays when the source reuses its chunk', async () => {
    const chunk = new Uint8Array(whole)
    async function* reusing(): AsyncGenerator<Uint8Array> {
      yield chunk
      chunk.fill(0)
    }
    const read: BundleItem[] = []
    for await (const { item } of readBundleItems(reusing())) read.push(item)
    expect(read).toEqual(items)
  })
})

async function drain(source: AsyncIterable<Uint8Array>): Promise<readonly BundleItem[]> {
  const read: BundleItem[] = []
  for await (const { item } of readBundleItems(source)) read.push(item)
  return read
}

function uint32(value: number): Uint8Array {
  const four = new Uint8Array(4)
  new DataView(four.buffer).setUint32(0, value)
  return four
}

describe('the order of items', () => {
  const item = (name: string): BundleItem => {
    const [kind, chainKind] = name.split(':')
    if (kind === 'chain') {
      return { item: 'chain', chain: { kind: chainKind as 'case', chain: id('1'), events: 1 } }
    }
    return samples.map(([, sample]) => sample).find((sample) => sample.item === kind)!
  }
  const judge = (names: string): string =>
    codeOf(() => {
      const order = createBundleOrder()
      names.split(' ').forEach((name, i) => order.take(item(name), i))
      order.finish(99)
    })
  const opening = 'header checkpoint chain:ledger event end'

  test.each([
    `${opening} trailer`,
    `${opening} proof proof trailer`,
    `${opening} chain:party event event end chain:party event end chain:case event end proof trailer`,
    `${opening} chain:item event end chain:access event end trailer`,
  ])('%s', (names) => {
    expect(judge(names)).toBe('no error')
  })

  test.each([
    'checkpoint',
    'header chain:ledger',
    'header checkpoint trailer',
    'header checkpoint chain:party event end trailer',
    `${opening} chain:ledger event end trailer`,
    `${opening} chain:case event end chain:party event end trailer`,
    `${opening} event end trailer`,
    `${opening} proof chain:party event end trailer`,
    `${opening} trailer header`,
    `${opening} trailer trailer`,
    opening,
    `${opening} proof`,
    'header checkpoint chain:ledger event trailer',
  ])('%s is refused', (names) => {
    expect(judge(names)).toBe('ERR_BUNDLE_MALFORMED')
  })
})
