import { describe, expect, test } from 'vitest'
import { bits, der, octets, oid, sequence } from '../../../../test/support/time-stamps/der.ts'
import {
  certificate,
  extendedKeyUsage,
  forAuthority,
  hashOf,
  keyOf,
  keyUsage,
  purposes,
  stamped,
  year,
} from '../../../../test/support/time-stamps/forged-certificate.ts'
import type { KeyKind } from '../../../../test/support/time-stamps/forged-certificate.ts'
import {
  attribute,
  ids,
  issuerAndSerial,
  named,
  namedBySha1,
  token,
} from '../../../../test/support/time-stamps/forged-token.ts'
import {
  chained,
  clock,
  imprinted,
  reasonOf,
  root,
  signer,
  stamp,
  stamper,
} from '../../../../test/support/time-stamps/clock.ts'
import { openTimeStamp } from './index.ts'

/** Whether it is the attribute of this type. */
const has = (attribute: Uint8Array, id: string): boolean =>
  Buffer.from(attribute).includes(Buffer.from(oid(id)))

const bothBytes = [signer.der, root.der]

describe('what is signed', () => {
  test('other bytes than the imprinted ones are refused', async () => {
    const bytes = token({ signer, imprinted: Buffer.from('another note\n') })
    expect(await reasonOf(bytes)).toBe('imprint')
  })

  test.each([
    ['contentType', ids.contentType],
    ['messageDigest', ids.messageDigest],
    ['signingCertificateV2', ids.signingCertificateV2],
  ])('a signature without %s is refused', async (_name, id) => {
    const without = (all: readonly Uint8Array[]): readonly Uint8Array[] =>
      all.filter((one) => !has(one, id))
    expect(await reasonOf(stamp({ attributes: without }))).toBe('signer')
  })

  test('an attribute that stands twice is refused', async () => {
    const twice = (all: readonly Uint8Array[]): readonly Uint8Array[] => [...all, named(signer)]
    expect(await reasonOf(stamp({ attributes: twice }))).toBe('signer')
  })

  test('an attribute with two values is refused', async () => {
    const two = attribute(ids.messageDigest, octets(hashOf('sha256', imprinted)), octets(imprinted))
    const replaced = (all: readonly Uint8Array[]): readonly Uint8Array[] =>
      all.map((one) => (has(one, ids.messageDigest) ? two : one))
    expect(await reasonOf(stamp({ attributes: replaced }))).toBe('signer')
  })

  test('a digest of something else is refused', async () => {
    const other = attribute(ids.messageDigest, octets(hashOf('sha256', imprinted)))
    const replaced = (all: readonly Uint8Array[]): readonly Uint8Array[] =>
      all.map((one) => (has(one, ids.messageDigest) ? other : one))
    expect(await reasonOf(stamp({ attributes: replaced }))).toBe('signature')
  })

  test('a signature over the attributes as they stand in the token is refused: it is over their SET', async () => {
    const asTheyStand = (attributes: Uint8Array): Uint8Array =>
      Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)])
    expect(await reasonOf(stamp({ over: asTheyStand }))).toBe('signature')
    expect(await reasonOf(stamp({ over: (attributes) => attributes }))).toBe(undefined)
  })

  test('a signature by ECDSA has one encoding, in a token and in a certificate', async () => {
    const shortened = (signature: Uint8Array): Uint8Array =>
      Buffer.concat([Buffer.from([0x30, signature[1]! - 4]), signature.subarray(2)])
    expect(await reasonOf(stamp({ rewrite: shortened }))).toBe('malformed')
    expect(await reasonOf(chained(stamper({ rewrite: shortened })))).toBe('unknown-authority')
    expect(await reasonOf(stamp({ rewrite: (signature) => signature }))).toBe(undefined)
  })

  test('a signature by another key is refused', async () => {
    const thief = { ...signer, key: keyOf('P-256', 'thief') }
    expect(await reasonOf(token({ signer: thief, imprinted }))).toBe('signature')
  })
})

describe('by which certificate', () => {
  const twin = stamper({ key: signer.key })
  const both = [signer.der, twin.der]

  test('one that is not there is refused: they were stripped', async () => {
    expect(await reasonOf(stamp({ certificates: [] }))).toBe('signer')
    expect(await reasonOf(stamp({ certificates: [root.der] }))).toBe('signer')
  })

  test('one that did not come with it counts if it is trusted itself', async () => {
    const own = [{ name: 'clock', certificates: [signer.der] }]
    expect(await reasonOf(stamp({ certificates: [] }), own)).toBe(undefined)
  })

  test.each([
    ['it names the twin', { naming: [named(twin)] }],
    ['it names the root', { naming: [named(root)], certificates: bothBytes }],
    ['it says that the twin signed', { signerId: issuerAndSerial(twin), certificates: both }],
    ['each of two attributes names another', { naming: [named(signer), namedBySha1(twin)] }],
    ['the number beside the hash is the twin’s', { naming: [namedBySha1(signer, twin)] }],
  ])('another than the one that signed is refused: %s', async (_what, options) => {
    expect(await reasonOf(stamp({ certificates: both, ...options }))).toBe('signer')
  })

  test('the end is that of the one that signed, whichever others came with it', async () => {
    const short = stamper({ key: signer.key, to: stamped + 1_000 })
    const bytes = token({
      signer: short,
      imprinted,
      certificates: [twin.der, signer.der, short.der],
    })
    expect(await openTimeStamp(bytes, imprinted, [clock])).toMatchObject({
      signerEnds: stamped + 1_000,
    })
  })

  test('an attribute of the first version may name it', async () => {
    expect(await reasonOf(stamp({ naming: [namedBySha1(signer)] }))).toBe(undefined)
    expect(await reasonOf(stamp({ naming: [namedBySha1(signer, signer)] }))).toBe(undefined)
    expect(await reasonOf(stamp({ naming: [namedBySha1(signer), named(signer)] }))).toBe(undefined)
  })

  test('an attribute of the second version does not name it by SHA-1', async () => {
    expect(await reasonOf(stamp({ naming: [named(signer, 'sha1')] }))).toBe('algorithm')
  })

  test('a signer who is named by his key alone is refused', async () => {
    const signerId = der(0x80, hashOf('sha1', signer.key.spki))
    await expect(openTimeStamp(stamp({ signerId }), imprinted, [clock])).rejects.toThrow(
      'does not name the certificate that signed by issuer and number',
    )
  })
})

