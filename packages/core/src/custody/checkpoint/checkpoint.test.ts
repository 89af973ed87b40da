import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../bytes/index.ts'
import { createSoftwareSigner, sha256, signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import {
  cosignatureMessage,
  formatCosignature,
  formatNote,
  formatVkey,
  keyIdInput,
  noteTextBytes,
  parseNote,
  readKeyId,
  vkeyTypes,
} from '../../wire/index.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { openCosignature } from './cosignature.ts'
import { openNote } from './open-note.ts'
import { checkVkey, noteKey } from './note-key.ts'

const origin = 'ledger.example/evidence'
const log = createSoftwareSigner(new Uint8Array(32).fill(1))
const other = createSoftwareSigner(new Uint8Array(32).fill(2))
const witness = createSoftwareSigner(new Uint8Array(32).fill(3))
const { vkey } = noteKey(origin, log.publicKey)
const tree = { origin, size: 7, rootHash: sha256(encodeUtf8('tree')) }

/** A witness's key: the same as a log's but for its type. */
function witnessVkey(signer: Signer): string {
  const key = {
    name: 'witness.example',
    type: vkeyTypes.ed25519Cosignature,
    material: signer.publicKey,
  }
  return formatVkey({ ...key, keyId: readKeyId(sha256(keyIdInput(key))) })
}

async function cosigned(note: Uint8Array, time: number): Promise<Uint8Array> {
  const { text, signatures } = parseNote(note)
  const { name, keyId } = checkVkey(witnessVkey(witness))
  const message = cosignatureMessage(time, noteTextBytes(text))
  const signature = formatCosignature({ time, signature: await signChecked(witness, message) })
  return formatNote({ text, signatures: [...signatures, { name, keyId, signature }] })
}

describe('checkpoints', () => {
  test('what was signed opens with the log key and origin', async () => {
    const note = await signCheckpoint(tree, log)
    expect(openCheckpoint(note, { origin, vkey })).toMatchObject({ ...tree, note })
  })

  test('every flipped byte of a checkpoint is refused', async () => {
    const note = await signCheckpoint(tree, log)
    for (let i = 0; i < note.length; i++) {
      const flipped = note.slice()
      flipped[i]! ^= 1
      expect(() => openCheckpoint(flipped, { origin, vkey })).toThrow()
    }
  })

  test('the same tree signed by another key is not a checkpoint of this log', async () => {
    const note = await signCheckpoint(tree, other)
    expect(() => openCheckpoint(note, { origin, vkey })).toThrow(
      expect.objectContaining({ code: 'ERR_NOTE_UNVERIFIED' }),
    )
  })

  test('a checkpoint of another origin by the same key name is refused', async () => {
    const text = `another.example\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`
    const { name, keyId } = noteKey(origin, log.publicKey)
    const signature = await signChecked(log, noteTextBytes(text))
    const note = formatNote({ text, signatures: [{ name, keyId, signature }] })
    expect(() => openCheckpoint(note, { origin, vkey })).toThrow(
      expect.objectContaining({ code: 'ERR_CHECKPOINT_ORIGIN' }),
    )
  })
})

describe('notes', () => {
  test('a known key whose second line does not hold makes the whole note worthless', async () => {
    const note = parseNote(await signCheckpoint(tree, log))
    const [line] = note.signatures
    const broken = { ...line!, signature: new Uint8Array(64) }
    const bytes = formatNote({ text: note.text, signatures: [line!, broken] })
    expect(() => openNote(bytes, [vkey])).toThrow(
      expect.objectContaining({ code: 'ERR_NOTE_UNVERIFIED' }),
    )
  })

  test('one key that signs twice counts once, and unknown keys are passed over', async () => {
    const note = parseNote(await cosigned(await signCheckpoint(tree, log), 1_790_000_000))
    const [line] = note.signatures
    const bytes = formatNote({ text: note.text, signatures: [...note.signatures, line!] })
    expect(openNote(bytes, [vkey]).verified.map(({ text }) => text)).toEqual([vkey])
  })

  test('a note without any of the keys is refused, and so is one opened with no key at all', async () => {
    const note = await signCheckpoint(tree, log)
    const strange = noteKey(origin, other.publicKey).vkey
    for (const keys of [[strange], []]) {
      expect(() => openNote(note, keys)).toThrow(
        expect.objectContaining({ code: 'ERR_NOTE_UNVERIFIED' }),
      )
    }
  })

  test('a vkey whose key ID belongs to another name is refused', () => {
    const [, id, key] = vkey.split('+') as [string, string, string]
    expect(() => checkVkey(`other.example+${id}+${key}`)).toThrow(
      expect.objectContaining({ code: 'ERR_VKEY_MALFORMED' }),
    )
  })

  test('a vkey of a small-order key is refused', () => {
    const material = new Uint8Array(32)
    material[0] = 1
    const key = { name: 'x', type: vkeyTypes.ed25519, material }
    const text = formatVkey({ ...key, keyId: readKeyId(sha256(keyIdInput(key))) })
    expect(() => checkVkey(text)).toThrow(expect.objectContaining({ code: 'ERR_PUBLIC_KEY' }))
  })
})

describe('cosignatures', () => {
  test('the time is the one the witness signed', async () => {
    const note = await cosigned(await signCheckpoint(tree, log), 1_790_000_000)
    expect(openCosignature(note, witnessVkey(witness))).toBe(1_790_000_000)
  })

  test('another time in the line does not hold', async () => {
    const { text, signatures } = parseNote(
      await cosigned(await signCheckpoint(tree, log), 1_790_000_000),
    )
    const line = signatures[1]!
    const later = line.signature.slice()
    later[7]! ^= 1
    const bytes = formatNote({ text, signatures: [signatures[0]!, { ...line, signature: later }] })
    expect(() => openCosignature(bytes, witnessVkey(witness))).toThrow(
      expect.objectContaining({ code: 'ERR_NOTE_UNVERIFIED' }),
    )
  })

  test('a log key cosigns nothing', async () => {
    const note = await signCheckpoint(tree, log)
    expect(() => openCosignature(note, vkey)).toThrow(
      expect.objectContaining({ code: 'ERR_VKEY_MALFORMED' }),
    )
  })
})
