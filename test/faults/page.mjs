// The page by which preload.c is told what to do, and the building of preload.c. Layout: struct control there.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What happens at a call. */
export const modes = {
  off: 0,
  /** SIGKILL before the call, after it, or when half of the bytes are written. */
  'kill before': 1,
  'kill after': 2,
  'kill halfway': 3,
  /** The call returns an error; so do those after it, up to `to`. */
  fail: 4,
  /** A write takes half of the bytes. */
  short: 5,
  /** The same, and what follows returns an error: a disk that becomes full. */
  full: 6,
  /** A write in which one bit is another one. */
  flip: 7,
}

const bits = {
  create: 1,
  open: 2,
  write: 4,
  truncate: 8,
  sync: 16,
  rename: 32,
  remove: 64,
  makeDirectory: 128,
  read: 256,
}
const { open: _open, read: _read, ...changing } = bits

/** Which calls count: those that change something, if nothing is said. */
export const kinds = {
  changing: sum(Object.values(changing)),
  opens: bits.create + bits.open,
  writes: bits.write,
  syncs: bits.sync,
  reads: bits.read,
  /** What needs space: everything but removing. */
  space: sum(Object.values(changing)) - bits.remove,
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

const pageLength = 4096
const never = 2 ** 53 - 1
const places = { directory: [64, 256], match: [320, 64], hit: [384, 256] }

/** Makes the page of a process, or opens the one that is there. */
export function openPage(path) {
  if (!fs.existsSync(path)) fs.writeFileSync(path, Buffer.alloc(pageLength))
  const fd = fs.openSync(path, 'r+')
  const write = (fault) => fs.writeSync(fd, encode(fault), 0, pageLength, 0)
  return {
    path,
    /** From now on the calls beneath the directory are counted, and at `from` the fault happens. */
    arm(fault) {
      write({ ...fault, mode: 'off' })
      write(fault)
    },
    /** Only counts. */
    count: (directory, which = {}) => write({ mode: 'fail', directory, from: never, ...which }),
    disarm: () => fs.writeSync(fd, Buffer.alloc(8), 0, 8, 0),
    read() {
      const bytes = Buffer.alloc(pageLength)
      fs.readSync(fd, bytes, 0, pageLength, 0)
      const [start, length] = places.hit
      const text = bytes.subarray(start, start + length)
      return {
        count: Number(bytes.readBigUInt64LE(40)),
        hits: Number(bytes.readBigUInt64LE(48)),
        status: Number(bytes.readBigUInt64LE(56)),
        hit: text.subarray(0, text.indexOf(0)).toString('latin1'),
      }
    },
    close: () => fs.closeSync(fd),
  }
}

function encode({ mode, from, to = from, error = 'EIO', bit, kind = 'changing', ...where }) {
  const { directory, match = '' } = where
  const page = Buffer.alloc(pageLength)
  const number = bit ?? constants.errno[error]
  const numbers = [modes[mode], from, to, number, kinds[kind]]
  numbers.forEach((value, i) => page.writeBigUInt64LE(BigInt(value), 8 * i))
  page.write(directory, places.directory[0], places.directory[1] - 1)
  page.write(match, places.match[0], places.match[1] - 1)
  return page
}

/** Compiles preload.c; gives the path of the library. */
export function buildPreload(directory) {
  const library = join(directory, 'preload.so')
  const source = fileURLToPath(new URL('preload.c', import.meta.url))
  const options = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC']
  execFileSync('gcc', [...options, '-o', library, source, '-ldl'], { stdio: 'inherit' })
  return library
}

/** The environment in which a process has faults. */
export function faultEnvironment({ library, page, log, withReads = false }) {
  return {
    LD_PRELOAD: library,
    CUSTODIA_FAULTS: page,
    ...(log === undefined ? {} : { CUSTODIA_FAULTS_LOG: log }),
    ...(withReads ? { CUSTODIA_FAULTS_READS: '1' } : {}),
  }
}
