import { openCheckpoint, signCheckpoint } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import type { Signer } from '../crypto/index.ts'
import type { Log } from '../log/index.ts'
import { copyBytes } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { checkRemembered } from './checkpoint-memory.ts'
import type { CheckpointMemory } from './checkpoint-memory.ts'
import { addLines } from './kept-checkpoints.ts'
import type { AddedLines } from './kept-checkpoints.ts'

/** Signs checkpoints: soon after something was recorded, never in the way of recording it. */
export interface Checkpointer {
  /** The latest checkpoint. */
  readonly latest: Checkpoint
  /** Signs everything that is durable now, unless the latest checkpoint covers it. Errors: ERR_SIGNER, ERR_LEDGER_BEHIND, those of the store. */
  sign(): Promise<Checkpoint>
  /** Adds signature lines to a kept checkpoint; `latest` shows them if it is that one. Errors: as `addLines`. */
  addLines(added: AddedLines): Promise<Checkpoint>
  /** Something was recorded: signs within a second. If that fails, the next `sign` tries again and throws. */
  wake(): void
  /** Signs no more by itself. */
  stop(): void
}

/** With what a log signs, and where it keeps what it signed. */
export interface CheckpointSigning {
  readonly store: Store
  readonly log: Log
  readonly origin: string
  readonly vkey: string
  readonly signer: Signer
  readonly memory: CheckpointMemory
}

export interface CheckpointerOptions extends CheckpointSigning {
  readonly latest: Checkpoint
}

/**
 * Signs a checkpoint of everything that is durable now. The memory of the key has it before anybody else: a crash leaves
 * the memory ahead of the store, never behind what was shown.
 */
export async function signDurable(signing: CheckpointSigning): Promise<Checkpoint> {
  const { store, log, origin, vkey, signer, memory } = signing
  const { size, rootHash, tree } = log
  await checkRemembered({ size, tree }, memory)
  const note = await signCheckpoint({ origin, size, rootHash }, signer)
  const checkpoint = openCheckpoint(note, { origin, vkey })
  await memory.remember(checkpoint)
  await store.saveCheckpoint(note)
  return checkpoint
}

const pause = 1000

export function createCheckpointer(options: CheckpointerOptions): Checkpointer {
  let latest = options.latest
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<unknown> = Promise.resolve()

  // One after the other: two checkpoints of one size would be two histories if they ever differed.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = underway.catch(() => undefined).then(work)
    underway = turn
    return turn
  }

  function sign(): Promise<Checkpoint> {
    return inTurn(signNow)
  }

  async function signNow(): Promise<Checkpoint> {
    if (latest.size !== options.log.size) latest = await signDurable(options)
    return latest
  }

  async function addNow(added: AddedLines): Promise<Checkpoint> {
    const longer = await addLines(added, options)
    if (longer.size === latest.size) latest = longer
    return longer
  }

  return {
    get latest() {
      return latest
    },
    sign,
    addLines: ({ size, lines }) => {
      const own = { size, lines: copyBytes(lines) }
      return inTurn(() => addNow(own))
    },
    wake() {
      timer ??= setTimeout(() => {
        timer = undefined
        // Not lost: the store refuses the next write too, and `sign` runs again before export and at close.
        sign().catch(() => {})
      }, pause)
      unref(timer)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

/** On Node a waiting checkpoint does not keep the process alive: `close` signs it. */
function unref(timer: unknown): void {
  if (
    typeof timer === 'object' &&
    timer !== null &&
    'unref' in timer &&
    typeof timer.unref === 'function'
  ) {
    timer.unref()
  }
}
