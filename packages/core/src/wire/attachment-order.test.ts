import { describe, expect, test } from 'vitest'
import { isCustodyError } from '../errors.ts'
import { createAttachmentOrder } from './attachment-order.ts'
import type { BundleItem } from './bundle.ts'
import { limits } from './limits.ts'

const name = (digit: string): string => digit.repeat(64)
const attachment = (sha256: string, size: number): BundleItem => ({
  item: 'attachment',
  attachment: { sha256, size },
})
const piece = (length: number): BundleItem => ({ item: 'piece', bytes: new Uint8Array(length) })
const trailer: BundleItem = {
  item: 'trailer',
  trailer: { items: 0, events: 0, disclosures: 0, sha256: new Uint8Array(32) },
}

/** The position of the item that cannot stand where it stands. */
function faultIn(items: readonly BundleItem[]): number | undefined {
  const order = createAttachmentOrder()
  for (const [i, item] of items.entries()) {
    try {
      order.take(item, i)
    } catch (error) {
      if (!isCustodyError(error) || error.code !== 'ERR_BUNDLE_MALFORMED') throw error
      return i
    }
  }
  return undefined
}

const full = limits.bundlePieceLength

describe('attachments in a bundle', () => {
  test('stand with all their pieces, sorted, and may be empty', () => {
    const first = [attachment(name('a'), full + 3), piece(full), piece(3)]
    expect(faultIn([...first, attachment(name('b'), 0), trailer])).toBeUndefined()
    expect(faultIn([trailer])).toBeUndefined()
  })

  test.each<[string, readonly BundleItem[], number]>([
    ['a piece without an attachment', [piece(1)], 0],
    ['one that is missing', [attachment(name('a'), 5), trailer], 1],
    ['one that is too short', [attachment(name('a'), full + 1), piece(full - 1)], 1],
    ['one that is too long', [attachment(name('a'), 5), piece(6)], 1],
    ['one too many', [attachment(name('a'), 5), piece(5), piece(1)], 2],
    ['an attachment twice', [attachment(name('a'), 0), attachment(name('a'), 0)], 1],
    ['one out of order', [attachment(name('b'), 0), attachment(name('a'), 0)], 1],
  ])('%s cannot stand there', (_, items, at) => {
    expect(faultIn(items)).toBe(at)
  })

  test('are not more than a bundle may carry', () => {
    const many = Array.from({ length: limits.bundleAttachments + 1 }, (_, i) =>
      attachment(i.toString(16).padStart(64, '0').replace(/^0/, '1'), 0),
    )
    expect(faultIn(many)).toBe(limits.bundleAttachments)
  })
})
