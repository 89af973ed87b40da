/** What tests of the store on LevelDB need: directories that go away, disks that fail, a machine without LevelDB. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Store } from '../../packages/core/src/store/index.ts'
import type { Disk, DiskFile } from '../../packages/level/src/disk/disk.ts'
import { nodeDisk } from '../../packages/level/src/disk/node-disk.ts'
import { createMemoryIndex } from '../../packages/level/src/lookup/memory-index.ts'
import { thisMachine } from '../../packages/level/src/store/machine.ts'
import type { Machine } from '../../packages/level/src/store/options.ts'

/** A directory that is removed when the test ends. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'custodia-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** A copy of a closed store. */
export async function copyOf(directory: string): Promise<string> {
  const copy = await temporaryDirectory()
  await cp(directory, copy, { recursive: true })
  return copy
}

/** A machine on which every index is new: opening reads the whole journal, and nothing else says what was acknowledged. */
export function machineWithoutIndex(changes: Partial<Machine> = {}): Machine {
  return {
    ...thisMachine,
    openIndex: (_, { create }) =>
      Promise.resolve(
        create ? { index: createMemoryIndex(), doubt: undefined } : { unusable: 'there is none' },
      ),
    ...changes,
  }
}

/** The disk of the machine without waiting for it: for tests that open a store a thousand times and crash nothing. */
export const hastyDisk: Disk = {
  ...nodeDisk,
  open: (path, mode) => ({ ...nodeDisk.open(path, mode), datasync: () => Promise.resolve() }),
  syncDirectory: () => Promise.resolve(),
}

/** A call that changes the disk. */
export interface DiskCall {
  readonly name:
    'create' | 'write' | 'truncate' | 'datasync' | 'rename' | 'remove' | 'syncDirectory'
  readonly path: string
}

/**
 * The disk of the machine, but each call that changes it is first shown to `before`, which may throw in its place. If it
 * throws on a write, `tear` says how many of the bytes are written nevertheless.
 */
export function watchedDisk(
  before: (call: DiskCall) => void,
  tear: (bytes: Uint8Array) => number = () => 0,
): Disk {
  const watchFile = (file: DiskFile): DiskFile => ({
    ...file,
    write(bytes, position) {
      try {
        before({ name: 'write', path: file.path })
      } catch (error) {
        file.write(bytes.subarray(0, tear(bytes)), position)
        throw error
      }
      file.write(bytes, position)
    },
    truncate(length) {
      before({ name: 'truncate', path: file.path })
      file.truncate(length)
    },
    async datasync() {
      before({ name: 'datasync', path: file.path })
      await file.datasync()
    },
  })
  return {
    ...nodeDisk,
    open(path, mode) {
      if (mode === 'create') before({ name: 'create', path })
      return watchFile(nodeDisk.open(path, mode))
    },
    rename(from, to) {
      before({ name: 'rename', path: to })
      nodeDisk.rename(from, to)
    },
    remove(path) {
      before({ name: 'remove', path })
      nodeDisk.remove(path)
    },
    async syncDirectory(path) {
      before({ name: 'syncDirectory', path })
      await nodeDisk.syncDirectory(path)
    },
  }
}

/** Every file under a directory, by its path, with its bytes. */
export async function filesUnder(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = new Map<string, Buffer>()
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(path, await readFile(path))
  }
  return files
}

/** Uses a store and closes it. */
export async function using<T>(
  opened: Promise<Store>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await opened
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