describe('for what purpose', () => {
  const stamping = purposes.timeStamping
  test.each([
    ['none is listed', [keyUsage(0x80)]],
    ['another is listed', [extendedKeyUsage(true, purposes.codeSigning)]],
    ['another is listed as well', [extendedKeyUsage(true, stamping, purposes.codeSigning)]],
    ['the list is not critical', [extendedKeyUsage(false, stamping)]],
    ['the list is empty', [extendedKeyUsage(true)]],
    ['its key is for encryption', [keyUsage(0x20), extendedKeyUsage(true, stamping)]],
  ])('a certificate is refused: %s', async (_what, extensions) => {
    expect(await reasonOf(chained(stamper({ extensions })))).toBe('purpose')
  })

  test.each([
    ['nothing says what its key is for', [extendedKeyUsage(true, stamping)]],
    ['its key is for what nobody can deny', [keyUsage(0x40), extendedKeyUsage(true, stamping)]],
  ])('a certificate is accepted: %s', async (_what, extensions) => {
    expect(await reasonOf(chained(stamper({ extensions })))).toBe(undefined)
  })

  test('a certificate that says it twice is refused', async () => {
    const twice = [extendedKeyUsage(true, stamping), extendedKeyUsage(true, purposes.codeSigning)]
    expect(await reasonOf(chained(stamper({ extensions: twice })))).toBe('malformed')
  })

  test('being trusted is not enough', async () => {
    const plain = certificate({ name: 'Plain', extensions: forAuthority, from: stamped - year })
    const trusted = [{ name: 'plain', certificates: [plain.der] }]
    expect(await reasonOf(chained(plain), trusted)).toBe('purpose')
  })
})

describe('by which algorithms', () => {
  test('an imprint by SHA-1 is refused', async () => {
    expect(await reasonOf(stamp({ imprintHash: 'sha1' }))).toBe('algorithm')
  })

  test.each([
    ['in signature and digest', { hash: 'sha1' }],
    ['in the signature', { hash: 'sha1', digestHash: 'sha256' }],
    ['in the digest', { hash: 'sha256', digestHash: 'sha1' }],
  ] as const)('SHA-1 is refused %s', async (_what, options) => {
    expect(await reasonOf(stamp(options))).toBe('algorithm')
  })

  test.each<[KeyKind, string | undefined]>([
    ['P-256', undefined],
    ['P-384', undefined],
    ['RSA-2048', undefined],
    ['RSA-1024', 'algorithm'],
    ['secp256k1', 'algorithm'],
  ])('a key of %s: %s', async (kind, reason) => {
    expect(await reasonOf(chained(stamper({ key: keyOf(kind, 'stamper') })))).toBe(reason)
  })

  test.each([
    ['a modulus of 8,192 bits', 1_024, 3, 'signature'],
    ['a longer one', 1_025, 3, 'algorithm'],
    ['an exponent of four bytes', 256, 4, 'signature'],
    ['a longer one', 256, 6, 'algorithm'],
  ])('RSA with %s is checked or not: %s', async (_what, modulus, exponent, reason) => {
    const spki = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), der(0x05)),
      bits(
        sequence(
          der(0x02, Buffer.from([0]), Buffer.alloc(modulus, 0xff)),
          der(0x02, Buffer.alloc(exponent, 0x03)),
        ),
      ),
    )
    const key = { ...keyOf('RSA-2048', 'stamper'), spki }
    expect(await reasonOf(chained(stamper({ key })))).toBe(reason)
  })

  test('RSA may leave its hash to the field beside it, which must not be SHA-1', async () => {
    const by = stamper({ key: keyOf('RSA-2048', 'stamper') })
    const plain = sequence(oid('1.2.840.113549.1.1.1'), der(0x05))
    expect(await reasonOf(token({ signer: by, imprinted, signedWith: plain }))).toBe(undefined)
    const weak = token({ signer: by, imprinted, signedWith: plain, hash: 'sha1' })
    expect(await reasonOf(weak)).toBe('algorithm')
  })
})
