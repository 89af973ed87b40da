import * as fs from 'node:fs'
import type { Disk, DiskFile } from './disk.ts'

/**
 * The disk of the machine. Only calls that Linux, macOS and Windows all have. What is made is for its owner alone, because
 * it holds private values and tag secrets.
 */
export const nodeDisk: Disk = {
  kind(path) {
    const stat = fs.statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return undefined
    return stat.isDirectory() ? 'directory' : 'file'
  },
  names: (directory) => fs.readdirSync(directory),
  open: (path, mode) =>
    nodeFile(path, fs.openSync(path, { read: 'r', write: 'r+', create: 'wx+' }[mode], 0o600)),
  makeDirectory: (path) => void fs.mkdirSync(path, { recursive: true, mode: 0o700 }),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
  syncDirectory,
}

function nodeFile(path: string, fd: number): DiskFile {
  return {
    path,
    length: () => fs.fstatSync(fd).size,
    read(target, position) {
      let done = 0
      while (done < target.length) {
        const count = fs.readSync(fd, target, done, target.length - done, position + done)
        if (count === 0) break
        done += count
      }
      return done
    },
    write(bytes, position) {
      let done = 0
      while (done < bytes.length) {
        const count = fs.writeSync(fd, bytes, done, bytes.length - done, position + done)
        if (count === 0) throw new Error(`wrote ${done} of ${bytes.length} bytes`)
        done += count
      }
    },
    truncate: (length) => fs.ftruncateSync(fd, length),
    // On macOS, Node asks for F_FULLFSYNC here.
    datasync: () => settled((done) => fs.fdatasync(fd, done)),
    close: () => fs.closeSync(fd),
  }
}

// What the calls say where a directory cannot be opened or synced at all, as on Windows.
const unsupported: readonly unknown[] = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']

async function syncDirectory(path: string): Promise<void> {
  let fd: number
  try {
    fd = fs.openSync(path, 'r')
  } catch (error) {
    if (isUnsupported(error)) return
    throw error
  }
  try {
    await settled((done) => fs.fsync(fd, done))
  } catch (error) {
    if (!isUnsupported(error)) throw error
  } finally {
    fs.closeSync(fd)
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && unsupported.includes(error.code)
}

/** A promise over a callback: FileHandle costs a further turn of the event loop for each call. */
function settled(start: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === null ? resolve() : reject(error)))
  })
}
