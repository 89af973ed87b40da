import { expect, test } from 'vitest'
import { sha256Hex } from '../crypto/index.ts'
import { encodeLeaf } from '../wire/index.ts'
import { checkStoredEntry } from './check-entry.ts'
import type { StoredEntry } from './contract.ts'

const event = Uint8Array.of(1, 2, 3)
const id = sha256Hex(event)
const entry: StoredEntry = {
  index: 5,
  leaf: encodeLeaf({ recordedAt: 1_790_000_000_000, tag: '11'.repeat(32), eventId: id }),
  event,
  chain: '22'.repeat(32),
  seq: 0,
  secret: new Uint8Array(32),
  nextSecret: new Uint8Array(32),
}

test('an entry that its leaf names gives its event id', () => {
  expect(checkStoredEntry(entry, 'a file')).toBe(id)
})

test('any flipped bit of the event is found', () => {
  for (let bit = 0; bit < event.length * 8; bit++) {
    const flipped = event.with(bit >> 3, event[bit >> 3]! ^ (1 << (bit & 7)))
    expect(() => checkStoredEntry({ ...entry, event: flipped }, 'a file')).toThrow(
      expect.objectContaining({ code: 'ERR_STORE_CORRUPT', details: { where: 'a file' } }),
    )
  }
})

test('a leaf that is none, or of another event, is found', () => {
  const other = encodeLeaf({ recordedAt: 0, tag: '11'.repeat(32), eventId: '33'.repeat(32) })
  for (const leaf of [other, entry.leaf.slice(1), new Uint8Array()]) {
    expect(() => checkStoredEntry({ ...entry, leaf }, 'a file')).toThrow(/entry 5/)
  }
})
