import { encodeUtf8, toHex } from '@custodia/core/bytes'
import { createSoftwareSigner, keyThumbprint, sha256 } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { nextKeyDigest } from '@custodia/core/custody'

/** Somebody who signs, with all his keys: the same in every run. */
export interface Actor {
  readonly name: string
  /** Party id. */
  readonly party: string
  /** Equal for all party ids of one human being. */
  readonly person: Uint8Array
  /** The n-th key. */
  signer(n?: number): Signer
  key(n?: number): string
  kid(n?: number): string
  /** Commitment to the n-th key. */
  commitment(n: number): string
}

export function actor(name: string, person: string = name): Actor {
  const signers = new Map<number, Signer>()
  const signer = (n = 0): Signer => {
    const known = signers.get(n)
    if (known !== undefined) return known
    const made = createSoftwareSigner(sha256(encodeUtf8(`seed ${n} of ${name}`)))
    signers.set(n, made)
    return made
  }
  return {
    name,
    party: toHex(sha256(encodeUtf8(`party ${name}`))),
    person: sha256(encodeUtf8(`person ${person}`)),
    signer,
    key: (n) => toHex(signer(n).publicKey),
    kid: (n) => keyThumbprint(signer(n).publicKey),
    commitment: (n) => nextKeyDigest(signer(n).publicKey),
  }
}
