import { toHex } from '../bytes/index.ts'
import { noteKey, openCheckpoint } from '../custody/index.ts'
import type { Checkpoint, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { checkExtends, openLog } from '../log/index.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import type { PayloadOf } from '../wire/index.ts'
import { checkReads } from './check-reads.ts'
import { checkRemembered, noMemory } from './checkpoint-memory.ts'
import type { CheckpointMemory } from './checkpoint-memory.ts'
import { createCheckpointer } from './checkpointer.ts'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { createClockWatch } from './clock-watch.ts'
import type { Ledger, LedgerNotice, ReservationBook } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eraseValues, finishErasures } from './erase.ts'
import type { LedgerKeys } from './founding.ts'
import { assembleLedger } from './ledger.ts'
import { createLocks } from './locks.ts'
import { replay } from './replay.ts'
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
  /** Told what opening found that is no error. */
  readonly onNotice?: (notice: LedgerNotice) => void
}

/**
 * Opens the ledger in a store: reads the record again from the first event, and makes sure that it extends the last
 * checkpoint. An erasure that has effect and was not finished is finished, unless the store was opened for reading; then
 * nothing of it is shown. The ledger owns the store from here on and closes it.
 * Errors: ERR_STORE_MISSING, ERR_STORE_CORRUPT, ERR_LEDGER_RECORD, ERR_LEDGER_KEY, ERR_LEDGER_BEHIND (the log key
 * has signed more than the store holds), ERR_ERASURE_UNFINISHED, those of the store.
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
  const { reservations = createMemoryReservations(), onNotice = () => undefined } = request
  const erasing = { log, store, state: record.state, reservations }
  await finishErasures(record.erased, erasing, onNotice)
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
    writer: createWriter({
      ledger: id,
      log,
      state: record.state,
      clock,
      onRecorded,
      erase: (erased) => eraseValues(erased, erasing),
    }),
    checkpointer,
    reservations,
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
