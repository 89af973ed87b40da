import { CertificateChainValidationEngine } from 'pkijs'
import type { TimeStampFault } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import { engine, isOneEncoding, isStrongKey, isStrongSignature } from './algorithms.ts'
import {
  demandsUnknown,
  isSame,
  isSelfIssued,
  isValidAt,
  mayIssueForTimeStamps,
  pathLengthOf,
  subjectOf,
} from './certificate.ts'
import type { ReadCertificate } from './certificate.ts'

/** Why no chain was found, or nothing when nothing led towards a trusted certificate. */
export interface PathFault {
  readonly reason: TimeStampFault
  readonly sentence: string
}

interface Search {
  readonly signer: ReadCertificate
  /** Trusted: the chain ends at the first of these. */
  readonly pinned: readonly ReadCertificate[]
  /** Not trusted: they may only stand between. */
  readonly others: readonly ReadCertificate[]
  /** Milliseconds since 1970 UTC. */
  readonly time: number
}

/** Signatures in certificates that are checked for one token and one authority, at most. */
const mostChecks = 64

/**
 * Looks for a chain from the certificate that signed to one that is trusted, each valid at the time of the token.
 *
 * pkijs looks for every way at once, which a stranger's certificates can make endless; so the way is found here, breadth
 * first, each certificate once. pkijs then judges it (RFC 5280: names, basic constraints, key usage, policies, name
 * constraints), and what it leaves out is checked here: path lengths, critical extensions, weak algorithms and keys.
 *
 * Returns undefined if the chain holds.
 */
export async function findPathFault(search: Search): Promise<PathFault | undefined> {
  const { signer, pinned, others, time } = search
  const ownFault = faultOf(signer, time)
  if (ownFault !== undefined) return ownFault
  let fault: PathFault | undefined
  let checks = 0
  const ways: (readonly ReadCertificate[])[] = [[signer]]
  const seen = [signer]
  for (const way of ways) {
    const last = way.at(-1)!
    if (pinned.some((trusted) => isSame(trusted, last))) {
      const judged = await judge(way, time)
      if (judged === undefined) return undefined
      fault ??= judged
      continue
    }
    if (way.length === limits.timeStampPath) continue
    for (const issuer of [...pinned, ...others]) {
      if (!last.certificate.issuer.isEqual(issuer.certificate.subject)) continue
      if (seen.some((other) => isSame(other, issuer)) || ++checks > mostChecks) continue
      const link = await judgeLink(last, issuer, time)
      if (link === 'not its issuer') continue
      seen.push(issuer)
      if (link === undefined) ways.push([...way, issuer])
      else fault ??= link
    }
  }
  return fault ?? unknown
}

export const unknown: PathFault = {
  reason: 'unknown-authority',
  sentence: 'its signer is vouched for by no authority that is trusted here',
}

async function judgeLink(
  issued: ReadCertificate,
  issuer: ReadCertificate,
  time: number,
): Promise<PathFault | 'not its issuer' | undefined> {
  const key = issuer.certificate.subjectPublicKeyInfo
  if (!isStrongKey(key) || !isStrongSignature(issued.certificate.signatureAlgorithm)) {
    return {
      reason: 'algorithm',
      sentence: `how ${subjectOf(issuer)} vouches for ${subjectOf(issued)} is too weak or not known`,
    }
  }
  if (!(await isIssuedBy(issued, issuer))) return 'not its issuer'
  if (!mayIssueForTimeStamps(issuer)) {
    return chainFault(`the certificate of ${subjectOf(issuer)} is not for issuing time stamps`)
  }
  return faultOf(issuer, time)
}

async function isIssuedBy(issued: ReadCertificate, issuer: ReadCertificate): Promise<boolean> {
  const { certificate } = issued
  const { signatureAlgorithm, signatureValue } = certificate
  try {
    const isReadable = isOneEncoding(signatureAlgorithm, signatureValue.valueBlock.valueHexView)
    return isReadable && (await certificate.verify(issuer.certificate, engine))
  } catch {
    return false
  }
}

function faultOf(read: ReadCertificate, time: number): PathFault | undefined {
  if (!isValidAt(read, time)) {
    return chainFault(`the certificate of ${subjectOf(read)} did not hold at that time`)
  }
  if (!demandsUnknown(read)) return undefined
  const sentence = `the certificate of ${subjectOf(read)} demands something that is not understood`
  return { reason: 'extension', sentence }
}

/** Judges a whole way. A trusted certificate that signed itself needs nobody to vouch for it. */
async function judge(
  way: readonly ReadCertificate[],
  time: number,
): Promise<PathFault | undefined> {
  if (way.length === 1) return undefined
  let below = 0
  for (const issuer of way.slice(1)) {
    const most = pathLengthOf(issuer)
    if (most !== undefined && below > most) {
      return chainFault(`${subjectOf(issuer)} may not vouch for so long a chain`)
    }
    if (!isSelfIssued(issuer)) below++
  }
  const certificates = way.map(({ certificate }) => certificate)
  const validation = new CertificateChainValidationEngine({
    trustedCerts: certificates.slice(-1),
    certs: certificates.slice(0, -1).reverse(),
    checkDate: new Date(time),
    findIssuer: async (certificate) => {
      const next = certificates[certificates.indexOf(certificate) + 1]
      return next === undefined ? [] : [next]
    },
  })
  const { result } = await validation.verify({}, engine)
  return result ? undefined : chainFault('a certificate in its chain may not vouch for the next')
}

function chainFault(sentence: string): PathFault {
  return { reason: 'chain', sentence }
}
