import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { cosignedTimes, isSatisfied, openCheckpoint } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import { parseLeaf, parseTlogPolicy } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import type { PublishedLog } from './published-log.ts'

/** What a monitor has seen of a log, and keeps. */
export interface Followed {
  /** The last checkpoint whose log was examined whole, and the right edge of its tree. */
  readonly note: Uint8Array
  readonly frontier: Frontier
  /** The time in its last leaf, by the ledger; when the monitor saw it grow last. Milliseconds since 1970 UTC. */
  readonly lastTime: number
  readonly grewAt: number
}

/** What a monitor saw that whoever oversees the ledger must know. */
export interface Alarm {
  /**
   * `rollback`: the log is shorter than it was. `fork`: it has another past. `unsigned`: its checkpoint is not signed by the
   * ledger. `time`: a recorded time falls. `malformed`: a leaf is none. `silence`: it did not grow for too long.
   * `unwitnessed`: no quorum of witnesses cosigned its checkpoint. `faulty`: parts of it are missing or are not its own.
   */
  readonly kind:
    'rollback' | 'fork' | 'unsigned' | 'time' | 'malformed' | 'silence' | 'unwitnessed' | 'faulty'
  readonly message: string
  /** Of a fork or a rollback: the two checkpoints that show it. */
  readonly evidence?: readonly [Uint8Array, Uint8Array]
}

export interface FollowRequest {
  readonly log: PublishedLog
  readonly trust: TrustFile
  /** Undefined at the first look. */
  readonly before: Followed | undefined
  readonly now: number
  /** Milliseconds without an entry that are silence; undefined if silence is none. */
  readonly mostSilence: number | undefined
}

export interface Step {
  /** What to keep; that of before, if nothing of what came can be relied on. */
  readonly followed: Followed | undefined
  readonly alarms: readonly Alarm[]
}

const hasher = treeHasher(sha256)

/** Looks at a published log once: every leaf since the last time, and whether the past is the one that was seen. */
export async function followLog(request: FollowRequest): Promise<Step> {
  const { log, trust, before, now } = request
  try {
    const note = await log.checkpoint()
    const checkpoint = openOwn(note, trust)
    const silence = silenceOf(request, checkpoint)
    const past = comparePast(checkpoint, before, trust)
    if (past !== undefined) return { followed: before, alarms: [past, ...silence] }
    const grown = await examine(checkpoint, request)
    if ('kind' in grown) return { followed: before, alarms: [grown, ...silence] }
    const { frontier, lastTime, alarms } = grown
    const hasGrown = before === undefined || frontier.size > before.frontier.size
    const followed = { note, frontier, lastTime, grewAt: hasGrown ? now : before.grewAt }
    return { followed, alarms: [...alarms, ...unwitnessed(note, trust), ...silence] }
  } catch (error) {
    const alarm = alarmOf(error)
    if (alarm === undefined) throw error
    return { followed: before, alarms: [alarm] }
  }
}

function openOwn(note: Uint8Array, { origin, logKey: vkey }: TrustFile): Checkpoint {
  return openCheckpoint(note, { origin, vkey })
}

/** What came that is no log of this ledger at all. What the machine refuses to read is no alarm. */
function alarmOf(error: unknown): Alarm | undefined {
  if (!isCustodyError(error)) return undefined
  if (error.code === 'ERR_PUBLISHED_FAULT') return { kind: 'faulty', message: error.message }
  const isNote = error.code.startsWith('ERR_NOTE_') || error.code.startsWith('ERR_CHECKPOINT_')
  return isNote ? { kind: 'unsigned', message: error.message } : undefined
}

function comparePast(
  { size, rootHash, note }: Checkpoint,
  before: Followed | undefined,
  trust: TrustFile,
): Alarm | undefined {
  if (before === undefined) return undefined
  const known = openOwn(before.note, trust)
  const evidence = [before.note, note] as const
  if (size < known.size) {
    const message = `the log has ${size} entries, and had ${known.size} before: it was cut`
    return { kind: 'rollback', message, evidence }
  }
  if (size > known.size || equalBytes(rootHash, known.rootHash)) return undefined
  const message = `the first ${size} entries of the log are others than before: it has two histories`
  return { kind: 'fork', message, evidence }
}

interface Grown {
  readonly frontier: Frontier
  readonly lastTime: number
  readonly alarms: readonly Alarm[]
}

/** Takes all leaves since the last time. They must lead to the root of the new checkpoint. */
async function examine(
  checkpoint: Checkpoint,
  { log, before }: FollowRequest,
): Promise<Grown | Alarm> {
  let { frontier, lastTime } = before ?? { frontier: emptyFrontier, lastTime: 0 }
  const alarms: Alarm[] = []
  for await (const leaves of log.leaves(frontier.size, checkpoint.size)) {
    for (const [i, leaf] of leaves.entries()) {
      const time = timeOf(leaf)
      const index = frontier.size + i
      if (time === undefined) {
        alarms.push({ kind: 'malformed', message: `entry ${index} is no leaf of a ledger` })
      } else if (time < lastTime) {
        alarms.push({ kind: 'time', message: `entry ${index} is dated before the one before it` })
      }
      lastTime = Math.max(lastTime, time ?? 0)
    }
    const hashes = leaves.map((leaf) => hasher.leaf(leaf))
    frontier = extendFrontier(frontier, hashes, hasher).frontier
  }
  if (equalBytes(frontierRoot(frontier, hasher), checkpoint.rootHash)) {
    return { frontier, lastTime, alarms: alarms.slice(0, mostAlarms) }
  }
  return fromTheBeginning(checkpoint, { log, before })
}

const mostAlarms = 100

/** Either the entries are not those of the checkpoint, or its past is another one than that which was seen. */
async function fromTheBeginning(
  checkpoint: Checkpoint,
  { log, before }: Pick<FollowRequest, 'log' | 'before'>,
): Promise<Alarm> {
  let frontier = emptyFrontier
  for await (const leaves of log.leaves(0, checkpoint.size)) {
    const hashes = leaves.map((leaf) => hasher.leaf(leaf))
    frontier = extendFrontier(frontier, hashes, hasher).frontier
  }
  if (before !== undefined && equalBytes(frontierRoot(frontier, hasher), checkpoint.rootHash)) {
    const message = `the first ${before.frontier.size} entries of the log are others than before: it has two histories`
    return { kind: 'fork', message, evidence: [before.note, checkpoint.note] }
  }
  const message = `the published entries are not those of the checkpoint of ${checkpoint.size} entries`
  return { kind: 'faulty', message }
}

function timeOf(leaf: Uint8Array): number | undefined {
  try {
    return parseLeaf(leaf).recordedAt
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}

function silenceOf(
  { before, now, mostSilence }: FollowRequest,
  { size }: Checkpoint,
): readonly Alarm[] {
  if (before === undefined || mostSilence === undefined || size > before.frontier.size) return []
  const silent = now - before.grewAt
  if (silent <= mostSilence) return []
  const message = `no entry came for ${Math.floor(silent / 1000)} seconds`
  return [{ kind: 'silence', message }]
}

function unwitnessed(note: Uint8Array, { witnessPolicy, logKey }: TrustFile): readonly Alarm[] {
  if (witnessPolicy === undefined) return []
  const policy = parseTlogPolicy(witnessPolicy)
  const times = cosignedTimes(note, logKey, policy)
  if (isSatisfied(policy, new Set(times.keys()))) return []
  const message = `${times.size} of ${policy.witnesses.length} witnesses cosigned the checkpoint, which is no quorum`
  return [{ kind: 'unwitnessed', message }]
}
