/** SHA-256 and HMAC-SHA-256, the hashes of suite `custodia/1`. */
import { sha256 } from '#crypto'
import { toHex } from '../bytes/index.ts'

export { createContentDigest, createSha256, hmacSha256, sha256 } from '#crypto'
export type { ContentAlgorithm, StreamingSha256 } from '#crypto'

/** SHA-256 as 64 lower-case hex digits, as ids are written. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes))
}
