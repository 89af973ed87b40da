import type { Random } from '../mutations/random.ts'

/** A call to the machine: of the disk, or of what stands for LevelDB. */
export type CallName =
  | 'kind'
  | 'names'
  | 'open'
  | 'create'
  | 'makeDirectory'
  | 'rename'
  | 'remove'
  | 'syncDirectory'
  | 'length'
  | 'read'
  | 'write'
  | 'truncate'
  | 'datasync'
  | 'close'
  | 'openIndex'
  | 'readIndex'
  | 'writeIndex'
  | 'closeIndex'

/** What shall go wrong. */
export type Fault =
  /** The process ends, or the power goes, before the call, halfway through it, or when it is done. */
  | {
      readonly kind: 'crash'
      readonly power: boolean
      readonly when: 'before' | 'during' | 'after'
    }
  /** The call fails; so do further ones of the kind, up to `times` or until the reason is gone. */
  | { readonly kind: 'error'; readonly of: ErrorKind; readonly times: number }
  /** One bit of what is read, or of what is handed to be written, is another one. */
  | { readonly kind: 'flip'; readonly of: 'read' | 'write' }

export interface Counts {
  crashes: number
  errors: number
  flips: number
}

/** What is to go wrong next, and when. */
export interface Hazards {
  readonly counts: Counts
  /** Is asked before every call: what shall go wrong with it. */
  at(call: CallName, path: string): Fault | undefined
  /** Arms a fault for the call that comes after `calls` others of those that it can hit. */
  arm(fault: Fault, calls: number): void
  /** Nothing goes wrong any more: there is space again, the cable is in again. */
  disarm(): void
}

/** Calls that change something. A crash between two others is the same as one at the next of these. */
const changes: readonly CallName[] = [
  'create',
  'makeDirectory',
  'rename',
  'remove',
  'write',
  'truncate',
  'datasync',
  'syncDirectory',
  'openIndex',
  'writeIndex',
  'closeIndex',
]

const taking: readonly CallName[] = [
  'create',
  'makeDirectory',
  'rename',
  'write',
  'datasync',
  'syncDirectory',
  'writeIndex',
]

/** How the machine refuses, and which calls that can meet. */
const refusals = {
  'a failing disk, written': { code: 'EIO', calls: [...changes, 'close'] },
  'a failing disk, read': { code: 'EIO', calls: ['read', 'length'] },
  'a failing disk, looked up': { code: 'EIO', calls: ['kind', 'names', 'open', 'openIndex'] },
  'a failing disk, read by LevelDB': { code: 'EIO', calls: ['readIndex'] },
  'a full disk': { code: 'ENOSPC', calls: taking },
  'a full quota': { code: 'EDQUOT', calls: taking },
  'no descriptor left': {
    code: 'EMFILE',
    calls: ['open', 'create', 'names', 'syncDirectory', 'openIndex'],
  },
} as const satisfies { [kind: string]: { code: string; calls: readonly CallName[] } }

export type ErrorKind = keyof typeof refusals

export const errorCode = (of: ErrorKind): string => refusals[of].code

export function createHazards(tell: (what: () => string) => void): Hazards {
  let armed: Fault | undefined
  let left = 0
  let times = 0
  const counts: Counts = { crashes: 0, errors: 0, flips: 0 }
  return {
    counts,
    at(call, path) {
      if (armed === undefined || !canHit(armed, call, path)) return undefined
      if (left > 0) {
        left -= 1
        return undefined
      }
      const fault = armed
      times -= 1
      if (times <= 0) armed = undefined
      counts[countOf[fault.kind]] += 1
      tell(() => `    ${describe(fault)} at ${call} ${path}`)
      return fault
    },
    arm(fault, calls) {
      armed = fault
      left = calls
      times = fault.kind === 'error' ? fault.times : 1
    },
    disarm() {
      armed = undefined
    },
  }
}

const countOf = { crash: 'crashes', error: 'errors', flip: 'flips' } as const

function canHit(fault: Fault, call: CallName, path: string): boolean {
  // What a claim holds differs from machine to machine, and a schedule must not.
  if (fault.kind === 'flip') return call === fault.of && !path.includes('lock')
  const calls: readonly CallName[] = fault.kind === 'crash' ? changes : refusals[fault.of].calls
  return calls.includes(call)
}

export function describe(fault: Fault): string {
  if (fault.kind === 'flip') return `a bit flips, ${fault.of}`
  if (fault.kind === 'crash') return `${fault.power ? 'power lost' : 'killed'} ${fault.when}`
  return `${refusals[fault.of].code}: ${fault.of}, ${fault.times} times`
}

export function anyCrash(random: Random): Fault {
  const when = random.pick(['before', 'during', 'after'] as const)
  return { kind: 'crash', power: random.below(3) > 0, when }
}

/** As often as they are to be picked: what meets few calls of many is picked more often. */
const kinds: readonly ErrorKind[] = [
  ...(Object.keys(refusals) as ErrorKind[]),
  'a failing disk, written',
  'a failing disk, read',
  'a failing disk, read',
]

export function anyError(random: Random): Fault {
  const of = random.pick(kinds)
  return { kind: 'error', of, times: random.pick([1, 1, 2, 3, Number.POSITIVE_INFINITY]) }
}

/** How many calls later: mostly within one append, sometimes as far as opening goes. */
export function anyDelay(random: Random): number {
  return random.below(random.pick([4, 12, 36]))
}
