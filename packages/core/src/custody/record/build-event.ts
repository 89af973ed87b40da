import { signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import {
  assembleSign1,
  encodeCbor,
  encodeEventHeader,
  sign1ToBeSigned,
  writePayload,
} from '../../wire/index.ts'
import type { EventHeader, EventPayload } from '../../wire/index.ts'

export interface EventDraft {
  readonly header: EventHeader
  readonly payload: EventPayload
}

/** The two parts of an event that a person signs, and the bytes that the signature is over. */
export interface UnsignedEvent {
  readonly protectedBytes: Uint8Array
  readonly payloadBytes: Uint8Array
  readonly toBeSigned: Uint8Array
}

/** Encodes an event up to its signature. Errors: ERR_EVENT_FIELD. */
export function buildEvent({ header, payload }: EventDraft): UnsignedEvent {
  const protectedBytes = encodeEventHeader(header)
  const payloadBytes = encodeCbor(writePayload(payload))
  return { protectedBytes, payloadBytes, toBeSigned: sign1ToBeSigned(protectedBytes, payloadBytes) }
}

/** Builds and signs an event; gives its bytes. Errors: ERR_EVENT_FIELD, ERR_SIGNER. */
export async function signEvent(draft: EventDraft, signer: Signer): Promise<Uint8Array> {
  const { toBeSigned, ...parts } = buildEvent(draft)
  return assembleSign1({ ...parts, signature: await signChecked(signer, toBeSigned) })
}
