import { openCheckpoint } from '../../custody/index.ts'
import { isCustodyError } from '../../errors.ts'
import type { PayloadOf } from '../../wire/index.ts'
import type { RecordChecklist } from './context.ts'
import type { RecordFault } from './faults.ts'

const codes: ReadonlyMap<string, RecordFault> = new Map<string, RecordFault>([
  ['ERR_NOTE_MALFORMED', 'record.checkpoint-malformed'],
  ['ERR_CHECKPOINT_MALFORMED', 'record.checkpoint-malformed'],
  ['ERR_NOTE_UNVERIFIED', 'record.checkpoint-signature'],
  ['ERR_VKEY_MALFORMED', 'record.checkpoint-signature'],
  ['ERR_PUBLIC_KEY', 'record.checkpoint-signature'],
  ['ERR_CHECKPOINT_ORIGIN', 'record.checkpoint-origin'],
])

export interface LastCheckpoint {
  /** The signed note; undefined if there is none. */
  readonly note: Uint8Array | undefined
  /** Entries of the log. */
  readonly size: number
  readonly genesis: PayloadOf<'ledger.opened'>['fields'] | undefined
}

/** Checks that the log key signed the last checkpoint, as one of this log. Its root is for whoever keeps it to compare. */
export function checkCheckpoint(
  { note, size, genesis }: LastCheckpoint,
  list: RecordChecklist,
): void {
  if (note === undefined) {
    if (size > 0) list.find('record.checkpoint-missing', { place: {}, found: `${size} entries` })
    return
  }
  if (genesis === undefined) {
    list.skip('record.checkpoint', 'The founding, which names the log key, cannot be read.')
    return
  }
  list.look('record.checkpoint')
  try {
    openCheckpoint(note, { origin: genesis.origin, vkey: genesis.logKey })
  } catch (error) {
    const code = isCustodyError(error) ? codes.get(error.code) : undefined
    if (!isCustodyError(error) || code === undefined) throw error
    list.find(code, { place: {}, reason: error.message })
  }
}
