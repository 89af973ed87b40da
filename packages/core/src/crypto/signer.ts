/** Who signs: a key that may live in this process, in another, or in a device. */
import { ed25519KeyPair, randomBytes } from '#crypto'
import { CustodyError, isCustodyError, type CustodyErrorDetails } from '../errors.ts'
import { checkPublicKey } from './public-key.ts'
import { wipe } from './secret.ts'
import { verifySignature } from './signature.ts'

export interface SignOptions {
  /** Ends a wait for a person or a device; `sign` then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** Implement this for a device or an agent. Custodia checks each signature before it uses it (`signChecked`). */
export interface Signer {
  /** 32 bytes; stays the same for the life of the signer. */
  readonly publicKey: Uint8Array
  /** The Ed25519 signature (RFC 8032, pure, not pre-hashed) of exactly these bytes: 64 bytes. */
  sign(bytes: Uint8Array, options?: SignOptions): Promise<Uint8Array>
}

/** A signer whose private key lies in this process's memory. `seed` is 32 bytes (RFC 8032), else a RangeError; it is copied. */
export function createSoftwareSigner(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError(`seed must have 32 bytes, not ${seed.length}`)
  const keyPair = ed25519KeyPair(seed)
  return {
    publicKey: keyPair.publicKey,
    async sign(bytes, options) {
      options?.signal?.throwIfAborted()
      return keyPair.sign(bytes)
    },
  }
}

/** A signer with a new random key that ends with the process. For tests and demonstrations. */
export function generateSigner(): Signer {
  const seed = randomBytes(32)
  const signer = createSoftwareSigner(seed)
  wipe(seed)
  return signer
}

/**
 * Signs, and returns the 64-byte signature only if it holds: a broken device must not reach the ledger.
 * Throws ERR_SIGNER; what the signer itself reports as a CustodyError, and an abort, pass through unchanged.
 */
export async function signChecked(
  signer: Signer,
  bytes: Uint8Array,
  options: SignOptions = {},
): Promise<Uint8Array> {
  const publicKey = signer.publicKey.slice()
  demand('public-key', 'the signer names an unacceptable public key', () =>
    checkPublicKey(publicKey),
  )
  const answer = await ask(signer, bytes.slice(), options)
  const signature = Uint8Array.from(answer)
  demand('signature', 'the signer gave a signature that does not hold', () =>
    verifySignature({ publicKey, message: bytes, signature }),
  )
  return signature
}

// The signer gets a copy, so that it cannot change the bytes against which its signature is then checked.
async function ask(signer: Signer, copy: Uint8Array, options: SignOptions): Promise<Uint8Array> {
  try {
    return await signer.sign(copy, options)
  } catch (error) {
    if (isCustodyError(error) || options.signal?.aborted === true) throw error
    throw signerError('device', 'the signer could not sign', error)
  }
}

type SignerFault = CustodyErrorDetails['ERR_SIGNER']['reason']

function demand(reason: SignerFault, message: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw isCustodyError(error) ? signerError(reason, message, error) : error
  }
}

function signerError(reason: SignerFault, message: string, cause: unknown): CustodyError {
  const why = cause instanceof Error ? `: ${cause.message}` : ''
  return new CustodyError('ERR_SIGNER', message + why, { reason }, { cause })
}
