import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { assembleSign1, sign1ToBeSigned } from './cose.ts'
import { encodeEventHeader } from './event.ts'
import { limits } from './limits.ts'
import { encodePossession, parsePossession } from './possession.ts'
import type { Possession } from './possession.ts'

const id = (digit: string): string => digit.repeat(64)
const inLedger: Possession = {
  kid: id('1'),
  scope: { ledger: id('2'), anchor: { size: 7, root: id('3') } },
  party: id('4'),
  key: id('5'),
  nextKey: id('6'),
}
const founding: Possession = { ...inLedger, scope: { origin: 'custody.agency.example/2026' } }
const signature = new Uint8Array(64).fill(9)

function proofOf(possession: Possession): Uint8Array {
  return assembleSign1({ ...encodePossession(possession), signature })
}

function faultOf(proof: Uint8Array): string {
  try {
    parsePossession(proof)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.code === 'ERR_POSSESSION_MALFORMED' ? error.details.field : error.code
  }
  return expect.fail('was accepted')
}

/** A proof whose payload has entries replaced, added, or (undefined) left out. */
function altered(
  possession: Possession,
  edits: { readonly [field: string]: CborValue | undefined },
): Uint8Array {
  const { protectedBytes, payloadBytes } = encodePossession(possession)
  const payload = new Map(decodeCbor(payloadBytes) as ReadonlyMap<string, CborValue>)
  for (const [field, value] of Object.entries(edits)) {
    if (value === undefined) payload.delete(field)
    else payload.set(field, value)
  }
  return assembleSign1({ protectedBytes, payloadBytes: encodeCbor(payload), signature })
}

