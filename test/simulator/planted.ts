import type { Disk, DiskFile } from '../../packages/level/src/disk/disk.ts'
import type { Machine } from '../../packages/level/src/store/options.ts'

/**
 * Mistakes that a store could make, each made for it between the store and the disk: a call is left out, made too late, or
 * believed when it failed. The simulator must see each of them as a loss.
 */
export type Between = (machine: Machine) => Machine

/** Changes the files that are opened; `isOurs` says which. */
function inFiles(
  isOurs: (path: string) => boolean,
  alter: (file: DiskFile) => Partial<DiskFile>,
): Between {
  return (machine) => {
    const { disk } = machine
    const open: Disk['open'] = (path, mode) => {
      const file = disk.open(path, mode)
      return isOurs(path) ? { ...file, ...alter(file) } : file
    }
    return { ...machine, disk: { ...disk, open } }
  }
}

function inDisk(alter: (disk: Disk) => Partial<Disk>): Between {
  return (machine) => ({ ...machine, disk: { ...machine.disk, ...alter(machine.disk) } })
}

const ends =
  (ending: string) =>
  (path: string): boolean =>
    path.endsWith(ending)
const any = (): boolean => true

const unsynced = (ending: string): Between =>
  inFiles(ends(ending), () => ({ datasync: () => Promise.resolve() }))

/** From when the file is there on: how a store is made is another matter. */
const unsyncedDirectory = (ending: string, from = 'CUSTODIA'): Between =>
  inDisk((disk) => ({
    syncDirectory(path) {
      const isOurs = path.endsWith(ending) && disk.kind(`/example/store/${from}`) !== undefined
      return isOurs ? Promise.resolve() : disk.syncDirectory(path)
    },
  }))

/** Tells that the file was synced, and does it when it is next written to or closed. */
function syncLate(file: DiskFile): Partial<DiskFile> {
  let isDue = false
  const settle = (): void => {
    if (isDue) void file.datasync().catch(() => undefined)
    isDue = false
  }
  return {
    datasync() {
      isDue = true
      return Promise.resolve()
    },
    write(bytes, position) {
      settle()
      file.write(bytes, position)
    },
    close() {
      settle()
      file.close()
    },
  }
}

/** Writes nothing where the same bytes are to be read already. */
function writeIfOther(file: DiskFile): Partial<DiskFile> {
  return {
    write(bytes, position) {
      const found = new Uint8Array(bytes.length)
      const isThere = file.length() > position && file.read(found, position) === bytes.length
      if (!isThere || Buffer.compare(found, bytes) !== 0) file.write(bytes, position)
    },
  }
}

/** Answers from memory what this process has written. */
function readOwnWrites(file: DiskFile): Pick<DiskFile, 'read' | 'write'> {
  let last: { readonly bytes: Uint8Array; readonly position: number } | undefined
  return {
    write(bytes, position) {
      file.write(bytes, position)
      last = { bytes: bytes.slice(), position }
    },
    read(target, position) {
      const count = file.read(target, position)
      if (last === undefined) return count
      for (let i = 0; i < count; i++)
        target[i] = last.bytes[position + i - last.position] ?? target[i]!
      return count
    },
  }
}

function unlessItFails(work: () => void): void {
  try {
    work()
  } catch {
    // It is passed over.
  }
}

/** Writes the checkpoint over the one before, in its own file. */
const checkpointInPlace = inDisk((disk) => ({
  open(path, mode) {
    const place = path.replace(/checkpoint\.new$/, 'checkpoint')
    if (place === path || disk.kind(place) === undefined) return disk.open(path, mode)
    const file = disk.open(place, 'write')
    file.truncate(0)
    return file
  },
  rename(from, to) {
    if (disk.kind(from) !== undefined) disk.rename(from, to)
  },
}))

export const planted: { readonly [mistake: string]: Between } = {
  'the journal is not synced': unsynced('.journal'),
  'private values are not synced': unsynced('.private'),
  'private values that are written anew are not synced': unsynced('.private.new'),
  'the checkpoint is not synced': unsynced('checkpoint.new'),
  'the kept checkpoints are not synced': unsynced('checkpoints'),
  'the file that says there is a store is not synced': unsynced('CUSTODIA.new'),
  'the journal is synced after it was acknowledged': inFiles(ends('.journal'), syncLate),
  'a new segment of the journal is not synced in its directory': unsyncedDirectory('journal'),
  'private values that are written anew are not synced in their directory':
    unsyncedDirectory('private'),
  'the checkpoint is not synced in its directory': unsyncedDirectory('store', 'checkpoint'),
  'a new store is not synced in the directory above': inDisk((disk) => ({
    syncDirectory: (path) =>
      path.endsWith('example') ? Promise.resolve() : disk.syncDirectory(path),
  })),
  'a sync that failed is passed over': inFiles(any, (file) => ({
    datasync: () => file.datasync().catch(() => undefined),
  })),
  'a sync of a directory that failed is passed over': inDisk((disk) => ({
    syncDirectory: (path) => disk.syncDirectory(path).catch(() => undefined),
  })),
  'a write that failed is passed over': inFiles(ends('.journal'), (file) =>
    readOwnWrites({
      ...file,
      write: (bytes, position) => unlessItFails(() => file.write(bytes, position)),
    }),
  ),
  'a read that failed is the end of the file': inFiles(any, (file) => ({
    read(target, position) {
      try {
        return file.read(target, position)
      } catch {
        return 0
      }
    },
  })),
  'an unfinished batch is not cut off': inFiles(any, () => ({ truncate: () => undefined })),
  'after a failed sync the last batch is not written again': inFiles(
    ends('.journal'),
    writeIfOther,
  ),
  'what is read back comes from memory': inFiles(any, readOwnWrites),
  'the checkpoint is written in place': checkpointInPlace,
}
