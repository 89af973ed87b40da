import { compareBytes, fromHex } from '../bytes/index.ts'
import { encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { leafLength } from './leaf.ts'
import { limits } from './limits.ts'
import type { ChainKind } from './urn.ts'

/**
 * The items of a custody bundle (docs/format/bundle.md), and how each is written. Ids are 64 lower-case hex digits;
 * values that no item can hold are a RangeError. Reading stands in bundle-item.ts and bundle-reader.ts.
 */

export const bundleFormat = 'custodia/bundle/1'

export interface ChainName {
  readonly kind: ChainKind
  readonly chain: string
}

/** What a bundle claims to hold. */
export interface BundleHeader {
  readonly ledger: string
  readonly chains: number
  readonly events: number
  readonly disclosures: number
  /** The lowest and the highest log index of the events. */
  readonly indexes: readonly [number, number]
  /** Chains that the carried ones name and that are left out, sorted by id. */
  readonly notCarried: readonly ChainName[]
}

/** Opens a chain; as many events follow as it says, and then an end. */
export interface BundleChain extends ChainName {
  readonly events: number
}

export interface BundleEvent {
  /** Position in the log. */
  readonly index: number
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** The tag secret of the event, 32 bytes. */
  readonly secret: Uint8Array
  /** The event as signed. */
  readonly event: Uint8Array
  /** Those that the bundle opens, in the order of their labels in the event. */
  readonly disclosures: readonly Uint8Array[]
}

/** An event of an access chain of which only the id is left: it was erased. */
export interface BundleErased {
  /** Position in the log. */
  readonly index: number
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** The tag secret of the event, 32 bytes. */
  readonly secret: Uint8Array
  /** Event id. */
  readonly id: string
}

/** Opens an attachment: a file that an entry of the bundle names. Its bytes follow in pieces. */
export interface BundleAttachment {
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

export interface BundleTrailer {
  /** Items before the trailer. */
  readonly items: number
  readonly events: number
  readonly disclosures: number
  /** SHA-256 of every byte before the trailer, 32 bytes. */
  readonly sha256: Uint8Array
}

/** One item of the sequence. */
export type BundleItem =
  | { readonly item: 'header'; readonly header: BundleHeader }
  | { readonly item: 'checkpoint'; readonly note: Uint8Array }
  | { readonly item: 'earlier'; readonly note: Uint8Array }
  | { readonly item: 'chain'; readonly chain: BundleChain }
  | { readonly item: 'event'; readonly event: BundleEvent }
  | { readonly item: 'erased'; readonly erased: BundleErased }
  | { readonly item: 'end'; readonly nextSecret: Uint8Array }
  | { readonly item: 'attachment'; readonly attachment: BundleAttachment }
  | { readonly item: 'piece'; readonly bytes: Uint8Array }
  | { readonly item: 'proof'; readonly hashes: readonly Uint8Array[] }
  | { readonly item: 'leaves'; readonly leaves: readonly Uint8Array[] }
  | { readonly item: 'trailer'; readonly trailer: BundleTrailer }

export function encodeBundleHeader(header: BundleHeader): Uint8Array {
  const { notCarried, indexes } = header
  if (notCarried.length > limits.bundleNotCarried) {
    throw new RangeError(`a header names at most ${limits.bundleNotCarried} chains`)
  }
  const names = notCarried
    .map(({ kind, chain }) => ({ kind, bytes: idBytes(chain) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
  const map = new Map<string, CborValue>([
    ['format', bundleFormat],
    ['ledger', idBytes(header.ledger)],
    ['chains', header.chains],
    ['events', header.events],
    ['disclosures', header.disclosures],
    ['indexes', [...indexes]],
    ['notCarried', names.map(({ kind, bytes }) => [kind, bytes])],
  ])
  return encodeCbor(['header', map])
}

/** The exact bytes of the signed note. */
export function encodeBundleCheckpoint(note: Uint8Array): Uint8Array {
  return encodeCbor(['checkpoint', note])
}

/** A checkpoint of the same log that is older than the head: the signed note with the lines that were added to it. */
export function encodeBundleEarlier(note: Uint8Array): Uint8Array {
  return encodeCbor(['earlier', note])
}

export function encodeBundleChain({ kind, chain, events }: BundleChain): Uint8Array {
  return encodeCbor(['chain', kind, idBytes(chain), events])
}

export function encodeBundleEvent(event: BundleEvent): Uint8Array {
  const { index, recordedAt, secret, disclosures } = event
  if (event.event.length > limits.eventLength) {
    throw new RangeError(`an event has at most ${limits.eventLength} bytes`)
  }
  if (disclosures.length > limits.eventDisclosures) {
    throw new RangeError(`an event has at most ${limits.eventDisclosures} disclosures`)
  }
  return encodeCbor(['event', index, recordedAt, exactly32(secret), event.event, disclosures])
}

export function encodeBundleErased({ index, recordedAt, secret, id }: BundleErased): Uint8Array {
  return encodeCbor(['erased', index, recordedAt, exactly32(secret), idBytes(id)])
}

/** The tag secret to which the last event of the chain commits, 32 bytes. */
export function encodeBundleEnd(nextSecret: Uint8Array): Uint8Array {
  return encodeCbor(['end', exactly32(nextSecret)])
}

export function encodeBundleAttachment({ sha256, size }: BundleAttachment): Uint8Array {
  return encodeCbor(['attachment', idBytes(sha256), size])
}

/** The next bytes of an attachment: 1,048,576, and in its last piece what is left. */
export function encodeBundlePiece(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes.length > limits.bundlePieceLength) {
    throw new RangeError(`a piece has 1 to ${limits.bundlePieceLength} bytes`)
  }
  return encodeCbor(['piece', bytes])
}

/** The proof items for a multiproof: none for one without hashes; all but the last hold 4,096. */
export function encodeBundleProofs(hashes: readonly Uint8Array[]): Uint8Array[] {
  const items: Uint8Array[] = []
  for (let start = 0; start < hashes.length; start += limits.bundleProofHashes) {
    const part = hashes.slice(start, start + limits.bundleProofHashes)
    items.push(encodeCbor(['proof', part.map(exactly32)]))
  }
  return items
}

/** Leaves of the log, 1 to 4,096; all but the last such item hold 4,096. */
export function encodeBundleLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0 || leaves.length > limits.bundleLeaves) {
    throw new RangeError(`an item has 1 to ${limits.bundleLeaves} leaves, not ${leaves.length}`)
  }
  for (const { length } of leaves) {
    if (length !== leafLength) throw new RangeError(`a leaf has ${leafLength} bytes, not ${length}`)
  }
  return encodeCbor(['leaves', [...leaves]])
}

export function encodeBundleTrailer(trailer: BundleTrailer): Uint8Array {
  const map = new Map<string, CborValue>([
    ['items', trailer.items],
    ['events', trailer.events],
    ['disclosures', trailer.disclosures],
    ['sha256', exactly32(trailer.sha256)],
  ])
  return encodeCbor(['trailer', map])
}

function idBytes(id: string): Uint8Array {
  const bytes = fromHex(id)
  if (bytes?.length !== 32) throw new RangeError(`an id has 64 lower-case hex digits, not "${id}"`)
  return bytes
}

function exactly32(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 32) throw new RangeError(`32 bytes were expected, not ${bytes.length}`)
  return bytes
}
