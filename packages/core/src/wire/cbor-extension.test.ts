import { addExtension } from 'cbor-x/encode'
import { describe, expect, it } from 'vitest'
import { toHex } from '../bytes/index.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'

// Extensions of cbor-x are global: whoever shares the package can change what it writes. This file has its own process.
describe('encodeCbor beside an extension of cbor-x', () => {
  it('refuses what is no longer in the profile, instead of handing it out', () => {
    expect(toHex(encodeCbor(Uint8Array.of(1)))).toBe('4101')
    addExtension<Uint8Array, string>({
      Class: Uint8Array,
      tag: 43_000,
      encode: (bytes, encode) => encode(toHex(bytes)),
      decode: () => new Uint8Array(0),
    })
    expect(() => encodeCbor([Uint8Array.of(1)])).toThrow('offset 1: tags are not in the profile')
    expect(decodeCbor(Uint8Array.of(0x41, 0x01))).toEqual(Uint8Array.of(1))
  })
})
