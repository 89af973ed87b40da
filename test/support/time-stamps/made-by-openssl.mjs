// Makes `made-by-openssl.json`: tokens by an authority of `openssl`, for tests that have Node alone. Run it by hand when
// another kind of token is needed; each run makes new keys.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeAuthority } from './openssl-authority.mjs'

const kinds = [
  { name: 'P-256', kind: 'P-256', namedBy: 'sha256', args: ['-sha256'] },
  { name: 'RSA, SHA-512', kind: 'RSA-2048', namedBy: 'sha512', args: ['-sha512'], withChain: true },
  { name: 'P-256, named by SHA-1', kind: 'P-256', namedBy: 'sha1', args: ['-sha384', '-no_nonce'] },
]

const imprinted = 'a note that nobody signed\n'
const base64 = (bytes) => Buffer.from(bytes).toString('base64')

const folder = mkdtempSync(join(tmpdir(), 'custodia-made-'))
const tokens = kinds.map(({ name, args, ...options }, i) => {
  const ends = Date.now() + 60_000
  const authority = makeAuthority({ ...options, directory: join(folder, String(i)), ends })
  const response = authority.answer(authority.query(Buffer.from(imprinted), ...args))
  const { root, clock } = authority
  return { name, response: base64(response), root: base64(root), clock: base64(clock) }
})
rmSync(folder, { recursive: true })

const text = `${JSON.stringify({ imprinted, tokens }, null, 2)}\n`
writeFileSync(new URL('made-by-openssl.json', import.meta.url), text)
