import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  checkpointAt,
  createMemory,
  logSigner,
  logVkey,
  logs,
  origin,
  proofBetween,
  requestFor,
  rootAt,
  seededSigner,
  witnessName,
  witnessSigner,
  witnessVkey,
} from '../../../../../test/support/witness.ts'
import { concat, encodeUtf8 } from '../../bytes/index.ts'
import { signChecked } from '../../crypto/index.ts'
import {
  formatAddCheckpoint,
  formatCheckpointText,
  formatNote,
  limits,
  parseNote,
  parseSignatureLines,
  parseVkey,
} from '../../wire/index.ts'
import { noteKey, openCosignature, signCheckpoint } from '../checkpoint/index.ts'
import { cosign } from './cosign.ts'
import { knownLogs, originHash } from './known-logs.ts'
import { createWitness } from './witness.ts'
import type { Witness, WitnessMemory } from './witness.ts'

const start = 1_790_000_000_000
const now = { time: start }

function witnessWith(memory: WitnessMemory = createMemory(), known = logs): Witness {
  now.time = start
  const clock = (): number => now.time
  return createWitness({
    name: witnessName,
    signer: witnessSigner,
    logs: known,
    memory,
    clock,
  })
}

const text = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body)

/** A request of which one part is another than it should be. */
async function bent(
  from: number,
  to: number,
  change: Partial<Parameters<typeof formatAddCheckpoint>[0]>,
): Promise<Uint8Array> {
  const checkpoint = await checkpointAt(to)
  return formatAddCheckpoint({
    oldSize: from,
    proof: proofBetween(from, to),
    checkpoint,
    ...change,
  })
}

async function signedText(noteText: string): Promise<Uint8Array> {
  const { name, keyId } = noteKey(origin, logSigner.publicKey)
  const signature = await signChecked(logSigner, encodeUtf8(noteText))
  return formatNote({ text: noteText, signatures: [{ name, keyId, signature }] })
}

describe('200', () => {
  test('a first checkpoint is cosigned, and the next one that continues it', async () => {
    const witness = witnessWith()
    expect(witness.vkey).toBe(witnessVkey)
    for (const [from, to] of [
      [0, 3],
      [3, 3],
      [3, 8],
      [8, 9],
    ] as const) {
      now.time += 1000
      const answer = await witness.addCheckpoint(await requestFor(from, to))
      expect(answer).toMatchObject({ status: 200, cosigned: { origin, size: to } })
      const note = concat(await checkpointAt(to), answer.body as Uint8Array)
      expect(openCosignature(note, witnessVkey)).toBe(Math.floor(now.time / 1000))
      expect(await witness.latest(originHash(origin))).toEqual(note)
    }
  })

  test('the cosignature is one of the specification, checked without our own code', async () => {
    const { body } = await witnessWith().addCheckpoint(await requestFor(0, 3))
    expect(text(body)).toMatch(/^\u2014 witness\.example\/one [A-Za-z0-9+/]+=*\n$/)
    const [line] = parseSignatureLines(body as Uint8Array)
    expect(line!.signature).toHaveLength(72)
    expect(Buffer.from(line!.signature.subarray(0, 8)).readBigUInt64BE()).toBe(1_790_000_000n)
    const message = `cosignature/v1\ntime 1790000000\n${parseNote(await checkpointAt(3)).text}`
    const x = Buffer.from(witnessSigner.publicKey).toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    expect(verify(null, Buffer.from(message), key, line!.signature.subarray(8))).toBe(true)
  })

  test('of the empty tree, and then of any', async () => {
    const witness = witnessWith()
    expect(await witness.addCheckpoint(await requestFor(0, 0))).toMatchObject({ status: 200 })
    expect(await witness.addCheckpoint(await requestFor(0, 6))).toMatchObject({ status: 200 })
  })

  test('lines of other keys are neither looked at nor kept', async () => {
    const stranger = await checkpointAt(3, 'a', seededSigner(9))
    const { text: noteText, signatures } = parseNote(await checkpointAt(3))
    const lines = [...parseNote(stranger).signatures, ...signatures, ...signatures]
    const checkpoint = formatNote({ text: noteText, signatures: lines })
    const witness = witnessWith()
    const { status, cosigned } = await witness.addCheckpoint(await bent(0, 3, { checkpoint }))
    expect(status).toBe(200)
    expect(parseNote(cosigned!.note).signatures.map(({ name }) => name)).toEqual([
      origin,
      witnessName,
    ])
  })

  test('by any of the keys of a log; both lines are kept', async () => {
    const second = seededSigner(2)
    const known = knownLogs(
      [logVkey, noteKey(origin, second.publicKey).vkey].map((vkey) => ({ vkey: parseVkey(vkey) })),
    )
    const witness = witnessWith(createMemory(), known)
    const checkpoint = await checkpointAt(4, 'a', second)
    expect(await witness.addCheckpoint(await bent(0, 4, { checkpoint }))).toMatchObject({
      status: 200,
    })
    const both = [await checkpointAt(6), await checkpointAt(6, 'a', second)].map(parseNote)
    const signatures = both.flatMap((note) => note.signatures)
    const { cosigned } = await witness.addCheckpoint(
      await bent(4, 6, { checkpoint: formatNote({ text: both[0]!.text, signatures }) }),
    )
    expect(parseNote(cosigned!.note).signatures).toHaveLength(3)
  })

  test('extension lines are signed with the rest', async () => {
    const noteText = formatCheckpointText({
      origin,
      size: 3,
      rootHash: rootAt(3),
      extensions: ['more'],
    })
    const checkpoint = await signedText(noteText)
    const { status, body } = await witnessWith().addCheckpoint(await bent(0, 3, { checkpoint }))
    expect(status).toBe(200)
    expect(openCosignature(concat(checkpoint, body as Uint8Array), witnessVkey)).toBe(1_790_000_000)
  })
})

