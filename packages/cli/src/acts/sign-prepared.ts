import type { Prepared } from '@custodia/core'
import { signChecked } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { sign1ToBeSigned } from '@custodia/core/wire'
import type { Task } from '../task.ts'

/** Signs the two parts of a prepared event: 64 bytes. Errors: ERR_SIGNER. */
export function signPrepared(
  { protectedBytes, payloadBytes }: Pick<Prepared, 'protectedBytes' | 'payloadBytes'>,
  signer: Signer,
  { surroundings }: Task,
): Promise<Uint8Array> {
  const { signal } = surroundings
  return signChecked(signer, sign1ToBeSigned(protectedBytes, payloadBytes), { signal })
}
