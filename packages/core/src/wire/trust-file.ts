import { encodeUtf8, equalBytes } from '../bytes/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import { parseCheckpointText } from './checkpoint.ts'
import { displayText } from './display.ts'
import { limits } from './limits.ts'
import { parseNote } from './signed-note.ts'
import { readStrictJson } from './strict-json.ts'
import type { Json } from './strict-json.ts'
import { parseTlogPolicy } from './tlog-policy.ts'
import {
  readOperators,
  readSunset,
  readTimeStamps,
  sunsetMembers,
  timeStampMembers,
} from './trust-time.ts'
import type { Sunset, TrustedTimeStamps } from './trust-time.ts'
import { isId } from './urn.ts'
import { parseVkey, vkeyTypes } from './vkey.ts'
import type { Vkey } from './vkey.ts'

/**
 * In whom a verifier trusts (docs/format/trust.md). It comes from its holder and by another road than the bundle.
 */
export interface TrustFile {
  /** Ledger id, 64 lower-case hex digits. */
  readonly ledger: string
  /** Origin of the log. */
  readonly origin: string
  /** The first key of the log, as a vkey; its name is the origin. */
  readonly logKey: string
  /** What a bundle must show to be `verified`. */
  readonly completeness: Completeness
  /** In seconds: a bundle whose newest event is older is `incomplete`. */
  readonly maximumAge?: number
  /** A checkpoint that the holder has seen: the text of the note. Its signature is not checked here. */
  readonly pinned?: string
  /** Which witnesses count, as a C2SP tlog-policy text. The log's own key is none of them. */
  readonly witnessPolicy?: string
  /** Who runs each witness, by the name that the policy gives it. A witness that is not named is run by itself. */
  readonly operators?: ReadonlyMap<string, string>
  /** Whose time stamps count. */
  readonly timeStamps?: TrustedTimeStamps
  /** Until when the algorithms of the ledger are trusted by themselves. */
  readonly sunset?: Sunset
}

/**
 * `C0`: what is shown is genuine. `C1`: the ledger stated on its record that it is all. `C4`: all leaves of the log were
 * examined, and none continues what is shown.
 */
export type Completeness = (typeof completenessLevels)[number]

/** The lowest first. */
export const completenessLevels = ['C0', 'C1', 'C4'] as const

const trustFormat = 'custodia/trust/1'

/** Reads a trust file. Throws ERR_TRUST_FILE with the member at fault, or '' for the file as a whole. */
export function parseTrustFile(bytes: Uint8Array): TrustFile {
  const members = readStrictJson(bytes, { most: limits.trustFileLength, fault })
  for (const name of members.keys()) {
    if (!Object.hasOwn(readers, name)) throw fault(name, 'unknown member')
  }
  const read = <K extends keyof typeof readers>(name: K): ReturnType<(typeof readers)[K]> =>
    readers[name](members.get(name)) as ReturnType<(typeof readers)[K]>
  read('format')
  const ledger = read('ledger')
  const origin = read('origin')
  const logKey = read('logKey')
  const completeness = read('completeness')
  const maximumAge = read('maximumAge')
  const pinned = read('pinned')
  const witnessPolicy = read('witnessPolicy')
  const timeStamps = read('timeStamps')
  const sunset = read('sunset')
  const log = parseVkey(logKey)
  if (log.name !== origin) throw fault('logKey', 'its name is not the origin')
  if (pinned !== undefined && pinnedOrigin(pinned) !== origin) {
    throw fault('pinned', 'it is a checkpoint of another origin')
  }
  const witnesses = witnessesOf(witnessPolicy, log)
  const operators = operatorsOf(members.get('operators'), witnesses)
  return {
    ledger,
    origin,
    logKey,
    completeness,
    ...(maximumAge === undefined ? {} : { maximumAge }),
    ...(pinned === undefined ? {} : { pinned }),
    ...(witnessPolicy === undefined ? {} : { witnessPolicy }),
    ...(operators === undefined ? {} : { operators }),
    ...(timeStamps === undefined ? {} : { timeStamps }),
    ...(sunset === undefined ? {} : { sunset }),
  }
}

