import { isCustodyError } from '@custodia/core/errors'
import { decodeCbor } from '@custodia/core/wire'
import type { CborValue } from '@custodia/core/wire'

/** The CBOR item that the bytes are, or undefined if they are none: who reads a file says where it lies. */
export function decodeOrUndefined(bytes: Uint8Array): CborValue | undefined {
  try {
    return decodeCbor(bytes)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_CBOR_PROFILE') return undefined
    throw error
  }
}
