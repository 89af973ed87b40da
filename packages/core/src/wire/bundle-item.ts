import { compareBytes, toHex } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { bundleFormat } from './bundle.ts'
import type {
  BundleErased,
  BundleEvent,
  BundleHeader,
  BundleItem,
  BundleTrailer,
  ChainName,
} from './bundle.ts'
import { openCursor } from './cbor-cursor.ts'
import type { CborCursor } from './cbor-cursor.ts'
import { leafLength } from './leaf.ts'
import { limits } from './limits.ts'
import { chainKinds } from './urn.ts'
import type { ChainKind } from './urn.ts'

/**
 * Reads one item of a bundle that the gate has accepted; byte strings come out as views. `offset`, its first byte in
 * the bundle, enters the error. Throws ERR_BUNDLE_MALFORMED with the part.
 */
export function parseBundleItem(bytes: Uint8Array, offset: number): BundleItem {
  const cursor = openCursor(bytes, (part, expected) =>
    bundleFault(offset, part, `expected ${expected}`),
  )
  const length = cursor.array('item', 6)
  const name = length === 0 ? '' : cursor.text('item')
  const parser = parsers.get(name)
  if (parser === undefined) {
    const names = [...parsers.keys()].join(', ')
    throw bundleFault(offset, 'item', `expected one of: ${names}`)
  }
  if (parser.length !== length) {
    throw bundleFault(offset, name, `expected an array of ${parser.length}, found ${length}`)
  }
  return parser.read(cursor, offset)
}

/** The error for a bundle that cannot be read on. */
export function bundleFault(
  offset: number,
  part: string,
  reason: string,
  kind: 'truncated' | 'malformed' = 'malformed',
): CustodyError<'ERR_BUNDLE_MALFORMED'> {
  return new CustodyError(
    'ERR_BUNDLE_MALFORMED',
    `not a custody bundle from byte ${offset} on: ${part}: ${reason}`,
    { offset, part, reason: kind },
  )
}

interface ItemParser {
  /** Elements of the array, the name included. */
  readonly length: number
  readonly read: (cursor: CborCursor, offset: number) => BundleItem
}

const parsers: ReadonlyMap<string, ItemParser> = new Map<string, ItemParser>([
  ['header', { length: 2, read: (c, at) => ({ item: 'header', header: readHeader(c, at) }) }],
  [
    'checkpoint',
    { length: 2, read: (c) => ({ item: 'checkpoint', note: c.bytes('note', limits.noteLength) }) },
  ],
  [
    'earlier',
    { length: 2, read: (c) => ({ item: 'earlier', note: c.bytes('note', limits.noteLength) }) },
  ],
  [
    'chain',
    {
      length: 4,
      read: (c, at) => ({
        item: 'chain',
        chain: { ...readName(c, at), events: c.uint('events', 1, limits.bundleEvents) },
      }),
    },
  ],
  ['event', { length: 6, read: (c) => ({ item: 'event', event: readEvent(c) }) }],
  ['erased', { length: 5, read: (c) => ({ item: 'erased', erased: readErased(c) }) }],
  ['end', { length: 2, read: (c) => ({ item: 'end', nextSecret: c.bytesOf('nextSecret', 32) }) }],
  [
    'attachment',
    {
      length: 3,
      read: (c) => ({
        item: 'attachment',
        attachment: { sha256: toHex(c.bytesOf('sha256', 32)), size: c.uint('size') },
      }),
    },
  ],
  [
    'piece',
    {
      length: 2,
      read: (c) => ({ item: 'piece', bytes: c.bytes('piece', limits.bundlePieceLength) }),
    },
  ],
  ['proof', { length: 2, read: (c, at) => ({ item: 'proof', hashes: readHashes(c, at) }) }],
  ['leaves', { length: 2, read: (c, at) => ({ item: 'leaves', leaves: readLeaves(c, at) }) }],
  ['trailer', { length: 2, read: (c) => ({ item: 'trailer', trailer: readTrailer(c) }) }],
])

