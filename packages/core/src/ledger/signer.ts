import { fromHex, toHex } from '../bytes/index.ts'
import { keyThumbprint } from '../crypto/index.ts'
import { CustodyError } from '../errors.ts'
import type { Draft } from './contract.ts'
import type { LedgerCore } from './core.ts'
import type { SignerId } from './build.ts'

/**
 * The party whose key will sign. A key that announces itself as successor is not enrolled yet: it signs for the party
 * into whose chain it rotates. Errors: ERR_SIGNER_UNKNOWN.
 */
export function signerOf(draft: Draft, publicKey: Uint8Array, core: LedgerCore): SignerId {
  const kid = keyThumbprint(publicKey)
  const holder = core.state.keyAt(kid)?.party ?? successorOf(draft, publicKey, core)
  if (holder === undefined) {
    throw new CustodyError('ERR_SIGNER_UNKNOWN', `no party of this ledger has the key ${kid}`, {
      kid,
    })
  }
  return { party: holder, kid }
}

function successorOf(draft: Draft, publicKey: Uint8Array, core: LedgerCore): string | undefined {
  if (draft.type !== 'key.rotated' || draft.fields.key !== toHex(publicKey)) return undefined
  return draft.chain === undefined ? undefined : core.state.partyOfChain(draft.chain)
}

/** The public key that must have signed, 32 bytes. Errors: ERR_SIGNER_UNKNOWN. */
export function publicKeyOf(kid: string, core: LedgerCore): Uint8Array {
  const key = fromHex(core.state.keyAt(kid)?.publicKey ?? '')
  if (key?.length !== 32) {
    throw new CustodyError('ERR_SIGNER_UNKNOWN', `no party of this ledger has the key ${kid}`, {
      kid,
    })
  }
  return key
}
