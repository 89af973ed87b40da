import type { Store } from '@custodia/core/store'
import { createStore } from './store/create.ts'
import { thisMachine } from './store/machine.ts'
import { openStore } from './store/open.ts'
import type { Notice, OpenOptions } from './store/options.ts'
import { doubtfulFileSystem, fileSystemSentences } from './disk/file-system.ts'

/**
 * Makes a store in a directory that is missing or empty, and opens it. Errors: ERR_STORE_EXISTS (something is there),
 * ERR_STORE_LOCKED, ERR_STORE_WRITE. `onNotice` is told if the file system may not keep what is written to it.
 */
export async function createLevelStore(
  directory: string,
  { onNotice }: Pick<OpenOptions, 'onNotice'> = {},
): Promise<Store> {
  const store = await createStore(thisMachine, assertPath(directory))
  tellFileSystem(directory, onNotice)
  return store
}

/**
 * Opens the store in a directory; makes nothing that is not there. Checks that what was acknowledged is there, drops what a
 * crash left of a batch that was not, and builds the index again if it is missing or damaged; `onNotice` is told.
 *
 * Errors: ERR_STORE_MISSING, ERR_STORE_VERSION, ERR_STORE_LOCKED (another process writes), ERR_STORE_CORRUPT (what lies on
 * the disk is not what was written; nothing was changed), ERR_STORE_READ, ERR_STORE_WRITE.
 */
export async function openLevelStore(directory: string, options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(thisMachine, assertPath(directory), options)
  if (options.readOnly !== true) tellFileSystem(directory, options.onNotice)
  return store
}

function tellFileSystem(directory: string, onNotice: ((notice: Notice) => void) | undefined): void {
  const doubtful = doubtfulFileSystem(directory)
  if (doubtful === undefined) return
  onNotice?.({ kind: 'file-system', message: `${directory}: ${fileSystemSentences[doubtful]}` })
}

function assertPath(directory: string): string {
  if (typeof directory !== 'string' || directory === '') {
    throw new TypeError('a store is named by the path of its directory')
  }
  return directory
}
