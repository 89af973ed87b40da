import { createSoftwareSigner, keyThumbprint, sha256 } from '@custodia/core/crypto'
import { eventId, nextCommitment } from '@custodia/core/custody'
import {
  assembleSign1,
  decodeCbor,
  encodeCbor,
  encodeEventHeader,
  payloadToJson,
  sign1ToBeSigned,
  writePayload,
} from '@custodia/core/wire'
import { accepted, hex, refused } from './vector.mjs'

const signer = createSoftwareSigner(new Uint8Array(32).fill(5))
const kid = keyThumbprint(signer.publicKey)
const named = (word) => hex(sha256(Buffer.from(word)))

const header = {
  kid,
  signer: named('party'),
  subject: { kind: 'item', id: named('item') },
  ledger: named('ledger'),
  issuedAt: 1_790_000_000,
}

const payload = {
  type: 'item.stored',
  seq: 3,
  prev: named('the event before'),
  role: 'custodian',
  occurredAt: { time: 1_789_999_940_000, offset: 60, precision: 'minute' },
  anchor: { size: 12, root: named('root') },
  next: nextCommitment(sha256(Buffer.from('secret'))),
  sealed: new Map([['location', named('location')]]),
  fields: {},
}

async function sign(protectedBytes, payloadBytes) {
  const signature = await signer.sign(sign1ToBeSigned(protectedBytes, payloadBytes))
  return assembleSign1({ protectedBytes, payloadBytes, signature })
}

const goodHeader = () => encodeEventHeader(header)
const goodPayload = () => encodeCbor(writePayload(payload))

/** The header with one entry changed; undefined takes it away. */
function headerWith(label, value) {
  return encodeCbor(changed(decodeCbor(goodHeader()), label, value))
}

function claimsWith(claim, value) {
  return headerWith(15, changed(decodeCbor(goodHeader()).get(15), claim, value))
}

function payloadWith(changes) {
  let map = decodeCbor(goodPayload())
  for (const [name, value] of Object.entries(changes)) map = changed(map, name, value)
  return encodeCbor(map)
}

function changed(map, key, value) {
  const copy = new Map(map)
  if (value === undefined) copy.delete(key)
  else copy.set(key, value)
  return copy
}

/** The array of a COSE_Sign1 with one part replaced. */
function withPart(event, index, part) {
  const parts = [...decodeCbor(event.subarray(1))]
  parts[index] = part
  return Buffer.concat([Buffer.of(0xd2), encodeCbor(parts)])
}

