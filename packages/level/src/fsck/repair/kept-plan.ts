import { concat, equalBytes } from '@custodia/core/bytes'
import type { Disk } from '../../disk/disk.ts'
import { reading } from '../../disk/faults.ts'
import { withFile } from '../../disk/whole-file.ts'
import { createWindow } from '../../disk/window.ts'
import { encodeKept, keptHeader } from '../../kept/kept-record.ts'
import type { KeptRecord } from '../../kept/kept-record.ts'
import { walkKept } from '../../kept/kept-walk.ts'
import type { SignedRoot } from './prove.ts'

export interface KeptRequest {
  readonly disk: Disk
  /** Paths of the file of kept checkpoints, and of that in the copy. */
  readonly own: string
  readonly copy: string | undefined
  /** Records that the index has seen; undefined if it does not say. */
  readonly seen: number | undefined
  /** The checkpoint of the store, if the log key has signed it. */
  readonly latest: SignedRoot | undefined
  /** Whether the log key has signed a note. */
  readonly isSigned: (note: Uint8Array) => boolean
}

/** The file as it is to be, or why it stays as it is. */
export type KeptPlan =
  | {
      readonly bytes: Uint8Array
      readonly records: number
      /** How many of them are not out of the damaged file. */
      readonly added: number
    }
  | string

/**
 * Puts the file together from the records that are whole, those of the copy, and the checkpoint of the store for the last one.
 * Only if no record is missing that is known to have been there: one that nothing tells of cannot be missed.
 */
export function planKept(request: KeptRequest): KeptPlan {
  const { disk, seen, latest, isSigned } = request
  const own = readRecords(disk, request.own)
  const copy = request.copy === undefined ? new Map() : readRecords(disk, request.copy)
  const records = new Map([...copy, ...own])
  const missing = firstMissing(records, seen ?? 0)
  if (missing !== undefined && latest !== undefined && isLast(missing, { records, seen, latest })) {
    records.set(missing, latest)
  }
  const still = firstMissing(records, seen ?? 0)
  if (still !== undefined) {
    return `record ${still} is in no copy that is at hand`
  }
  const list = Array.from({ length: records.size }, (_, number) => records.get(number)!)
  if (
    latest !== undefined &&
    (list.length === 0 || !list.some(({ note }) => equalBytes(note, latest.note)))
  ) {
    list.push(latest)
  }
  const wrong = firstWrong(list, isSigned)
  if (wrong !== undefined) {
    return `record ${wrong} is not signed by the log key, or does not follow on those before it`
  }
  const bytes = concat(keptHeader, ...list.map((record, number) => encodeKept(record, number)))
  return { bytes, records: list.length, added: list.length - own.size }
}

/** The note of the largest size in a file of kept checkpoints, if one is to be read. */
export function latestKept(disk: Disk, path: string): Uint8Array | undefined {
  const records = [...readRecords(disk, path).values()]
  const largest = records.reduce((most, { size }) => Math.max(most, size), -1)
  return records.findLast(({ size }) => size === largest)?.note
}

/** The records that are whole, by their numbers. */
function readRecords(disk: Disk, path: string): Map<number, KeptRecord> {
  const records = new Map<number, KeptRecord>()
  if (reading(path, () => disk.kind(path)) !== 'file') return records
  reading(path, () =>
    withFile(disk.open(path, 'read'), (file) => {
      for (const step of walkKept(createWindow(file))) {
        if (step.kind === 'record') records.set(step.number, { size: step.size, note: step.note })
      }
    }),
  )
  return records
}

function firstMissing(records: ReadonlyMap<number, KeptRecord>, least: number): number | undefined {
  const count = [...records.keys()].reduce((most, number) => Math.max(most, number + 1), least)
  for (let number = 0; number < count; number++) if (!records.has(number)) return number
  return undefined
}

/** Whether the record that is missing is the last one, and of the checkpoint of the store. */
function isLast(
  missing: number,
  {
    records,
    seen,
    latest,
  }: {
    readonly records: ReadonlyMap<number, KeptRecord>
    readonly seen: number | undefined
    readonly latest: SignedRoot
  },
): boolean {
  const list = [...records.values()]
  const isKept = list.some(({ note }) => equalBytes(note, latest.note))
  return missing === (seen ?? 0) - 1 && missing === records.size && !isKept
}

function firstWrong(
  list: readonly KeptRecord[],
  isSigned: KeptRequest['isSigned'],
): number | undefined {
  const states = new Map<number, Uint8Array>()
  let latest = -1
  for (const [number, { size, note }] of list.entries()) {
    const before = states.get(size)
    const follows =
      before === undefined ? size > latest : equalBytes(note.subarray(0, before.length), before)
    if (!follows || !isSigned(note)) return number
    states.set(size, note)
    latest = Math.max(latest, size)
  }
  return undefined
}
