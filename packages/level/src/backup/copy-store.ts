import { join } from 'node:path'
import { equalBytes } from '@custodia/core/bytes'
import type { Disk } from '../disk/disk.ts'
import { reading, writing } from '../disk/faults.ts'
import { newSuffix, withFile } from '../disk/whole-file.ts'
import { segmentFirst } from '../journal/segment.ts'
import type { Layout } from '../store/layout.ts'
import { checkRoot } from './check-copy.ts'
import type { CopyCheckpoint } from './check-copy.ts'
import { copyJournal } from './copy-journal.ts'
import { copyKept } from './copy-kept.ts'
import { copyPrivate } from './copy-private.ts'
import { damaged } from './damaged.ts'
import { createRootReader } from './roots.ts'
import { walkJournal } from './walk.ts'
import type { WalkedSegment } from './walk.ts'

/** A copy that is there already, and the checkpoint with which it ends; size 0 for one that holds nothing. */
export interface CopyBefore {
  readonly size: number
  readonly rootHash: Uint8Array | undefined
}

/** Where a copy ends in its source. */
export interface CopyEnd {
  readonly size: number
  readonly segment: number
  readonly offset: number
}

export interface CopyOptions {
  readonly disk: Disk
  readonly from: Layout
  readonly to: Layout
  /** The checkpoint with which the copy is to end. */
  readonly checkpoint: CopyCheckpoint
  readonly before: CopyBefore
  /** Digests of values that must not be in the copy. */
  readonly erased: ReadonlySet<string>
  /** Ends the work between two steps: throws. */
  readonly signal: AbortSignal
  /** Told how many entries of the source were read. */
  readonly onEntries?: (count: number) => void
  /** Called if the source does not continue the copy: its error is thrown, before anything is written. */
  readonly otherHistory: (found: Uint8Array) => Error
}

/**
 * Copies journal, private values and kept checkpoints up to a checkpoint, reading and checking all of the source on the way. Files are durable
 * when it resolves. What is written is not read as a whole here: that is for `checkCopy`.
 * Throws ERR_STORE_CORRUPT (the source is damaged), ERR_STORE_READ, ERR_STORE_WRITE, ERR_STORE_UNCERTAIN.
 */
export async function copyStore(options: CopyOptions): Promise<CopyEnd> {
  const { disk, from, to, checkpoint, before, signal, onEntries } = options
  const roots = createRootReader([checkpoint.size, before.size])
  const walk = walkJournal({
    disk,
    layout: from,
    roots,
    until: checkpoint.size,
    known: before.size,
    ...(onEntries === undefined ? {} : { onEntries }),
  })
  // Nothing is written before the source has proven to continue what the copy has.
  let waiting: WalkedSegment[] = []
  let isContinued = before.size === 0
  let end = { segment: 0, offset: 0 }
  for (const segment of walk) {
    signal.throwIfAborted()
    waiting.push(segment)
    end = { segment: segment.segment, offset: segment.end }
    if (!isContinued && roots.size >= before.size) {
      checkContinued(options, roots.rootAt(before.size))
      await cutBack(disk, to, segment)
      isContinued = true
    }
    if (!isContinued) continue
    for (const walked of waiting.splice(0)) await copySegment(options, walked)
    await turn()
  }
  checkRoot(from.journal, checkpoint, roots.rootAt(checkpoint.size))
  await copyKept({ disk, from, to, checkpoint })
  await writing(to.root, async () => {
    for (const path of [to.journal, to.privateValues]) await disk.syncDirectory(path)
  })
  return { size: roots.size, ...end }
}

async function copySegment(
  { disk, from, to, erased }: CopyOptions,
  walked: WalkedSegment,
): Promise<void> {
  await copyPrivate({ disk, from, to, walked, erased })
  await copyJournal(disk, { from, to }, walked)
}

function checkContinued(
  { before, otherHistory }: CopyOptions,
  found: Uint8Array | undefined,
): void {
  const { rootHash } = before
  if (found === undefined || rootHash === undefined) throw new Error('bug: no root to compare')
  if (!equalBytes(found, rootHash)) throw otherHistory(found)
}

/** Takes away what an earlier run has left behind the checkpoint of the copy when it was interrupted. */
async function cutBack(
  disk: Disk,
  { journal, privateValues, journalPath, privatePath }: Layout,
  { segment, from: offset }: WalkedSegment,
): Promise<void> {
  const path = journalPath(segment)
  const length = reading(path, () => withFile(disk.open(path, 'read'), (file) => file.length()))
  if (length < offset) {
    throw damaged(path, `expected at least ${offset} bytes, found ${length}`)
  }
  await writing(path, async () => {
    if (length > offset) {
      const file = disk.open(path, 'write')
      try {
        file.truncate(offset)
        await file.datasync()
      } finally {
        file.close()
      }
    }
    for (const name of disk.names(journal)) {
      const first = segmentFirst('journal', name)
      if (first !== undefined && first > segment) disk.remove(journalPath(first))
    }
    for (const name of disk.names(privateValues)) {
      const first = segmentFirst('private', name)
      if (first !== undefined && first > segment) disk.remove(privatePath(first))
      else if (name.endsWith(newSuffix)) disk.remove(join(privateValues, name))
    }
  })
}

/** Lets whoever interrupts the work be heard. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
