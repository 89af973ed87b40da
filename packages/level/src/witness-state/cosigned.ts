import { compareBytes, encodeUtf8, equalBytes } from '@custodia/core/bytes'
import { sha256Hex } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { corrupt } from '../disk/faults.ts'

/** What a witness has cosigned last of one log. */
export interface Cosigned {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly rootHash: Uint8Array
  /** Seconds since 1970 UTC. */
  readonly time: number
  /** The note with the cosignature. */
  readonly note: Uint8Array
}

/** Opens a note that the witness has cosigned; a CustodyError if it has not. */
export type OpenCosigned = (note: Uint8Array) => Cosigned

/** SHA-256 of the origin, 64 hex digits: by this a log is kept and asked for. */
export function hashOf({ origin }: Pick<Cosigned, 'origin'>): string {
  return sha256Hex(encodeUtf8(origin))
}

/** What was found under the name of a log. Errors: ERR_STORE_CORRUPT if the witness has not cosigned that. */
export function openKept(
  hash: string,
  note: Uint8Array,
  { where, open }: { readonly where: string; readonly open: OpenCosigned },
): Cosigned {
  try {
    const cosigned = open(note)
    if (hashOf(cosigned) === hash) return cosigned
  } catch (error) {
    if (!isCustodyError(error)) throw error
    throw corrupt(where, `what it holds was not cosigned by this witness: ${error.message}`, error)
  }
  throw corrupt(where, 'what it holds is the checkpoint of another log')
}

/** Which of two was cosigned later. Errors: ERR_STORE_CORRUPT if they are two histories. */
export function laterOf(a: Cosigned, b: Cosigned, where: string): Cosigned {
  if (a.size === b.size && !equalBytes(a.rootHash, b.rootHash))
    throw corrupt(where, `two trees of size ${a.size} of ${a.origin} were cosigned by this key`)
  const order = a.size - b.size || a.time - b.time || compareBytes(a.note, b.note)
  return order >= 0 ? a : b
}
