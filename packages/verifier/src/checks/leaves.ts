import { fromHex, toHex } from '@custodia/core/bytes'
import { leafTag } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { EventLog } from '../bundle/event-log.ts'
import type { Collector } from '../collector.ts'
import type { LeafExamination } from '../leaves/examine-leaves.ts'
import type { LeavesReport } from '../report-time.ts'

export interface LeavesClaim {
  /** Undefined if nobody gave the leaves. */
  readonly leaves: LeafExamination | undefined
  /** Whether the bundle itself carries them. */
  readonly isCarried: boolean
  /** Whether the trust file demands that all leaves are examined. */
  readonly isDemanded: boolean
  readonly ledger: string
  readonly log: EventLog
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly checkpoint: Checkpoint | undefined
}

/**
 * Shows from all leaves of the log that none of them continues a chain that is shown (D23, C4). Nobody need be believed for
 * that but whoever vouches that there is one log: its checkpoint. Undefined if it is not shown.
 */
export function checkLeaves(claim: LeavesClaim, collector: Collector): LeavesReport | undefined {
  const { leaves, checkpoint, isCarried, isDemanded } = claim
  if (leaves === undefined || checkpoint === undefined) {
    if (isDemanded) collector.find('leaves.none', { place: {} })
    else collector.skip('leaves.examined', 'Nobody gave the leaves of the whole log.')
    return undefined
  }
  collector.look('leaves.examined', leaves.size)
  const { size, rootHash } = checkpoint
  if (leaves.size !== size || !leaves.isRoot(rootHash)) {
    const [expected, found] = [`${size} leaves, root ${toHex(rootHash)}`, `${leaves.size} leaves`]
    collector.find(isCarried ? 'leaves.root' : 'leaves.other-log', { place: {}, expected, found })
    return undefined
  }
  const isSound = reportFaults(leaves, claim.log, collector)
  const isEnd = reportContinued(leaves, claim, collector)
  if (!isSound || !isEnd) return undefined
  return { examined: size, lastRecordedAt: leaves.lastTime }
}

/** Two leaves for one place of a chain are told apart by whether the chain is shown here. */
function reportFaults(leaves: LeafExamination, log: EventLog, collector: Collector): boolean {
  const isShown = shownIndexes(log)
  let isSound = true
  for (const { index, kind, earlier } of leaves.faults) {
    const place = { index }
    if (kind !== 'repeated') {
      collector.find('leaves.malformed', { place, found: kind })
      isSound = false
    } else if (isShown(index) || isShown(earlier!)) {
      collector.find('leaves.repeated', { place, found: `the tag of entry ${earlier}` })
      isSound = false
    } else {
      collector.find('leaves.repeated-elsewhere', { place, found: `the tag of entry ${earlier}` })
    }
  }
  return isSound && leaves.faultCount === leaves.faults.length
}

function shownIndexes(log: EventLog): (index: number) => boolean {
  const shown = new Set(Array.from(log.byIndex(), (ordinal) => log.index(ordinal)))
  return (index) => shown.has(index)
}

function reportContinued(
  leaves: LeafExamination,
  { carried, ledger }: LeavesClaim,
  collector: Collector,
): boolean {
  let isEnd = true
  for (const { kind, chain, start, end, nextSecret } of carried.values()) {
    if (nextSecret === undefined) continue
    const seq = end - start
    const tag = fromHex(leafTag({ ledgerId: ledger, chainId: chain, seq }, nextSecret))!
    const index = leaves.find(tag)
    if (index === undefined) continue
    isEnd = false
    collector.find('leaves.continued', { place: { index, kind, chain, seq } })
  }
  return isEnd
}
