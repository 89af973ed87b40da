import { fromHex } from '../../bytes/index.ts'
import { keyThumbprint } from '../../crypto/index.ts'
import type { PlacedEvent } from './placed-event.ts'

/** Thumbprint of a public key of 64 hex digits. */
export function kidOf(publicKey: string): string {
  return keyThumbprint(fromHex(publicKey)!)
}

/** Whether this is a rotation that the new key signs itself (D8b). */
export function isSuccessorSigned(event: PlacedEvent): boolean {
  const { payload } = event
  return payload.type === 'key.rotated' && event.kid === kidOf(payload.fields.key)
}