export async function eventVectors() {
  const event = await sign(goodHeader(), goodPayload())
  const request = (bytes) => ({ op: 'event', bytes: hex(bytes) })
  const no = (name, comment, bytes, code = 'ERR_EVENT_MALFORMED') =>
    refused(`event/${name}`, comment, request(bytes), code)
  const inHeader = async (name, comment, protectedBytes) =>
    no(`header/${name}`, comment, await sign(protectedBytes, goodPayload()))
  const inPayload = async (name, comment, changes, code = 'ERR_EVENT_FIELD') =>
    no(`payload/${name}`, comment, await sign(goodHeader(), payloadWith(changes)), code)
  const value = { id: eventId(event), payload: payloadToJson(writePayload(payload)) }
  const long = 'x'.repeat(256)
  return [
    accepted('event/happy-path', 'An event as a custodian signs it.', request(event), value),
    no('tag-missing', 'The same without tag 18.', event.subarray(1)),
    no(
      'tag-98',
      'COSE_Sign in place of COSE_Sign1.',
      Buffer.concat([Buffer.from('d862', 'hex'), event.subarray(1)]),
    ),
    no(
      'unprotected-entry',
      'Something in the unprotected header.',
      withPart(event, 1, new Map([[4, new Uint8Array(1)]])),
    ),
    no('payload-nil', 'The payload is not in the message.', withPart(event, 2, null)),
    no('signature-63-bytes', 'A short signature.', withPart(event, 3, new Uint8Array(63))),
    no('trailing-byte', 'A byte follows.', Buffer.concat([event, Buffer.of(0)])),
    no('truncated', 'The last byte is missing.', event.subarray(0, -1), 'ERR_CBOR_PROFILE'),
    no(
      'too-long',
      'An event of more than 32,768 bytes.',
      withPart(event, 2, new Uint8Array(32_768)),
    ),
    await inHeader('alg-eddsa', 'alg is -8.', headerWith(1, -8)),
    await inHeader('alg-es256', 'alg is -7.', headerWith(1, -7)),
    await inHeader('alg-missing', 'No alg.', headerWith(1, undefined)),
    await inHeader('crit', 'A header with crit.', headerWith(2, [1])),
    await inHeader(
      'content-type-other',
      'Another content type.',
      headerWith(3, 'application/cbor'),
    ),
    await inHeader('typ-missing', 'No typ.', headerWith(16, undefined)),
    await inHeader(
      'typ-of-possession',
      'The typ of a proof of possession.',
      headerWith(16, 'application/vnd.custodia.possession.v1+cose'),
    ),
    await inHeader('kid-31-bytes', 'A short kid.', headerWith(4, new Uint8Array(31))),
    await inHeader('claims-missing', 'No claims.', headerWith(15, undefined)),
    await inHeader('claim-exp', 'A claim that events do not have.', claimsWith(4, 1)),
    await inHeader(
      'iss-other-urn',
      'The signer is named by another urn.',
      claimsWith(1, 'urn:example:person'),
    ),
    await inHeader(
      'iss-upper-case',
      'The id of the signer in upper case.',
      claimsWith(1, `urn:custodia:person:${named('party').toUpperCase()}`),
    ),
    await inHeader(
      'sub-unknown-kind',
      'A chain of a kind that there is not.',
      claimsWith(2, `urn:custodia:box:${named('item')}`),
    ),
    await inHeader(
      'sub-new',
      'A later event says that it opens the chain.',
      claimsWith(2, 'urn:custodia:new:item'),
    ),
    await inHeader(
      'sub-other-kind',
      'The type does not stand in a party chain.',
      claimsWith(2, `urn:custodia:party:${named('item')}`),
    ),
    await inHeader(
      'aud-new',
      'Only the genesis is signed for a new ledger.',
      claimsWith(3, 'urn:custodia:new:ledger'),
    ),
    await inHeader('iat-negative', 'A time before 1970.', claimsWith(6, -1)),
    await inHeader('iat-text', 'The time as text.', claimsWith(6, '2026-09-21')),
    await inPayload('type-unknown', 'A type that version 1 does not know.', {
      type: 'item.evaporated',
    }),
    await inPayload('type-missing', 'No type.', { type: undefined }),
    await inPayload('unknown-field', 'A field that this type does not have.', { colour: 'red' }),
    await inPayload('proto-field', 'A field named __proto__.', { ['__proto__x']: 1 }),
    await inPayload('seq-text', 'seq as text.', { seq: '3' }),
    await inPayload('seq-zero', 'This type opens no chain.', { seq: 0 }),
    await inPayload('prev-null', 'A later event without the one before.', { prev: null }),
    await inPayload('prev-31-bytes', 'A short prev.', { prev: new Uint8Array(31) }),
    await inPayload('self-present', 'Only a first event commits to its own secret.', {
      self: new Uint8Array(32),
    }),
    await inPayload('next-missing', 'No commitment to the next secret.', { next: undefined }),
    await inPayload('anchor-missing', 'No anchor.', { anchor: undefined }),
    await inPayload('anchor-size-zero', 'An anchor to the empty log.', {
      anchor: new Map([
        ['size', 0],
        ['root', new Uint8Array(32)],
      ]),
    }),
    await inPayload('role-unknown', 'A role that there is not.', { role: 'king' }),
    await inPayload('occurred-at-number', 'A time without offset and precision.', {
      occurredAt: 1_790_000_000_000,
    }),
    await inPayload('offset-a-day', 'An offset of 24 hours.', {
      occurredAt: new Map([
        ['time', 1],
        ['offset', 1440],
        ['precision', 'day'],
      ]),
    }),
    await inPayload('sealed-missing', 'A required label is missing.', { sealed: undefined }),
    await inPayload('sealed-unknown-label', 'A label that this type does not have.', {
      sealed: new Map([
        ['location', new Uint8Array(32)],
        ['colour', new Uint8Array(32)],
      ]),
    }),
    await inPayload('sealed-in-clear', 'A value where its digest belongs.', {
      sealed: new Map([['location', 'Room 4']]),
    }),
    await inPayload('label-in-clear', 'A sealed label as a clear field.', { location: long }),
    no('payload/not-a-map', 'The payload is a list.', await sign(goodHeader(), encodeCbor([1]))),
    no(
      'payload/integer-keys',
      'The payload has integer keys.',
      await sign(goodHeader(), encodeCbor(new Map([[1, 1]]))),
    ),
    no(
      'payload/not-cbor',
      'The payload is no CBOR.',
      await sign(goodHeader(), Buffer.from('{}')),
      'ERR_CBOR_PROFILE',
    ),
  ]
}
