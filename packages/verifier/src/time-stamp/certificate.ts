import { Certificate } from 'pkijs'
import type { Extension } from 'pkijs'
import { equalBytes } from '@custodia/core/bytes'
import { displayText } from '@custodia/core/wire'
import { childrenOf, oidOf, readDer, tags } from './der.ts'
import { reading, refused } from './refused.ts'

/** A certificate with the bytes it was read from. */
export interface ReadCertificate {
  readonly der: Uint8Array
  readonly certificate: Certificate
}

const ids = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
} as const

/** What pkijs or this folder obeys. A critical extension that is not here makes the certificate worthless (RFC 5280 4.2). */
const obeyed: ReadonlySet<string> = new Set(Object.values(ids))

const timeStamping = '1.3.6.1.5.5.7.3.8'
const anyPurpose = '2.5.29.37.0'

/** Reads a certificate in DER. Throws ERR_TIME_STAMP `malformed`. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const what = 'a certificate'
  readDer(der, what)
  const certificate = reading(what, () => Certificate.fromBER(Uint8Array.from(der)))
  const names = (certificate.extensions ?? []).map(({ extnID }) => extnID)
  if (new Set(names).size !== names.length) {
    throw refused('malformed', 'a certificate says one thing twice')
  }
  return { der, certificate }
}

/** The name in a certificate, fit to be shown: its attributes in their order, joined by commas. */
export function subjectOf({ certificate }: ReadCertificate): string {
  const values = certificate.subject.typesAndValues.map(({ value }) => value.valueBlock.value)
  return displayText(values.join(', ').slice(0, 200), 'terminal')
}

export function isSame(one: ReadCertificate, other: ReadCertificate): boolean {
  return equalBytes(one.der, other.der)
}

/** Both ends belong to the time in which it holds. A date that is none holds at no time. */
export function isValidAt({ certificate }: ReadCertificate, time: number): boolean {
  const { notBefore, notAfter } = certificate
  return notBefore.value.getTime() <= time && time <= notAfter.value.getTime()
}

/** Whether it demands something that nobody here obeys. */
export function demandsUnknown({ certificate }: ReadCertificate): boolean {
  return (certificate.extensions ?? []).some(
    ({ critical, extnID }) => critical && !obeyed.has(extnID),
  )
}

/** How many issuing certificates may stand between this one and the one that signed; undefined: no bound. */
export function pathLengthOf(read: ReadCertificate): number | undefined {
  const constraints = sequenceOf(find(read, ids.basicConstraints))
  const length = constraints.find(({ tag }) => tag === tags.integer)
  if (length === undefined) return undefined
  const [first = 0, ...more] = length.content
  return more.length === 0 && first < 0x80 ? first : 0
}

export function isSelfIssued({ certificate }: ReadCertificate): boolean {
  return certificate.subject.isEqual(certificate.issuer)
}

/** Whether an issuing certificate is held back from issuing for time stamps by a list of purposes of its own. */
export function mayIssueForTimeStamps(read: ReadCertificate): boolean {
  const usage = find(read, ids.extendedKeyUsage)
  if (usage === undefined) return true
  return purposesOf(usage).some((purpose) => purpose === timeStamping || purpose === anyPurpose)
}

/**
 * Refuses a certificate that is not for time stamps alone (RFC 3161 section 2.3): the list of its purposes is critical
 * and has this one and no other. If its uses are listed, signing is among them. Throws ERR_TIME_STAMP `purpose`.
 */
export function checkPurpose(read: ReadCertificate): void {
  const usage = find(read, ids.extendedKeyUsage)
  const name = subjectOf(read)
  if (usage === undefined) {
    throw refused('purpose', `the certificate of ${name} does not say that it is for time stamps`)
  }
  const purposes = purposesOf(usage)
  if (purposes.length !== 1 || purposes[0] !== timeStamping) {
    throw refused('purpose', `the certificate of ${name} is not for time stamps alone`)
  }
  if (!usage.critical) {
    throw refused('purpose', `the certificate of ${name} is not bound to time stamps: not critical`)
  }
  const keyUsage = find(read, ids.keyUsage)
  if (keyUsage !== undefined && !maySign(keyUsage)) {
    throw refused('purpose', `the key of ${name} is not one for signing`)
  }
}

function find({ certificate }: ReadCertificate, id: string): Extension | undefined {
  return certificate.extensions?.find(({ extnID }) => extnID === id)
}

function sequenceOf(extension: Extension | undefined): ReturnType<typeof childrenOf> {
  if (extension === undefined) return []
  const what = 'a certificate'
  return childrenOf(readDer(extension.extnValue.valueBlock.valueHexView, what), what)
}

function purposesOf(usage: Extension): string[] {
  return sequenceOf(usage).map(oidOf)
}

/** Bits 0 and 1 of the key usage: digital signature, and what was called non-repudiation. */
function maySign(usage: Extension): boolean {
  const bits = readDer(usage.extnValue.valueBlock.valueHexView, 'a certificate').content[1] ?? 0
  return (bits & 0xc0) !== 0
}
