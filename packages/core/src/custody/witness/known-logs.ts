import { sha256Hex } from '../../crypto/index.ts'
import { encodeUtf8 } from '../../bytes/index.ts'
import type { PolicyLog } from '../../wire/index.ts'
import { checkVkey } from '../checkpoint/index.ts'

/** The keys by which a witness knows each log, as vkeys, by origin. A log that changes its key has two for a while. */
export type KnownLogs = ReadonlyMap<string, readonly string[]>

/** The logs that a policy lists: the name in a log's vkey is its origin. Errors: ERR_VKEY_MALFORMED, ERR_PUBLIC_KEY. */
export function knownLogs(logs: readonly PolicyLog[]): KnownLogs {
  const known = new Map<string, readonly string[]>()
  for (const { vkey } of logs) {
    const { name, text } = checkVkey(vkey.text)
    known.set(name, [...(known.get(name) ?? []), text])
  }
  return known
}

/** By what a witness keeps and serves the checkpoint of a log: SHA-256 of its origin, 64 hex digits. */
export function originHash(origin: string): string {
  return sha256Hex(encodeUtf8(origin))
}
