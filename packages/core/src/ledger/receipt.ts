import type { Checkpoint } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { hasher } from '../log/index.ts'
import { checkInclusion, proveInclusion } from '../merkle/index.ts'
import { checkpointSize } from '../store/index.ts'
import { parseNote } from '../wire/index.ts'
import type { Receipt } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import { keptCheckpoint } from './kept-checkpoints.ts'
import { entryOf, recordedEntry } from './read.ts'

/** What the signer of an event keeps: proof that the log took it. Errors: ERR_EVENT_UNKNOWN. */
export async function makeReceipt(id: string, core: LedgerCore): Promise<Receipt> {
  const entry = await entryOf(id, core)
  if (entry === undefined) {
    throw new CustodyError('ERR_EVENT_UNKNOWN', `the ledger has no event ${id}`, { event: id })
  }
  const { index, leaf, secret } = entry
  const event = eventBytes(entry, core)
  if (event === undefined) {
    throw new CustodyError('ERR_EVENT_UNKNOWN', `the event ${id} was erased`, { event: id })
  }
  const checkpoint = await checkpointOver(index, core)
  const { size, rootHash: root } = checkpoint
  const proof = await proveInclusion({ index, size }, core.log.tree)
  // A tree hash that was changed is found here and not by the holder of the receipt.
  checkInclusion({ index, size, leafHash: hasher.leaf(leaf), root, proof }, hasher)
  return { ...recordedEntry(entry), event, leaf, secret, proof, checkpoint: checkpoint.note }
}

/** How many kept checkpoints are looked at for lines of others: a ledger without witnesses has none in any. */
const mostLookedAt = 1000

/** The first checkpoint over an entry to which others added a line, for it bounds the time best; or else the latest. */
async function checkpointOver(index: number, core: LedgerCore): Promise<Checkpoint> {
  const { latest } = core.checkpointer
  if (latest.size <= index) return core.checkpointer.sign()
  let looked = 0
  for await (const note of core.store.checkpoints(index + 1, latest.size)) {
    const size = checkpointSize(note)
    if (size !== undefined && parseNote(note).signatures.length > 1) {
      return (await keptCheckpoint(size, { ...core, vkey: core.logKey })) ?? latest
    }
    looked += 1
    if (looked === mostLookedAt) break
  }
  return latest
}
