import { createHash, createPrivateKey, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeUtf8, fromHex, toHex } from '../../packages/core/src/bytes/index.ts'
import { openReceipt } from '../../packages/core/src/custody/index.ts'
import {
  encodeCbor,
  formatCheckpointText,
  formatNote,
  formatReceipt,
  parseVkey,
} from '../../packages/core/src/wire/index.ts'
import { formatPage, printedValues } from './examples.ts'

const printed = (page: string): ((name: string) => string) => {
  const text = formatPage(page)
  const values = printedValues(text.slice(text.search(/^## .*Example$/m)))
  return (name) => values.get(name) ?? expect.fail(`${page} prints no "${name}"`)
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? expect.fail(`not hex: ${hex}`)
const event = printed('event.md')
const leaf = printed('leaf.md')
const receipt = printed('receipt.md')

const vkey = 'ledger.example/demo+7b8488d1+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'
const { name, keyId } = parseVkey(vkey)

function node(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = Buffer.concat([Uint8Array.of(1), left, right])
  return new Uint8Array(createHash('sha256').update(input).digest())
}

function file(): Uint8Array {
  const [near, far] = [bytes(receipt('hash 0')), bytes(receipt('hash 1'))]
  const rootHash = node(far, node(near, bytes(leaf('leaf hash'))))
  expect(toHex(rootHash)).toBe(receipt('root'))
  const text = formatCheckpointText({ origin: name, size: 13, rootHash })
  const seed = Buffer.from(Array.from({ length: 32 }, (_, i) => i))
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const signature = new Uint8Array(sign(null, encodeUtf8(text), key))
  return formatReceipt({
    recordedAt: 1_790_000_001_234,
    secret: bytes(leaf('tag secret')),
    event: bytes(event('event')),
    index: 12,
    hashes: [near, far],
    checkpoint: formatNote({ text, signatures: [{ name, keyId, signature }] }),
  })
}

test('the example of receipt.md is a receipt of the events and leaves of the other pages', () => {
  const whole = file()
  const keys = { origin: name, vkey, ledger: '3'.repeat(64) }
  const opened = openReceipt(whole, { ...keys, publicKey: bytes(event('public key')) })
  expect(opened).toMatchObject({ id: event('event id'), chain: '2'.repeat(64), seq: 3, index: 12 })
  const extra = encodeCbor([
    'receipt',
    1_790_000_001_234,
    bytes(leaf('tag secret')),
    bytes(event('event')),
  ])
  expect(toHex(extra.subarray(0, 55))).toBe(receipt('extra begins'))
  expect(extra.length).toBe(Number(receipt('extra length')))
  const text = new TextDecoder().decode(whole)
  expect(formatPage('receipt.md')).toContain(text.slice(text.indexOf('index ')))
  expect(whole.length).toBe(Number(receipt('file length')))
  expect(createHash('sha256').update(whole).digest('hex')).toBe(receipt('file digest'))
})