/** The names of the witnesses. A log that witnesses itself witnesses nothing. */
function witnessesOf(policy: string | undefined, log: Vkey): ReadonlySet<string> {
  if (policy === undefined) return new Set()
  const { logs, witnesses } = within('witnessPolicy', () => parseTlogPolicy(policy))
  if (logs.length > 0 && !logs.some(({ vkey }) => vkey.text === log.text)) {
    throw fault('witnessPolicy', 'it is for other logs: none of them has the key in logKey')
  }
  if (witnesses.some(({ vkey }) => equalBytes(vkey.material, log.material))) {
    throw fault('witnessPolicy', "it lists the log's own key as a witness")
  }
  return new Set(witnesses.map(({ name }) => name))
}

function operatorsOf(
  value: Json | undefined,
  witnesses: ReadonlySet<string>,
): ReadonlyMap<string, string> | undefined {
  if (value === undefined) return undefined
  return readOperators(value, witnesses, (reason) => fault('operators', reason))
}

/** Writes a trust file; what it wrote reads back. Throws ERR_TRUST_FILE for values that none can hold. */
export function formatTrustFile(trust: TrustFile): Uint8Array {
  const { ledger, origin, logKey, completeness, maximumAge, pinned } = trust
  const { witnessPolicy, operators, timeStamps, sunset } = trust
  const members = {
    format: trustFormat,
    ledger,
    origin,
    logKey,
    completeness,
    maximumAge,
    pinned,
    witnessPolicy,
    operators: operators && Object.fromEntries(operators),
    timeStamps: timeStamps && timeStampMembers(timeStamps),
    sunset: sunset && sunsetMembers(sunset),
  }
  const bytes = encodeUtf8(`${JSON.stringify(members, null, 2)}\n`)
  parseTrustFile(bytes)
  return bytes
}

/** How each member is read; `undefined` stands for one that is absent. */
const readers = {
  format: (value: Json | undefined): string => {
    if (value !== trustFormat) throw fault('format', `expected "${trustFormat}"`)
    return value
  },
  ledger: (value: Json | undefined): string => {
    if (typeof value !== 'string' || !isId(value)) {
      throw fault('ledger', 'expected 64 lower-case hex digits')
    }
    return value
  },
  origin: (value: Json | undefined): string => {
    const isOrigin = typeof value === 'string' && /^[A-Za-z0-9._/-]+$/.test(value)
    if (!isOrigin || value.length > limits.nameLength) {
      throw fault('origin', `expected 1 to ${limits.nameLength} of A-Z a-z 0-9 . _ / -`)
    }
    return value
  },
  logKey: (value: Json | undefined): string => {
    if (typeof value !== 'string') throw fault('logKey', 'expected a vkey as text')
    if (within('logKey', () => parseVkey(value)).type !== vkeyTypes.ed25519) {
      throw fault('logKey', 'expected a key of type 0x01, which signs checkpoints')
    }
    return value
  },
  completeness: (value: Json | undefined): Completeness => {
    const level = completenessLevels.find((one) => one === (value ?? 'C1'))
    if (level === undefined) throw fault('completeness', 'expected "C0", "C1" or "C4"')
    return level
  },
  maximumAge: (value: Json | undefined): number | undefined => {
    const isSeconds = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
    if (value !== undefined && !isSeconds) {
      throw fault('maximumAge', 'expected a whole number of seconds, at least 1')
    }
    return value
  },
  pinned: (value: Json | undefined): string | undefined => {
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw fault('pinned', 'expected a note as text')
    within('pinned', () => pinnedOrigin(value))
    return value
  },
  witnessPolicy: (value: Json | undefined): string | undefined => {
    if (value === undefined || typeof value === 'string') return value
    throw fault('witnessPolicy', 'expected a policy as text')
  },
  /** Read once the witnesses are known. */
  operators: (value: Json | undefined): Json | undefined => value,
  timeStamps: (value: Json | undefined): TrustedTimeStamps | undefined =>
    value === undefined
      ? undefined
      : readTimeStamps(value, (reason) => fault('timeStamps', reason)),
  sunset: (value: Json | undefined): Sunset | undefined =>
    value === undefined ? undefined : readSunset(value, (reason) => fault('sunset', reason)),
}

function pinnedOrigin(note: string): string {
  return parseCheckpointText(parseNote(encodeUtf8(note)).textBytes).origin
}

function within<T>(member: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw isCustodyError(error) ? fault(member, error.message, error) : error
  }
}

function fault(member: string, reason: string, cause?: unknown): CustodyError<'ERR_TRUST_FILE'> {
  const where =
    member === '' ? 'trust file' : `trust file, member ${displayText(member, 'terminal')}`
  return new CustodyError('ERR_TRUST_FILE', `${where}: ${reason}`, { member }, { cause })
}
