import type { DiskFile } from '../../packages/level/src/disk/disk.ts'
import type { Random } from '../mutations/random.ts'
import { failSync, readPages, syncPages, truncatePages, writePages } from './pages.ts'
import type { Call } from './simulated-disk.ts'
import type { FileNode } from './tree.ts'

export interface OpenFile {
  readonly call: Call
  readonly random: Random
  readonly path: string
  readonly isWritable: boolean
}

/** An open file of the simulated disk. It goes on working when its name is gone, as files do. */
export function openFile(
  { pages }: FileNode,
  { call, random, path, isWritable }: OpenFile,
): DiskFile {
  let isOpen = true
  const assertOpen = (forWriting: boolean): void => {
    if (!isOpen || (forWriting && !isWritable)) throw new Error(`EBADF: '${path}'`)
  }
  return {
    path,
    length() {
      assertOpen(false)
      return call('length', path, { whole: () => pages.length })
    },
    read(target, position) {
      assertOpen(false)
      const whole = (): number => readPages(pages, target, position)
      return call('read', path, {
        whole,
        flipped() {
          const count = whole()
          flipOne(target.subarray(0, count), random)
          return count
        },
      })
    },
    write(bytes, position) {
      assertOpen(true)
      const store = (stored: Uint8Array): void =>
        writePages(pages, { bytes: stored, position, random })
      // Fewer than all: whoever is told that a write failed may count on that.
      const some = (): void => store(bytes.subarray(0, random.below(bytes.length)))
      call('write', path, {
        whole: () => store(bytes),
        part: some,
        failed: some,
        flipped: () => store(flipOne(bytes.slice(), random)),
      })
    },
    truncate(length) {
      assertOpen(true)
      call('truncate', path, { whole: () => truncatePages(pages, length) })
    },
    async datasync() {
      assertOpen(true)
      call('datasync', path, {
        whole: () => syncPages(pages),
        failed: () => failSync(pages, random),
      })
    },
    close() {
      assertOpen(false)
      isOpen = false
      call('close', path, { whole: () => undefined })
    },
  }
}

function flipOne(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length > 0) bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
  return bytes
}
