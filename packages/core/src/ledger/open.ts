import { toHex } from '../bytes/index.ts'
import {
  createCustodyRecord,
  noteKey,
  openCheckpoint,
  openPerson,
  personDigest,
} from '../custody/index.ts'
import type { Checkpoint, CustodyRecord, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { checkExtends, openLog } from '../log/index.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import { parsePossession } from '../wire/index.ts'
import type { Anchor, PayloadOf } from '../wire/index.ts'
import type { ChainEnd } from './chains.ts'
import { checkIndex, checkReads, openEntry } from './check-reads.ts'
import { checkRemembered, noMemory } from './checkpoint-memory.ts'
import type { CheckpointMemory } from './checkpoint-memory.ts'
import { createCheckpointer } from './checkpointer.ts'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { createClockWatch } from './clock-watch.ts'
import type { Ledger, ReservationBook } from './contract.ts'
import type { LedgerCore } from './core.ts'
import type { LedgerKeys } from './founding.ts'
import { assembleLedger } from './ledger.ts'
import { createLocks } from './locks.ts'
import { createReplayCheck } from './replay-check.ts'
import { createMemoryReservations } from './reservations.ts'
import { createWriter } from './writer.ts'
import type { PendingEvent } from './writer.ts'

export interface OpenRequest {
  readonly store: Store
  readonly keys: LedgerKeys
  readonly reservations?: ReservationBook
  readonly clock?: Clock
  /** What the log key has signed, kept beside the key. Left out, it is not known, and nothing is compared with it. */
  readonly memory?: CheckpointMemory
}

/**
 * Opens the ledger in a store: reads the record again from the first event, and makes sure that it extends the last
 * checkpoint. The ledger owns the store from here on and closes it.
 * Errors: ERR_STORE_MISSING, ERR_STORE_CORRUPT, ERR_LEDGER_RECORD, ERR_LEDGER_KEY, ERR_LEDGER_BEHIND (the log key
 * has signed more than the store holds), those of the store.
 */
export async function openLedger(request: OpenRequest): Promise<Ledger> {
  const { store } = request
  try {
    return assembleLedger(await openCore(request))
  } catch (error) {
    await store.close()
    throw error
  }
}

export async function openCore(request: OpenRequest): Promise<LedgerCore> {
  const { keys, memory = noMemory, clock = systemClock } = request
  const store = checkReads(request.store)
  const log = await openLog(store)
  const record = await replay(log, request.store)
  const { id, fields } = record.genesis
  checkKeys(fields, keys)
  const { origin, logKey: vkey } = fields
  const note = await store.checkpoint()
  if (note === undefined) {
    throw new CustodyError('ERR_STORE_CORRUPT', 'the store holds events, but no checkpoint', {
      where: 'checkpoint',
    })
  }
  const latest = openCheckpoint(note, { origin, vkey })
  await checkExtends(log, latest)
  await checkMemory(log, latest, memory)
  const signing = { store, log, origin, vkey, signer: keys.log, memory }
  const checkpointer = createCheckpointer({ ...signing, latest })
  const onRecorded = (event: PlacedEvent, pending: PendingEvent): void => {
    record.remember(event, pending.nextSecret)
    checkpointer.wake()
  }
  return {
    id,
    origin,
    logKey: vkey,
    serviceParty: fields.service.party,
    service: keys.service,
    store,
    log,
    state: record.state,
    chains: record.chains,
    anchors: record.anchors,
    writer: createWriter({ ledger: id, log, state: record.state, clock, onRecorded }),
    checkpointer,
    reservations: request.reservations ?? createMemoryReservations(),
    locks: createLocks(),
    clock,
    clockWatch: createClockWatch(),
  }
}

/** The log must hold what its key has signed; a memory that was lost begins again with the checkpoint of the store. */
async function checkMemory(log: Log, latest: Checkpoint, memory: CheckpointMemory): Promise<void> {
  await checkRemembered(log, memory)
  const last = await memory.last()
  if (last === undefined || last.size < latest.size) await memory.remember(latest)
}

interface ReadRecord {
  readonly genesis: { readonly id: string; readonly fields: PayloadOf<'ledger.opened'>['fields'] }
  readonly state: CustodyRecord
  readonly chains: ReadonlyMap<string, ChainEnd>
  readonly anchors: ReadonlyMap<string, Anchor>
  remember(event: PlacedEvent, nextSecret: Uint8Array): void
}

/** Reads the whole record into memory. Signatures were checked before the events were stored, and `fsck` checks them again. */
async function replay(log: Log, store: Store): Promise<ReadRecord> {
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
  let genesis: ReadRecord['genesis'] | undefined
  const check = createReplayCheck()
  let index = 0
  for await (const entry of store.entries(0, log.size)) {
    checkIndex(entry, index++)
    const event = await withPerson(openEntry(entry), store)
    check.take(entry, event, chains.get(event.chain))
    const refused = state.enter(event).find(({ weight }) => weight === 'refused')
    if (refused !== undefined)
      throw unlawful(entry.index, `${refused.sentence} (rule ${refused.rule})`)
    if (event.payload.type === 'ledger.opened')
      genesis = { id: event.id, fields: event.payload.fields }
    remember(event, entry.nextSecret)
  }
  check.finish(log)
  if (genesis === undefined) {
    throw new CustodyError('ERR_STORE_MISSING', 'the store holds no ledger', { path: '' })
  }
  return { genesis, state, chains, anchors, remember }
}

function possessionAnchor(possession: Uint8Array | undefined): Anchor | undefined {
  if (possession === undefined) return undefined
  const { scope } = parsePossession(possession)
  return 'anchor' in scope ? scope.anchor : undefined
}

/** An event with who its party is, unless that was erased. */
async function withPerson(event: PlacedEvent, store: Store): Promise<PlacedEvent> {
  const digest = personDigest(event.payload)
  const disclosure = digest === undefined ? undefined : await store.disclosure(digest)
  const person = openPerson(event.payload, disclosure)
  return person === undefined ? event : { ...event, person }
}

function unlawful(index: number, reason: string): CustodyError<'ERR_LEDGER_RECORD'> {
  return new CustodyError('ERR_LEDGER_RECORD', `the event at log index ${index}: ${reason}`, {
    index,
  })
}

function checkKeys(fields: PayloadOf<'ledger.opened'>['fields'], keys: LedgerKeys): void {
  const log = noteKey(fields.origin, keys.log.publicKey).vkey
  if (log !== fields.logKey) throw wrongKey('log', fields.logKey, log)
  const service = toHex(keys.service.publicKey)
  if (service !== fields.service.key) throw wrongKey('service', fields.service.key, service)
}

function wrongKey(
  key: 'log' | 'service',
  expected: string,
  found: string,
): CustodyError<'ERR_LEDGER_KEY'> {
  return new CustodyError(
    'ERR_LEDGER_KEY',
    `the ${key} key: expected ${expected}, found ${found}`,
    { key },
  )
}
