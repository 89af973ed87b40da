import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { createSoftwareSigner, keyThumbprint, type Signer } from '@custodia/core/crypto'
import { readKeyFile, readKeyName, readPlainKeyFile } from './read-key-file.ts'
import { writeKeyFile, writePlainKeyFile } from './write-key-file.ts'

const seed = Uint8Array.from({ length: 32 }, (_, i) => i)
const { publicKey } = createSoftwareSigner(seed)
const passphrase = 'correct horse, für alle 🐎'

let directory: string
let path: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'custodia-keys-'))
  path = join(directory, 'anna.pem')
})
afterEach(() => rm(directory, { recursive: true }))

/** Each kind of key file: how it is written, how it is read, and how Node's OpenSSL opens it. */
const kinds = [
  {
    kind: 'with a passphrase',
    write: (at: string) => writeKeyFile(at, { seed, passphrase }),
    read: (at: string): Promise<Signer> => readKeyFile(at, passphrase),
    open: (pem: string) => createPrivateKey({ key: pem, passphrase }),
  },
  {
    kind: 'without a passphrase',
    write: (at: string) => writePlainKeyFile(at, seed),
    read: (at: string): Promise<Signer> => readPlainKeyFile(at),
    open: (pem: string) => createPrivateKey(pem),
  },
] as const

describe.each(kinds)('a key file $kind', ({ write, read, open }) => {
  test('is read back as the same key', async () => {
    const name = await write(path)
    expect(name).toEqual({ publicKey, kid: keyThumbprint(publicKey) })
    expect((await read(path)).publicKey).toEqual(publicKey)
    expect(await readKeyName(path)).toEqual(name)
  })

  test('is opened by the OpenSSL in Node', async () => {
    await write(path)
    const key = open(await readFile(path, 'utf8'))
    expect(key.export({ format: 'jwk' }).d).toBe(Buffer.from(seed).toString('base64url'))
  })

  test('names its key in the lines before it', async () => {
    await write(path)
    const lines = (await readFile(path, 'utf8')).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '# custodia key',
      `public-key: ${toHex(publicKey)}`,
      `kid: ${keyThumbprint(publicKey)}`,
    ])
    expect(lines.every((line) => line.length <= 76)).toBe(true)
  })

  test('can be read and written by its owner alone', async () => {
    await write(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('never takes the place of what exists: a file, a directory, a dangling link', async () => {
    await writeFile(path, 'what was there')
    await symlink(join(directory, 'nowhere'), join(directory, 'link'))
    for (const taken of [path, directory, join(directory, 'link')]) {
      await expect(write(taken)).rejects.toMatchObject({
        code: 'ERR_KEY_FILE_EXISTS',
        details: { path: taken },
      })
    }
    expect(await readFile(path, 'utf8')).toBe('what was there')
    expect((await readdir(directory)).sort((a, b) => a.localeCompare(b))).toEqual([
      'anna.pem',
      'link',
    ])
  })

  test('needs a directory that is there', async () => {
    await expect(write(join(directory, 'no', 'key.pem'))).rejects.toMatchObject({
      code: 'ERR_FILE_WRITE',
      details: { reason: 'missing' },
    })
  })
})

test('two files of one key and one passphrase have different salts', async () => {
  await writeKeyFile(path, { seed, passphrase })
  await writeKeyFile(`${path}.2`, { seed, passphrase })
  expect(await readFile(path, 'utf8')).not.toBe(await readFile(`${path}.2`, 'utf8'))
})

test('the seed stands nowhere in an encrypted file', async () => {
  await writeKeyFile(path, { seed, passphrase })
  const base64 = /-----BEGIN [A-Z ]+-----(.*)-----END/s.exec(await readFile(path, 'utf8'))![1]!
  expect(Buffer.from(base64, 'base64').includes(Buffer.from(seed.subarray(0, 8)))).toBe(false)
})

test('the seed that was handed in is left as it was', async () => {
  const own = seed.slice()
  await writeKeyFile(path, { seed: own, passphrase })
  await writePlainKeyFile(`${path}.2`, own)
  expect(own).toEqual(seed)
})

test.each([0, 31, 33, 64])('a seed of %i bytes is a RangeError, and no file is made', async (n) => {
  const wrong = new Uint8Array(n)
  await expect(writeKeyFile(path, { seed: wrong, passphrase })).rejects.toThrow(RangeError)
  await expect(writePlainKeyFile(path, wrong)).rejects.toThrow(RangeError)
  expect(await readdir(directory)).toEqual([])
})

test.each([
  ['empty', ''],
  ['two lines', 'a\nb'],
  ['a NUL', 'a\0b'],
  ['1024 bytes', 'x'.repeat(1024)],
  ['a lone surrogate', 'a\ud800'],
])('a passphrase of %s is a RangeError, and no file is made', async (_, wrong) => {
  await expect(writeKeyFile(path, { seed, passphrase: wrong })).rejects.toThrow(RangeError)
  expect(await readdir(directory)).toEqual([])
})

test('a passphrase of 1023 bytes is taken', async () => {
  await writeKeyFile(path, { seed, passphrase: 'x'.repeat(1023) })
  expect((await readKeyFile(path, 'x'.repeat(1023))).publicKey).toEqual(publicKey)
})