describe('a proof of possession', () => {
  it.each([
    ['for a ledger', inLedger],
    ['for a ledger to be founded', founding],
    [
      'with an origin of the greatest length',
      { ...founding, scope: { origin: 'o'.repeat(limits.nameLength) } },
    ],
  ])('is read as it was written: %s', (_, possession) => {
    const unsigned = encodePossession(possession)
    const bytes = proofOf(possession)
    const { bytes: kept, toBeSigned, signature: found, ...rest } = parsePossession(bytes)
    expect(rest).toEqual(possession)
    expect(toHex(kept)).toBe(toHex(bytes))
    expect(toHex(found)).toBe(toHex(signature))
    expect(toHex(toBeSigned)).toBe(toHex(unsigned.toBeSigned))
    expect(toHex(toBeSigned)).toBe(
      toHex(sign1ToBeSigned(unsigned.protectedBytes, unsigned.payloadBytes)),
    )
  })

  it('has a header of four labels and a payload of text keys', () => {
    const { protectedBytes, payloadBytes } = encodePossession(inLedger)
    expect(decodeCbor(protectedBytes)).toEqual(
      new Map<number, CborValue>([
        [1, -19],
        [3, 'application/vnd.custodia.possession.v1+cbor'],
        [4, fromHex(id('1')) ?? null],
        [16, 'application/vnd.custodia.possession.v1+cose'],
      ]),
    )
    expect([...(decodeCbor(payloadBytes) as ReadonlyMap<string, CborValue>).keys()]).toEqual([
      'key',
      'party',
      'anchor',
      'ledger',
      'nextKey',
    ])
  })

  it.each<[string, Uint8Array, string]>([
    ['both ledger and origin', altered(inLedger, { origin: 'a.example' }), 'payload'],
    ['an origin and an anchor', altered(founding, { anchor: new Map() }), 'payload'],
    ['a ledger without anchor', altered(inLedger, { anchor: undefined }), 'payload'],
    ['neither ledger nor origin', altered(founding, { origin: undefined }), 'payload'],
    ['no key', altered(inLedger, { key: undefined }), 'payload'],
    ['no party', altered(inLedger, { party: undefined }), 'payload'],
    ['no next key', altered(inLedger, { nextKey: undefined }), 'payload'],
    ['an unknown field', altered(inLedger, { note: 'x' }), 'payload'],
    [
      'an unknown field in place of another',
      altered(inLedger, { key: undefined, note: 'x' }),
      'payload',
    ],
    ['a key of 31 bytes', altered(inLedger, { key: new Uint8Array(31) }), 'key'],
    ['a key of 33 bytes', altered(inLedger, { key: new Uint8Array(33) }), 'key'],
    ['a key in text', altered(inLedger, { key: id('5') }), 'key'],
    ['a short party id', altered(inLedger, { party: new Uint8Array(16) }), 'party'],
    ['a next key that is null', altered(inLedger, { nextKey: null }), 'nextKey'],
    ['a ledger in text', altered(inLedger, { ledger: id('2') }), 'ledger'],
    ['an anchor that is no map', altered(inLedger, { anchor: [7] }), 'anchor'],
    [
      'an anchor with a note',
      altered(inLedger, { anchor: anchor(7, 32, { note: new Uint8Array(32) }) }),
      'anchor',
    ],
    ['an anchor at size 0', altered(inLedger, { anchor: anchor(0, 32) }), 'anchor'],
    ['an anchor with a short root', altered(inLedger, { anchor: anchor(7, 31) }), 'root'],
    ['an empty origin', altered(founding, { origin: '' }), 'origin'],
    [
      'an origin of 256 bytes',
      altered(founding, { origin: 'o'.repeat(limits.nameLength + 1) }),
      'origin',
    ],
    ['an origin with a space', altered(founding, { origin: 'agency example' }), 'origin'],
    ['an origin with a line break', altered(founding, { origin: 'agency.example\n' }), 'origin'],
    ['an origin that is no text', altered(founding, { origin: 1 }), 'origin'],
  ])('is refused with %s', (_, proof, field) => {
    expect(faultOf(proof)).toBe(field)
  })

  function anchor(size: number, rootLength: number, more: object = {}): CborValue {
    return new Map<string, CborValue>([
      ['size', size],
      ['root', new Uint8Array(rootLength)],
      ...Object.entries(more),
    ])
  }

  it('is refused when its payload is no map, or is outside the CBOR profile', () => {
    const { protectedBytes } = encodePossession(inLedger)
    const withPayload = (payloadBytes: Uint8Array): Uint8Array =>
      assembleSign1({ protectedBytes, payloadBytes, signature })
    expect(faultOf(withPayload(encodeCbor(['key'])))).toBe('payload')
    expect(faultOf(withPayload(encodeCbor(new Map([[1, 2]]))))).toBe('payload')
    expect(faultOf(withPayload(Uint8Array.of(0xff)))).toBe('ERR_CBOR_PROFILE')
  })

  it('is not an event, nor an event a proof', () => {
    const header = encodeEventHeader({
      kid: id('1'),
      signer: id('4'),
      subject: { kind: 'party', id: null },
      ledger: id('2'),
      issuedAt: 0,
    })
    const { payloadBytes } = encodePossession(inLedger)
    expect(faultOf(assembleSign1({ protectedBytes: header, payloadBytes, signature }))).toBe(
      'protected header',
    )
  })

  it('is refused beyond 1,024 bytes, and judged further at 1,024', () => {
    const { protectedBytes } = encodePossession(founding)
    const padded = (length: number): Uint8Array =>
      assembleSign1({ protectedBytes, payloadBytes: encodeCbor(new Uint8Array(length)), signature })
    const overhead = padded(600).length - 600
    expect(faultOf(padded(limits.possessionLength - overhead))).toBe('payload')
    expect(faultOf(padded(limits.possessionLength - overhead + 1))).toBe('length')
  })

  it.each<[string, Partial<Possession>]>([
    ['a kid that is no id', { kid: '1' }],
    ['a party that is no id', { party: id('X') }],
    ['a key that is no key', { key: '' }],
    ['an anchor at size 0', { scope: { ledger: id('2'), anchor: { size: 0, root: id('3') } } }],
    ['an anchor at size 1.5', { scope: { ledger: id('2'), anchor: { size: 1.5, root: id('3') } } }],
    ['a root that is no hash', { scope: { ledger: id('2'), anchor: { size: 1, root: '3' } } }],
    ['an origin with a plus sign', { scope: { origin: 'a+b' } }],
  ])('is not written with %s', (_, wrong) => {
    expect(() => encodePossession({ ...inLedger, ...wrong })).toThrow(RangeError)
  })
})
