import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../packages/core/src/bytes/index.ts'
import { decodeCbor, scanItem } from '../../packages/core/src/wire/index.ts'
import { encodeBatchHead } from '../../packages/level/src/journal/batch-head.ts'
import { encodeEntryRecord } from '../../packages/level/src/journal/entry-record.ts'
import { encodeItem } from '../../packages/level/src/journal/item.ts'
import { journalHeader, privateHeader } from '../../packages/level/src/journal/segment.ts'
import { encodePrivateItem } from '../../packages/level/src/private/private-record.ts'
import { formatPage, printedValues } from './examples.ts'

function valuesOf(name: string): (value: string) => string {
  const page = formatPage(name)
  const values = printedValues(page.slice(page.search(/^## .*Example$/m)))
  return (value) => values.get(value) ?? expect.fail(`${name} prints no "${value}"`)
}

const [store, event, leaf, disclosure] = ['store.md', 'event.md', 'leaf.md', 'disclosure.md'].map(
  valuesOf,
) as [
  ReturnType<typeof valuesOf>,
  ReturnType<typeof valuesOf>,
  ReturnType<typeof valuesOf>,
  ReturnType<typeof valuesOf>,
]

const index = 12
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? expect.fail(`not hex: ${hex}`)
const sha256 = (input: Uint8Array): string => createHash('sha256').update(input).digest('hex')
const digest = disclosure('digest')
const record = encodeEntryRecord(
  {
    id: event('event id'),
    leaf: bytes(leaf('leaf')),
    event: bytes(event('event')),
    chain: leaf('chain id'),
    seq: 3,
    secret: bytes(leaf('tag secret')),
    nextSecret: bytes(leaf('next secret')),
    disclosures: new Map([[digest, bytes(disclosure('disclosure'))]]),
  },
  index,
)

test('the journal segment of the example is the one that the store would write', () => {
  const item = encodeItem(record)
  expect(store('header')).toBe(toHex(journalHeader(index)))
  expect(store('head')).toBe(
    toHex(encodeBatchHead({ first: index, count: 1, length: item.length })),
  )
  expect(store('record')).toBe(toHex(record))
  expect(store('check')).toBe(sha256(record))
  expect(store('item start') + store('record')).toBe(toHex(item))
})

test('the checks are what the page says they are', () => {
  const head = bytes(store('head'))
  expect(store('head').slice(0, 4)).toBe('581c')
  expect(crc32(head.subarray(2, 26)).toString(16).padStart(8, '0')).toBe(toHex(head.subarray(26)))
  expect(store('item start').startsWith(`825820${store('check')}`)).toBe(true)
})

test('the private segment of the example is the one that the store would write', () => {
  const value = { index, digest, disclosure: bytes(disclosure('disclosure')) }
  expect(store('private header')).toBe(toHex(privateHeader(index, 0)))
  expect(store('private item')).toBe(toHex(encodePrivateItem(value)))
  expect(store('erased item')).toBe(toHex(encodePrivateItem({ ...value, disclosure: undefined })))
})

test('any CBOR tool reads the segment as a sequence of items', () => {
  const segment = bytes(store('header') + store('head') + store('item start') + store('record'))
  const items = []
  for (let at = 0; at < segment.length;) {
    const end = scanItem(segment, at)
    items.push(decodeCbor(segment.subarray(at, end)))
    at = end
  }
  expect(items).toHaveLength(3)
  const [, body] = items[2] as readonly [Uint8Array, Uint8Array]
  expect([...(decodeCbor(body) as ReadonlyMap<string, unknown>).keys()]).toEqual([
    'seq',
    'leaf',
    'chain',
    'event',
    'index',
    'secret',
    'digests',
    'nextSecret',
  ])
})
