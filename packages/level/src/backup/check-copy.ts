import { equalBytes, toHex } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import type { Disk } from '../disk/disk.ts'
import { corrupt } from '../disk/faults.ts'
import { readWholeFile } from '../disk/whole-file.ts'
import { scanPrivate } from '../private/private-scan.ts'
import type { Layout } from '../store/layout.ts'
import { readKeptBeginning } from './copy-kept.ts'
import { createRootReader } from './roots.ts'
import { walkJournal } from './walk.ts'
import type { WalkedSegment } from './walk.ts'

/** The checkpoint with which a copy ends. */
export interface CopyCheckpoint {
  /** Byte for byte. Its signature is for whoever knows the key of the log. */
  readonly note: Uint8Array
  readonly size: number
  /** 32 bytes. */
  readonly rootHash: Uint8Array
}

/** What was found in a copy, every byte of which fits its checkpoint. */
export interface CheckedCopy {
  /** Entries: as many as the checkpoint covers, and to the end of a batch. */
  readonly size: number
  readonly checkpoint: CopyCheckpoint
  /** The first event, as signed. */
  readonly firstEvent: Uint8Array
  /** Private values that are there, and ones that were erased. */
  readonly values: number
  readonly erased: number
  /** Roots of the trees of the sizes that were asked for, as far as the copy reaches. */
  readonly rootAt: (size: number) => Uint8Array | undefined
}

export interface CheckOptions {
  readonly disk: Disk
  readonly layout: Layout
  /** The checkpoint that it must fit. */
  readonly checkpoint: CopyCheckpoint
  readonly rootsAt?: readonly number[]
  readonly onEntries?: (count: number) => void
}

/**
 * Reads a copy of a store, all of it, up to a checkpoint: every item against its check, every event against its leaf, the
 * whole against the roots of all kept checkpoints, and every sealed value that was not erased against its digest.
 * Throws ERR_STORE_CORRUPT, ERR_STORE_READ.
 */
export function checkCopy(options: CheckOptions): CheckedCopy {
  const { disk, layout, checkpoint, rootsAt = [], onEntries } = options
  const kept = readKeptBeginning(disk, layout, checkpoint)
  const roots = createRootReader([checkpoint.size, ...rootsAt, ...kept.roots.keys()])
  let firstEvent: Uint8Array = new Uint8Array()
  let values = 0
  let erased = 0
  const walk = walkJournal({
    disk,
    layout,
    roots,
    until: checkpoint.size,
    known: 0,
    onFirst: (event) => void (firstEvent = event),
    ...(onEntries === undefined ? {} : { onEntries }),
  })
  for (const segment of walk) {
    const found = checkPrivate(disk, layout, segment)
    values += found.values
    erased += found.erased
  }
  checkRoot(layout.journal, checkpoint, roots.rootAt(checkpoint.size))
  for (const [size, rootHash] of kept.roots) {
    checkRoot(layout.checkpoints, { size, rootHash }, roots.rootAt(size))
  }
  return {
    size: roots.size,
    checkpoint,
    firstEvent,
    values,
    erased,
    rootAt: (size) => roots.rootAt(size),
  }
}

/** The journal must be the one for which the checkpoint was signed. */
export function checkRoot(
  where: string,
  { size, rootHash }: Pick<CopyCheckpoint, 'size' | 'rootHash'>,
  found: Uint8Array | undefined,
): void {
  if (found !== undefined && equalBytes(found, rootHash)) return
  const roots = `expected the root ${toHex(rootHash)}, found ${found === undefined ? 'none' : toHex(found)}`
  throw corrupt(where, `its first ${size} entries are not those of the checkpoint: ${roots}`)
}

function checkPrivate(
  disk: Disk,
  layout: Layout,
  { segment, digests }: WalkedSegment,
): { readonly values: number; readonly erased: number } {
  if (digests.size === 0) return { values: 0, erased: 0 }
  const path = layout.privatePath(segment)
  const scanned = scanPrivate(disk, { path, segment })
  const records = scanned?.records ?? []
  const found = new Map(records.map((record) => [record.digest, record]))
  const fits = [...digests].filter(([digest, index]) => found.get(digest)?.index === index)
  const lost = digests.size - fits.length
  if (lost > 0) {
    const found = `${lost} are missing or not what was written`
    throw corrupt(path, `expected ${digests.size} private values, ${found}`)
  }
  if (scanned === undefined || scanned.damaged > 0 || scanned.end < scanned.length) {
    throw corrupt(path, 'it holds bytes that are not what was written')
  }
  const erased = fits.filter(([digest]) => found.get(digest)?.disclosure === undefined).length
  return { values: fits.length - erased, erased }
}

/** Reads the checkpoint of a store or a copy. ERR_STORE_CORRUPT if there is none, or one that says no size and root. */
export function readCopyCheckpoint(disk: Disk, { checkpoint: path }: Layout): CopyCheckpoint {
  const note = readWholeFile(disk, path)
  if (note === undefined) throw corrupt(path, 'there is no checkpoint')
  try {
    const { size, rootHash } = parseCheckpointText(parseNote(note).textBytes)
    return { note, size, rootHash }
  } catch (error) {
    if (!isCustodyError(error)) throw error
    throw corrupt(path, `it is not a checkpoint: ${error.message}`)
  }
}
