/** Certificates of people who do not exist, right or wrong in one way. Each key is made once in a run. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  bits,
  der,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
  text,
  time,
  truth,
} from './der.ts'
import type { Part } from './der.ts'

export type KeyKind = 'P-256' | 'P-384' | 'RSA-2048' | 'RSA-1024' | 'secp256k1'
export type Hash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

export interface Made {
  readonly name: string
  readonly serial: number
  readonly issuerName: string
  readonly der: Uint8Array
  readonly key: Key
}

export interface Key {
  readonly kind: KeyKind
  readonly secret: KeyObject
  readonly spki: Uint8Array
}

export interface CertificateOptions {
  readonly name: string
  /** Itself if it is not given. */
  readonly issuer?: Made | undefined
  readonly key?: Key
  readonly serial?: number
  /** Milliseconds since 1970 UTC. */
  readonly from?: number
  readonly to?: number
  readonly extensions: readonly Part[]
  /** The hash of the signature in it. */
  readonly hash?: Hash
  /** Changes that signature. */
  readonly rewrite?: (signature: Part) => Part
}

export const year = 365 * 24 * 3_600_000
/** When the tokens of the tests are stamped, unless a test says otherwise: long before it runs. */
export const stamped = Date.parse('2021-06-01T12:00:00Z')

const keys = new Map<string, Key>()

/** A key by its kind and a name of the test's choosing. */
export function keyOf(kind: KeyKind, name: string): Key {
  const id = `${kind} ${name}`
  const found = keys.get(id)
  if (found !== undefined) return found
  const { privateKey, publicKey } = kind.startsWith('RSA')
    ? generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) })
    : generateKeyPairSync('ec', { namedCurve: kind })
  const key = {
    kind,
    secret: privateKey,
    spki: publicKey.export({ type: 'spki', format: 'der' }),
  }
  keys.set(id, key)
  return key
}

let serials = 1_000

export function certificate(options: CertificateOptions): Made {
  const { name, issuer, extensions, hash = 'sha256' } = options
  const { key = keyOf('P-256', name), from = stamped - year, to = stamped + year } = options
  const serial = options.serial ?? ++serials
  const signer = issuer?.key ?? key
  const issuerName = issuer?.name ?? name
  const algorithm = signatureAlgorithm(signer.kind, hash)
  const body = sequence(
    der(0xa0, integer(2)),
    integer(serial),
    algorithm,
    distinguished(issuerName),
    sequence(time(from), time(to)),
    distinguished(name),
    key.spki,
    der(0xa3, sequence(...extensions)),
  )
  const signed = sign(hash, body, signer.secret)
  const signature = options.rewrite?.(signed) ?? signed
  return { name, serial, issuerName, key, der: sequence(body, algorithm, bits(signature)) }
}

/** A name with one attribute, the common name. */
export function distinguished(name: string): Part {
  return sequence(set(sequence(oid('2.5.4.3'), text(name))))
}

export function signatureAlgorithm(kind: KeyKind, hash: Hash): Part {
  if (kind.startsWith('RSA')) {
    const last = { sha1: 5, sha256: 11, sha384: 12, sha512: 13 }[hash]
    return sequence(oid(`1.2.840.113549.1.1.${last}`), nothing)
  }
  const last = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' }[hash]
  return sequence(oid(`1.2.840.10045.4.${last}`))
}

export function hashAlgorithm(hash: Hash): Part {
  const ids = {
    sha1: '1.3.14.3.2.26',
    sha256: '2.16.840.1.101.3.4.2.1',
    sha384: '2.16.840.1.101.3.4.2.2',
    sha512: '2.16.840.1.101.3.4.2.3',
  }
  return sequence(oid(ids[hash]), nothing)
}

export function hashOf(hash: Hash, bytes: Uint8Array): Uint8Array {
  return createHash(hash).update(bytes).digest()
}

export function extension(id: string, isCritical: boolean, value: Part): Part {
  return sequence(oid(id), ...(isCritical ? [truth] : []), octets(value))
}

export const purposes = {
  timeStamping: '1.3.6.1.5.5.7.3.8',
  codeSigning: '1.3.6.1.5.5.7.3.3',
} as const

export function extendedKeyUsage(isCritical: boolean, ...ids: readonly string[]): Part {
  return extension('2.5.29.37', isCritical, sequence(...ids.map(oid)))
}

/** Bits from the first: 0x80 digital signature, 0x04 signing of certificates, 0x20 encryption of keys. */
export function keyUsage(byte: number): Part {
  return extension('2.5.29.15', true, der(0x03, Buffer.from([0, byte])))
}

export function basicConstraints(isAuthority: boolean, pathLength?: number): Part {
  const parts = [
    ...(isAuthority ? [truth] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  ]
  return extension('2.5.29.19', true, sequence(...parts))
}

export const forAuthority: readonly Part[] = [basicConstraints(true), keyUsage(0x06)]
export const forStamping: readonly Part[] = [
  keyUsage(0x80),
  extendedKeyUsage(true, purposes.timeStamping),
]
