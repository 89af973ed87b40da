import { uncertain } from '../disk/faults.ts'
import { replaceFile } from '../disk/whole-file.ts'
import { checkpointPut } from '../lookup/puts.ts'
import type { WriteParts } from './parts.ts'

/** Keeps a checkpoint that was found to fit, in a file of its own. */
export async function writeCheckpoint(
  { disk, layout, raw, tip }: WriteParts,
  { note, size }: { readonly note: Uint8Array; readonly size: number },
): Promise<void> {
  const storeSize = tip.frontier.size
  await replaceFile(disk, {
    directory: layout.root,
    path: layout.checkpoint,
    bytes: note,
    size: storeSize,
  })
  try {
    await raw.write([checkpointPut(size)])
  } catch (cause) {
    throw uncertain('the checkpoint was kept, but the index could not be written', {
      expectedSize: storeSize,
      cause,
    })
  }
  tip.checkpoint = note
  tip.checkpointSize = size
}
