/** The real `openssl` opens our key files, and we open those that it writes. Runs the commands that the pages print. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSoftwareSigner, keyThumbprint } from '@custodia/core/crypto'
import {
  readKeyFile,
  readKeyName,
  readPlainKeyFile,
  writeKeyFile,
  writePlainKeyFile,
} from 'custodia/key-file'
import { runShell, stepsOf } from './run-page.ts'

const seed = Uint8Array.from({ length: 32 }, (_, i) => i)
const { publicKey } = createSoftwareSigner(seed)
const passphrase = 'correct horse, für alle 🐎'

let directory: string
const at = (name: string): string => join(directory, name)
const run = (commands: string): string => runShell(commands, directory)

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'custodia-openssl-'))
  writeFileSync(at('passphrase'), `${passphrase}\n`)
  writeFileSync(at('new-passphrase'), 'another one\n')
  await writeKeyFile(at('anna.pem'), { seed, passphrase })
})
afterAll(() => rmSync(directory, { recursive: true }))

describe.each(['format/signature.md', 'keys.md'])('the commands of docs/%s', (page) => {
  const steps = stepsOf(page)

  test('are there', () => {
    expect(steps.length).toBeGreaterThanOrEqual(4)
    expect(steps.filter(({ prints }) => prints !== undefined).length).toBeGreaterThanOrEqual(2)
  })

  test.each(steps)('print what the page says: step %#', ({ commands, prints }) => {
    expect(run(commands)).toBe(prints ?? '')
  })
})

describe('after the commands of docs/keys.md', () => {
  test('the key with the new passphrase opens, and still names itself', async () => {
    expect((await readKeyFile(at('anna-new.pem'), 'another one')).publicKey).toEqual(publicKey)
    expect(await readKeyName(at('anna-new.pem'))).toEqual({
      publicKey,
      kid: keyThumbprint(publicKey),
    })
    await expect(readKeyFile(at('anna-new.pem'), passphrase)).rejects.toMatchObject({
      code: 'ERR_KEY_PASSPHRASE',
    })
  })

  test('the key that OpenSSL made signs what OpenSSL verifies', async () => {
    const signer = await readKeyFile(at('berta.pem'), passphrase)
    writeFileSync(at('said'), 'of berta')
    writeFileSync(at('signed'), await signer.sign(readFileSync(at('said'))))
    run('openssl pkey -in berta.pem -passin file:passphrase -pubout -out berta.pub')
    const verify = 'openssl pkeyutl -verify -pubin -inkey berta.pub -rawin -in said -sigfile signed'
    expect(run(verify)).toBe('Signature Verified Successfully\n')
  })
})

test('openssl refuses a wrong passphrase', () => {
  expect(() => run('openssl pkey -in anna.pem -passin pass:wrong -noout 2>&1')).toThrow()
})

test('openssl reads a key file without a passphrase, and we read the one it writes', async () => {
  await writePlainKeyFile(at('log.pem'), seed)
  run('umask 077; openssl pkey -in log.pem -out again.pem')
  expect((await readPlainKeyFile(at('again.pem'))).publicKey).toEqual(publicKey)
})

test.each([
  '-scrypt',
  '-scrypt_N 1024 -scrypt_r 8 -scrypt_p 16',
  '-v2 aes-256-cbc -iter 600000',
  '-v2 aes-256-cbc -v2prf hmacWithSHA512',
  '-v2 aes-192-cbc -v2prf hmacWithSHA384',
  '-v2 aes-128-cbc -v2prf hmacWithSHA224',
  '-v2 aes-128-cbc -v2prf hmacWithSHA1',
])('what openssl pkcs8 -topk8 %s writes is read', async (options) => {
  run(`openssl pkcs8 -in anna.pem -passin file:passphrase |
    openssl pkcs8 -topk8 ${options} -passout file:passphrase -out made.pem`)
  expect((await readKeyFile(at('made.pem'), passphrase)).publicKey).toEqual(publicKey)
})
