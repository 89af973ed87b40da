import type { Checkpoint } from '../custody/index.ts'
import { equalBytes } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import type { Log } from '../log/index.ts'
import { rootFromStored } from '../merkle/index.ts'

/** A tree for which the log key has signed a checkpoint. */
export interface SignedTree {
  readonly size: number
  /** 32 bytes. */
  readonly rootHash: Uint8Array
}

/**
 * What the log key has signed, kept where the key is kept and not where the store is: a store that was set back to an
 * older copy, or copied and continued twice, cannot know it. With it the key never signs two checkpoints of one size.
 */
export interface CheckpointMemory {
  /** The last checkpoint that the key has signed, or undefined if none is known. */
  last(): Promise<SignedTree | undefined>
  /** Keeps a checkpoint durably. Called before the checkpoint is saved or shown to anybody. */
  remember(checkpoint: Checkpoint): Promise<void>
}

/** A memory that knows of nothing. */
export const noMemory: CheckpointMemory = {
  last: () => Promise.resolve(undefined),
  remember: () => Promise.resolve(),
}

/** Makes sure that the log extends the last checkpoint that its key has signed. Errors: ERR_LEDGER_BEHIND. */
export async function checkRemembered(
  log: Pick<Log, 'size' | 'tree'>,
  memory: CheckpointMemory,
): Promise<void> {
  const { size } = log
  const last = await memory.last()
  if (last === undefined) return
  const details = { found: size, signed: last.size }
  if (last.size > size) {
    const message = `the store holds ${size} events, but its log key has signed a checkpoint of ${last.size}: it is an older copy, or was cut`
    throw new CustodyError('ERR_LEDGER_BEHIND', message, { ...details, reason: 'shorter' })
  }
  if (equalBytes(await rootFromStored(last.size, log.tree), last.rootHash)) return
  const message = `the first ${last.size} of the ${size} events in the store are not those for which its log key has signed a checkpoint`
  throw new CustodyError('ERR_LEDGER_BEHIND', message, { ...details, reason: 'other' })
}
