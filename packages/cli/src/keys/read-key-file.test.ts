import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { concat, toHex } from '@custodia/core/bytes'
import { createSoftwareSigner, keyThumbprint } from '@custodia/core/crypto'
import { isCustodyError, type CustodyErrorCode } from '@custodia/core/errors'
import * as der from './der.ts'
import { decodePbes2, decryptPbes2 } from './pbes2.ts'
import { encodePrivateKey } from './pkcs8.ts'
import { formatPem } from './pem.ts'
import { readKeyFile, readKeyName, readPlainKeyFile } from './read-key-file.ts'

const seed = Uint8Array.from({ length: 32 }, (_, i) => i)
const { publicKey } = createSoftwareSigner(seed)
const passphrase = 'correct horse'
const header = `# custodia key\npublic-key: ${toHex(publicKey)}\nkid: ${keyThumbprint(publicKey)}\n`

// The seed 00 01 ... 1f as OpenSSL 3.0 encrypts it: pkcs8 -topk8 -passout 'pass:correct horse', and the options named.
const fromOpenssl = {
  '-scrypt': `MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAhmYCUDhV38JQICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBDzIhLLq/YSKvyQUjWdkJ0SBECtDrigQnW7bdGF
bnO1wlB8VMEa+hhbRrjx0BvaDDwbzjDBpDXNGn3l22CVDVVcvChML7i/hdwTQyn7
znh5PxUO`,
  '-v2 aes-256-cbc': `MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgf37RgWzDP9gICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEf0oEVav0ESBlp27ic0QeMEQDSH
dgzlgVUjzJHINYr8LDhl/u5ScR92PaWrstG94IepI3VCjX1A2n308F8M0i4pnVpD
l6nytpe06V+DDtS3/Mk=`,
  '-v2 aes-128-cbc -v2prf hmacWithSHA1': `MIGNMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAjx59w2pRb/cwICCAAw
HQYJYIZIAWUDBAECBBD0tpYAgliThrp19yLicWRHBEDtPBfJDbZPo159AGL3vKxs
WDrYOKmxMWcUvPs7n6n6CTddWoeSWZYLgnDOh11dO5W0Gxd/KKcQK1U+vpXtllGo`,
  '-v2 aes-192-cbc -v2prf hmacWithSHA512': `MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhXLwDWOHHAagICCAAw
DAYIKoZIhvcNAgsFADAdBglghkgBZQMEARYEEEAL2EjHh2xDLFz0vf0Asy8EQLcr
SJX+LA9PRfKrqTp9sKDv0OAvyC3tyGd4nnsm8HIIXnGjxPuFn9SMlypV8k33YCt2
Ylv5P+9nrpGF1ut6rVc=`,
} as const

// The same with algorithms that are not read, and a key of another kind (X25519) with scrypt.
const notRead = {
  'triple DES': `MIGKME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAgt0FOv1tXf5wICCAAw
DAYIKoZIhvcNAgkFADAUBggqhkiG9w0DBwQI0Hrwk/9rpDIEODk2pKhMUHBwY0Rj
feTuOnbggNQhv/yYwCXLWdakREdlsW/lZ9Pvh9mZuNA4T9NaMxEJKxxEQ2BW`,
  PBES1: `MFgwHAYKKoZIhvcNAQwBAzAOBAiV+r8AcWbWvQICCAAEOKz6H678ZfSZs+L4w+jJ
LH74JypzWj06LOhPBzBGc4EGSTTZR7G+zMwQIIJ1lcr6mvls/lbcLXxb`,
} as const
const x25519 = `MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAiAhRfwmyx1FAICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBC2O67r4JBqu8nbsyZmlAVhBECNElh0yRpbYB9r
tKHEBoH0W9XGjiDR2i0doKGP8CeFqhSGL1OB3NDcloZiUl1if1k6pW3TNjkydnoQ
dxynFS1J`

