import { CustodyError } from '../errors.ts'

/** Through it pass all calls of a store, so that one rule holds for each of them: what runs is waited for, then no more. */
export interface CallGate {
  readonly closed: boolean
  /** Runs a call, or rejects with ERR_STORE_CLOSED. `call` is the name that the error gives. */
  run<T>(call: string, work: () => T | Promise<T>): Promise<T>
  /** The same, but one after the other in the order of the calls: for what writes. */
  runAlone<T>(call: string, work: () => T | Promise<T>): Promise<T>
  /** Runs each step of an iteration as a call of its own. Between two steps the store may be closed. */
  iterate<T>(call: string, start: () => AsyncIterable<T>): AsyncIterable<T>
  /** Refuses further calls, waits for those that run, then releases what the store holds. A second time: waits only. */
  close(release: () => void | Promise<void>): Promise<void>
}

export function createCallGate(): CallGate {
  let closing: Promise<void> | undefined
  let lastAlone: Promise<unknown> = Promise.resolve()
  const running = new Set<Promise<unknown>>()

  const run = async <T>(call: string, work: () => T | Promise<T>): Promise<T> => {
    if (closing !== undefined) throw closedError(call)
    const result = (async () => work())()
    running.add(result)
    try {
      return await result
    } finally {
      running.delete(result)
    }
  }

  const runAlone = async <T>(call: string, work: () => T | Promise<T>): Promise<T> => {
    const before = lastAlone
    const result = run(call, async () => {
      await before
      return work()
    })
    // Only the order passes on to the next call, not the failure.
    lastAlone = result.catch(() => undefined)
    return result
  }

  const releaseWhenIdle = async (release: () => void | Promise<void>): Promise<void> => {
    await Promise.allSettled(running)
    await release()
  }

  return {
    get closed() {
      return closing !== undefined
    },
    run,
    runAlone,
    async *iterate(call, start) {
      const iterator = await run(call, () => start()[Symbol.asyncIterator]())
      try {
        for (;;) {
          const step = await run(call, () => iterator.next())
          if (step.done === true) return
          yield step.value
        }
      } finally {
        await iterator.return?.()
      }
    },
    close(release) {
      closing ??= releaseWhenIdle(release)
      return closing
    },
  }
}

function closedError(call: string): CustodyError<'ERR_STORE_CLOSED'> {
  return new CustodyError('ERR_STORE_CLOSED', `${call}: the store is closed`, { call })
}
