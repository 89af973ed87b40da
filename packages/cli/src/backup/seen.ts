import { decodeUtf8, toHex } from '@custodia/core/bytes'
import { openCheckpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import {
  parseCheckpointText,
  parseNote,
  parseTrustFile,
  readBundleItems,
} from '@custodia/core/wire'
import { inputStream, readInput } from '../io/files.ts'
import type { Task } from '../task.ts'
import { parseSeen } from '../travel/seen-file.ts'
import type { SeenAnchor, SeenAnchors } from '../travel/seen-file.ts'
import type { CopyOrigin } from './origin-of-copy.ts'

/** A state of a ledger that somebody has seen, and where that stands. */
export interface Seen extends SeenAnchor {
  readonly where: string
}

/** What a file says, before it is known of which ledger the backup is. */
export type SeenSource =
  | {
      readonly where: string
      readonly note: Uint8Array
      readonly size: number
      /** It may be damaged, and is then passed over and said. */
      readonly isDoubtful: boolean
    }
  | { readonly where: string; readonly anchors: SeenAnchors }

/** Bytes of a checkpoint, a memory or a trust file. A bundle is read no further than its checkpoint. */
const maximumLength = 1_048_576

/**
 * Reads what `--seen` names: a checkpoint, a bundle, what a key remembers (`KEY.seen`), or a trust file with a checkpoint.
 * Errors: ERR_FILE_READ, and those of the four formats.
 */
export async function readSeenSource(path: string, task: Task): Promise<SeenSource> {
  if (path === '-') {
    const message = '--seen names files, and not standard input'
    throw new CustodyError('ERR_USAGE', message, { argument: '--seen' })
  }
  const start = await firstByte(path, task)
  if (start === undefined) throw notSeen(path, 'it is empty')
  if (start >= cborArray && start < cborMap) return noteSource(await bundleNote(path, task), path)
  const bytes = await readInput(path, { maximum: maximumLength, surroundings: task.surroundings })
  if (start !== brace) return noteSource(bytes, path)
  const text = decodeUtf8(bytes) ?? ''
  if (!text.includes('"logKey"')) return { where: path, anchors: parseSeen(text, path) }
  const { pinned } = parseTrustFile(bytes)
  if (pinned === undefined) throw notSeen(path, 'the trust file has no checkpoint in it')
  return noteSource(new TextEncoder().encode(pinned), path)
}

const brace = 0x7b
const cborArray = 0x80
const cborMap = 0xa0

async function firstByte(path: string, { surroundings }: Task): Promise<number | undefined> {
  for await (const part of inputStream(path, surroundings)) if (part.length > 0) return part[0]
  return undefined
}

async function bundleNote(path: string, { surroundings }: Task): Promise<Uint8Array> {
  for await (const { item } of readBundleItems(inputStream(path, surroundings))) {
    if (item.item === 'checkpoint') return item.note
  }
  throw notSeen(path, 'the bundle has no checkpoint')
}

/** A checkpoint as a source; its signature is looked at once the key of the log is known. */
export function noteSource(note: Uint8Array, where: string, isDoubtful = false): SeenSource {
  const { size } = parseCheckpointText(parseNote(note).textBytes)
  return { where, note, size, isDoubtful }
}

/** Sizes of all states that the sources name. */
export function sizesOf(sources: readonly SeenSource[]): readonly number[] {
  return sources.flatMap((source) =>
    'size' in source ? [source.size] : [...source.anchors.values()].map(({ size }) => size),
  )
}

export interface SeenOfLedger {
  readonly seen: readonly Seen[]
  /** What was passed over, and why. */
  readonly passedOver: readonly string[]
}

/**
 * What was seen of one ledger. A checkpoint counts only if its log signed it.
 * Errors: ERR_LEDGER_MISMATCH (a checkpoint of another log, or one that the log did not sign).
 */
export function seenOf(sources: readonly SeenSource[], origin: CopyOrigin): SeenOfLedger {
  const seen: Seen[] = []
  const passedOver: string[] = []
  for (const source of sources) {
    const { where } = source
    if ('anchors' in source) {
      const anchor = source.anchors.get(origin.ledger)
      if (anchor === undefined) passedOver.push(`${where} says nothing of this ledger`)
      else seen.push({ ...anchor, where })
      continue
    }
    try {
      seen.push({ ...openSeen(source.note, where, origin), where })
    } catch (error) {
      if (!source.isDoubtful || !isCustodyError(error)) throw error
      passedOver.push(error.message)
    }
  }
  return { seen, passedOver }
}

function openSeen(note: Uint8Array, where: string, { origin, logKey }: CopyOrigin): SeenAnchor {
  try {
    const { size, rootHash } = openCheckpoint(note, { origin, vkey: logKey })
    return { size, root: toHex(rootHash) }
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const message = `${where} holds no checkpoint that the log ${origin} of this backup has signed: ${error.message}`
    throw new CustodyError('ERR_LEDGER_MISMATCH', message, { expected: logKey, found: where })
  }
}

function notSeen(path: string, reason: string): CustodyError<'ERR_FILE_READ'> {
  const message = `${path} shows nothing that was seen of a ledger: ${reason}`
  return new CustodyError('ERR_FILE_READ', message, { path, reason: 'device' })
}
