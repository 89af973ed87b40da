/** A log of the unchanged Go libraries `note` and `tlog` of Debian as the client of `custodia witness`. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { noteKey } from '../../../packages/core/src/custody/index.ts'
import { temporaryDirectory } from '../../support/level.ts'
import { logSigner, origin } from '../../support/witness.ts'
import { runWitness, witnessPlace } from '../../witness/process.ts'

const program = fileURLToPath(new URL('main.go', import.meta.url))

/** The key of the log as the note package writes private keys. */
function privateKey(): string {
  const { keyId } = noteKey(origin, logSigner.publicKey)
  const key = Buffer.concat([Buffer.of(1), Buffer.alloc(32, 1)]).toString('base64')
  return `PRIVATE+KEY+${origin}+${keyId.toString(16).padStart(8, '0')}+${key}`
}

/** Debian puts libraries where Go looks for sources, so no module is fetched from the network. */
function go(words: readonly string[], cache: string): Promise<string> {
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: cache,
    GOFLAGS: '',
  }
  return new Promise((resolve) => {
    execFile('go', ['run', program, ...words], { encoding: 'utf8', env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

test('note and tlog make requests that it answers, and its cosignatures hold', async () => {
  const root = await temporaryDirectory()
  const { url, vkey, lines } = await runWitness(witnessPlace(root))
  const cache = join(root, 'cache')
  const said = await go([url, privateKey(), vkey], cache)
  expect(said).toBe('11 checkpoints cosigned up to size 300\n')
  expect(lines).toHaveLength(12)

  // The program does notice: by another key nothing that was answered holds.
  const other = await runWitness(witnessPlace(await temporaryDirectory()))
  expect(other.vkey).not.toBe(vkey)
  expect(await go([other.url, privateKey(), vkey], cache)).toContain(
    '1 lines hold, 1 are not known',
  )
})
