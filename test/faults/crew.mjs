// Processes that do jobs, two at a time, and what came of each job.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultEnvironment, openPage } from './page.mjs'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
const flags = [
  '--single-threaded',
  '--expose-gc',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
]
const patience = 300_000

/** Numbers of the processors that this process may use. */
const processors = readFileSync('/proc/self/status', 'latin1')
  .match(/^Cpus_allowed_list:\t(.+)$/m)[1]
  .split(',')
  .flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })

/** Starts workers; `library` is preload.c compiled, `scratch` a directory for what they need. */
export async function startCrew({ library, scratch, lanes = 2, withReads = false }) {
  const started = Array.from({ length: lanes }, (_, i) =>
    createLane({
      library,
      scratch,
      withReads,
      name: `lane-${withReads ? 'reads-' : ''}${i}`,
      processor: processors[i % processors.length],
    }),
  )
  const free = [...started]
  const waiting = []
  const release = (lane) => {
    const next = waiting.shift()
    if (next === undefined) free.push(lane)
    else next(lane)
  }
  const acquire = () =>
    free.length > 0 ? Promise.resolve(free.pop()) : new Promise((resolve) => waiting.push(resolve))
  return {
    lanes,
    /** Does a job, a list of tasks; gives its reports, how its process ended, and what the page counted. */
    async run(job) {
      const lane = await acquire()
      try {
        return await lane.run(job)
      } finally {
        release(lane)
      }
    },
    /** Processes that work now. */
    pids: () => started.flatMap((lane) => lane.pid() ?? []),
    /** Ends them, and waits for that. */
    stop: () => Promise.all(started.map((lane) => lane.stop())),
  }
}

function createLane({ library, scratch, withReads, name, processor }) {
  const page = join(scratch, `${name}.page`)
  openPage(page).close()
  const env = {
    ...process.env,
    CUSTODIA_SCRATCH: scratch,
    ...faultEnvironment({ library, page, withReads }),
  }
  let child
  let onLine
  let onEnd
  const start = () => {
    child = spawn(process.execPath, [...flags, worker], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    })
    const mine = child
    let rest = ''
    mine.stdin.on('error', () => undefined)
    mine.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      for (const line of lines) onLine?.(JSON.parse(line))
    })
    mine.on('close', (code, signal) => {
      if (child === mine) child = undefined
      onEnd?.(`the worker ended: ${signal ?? code}`)
    })
    return until((line) => line.ready === true)
  }
  /** Collects lines until one is the last, the worker ends, or patience does. */
  const until = (isLast) =>
    new Promise((resolve, reject) => {
      const lines = []
      const settle = (outcome, value) => {
        clearTimeout(timer)
        onLine = undefined
        onEnd = undefined
        outcome(value)
      }
      const timer = setTimeout(() => {
        void stop()
        settle(reject, new Error('a job did not end'))
      }, patience)
      onEnd = (reason) => settle(reject, new Error(reason))
      onLine = (line) => {
        lines.push(line)
        if (isLast(line)) settle(resolve, lines)
      }
    })
  const stop = async () => {
    if (child === undefined) return
    const closed = once(child, 'close')
    // The group, so that a forked process goes too.
    process.kill(-child.pid, 'SIGKILL')
    child = undefined
    await closed
  }
  return {
    stop,
    pid: () => child?.pid,
    async run(job) {
      if (child === undefined) {
        await start()
        pin(child.pid, processor)
      }
      child.stdin.write(`${JSON.stringify(job)}\n`)
      const lines = await until((line) => line.end === true)
      return { reports: lines.slice(0, -1), ...lines.at(-1) }
    },
  }
}

/** Keeps a process on one processor: a fork, and each page that it then writes, costs a fifth less. */
function pin(pid, processor) {
  execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(pid)])
}
