import { decodeUtf8, encodeUtf8, equalBytes, fromHex, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { frontierRoot, treeHasher } from '@custodia/core/merkle'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import { readInput, replaceFile } from '../io/files.ts'
import type { Followed } from './follow-log.ts'

const format = 'custodia/monitor/1'
const most = 1_048_576

/** What a monitor kept; undefined before its first look. Errors: ERR_FILE_READ, ERR_MONITOR_STATE. */
export async function readMonitorState(path: string): Promise<Followed | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await readInput(path, { maximum: most, surroundings: process })
  } catch (error) {
    const isMissing = isCustodyError(error) && error.code === 'ERR_FILE_READ'
    if (isMissing && error.details.reason === 'missing') return undefined
    throw error
  }
  const followed = parse(decodeUtf8(bytes) ?? '')
  if (followed !== undefined && agrees(followed)) return followed
  const message = `${path} is not the state of a monitor, or it is damaged`
  throw new CustodyError('ERR_MONITOR_STATE', message, { path })
}

/** Puts it in place in one step: after a crash the old state is there, or the new one. Errors: ERR_FILE_WRITE. */
export async function writeMonitorState(path: string, followed: Followed): Promise<void> {
  const { note, frontier, lastTime, grewAt } = followed
  const hashes = frontier.hashes.map(toHex)
  const state = { format, note: decodeUtf8(note), size: frontier.size, hashes, lastTime, grewAt }
  await replaceFile(path, encodeUtf8(`${JSON.stringify(state, null, 2)}\n`), 0o644)
}

function parse(text: string): Followed | undefined {
  let state: unknown
  try {
    state = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isState(state)) return undefined
  const hashes = state.hashes.map((hash) => fromHex(hash))
  const whole = hashes.filter((hash) => hash?.length === 32) as Uint8Array[]
  const ones = state.size.toString(2).replaceAll('0', '').length
  if (whole.length !== hashes.length || hashes.length !== ones) return undefined
  const { size, lastTime, grewAt } = state
  return { note: encodeUtf8(state.note), frontier: { size, hashes: whole }, lastTime, grewAt }
}

/** The right edge is that of the log in the note. */
function agrees({ note, frontier }: Followed): boolean {
  try {
    const { size, rootHash } = parseCheckpointText(parseNote(note).textBytes)
    return size === frontier.size && equalBytes(rootHash, frontierRoot(frontier, hasher))
  } catch (error) {
    if (isCustodyError(error)) return false
    throw error
  }
}

const hasher = treeHasher(sha256)

interface State {
  readonly note: string
  readonly size: number
  readonly hashes: readonly string[]
  readonly lastTime: number
  readonly grewAt: number
}

function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null) return false
  const state = value as Partial<Record<keyof State | 'format', unknown>>
  return (
    state.format === format &&
    typeof state.note === 'string' &&
    [state.size, state.lastTime, state.grewAt].every((number) => Number.isSafeInteger(number)) &&
    Array.isArray(state.hashes) &&
    state.hashes.every((hash) => typeof hash === 'string')
  )
}
