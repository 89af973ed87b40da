import { openCheckpoint, signCheckpoint } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import type { Signer } from '../crypto/index.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'

/** Signs checkpoints: soon after something was recorded, never in the way of recording it. */
export interface Checkpointer {
  /** The latest checkpoint. */
  readonly latest: Checkpoint
  /** Signs everything that is durable now, unless the latest checkpoint covers it. Errors: ERR_SIGNER, those of the store. */
  sign(): Promise<Checkpoint>
  /** Something was recorded: signs within a second. If that fails, the next `sign` tries again and throws. */
  wake(): void
  /** Signs no more by itself. */
  stop(): void
}

export interface CheckpointerOptions {
  readonly store: Store
  readonly log: Log
  readonly origin: string
  readonly vkey: string
  readonly signer: Signer
  readonly latest: Checkpoint
}

const pause = 1000

export function createCheckpointer(options: CheckpointerOptions): Checkpointer {
  const { store, log, origin, vkey, signer } = options
  let latest = options.latest
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<Checkpoint> = Promise.resolve(latest)

  // One after the other: two checkpoints of one size would be two histories if they ever differed.
  function sign(): Promise<Checkpoint> {
    underway = underway.catch(() => latest).then(signNow)
    return underway
  }

  async function signNow(): Promise<Checkpoint> {
    const { size, rootHash } = log
    if (latest.size === size) return latest
    const note = await signCheckpoint({ origin, size, rootHash }, signer)
    await store.saveCheckpoint(note)
    latest = openCheckpoint(note, { origin, vkey })
    return latest
  }

  return {
    get latest() {
      return latest
    },
    sign,
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
