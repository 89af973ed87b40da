import { isCustodyError } from '@custodia/core/errors'
import type { CustodyErrorCode } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import type { Machine } from '../../packages/level/src/store/options.ts'
import { seededRandom } from '../mutations/random.ts'
import type { Random } from '../mutations/random.ts'
import { nothingExpected, Violation } from './expected.ts'
import type { Expected } from './expected.ts'
import { createHazards } from './hazards.ts'
import type { Hazards } from './hazards.ts'
import { createSimulatedMachine } from './simulated-machine.ts'
import type { SimulatedMachine } from './simulated-machine.ts'

/** Where the bits of a schedule flip, if they do. */
export type Flips = 'none' | 'read' | 'write' | 'stored'

/** One schedule while it runs. */
export interface Run {
  readonly random: Random
  readonly hazards: Hazards
  readonly sim: SimulatedMachine
  readonly expected: Expected
  readonly flips: Flips
  /** Notes a step; the text is made only if somebody reads it. */
  readonly tell: (what: () => string) => void
  store: Store | undefined
  /** Whether a write failed, so that the open store takes no more. */
  poison: 'no' | 'perhaps' | 'yes'
  /** Bits were flipped for good. */
  isDamaged: boolean
  /** A claim could not be removed, and names a process that runs. */
  mayBeLocked: boolean
  /** Batches that were tried: no two are the same. */
  batches: number
  /** Recovered by opening; refused by name after damage. */
  recovered: number
  refused: number
  /** Events and checkpoints that were acknowledged. */
  acknowledged: number
}

export interface RunOptions {
  readonly between?: ((machine: Machine) => Machine) | undefined
  readonly trace?: string[] | undefined
}

const segmentLengths = [400, 900, 2500, 1_000_000]

export function beginRun(seed: number, { between, trace }: RunOptions): Run {
  const random = seededRandom(seed)
  const tell = (what: () => string): void => void trace?.push(what())
  const hazards = createHazards(tell)
  const segmentLength = random.pick(segmentLengths)
  return {
    random,
    hazards,
    sim: createSimulatedMachine({ random, hazards, segmentLength, between }),
    expected: nothingExpected(),
    flips: random.pick([
      'none',
      'none',
      'none',
      'none',
      'none',
      'read',
      'write',
      'stored',
    ] as const),
    tell,
    store: undefined,
    poison: 'no',
    isDamaged: false,
    mayBeLocked: false,
    batches: 0,
    recovered: 0,
    refused: 0,
    acknowledged: 0,
  }
}

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The process ended before anybody was told anything. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly code: CustodyErrorCode; readonly message: string }

/** How often something went wrong so far. */
export const mishapsOf = ({ hazards: { counts } }: Run): number => counts.errors + counts.flips

/**
 * Makes a call of the store. A failure must have a name, and a reason: something went wrong meanwhile, or `mayFail` says
 * why it may fail all the same.
 */
export async function attempt<T>(
  run: Run,
  what: string,
  call: () => Promise<T>,
  mayFail: (code: CustodyErrorCode) => boolean = () => false,
): Promise<Outcome<T>> {
  const before = mishapsOf(run)
  run.tell(() => what)
  const { process } = run.sim
  try {
    const value = await call()
    return process.isAlive() ? { kind: 'done', value } : { kind: 'ended' }
  } catch (error) {
    if (!process.isAlive()) return { kind: 'ended' }
    if (!isCustodyError(error)) {
      throw new Violation(
        'nameless',
        `${what}: ${error instanceof Error ? error.stack : 'no error'}`,
      )
    }
    const { code, message } = error
    run.tell(() => `    ${code}: ${message}`)
    if (run.isDamaged || mishapsOf(run) > before || mayFail(code)) {
      return { kind: 'failed', code, message }
    }
    throw new Violation('refused', `${what}: ${code} ${message}`)
  }
}
