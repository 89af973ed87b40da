import { equalBytes } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import { engine, isOneEncoding, isStrongKey, isStrongSignatureOf } from './algorithms.ts'
import { digest } from './hashes.ts'
import type { StrongHash } from './hashes.ts'
import { checkPurpose, readCertificate, subjectOf } from './certificate.ts'
import type { ReadCertificate } from './certificate.ts'
import { findPathFault, unknown } from './path.ts'
import type { PathFault } from './path.ts'
import { refused } from './refused.ts'
import { findSigner } from './signer.ts'
import { readStampedInfo } from './stamped-info.ts'
import type { StampedInfo } from './stamped-info.ts'
import { readToken } from './token.ts'
import type { ReadToken } from './token.ts'

/** A time-stamp authority in whom a verifier trusts. */
export interface TimeStampAuthority {
  /** How its owner calls it. */
  readonly name: string
  /** In DER: its roots, its intermediates, or the certificates with which it stamps. A chain ends at any of these. */
  readonly certificates: readonly Uint8Array[]
  /** Milliseconds since 1970 UTC: what it stamped later does not count. */
  readonly until?: number
}

/** A time stamp that holds. */
export interface OpenedTimeStamp {
  /** Name of the authority, as the caller calls it. */
  readonly authority: string
  /** When it was stamped, in milliseconds since 1970 UTC; smaller parts of a second are dropped. */
  readonly genTime: number
  /** How far the time may be off either way, in milliseconds, rounded up; absent if the authority does not say. */
  readonly accuracy?: number
  /** Until when the certificate that signed holds, in milliseconds since 1970 UTC. */
  readonly signerEnds: number
  /** The number of the token at its authority, in hex. */
  readonly serial: string
  readonly imprintAlgorithm: StrongHash
  /** The nonce of the request, in hex, if the token has one. */
  readonly nonce?: string
}

/**
 * Opens a token of RFC 3161 (docs/format/checkpoint.md): DER of a TimeStampToken of at most 65,536 bytes, over the bytes
 * `imprinted`, by one of the authorities. Certificates are judged at the time in the token, never at the clock of
 * whoever reads it; whether one was revoked is not looked at.
 *
 * Throws ERR_TIME_STAMP and nothing else, whatever the bytes are.
 */
export async function openTimeStamp(
  token: Uint8Array,
  imprinted: Uint8Array,
  authorities: readonly TimeStampAuthority[],
): Promise<OpenedTimeStamp> {
  const pinned = authorities.map(readAuthority)
  try {
    return await open(token, imprinted, pinned)
  } catch (error) {
    if (isCustodyError(error)) throw error
    throw refused('malformed', 'the token cannot be read', error)
  }
}

interface ReadAuthority extends TimeStampAuthority {
  readonly pinned: readonly ReadCertificate[]
}

function readAuthority(authority: TimeStampAuthority): ReadAuthority {
  try {
    return { ...authority, pinned: authority.certificates.map(readCertificate) }
  } catch (error) {
    const name = displayText(authority.name, 'terminal')
    throw refused('authority', `a certificate that is trusted for ${name} cannot be read`, error)
  }
}

async function open(
  bytes: Uint8Array,
  imprinted: Uint8Array,
  authorities: readonly ReadAuthority[],
): Promise<OpenedTimeStamp> {
  const token = readToken(bytes)
  const info = readStampedInfo(token.content)
  const signer = await findSigner(
    token,
    authorities.flatMap(({ pinned }) => pinned),
  )
  checkPurpose(signer)
  await checkSignature(token, signer, imprinted, info)
  const authority = await findAuthority(token, signer, authorities, info.genTime)
  const { genTime, accuracy, serial, imprintAlgorithm, nonce } = info
  return {
    authority,
    genTime,
    ...(accuracy === undefined ? {} : { accuracy }),
    signerEnds: signer.certificate.notAfter.value.getTime(),
    serial,
    imprintAlgorithm,
    ...(nonce === undefined ? {} : { nonce }),
  }
}

/** pkijs compares both digests and checks the signature over the attributes, as the SET that was signed. */
async function checkSignature(
  { signedData, signerInfo }: ReadToken,
  signer: ReadCertificate,
  imprinted: Uint8Array,
  { imprintAlgorithm, imprint }: StampedInfo,
): Promise<void> {
  if (!equalBytes(await digest(imprintAlgorithm, imprinted), imprint)) {
    throw refused('imprint', 'it is of other bytes than these')
  }
  const { signatureAlgorithm, digestAlgorithm } = signerInfo
  const isStrong = isStrongSignatureOf(signatureAlgorithm, digestAlgorithm.algorithmId)
  if (!isStrong || !isStrongKey(signer.certificate.subjectPublicKeyInfo)) {
    throw refused('algorithm', 'it is signed by a method that is too weak or not known')
  }
  if (!isOneEncoding(signatureAlgorithm, signerInfo.signature.valueBlock.valueHexView)) {
    throw refused('malformed', 'its signature cannot be read')
  }
  signedData.certificates = [signer.certificate]
  const data = Uint8Array.from(imprinted).buffer
  let cause: unknown
  const holds = await signedData.verify({ signer: 0, data }, engine).catch((error: unknown) => {
    cause = error
    return false
  })
  if (holds) return
  throw refused('signature', `the signature of ${subjectOf(signer)} does not hold`, cause)
}

/** The first authority, in the order of the caller, to which a chain leads. */
async function findAuthority(
  { certificates }: ReadToken,
  signer: ReadCertificate,
  authorities: readonly ReadAuthority[],
  time: number,
): Promise<string> {
  let fault: PathFault | undefined
  for (const { name, pinned, until } of authorities) {
    const found = await findPathFault({ signer, pinned, others: certificates, time })
    if (found === undefined && (until === undefined || time <= until)) return name
    const ended = `${displayText(name, 'terminal')} was trusted no longer at that time`
    const own = found ?? { reason: 'ended', sentence: ended }
    if (own.reason !== unknown.reason) fault ??= own
  }
  const { reason, sentence } = fault ?? unknown
  throw refused(reason, sentence)
}
