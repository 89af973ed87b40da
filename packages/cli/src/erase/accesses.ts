import type { Ledger, Store } from '@custodia/core'
import type { HoldRecord } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { parseLeaf } from '@custodia/core/wire'
import type { OpenHome } from '../home/use-ledger.ts'
import { findChain } from '../register/find-chain.ts'
import { readRegister } from '../register/register.ts'
import type { Register } from '../register/register.ts'

export interface AccessesRequest {
  /** An item, or a case for all its items; left out, all items of the ledger. */
  readonly target: string | undefined
  /** Accesses recorded before this moment; left out, the latest that the policy allows. */
  readonly until: number | undefined
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

/** What an erasure of accesses would do, as far as the record says. */
export interface AccessesPlan {
  /** Seconds that the policy keeps accesses; undefined if it sets no time. */
  readonly keep: number | undefined
  readonly until: number
  /** Whether the policy allows that day. */
  readonly isAllowed: boolean
  /** Items with accesses before it. */
  readonly items: readonly PlannedAccesses[]
  readonly register: Register
}

export interface PlannedAccesses {
  readonly item: string
  /** Entries that would be erased, and those of the list that would stay. */
  readonly entries: number
  readonly kept: number
  /** What forbids it now. */
  readonly holds: readonly HoldRecord[]
  /** Requests for this item that wait for their approval. */
  readonly waiting: readonly string[]
}

/** Finds out what an erasure would do; changes nothing. Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS, ERR_USAGE. */
export async function planAccesses(
  { target, until: given, now }: AccessesRequest,
  { ledger, store }: OpenHome,
): Promise<AccessesPlan> {
  const register = await readRegister(ledger)
  const keep = ledger.state.policyAt()?.keepAccesses
  const latest = keep === undefined ? 0 : now - keep * 1000
  const until = given ?? latest
  const items: PlannedAccesses[] = []
  for (const item of itemsOf(target, ledger, register)) {
    const planned = await planItem(item, { until, now }, { ledger, store })
    if (planned.entries > 0) items.push(planned)
  }
  return { keep, until, isAllowed: keep !== undefined && until <= latest, items, register }
}

function itemsOf(
  target: string | undefined,
  { state }: Ledger,
  register: Register,
): readonly string[] {
  if (target === undefined) return state.cases().flatMap((id) => state.itemsOfCase(id))
  const chain = findChain(target, register)
  if (state.item(chain) !== undefined) return [chain]
  if (state.caseRecord(chain) !== undefined) return state.itemsOfCase(chain)
  const message = `${target} is a person: name an item or a case`
  throw new CustodyError('ERR_USAGE', message, { argument: 'target' })
}

async function planItem(
  item: string,
  { until, now }: { readonly until: number; readonly now: number },
  { ledger, store }: { readonly ledger: Ledger; readonly store: Store },
): Promise<PlannedAccesses> {
  const { state } = ledger
  const record = state.item(item)!
  const chain = record.accessChain
  const indexes = chain === undefined ? [] : await store.chainIndexes(chain, 0)
  let [entries, kept] = [0, 0]
  for (const index of indexes) {
    const entry = await store.entry(index)
    if (entry.event === undefined) continue
    if (parseLeaf(entry.leaf).recordedAt < until) entries += 1
    else kept += 1
  }
  const holds = [...record.holds, ...(state.caseRecord(record.case)?.holds ?? [])]
  const waiting = state.pendingActs({ time: now }).filter((act) => {
    const event = state.event(act)
    return event?.chain === item && event.type === 'accesses.erased'
  })
  const inForce = unique(holds).filter(({ until: end = Infinity }) => end >= now)
  return { item, entries, kept, holds: inForce, waiting }
}

function unique(holds: readonly HoldRecord[]): readonly HoldRecord[] {
  return [...new Map(holds.map((hold) => [hold.event, hold])).values()]
}
