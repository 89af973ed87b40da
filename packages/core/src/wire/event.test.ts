import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { assembleSign1, sign1ToBeSigned } from './cose.ts'
import { encodeEventHeader, parseEvent } from './event.ts'
import type { EventHeader } from './event.ts'
import { limits } from './limits.ts'

const ids = ['1', '2', '3', '4'].map((digit) => digit.repeat(64))
const [kid, signer, chain, ledger] = ids as [string, string, string, string]
const header: EventHeader = {
  kid,
  signer,
  subject: { kind: 'item', id: chain },
  ledger,
  issuedAt: 1_790_000_000,
}
const payload: CborValue = new Map<string, CborValue>([
  ['type', 'note.added'],
  ['seq', 3],
])
const signature = new Uint8Array(64).fill(9)

function eventOf(protectedBytes: Uint8Array, content: CborValue = payload): Uint8Array {
  return assembleSign1({ protectedBytes, payloadBytes: encodeCbor(content), signature })
}

function faultOf(event: Uint8Array): string {
  try {
    parseEvent(event)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.code === 'ERR_EVENT_MALFORMED' ? error.details.field : error.code
  }
  return expect.fail('was accepted')
}

type Edits = readonly [number, CborValue | undefined][]

/** A map with some of its entries replaced, added, or (undefined) left out. */
function edit(map: CborValue | undefined, edits: Edits): Map<number, CborValue> {
  const edited = new Map(map as ReadonlyMap<number, CborValue>)
  for (const [key, value] of edits) {
    if (value === undefined) edited.delete(key)
    else edited.set(key, value)
  }
  return edited
}

/** The header with changes to its entries, or to its claims. */
function altered(entries: Edits, claims: Edits = []): Uint8Array {
  const original = decodeCbor(encodeEventHeader(header)) as ReadonlyMap<number, CborValue>
  const withClaims = edit(original, [[15, edit(original.get(15), claims)]])
  return encodeCbor(edit(withClaims, entries))
}

describe('encodeEventHeader', () => {
  it('writes alg, content type, kid, claims and typ', () => {
    const urn = (kind: string, id: string): string => `urn:custodia:${kind}:${id}`
    expect(decodeCbor(encodeEventHeader(header))).toEqual(
      new Map<number, CborValue>([
        [1, -19],
        [3, 'application/vnd.custodia.event.v1+cbor'],
        [4, fromHex(kid) ?? null],
        [
          15,
          new Map<number, CborValue>([
            [1, urn('person', signer)],
            [2, urn('item', chain)],
            [3, urn('ledger', ledger)],
            [6, 1_790_000_000],
          ]),
        ],
        [16, 'application/vnd.custodia.event.v1+cose'],
      ]),
    )
  })

  it.each<[string, Partial<EventHeader>]>([
    ['a short kid', { kid: kid.slice(2) }],
    ['a kid in capitals', { kid: 'A'.repeat(64) }],
    ['a signer that is no id', { signer: 'Alex Example' }],
    ['a chain that is no id', { subject: { kind: 'item', id: 'x' } }],
    ['a fraction of a second', { issuedAt: 0.5 }],
    ['a time before 1970', { issuedAt: -1 }],
    ['a time after the year 9999', { issuedAt: Math.floor(limits.time / 1000) + 1 }],
    ['no ledger outside the genesis', { ledger: null }],
    [
      'a first event of another chain for no ledger',
      { subject: { kind: 'case', id: null }, ledger: null },
    ],
    ['a genesis for a ledger', { subject: { kind: 'ledger', id: null } }],
  ])('takes no header with %s', (_, wrong) => {
    expect(() => encodeEventHeader({ ...header, ...wrong })).toThrow(RangeError)
  })
})

