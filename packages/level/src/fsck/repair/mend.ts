import { writing } from '../../disk/faults.ts'
import { takeLock } from '../../lock/lock.ts'
import { layoutOf } from '../../store/layout.ts'
import { thisMachine } from '../../store/machine.ts'
import { openLocked } from '../../store/open.ts'
import type { Machine, Notice } from '../../store/options.ts'

export interface MendOptions {
  /** Remove the index and build it again, because it is wrong, or because the journal was put together anew. */
  readonly rebuildIndex: boolean
  readonly machine?: Machine
}

/**
 * Clears away what a crash has left, and brings the index up to date, by opening the store for writing and closing it again;
 * gives what was done. For a store that passes every other check: the index is built from a journal that is whole.
 * Errors: those of `openLevelStore`.
 */
export async function mendStore(
  directory: string,
  options: MendOptions,
): Promise<readonly Notice[]> {
  const { machine = thisMachine, rebuildIndex } = options
  const layout = layoutOf(directory)
  const notices: Notice[] = []
  const lock = await takeLock({
    disk: machine.disk,
    directory: layout.lock,
    onStale: (message) => void notices.push({ kind: 'stale-lock', message }),
  })
  if (rebuildIndex) {
    try {
      await writing(layout.index, () => machine.disk.remove(layout.index))
    } catch (error) {
      lock.release()
      throw error
    }
  }
  const onNotice = (notice: Notice): void => void notices.push(notice)
  const store = await openLocked({ machine, layout, lock, onNotice })
  await store.close()
  return notices
}
