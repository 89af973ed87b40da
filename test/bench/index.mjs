// What the primitives cost beside Node's own, as ratios: both are measured in the same round, many rounds, medians.
import { execFileSync } from 'node:child_process'
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { sha256, verifySignature } from '@custodia/core/crypto'

const rounds = 9
const megabyte = new Uint8Array(2 ** 20).fill(7)
const message = new Uint8Array(500).fill(7)

const { publicKey: keyObject, privateKey } = generateKeyPairSync('ed25519')
const publicKey = new Uint8Array(Buffer.from(keyObject.export({ format: 'jwk' }).x, 'base64url'))
const signature = new Uint8Array(sign(null, message, privateKey))

const figures = [
  {
    name: 'SHA-256 of 1 MiB',
    repeat: 64,
    ours: () => sha256(megabyte),
    limit: () => createHash('sha256').update(megabyte).digest(),
  },
  {
    name: 'Ed25519 verify, 500 bytes, a known key',
    repeat: 500,
    ours: () => verifySignature({ publicKey, message, signature }),
    limit: () => verify(null, message, keyObject, signature),
  },
]

/** Operations a second. */
function rate(operation, repeat) {
  const began = performance.now()
  for (let i = 0; i < repeat; i++) operation()
  return (repeat * 1000) / (performance.now() - began)
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

function measure({ name, repeat, ours, limit }) {
  for (const operation of [ours, limit]) rate(operation, repeat)
  const results = Array.from({ length: rounds }, () => {
    const round = { ours: rate(ours, repeat), limit: rate(limit, repeat) }
    return { ...round, ratio: round.ours / round.limit }
  })
  const [mine, top, ratio] = ['ours', 'limit', 'ratio'].map((key) =>
    median(results.map((result) => result[key])),
  )
  return `${name}: ${mine.toFixed(0)}/s, ${ratio.toFixed(2)} of node:crypto (${top.toFixed(0)}/s)`
}

for (const figure of figures) process.stdout.write(`${measure(figure)}\n`)

// All leaves of a log, each size in a process of its own: the time beside that of the hashes alone, and the memory.
for (const count of [100_000, 1_000_000]) {
  const script = fileURLToPath(new URL('leaves.mjs', import.meta.url))
  const line = execFileSync(process.execPath, [script, String(count)], { encoding: 'utf8' })
  const { ours, limit, memory } = JSON.parse(line)
  process.stdout.write(
    `All ${count} leaves examined: ${ours.toFixed(2)} s, ${(limit / ours).toFixed(2)} of the hashes alone (${limit.toFixed(2)} s), ${Math.round(memory / 2 ** 20)} MiB\n`,
  )
}
