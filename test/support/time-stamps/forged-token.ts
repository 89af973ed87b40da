/** Tokens that are right, or wrong in one way. Made without the library that reads them. */
import { sign } from 'node:crypto'
import { der, integer, octets, oid, sequence, set, time } from './der.ts'
import type { Part } from './der.ts'
import {
  distinguished,
  hashAlgorithm,
  hashOf,
  signatureAlgorithm,
  stamped,
} from './forged-certificate.ts'
import type { Hash, Made } from './forged-certificate.ts'

export interface TokenOptions {
  readonly signer: Made
  readonly imprinted: Uint8Array
  /** The certificates that come with it; the signer's alone if nothing is said. */
  readonly certificates?: readonly Uint8Array[]
  /** DER of its time. */
  readonly genTime?: Part
  readonly imprintHash?: Hash
  readonly version?: number
  /** What stands in the TSTInfo after its time. */
  readonly more?: readonly Part[]
  /** The type of what is signed. */
  readonly contentType?: string
  /** The type that the signed attributes state. */
  readonly statedType?: string
  /** The hash of signature and digest. */
  readonly hash?: Hash
  readonly digestHash?: Hash
  /** The algorithm that the signature is said to be by. */
  readonly signedWith?: Part
  /** How the signed attributes name the signer: version 2 over SHA-256 if nothing is said. */
  readonly naming?: readonly Part[]
  /** Changes the signed attributes before they are signed. */
  readonly attributes?: (attributes: readonly Part[]) => readonly Part[]
  /** Over what the signature is, if not over the attributes as a SET. */
  readonly over?: (attributes: Part) => Part
  /** Changes the signature. */
  readonly rewrite?: (signature: Part) => Part
  /** Whom the signer says he is. */
  readonly signerId?: Part
  /** Attributes beside the signature, which nobody signed. */
  readonly unsigned?: readonly Part[]
  /** How many times the signature stands in it. */
  readonly signatures?: number
}

export const ids = {
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

export function token(options: TokenOptions): Uint8Array {
  const { signer, certificates = [signer.der], hash = 'sha256', digestHash = hash } = options
  const { contentType = ids.timeStampInfo, signatures = 1 } = options
  const info = stampInfo(options)
  const signerInfo = signedBy(info, options)
  const signedData = sequence(
    integer(3),
    set(hashAlgorithm(digestHash)),
    sequence(oid(contentType), der(0xa0, octets(info))),
    ...(certificates.length === 0 ? [] : [der(0xa0, ...certificates)]),
    der(0x31, ...Array<Part>(signatures).fill(signerInfo)),
  )
  return sequence(oid(ids.signedData), der(0xa0, signedData))
}

/** What an authority answers when it grants a token. */
export function granted(made: Uint8Array): Uint8Array {
  return sequence(sequence(integer(0)), made)
}

function stampInfo(options: TokenOptions): Part {
  const { imprinted, imprintHash = 'sha256', version = 1, more = [] } = options
  return sequence(
    integer(version),
    oid('1.3.6.1.4.1.99999.1'),
    sequence(hashAlgorithm(imprintHash), octets(hashOf(imprintHash, imprinted))),
    integer(77),
    options.genTime ?? time(stamped),
    ...more,
  )
}

function signedBy(info: Part, options: TokenOptions): Part {
  const { signer, hash = 'sha256', digestHash = hash, statedType = ids.timeStampInfo } = options
  const plain = [
    attribute(ids.contentType, oid(statedType)),
    attribute(ids.signingTime, time(stamped)),
    attribute(ids.messageDigest, octets(hashOf(digestHash, info))),
    ...(options.naming ?? [named(signer)]),
  ]
  const attributes = set(...(options.attributes?.(plain) ?? plain))
  const signature = sign(hash, options.over?.(attributes) ?? attributes, signer.key.secret)
  return sequence(
    integer(1),
    options.signerId ?? issuerAndSerial(signer),
    hashAlgorithm(digestHash),
    der(0xa0, contentOf(attributes)),
    options.signedWith ?? signatureAlgorithm(signer.key.kind, hash),
    octets(options.rewrite?.(signature) ?? signature),
    ...(options.unsigned === undefined ? [] : [der(0xa1, ...options.unsigned)]),
  )
}

/** The content of a value whose head the writer of this folder wrote. */
function contentOf(value: Part): Part {
  const first = value[1]!
  return value.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f))
}

export function issuerAndSerial({ issuerName, serial }: Made): Part {
  return sequence(distinguished(issuerName), integer(serial))
}

export function attribute(id: string, ...values: readonly Part[]): Part {
  return sequence(oid(id), set(...values))
}

/** The attribute that names a certificate by SHA-256, or by another hash if it is given. */
export function named({ der: bytes }: { readonly der: Uint8Array }, hash?: Hash): Part {
  const algorithm = hash === undefined ? [] : [hashAlgorithm(hash)]
  const id = sequence(...algorithm, octets(hashOf(hash ?? 'sha256', bytes)))
  return attribute(ids.signingCertificateV2, sequence(sequence(id)))
}

/** The attribute of the first version, which knows SHA-1 alone; with issuer and number if they are given. */
export function namedBySha1({ der: bytes }: Made, whose?: Made): Part {
  const general = (made: Made): Part =>
    sequence(sequence(der(0xa4, distinguished(made.issuerName))), integer(made.serial))
  const rest = whose === undefined ? [] : [general(whose)]
  const id = sequence(octets(hashOf('sha1', bytes)), ...rest)
  return attribute(ids.signingCertificate, sequence(sequence(id)))
}
