import { createCustodyRecord, noteKey, openEvent, publicSecret } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { openLog } from '../log/index.ts'
import { checkRemembered, noMemory } from './checkpoint-memory.ts'
import { signDurable } from './checkpointer.ts'
import { systemClock } from './clock.ts'
import type { Ledger } from './contract.ts'
import { checkOrigin, signGenesis } from './founding.ts'
import type { FoundingRequest } from './founding.ts'
import { assembleLedger } from './ledger.ts'
import { openCore } from './open.ts'
import type { OpenRequest } from './open.ts'
import { enrolFounders } from './enrol-founders.ts'
import { createWriter } from './writer.ts'

export type CreateRequest = FoundingRequest & OpenRequest

/**
 * Founds a ledger in an empty store: the genesis, its checkpoint, and the founders' enrolments.
 * The ledger owns the store from here on and closes it.
 * Errors: ERR_STORE_EXISTS, ERR_LEDGER_BEHIND (the log key has signed checkpoints already), ERR_LAW, ERR_EVENT_FIELD, ERR_SIGNER, those of the store.
 */
export async function createLedger(request: CreateRequest): Promise<Ledger> {
  const { store } = request
  try {
    if ((await store.size()) > 0) {
      throw new CustodyError('ERR_STORE_EXISTS', 'the store already holds a ledger', { path: '' })
    }
    checkOrigin(request.origin)
    await found(request)
    const core = await openCore(request)
    await enrolFounders(request, core)
    await core.checkpointer.sign()
    return assembleLedger(core)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Writes the genesis, and the checkpoint of size 1 to which everything that follows can anchor. */
async function found(request: CreateRequest): Promise<void> {
  const { store, keys, origin, memory = noMemory, clock = systemClock } = request
  const log = await openLog(store)
  await checkRemembered(log, memory)
  const { event, disclosures } = await signGenesis(request, clock())
  const writer = createWriter({
    log,
    state: createCustodyRecord(),
    clock,
    onRecorded() {},
    erase: async () => undefined,
  })
  await writer.append([
    { event: openEvent(event), secret: publicSecret, nextSecret: publicSecret, disclosures },
  ])
  const { vkey } = noteKey(origin, keys.log.publicKey)
  await signDurable({ store, log, origin, vkey, signer: keys.log, memory })
}