describe('400', () => {
  test('what is no request, no note, no checkpoint', async () => {
    const witness = witnessWith()
    const noCheckpoint = await signedText('one line\n')
    for (const body of [
      encodeUtf8('old x\n\n'),
      encodeUtf8('old 0\n\nno note'),
      await bent(0, 3, { checkpoint: noCheckpoint }),
    ]) {
      expect(await witness.addCheckpoint(body)).toMatchObject({ status: 400 })
    }
  })

  test('an old size above that of the checkpoint, also where it was cosigned last', async () => {
    const witness = witnessWith()
    await witness.addCheckpoint(await requestFor(0, 5))
    expect(await witness.addCheckpoint(await bent(5, 4, { proof: [] }))).toMatchObject({
      status: 400,
    })
    expect(await witness.addCheckpoint(await bent(9, 4, { proof: [] }))).toMatchObject({
      status: 400,
    })
  })

  test('a checkpoint to which no line can be added any more', async () => {
    const head = formatCheckpointText({ origin, size: 3, rootHash: rootAt(3) })
    const noteOf = (length: number): Promise<Uint8Array> =>
      signedText(`${head}${'x'.repeat(length - head.length - 1)}\n`)
    const most = limits.noteLength - 1 - 2 * 365
    const witness = witnessWith()
    expect(
      await witness.addCheckpoint(await bent(0, 3, { checkpoint: await noteOf(most + 1) })),
    ).toMatchObject({ status: 400 })
    expect(
      await witness.addCheckpoint(await bent(0, 3, { checkpoint: await noteOf(most) })),
    ).toMatchObject({ status: 200 })
  })
})

test('400: so many lines by keys of the log that a note holds no further one', async () => {
  const signers = Array.from({ length: limits.noteSignatures }, (_, i) => seededSigner(100 + i))
  const vkeys = signers.map(({ publicKey }) => noteKey(origin, publicKey).vkey)
  const witness = witnessWith(
    createMemory(),
    knownLogs(vkeys.map((vkey) => ({ vkey: parseVkey(vkey) }))),
  )
  const notes = await Promise.all(signers.map((signer) => checkpointAt(3, 'a', signer)))
  const { text: noteText } = parseNote(notes[0]!)
  const signatures = notes.flatMap((note) => parseNote(note).signatures)
  const all = formatNote({ text: noteText, signatures })
  expect(await witness.addCheckpoint(await bent(0, 3, { checkpoint: all }))).toMatchObject({
    status: 400,
  })
  const oneLess = formatNote({ text: noteText, signatures: signatures.slice(1) })
  expect(await witness.addCheckpoint(await bent(0, 3, { checkpoint: oneLess }))).toMatchObject({
    status: 200,
  })
})

describe('403', () => {
  test('no line of a key of the log', async () => {
    const checkpoint = await checkpointAt(3, 'a', seededSigner(9))
    expect(await witnessWith().addCheckpoint(await bent(0, 3, { checkpoint }))).toMatchObject({
      status: 403,
    })
  })

  test('a line of a key of the log that does not hold, also beside one that does', async () => {
    const { text: noteText, signatures } = parseNote(await checkpointAt(3))
    const wrong = { ...signatures[0]!, signature: new Uint8Array(64) }
    for (const lines of [[wrong], [wrong, ...signatures], [...signatures, wrong]]) {
      const checkpoint = formatNote({ text: noteText, signatures: lines })
      expect(await witnessWith().addCheckpoint(await bent(0, 3, { checkpoint }))).toMatchObject({
        status: 403,
      })
    }
  })
})

