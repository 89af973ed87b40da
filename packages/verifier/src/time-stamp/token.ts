import { ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs'
import type { SignerInfo } from 'pkijs'
import { limits } from '@custodia/core/wire'
import { readCertificate } from './certificate.ts'
import type { ReadCertificate } from './certificate.ts'
import { childrenOf, oidOf, readDer, tags } from './der.ts'
import type { DerValue } from './der.ts'
import { reading, refused } from './refused.ts'

/** A token taken apart. Nothing in it is trusted yet. */
export interface ReadToken {
  readonly signedData: SignedData
  readonly signerInfo: SignerInfo
  /** Whom the signer is said to be. */
  readonly signerId: IssuerAndSerialNumber
  /** DER of the TSTInfo. */
  readonly content: Uint8Array
  /** The certificates that came with it, in their order. */
  readonly certificates: readonly ReadCertificate[]
  /** The attributes that were signed, as the SET over which the signature is. */
  readonly signedAttributes: DerValue
}

const signedDataType = '1.2.840.113549.1.7.2'
export const timeStampInfoType = '1.2.840.113549.1.9.16.1.4'

const what = 'the token'

/**
 * Takes a TimeStampToken apart (RFC 3161 section 2.4.2, RFC 5652 section 5). Throws ERR_TIME_STAMP `malformed`,
 * `not-a-token` or `signer`.
 */
export function readToken(token: Uint8Array): ReadToken {
  if (token.length > limits.timeStampLength) {
    throw refused('malformed', `more than ${limits.timeStampLength} bytes`)
  }
  const outer = readDer(token, what)
  checkKind(outer)
  const certificates = readCertificates(outer)
  const signedData = reading(what, () => {
    const { content } = ContentInfo.fromBER(Uint8Array.from(token))
    return new SignedData({ schema: content })
  })
  const { eContentType, eContent } = signedData.encapContentInfo
  if (eContentType !== timeStampInfoType || eContent === undefined) {
    throw refused('not-a-token', 'what is signed here is not a time stamp')
  }
  const [signerInfo, ...others] = signedData.signerInfos
  if (signerInfo === undefined || others.length > 0) {
    throw refused('signer', `one signature is expected, ${signedData.signerInfos.length} are there`)
  }
  const { sid, signedAttrs } = signerInfo
  if (!(sid instanceof IssuerAndSerialNumber)) {
    throw refused('signer', 'it does not name the certificate that signed by issuer and number')
  }
  if (signedAttrs === undefined) throw refused('signer', 'it does not say what was signed')
  return {
    signedData,
    signerInfo,
    signerId: sid,
    content: new Uint8Array(eContent.getValue()),
    certificates,
    signedAttributes: readDer(new Uint8Array(signedAttrs.encodedValue), what),
  }
}

/** An answer of an authority begins with its status, a token with the type of its content. */
function checkKind(outer: DerValue): void {
  const children = outer.tag === tags.sequence ? childrenOf(outer, what) : []
  const [first] = children
  if (first?.tag === tags.sequence) {
    throw refused('not-a-token', 'this is the whole answer of an authority, not the token in it')
  }
  if (oidOf(first) !== signedDataType || children.length !== 2) {
    throw refused('not-a-token', 'this is something else than a time-stamp token')
  }
}

/** What is not a certificate of X.509, such as one of attributes, is passed over; it counts for the limit. */
function readCertificates(outer: DerValue): ReadCertificate[] {
  const signedData = childrenOf(childrenOf(outer, what)[1]!, what)[0]
  if (signedData?.tag !== tags.sequence) throw refused('malformed', 'nothing is signed in it')
  const set = childrenOf(signedData, what).find(({ tag }) => tag === tags.context0)
  const all = set === undefined ? [] : childrenOf(set, what)
  if (all.length > limits.timeStampCertificates) {
    throw refused('malformed', `more than ${limits.timeStampCertificates} certificates`)
  }
  return all.filter(({ tag }) => tag === tags.sequence).map(({ bytes }) => readCertificate(bytes))
}
