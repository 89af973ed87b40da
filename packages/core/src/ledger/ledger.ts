import type { Ledger } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { discloseInto } from './disclose.ts'
import { readErased } from './erased.ts'
import { exportBundle } from './export.ts'
import { keptCheckpoint, keptCheckpoints } from './kept-checkpoints.ts'
import type { KeptCheckpoints } from './kept-checkpoints.ts'
import { prepareDraft } from './prepare.ts'
import { findEvent, proveExtension, readChain, readLog } from './read.ts'
import { makeReceipt } from './receipt.ts'
import { recordDraft } from './record.ts'
import { submitPrepared } from './submit-prepared.ts'
import { sign1ToBeSigned } from '../wire/index.ts'
import { sha256Hex } from '../crypto/index.ts'

/** Puts the parts of an open ledger behind one face. */
export function assembleLedger(core: LedgerCore): Ledger {
  let closing: Promise<void> | undefined
  return {
    id: core.id,
    origin: core.origin,
    logKey: core.logKey,
    state: core.state,
    get size() {
      return core.log.size
    },
    prepare: (draft, options) => prepareDraft(draft, options, core),
    submit: (prepared, signature) => submitPrepared(prepared, signature, core),
    cancel: ({ protectedBytes, payloadBytes }) =>
      core.reservations.remove(sha256Hex(sign1ToBeSigned(protectedBytes, payloadBytes))),
    record: (draft, signer) => recordDraft(draft, signer, core),
    checkpoint: () => core.checkpointer.sign(),
    checkpoints: (from = 0) => keptCheckpoints(from, keptIn(core)),
    checkpointAt: (size) => keptCheckpoint(size, keptIn(core)),
    addLines: (size, lines) => core.checkpointer.addLines({ size, lines }),
    consistency: (from, to) => proveExtension(from, to, core),
    receipt: (id) => makeReceipt(id, core),
    event: (id) => findEvent(id, core),
    history: (chain) => readChain(chain, core),
    events: () => readLog(core),
    erased: (chain) => readErased(chain, core),
    export: (request) => exportBundle(request, core),
    disclose: (request) => discloseInto(request, core),
    chainKind: (chain) => core.chains.get(chain)?.kind,
    close() {
      closing ??= closeCore(core)
      return closing
    },
  }
}

function keptIn({ store, log, origin, logKey: vkey }: LedgerCore): KeptCheckpoints {
  return { store, log, origin, vkey }
}

async function closeCore({ writer, checkpointer, store }: LedgerCore): Promise<void> {
  await writer.idle()
  checkpointer.stop()
  try {
    await checkpointer.sign()
  } finally {
    await store.close()
  }
}
