import { equalBytes } from '@custodia/core/bytes'
import { digest, strongHash } from './hashes.ts'
import type { ReadCertificate } from './certificate.ts'
import { childrenOf, oidOf, tags } from './der.ts'
import type { DerValue } from './der.ts'
import { refused } from './refused.ts'
import { timeStampInfoType } from './token.ts'
import type { ReadToken } from './token.ts'

const ids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const what = 'what was signed'

/**
 * The certificate that really signed, of those that came with the token and those that are trusted: the one that the
 * signer's issuer and number name, and that every signed attribute names that speaks of it.
 *
 * An attribute of the first version names it by SHA-1 (RFC 2634); SHA-1 counts for nothing here. It must fit, and that is
 * all: what binds the certificate is then the signature by its key, its purpose and its chain.
 *
 * Throws ERR_TIME_STAMP `signer`, `malformed` or `algorithm`.
 */
export async function findSigner(
  token: ReadToken,
  trusted: readonly ReadCertificate[],
): Promise<ReadCertificate> {
  const attributes = readAttributes(token.signedAttributes)
  const contentType = attributes.get(ids.contentType)
  if (oidOf(contentType) !== timeStampInfoType) {
    throw refused('signer', 'the signature is for something else than a time stamp')
  }
  if (!attributes.has(ids.messageDigest)) {
    throw refused('signer', 'the signature covers nothing that is stated')
  }
  const names = [
    ...namesIn(attributes.get(ids.signingCertificate), false),
    ...namesIn(attributes.get(ids.signingCertificateV2), true),
  ]
  if (names.length === 0) {
    throw refused('signer', 'the signature does not say by which certificate it is')
  }
  const { issuer, serialNumber } = token.signerId
  const found = [...token.certificates, ...trusted].filter(
    ({ certificate }) =>
      certificate.issuer.isEqual(issuer) && certificate.serialNumber.isEqual(serialNumber),
  )
  if (found.length === 0) {
    throw refused('signer', 'the certificate of its signer did not come with it')
  }
  for (const candidate of found) {
    if (await isNamedByAll(candidate, names)) return candidate
  }
  throw refused('signer', 'it names another certificate than the one of its signer')
}

/** Each attribute once, with one value (RFC 5652 sections 11.1 and 11.2, RFC 5035 section 3). */
function readAttributes(set: DerValue): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>()
  for (const attribute of childrenOf(set, what)) {
    const [type, values] = childrenOf(attribute, what)
    const id = oidOf(type)
    if (id === '' || values?.tag !== tags.set) throw refused('malformed', `${what} cannot be read`)
    if (attributes.has(id)) throw refused('signer', 'the signature says one thing twice')
    const [value, ...more] = childrenOf(values, what)
    if (value === undefined) throw refused('malformed', `${what} cannot be read`)
    if (more.length > 0 && isOurs(id)) throw refused('signer', 'the signature says two things')
    attributes.set(id, value)
  }
  return attributes
}

function isOurs(id: string): boolean {
  return Object.values<string>(ids).includes(id)
}

interface CertificateName {
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
  readonly value: Uint8Array
  /** DER of issuer and number, where the attribute has them. */
  readonly issuerSerial: DerValue | undefined
}

/** The first certificate that such an attribute names is the signer's; the others say nothing about him. */
function namesIn(attribute: DerValue | undefined, isV2: boolean): CertificateName[] {
  if (attribute === undefined) return []
  const [list] = childrenOf(attribute, what)
  const [first] = list === undefined ? [] : childrenOf(list, what)
  const parts = first === undefined ? [] : childrenOf(first, what)
  const algorithm = isV2 && parts[0]?.tag === tags.sequence ? parts.shift() : undefined
  const [value, issuerSerial] = parts
  if (value?.tag !== tags.octetString) throw refused('malformed', `${what} cannot be read`)
  return [{ hash: isV2 ? hashOf(algorithm) : 'SHA-1', value: value.content, issuerSerial }]
}

/** SHA-256 where the attribute names none (RFC 5035 section 4). */
function hashOf(algorithm: DerValue | undefined): CertificateName['hash'] {
  if (algorithm === undefined) return 'SHA-256'
  const hash = strongHash(oidOf(childrenOf(algorithm, what)[0]))
  if (hash === undefined) {
    throw refused('algorithm', 'it names its signer by a hash that is too weak or not known')
  }
  return hash
}

async function isNamedByAll(
  { der, certificate }: ReadCertificate,
  names: readonly CertificateName[],
): Promise<boolean> {
  for (const { hash, value, issuerSerial } of names) {
    if (!equalBytes(await digest(hash, der), value)) return false
    if (issuerSerial === undefined) continue
    const [general, serial] = childrenOf(issuerSerial, what)
    const [directory] = general === undefined ? [] : childrenOf(general, what)
    const isIssuer =
      directory?.tag === tags.context4 &&
      certificate.issuer.isEqual(Uint8Array.from(directory.content).buffer)
    const number = certificate.serialNumber.valueBlock.valueHexView
    if (!isIssuer || serial === undefined || !equalBytes(serial.content, number)) return false
  }
  return true
}
