import { toHex } from '../../bytes/index.ts'
import { hmacSha256, sha256Hex } from '../../crypto/index.ts'
import { nextInput, tagInput } from '../../wire/index.ts'
import type { TagPlace } from '../../wire/index.ts'

/** The secret of every event of the ledger chain: 32 zero bytes, so that anybody can find the chain's leaves. */
export const publicSecret: Uint8Array = new Uint8Array(32)

/** The tag in an event's leaf, 64 hex digits (docs/format/leaf.md). Without the secret, 32 bytes, it tells nothing. */
export function leafTag(place: TagPlace, secret: Uint8Array): string {
  return toHex(hmacSha256(secret, tagInput(place)))
}

/** What an event commits to for the event that follows it, 64 hex digits (docs/format/leaf.md). */
export function nextCommitment(secret: Uint8Array): string {
  return sha256Hex(nextInput(secret))
}
