// Real limits of the machine: file systems that become full, of bytes and of inodes, a largest file, descriptors, memory.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { mountExt4, mountMemory, run, unmount } from '../machine.mjs'
import { write } from '../plain.mjs'
import { expectInOrderAfter } from './check.mjs'

const story = 'steady'

/** Fills a small file system until a write is refused, frees some of it, and looks. */
async function fill(context, tally, { mount, part, name }) {
  const { scratch } = context
  const small = mount(scratch('small'))
  const home = part === 'all' ? small : scratch('home')
  const directory = join(home, 'store')
  const ballast = join(small, 'ballast')
  fs.mkdirSync(home, { recursive: true })
  await context.crew.run([{ task: 'tell', story, directory, from: 0, to: 8, at: -1 }])
  if (part !== 'all') moveTo(small, directory, part)
  leaveFree(small, { ballast, bytes: part === 'all' ? 150_000 : 60_000 })
  // The first that is refused is told in the same process that space is free again: it must still refuse.
  let isFree = false
  const onLine = (report) => {
    if (report.refused === undefined) return
    fs.rmSync(ballast, { force: true })
    isFree = true
  }
  const ran = await write({ story, directory, from: 8 }, { onLine })
  const refused = ran.reports.find((report) => 'refused' in report)
  tally.injected += 1
  if (refused === undefined || !isFree) tally.problem(`${name}: nothing was refused: ${ran.errors}`)
  else if (!refused.refused.startsWith('ERR_STORE')) tally.problem(`${name}: ${refused.message}`)
  else tally.refused += 1
  const where = `${name}, ${refused?.message ?? ''}`
  await expectInOrderAfter(context, tally, { ran, from: 8, directory, story, where })
  unmount(small)
}

/** Fills a file system but for some bytes. */
function leaveFree(directory, { ballast, bytes }) {
  const { bavail, bsize } = fs.statfsSync(directory)
  fs.writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
}

/** Puts one part of a store on the other file system, and a link in its place. */
function moveTo(small, directory, part) {
  const target = join(small, part)
  fs.cpSync(join(directory, part), target, { recursive: true })
  fs.rmSync(join(directory, part), { recursive: true })
  fs.symlinkSync(target, join(directory, part))
}

const memory = (options) => (directory) => mountMemory(directory, options)
const ext4 = (context) => (directory) =>
  mountExt4(directory, { file: context.scratch('ext4-image'), mebibytes: 2, inodes: 64 })

/** Inodes: every new segment needs two. */
async function fillInodes(context, tally, { mount, name }) {
  const small = mount(context.scratch('inodes'))
  const directory = join(small, 'store')
  const spare = Array.from({ length: 12 }, (_, i) => join(small, `spare-${i}`))
  for (const path of spare) fs.writeFileSync(path, '')
  const onLine = (report) => {
    if ('refused' in report) for (const path of spare) fs.rmSync(path, { force: true })
  }
  const ran = await write({ story, directory, from: 0 }, { onLine })
  const refused = ran.reports.find((report) => 'refused' in report)
  tally.injected += 1
  if (refused?.refused.startsWith('ERR_STORE') === true) tally.refused += 1
  else tally.problem(`${name}: ${refused?.message ?? 'nothing was refused'}`)
  const where = `${name}: ${refused?.message ?? ''}`
  await expectInOrderAfter(context, tally, { ran, directory, story, where })
  unmount(small)
}

/** A limit that the machine sets a process. What it acknowledged before, and what comes after it, must be in order. */
async function limited(context, tally, { trouble, name, mayEnd = false, ...options }) {
  const directory = context.scratch('limited')
  const ran = await write({ story, directory, from: 0, trouble, to: 150 }, options)
  tally.injected += 1
  const refused = ran.reports.find((report) => 'refused' in report)
  if (refused !== undefined) {
    if (refused.refused.startsWith('ERR_STORE')) tally.refused += 1
    else tally.problem(`${name}: ${refused.message}`)
  } else if (mayEnd && ran.code !== 0) {
    if (ran.signal !== null) tally.kills += 1
  } else if (ran.code !== 0) {
    tally.problem(`${name}: exit ${ran.code ?? ran.signal}: ${ran.errors.slice(-300)}`)
  } else {
    tally.endured += 1
  }
  await expectInOrderAfter(context, tally, { ran, directory, story, where: name })
}

/** Once some steps were taken, leaves the process only this many descriptors more than it has. */
const leaveDescriptors = (spare) => (report, child) => {
  if (report.done !== 20) return
  const open = new Set(fs.readdirSync(`/proc/${child.pid}/fd`).map(Number))
  let limit = 0
  for (let free = 0; free < spare || open.has(limit); limit++) free += open.has(limit) ? 0 : 1
  run('prlimit', ['--pid', String(child.pid), `--nofile=${limit}`])
}

const inTurn = async (list, work) => {
  for (const each of list) await work(each)
}

export const spaceRows = [
  {
    id: 'LF-05, LF-06',
    name: 'full file systems',
    fault: 'a small tmpfs and ext4 full under journal, private, index, or all; then space',
    run: (context, tally) =>
      inTurn(['all', 'journal', 'private', 'index'], async (part) => {
        const kinds = { tmpfs: memory('size=2m'), ext4: ext4(context) }
        await Promise.all(
          Object.entries(kinds).map(([kind, mount]) =>
            fill(context, tally, { mount, part, name: `${kind} full, ${part}` }),
          ),
        )
      }),
  },
  {
    id: 'LF-05',
    name: 'out of inodes',
    fault: 'a tmpfs and an ext4 file system without free inodes; then some',
    run: (context, tally) =>
      Promise.all([
        fillInodes(context, tally, {
          mount: memory('size=20m,nr_inodes=40'),
          name: 'tmpfs inodes',
        }),
        fillInodes(context, tally, { mount: ext4Inodes(context), name: 'ext4 inodes' }),
      ]),
  },
  {
    id: 'LF-07',
    name: 'file size limit',
    fault: 'a largest file size (RLIMIT_FSIZE)',
    run: (context, tally) =>
      inTurn([3000, 9000, 15_000], (bytes) =>
        limited(context, tally, {
          before: ['prlimit', `--fsize=${bytes}`],
          name: `files of ${bytes} bytes`,
        }),
      ),
  },
  {
    id: 'LF-07',
    name: 'descriptor limit',
    fault: 'few descriptors (RLIMIT_NOFILE)',
    run: (context, tally) =>
      inTurn([0, 1], (spare) =>
        limited(context, tally, { onLine: leaveDescriptors(spare), name: `${spare} descriptors` }),
      ),
  },
  {
    id: 'LF-36',
    name: 'memory',
    fault: 'a heap of 32 MiB; the heap exhausted in the middle of an append',
    run: (context, tally) =>
      inTurn([undefined, { do: 'memory', at: 40 }, { do: 'memory', at: 41 }], (trouble) =>
        limited(context, tally, {
          flags: ['--max-old-space-size=32'],
          trouble,
          name: `a small heap, ${trouble?.do ?? 'enough'}`,
          mayEnd: trouble !== undefined,
        }),
      ),
  },
]

function ext4Inodes({ scratch }) {
  return (directory) =>
    mountExt4(directory, { file: scratch('ext4-image'), mebibytes: 16, inodes: 48 })
}
