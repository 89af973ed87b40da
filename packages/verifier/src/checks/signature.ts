import { verifySignature } from '@custodia/core/crypto'
import type { KeyRing, OpenedEvent } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

export interface SignatureContext {
  readonly keys: KeyRing
  readonly collector: Collector
}

/** Whether the signature holds by the key that its kid names (docs/format/signature.md). */
export function checkSignature(
  { parsed }: OpenedEvent,
  place: Place,
  { keys, collector }: SignatureContext,
): boolean {
  collector.look('event.signature')
  const { kid } = parsed.header
  const publicKey = keys.get(kid)
  if (publicKey === undefined) {
    collector.find('signer.unknown', { place, found: kid })
    return false
  }
  try {
    verifySignature({ publicKey, message: parsed.toBeSigned, signature: parsed.signature })
    return true
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const code = error.code === 'ERR_PUBLIC_KEY' ? 'signature.key' : 'signature.mismatch'
    collector.find(code, { place, found: kid, reason: error.message })
    return false
  }
}
