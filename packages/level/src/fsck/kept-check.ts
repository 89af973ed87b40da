import { equalBytes, toHex } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import { reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import { createWindow } from '../disk/window.ts'
import type { Window } from '../disk/window.ts'
import { keptHeader } from '../kept/kept-record.ts'
import { keptAtStart, keptPlacePut, keptPositionPut } from '../kept/kept-values.ts'
import type { KeptPlace, KeptPosition } from '../kept/kept-values.ts'
import { walkKept } from '../kept/kept-walk.ts'
import type { WalkedKept } from '../kept/kept-walk.ts'
import type { Put } from '../lookup/raw-index.ts'
import type { FoundCheckpoint } from './checkpoint-check.ts'
import type { CheckContext } from './context.ts'
import type { EntryCheck } from './entry-check.ts'
import type { IndexCheck } from './index-check.ts'

/** A kept checkpoint as its last record has it. */
export interface KeptState {
  readonly note: Uint8Array
  readonly place: KeptPlace
  /** Root of the tree that it states; undefined if it cannot be read as a checkpoint. */
  readonly root: Uint8Array | undefined
}

/** The file of kept checkpoints, as it was found. */
export interface FoundKeptFile {
  /** By size, rising. */
  readonly states: ReadonlyMap<number, KeptState>
  readonly position: KeptPosition
  /** The latest, and as it was before the last record. */
  readonly latest: Uint8Array | undefined
  readonly latestBefore: Uint8Array | undefined
  /** Every record was read, and none is missing. */
  readonly isWhole: boolean
  /** What the index should say of the first records, as many as it has seen. */
  readonly putsAt: readonly Put[] | undefined
}

/** Reads all records, and says what is wrong with them by themselves. `seen`: records that the index has seen. */
export function readKeptFile(context: CheckContext, seen: number | undefined): FoundKeptFile {
  const { disk, layout, list, name } = context
  const path = layout.checkpoints
  const file = name(path)
  const taker = createTaker(context, file, seen)
  try {
    if (reading(path, () => disk.kind(path)) !== 'file') {
      list.find('store.kept-missing', { place: { file } })
      return taker.found(false)
    }
    return reading(path, () =>
      withFile(disk.open(path, 'read'), (opened) => walkFile(context, createWindow(opened), taker)),
    )
  } catch (error) {
    if (!isCustodyError(error)) throw error
    list.find('store.unreadable', { place: { file }, reason: error.message })
    return taker.found(false)
  }
}

function walkFile(
  { layout, list, name, isWritten }: CheckContext,
  window: Window,
  taker: Taker,
): FoundKeptFile {
  const file = name(layout.checkpoints)
  let isSound = true
  if (!equalBytes(window.at(0, keptHeader.length), keptHeader)) {
    list.find('store.kept-damaged', { place: { file, offset: 0 }, reason: 'its header' })
    isSound = false
  }
  for (const step of walkKept(window)) {
    if (step.kind === 'record') {
      isSound = taker.take(step, isSound) && isSound
    } else if (step.kind === 'damage') {
      const found = `${step.end - step.offset} bytes that are not what was written`
      list.find('store.kept-damaged', { place: { file, offset: step.offset }, found })
      isSound = false
    } else if (!isWritten) {
      list.find('store.kept-unfinished', { place: { file, offset: step.offset } })
    }
  }
  return taker.found(isSound)
}

interface Taker {
  /** Takes a record; gives whether it follows on those before it. Behind damage numbers may be missing. */
  take(record: WalkedKept, isSound: boolean): boolean
  found(isWhole: boolean): FoundKeptFile
}

function createTaker({ list }: CheckContext, file: string, seen: number | undefined): Taker {
  const states = new Map<number, KeptState>()
  let position = keptAtStart
  let latest: Uint8Array | undefined
  let latestBefore: Uint8Array | undefined
  let putsAt = seen === 0 ? putsOf(states, position) : undefined

  function faultOf({ number, size, note }: WalkedKept, isSound: boolean): string | undefined {
    if (isSound ? number !== position.records : number < position.records) {
      return `record ${position.records} was expected, found record ${number}`
    }
    const before = states.get(size)?.note
    if (before !== undefined && !equalBytes(note.subarray(0, before.length), before)) {
      return `record ${number} does not begin as the one before of size ${size}`
    }
    if (before !== undefined || position.count === 0 || size > position.latest) return undefined
    return `record ${number} is of size ${size}, and one of size ${position.latest} stands before it`
  }

  return {
    take(record, isSound) {
      const { number, size, note, offset, length, end, check } = record
      list.look('store.checkpoints')
      const reason = faultOf(record, isSound)
      if (reason !== undefined) list.find('store.kept-order', { place: { file, offset }, reason })
      const root = rootOf(note)
      if (root === undefined) {
        list.find('store.kept-malformed', { place: { file, offset }, reason: `of size ${size}` })
      }
      latestBefore = latest
      if (size >= position.latest) latest = note
      states.set(size, { note, root, place: { size, offset, length } })
      position = {
        records: number + 1,
        count: states.size,
        latest: Math.max(position.latest, size),
        last: offset,
        end,
        check,
      }
      if (position.records === seen) putsAt = putsOf(states, position)
      return reason === undefined
    },
    found: (isWhole) => ({ states, position, latest, latestBefore, isWhole, putsAt }),
  }
}

function putsOf(states: ReadonlyMap<number, KeptState>, position: KeptPosition): readonly Put[] {
  const places = Array.from(states.values(), ({ place }, ordinal) => keptPlacePut(ordinal, place))
  return [keptPositionPut(position), ...places]
}

function rootOf(note: Uint8Array): Uint8Array | undefined {
  try {
    return parseCheckpointText(parseNote(note).textBytes).rootHash
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}

export interface KeptComparison {
  readonly checkpoint: FoundCheckpoint
  readonly entries: EntryCheck
  readonly index: IndexCheck | undefined
}

/** Compares the kept checkpoints with the entries, with the file of the latest, and with what the index has seen of them. */
export function checkKept(
  context: CheckContext,
  kept: FoundKeptFile,
  { checkpoint, entries, index }: KeptComparison,
): void {
  checkRoots(context, kept, entries)
  if (!kept.isWhole || context.isWritten) return
  const { list, name, layout } = context
  const place = { file: name(layout.checkpoints) }
  const seen = index?.kept?.records ?? 0
  if (seen > kept.position.records) {
    const [expected, found] = [`${seen} records`, `${kept.position.records} records`]
    list.find('store.kept-shorter', { place, expected, found })
  } else if (kept.putsAt !== undefined) {
    for (const put of kept.putsAt) index?.compare(put, place)
  }
  checkLatest(context, kept, { checkpoint, seen })
}

function checkRoots(
  { list, name, layout }: CheckContext,
  { states }: FoundKeptFile,
  entries: EntryCheck,
): void {
  for (const [size, { root, place }] of states) {
    const found = entries.rootAt(size)
    // What entries are missing, or cannot be read, is said elsewhere.
    if (found === undefined || root === undefined || equalBytes(found, root)) continue
    list.find('store.kept-root', {
      place: { file: name(layout.checkpoints), offset: place.offset },
      expected: `root ${toHex(found)} of ${size} entries`,
      found: `root ${toHex(root)}`,
    })
  }
}

/** The file of the latest checkpoint holds the latest one; a crash leaves it one record behind. */
function checkLatest(
  { list, name, layout }: CheckContext,
  { latest, latestBefore, position }: FoundKeptFile,
  { checkpoint, seen }: { readonly checkpoint: FoundCheckpoint; readonly seen: number },
): void {
  const { note, text } = checkpoint
  if (isSame(note, latest)) return
  const place = { file: name(layout.checkpoint) }
  if (isSame(note, latestBefore) && seen < position.records) {
    list.find('store.checkpoint-behind', { place })
  } else if (note !== undefined && text === undefined) {
    // That it cannot be read is said elsewhere.
  } else if (text !== undefined && text.size > position.latest) {
    const expected = `the checkpoint of size ${text.size} that ${place.file} holds`
    const found = `none above ${position.latest}`
    list.find('store.kept-shorter', { place: { file: name(layout.checkpoints) }, expected, found })
  } else if (note === undefined) {
    const expected = `the checkpoint of size ${position.latest} that is kept`
    if (seen === 0) list.find('store.checkpoint-missing', { place, expected })
  } else if (text!.size === position.latest || seen === 0) {
    list.find('store.checkpoint-other', { place, found: `one of size ${text!.size}` })
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}
