import { equalBytes } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { expectWritten, readWholeFile, withFile } from '../disk/whole-file.ts'
import { scanRecords } from '../journal/scan.ts'
import { keptHeader, keptKind } from '../kept/kept-record.ts'
import type { KeptRecord } from '../kept/kept-record.ts'
import type { Layout } from '../store/layout.ts'
import type { CopyCheckpoint } from './check-copy.ts'
import { damaged } from './damaged.ts'

/** The kept checkpoints up to the one with which a copy ends. */
export interface KeptBeginning {
  /** Bytes of the file, its header included. */
  readonly length: number
  /** Roots that the kept checkpoints state, by size. */
  readonly roots: ReadonlyMap<number, Uint8Array>
}

/**
 * Reads the kept checkpoints of a store or a copy up to the one with which a copy ends, with the lines that were added to
 * earlier ones by then. What lies behind it is of a later time, or of a run that was interrupted.
 * Throws ERR_STORE_CORRUPT, ERR_STORE_READ.
 */
export function readKeptBeginning(
  disk: Disk,
  { checkpoints: path }: Layout,
  checkpoint: CopyCheckpoint,
): KeptBeginning {
  if (reading(path, () => disk.kind(path)) !== 'file') throw corrupt(path, 'it is missing')
  return reading(path, () =>
    withFile(disk.open(path, 'read'), (file) => {
      checkHeader(file)
      return readRecords(file, checkpoint)
    }),
  )
}

function checkHeader(file: DiskFile): void {
  const bytes = new Uint8Array(keptHeader.length)
  file.read(bytes, 0)
  if (equalBytes(bytes, keptHeader)) return
  throw corrupt(file.path, 'it does not begin as the file of kept checkpoints')
}

function readRecords(file: DiskFile, checkpoint: CopyCheckpoint): KeptBeginning {
  const states = new Map<number, Uint8Array>()
  const records = scanRecords(file, { segment: 0, offset: keptHeader.length, first: 0 }, keptKind)
  let length: number = keptHeader.length
  let largest = -1
  let step = records.next()
  for (; step.done !== true; step = records.next()) {
    const { entries, end } = step.value
    if (entries.some((record) => isBehind(record, checkpoint))) break
    for (const record of entries) takeRecord(file.path, { record, states, largest })
    largest = Math.max(largest, ...entries.map(({ size }) => size))
    length = end
  }
  const last = states.get(checkpoint.size)
  const isThere = last !== undefined && equalBytes(last, checkpoint.note)
  const fault = step.done === true ? step.value.fault : undefined
  if (fault !== undefined && !(isThere && fault.unfinished)) throw corrupt(file.path, fault.reason)
  if (!isThere) throw corrupt(file.path, `it lacks the checkpoint of size ${checkpoint.size}`)
  return { length, roots: rootsOf(file.path, states) }
}

/** Whether a record was kept only after the checkpoint with which the copy ends. */
function isBehind({ size, note }: KeptRecord, checkpoint: CopyCheckpoint): boolean {
  return (
    size > checkpoint.size || (size === checkpoint.size && note.length > checkpoint.note.length)
  )
}

function takeRecord(
  path: string,
  {
    record: { size, note },
    states,
    largest,
  }: {
    readonly record: KeptRecord
    readonly states: Map<number, Uint8Array>
    readonly largest: number
  },
): void {
  const before = states.get(size)
  const fits =
    before === undefined ? size > largest : equalBytes(note.subarray(0, before.length), before)
  if (!fits) throw corrupt(path, `a record of size ${size} does not follow on those before it`)
  states.set(size, note)
}

function rootsOf(
  path: string,
  states: ReadonlyMap<number, Uint8Array>,
): ReadonlyMap<number, Uint8Array> {
  const roots = new Map<number, Uint8Array>()
  for (const [size, note] of states) {
    try {
      roots.set(size, parseCheckpointText(parseNote(note).textBytes).rootHash)
    } catch (error) {
      if (!isCustodyError(error)) throw error
      throw corrupt(path, `the note of size ${size} is not a checkpoint: ${error.message}`)
    }
  }
  return roots
}

export interface KeptCopy {
  readonly disk: Disk
  readonly from: Layout
  readonly to: Layout
  readonly checkpoint: CopyCheckpoint
}

const pieceLength = 1_048_576

/**
 * Brings the kept checkpoints of a copy up to its checkpoint; the file is durable when it resolves. It is only ever made longer:
 * what the copy has must be a beginning of what the source has. Throws ERR_STORE_CORRUPT and ERR_STORE_READ (the source),
 * ERR_BACKUP_DAMAGED, ERR_STORE_WRITE.
 */
export async function copyKept({ disk, from, to, checkpoint }: KeptCopy): Promise<void> {
  const { length } = readKeptBeginning(disk, from, checkpoint)
  const path = to.checkpoints
  const isNew = reading(path, () => disk.kind(path)) === undefined
  const source = reading(from.checkpoints, () => disk.open(from.checkpoints, 'read'))
  try {
    const known = isNew ? 0 : knownLength(disk, { source, to, length })
    await writing(path, async () => {
      const target = disk.open(path, isNew ? 'create' : 'write')
      try {
        copyBytes(source, target, { from: known, to: length })
        target.truncate(length)
        await target.datasync()
      } finally {
        target.close()
      }
      await disk.syncDirectory(to.root)
    })
  } finally {
    source.close()
  }
}

interface Known {
  readonly source: DiskFile
  readonly to: Layout
  readonly length: number
}

/** How many bytes of the copy stay: those up to its own checkpoint, which must be the same in the source. */
function knownLength(disk: Disk, { source, to, length }: Known): number {
  const path = to.checkpoints
  const note = readWholeFile(disk, to.checkpoint)
  if (note === undefined) return 0
  const { size, rootHash } = parseCheckpointText(parseNote(note).textBytes)
  const before = readKeptBeginning(disk, to, { note, size, rootHash })
  const same = reading(path, () =>
    withFile(disk.open(path, 'read'), (target) => isSame(source, target, before.length)),
  )
  if (before.length <= length && same) return before.length
  throw damaged(path, 'what it holds is not a beginning of the kept checkpoints of the ledger')
}

function isSame(source: DiskFile, target: DiskFile, length: number): boolean {
  for (let at = 0; at < length; at += pieceLength) {
    const pieces = [source, target].map((file) => {
      const bytes = new Uint8Array(Math.min(pieceLength, length - at))
      return bytes.subarray(0, file.read(bytes, at))
    })
    if (!equalBytes(pieces[0]!, pieces[1]!)) return false
  }
  return true
}

function copyBytes(
  source: DiskFile,
  target: DiskFile,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let at = from; at < to; at += pieceLength) {
    const bytes = new Uint8Array(Math.min(pieceLength, to - at))
    const count = reading(source.path, () => source.read(bytes, at))
    target.write(bytes.subarray(0, count), at)
    expectWritten(target, bytes.subarray(0, count), at)
  }
}
