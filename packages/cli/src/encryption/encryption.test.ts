import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { bundleStream } from './decrypt.ts'
import { encryptTo } from './encrypt.ts'
import { makeIdentity } from './new-identity.ts'
import { readIdentities } from './identities.ts'

const directory = mkdtempSync(join(tmpdir(), 'custodia-age-'))
afterAll(() => rmSync(directory, { recursive: true }))

const surroundings = { stdin: Readable.from([]) }

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const piece = 65_536

it.each([0, 1, piece - 1, piece, piece + 1, 5 * piece + 17])(
  '%i bytes come back as they were, however they are cut on the way',
  async (length) => {
    const name = join(directory, `${length}.age`)
    const { recipient } = await makeIdentity(name)
    const plain = randomBytes(length)
    const parts = Readable.from(cut(plain), { objectMode: true })
    const path = `${name}.bundle`
    await writeFile(path, await bytesOf(encryptTo([recipient], parts)))
    const identities = await readIdentities([name], surroundings)
    const back = await bytesOf(bundleStream({ path, identities, surroundings }))
    expect(hash(back)).toBe(hash(plain))
  },
)

function* cut(bytes: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

it('what is not encrypted comes as it is, and an empty file too', async () => {
  for (const plain of [Buffer.alloc(0), Buffer.from('age-enc'), randomBytes(200_000)]) {
    const path = join(directory, 'plain')
    await writeFile(path, plain)
    expect(hash(await bytesOf(bundleStream({ path, identities: [], surroundings })))).toBe(
      hash(plain),
    )
  }
})