describe('parseEvent', () => {
  it.each<[string, EventHeader]>([
    ['an event in a chain', header],
    ['the first event of a chain', { ...header, subject: { kind: 'party', id: null } }],
    ['the genesis', { ...header, subject: { kind: 'ledger', id: null }, ledger: null }],
    ['the earliest time', { ...header, issuedAt: 0 }],
    ['the latest time', { ...header, issuedAt: Math.floor(limits.time / 1000) }],
  ])('reads %s', (_, written) => {
    const protectedBytes = encodeEventHeader(written)
    const bytes = eventOf(protectedBytes)
    const parsed = parseEvent(bytes)
    expect(parsed.header).toEqual(written)
    expect(parsed.payload).toEqual(payload)
    expect(toHex(parsed.bytes)).toBe(toHex(bytes))
    expect(toHex(parsed.signature)).toBe(toHex(signature))
    const toBeSigned = sign1ToBeSigned(protectedBytes, encodeCbor(payload))
    expect(toHex(parsed.toBeSigned)).toBe(toHex(toBeSigned))
  })

  it.each<[string, Uint8Array, string]>([
    ['alg EdDSA, deprecated', altered([[1, -8]]), 'alg'],
    ['alg ES256', altered([[1, -7]]), 'alg'],
    ['alg 0', altered([[1, 0]]), 'alg'],
    ['alg as text', altered([[1, 'Ed25519']]), 'alg'],
    ['no alg', altered([[1, undefined]]), 'protected header'],
    ['no content type', altered([[3, undefined]]), 'protected header'],
    ['no kid', altered([[4, undefined]]), 'protected header'],
    ['no claims', altered([[15, undefined]]), 'protected header'],
    ['no typ', altered([[16, undefined]]), 'protected header'],
    ['a crit', altered([[2, [4]]]), 'protected header'],
    ['a certificate', altered([[33, new Uint8Array(8)]]), 'protected header'],
    [
      'a label more and one fewer',
      altered([
        [16, undefined],
        [5, 1],
      ]),
      'protected header',
    ],
    ['text labels', encodeCbor(new Map([['alg', -19]])), 'protected header'],
    ['an array as header', encodeCbor([1, -19]), 'protected header'],
    ['another content type', altered([[3, 'application/cbor']]), 'content type'],
    ['the content type as number', altered([[3, 60]]), 'content type'],
    [
      'the content type of a proof',
      altered([[3, 'application/vnd.custodia.possession.v1+cbor']]),
      'content type',
    ],
    ['the typ of a proof', altered([[16, 'application/vnd.custodia.possession.v1+cose']]), 'typ'],
    ['a typ in capitals', altered([[16, 'application/vnd.custodia.event.V1+cose']]), 'typ'],
    ['a kid of 31 bytes', altered([[4, new Uint8Array(31)]]), 'kid'],
    ['a kid of 33 bytes', altered([[4, new Uint8Array(33)]]), 'kid'],
    ['a kid as text', altered([[4, kid]]), 'kid'],
    ['claims in an array', altered([[15, [1]]]), 'claims'],
    ['no iss', altered([], [[1, undefined]]), 'claims'],
    ['no iat', altered([], [[6, undefined]]), 'claims'],
    ['an expiry', altered([], [[4, 1_800_000_000]]), 'claims'],
    [
      'a claim more and one fewer',
      altered(
        [],
        [
          [6, undefined],
          [5, 1],
        ],
      ),
      'claims',
    ],
    ['iss of a party chain', altered([], [[1, `urn:custodia:party:${signer}`]]), 'iss'],
    ['iss as bytes', altered([], [[1, new Uint8Array(32)]]), 'iss'],
    ['sub of a person', altered([], [[2, `urn:custodia:person:${chain}`]]), 'sub'],
    ['sub in capitals', altered([], [[2, `urn:custodia:item:${'A'.repeat(64)}`]]), 'sub'],
    ['sub as number', altered([], [[2, 7]]), 'sub'],
    ['aud of a case', altered([], [[3, `urn:custodia:case:${ledger}`]]), 'aud'],
    ['aud as a list', altered([], [[3, [`urn:custodia:ledger:${ledger}`]]]), 'aud'],
    [
      'aud of a new ledger outside the genesis',
      altered([], [[3, 'urn:custodia:new:ledger']]),
      'aud',
    ],
    ['aud of a ledger in the genesis', altered([], [[2, 'urn:custodia:new:ledger']]), 'aud'],
    ['iat before 1970', altered([], [[6, -1]]), 'iat'],
    ['iat after the year 9999', altered([], [[6, 253_402_300_800]]), 'iat'],
    ['iat in text', altered([], [[6, '2026-01-01']]), 'iat'],
  ])('refuses %s', (_, protectedBytes, field) => {
    expect(faultOf(eventOf(protectedBytes))).toBe(field)
  })

  it.each<[string, CborValue, string]>([
    ['an array', [1], 'payload'],
    ['a number', 1, 'payload'],
    ['bytes', new Uint8Array(3), 'payload'],
    ['a map with integer keys', new Map([[1, 2]]), 'payload'],
  ])('refuses %s as payload', (_, content, field) => {
    expect(faultOf(eventOf(encodeEventHeader(header), content))).toBe(field)
  })

  it('refuses header and payload outside the CBOR profile', () => {
    const protectedBytes = encodeEventHeader(header)
    const payloadBytes = Uint8Array.of(0xa1, 0x61, 0x61, 0x18, 0x01)
    expect(faultOf(assembleSign1({ protectedBytes, payloadBytes, signature }))).toBe(
      'ERR_CBOR_PROFILE',
    )
    const loose = Uint8Array.of(0xa1, 0x01, 0x38, 0x12)
    expect(faultOf(eventOf(loose))).toBe('ERR_CBOR_PROFILE')
    expect(faultOf(eventOf(new Uint8Array(0)))).toBe('ERR_CBOR_PROFILE')
  })

  it('names the field in its message', () => {
    expect(() => parseEvent(eventOf(altered([[1, -8]])))).toThrow(
      'not a custody event: alg: expected -19',
    )
  })

  it('reads an event of 32,768 bytes, and refuses one byte more', () => {
    const padded = (padding: number): Uint8Array =>
      eventOf(encodeEventHeader(header), new Map([['text', 'x'.repeat(padding)]]))
    const overhead = padded(limits.eventLength - 1000).length - (limits.eventLength - 1000)
    const longest = padded(limits.eventLength - overhead)
    expect(longest.length).toBe(limits.eventLength)
    expect(parseEvent(longest).payload.get('text')).toHaveLength(limits.eventLength - overhead)
    expect(faultOf(padded(limits.eventLength - overhead + 1))).toBe('length')
  })

  it('refuses an event with any bit of its header or envelope changed, or reads another header', () => {
    const bytes = eventOf(encodeEventHeader(header))
    const read = JSON.stringify(parseEvent(bytes).header)
    const end = bytes.length - 64 - encodeCbor(payload).length
    for (let bit = 0; bit < end * 8; bit++) {
      const changed = bytes.slice()
      changed[bit >> 3]! ^= 1 << (bit & 7)
      try {
        expect(JSON.stringify(parseEvent(changed).header)).not.toBe(read)
      } catch (error) {
        if (!isCustodyError(error)) throw error
      }
    }
  })
})
