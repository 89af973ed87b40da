/** `custodia witness` as those run it who keep it: started, ended, killed, started wrongly. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { concat } from '@custodia/core/bytes'
import { cosignerKey, noteKey, openCosigned, originHash } from '@custodia/core/custody'
import { readKeyFile, writeKeyFile } from 'custodia/key-file'
import { custodia, custodiaHere, makeFastKey, passphrase } from '../cli/run.ts'
import type { Run } from '../cli/run.ts'
import { temporaryDirectory } from '../support/level.ts'
import { checkpointAt, origin, requestFor, rootAt, witnessName } from '../support/witness.ts'
import { runWitness, witnessPlace } from './process.ts'
import type { WitnessPlace } from './process.ts'

const isLong = process.env['CUSTODIA_LONG'] === '1'

let place: WitnessPlace
beforeEach(async () => {
  place = witnessPlace(await temporaryDirectory())
})

interface Posted {
  readonly status: number
  readonly text: string
}

async function post(url: string, body: Uint8Array): Promise<Posted> {
  const response = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body: Buffer.from(body),
  })
  return { status: response.status, text: await response.text() }
}

async function latest(url: string): Promise<Uint8Array> {
  const response = await fetch(`${url}/${originHash(origin)}/checkpoint`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Runs it where it must not come to listening. */
function refused(words: readonly string[]): Promise<Run> {
  return custodiaHere(words, { cwd: place.root })
}

/** The words with another value for one option. */
function withOption(option: string, value: string): string[] {
  const words = [...place.words]
  words[words.indexOf(option) + 1] = value
  return words
}

describe('a witness', () => {
  test('makes its key and its directory, says who it is, and tells each cosignature', async () => {
    const running = await runWitness(place)
    const signer = await readKeyFile(place.key, passphrase)
    const { vkey } = cosignerKey(witnessName, signer.publicKey)
    expect(running.vkey).toBe(vkey)
    const { status, text } = await post(running.url, await requestFor(0, 4))
    expect(status).toBe(200)
    const note = concat(await checkpointAt(4), Buffer.from(text))
    const { time } = openCosigned(note, vkey)
    running.child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
    const root = Buffer.from(rootAt(4)).toString('base64')
    expect(running.lines).toEqual([
      { witness: vkey, url: running.url, logs: [origin] },
      { cosigned: { origin, size: 4, root, time } },
    ])
    expect(running.said()).toMatch(/^Made .*witness\.key, the key of this witness: [0-9a-f]{64}\n/)
    expect(readdirSync(place.root).sort()).toEqual([
      'logs.txt',
      'pass.txt',
      'state',
      'witness.key',
      'witness.key.cosigned',
    ])
  })

  test('goes on from what it cosigned, with the same key; Ctrl-C ends it too', async () => {
    makeFastKey(place.key)
    const first = await runWitness(place)
    await post(first.url, await requestFor(0, 6))
    const kept = await latest(first.url)
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    // A policy that counts on this witness may name it.
    const logs = join(place.root, 'logs.txt')
    writeFileSync(logs, `witness one ${first.vkey}\n${readFileSync(logs, 'utf8')}`)
    const second = await runWitness(place)
    expect(second.vkey).toBe(first.vkey)
    expect(second.said()).not.toContain('goes on')
    expect(await latest(second.url)).toEqual(kept)
    expect(await post(second.url, await requestFor(0, 9))).toEqual({ status: 409, text: '6\n' })
    expect(await post(second.url, await requestFor(6, 9, 'b'))).toMatchObject({ status: 422 })
  })

  test('runs once: another process is refused while it runs', async () => {
    makeFastKey(place.key)
    const running = await runWitness(place)
    const { code, stderr } = await custodia(place.words, { cwd: place.root })
    expect({ code, stderr }).toEqual({
      code: 7,
      stderr: expect.stringContaining('ERR_STORE_LOCKED'),
    })
    expect(await post(running.url, await requestFor(0, 4))).toMatchObject({ status: 200 })
  })

  test('ends when the disk refuses, and gives no cosignature', async () => {
    makeFastKey(place.key)
    const running = await runWitness(place)
    await rm(`${place.key}.cosigned`, { recursive: true })
    expect(await post(running.url, await requestFor(0, 4))).toMatchObject({ status: 500 })
    expect(await running.ended).toBe(7)
    expect(running.lines).toHaveLength(1)
    expect(running.said()).toContain('Code: ERR_STORE_WRITE')
  })
})

