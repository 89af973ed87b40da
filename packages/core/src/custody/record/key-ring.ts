import { fromHex } from '../../bytes/index.ts'
import { keyThumbprint } from '../../crypto/index.ts'
import type { EventPayload } from '../../wire/index.ts'

/**
 * The public keys that foundings, enrolments and rotations bring, by their thumbprint, which is computed. Whether a key is
 * in force is for the law to say: here is only whose bytes a kid stands for.
 */
export interface KeyRing {
  /** The public key, 32 bytes. */
  get(kid: string): Uint8Array | undefined
  /** Takes what keys an event brings. */
  learn(payload: EventPayload): void
}

export function createKeyRing(): KeyRing {
  const keys = new Map<string, Uint8Array>()

  function add(key: string): void {
    const publicKey = fromHex(key)!
    keys.set(keyThumbprint(publicKey), publicKey)
  }

  return {
    get: (kid) => keys.get(kid),
    learn(payload) {
      if (payload.type === 'ledger.opened') {
        const { founders, service } = payload.fields
        for (const { key } of [...founders, service]) add(key)
      } else if (payload.type === 'party.enrolled' || payload.type === 'key.rotated') {
        add(payload.fields.key)
      }
    },
  }
}
