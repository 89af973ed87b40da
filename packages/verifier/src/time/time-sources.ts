import { isCustodyError } from '@custodia/core/errors'
import {
  cosignedTimes,
  earliestBy,
  latestBy,
  logSignedNote,
  timeStampLines,
} from '@custodia/core/custody'
import type { CosignedTimes } from '@custodia/core/custody'
import { parseNote, parseTlogPolicy } from '@custodia/core/wire'
import type { TlogPolicy, TrustedTimeStamps, TrustFile } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import { openTimeStamp } from '../time-stamp/index.ts'
import type { OutsideTime } from './outside-time.ts'

/** Whose word for a time counts, by the trust file alone. */
export interface TimeSources {
  readonly logKey: string
  readonly policy: TlogPolicy | undefined
  readonly timeStamps: TrustedTimeStamps | undefined
}

export function timeSources({ logKey, witnessPolicy, timeStamps }: TrustFile): TimeSources {
  const policy = witnessPolicy === undefined ? undefined : parseTlogPolicy(witnessPolicy)
  return { logKey, policy, timeStamps }
}

/** The times at which one note was seen by those who count: by witness, and by authority. */
export interface NoteTimes {
  readonly cosigned: CosignedTimes
  /** Of each authority the earliest and the latest. */
  readonly stamped: ReadonlyMap<string, StampedTimes>
}

export interface StampedTimes {
  readonly earliest: number
  readonly latest: number
}

/** Reads the lines of a note, and says of those that do not hold that they do not. */
export async function readNoteTimes(
  note: Uint8Array,
  sources: TimeSources,
  collector: Collector,
): Promise<NoteTimes> {
  return {
    cosigned: readCosigned(note, sources, collector),
    stamped: await readStamped(note, sources, collector),
  }
}

function readCosigned(
  note: Uint8Array,
  { policy, logKey }: TimeSources,
  collector: Collector,
): CosignedTimes {
  if (policy === undefined) return new Map()
  try {
    const times = cosignedTimes(note, logKey, policy)
    collector.look('witness.cosignatures', times.size)
    return times
  } catch (error) {
    if (!isCustodyError(error)) throw error
    collector.find('witness.false', { place: {}, reason: error.message })
    return new Map()
  }
}

/** What is wrong with the bytes of a token, and not with who made it. */
const contradictions: ReadonlySet<string> = new Set([
  'malformed',
  'not-a-token',
  'imprint',
  'signature',
])

async function readStamped(
  note: Uint8Array,
  { timeStamps }: TimeSources,
  collector: Collector,
): Promise<ReadonlyMap<string, StampedTimes>> {
  const stamped = new Map<string, StampedTimes>()
  if (timeStamps === undefined) return stamped
  const imprinted = logSignedNote(note)
  for (const { token } of timeStampLines(parseNote(note))) {
    try {
      const { authority, genTime } = await openTimeStamp(token, imprinted, timeStamps.authorities)
      collector.look('time.stamps')
      const known = stamped.get(authority) ?? { earliest: genTime, latest: genTime }
      const earliest = Math.min(known.earliest, genTime)
      stamped.set(authority, { earliest, latest: Math.max(known.latest, genTime) })
    } catch (error) {
      if (!isCustodyError(error) || error.code !== 'ERR_TIME_STAMP') throw error
      const code = contradictions.has(error.details.reason) ? 'stamp.false' : 'stamp.not-counted'
      collector.find(code, { place: {}, reason: error.message })
    }
  }
  return stamped
}

/** The note was there at this time, by a quorum of witnesses. */
export function witnessedBy(
  { cosigned }: NoteTimes,
  { policy }: TimeSources,
): OutsideTime | undefined {
  return word(policy && latestBy(policy, cosigned), 'witnesses')
}

/** The same by enough authorities: the time at which the last of them that is needed had stamped it. */
export function stampedBy(
  { stamped }: NoteTimes,
  { timeStamps }: TimeSources,
): OutsideTime | undefined {
  const times = [...stamped.values()].map(({ earliest }) => earliest).sort((a, b) => a - b)
  return word(timeStamps && times[timeStamps.threshold - 1], 'time-stamps')
}

/** Before this time the note with these lines was not there, by the word of a quorum of witnesses. */
export function notThereBefore(
  { cosigned, stamped }: NoteTimes,
  { policy, timeStamps }: TimeSources,
): readonly (OutsideTime | undefined)[] {
  const times = [...stamped.values()].map(({ latest }) => latest).sort((a, b) => b - a)
  return [
    word(policy && earliestBy(policy, cosigned), 'witnesses'),
    word(timeStamps && times[timeStamps.threshold - 1], 'time-stamps'),
  ]
}

function word(time: number | undefined, by: OutsideTime['by']): OutsideTime | undefined {
  return time === undefined ? undefined : { time, by }
}
