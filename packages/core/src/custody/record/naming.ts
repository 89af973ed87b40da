import { sha256Hex } from '../../crypto/index.ts'
import { encodeLeaf, nextKeyInput, nextLogKeyInput } from '../../wire/index.ts'
import type { TagPlace } from '../../wire/index.ts'
import { leafTag } from './tags.ts'

/** Event id: SHA-256 of the event's bytes, as `openssl dgst -sha256` gives it (docs/format/event.md). 64 hex digits. */
export function eventId(bytes: Uint8Array): string {
  return sha256Hex(bytes)
}

/** Where an event stands, and the secret that tags it. */
export interface LeafPlace extends TagPlace {
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** The tag secret, 32 bytes. */
  readonly secret: Uint8Array
  /** Event id, 64 hex digits. */
  readonly id: string
}

/** The 73-byte leaf of an event (docs/format/leaf.md). */
export function buildLeaf(place: LeafPlace): Uint8Array {
  const { recordedAt, secret, id } = place
  return encodeLeaf({ recordedAt, tag: leafTag(place, secret), eventId: id })
}

/** Commitment to the key that will follow a person's key (docs/format/hash-inputs.md). 64 hex digits. */
export function nextKeyDigest(publicKey: Uint8Array): string {
  return sha256Hex(nextKeyInput(publicKey))
}

/** Commitment to the key that will follow the log's key, given as a vkey (docs/format/hash-inputs.md). 64 hex digits. */
export function nextLogKeyDigest(vkey: string): string {
  return sha256Hex(nextLogKeyInput(vkey))
}
