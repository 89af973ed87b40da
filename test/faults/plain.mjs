// Processes that are started as people start them.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const writer = fileURLToPath(new URL('writer.mjs', import.meta.url))
const patience = 60_000

/**
 * Starts a program; gives its lines of JSON, how it ended, and what it said on standard error. `onLine` sees each line as
 * it comes, and the process.
 */
export function start(program, args, { env = {}, onLine = () => undefined, cwd } = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
  })
  const reports = []
  let rest = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    for (const line of lines) {
      if (!line.startsWith('{')) continue
      reports.push(JSON.parse(line))
      onLine(reports.at(-1), child)
    }
  })
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ reports, code, signal, errors })
    })
  })
}

/** Tells a story in a process of its own; `before` is what stands in front of Node: strace, prlimit, faketime. */
export function write(task, { before = [], flags = [], ...options } = {}) {
  const command = [...before, process.execPath, ...flags, writer, JSON.stringify(task)]
  return start(command[0], command.slice(1), options)
}

/** How many steps were acknowledged. */
export function doneOf({ reports }, from = 0) {
  return Math.max(from, ...reports.map((report) => report.done ?? 0))
}
