/** Keeps callers apart: for each name, one runs at a time, in the order in which they came. */
export interface Locks {
  within<T>(name: string, work: () => Promise<T>): Promise<T>
}

export function createLocks(): Locks {
  const tails = new Map<string, Promise<void>>()
  return {
    async within(name, work) {
      const before = tails.get(name)
      const { promise: mine, resolve: release } = latch()
      tails.set(name, mine)
      await before
      try {
        return await work()
      } finally {
        release()
        if (tails.get(name) === mine) tails.delete(name)
      }
    },
  }
}

function latch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
