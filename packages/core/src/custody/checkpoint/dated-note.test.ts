import { describe, expect, test } from 'vitest'
import { concat, encodeUtf8, toHex } from '../../bytes/index.ts'
import { createSoftwareSigner, sha256, signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import {
  cosignatureMessage,
  formatCosignature,
  formatNote,
  formatSignatureLines,
  formatVkey,
  keyIdInput,
  noteTextBytes,
  parseNote,
  parseTlogPolicy,
  readKeyId,
} from '../../wire/index.ts'
import {
  cosignedTimes,
  logSignedNote,
  noteAsShown,
  noteKey,
  signCheckpoint,
  timeStampLine,
  timeStampLines,
} from './index.ts'

const origin = 'lab.example/custody'
const log = createSoftwareSigner(new Uint8Array(32).fill(1))
const { vkey: logKey } = noteKey(origin, log.publicKey)
const signers = [2, 3].map((fill) => createSoftwareSigner(new Uint8Array(32).fill(fill)))

function witnessKey({ publicKey: material }: Signer, name: string) {
  const key = { name, type: 4, material } as const
  const keyId = readKeyId(sha256(keyIdInput(key)))
  return { name, keyId, text: formatVkey({ ...key, keyId }) }
}

const keys = signers.map((signer, i) => witnessKey(signer, `w${i}.example`))
const policy = parseTlogPolicy(
  `${keys.map(({ text }, i) => `witness w${i} ${text}`).join('\n')}\nquorum w0\n`,
)

async function cosigned(note: Uint8Array, by: number, time: number): Promise<Uint8Array> {
  const { text } = parseNote(note)
  const signature = await signChecked(signers[by]!, cosignatureMessage(time, noteTextBytes(text)))
  const line = { ...keys[by]!, signature: formatCosignature({ time, signature }) }
  return concat(note, formatSignatureLines([line]))
}

const tree = { origin, size: 7, rootHash: sha256(encodeUtf8('tree')) }
const signed = await signCheckpoint(tree, log)
const stamp = { name: 'stamps.example', token: Uint8Array.of(0x30, 1, 2) }

describe('time-stamp lines', () => {
  const stamped = concat(signed, formatSignatureLines([timeStampLine(stamp)]))

  test('a token stands in a note as a line that others pass over', () => {
    expect(timeStampLines(parseNote(stamped))).toEqual([stamp])
    expect(timeStampLines(parseNote(signed))).toEqual([])
    expect(cosignedTimes(stamped, logKey, policy).size).toBe(0)
  })

  test('the key ID is that of type ff and our identifier', () => {
    const input = concat(
      encodeUtf8('stamps.example\n'),
      Uint8Array.of(255),
      encodeUtf8('custodia/rfc3161/v1'),
    )
    const expected = toHex(sha256(input).subarray(0, 4))
    expect(timeStampLine(stamp).keyId.toString(16).padStart(8, '0')).toBe(expected)
  })

  test('what is stamped is the note as the log signed it, whatever was added', async () => {
    expect(logSignedNote(stamped)).toEqual(signed)
    expect(logSignedNote(await cosigned(stamped, 0, 9))).toEqual(signed)
    expect(logSignedNote(signed)).toEqual(signed)
  })

  test('a name that no key can have and a token of no bytes are refused', () => {
    expect(() => timeStampLine({ ...stamp, name: 'a b' })).toThrow(RangeError)
    expect(() => timeStampLine({ ...stamp, token: new Uint8Array() })).toThrow(RangeError)
  })
})

test('a note is recognised as it was shown, before lines were added', async () => {
  const shown = await cosigned(signed, 0, 5)
  const later = await cosigned(shown, 1, 9)
  expect(noteAsShown(later, sha256(shown))).toEqual(shown)
  expect(noteAsShown(later, sha256(later))).toEqual(later)
  expect(noteAsShown(later, sha256(signed))).toEqual(signed)
  expect(noteAsShown(shown, sha256(later))).toBeUndefined()
})

describe('cosigned times', () => {
  test('each witness of the policy has its own, in milliseconds', async () => {
    const note = await cosigned(await cosigned(signed, 1, 1_790_000_001), 0, 1_790_000_000)
    expect(cosignedTimes(note, logKey, policy)).toEqual(
      new Map([
        ['w0', 1_790_000_000_000],
        ['w1', 1_790_000_001_000],
      ]),
    )
  })

  test('a time of 0 is none', async () => {
    expect(cosignedTimes(await cosigned(signed, 0, 0), logKey, policy).size).toBe(0)
  })

  test('a line in the name of a witness that does not hold makes the note worthless', () => {
    const { text, signatures } = parseNote(signed)
    const signature = new Uint8Array(72).fill(1)
    const bytes = formatNote({ text, signatures: [...signatures, { ...keys[0]!, signature }] })
    expect(() => cosignedTimes(bytes, logKey, policy)).toThrow(
      expect.objectContaining({ code: 'ERR_NOTE_UNVERIFIED' }),
    )
  })
})
