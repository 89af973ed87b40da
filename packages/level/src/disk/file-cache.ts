import type { Disk, DiskFile } from './disk.ts'
import { reading } from './faults.ts'

/** Files that are read again and again, kept open up to a number. All reading is done at once, so none closes in use. */
export interface FileCache {
  use<T>(path: string, work: (file: DiskFile) => T): T
  /** Closes the file, if it is open: before another one takes its place. */
  forget(path: string): void
  close(): void
}

export function createFileCache(disk: Disk, maxOpen: number): FileCache {
  // In the order of use: a Map keeps it.
  const open = new Map<string, DiskFile>()
  const take = (path: string): DiskFile => {
    const file = open.get(path) ?? disk.open(path, 'read')
    open.delete(path)
    return file
  }
  const keep = (path: string, file: DiskFile): void => {
    open.set(path, file)
    const oldest = open.size > maxOpen ? open.keys().next().value : undefined
    if (oldest !== undefined) forget(oldest)
  }
  const forget = (path: string): void => {
    const file = open.get(path)
    open.delete(path)
    if (file !== undefined) reading(path, () => file.close())
  }
  return {
    use: (path, work) =>
      reading(path, () => {
        const file = take(path)
        try {
          return work(file)
        } finally {
          keep(path, file)
        }
      }),
    forget,
    close: () => [...open.keys()].forEach(forget),
  }
}
