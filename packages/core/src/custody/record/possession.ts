import { toHex } from '../../bytes/index.ts'
import { keyThumbprint, signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import { assembleSign1, encodePossession } from '../../wire/index.ts'
import type { PossessionScope } from '../../wire/index.ts'

export interface PossessionRequest {
  /** The ledger and a checkpoint that the holder was shown, or the origin of a ledger to be founded. */
  readonly scope: PossessionScope
  /** Party id that the holder chose, 64 hex digits. */
  readonly party: string
  /** Commitment to the key that will follow (`nextKeyDigest`), 64 hex digits. */
  readonly nextKey: string
}

/** Proves that the holder of a key wants it enrolled under this party id (docs/format/event.md). Errors: ERR_SIGNER. */
export async function provePossession(
  request: PossessionRequest,
  signer: Signer,
): Promise<Uint8Array> {
  const { publicKey } = signer
  const { toBeSigned, ...parts } = encodePossession({
    ...request,
    kid: keyThumbprint(publicKey),
    key: toHex(publicKey),
  })
  return assembleSign1({ ...parts, signature: await signChecked(signer, toBeSigned) })
}