const pem = (base64: string, label = 'ENCRYPTED PRIVATE KEY'): string =>
  `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))
const plainPem = (bytes: Uint8Array): string => formatPem([], 'PRIVATE KEY', bytes)
const quick = fromOpenssl['-v2 aes-256-cbc']

let directory: string
let path: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'custodia-keys-'))
  path = join(directory, 'key.pem')
})
afterEach(() => rm(directory, { recursive: true }))

interface Failure {
  readonly code: CustodyErrorCode
  readonly message: string
}

async function failure(reading: Promise<unknown>): Promise<Failure> {
  const error: unknown = await reading.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  if (!isCustodyError(error)) throw error
  return { code: error.code, message: error.message.replace(path, 'FILE') }
}

async function openFailure(text: string | Uint8Array): Promise<Failure> {
  await writeFile(path, text, { mode: 0o600 })
  return failure(readKeyFile(path, passphrase))
}

async function plainFailure(text: string | Uint8Array): Promise<Failure> {
  await writeFile(path, text, { mode: 0o600 })
  return failure(readPlainKeyFile(path))
}

describe('files that OpenSSL encrypted', () => {
  test.each(Object.entries(fromOpenssl))('are read: %s', async (_, base64) => {
    await writeFile(path, pem(base64))
    expect((await readKeyFile(path, passphrase)).publicKey).toEqual(publicKey)
  })

  test('are read with lines before the key, with CRLF, and with blank lines after it', async () => {
    const text = `Bag Attributes: none\n${header}${pem(quick)}\n\n`
    await writeFile(path, text.replaceAll('\n', '\r\n'))
    expect((await readKeyFile(path, passphrase)).publicKey).toEqual(publicKey)
  })

  test('do not name their key', async () => {
    await writeFile(path, pem(quick))
    const { code, message } = await failure(readKeyName(path))
    expect(code).toBe('ERR_KEY_FILE_FORMAT')
    expect(message).toContain('does not name its public key')
  })

  test.each(Object.entries(notRead))(
    'are refused with %s, and how to convert them is said',
    async (_, base64) => {
      const { code, message } = await openFailure(pem(base64))
      expect(code).toBe('ERR_KEY_FILE_FORMAT')
      expect(message).toContain('openssl pkcs8 -topk8 -scrypt')
    },
  )
})

describe('the passphrase', () => {
  test('that is wrong is ERR_KEY_PASSPHRASE', async () => {
    await writeFile(path, pem(quick))
    expect(await failure(readKeyFile(path, 'wrong'))).toEqual({
      code: 'ERR_KEY_PASSPHRASE',
      message: 'the passphrase does not open FILE, or the file is damaged',
    })
  })

  test('that is wrong and gives good padding by chance is ERR_KEY_PASSPHRASE too', async () => {
    const byChance = 'wrong 34'
    expect(await decryptPbes2(decodePbes2(bytesOf(quick)), byChance)).toHaveLength(63)
    await writeFile(path, pem(quick))
    expect((await failure(readKeyFile(path, byChance))).code).toBe('ERR_KEY_PASSPHRASE')
  })

  test('is taken exactly: no case, no blank and no Unicode form is forgiven', async () => {
    await writeFile(path, pem(quick))
    for (const near of ['Correct horse', 'correct horse ', 'correct  horse', '']) {
      expect((await failure(readKeyFile(path, near))).code).toBe('ERR_KEY_PASSPHRASE')
    }
  })

  test('is asked for only once the file is known to be a key file', async () => {
    let asked = 0
    const ask = async (): Promise<string> => {
      asked++
      return passphrase
    }
    for (const text of ['', 'a text', pem('AAAA'), pem(notRead.PBES1)]) {
      await writeFile(path, text)
      expect((await failure(readKeyFile(path, ask))).code).toBe('ERR_KEY_FILE_FORMAT')
    }
    expect((await failure(readKeyFile(join(directory, 'no'), ask))).code).toBe(
      'ERR_KEY_FILE_MISSING',
    )
    expect(asked).toBe(0)
    await writeFile(path, pem(quick))
    expect((await readKeyFile(path, ask)).publicKey).toEqual(publicKey)
    expect(asked).toBe(1)
  })

  test('that cannot be had fails with the error of whoever was asked', async () => {
    await writeFile(path, pem(quick))
    const reading = readKeyFile(path, () => Promise.reject(new Error('nobody there')))
    await expect(reading).rejects.toThrow('nobody there')
  })
})

describe('what is no key file', () => {
  test('a path where nothing is', async () => {
    const readings = [(at: string) => readKeyFile(at, 'x'), readPlainKeyFile, readKeyName]
    for (const nowhere of [path, join(directory, 'no', 'key.pem')]) {
      for (const read of readings) {
        expect((await failure(read(nowhere))).code).toBe('ERR_KEY_FILE_MISSING')
      }
    }
  })

  test('a directory', async () => {
    await mkdir(path)
    expect(await failure(readKeyFile(path, 'x'))).toEqual({
      code: 'ERR_FILE_READ',
      message: 'cannot read FILE: it is a directory, and a file was expected',
    })
  })

  test('a pipe that nobody writes to, at once', async () => {
    execFileSync('mkfifo', [path])
    const { code, message } = await failure(readKeyFile(path, 'x'))
    expect(code).toBe('ERR_FILE_READ')
    expect(message).toContain('a pipe or a device')
  })

  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'key file FILE is empty'],
    ['a file of blanks', ' \n\n', 'key file FILE is empty'],
    [
      'a JPEG',
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46),
      'key file FILE is not a text',
    ],
    ['a text', 'dear diary\n', 'key file FILE holds no key: no line begins with "-----BEGIN"'],
    ['half a key', pem(quick).slice(0, 120), 'key file FILE ends in the middle of a key'],
    ['a strange BEGIN', '-----BEGIN key-----\n', 'key file FILE ends in the middle of a key'],
    [
      'two keys',
      pem(quick) + pem(quick),
      'key file FILE holds more than one key, or something after the key',
    ],
    [
      'no base64',
      pem('!!!!'),
      'key file FILE is damaged: what stands between BEGIN and END is not base64',
    ],
    [
      'other DER',
      pem('MAMCAQA='),
      'key file FILE is damaged, or holds no private key: its DER encoding cannot be read',
    ],
    [
      'a public key',
      pem('MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=', 'PUBLIC KEY'),
      'key file FILE holds a public key: to sign, the private key is needed',
    ],
    [
      'an OpenSSH key',
      pem('b3BlbnNzaC1rZXktdjE=', 'OPENSSH PRIVATE KEY'),
      'key file FILE holds an OpenSSH key, which is not supported here: load it into an agent and sign there, or make a key with "custodia key new"',
    ],
    [
      'an encrypted key in the old form of OpenSSL',
      pem('Proc-Type: 4,ENCRYPTED\n\nAAAA', 'EC PRIVATE KEY'),
      'key file FILE holds "EC PRIVATE KEY", and not an Ed25519 private key in PKCS#8',
    ],
  ])('%s', async (_, text, message) => {
    expect(await openFailure(text)).toEqual({ code: 'ERR_KEY_FILE_FORMAT', message })
  })

  test('an encrypted key of another kind', async () => {
    expect(await openFailure(pem(x25519))).toEqual({
      code: 'ERR_KEY_FILE_FORMAT',
      message: 'key file FILE holds a key of another kind: Custodia signs with Ed25519',
    })
  })

  test('more than 16,384 bytes, while so many are read', async () => {
    const full = 'x'.repeat(16_384 - pem(quick).length - 1)
    await writeFile(path, `${full}\n${pem(quick)}`)
    expect((await readKeyFile(path, passphrase)).publicKey).toEqual(publicKey)
    const { message } = await openFailure(`x${full}\n${pem(quick)}`)
    expect(message).toBe('key file FILE has more than 16384 bytes, no key file is as long')
  })

  test('a file whose key derivation is out of bounds, before the passphrase is asked for', async () => {
    const bytes = bytesOf(fromOpenssl['-scrypt'])
    const at = Buffer.from(bytes).indexOf(Buffer.from('02024000020108020101', 'hex'))
    const dear = bytes.with(at + 9, 0x7f)
    await writeFile(path, pem(Buffer.from(dear).toString('base64')))
    const never = (): never => expect.fail('was asked')
    const { code, message } = await failure(readKeyFile(path, never))
    expect(code).toBe('ERR_KEY_FILE_FORMAT')
    expect(message).toBe(
      'key file FILE asks for scrypt with N = 16384, r = 8, p = 127, which is out of bounds',
    )
  })
})

describe('the lines before the key', () => {
  test('must be those of the key inside', async () => {
    const other = createSoftwareSigner(new Uint8Array(32)).publicKey
    const lines = `public-key: ${toHex(other)}\nkid: ${keyThumbprint(other)}\n`
    const message = 'key file FILE names a public key that does not belong to its private key'
    expect(await openFailure(lines + pem(quick))).toEqual({ code: 'ERR_KEY_FILE_FORMAT', message })
    const plain = plainPem(encodePrivateKey(seed))
    expect(await plainFailure(lines + plain)).toEqual({ code: 'ERR_KEY_FILE_FORMAT', message })
  })

  test.each([
    ['a kid of another key', header.replace(/kid: ../, 'kid: 00')],
    ['no kid', header.replace(/kid.*\n/, '')],
    ['no public key', header.replace(/public-key.*\n/, '')],
    ['upper case', header.replace(toHex(publicKey), toHex(publicKey).toUpperCase())],
    ['too few digits', header.replace(toHex(publicKey), 'aa')],
    ['a key of small order', smallOrderHeader()],
    ['two kids', header + header],
  ])('are refused with %s', async (_, lines) => {
    expect((await openFailure(lines + pem(quick))).code).toBe('ERR_KEY_FILE_FORMAT')
    expect((await failure(readKeyName(path))).code).toBe('ERR_KEY_FILE_FORMAT')
  })

  function smallOrderHeader(): string {
    const identity = Uint8Array.of(1, ...new Uint8Array(31))
    return `public-key: ${toHex(identity)}\nkid: ${keyThumbprint(identity)}\n`
  }
})

test('no changed byte of an encrypted file that names its key lets it be opened', async () => {
  const bytes = bytesOf(quick)
  const codes = new Set<string>()
  for (let i = 0; i < bytes.length; i++) {
    const changed = bytes.with(i, bytes[i]! ^ (1 << (i % 8)))
    const text = header + formatPem([], 'ENCRYPTED PRIVATE KEY', changed)
    codes.add((await openFailure(text)).code)
  }
  expect([...codes].sort((a, b) => a.localeCompare(b))).toEqual([
    'ERR_KEY_FILE_FORMAT',
    'ERR_KEY_PASSPHRASE',
  ])
})

describe('files without a passphrase', () => {
  const plain = encodePrivateKey(seed)

  test('are read as OpenSSL writes them', async () => {
    await writeFile(
      path,
      pem('MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f', 'PRIVATE KEY'),
      {
        mode: 0o600,
      },
    )
    expect((await readPlainKeyFile(path)).publicKey).toEqual(publicKey)
  })

  test.each([0o644, 0o640, 0o604, 0o660, 0o610])(
    'are refused with the permissions %o',
    async (mode) => {
      await writeFile(path, plainPem(plain))
      await chmod(path, mode)
      await expect(readPlainKeyFile(path)).rejects.toMatchObject({
        code: 'ERR_KEY_FILE_OPEN',
        details: { path, mode },
      })
    },
  )

  test.each([0o600, 0o400, 0o700])('are read with the permissions %o', async (mode) => {
    await writeFile(path, plainPem(plain))
    await chmod(path, mode)
    expect((await readPlainKeyFile(path)).publicKey).toEqual(publicKey)
  })

  test('are not read where a passphrase is expected, and the other way round', async () => {
    const { code, message } = await openFailure(plainPem(plain))
    expect(code).toBe('ERR_KEY_FILE_FORMAT')
    expect(message).toContain('is not encrypted')
    expect(await plainFailure(pem(quick))).toEqual({
      code: 'ERR_KEY_FILE_FORMAT',
      message: 'key file FILE is encrypted, and a key without a passphrase is needed here',
    })
  })

  test('are read in version 1 of PKCS#8, whose public key must be the right one', async () => {
    const versionOne = (key: Uint8Array): Uint8Array => {
      const algorithm = der.sequence(der.objectId(Uint8Array.of(0x2b, 0x65, 0x70)))
      const seedOctets = der.octetString(der.octetString(seed))
      const attributes = Uint8Array.of(0xa0, 0)
      const bits = concat(Uint8Array.of(0x81, key.length + 1, 0), key)
      return der.sequence(der.integer(1), algorithm, seedOctets, attributes, bits)
    }
    await writeFile(path, plainPem(versionOne(publicKey)), { mode: 0o600 })
    expect((await readPlainKeyFile(path)).publicKey).toEqual(publicKey)
    const wrong = await plainFailure(plainPem(versionOne(publicKey.with(0, publicKey[0]! ^ 1))))
    expect(wrong.message).toContain('does not belong to its private key')
  })

  test('are refused with a key of another kind', async () => {
    for (const type of ['x25519', 'ed448'] as const) {
      const { privateKey } = generateKeyPairSync(type as 'ed448')
      const text = privateKey.export({ format: 'pem', type: 'pkcs8' })
      expect((await plainFailure(text as string)).message).toContain('Custodia signs with Ed25519')
    }
  })

  test.each([
    ['version 1 without a public key', plain.with(4, 1)],
    ['version 2', der.sequence(der.integer(2), plain.subarray(5, 12), plain.subarray(12))],
    ['a seed of 31 bytes', encodePrivateKey(seed.subarray(1))],
    ['a seed of 33 bytes', encodePrivateKey(new Uint8Array(33))],
    ['something after the key', concat(plain, Uint8Array.of(5, 0))],
    ['something after the key inside', der.sequence(plain.subarray(2), Uint8Array.of(5, 0))],
    ['nothing inside', der.sequence()],
    ['parameters of the algorithm', withParameters()],
    ['two seeds', withTwoSeeds()],
  ])('are refused with %s', async (_, bytes) => {
    expect(await plainFailure(plainPem(bytes))).toEqual({
      code: 'ERR_KEY_FILE_FORMAT',
      message: 'key file FILE is damaged, or holds no private key: its DER encoding cannot be read',
    })
  })

  function withTwoSeeds(): Uint8Array {
    const algorithm = der.sequence(der.objectId(Uint8Array.of(0x2b, 0x65, 0x70)))
    const seeds = concat(der.octetString(seed), der.octetString(seed))
    return der.sequence(der.integer(0), algorithm, der.octetString(seeds))
  }

  function withParameters(): Uint8Array {
    const algorithm = der.sequence(
      der.objectId(Uint8Array.of(0x2b, 0x65, 0x70)),
      Uint8Array.of(5, 0),
    )
    return der.sequence(der.integer(0), algorithm, der.octetString(der.octetString(seed)))
  }
})
