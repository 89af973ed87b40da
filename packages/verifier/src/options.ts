import { sha256Hex } from '@custodia/core/crypto'
import type { Checkpoint } from '@custodia/core/custody'
import { formatTrustFile, parseTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { openPinned } from './checks/pinned.ts'
import type { EvidenceFile } from './evidence.ts'
import type { Progress } from './pace.ts'
import type { ByteSource } from './source.ts'

/** What can be required beyond what every bundle must show; what is not supplied then makes it `incomplete`. */
export const requirements = [
  'evidence',
  'timestamp',
  'witness',
  'trusted-signers',
  'disclosures',
] as const

export type Requirement = (typeof requirements)[number]

export interface VerifyOptions {
  /** In whom the caller trusts: the bytes of a trust file, or what was read from one. */
  readonly trust?: Uint8Array | TrustFile | undefined
  /** Files that are said to be the evidence on record. Without any, nothing is compared. */
  readonly evidence?: readonly EvidenceFile[] | undefined
  /** The clock: milliseconds since 1970 UTC. Default: now. The same bundle, trust and clock give the same report. */
  readonly now?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Judge only whether the record was changed and is whole, and not who signed it. The headline says so. */
  readonly integrityOnly?: boolean | undefined
  readonly require?: readonly Requirement[] | undefined
  /** All leaves of the log, 73 bytes each, one behind the other. Not read if the bundle carries them. */
  readonly leaves?: ByteSource | undefined
  /** Whether the report lists each entry with the times between which it was signed. */
  readonly timeline?: boolean | undefined
}

/** Options as the checks use them. */
export interface Request {
  readonly trust: TrustFile | undefined
  /** SHA-256 of the trust file, in hex. */
  readonly fingerprint: string | undefined
  readonly pinned: Checkpoint | undefined
  readonly evidence: readonly EvidenceFile[]
  readonly now: number
  readonly isIntegrityOnly: boolean
  readonly require: ReadonlySet<Requirement>
  readonly leaves: ByteSource | undefined
  readonly isTimeline: boolean
}

/** Errors: ERR_TRUST_FILE; a TypeError or RangeError names an option that is misused. */
export function readOptions(given: VerifyOptions): Request {
  const options = ownOptions(given)
  const { now = Date.now(), require = [], evidence = [], integrityOnly = false } = options
  if (!Number.isSafeInteger(now) || now < 0) {
    throw new RangeError(`now is in whole milliseconds since 1970, not ${now}`)
  }
  const unknown = require.find((name) => !requirements.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(`require takes ${requirements.join(', ')}, not ${unknown}`)
  }
  const trustBytes = trustFileBytes(options.trust)
  const trust = trustBytes === undefined ? undefined : parseTrustFile(trustBytes)
  return {
    trust,
    fingerprint: trustBytes === undefined ? undefined : sha256Hex(trustBytes),
    pinned: openPinned(trust),
    evidence,
    now,
    isIntegrityOnly: integrityOnly,
    require: new Set(require),
    leaves: options.leaves,
    isTimeline: options.timeline === true,
  }
}

/** What the caller said himself: an option that another script hung on Object.prototype is none. */
export function ownOptions<O extends object>(options: O): O {
  return Object.assign(Object.create(null) as O, options)
}

function trustFileBytes(trust: Uint8Array | TrustFile | undefined): Uint8Array | undefined {
  if (trust === undefined || trust instanceof Uint8Array) return trust
  return formatTrustFile(trust)
}
