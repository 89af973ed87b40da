import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backendName } from '#crypto'
import { concat, encodeUtf8, fromHex, toHex } from '../../bytes/index.ts'
import * as node from './node.ts'
import * as portable from './portable.ts'

const hex = (text: string): Uint8Array => fromHex(text)!

describe.each([node, portable])('$backendName', (backend) => {
  test('SHA-256 of the examples of FIPS 180-4', () => {
    expect(toHex(backend.sha256(new Uint8Array()))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(toHex(backend.sha256(encodeUtf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test('digests of evidence, each of "abc", in parts', () => {
    const of = (algorithm: portable.ContentAlgorithm): string => {
      const state = backend.createContentDigest(algorithm)
      state.update(encodeUtf8('a'))
      state.update(encodeUtf8('bc'))
      return toHex(state.digest())
    }
    expect(of('sha-256')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(of('sha3-256')).toBe('3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532')
    expect(of('sha-1')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
    expect(of('md5')).toBe('900150983cd24fb0d6963f7d28e17f72')
    expect(of('sha-512')).toBe(
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    )
  })

  test('HMAC-SHA-256 of RFC 4231, cases 1, 2 and 6', () => {
    const tag = (key: Uint8Array, text: string): string =>
      toHex(backend.hmacSha256(key, encodeUtf8(text)))
    expect(tag(new Uint8Array(20).fill(0x0b), 'Hi There')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    )
    expect(tag(encodeUtf8('Jefe'), 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    const long = 'Test Using Larger Than Block-Size Key - Hash Key First'
    expect(tag(new Uint8Array(131).fill(0xaa), long)).toBe(
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    )
  })

  // RFC 8032, 7.1: tests 1 to 3.
  test.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('Ed25519 of RFC 8032, seed %s', (seed, publicKey, message, signature) => {
    const pair = backend.ed25519KeyPair(hex(seed))
    expect(toHex(pair.publicKey)).toBe(publicKey)
    expect(toHex(pair.sign(hex(message)))).toBe(signature)
    expect(backend.ed25519Verify(hex(publicKey), hex(message), hex(signature))).toBe(true)
  })

  test('a key pair keeps a copy: overwriting the seed changes nothing', () => {
    const seed = new Uint8Array(32).fill(7)
    const pair = backend.ed25519KeyPair(seed)
    const before = pair.sign(Uint8Array.of(1))
    seed.fill(0)
    expect(pair.sign(Uint8Array.of(1))).toEqual(before)
  })

  test('every result is a plain Uint8Array over memory of its own', () => {
    const one = Uint8Array.of(1)
    const pair = backend.ed25519KeyPair(new Uint8Array(32))
    const stream = backend.createSha256()
    stream.update(one)
    const results = [
      backend.sha256(one),
      backend.hmacSha256(one, one),
      stream.digest(),
      backend.randomBytes(32),
      pair.publicKey,
      pair.sign(one),
    ]
    for (const result of results) {
      expect(Object.getPrototypeOf(result)).toBe(Uint8Array.prototype)
      expect(result.buffer.byteLength).toBe(result.length)
    }
  })

  test('random bytes of any length, never the same twice', () => {
    expect([0, 1, 32, 65_536, 65_537, 200_000].map((n) => backend.randomBytes(n).length)).toEqual([
      0, 1, 32, 65_536, 65_537, 200_000,
    ])
    expect(backend.randomBytes(32)).not.toEqual(backend.randomBytes(32))
    const many = backend.randomBytes(70_000)
    for (let at = 0; at + 32 <= many.length; at += 32) {
      expect(many.subarray(at, at + 32).some((byte) => byte !== 0)).toBe(true)
    }
  })

  test('a finished SHA-256 takes nothing more', () => {
    const stream = backend.createSha256()
    stream.digest()
    expect(() => stream.update(Uint8Array.of(1))).toThrow()
  })
})

describe('both backends', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })

  test('give the same digest, whole or in parts', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 6 }), (parts) => {
        const whole = concat(...parts)
        const expected = toHex(node.sha256(whole))
        expect(toHex(portable.sha256(whole))).toBe(expected)
        for (const backend of [node, portable]) {
          const stream = backend.createSha256()
          for (const part of parts) stream.update(part)
          expect(toHex(stream.digest())).toBe(expected)
        }
      }),
    )
  })

  test('give the same HMAC', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, message) => {
        expect(portable.hmacSha256(key, message)).toEqual(node.hmacSha256(key, message))
      }),
    )
  })

  test('make the same key and the same signature of a seed, and accept it', () => {
    fc.assert(
      fc.property(seeds, bytes, (seed, message) => {
        const [a, b] = [node.ed25519KeyPair(seed), portable.ed25519KeyPair(seed)]
        expect(b.publicKey).toEqual(a.publicKey)
        const signature = a.sign(message)
        expect(b.sign(message)).toEqual(signature)
        expect(node.ed25519Verify(a.publicKey, message, signature)).toBe(true)
        expect(portable.ed25519Verify(a.publicKey, message, signature)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('which backend runs', () => {
  test('from source, on Node: its own', () => {
    expect(backendName).toBe('node')
  })

  // As an application loads the built package. `tsc -b` comes first: `pnpm test` does it.
  const built = fileURLToPath(new URL('../../../dist/crypto/index.js', import.meta.url))
  test.each([
    ['node', []],
    ['portable', ['--conditions=custodia-portable']],
  ])('from the built package: %s with %j', (name, flags) => {
    expect(existsSync(built), 'packages/core is not built: run pnpm build').toBe(true)
    const program = `import { backendName } from '@custodia/core/crypto'; console.log(backendName)`
    const args = [...flags, '--input-type=module', '-e', program]
    const cwd = fileURLToPath(new URL('.', import.meta.url))
    expect(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' })).toBe(`${name}\n`)
  })
})
