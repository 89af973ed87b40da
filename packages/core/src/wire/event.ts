import { fromHex } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts'
import type { CborMap, CborValue } from './cbor.ts'
import { commonHeader, expectKeys, headerLabel, readHeader } from './cose-header.ts'
import type { MessageKind } from './cose-header.ts'
import { parseSign1, sign1ToBeSigned } from './cose.ts'
import { limits } from './limits.ts'
import {
  formatLedger,
  formatPerson,
  formatSubject,
  parseLedger,
  parsePerson,
  parseSubject,
} from './urn.ts'
import type { Subject } from './urn.ts'

/** The signed header of an event (docs/format/event.md). Ids are 64 lower-case hex digits. */
export interface EventHeader {
  /** Thumbprint of the signing key (RFC 9679). */
  readonly kid: string
  /** Id of the party who signs. */
  readonly signer: string
  /** The chain in which the event stands. */
  readonly subject: Subject
  /** The ledger for which it was signed; null in the genesis alone, whose own id becomes the ledger's. */
  readonly ledger: string | null
  /** When the signer says that he signed: whole seconds since 1970 UTC. */
  readonly issuedAt: number
}

export interface ParsedEvent {
  /** The event as it was received; its SHA-256 is the event id. */
  readonly bytes: Uint8Array
  readonly header: EventHeader
  /** The payload's fields by name. What they say is judged by `readPayload`. */
  readonly payload: ReadonlyMap<string, CborValue>
  /** The bytes that the signature is over. */
  readonly toBeSigned: Uint8Array
  /** 64 bytes. */
  readonly signature: Uint8Array
}

export const eventContentType = 'application/vnd.custodia.event.v1+cbor'
export const eventTyp = 'application/vnd.custodia.event.v1+cose'

/** CWT claims (RFC 8392). */
const claim = { iss: 1, sub: 2, aud: 3, iat: 6 } as const

const claimKeys = Object.values(claim)
const lastSecond = Math.floor(limits.time / 1000)

const kind: MessageKind = {
  contentType: eventContentType,
  typ: eventTyp,
  labels: Object.values(headerLabel),
  malformed: (field, reason) =>
    new CustodyError('ERR_EVENT_MALFORMED', `not a custody event: ${field}: ${reason}`, { field }),
}

/** The protected header of an event, in its encoding. A header that no event can have is a RangeError. */
export function encodeEventHeader(header: EventHeader): Uint8Array {
  const kid = fromHex(header.kid)
  if (kid?.length !== 32) throw new RangeError('a kid is 64 lower-case hex digits')
  if (!isIssuedAt(header.issuedAt)) {
    throw new RangeError(
      `issuedAt is in whole seconds from 0 to ${lastSecond}, not ${header.issuedAt}`,
    )
  }
  if (isGenesis(header.subject) !== (header.ledger === null)) {
    throw new RangeError('the genesis, and only the genesis, is signed for no ledger')
  }
  const claims = new Map<number, CborValue>([
    [claim.iss, formatPerson(header.signer)],
    [claim.sub, formatSubject(header.subject)],
    [claim.aud, formatLedger(header.ledger)],
    [claim.iat, header.issuedAt],
  ])
  return encodeCbor(new Map([...commonHeader(kind, kid), [headerLabel.claims, claims]]))
}

/**
 * Reads an event: its envelope and header whole, its payload as far as being a map with text keys. No signature is
 * checked here. Throws ERR_CBOR_PROFILE, or ERR_EVENT_MALFORMED with the field.
 */
export function parseEvent(received: Uint8Array): ParsedEvent {
  const { malformed } = kind
  const sign1 = parseSign1(received, { maxLength: limits.eventLength, malformed })
  const { header, kid } = readHeader(sign1.protectedBytes, kind)
  const claims = header.get(headerLabel.claims)
  if (!isCborMap(claims)) throw malformed('claims', 'expected a map')
  return {
    bytes: sign1.bytes,
    header: { kid, ...readClaims(claims) },
    payload: readTextMap(sign1.payloadBytes),
    toBeSigned: sign1ToBeSigned(sign1.protectedBytes, sign1.payloadBytes),
    signature: sign1.signature,
  }
}

function readClaims(claims: CborMap): Omit<EventHeader, 'kid'> {
  const { malformed } = kind
  expectKeys(claims, claimKeys, (reason) => malformed('claims', reason))
  const signer = fromText(claims.get(claim.iss), parsePerson)
  if (signer === undefined)
    throw malformed('iss', 'expected urn:custodia:person: and 64 hex digits')
  const subject = fromText(claims.get(claim.sub), parseSubject)
  if (subject === undefined) throw malformed('sub', 'expected urn:custodia: and a chain')
  const ledger = fromText(claims.get(claim.aud), parseLedger)
  if (ledger === undefined)
    throw malformed('aud', 'expected urn:custodia:ledger: and 64 hex digits')
  if (isGenesis(subject) !== (ledger === null)) {
    throw malformed('aud', 'urn:custodia:new:ledger stands in the genesis, and only there')
  }
  const issuedAt = claims.get(claim.iat)
  if (!isIssuedAt(issuedAt))
    throw malformed('iat', `expected whole seconds from 0 to ${lastSecond}`)
  return { signer, subject, ledger, issuedAt }
}

function readTextMap(payloadBytes: Uint8Array): ReadonlyMap<string, CborValue> {
  const payload = decodeCbor(payloadBytes)
  if (!isCborMap(payload)) throw kind.malformed('payload', 'expected a map')
  // All keys of a map in the profile are of one kind, so the first tells for all.
  const [firstKey] = payload.keys()
  if (typeof firstKey === 'number') throw kind.malformed('payload', 'expected text keys')
  return payload as ReadonlyMap<string, CborValue>
}

function isGenesis(subject: Subject): boolean {
  return subject.kind === 'ledger' && subject.id === null
}

function isIssuedAt(value: CborValue | undefined): value is number {
  return (
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= lastSecond
  )
}

function fromText<T>(
  value: CborValue | undefined,
  parse: (text: string) => T | undefined,
): T | undefined {
  return typeof value === 'string' ? parse(value) : undefined
}
