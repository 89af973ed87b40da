// Does jobs, each in a process of its own: a list of tasks, one a line on standard input, and reports on standard output.
// To start Node and load everything takes longer than most tasks. So this process loads everything, and is forked for each
// job, where preload.c can; with `--once` it does one job itself.
//
// A forked Node has none of V8's threads: it runs with --single-threaded. Its own, and LevelDB's, are real.
import * as fs from 'node:fs'
import { openPage } from './page.mjs'
import { tasks } from './tasks.mjs'

const once = process.argv.includes('--once')
const scratch = process.env.CUSTODIA_SCRATCH
const page = openPage(process.env.CUSTODIA_FAULTS)

const report = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`)

async function work(job) {
  for (const { task, ...given } of job) await tasks[task](given, { page, report })
}

/** Ends at once: a forked Node has no threads that it could wait for. */
function leave() {
  try {
    fs.openSync('/custodia-faults/exit')
  } catch {
    process.reallyExit(1)
  }
}

function fail(error) {
  page.disarm()
  report({ failed: String(error?.stack ?? error), code: error?.code })
  leave()
}

let rest = ''
/** The next line of standard input; undefined at its end. Waits without turning the event loop. */
function nextLine() {
  const bytes = Buffer.alloc(65_536)
  while (!rest.includes('\n')) {
    const length = fs.readSync(0, bytes, 0, bytes.length, null)
    if (length === 0) return undefined
    rest += bytes.toString('utf8', 0, length)
  }
  const end = rest.indexOf('\n')
  const line = rest.slice(0, end)
  rest = rest.slice(end + 1)
  return line
}

const threads = () => fs.readdirSync('/proc/self/task').length

/**
 * Runs what jobs will run, so that they find it compiled. LevelDB must not begin its one thread here: who is forked would
 * wait for it for ever. It begins it to compact tables, which it does once enough was read in vain.
 */
async function warmUp() {
  const warm = { directory: `${scratch}/warm-${process.pid}`, story: 'plain' }
  const quiet = { page, report: () => undefined }
  // So that libuv's threads are counted.
  await Promise.all(Array.from({ length: 8 }, () => fs.promises.stat('/')))
  const before = threads()
  for (let i = 0; i < 6; i++) {
    await tasks.tell({ ...warm, from: 0 }, quiet)
    await tasks.view({ ...warm, done: 14 }, quiet)
    fs.rmSync(warm.directory, { recursive: true, force: true })
  }
  if (threads() !== before) throw new Error('LevelDB has begun a thread')
}

/** In the process that was forked: what Node has noted about itself is of the other one. */
function becomeOneself() {
  const pid = Number(fs.readlinkSync('/proc/self'))
  Object.defineProperty(process, 'pid', { value: pid })
}

async function serve() {
  await warmUp()
  globalThis.gc?.()
  report({ ready: true })
  for (let line = nextLine(); line !== undefined; line = nextLine()) {
    if (fs.openSync('/custodia-faults/fork') === 0) {
      becomeOneself()
      await work(JSON.parse(line))
      return
    }
    const { status, ...counted } = page.read()
    page.disarm()
    report({ end: true, signal: status & 127, code: (status >> 8) & 255, ...counted })
  }
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
try {
  await (once ? work(JSON.parse(nextLine())) : serve())
  leave()
} catch (error) {
  fail(error)
}
