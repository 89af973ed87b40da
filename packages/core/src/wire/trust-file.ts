import { encodeUtf8 } from '../bytes/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import { parseCheckpointText } from './checkpoint.ts'
import { displayText } from './display.ts'
import { limits } from './limits.ts'
import { parseNote } from './signed-note.ts'
import { readStrictJson } from './strict-json.ts'
import type { Json } from './strict-json.ts'
import { isId } from './urn.ts'
import { parseVkey, vkeyTypes } from './vkey.ts'

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
}

/** `C0`: what is shown is genuine. `C1`: the ledger stated on its record that it is all. */
export type Completeness = 'C0' | 'C1'

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
  if (parseVkey(logKey).name !== origin) throw fault('logKey', 'its name is not the origin')
  if (pinned !== undefined && pinnedOrigin(pinned) !== origin) {
    throw fault('pinned', 'it is a checkpoint of another origin')
  }
  return {
    ledger,
    origin,
    logKey,
    completeness,
    ...(maximumAge === undefined ? {} : { maximumAge }),
    ...(pinned === undefined ? {} : { pinned }),
  }
}

/** Writes a trust file; what it wrote reads back. Throws ERR_TRUST_FILE for values that none can hold. */
export function formatTrustFile(trust: TrustFile): Uint8Array {
  const { ledger, origin, logKey, completeness, maximumAge, pinned } = trust
  const members = { format: trustFormat, ledger, origin, logKey, completeness, maximumAge, pinned }
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
    if (value === undefined || value === 'C1') return 'C1'
    if (value !== 'C0') throw fault('completeness', 'expected "C0" or "C1"')
    return value
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
