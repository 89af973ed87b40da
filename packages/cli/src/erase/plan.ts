import type { Ledger, LedgerEvent } from '@custodia/core'
import type { HoldRecord } from '@custodia/core/custody'
import type { OpenHome } from '../home/use-ledger.ts'
import { findChain } from '../register/find-chain.ts'
import { findEvent } from '../register/find.ts'
import { readRegister } from '../register/register.ts'
import type { Register } from '../register/register.ts'

export interface ErasureRequest {
  /** An item, a case or a person, as people name it. */
  readonly target: string
  /** Entries, as people name them. */
  readonly events: readonly string[]
  /** None: all that they seal. */
  readonly labels: readonly string[]
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** What an erasure would do, as far as the record says, and nothing of the values themselves. */
export interface ErasurePlan {
  readonly chain: string
  readonly entries: readonly PlannedEntry[]
  /** What forbids it now. */
  readonly holds: readonly HoldRecord[]
  /** What is under way with these entries: challenges without an answer, acts that wait for others. */
  readonly matters: readonly Matter[]
  /** Exports that carried at least one of the entries, and later disclosures of values of them. */
  readonly exports: readonly PastExport[]
  readonly register: Register
}

export interface PlannedEntry {
  readonly event: LedgerEvent
  /** Labels of the values that would be erased, and of those that are erased already. */
  readonly values: readonly string[]
  readonly gone: readonly string[]
  /** It does not stand in the chain that was named. */
  readonly isElsewhere: boolean
}

export interface Matter {
  readonly kind: 'challenge' | 'act'
  /** Event id of the challenge or the act, and the entry that it concerns. */
  readonly event: string
  readonly entry: string
}

export interface PastExport {
  readonly event: string
  readonly index: number
  readonly recordedAt: number
  /** As it was sealed; undefined if nobody was named, or that was erased. */
  readonly recipient: string | undefined
  /** Positions of the entries that it carried. */
  readonly entries: readonly number[]
}

/** Finds out what an erasure would do; changes nothing. Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS. */
export async function planErasure(request: ErasureRequest, home: OpenHome): Promise<ErasurePlan> {
  const { ledger } = home
  const register = await readRegister(ledger)
  const chain = findChain(request.target, register)
  const events: LedgerEvent[] = []
  for (const text of request.events) events.push(await findEvent(text, home))
  return {
    chain,
    entries: events.map((event) => planEntry(event, chain, request.labels, ledger)),
    holds: holdsOn(chain, request.now, ledger),
    matters: events.flatMap((event) => mattersOf(event, request.now, ledger)),
    exports: await exportsOf(events, ledger),
    register,
  }
}

function planEntry(
  event: LedgerEvent,
  chain: string,
  labels: readonly string[],
  { state }: Ledger,
): PlannedEntry {
  const sealed = [...event.payload.sealed.keys()]
  const meant = labels.length === 0 ? sealed : sealed.filter((label) => labels.includes(label))
  const erased = new Set(state.erasures(event.id).flatMap((one) => one.labels))
  return {
    event,
    values: meant.filter((label) => !erased.has(label)),
    gone: meant.filter((label) => erased.has(label)),
    isElsewhere: event.chain !== chain,
  }
}

function holdsOn(chain: string, now: number, { state }: Ledger): readonly HoldRecord[] {
  const holds = state.item(chain)?.holds ?? state.caseRecord(chain)?.holds ?? []
  return holds.filter(({ until = Infinity }) => until >= now)
}

function mattersOf({ id, chain }: LedgerEvent, now: number, { state }: Ledger): readonly Matter[] {
  const open = state.event(id)?.openChallenges ?? []
  const waiting = state.pendingActs({ time: now }).filter((act) => {
    const event = state.event(act)
    return act === id || (event?.chain === chain && event.type === 'data.erased')
  })
  return [
    ...open.map((event) => ({ kind: 'challenge', event, entry: id }) as const),
    ...waiting.map((event) => ({ kind: 'act', event, entry: id }) as const),
  ]
}

/** Statements of exports stand in case chains; a person's entries can go out with any case. */
async function exportsOf(
  events: readonly LedgerEvent[],
  ledger: Ledger,
): Promise<readonly PastExport[]> {
  const found: PastExport[] = []
  for (const id of ledger.state.cases()) {
    for await (const past of ledger.history(id)) {
      const entries = carriedBy(past, events)
      if (entries.length === 0) continue
      const { id: event, index, recordedAt, opened } = past
      const recipient = opened.get('recipient')
      const named = typeof recipient === 'string' ? recipient : undefined
      found.push({ event, index, recordedAt, recipient: named, entries })
    }
  }
  return found.toSorted((a, b) => a.index - b.index)
}

function carriedBy({ payload }: LedgerEvent, events: readonly LedgerEvent[]): readonly number[] {
  if (payload.type === 'values.disclosed') {
    return events.filter(({ id }) => payload.fields.events.includes(id)).map(({ index }) => index)
  }
  if (payload.type !== 'bundle.exported') return []
  const counts = new Map(payload.fields.heads.map(({ chain, count }) => [chain, count]))
  return events
    .filter((event) => event.payload.seq < (counts.get(event.chain) ?? 0))
    .map(({ index }) => index)
}
