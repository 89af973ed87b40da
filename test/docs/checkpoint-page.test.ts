import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeUtf8, fromHex, toBase64, toHex } from '../../packages/core/src/bytes/index.ts'
import {
  cosignatureMessage,
  formatCheckpointText,
  formatCosignature,
  formatNote,
  formatTlogProof,
  formatVkey,
  keyIdInput,
  vkeyTypes,
  type VkeyType,
} from '../../packages/core/src/wire/index.ts'
import { countingTextLeaves, pathOf, rootOf } from '../support/reference-tree.ts'

const page = readFileSync(new URL('../../docs/format/checkpoint.md', import.meta.url), 'utf8')
const origin = 'ledger.example/demo'
const time = 1790000000
const leaves = countingTextLeaves(7)

const log = key(0x00, origin, vkeyTypes.ed25519)
const witness = key(0x20, 'witness.example/one', vkeyTypes.ed25519Cosignature)
const text = formatCheckpointText({ origin, size: 7, rootHash: rootOf(leaves) })
const logSignature = log.sign(encodeUtf8(text))
const cosignature = witness.sign(cosignatureMessage(time, encodeUtf8(text)))
const note = formatNote({
  text,
  signatures: [
    { name: log.name, keyId: log.keyId, signature: logSignature },
    {
      name: witness.name,
      keyId: witness.keyId,
      signature: formatCosignature({ time, signature: cosignature }),
    },
  ],
})

test('the keys of the worked example come from the printed seeds', () => {
  for (const { seed, vkey, material } of [log, witness]) {
    expect(page).toContain(`key ${seed} `)
    expect(page).toContain(`\n${toHex(material)}\n`)
    expect(page).toContain(`\n${vkey}\n`)
  }
})

test('the worked example prints the checkpoint that these keys sign', () => {
  expect(page).toContain(
    `\n${toHex(logSignature.subarray(0, 32))}\n${toHex(logSignature.subarray(32))}\n`,
  )
  expect(page).toContain('```\n' + new TextDecoder().decode(note) + '```\n')
  expect(note).toHaveLength(314)
  expect(page).toContain('314 bytes')
})

test('the worked example prints the beginning of a proof file', () => {
  const file = formatTlogProof({ index: 4, hashes: pathOf(4, leaves), checkpoint: note })
  expect(page).toContain(
    '```\n' + new TextDecoder().decode(file.subarray(0, -note.length)) + '```\n',
  )
})

/** The key whose seed counts upwards from a byte. */
function key(first: number, name: string, type: VkeyType) {
  const seed = Uint8Array.from({ length: 32 }, (_, i) => first + i)
  const pkcs8 = Buffer.concat([fromHex('302e020100300506032b657004220420')!, seed])
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const material = new Uint8Array(spki.subarray(-32))
  const keyId = createHash('sha256')
    .update(keyIdInput({ name, type, material }))
    .digest()
    .readUInt32BE(0)
  return {
    seed: toHex(seed),
    name,
    keyId,
    material,
    vkey: formatVkey({ name, keyId, type, material }),
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, secret)),
  }
}

test('the root in the worked example is that of the log page', () => {
  expect(page).toContain(`\\n${toBase64(rootOf(leaves))}\\n`)
})
