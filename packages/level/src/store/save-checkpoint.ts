import { isCustodyError } from '@custodia/core/errors'
import { checkNewCheckpoint } from '@custodia/core/store'
import type { CheckedCheckpoint } from '@custodia/core/store'
import { uncertain } from '../disk/faults.ts'
import { replaceFile } from '../disk/whole-file.ts'
import { ordinalFrom } from '../kept/kept-order.ts'
import { keptPlacePut, keptPositionPut } from '../kept/kept-values.ts'
import type { KeptPosition } from '../kept/kept-values.ts'
import { appendKept } from '../kept/kept-write.ts'
import type { WriteParts } from './parts.ts'
import { keptPlaces, readCheckpointAt } from './read-kept.ts'

export interface PlannedCheckpoint extends CheckedCheckpoint {
  readonly note: Uint8Array
  /** Its place in the order of sizes. All that is to be read is read before anything is written. */
  readonly ordinal: number
}

/** Checks a checkpoint; nothing is written. Undefined if it is kept as it is. */
export function planCheckpoint(parts: WriteParts, note: Uint8Array): PlannedCheckpoint | undefined {
  const { frontier, kept } = parts.tip
  const checked = checkNewCheckpoint(note, {
    storeSize: frontier.size,
    latest: kept.count === 0 ? undefined : kept.latest,
    keptAt: (size) => readCheckpointAt(parts, size),
  })
  if (checked.change === 'same') return undefined
  const ordinal = ordinalFrom(keptPlaces(parts), checked.size)
  return { ...checked, note, ordinal }
}

/**
 * Keeps a checkpoint: in the file of all, then, if it is the latest, in its own. The sync of the first is the moment from which
 * it is there.
 */
export async function writeCheckpoint(
  parts: WriteParts,
  { note, size, ordinal }: PlannedCheckpoint,
): Promise<void> {
  const { disk, layout, raw, tip } = parts
  const { kept } = tip
  const storeSize = tip.frontier.size
  const appending = { disk, path: layout.checkpoints, position: kept, storeSize }
  const { place, end, check } = await appendKept(appending, { size, note })
  const position: KeptPosition = {
    records: kept.records + 1,
    count: Math.max(kept.count, ordinal + 1),
    latest: Math.max(kept.latest, size),
    last: place.offset,
    end,
    check,
  }
  const isLatest = ordinal === position.count - 1
  if (isLatest) await replaceLatest(parts, note)
  try {
    await raw.write([keptPlacePut(ordinal, place), keptPositionPut(position)])
  } catch (cause) {
    const reason = 'the checkpoint was kept, but the index could not be written'
    throw uncertain(reason, { expectedSize: storeSize, cause })
  }
  if (isLatest) tip.checkpoint = note
  tip.kept = position
}

/** It is among the kept ones already, so whatever fails here leaves it there. */
async function replaceLatest({ disk, layout, tip }: WriteParts, note: Uint8Array): Promise<void> {
  const { root: directory, checkpoint: path } = layout
  const { size } = tip.frontier
  try {
    await replaceFile(disk, { directory, path, bytes: note, size })
  } catch (cause) {
    if (isCustodyError(cause) && cause.code === 'ERR_STORE_UNCERTAIN') throw cause
    const reason = `the checkpoint was kept, but ${path} could not be written`
    throw uncertain(reason, { expectedSize: size, cause })
  }
}