test('404: a log that is not known, even if a known key signs for it', async () => {
  const tree = { origin: 'other.example', size: 3, rootHash: rootAt(3) }
  const checkpoint = await signCheckpoint(tree, logSigner)
  expect(await witnessWith().addCheckpoint(await bent(0, 3, { checkpoint }))).toMatchObject({
    status: 404,
  })
  expect(await witnessWith().latest(originHash(origin))).toBeUndefined()
})

describe('409', () => {
  test('says the size that was cosigned last, 0 at first', async () => {
    const witness = witnessWith()
    const conflict = async (body: Uint8Array, size: number): Promise<void> =>
      expect(await witness.addCheckpoint(body)).toEqual({
        status: 409,
        type: 'text/x.tlog.size',
        body: `${size}\n`,
      })
    await conflict(await requestFor(2, 3), 0)
    await witness.addCheckpoint(await requestFor(0, 3))
    await conflict(await requestFor(0, 5), 3)
    await conflict(await requestFor(2, 5), 3)
    await conflict(await requestFor(0, 0), 3)
    // An older checkpoint is one too.
    await conflict(await requestFor(0, 2), 3)
  })
})

describe('422', () => {
  test('another history, with whatever proof', async () => {
    const witness = witnessWith()
    await witness.addCheckpoint(await requestFor(0, 6))
    for (const body of [
      await requestFor(6, 8, 'b'),
      await requestFor(6, 6, 'b'),
      await bent(6, 8, { checkpoint: await checkpointAt(8, 'b') }),
      await bent(6, 8, { proof: [] }),
      await bent(6, 8, { proof: [...proofBetween(6, 8), rootAt(1)] }),
      await bent(6, 6, { proof: [rootAt(6)] }),
    ]) {
      expect(await witness.addCheckpoint(body)).toMatchObject({ status: 422 })
    }
    expect(await witness.addCheckpoint(await requestFor(6, 8))).toMatchObject({ status: 200 })
  })

  test('a proof where there is nothing to prove', async () => {
    const body = await bent(0, 3, { proof: [rootAt(1)] })
    expect(await witnessWith().addCheckpoint(body)).toMatchObject({ status: 422 })
  })

  test('an empty tree with the root hash of another', async () => {
    const checkpoint = await signCheckpoint({ origin, size: 0, rootHash: rootAt(1) }, logSigner)
    expect(await witnessWith().addCheckpoint(await bent(0, 0, { checkpoint }))).toMatchObject({
      status: 422,
    })
  })
})

describe('503', () => {
  test('a clock that stands before the last cosignature, or at the beginning of time', async () => {
    const witness = witnessWith()
    for (const time of [0, 999, -1, Number.NaN, Number.MAX_VALUE]) {
      now.time = time
      expect(await witness.addCheckpoint(await requestFor(0, 3))).toMatchObject({ status: 503 })
    }
    now.time = 1000
    expect(await witness.addCheckpoint(await requestFor(0, 3))).toMatchObject({ status: 200 })
    now.time = 999
    expect(await witness.addCheckpoint(await requestFor(3, 4))).toMatchObject({ status: 503 })
    now.time = 1000
    expect(await witness.addCheckpoint(await requestFor(3, 4))).toMatchObject({ status: 200 })
  })

  test('the time in a cosignature never falls, also by one second', async () => {
    const witness = witnessWith()
    expect(await witness.addCheckpoint(await requestFor(0, 3))).toMatchObject({ status: 200 })
    now.time = start - 1
    expect(await witness.addCheckpoint(await requestFor(3, 4))).toMatchObject({ status: 503 })
    now.time = start
    expect(await witness.addCheckpoint(await requestFor(3, 4))).toMatchObject({ status: 200 })
  })

  test('nothing is cosigned at time 0', async () => {
    const signed = parseNote(await checkpointAt(3))
    const cosigner = { name: witnessName, signer: witnessSigner }
    await expect(cosign(signed, cosigner, 0)).rejects.toThrow(RangeError)
  })
})

test('what is kept and was not cosigned by this key stops the witness', async () => {
  const memory = createMemory()
  memory.kept.set(originHash(origin), await checkpointAt(3))
  await expect(witnessWith(memory).addCheckpoint(await requestFor(3, 4))).rejects.toMatchObject({
    code: 'ERR_NOTE_UNVERIFIED',
  })
})

test('what could not be kept is not answered', async () => {
  const memory = { ...createMemory(), replace: () => Promise.reject(new Error('disk full')) }
  await expect(witnessWith(memory).addCheckpoint(await requestFor(0, 4))).rejects.toThrow(
    'disk full',
  )
})
