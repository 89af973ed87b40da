import { openCheckpoint } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import type { PayloadOf } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { FindingCode } from '../findings.ts'

const codes: ReadonlyMap<string, FindingCode> = new Map<string, FindingCode>([
  ['ERR_NOTE_MALFORMED', 'checkpoint.malformed'],
  ['ERR_CHECKPOINT_MALFORMED', 'checkpoint.malformed'],
  ['ERR_NOTE_UNVERIFIED', 'checkpoint.signature'],
  ['ERR_VKEY_MALFORMED', 'checkpoint.signature'],
  ['ERR_PUBLIC_KEY', 'checkpoint.signature'],
  ['ERR_CHECKPOINT_ORIGIN', 'checkpoint.origin'],
])

/** Opens the checkpoint by the log key that the founding names; undefined if it does not hold. */
export function checkCheckpoint(
  note: Uint8Array,
  genesis: PayloadOf<'ledger.opened'> | undefined,
  collector: Collector,
): Checkpoint | undefined {
  if (genesis === undefined) {
    collector.skip(
      'log.checkpoint',
      'The founding of the ledger, which names the log key, cannot be read.',
    )
    return undefined
  }
  collector.look('log.checkpoint')
  const { origin, logKey: vkey } = genesis.fields
  try {
    return openCheckpoint(note, { origin, vkey })
  } catch (error) {
    const code = isCustodyError(error) ? codes.get(error.code) : undefined
    if (!isCustodyError(error) || code === undefined) throw error
    collector.find(code, { place: {}, reason: error.message })
    return undefined
  }
}
