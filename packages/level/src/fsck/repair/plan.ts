import type { Disk } from '../../disk/disk.ts'
import { nodeDisk } from '../../disk/node-disk.ts'
import { layoutOf } from '../../store/layout.ts'
import type { Layout } from '../../store/layout.ts'
import type { StoreCheckResult } from '../check-store.ts'
import type { CheckedEntry } from '../context.ts'
import type { ComposedSegment, Range } from './compose.ts'
import { fingerprintStore } from './fingerprint.ts'
import { planJournal } from './journal-plan.ts'
import { emptyMap, mapJournal } from './journal-map.ts'
import { openKnowledge } from './knowledge.ts'
import type { Sides } from './sides.ts'
import { checkpointSteps, journalSteps, keptSteps, privateSteps } from './steps.ts'

/** What is to be put in place of damage, file by file. */
export type RepairStep =
  | {
      readonly kind: 'journal'
      /** Relative to the store. */
      readonly file: string
      readonly entries: readonly Range[]
      readonly segment: ComposedSegment
    }
  | {
      readonly kind: 'private'
      readonly file: string
      readonly values: number
      readonly erased: number
      readonly segment: number
      readonly bytes: Uint8Array
    }
  | {
      readonly kind: 'checkpoint'
      readonly file: string
      readonly size: number
      /** Where it comes from. */
      readonly from: string
      readonly note: Uint8Array
    }
  | {
      readonly kind: 'checkpoints'
      readonly file: string
      /** Records that it will have, and how many of them the damaged file does not give. */
      readonly records: number
      readonly added: number
      readonly bytes: Uint8Array
    }

/** What stays as it is, and why. */
export interface RepairRefusal {
  readonly what: string
  readonly why: string
}

export interface RepairPlan {
  readonly steps: readonly RepairStep[]
  readonly refused: readonly RepairRefusal[]
  readonly layout: Layout
  /** Where the entries come from; undefined if none do. */
  readonly copy: Layout | undefined
  /** What the files looked like when the plan was made. */
  readonly fingerprint: string
}

/** A checkpoint that is at hand, and where it lies. */
export interface NamedNote {
  readonly name: string
  readonly note: Uint8Array
}

export interface RepairRequest {
  readonly directory: string
  readonly check: StoreCheckResult
  /** Another copy of the store: a backup, or any other. */
  readonly from?: string
  /** Checkpoints that lie elsewhere, such as the one beside the log key. */
  readonly notes?: readonly NamedNote[]
  /** Reads a checkpoint by the log key that the founding names; undefined if it is none that this key has signed. */
  readonly openNote: (
    note: Uint8Array,
    founding: Uint8Array,
  ) => { readonly size: number; readonly rootHash: Uint8Array } | undefined
  /** What is wrong with an entry of the copy by itself, in a clause: what no leaf and no root proves of it. */
  readonly faultOf: (entry: CheckedEntry, founding: Uint8Array) => string | undefined
  readonly disk?: Disk
}

/**
 * Finds out what can be put back, and changes nothing: entries of the journal, private values and the checkpoint, each only
 * from a copy that proves itself. The index and what a crash has left are for `mendStore`, once everything else is whole.
 * Errors: ERR_STORE_READ.
 */
export async function planRepair(request: RepairRequest): Promise<RepairPlan> {
  const { disk = nodeDisk, directory, from } = request
  const layout = layoutOf(directory)
  const fingerprint = fingerprintStore(disk, layout)
  const knowledge = await openKnowledge(disk, layout)
  try {
    const isRight = doubtsEntries(request.check)
      ? (index: number, hash: Uint8Array) => knowledge.isRight(index, hash)
      : undefined
    const own = mapJournal({ disk, layout, ...(isRight === undefined ? {} : { isRight }) })
    const copyLayout = from === undefined ? undefined : layoutOf(from)
    const copy =
      copyLayout === undefined ? emptyMap(layout) : mapJournal({ disk, layout: copyLayout })
    const sides: Sides = { request, disk, own, copy, knowledge }
    const journal = planJournal(sides)
    const steps = [
      ...journalSteps(sides, journal),
      ...privateSteps(sides, journal),
      ...checkpointSteps(sides, journal),
      ...keptSteps(sides, journal),
    ]
    return { steps, refused: journal.refused, layout, copy: copyLayout, fingerprint }
  } finally {
    await knowledge.close()
  }
}

/** Entries that can be read are doubted only where a checkpoint says that the log was another. */
function doubtsEntries({ faults }: StoreCheckResult): boolean {
  return faults.some(({ code }) => code === 'store.checkpoint-root')
}
