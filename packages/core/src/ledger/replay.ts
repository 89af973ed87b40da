import { createCustodyRecord, digestsForLaw, openForLaw } from '../custody/index.ts'
import type { CustodyRecord, ErasedEvent, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import type { Log } from '../log/index.ts'
import type { Store, StoredEntry } from '../store/index.ts'
import { parsePossession } from '../wire/index.ts'
import type { Anchor, EventPayload, PayloadOf } from '../wire/index.ts'
import type { ChainEnd } from './chains.ts'
import { checkIndex, corrupt, openEntry } from './check-reads.ts'
import { erasedEvent, isCovered } from './erased.ts'
import { createReplayCheck } from './replay-check.ts'
import { erasedBy, together } from './what-is-erased.ts'
import type { Erased } from './what-is-erased.ts'

export interface ReadRecord {
  readonly genesis: { readonly id: string; readonly fields: PayloadOf<'ledger.opened'>['fields'] }
  readonly state: CustodyRecord
  readonly chains: ReadonlyMap<string, ChainEnd>
  readonly anchors: ReadonlyMap<string, Anchor>
  /** What has an erasure with effect. */
  readonly erased: Erased
  remember(event: PlacedEvent, nextSecret: Uint8Array): void
}

/** Reads the whole record into memory. Signatures were checked before the events were stored, and `fsck` checks them again. */
export async function replay(log: Log, store: Store): Promise<ReadRecord> {
  const state = createCustodyRecord()
  const chains = new Map<string, ChainEnd>()
  const anchors = new Map<string, Anchor>()
  const remember = (event: PlacedEvent, nextSecret: Uint8Array): void => {
    const { id, chain, kind, payload, signer } = event
    chains.set(chain, { kind, count: payload.seq + 1, head: id, nextSecret })
    const raise = (party: string, anchor: Anchor | undefined): void => {
      if (anchor !== undefined && anchor.size > (anchors.get(party)?.size ?? 0))
        anchors.set(party, anchor)
    }
    raise(signer, payload.anchor)
    // Who proves possession of a key has seen a checkpoint too, before he signs any event.
    if (payload.type === 'party.enrolled')
      raise(payload.fields.party, possessionAnchor(payload.fields.possession))
  }
  const erased: Erased[] = []
  const gone: ErasedEvent[] = []
  let genesis: ReadRecord['genesis'] | undefined
  const check = createReplayCheck()
  let index = 0
  const takeErased = (entry: StoredEntry): ErasedEvent => {
    const { chain, seq, nextSecret } = entry
    const event = erasedEvent(entry)
    check.takeErased(entry, chains.get(chain), genesis?.id ?? '')
    state.enterErased(event)
    chains.set(chain, { kind: 'access', count: seq + 1, head: event.id, nextSecret })
    return event
  }
  for await (const entry of store.entries(0, log.size)) {
    checkIndex(entry, index++)
    const opened = openEntry(entry)
    if (opened === undefined) {
      gone.push(takeErased(entry))
      continue
    }
    const event = await withOpenings(opened, store)
    check.take(entry, event, chains.get(event.chain))
    const refused = state.enter(event).find(({ weight }) => weight === 'refused')
    if (refused !== undefined)
      throw unlawful(entry.index, `${refused.sentence} (rule ${refused.rule})`)
    erased.push(erasedBy(event, state))
    if (event.payload.type === 'ledger.opened')
      genesis = { id: event.id, fields: event.payload.fields }
    remember(event, entry.nextSecret)
  }
  check.finish(log)
  if (genesis === undefined) {
    throw new CustodyError('ERR_STORE_MISSING', 'the store holds no ledger', { path: '' })
  }
  const uncovered = gone.find((event) => !isCovered(event, state))
  if (uncovered !== undefined) {
    throw corrupt(`entry ${uncovered.index} was erased, and no erasure on record covers it`)
  }
  return { genesis, state, chains, anchors, erased: together(erased), remember }
}

function possessionAnchor(possession: Uint8Array | undefined): Anchor | undefined {
  if (possession === undefined) return undefined
  const { scope } = parsePossession(possession)
  return 'anchor' in scope ? scope.anchor : undefined
}

/** An event with those sealed values that the law reads, unless they were erased. */
async function withOpenings(
  event: PlacedEvent,
  store: Store,
  without: ReadonlySet<string> = nothing,
): Promise<PlacedEvent> {
  const disclosures = new Map<string, Uint8Array>()
  for (const [, digest] of digestsForLaw(event.payload)) {
    const disclosure = without.has(digest) ? undefined : await store.disclosure(digest)
    if (disclosure !== undefined) disclosures.set(digest, disclosure)
  }
  const openings = openForLaw(event.payload, (digest) => disclosures.get(digest))
  return openings === undefined ? event : { ...event, openings }
}

const nothing: ReadonlySet<string> = new Set()

/** Whether the law knows the sealed value with this digest. */
export function isKnownToLaw(payload: EventPayload, digest: string): boolean {
  return digestsForLaw(payload).some(([, known]) => known === digest)
}

export interface Rereading {
  readonly log: Pick<Log, 'size'>
  readonly store: Store
  /** What was read before; it says from now on what the record says without these values. */
  readonly state: CustodyRecord
  /** Digests of values, and ids of events. */
  readonly without: ReadonlySet<string>
}

/** Reads the record again, so that nothing of some sealed values is left in memory, nor what followed from them. */
export async function reread({ log, store, state, without }: Rereading): Promise<void> {
  const fresh = createCustodyRecord()
  for await (const entry of store.entries(0, log.size)) {
    const event = openEntry(entry)
    if (event === undefined || without.has(event.id)) fresh.enterErased(erasedEvent(entry))
    else fresh.enter(await withOpenings(event, store, without))
  }
  // Whoever holds the record holds it still.
  Object.assign(state, fresh)
}

function unlawful(index: number, reason: string): CustodyError<'ERR_LEDGER_RECORD'> {
  return new CustodyError('ERR_LEDGER_RECORD', `the event at log index ${index}: ${reason}`, {
    index,
  })
}
