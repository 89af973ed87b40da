import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Which process it is, also after its number was given to another one. */
export interface ProcessIdentity {
  readonly pid: number
  readonly host: string
  /** The run of the machine, and when in it the process began; empty where the system does not tell. */
  readonly boot: string
  readonly started: string
}

let own: ProcessIdentity | undefined

export function thisProcess(): ProcessIdentity {
  const { pid } = process
  // A process that was forked from this one is another one.
  if (own?.pid !== pid) own = { pid, host: hostname(), boot: bootId(), started: startOf(pid) }
  return own
}

/**
 * Whether the process may still run. In doubt it may: a lock that is kept too long costs a question, one that is broken
 * too early costs the record.
 */
export function mayRun(other: ProcessIdentity): boolean {
  const { boot, host } = thisProcess()
  const sameRun = other.boot !== '' && boot !== '' ? other.boot === boot : undefined
  // Another machine, or one that was started again under another name: nothing can be known of its processes.
  if (other.host !== host && sameRun !== true) return true
  if (sameRun === false) return false
  if (!isAlive(other.pid)) return false
  const started = startOf(other.pid)
  return started === '' || other.started === '' || started === other.started
}

/** Signal 0 asks whether there is such a process, on every platform. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function bootId(): string {
  return readOrEmpty('/proc/sys/kernel/random/boot_id').trim()
}

/** Start of a process in clock ticks since boot: the 22nd field of its stat, counted behind the name in brackets. */
function startOf(pid: number): string {
  const stat = readOrEmpty(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
