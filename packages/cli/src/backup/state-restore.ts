import { openLedger } from '@custodia/core'
import type { Draft, LedgerKeys, Signer } from '@custodia/core'
import { openLevelStore } from '@custodia/level'
import { toHex } from '@custodia/core/bytes'
import type { CheckedCopy } from '@custodia/level'
import { refusalInNames } from '../acts/refusal-in-names.ts'
import { signPrepared } from '../acts/sign-prepared.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { createNameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Task } from '../task.ts'
import { eventSentence } from '../words/sentence.ts'
import type { Lost } from './compare-seen.ts'

/** The event that says on the record that the ledger was set back. */
export interface Statement {
  readonly draft: Draft
  readonly signer: Signer
}

/** What is said of it once it is recorded. */
export interface Stated {
  readonly id: string
  readonly index: number
  readonly words: string
}

export function restoreDraft(
  { checkpoint: { size, rootHash } }: CheckedCopy,
  { trees }: Lost,
  reason: string,
): Draft {
  return {
    type: 'ledger.restored',
    role: 'founder',
    fields: { restored: { size, root: toHex(rootHash) }, lost: trees },
    sealed: { reason },
  }
}

/**
 * Asks the law of the backup, before anything is written, whether this person may say so there.
 * Errors: ERR_LAW, ERR_SIGNER_UNKNOWN, those of opening a ledger.
 */
export async function mayState(
  backup: string,
  { draft, signer }: Statement,
  { keys, now }: { readonly keys: LedgerKeys; readonly now: () => number },
): Promise<void> {
  const store = await openLevelStore(backup, { readOnly: true })
  try {
    const ledger = await openLedger({ store, keys, clock: now })
    const register = await readRegister(ledger)
    await refusalInNames({ ledger, register }, () =>
      ledger.prepare(draft, { publicKey: signer.publicKey }),
    )
  } finally {
    await store.close()
  }
}

/** Signs the statement and records it. */
export async function stateRestore(
  task: Task,
  { ledger }: OpenHome,
  { draft, signer }: Statement,
): Promise<Stated> {
  const prepared = await ledger.prepare(draft, { publicKey: signer.publicKey })
  const signature = await signPrepared(prepared, signer, task)
  const { id, index } = await ledger.submit(prepared, signature)
  const event = await ledger.event(id)
  if (event === undefined) throw new Error('bug: the ledger does not find what it has recorded')
  const nameOf = createNameOf(await readRegister(ledger), ledger.state)
  return { id, index, words: eventSentence(event, event.opened, nameOf) }
}
