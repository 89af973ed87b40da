/** An authority that stamps in the tests, and what comes of a token by it or by somebody like it. */
import { openTimeStamp } from '@custodia/verifier/time-stamp'
import type { TimeStampAuthority } from '@custodia/verifier/time-stamp'
import { certificate, forAuthority, forStamping } from './forged-certificate.ts'
import type { CertificateOptions, Made } from './forged-certificate.ts'
import { token } from './forged-token.ts'
import type { TokenOptions } from './forged-token.ts'

export const imprinted: Uint8Array = Buffer.from('the note of a log that does not exist\n')

export const root: Made = certificate({ name: 'Root of Nowhere', extensions: forAuthority })

export const signer: Made = stamper()

export const clock: TimeStampAuthority = { name: 'clock', certificates: [root.der] }

/** A stamping certificate that differs from a good one in what is given. */
export function stamper(options: Partial<CertificateOptions> = {}): Made {
  return certificate({
    name: 'Clock of Nowhere',
    issuer: root,
    extensions: forStamping,
    ...options,
  })
}

/** An issuing certificate below the root, likewise. */
export function between(options: Partial<CertificateOptions> = {}): Made {
  return certificate({ name: 'Between', issuer: root, extensions: forAuthority, ...options })
}

/** A good token, but for what is given. */
export function stamp(options: Partial<TokenOptions> = {}): Uint8Array {
  return token({ signer, imprinted, ...options })
}

/** A token by the first of these, with all of them on board. */
export function chained(...chain: readonly [Made, ...Made[]]): Uint8Array {
  const certificates = chain.map(({ der }) => der)
  return token({ signer: chain[0], imprinted, certificates })
}

/** The reason for which a token does not count; undefined if it does. Whatever else is thrown fails the test. */
export async function reasonOf(
  bytes: Uint8Array,
  authorities: readonly TimeStampAuthority[] = [clock],
): Promise<string | undefined> {
  try {
    await openTimeStamp(bytes, imprinted, authorities)
    return undefined
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { reason: string } }
    if (code !== 'ERR_TIME_STAMP') throw error
    return details?.reason
  }
}
