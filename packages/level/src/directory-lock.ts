import { nodeDisk } from './disk/node-disk.ts'
import { takeLock } from './lock/lock.ts'

export interface DirectoryLock {
  release(): void
}

/**
 * Takes the lock that a store has, for another directory which one process at a time may use: claims lie in `directory`,
 * which is made if it is not there. `onStale` is told of claims of processes that have ended. Errors: ERR_STORE_LOCKED,
 * ERR_STORE_WRITE.
 */
export function lockDirectory(
  directory: string,
  onStale: (message: string) => void = () => undefined,
): Promise<DirectoryLock> {
  return takeLock({ disk: nodeDisk, directory, onStale })
}