describe('killed', () => {
  test('right after an answer, it has not forgotten what it answered', async () => {
    makeFastKey(place.key)
    let size = 0
    for (const next of isLong ? [3, 4, 6, 9, 15, 16, 31] : [3, 6, 9]) {
      const running = await runWitness(place)
      // What it said before it was killed, if anything, is what it must still know.
      if (size > 0) {
        expect(await post(running.url, await requestFor(0, next))).toEqual({
          status: 409,
          text: `${size}\n`,
        })
        if (size > 5)
          expect(await post(running.url, await requestFor(size, next, 'b'))).toMatchObject({
            status: 422,
          })
      }
      const { status, text } = await post(running.url, await requestFor(size, next))
      running.child.kill('SIGKILL')
      expect(status).toBe(200)
      expect(await running.ended).toBe('SIGKILL')
      const file = join(`${place.key}.cosigned`, originHash(origin))
      expect(readFileSync(file, 'utf8')).toContain(text)
      size = next
    }
  })

  test('in the middle of many requests, it stands at one of them, and none that was answered is above', async () => {
    makeFastKey(place.key)
    let before = 0
    for (let round = 0; round < (isLong ? 8 : 2); round++) {
      const running = await runWitness(place)
      const answered: number[] = []
      let from = before
      const work = (async () => {
        for (let to = from + 1; ; to++) {
          const { status } = await post(running.url, await requestFor(from, to))
          expect(status).toBe(200)
          answered.push(to)
          from = to
        }
      })().catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error
      })
      await new Promise((resolve) => setTimeout(resolve, 20 + 37 * round))
      running.child.kill('SIGKILL')
      await running.ended
      await work
      const again = await runWitness(place)
      const conflict = await post(again.url, await requestFor(250, 250))
      const found = conflict.status === 409 ? Number(conflict.text) : -1
      const last = answered.at(-1) ?? before
      expect([last, last + 1]).toContain(found)
      again.child.kill('SIGTERM')
      expect(await again.ended).toBe(0)
      before = found
    }
    expect(before).toBeGreaterThan(0)
  })
})

describe('is not started', () => {
  const code = (text: string): unknown => expect.stringContaining(`Code: ${text}`)

  test.each([
    ['--listen', '127.0.0.1', 2, 'ERR_USAGE'],
    ['--listen', '127.0.0.1:65536', 2, 'ERR_USAGE'],
    ['--listen', '::1:80', 2, 'ERR_USAGE'],
    ['--name', 'witness example', 2, 'ERR_USAGE'],
    ['--name', '', 2, 'ERR_USAGE'],
    ['--logs', 'nowhere', 7, 'ERR_FILE_READ'],
    ['--logs', 'pass.txt', 5, 'ERR_WITNESS_POLICY'],
    ['--logs', 'none.txt', 5, 'ERR_WITNESS_POLICY'],
    ['--passphrase-file', 'nowhere', 7, 'ERR_FILE_READ'],
  ])('with %s %j', async (option, value, exit, error) => {
    writeFileSync(join(place.root, 'none.txt'), 'quorum none\n')
    const run = await refused(withOption(option, value))
    expect(run).toEqual({ code: exit, stdout: '', stderr: code(error) })
    expect(readdirSync(place.root).sort()).toEqual(['logs.txt', 'none.txt', 'pass.txt'])
  })

  test('with a key that has signed as a person, as a log, or is one of a ledger', async () => {
    for (const [name, beside, words] of [
      ['a.key', 'a.key.seen', 'has signed events'],
      ['b.key', 'b.key.signed', 'has signed checkpoints'],
      ['service.key', 'log.key', 'key of a ledger'],
    ] as const) {
      const key = join(place.root, name)
      await writeKeyFile(key, {
        seed: new Uint8Array(32).fill(5),
        passphrase: passphrase,
      })
      writeFileSync(join(place.root, beside), '{}')
      const run = await refused(withOption('--key', key))
      expect(run).toMatchObject({ code: 6, stderr: code('ERR_WITNESS_KEY') })
      expect(run.stderr).toContain(words)
    }
  })

  test('with the key of the log that it would witness, or of another witness of the policy', async () => {
    const seed = new Uint8Array(32).fill(5)
    const { publicKey } = await writeKeyFile(place.key, { seed, passphrase: passphrase })
    const log = `log ${noteKey(origin, publicKey).vkey}\nquorum none\n`
    writeFileSync(join(place.root, 'own.txt'), log)
    const other = cosignerKey('witness.example/two', publicKey).vkey
    const logs = readFileSync(join(place.root, 'logs.txt'), 'utf8')
    writeFileSync(join(place.root, 'two.txt'), `witness two ${other}\n${logs}`)
    for (const file of ['own.txt', 'two.txt'])
      expect(await refused(withOption('--logs', file))).toMatchObject({
        code: 6,
        stderr: code('ERR_WITNESS_KEY'),
      })
    expect(readdirSync(place.root)).not.toContain('state')
  })

  test('under another name, or with another key, once it has one', async () => {
    const running = await runWitness(place)
    running.child.kill('SIGTERM')
    await running.ended
    for (const words of [
      withOption('--name', 'witness.example/two'),
      withOption('--key', join(place.root, 'other.key')),
    ])
      expect(await refused(words)).toMatchObject({ code: 6, stderr: code('ERR_KEY_MISMATCH') })
  })

  test('where somebody listens already', async () => {
    const running = await runWitness(place)
    const elsewhere = witnessPlace(await temporaryDirectory())
    const words = [...elsewhere.words]
    words[words.indexOf('--listen') + 1] = new URL(running.url).host
    const run = await custodiaHere(words, { cwd: elsewhere.root })
    expect(run).toMatchObject({ code: 7, stderr: expect.stringContaining('EADDRINUSE') })
  })
})
