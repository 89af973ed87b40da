import { isCustodyError } from '../errors.ts'
import { bundleFault, parseBundleItem } from './bundle-item.ts'
import type { BundleItem } from './bundle.ts'
import { scanItem } from './cbor-gate.ts'
import { limits } from './limits.ts'

/** One item as it was read. */
export interface ReadItem {
  readonly item: BundleItem
  /** Where the item begins in the bundle. */
  readonly offset: number
  /** The item as received: what the digest in the trailer is over, for every item but the trailer. A copy. */
  readonly bytes: Uint8Array
}

/** What is taken from a chunk at once, so that a source that gives all in one chunk costs no second copy of it. */
const pieceLength = 65_536

/**
 * Reads the items of a bundle one by one, in time linear in its bytes however small the chunks are, holding one item at
 * a time. Whether the items stand in order is for `createBundleOrder` to say. Throws ERR_BUNDLE_MALFORMED, with `reason`
 * `truncated` if the bytes end within an item; what the source throws passes through.
 */
export async function* readBundleItems(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadItem, void, undefined> {
  const buffer = createBuffer()
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a bundle is read from Uint8Arrays')
    for (let start = 0; start < chunk.length; start += pieceLength) {
      buffer.add(chunk.subarray(start, start + pieceLength))
      for (let item = buffer.next(false); item !== undefined; item = buffer.next(false)) yield item
    }
  }
  for (let item = buffer.next(true); item !== undefined; item = buffer.next(true)) yield item
}

interface ItemBuffer {
  add(piece: Uint8Array): void
  /** The next whole item, or undefined if it is not there yet; at the end of the source, only if nothing is left. */
  next(isEnd: boolean): ReadItem | undefined
}

function createBuffer(): ItemBuffer {
  let bytes = new Uint8Array(2 * pieceLength)
  let start = 0
  let end = 0
  /** Offset in the bundle of `bytes[start]`. */
  let offset = 0
  /** An item that was not whole is scanned again only when this many bytes are there: twice as many as before. */
  let enough = 1

  function add(piece: Uint8Array): void {
    if (end + piece.length > bytes.length) {
      const held = end - start
      const target =
        2 * (held + piece.length) > bytes.length ? new Uint8Array(2 * (held + piece.length)) : bytes
      target.set(bytes.subarray(start, end))
      bytes = target
      start = 0
      end = held
    }
    bytes.set(piece, end)
    end += piece.length
  }

  function next(isEnd: boolean): ReadItem | undefined {
    const held = end - start
    if (held === 0 || (held < enough && !isEnd)) return undefined
    const length = scan(bytes.subarray(start, end), offset, isEnd)
    enough = length === undefined ? 2 * held : 1
    if (length === undefined) return undefined
    const itemBytes = bytes.slice(start, start + length)
    const item = { item: parseBundleItem(itemBytes, offset), offset, bytes: itemBytes }
    start += length
    offset += length
    return item
  }

  return { add, next }
}

/** Bytes of the item that begins here, or undefined if more are needed. */
function scan(bytes: Uint8Array, offset: number, isEnd: boolean): number | undefined {
  try {
    return scanItem(bytes, 0, { maxLength: limits.bundleItemLength })
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_CBOR_PROFILE') throw error
    const { offset: within, reason } = error.details
    if (reason === 'profile') throw bundleFault(offset + within, 'CBOR', reasonOf(error.message))
    if (!isEnd) return undefined
    throw bundleFault(offset + within, 'CBOR', 'the bytes end within an item', 'truncated')
  }
}

/** Without the offset, which counts within the item. */
function reasonOf(message: string): string {
  return message.replace(/^.*?offset \d+: /, '')
}
