import { fromHex } from '@custodia/core/bytes'
import { keyThumbprint } from '@custodia/core/crypto'
import type { EventPayload } from '@custodia/core/wire'

/**
 * The public keys that the founding, enrolments and rotations of a bundle bring, by their thumbprint, which is computed.
 * Whether a key is in force is for the law to say: here is only whose bytes a kid stands for.
 */
export interface KeyRing {
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
