import { verifySignature } from '../../crypto/index.ts'
import { createKeyRing } from '../../custody/index.ts'
import { isCustodyError } from '../../errors.ts'
import type { ReadEntry, RecordChecklist } from './context.ts'

/** Checks every signature, by the keys that the events up to it have brought. */
export interface SignatureCheck {
  event(read: ReadEntry): void
  /** An event cannot be read: it may have brought a key. */
  miss(index: number): void
}

export function createSignatureCheck(list: RecordChecklist): SignatureCheck {
  const keys = createKeyRing()
  let firstMissing: number | undefined
  return {
    event({ event, place }) {
      const { parsed, payload } = event
      // The founding and a rotation by the successor are signed with a key that they bring.
      keys.learn(payload)
      const { kid } = parsed.header
      const publicKey = keys.get(kid)
      if (publicKey === undefined && firstMissing !== undefined) {
        const reason = `Keys may be missing that entry ${firstMissing} brought, which cannot be read.`
        list.skip('record.signatures', reason)
        return
      }
      list.look('record.signatures')
      if (publicKey === undefined) {
        list.find('record.signer-unknown', { place, found: kid })
        return
      }
      try {
        const { toBeSigned: message, signature } = parsed
        verifySignature({ publicKey, message, signature })
      } catch (error) {
        if (!isCustodyError(error)) throw error
        list.find('record.signature', { place, found: kid, reason: error.message })
      }
    },
    miss(index) {
      firstMissing ??= index
    },
  }
}
