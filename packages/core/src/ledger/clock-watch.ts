import { isCustodyError } from '../errors.ts'
import type { Draft } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { isTime } from './clock.ts'
import { signAsService } from './sign.ts'
import { withinChain } from './submit.ts'

/** Records that the ledger's clock stands behind what it has recorded (D9). */
export interface ClockWatch {
  /** Asked before something is recorded: if the clock was set back since, an incident stands in the log first. */
  check(core: LedgerCore): Promise<void>
}

/** A clock that is corrected by less than this, in milliseconds, is no incident. */
const tolerance = 1000

/** How far the clock stood behind when the log had come to `time`. */
interface Observation {
  readonly time: number
  readonly behind: number
}

/** One incident for each jump: while the clock only catches up, it is still the same one. */
export function createClockWatch(): ClockWatch {
  let last: Observation | undefined
  let underway: Promise<void> | undefined

  async function observe(core: LedgerCore, seen: Observation): Promise<void> {
    const known = last?.time === seen.time ? last.behind : knownBehind(core, seen.time)
    if (seen.behind <= known + tolerance) last = seen
    else if (await recordJump(core, seen)) last = seen
  }

  return {
    async check(core) {
      const seen = { time: core.log.lastTime, behind: core.log.lastTime - core.clock() }
      if (!isTime(core.clock()) || seen.behind <= tolerance) return
      underway ??= observe(core, seen).finally(() => (underway = undefined))
      await underway
    },
  }
}

/** What the record says already, if the log has not gone on since: by a process before this one. */
function knownBehind({ state, id, serviceParty }: LedgerCore, time: number): number {
  const incident = state.incidents(id).findLast(({ by }) => by === serviceParty)
  const isOfNow = incident !== undefined && state.event(incident.event)?.recordedAt === time
  return isOfNow ? (incident.behind ?? 0) : 0
}

/** Whether the incident stands in the log. If not, it is tried again before the next entry: the chain may be reserved. */
async function recordJump(core: LedgerCore, seen: Observation): Promise<boolean> {
  try {
    await withinChain(core.id, core, async () => {
      await core.writer.append([await signAsService(incidentOf(seen), core.id, core)])
    })
    return true
  } catch (error) {
    const isPassing =
      isCustodyError(error) && (error.code === 'ERR_CHAIN_RESERVED' || error.code === 'ERR_SIGNER')
    if (!isPassing) throw error
    return false
  }
}

/** It is dated by the log: what the clock says is known to be wrong. */
function incidentOf({ time, behind }: Observation): Draft {
  return {
    type: 'incident.reported',
    role: 'service',
    occurredAt: { time: Math.floor(time / 1000) * 1000, offset: 0, precision: 'second' },
    fields: { kind: 'clock', behind },
    sealed: {
      description: `The clock stood ${behind} ms behind the last recorded time, which is repeated until it has caught up.`,
    },
  }
}