/** The keys stand in the one order that the profile allows. */
function readHeader(cursor: CborCursor, offset: number): BundleHeader {
  cursor.mapOf('header', 7)
  cursor.key('chains')
  const chains = cursor.uint('chains', 1, limits.bundleEvents)
  cursor.key('events')
  const events = cursor.uint('events', 1, limits.bundleEvents)
  cursor.key('format')
  if (cursor.text('format') !== bundleFormat) {
    throw bundleFault(offset, 'format', `expected "${bundleFormat}"`)
  }
  cursor.key('ledger')
  const ledger = toHex(cursor.bytesOf('ledger', 32))
  cursor.key('indexes')
  cursor.arrayOf('indexes', 2)
  const lowest = cursor.uint('indexes')
  const indexes = [lowest, cursor.uint('indexes', lowest)] as const
  cursor.key('notCarried')
  const notCarried = readNames(cursor, offset)
  cursor.key('disclosures')
  const disclosures = cursor.uint('disclosures')
  return { ledger, chains, events, disclosures, indexes, notCarried }
}

function readNames(cursor: CborCursor, offset: number): readonly ChainName[] {
  const names: ChainName[] = []
  let before: Uint8Array | undefined
  for (let left = cursor.array('notCarried', limits.bundleNotCarried); left > 0; left--) {
    cursor.arrayOf('notCarried', 2)
    const kind = readKind(cursor, offset)
    const chain = cursor.bytesOf('chain', 32)
    if (before !== undefined && compareBytes(before, chain) >= 0) {
      throw bundleFault(offset, 'notCarried', 'expected the chains sorted by id, each once')
    }
    before = chain
    names.push({ kind, chain: toHex(chain) })
  }
  return names
}

function readName(cursor: CborCursor, offset: number): ChainName {
  return { kind: readKind(cursor, offset), chain: toHex(cursor.bytesOf('chain', 32)) }
}

function readKind(cursor: CborCursor, offset: number): ChainKind {
  const word = cursor.text('kind')
  const kind = chainKinds.find((candidate) => candidate === word)
  if (kind === undefined) {
    throw bundleFault(offset, 'kind', `expected one of: ${chainKinds.join(', ')}`)
  }
  return kind
}

function readEvent(cursor: CborCursor): BundleEvent {
  const index = cursor.uint('index')
  const recordedAt = cursor.uint('recordedAt', 0, limits.time)
  const secret = cursor.bytesOf('secret', 32)
  const event = cursor.bytes('event', limits.eventLength)
  const disclosures: Uint8Array[] = []
  for (let left = cursor.array('disclosures', limits.eventDisclosures); left > 0; left--) {
    disclosures.push(cursor.bytes('disclosure', limits.disclosureLength))
  }
  return { index, recordedAt, secret, event, disclosures }
}

function readErased(cursor: CborCursor): BundleErased {
  const index = cursor.uint('index')
  const recordedAt = cursor.uint('recordedAt', 0, limits.time)
  const secret = cursor.bytesOf('secret', 32)
  return { index, recordedAt, secret, id: toHex(cursor.bytesOf('id', 32)) }
}

function readHashes(cursor: CborCursor, offset: number): readonly Uint8Array[] {
  const hashes: Uint8Array[] = []
  for (let left = cursor.array('hashes', limits.bundleProofHashes); left > 0; left--) {
    hashes.push(cursor.bytesOf('hash', 32))
  }
  if (hashes.length === 0) throw bundleFault(offset, 'hashes', 'expected at least one')
  return hashes
}

function readLeaves(cursor: CborCursor, offset: number): readonly Uint8Array[] {
  const leaves: Uint8Array[] = []
  for (let left = cursor.array('leaves', limits.bundleLeaves); left > 0; left--) {
    leaves.push(cursor.bytesOf('leaf', leafLength))
  }
  if (leaves.length === 0) throw bundleFault(offset, 'leaves', 'expected at least one')
  return leaves
}

function readTrailer(cursor: CborCursor): BundleTrailer {
  cursor.mapOf('trailer', 4)
  cursor.key('items')
  const items = cursor.uint('items')
  cursor.key('events')
  const events = cursor.uint('events')
  cursor.key('sha256')
  const sha256 = cursor.bytesOf('sha256', 32)
  cursor.key('disclosures')
  const disclosures = cursor.uint('disclosures')
  return { items, events, disclosures, sha256 }
}
