/** How far a verification is. `total` is there if the length was known beforehand. */
export interface Progress {
  readonly phase: 'bundle' | 'evidence'
  /** Bytes read in this phase. */
  readonly bytes: number
  readonly total?: number
}

export interface PaceOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Reports progress, lets others run, and stops when it is told to. */
export interface Pace {
  begin(phase: Progress['phase'], total?: number): void
  /** Takes note of bytes that were read. Throws the reason of the signal once it was aborted. */
  advance(bytes: number): Promise<void>
}

/** Bytes between two pauses: some tens of milliseconds of work. */
const stride = 262_144

export function createPace({ signal, onProgress }: PaceOptions): Pace {
  let phase: Progress['phase'] = 'bundle'
  let total: number | undefined
  let bytes = 0
  let due = stride

  const report = (): void =>
    onProgress?.(total === undefined ? { phase, bytes } : { phase, bytes, total })

  return {
    begin(next, length) {
      signal?.throwIfAborted()
      phase = next
      total = length
      bytes = 0
      due = stride
      report()
    },
    async advance(length) {
      signal?.throwIfAborted()
      bytes += length
      if (bytes < due) return
      due = bytes + stride
      report()
      await new Promise((resolve) => setTimeout(resolve, 0))
      signal?.throwIfAborted()
    },
  }
}
