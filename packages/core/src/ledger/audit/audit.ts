import { createChecklist } from '../../store/index.ts'
import type { ChecklistResult, FaultPlace } from '../../store/index.ts'
import type { PayloadOf } from '../../wire/index.ts'
import { recordChecks } from './check-table.ts'
import type { RecordCheck } from './check-table.ts'
import { checkCheckpoint } from './checkpoint-check.ts'
import type { AuditedEntry, RecordChecklist } from './context.ts'
import { createEntryJudge } from './entry-judge.ts'
import { recordFaults } from './faults.ts'
import type { RecordFault } from './faults.ts'
import { createLogTree, leafHash } from './log-tree.ts'
import { leafOf, placeOf, readEvent } from './read-entry.ts'

/**
 * Recomputes everything that a record says: signatures, chains, tags, commitments, anchors, the law. It is handed the
 * entries in the order of the log and keeps no more of them than the law does, and 64 bytes for the tree.
 *
 * Whoever reads the entries checks that they are what was written; here the question is whether what was written is right.
 */
export interface RecordAudit {
  /** Takes the next entry. */
  take(entry: AuditedEntry): void
  /** The next entry cannot be read. Its leaf hash, if it is known otherwise, keeps the tree whole. */
  miss(leafHash?: Uint8Array): void
  /** Looks at the last checkpoint and at what shows only in the whole. Call it once. */
  finish(end: AuditEnd): Promise<RecordAuditResult>
}

export interface AuditEnd {
  /** The last checkpoint, a signed note. */
  readonly checkpoint: Uint8Array | undefined
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

export interface RecordAuditResult extends ChecklistResult<RecordCheck, RecordFault> {
  /** Event id of the founding, and what it says; undefined if it cannot be read, or is none. */
  readonly ledger: string | undefined
  readonly genesis: PayloadOf<'ledger.opened'>['fields'] | undefined
  /** Root of the first `size` entries, 32 bytes; undefined if there are not as many, or a leaf of them is not known. */
  readonly rootAt: (size: number) => Promise<Uint8Array | undefined>
}

export function createRecordAudit(): RecordAudit {
  const list: RecordChecklist = createChecklist(recordChecks, recordFaults)
  const tree = createLogTree()
  const judge = createEntryJudge(list)
  let size = 0
  let lastTime = 0

  function addLeaf(hash: Uint8Array | undefined): void {
    if (hash !== undefined && tree.size === size) tree.add(hash)
    size += 1
  }

  function checkTime(recordedAt: number, place: FaultPlace): void {
    list.look('record.times')
    if (recordedAt < lastTime) {
      list.find('record.time', { place, expected: `at least ${lastTime}`, found: recordedAt })
    }
    lastTime = Math.max(lastTime, recordedAt)
  }

  return {
    take(entry) {
      const leaf = leafOf(entry.leaf)
      const place = placeOf(entry, leaf?.eventId)
      if (leaf !== undefined) checkTime(leaf.recordedAt, place)
      if (entry.event === undefined) {
        judge.erased(entry, { leaf, place })
        return addLeaf(leafHash(entry.leaf))
      }
      const event = readEvent(entry.event, place, list)
      if (event === undefined) judge.unread(entry, leaf?.eventId)
      else judge.judge(entry, event, { leaf, place })
      addLeaf(leafHash(entry.leaf))
    },
    miss(hash) {
      judge.miss(size)
      skipMissing(size, list)
      addLeaf(hash)
    },
    async finish({ checkpoint, now }) {
      await judge.finish(tree, now)
      const { founding, genesis } = judge
      if (size > 0 && founding === undefined && list.faults('record.founded') === 0) {
        list.skip('record.founded', 'The first entry cannot be read.')
      }
      checkCheckpoint({ note: checkpoint, size, genesis }, list)
      return {
        ...list.result(),
        ledger: founding,
        genesis,
        rootAt: async (wanted) =>
          wanted >= 1 && wanted <= tree.size ? tree.rootAt(wanted) : undefined,
      }
    },
  }
}

/** Checks that look at each entry by itself, and so have not looked at one that is not there. */
const ofEachEntry = [
  'record.events',
  'record.signatures',
  'record.chains',
  'record.tags',
  'record.commitments',
  'record.times',
  'record.sealed',
] as const

function skipMissing(index: number, list: RecordChecklist): void {
  for (const check of ofEachEntry) list.skip(check, `Not for entry ${index}, which cannot be read.`)
}
