import type { Machine } from '../../packages/level/src/store/options.ts'
import { Violation } from './expected.ts'
import type { ViolationKind } from './expected.ts'
import { runSchedule } from './schedule.ts'

export interface Simulation {
  /** Seed of the first schedule; the others follow it. */
  readonly first: number
  readonly schedules: number
  /** Puts something between the store and the disk. */
  readonly between?: ((machine: Machine) => Machine) | undefined
  /** Ends after this many schedules that broke a promise. */
  readonly maxViolations?: number
  /** Is told of each of them at once: a long run may be ended before its end. */
  readonly onViolation?: (violation: FoundViolation) => void
}

/** What came of some schedules: a row for a table of faults. */
export interface SimulationResult {
  readonly schedules: number
  /** Faults that hit: processes that ended in the middle of a call, calls that failed, bits that flipped. */
  readonly crashes: number
  readonly errors: number
  readonly flips: number
  /** Events and checkpoints that were acknowledged. */
  readonly acknowledged: number
  /** Schedules in which something acknowledged was gone, or refused to somebody who had to get it. */
  readonly lost: number
  /** Schedules in which an answer was another one, without an error. */
  readonly changed: number
  /** Times that a store was opened and showed what it had to. */
  readonly recovered: number
  /** Stores that were refused with a named error, as damage allows. */
  readonly refused: number
  readonly violations: readonly FoundViolation[]
}

export interface FoundViolation {
  readonly seed: number
  readonly kind: ViolationKind
  readonly message: string
  /** The steps of the schedule. */
  readonly trace: readonly string[]
}

/** Runs schedules one after the other. */
export async function simulate({
  first,
  schedules,
  between,
  maxViolations = 10,
  onViolation = () => undefined,
}: Simulation): Promise<SimulationResult> {
  const counts = { crashes: 0, errors: 0, flips: 0, acknowledged: 0, recovered: 0, refused: 0 }
  const violations: FoundViolation[] = []
  let done = 0
  for (; done < schedules && violations.length < maxViolations; done++) {
    const seed = first + done
    try {
      const { hazards, recovered, refused, acknowledged } = await runSchedule(seed, { between })
      counts.crashes += hazards.counts.crashes
      counts.errors += hazards.counts.errors
      counts.flips += hazards.counts.flips
      counts.recovered += recovered
      counts.refused += refused
      counts.acknowledged += acknowledged
    } catch (error) {
      if (!(error instanceof Violation)) throw new Error(`seed ${seed}`, { cause: error })
      const violation = { seed, ...(await replay(seed, between)) }
      violations.push(violation)
      onViolation(violation)
    }
  }
  const isLoss = ({ kind }: FoundViolation): boolean => kind === 'lost' || kind === 'refused'
  return {
    schedules: done,
    ...counts,
    lost: violations.filter(isLoss).length,
    changed: violations.filter(({ kind }) => kind === 'changed').length,
    violations,
  }
}

/** Runs the schedule of a seed again, and gives its steps, with the promise that it broke if it did. */
export async function replay(
  seed: number,
  between?: (machine: Machine) => Machine,
): Promise<Omit<FoundViolation, 'seed'>> {
  const trace: string[] = []
  try {
    await runSchedule(seed, { between, trace })
    throw new Error(`the schedule of seed ${seed} is not the same when it is run again`)
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    return { kind: error.kind, message: error.message, trace }
  }
}

/** A violation as it is printed. */
export function tell({ seed, kind, message, trace }: FoundViolation): string {
  return `seed ${seed}: ${kind}: ${message}\n${trace.map((line) => `  ${line}`).join('\n')}\n`
}
