import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { foundLedger, ledgerKeys, openCase, signerOf } from '../../../../test/support/ledger.ts'
import type { TestLedger } from '../../../../test/support/ledger.ts'
import { concat, encodeUtf8, toHex } from '../bytes/index.ts'
import { sha256Hex } from '../crypto/index.ts'
import { noteKey } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { createMemoryStore, reopenMemoryStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import {
  decodeCbor,
  formatSignatureLines,
  parseNote,
  readPayload,
  sign1ToBeSigned,
} from '../wire/index.ts'
import type { CborValue } from '../wire/index.ts'
import { openLedger } from './index.ts'
import type { Draft, Ledger } from './index.ts'

const code = (expected: string): object => expect.objectContaining({ code: expected })

/** A line as some key of this number would make it; nobody looks whether it holds. */
function lineOf(number: number): Uint8Array {
  const signature = new Uint8Array(72).fill(number)
  return formatSignatureLines([{ name: `witness-${number}.example`, keyId: number, signature }])
}

/** The signature lines of a note. */
const linesOf = (note: Uint8Array): readonly Uint8Array[] =>
  parseNote(note).signatures.map((signature) => formatSignatureLines([signature]))

async function listOf(source: AsyncIterable<Checkpoint>): Promise<Checkpoint[]> {
  const list: Checkpoint[] = []
  for await (const checkpoint of source) list.push(checkpoint)
  return list
}

const sizesOf = async (source: AsyncIterable<Checkpoint>): Promise<number[]> =>
  (await listOf(source)).map(({ size }) => size)

/** A ledger with three checkpoints, of the sizes 1, 3 and 5, and one event more. */
async function filled(store: Store = createMemoryStore()): Promise<TestLedger> {
  const world = await foundLedger({ store })
  await openCase(world)
  await world.ledger.checkpoint()
  await openCase(world, 'EX-2026-0418')
  return world
}

const reopened = (store: Store): Promise<Ledger> =>
  openLedger({ store: reopenMemoryStore(store), keys: ledgerKeys })

const openingOf = (reference: string): Draft => ({
  type: 'case.opened',
  role: 'officer',
  fields: {},
  sealed: { reference },
})

describe('every checkpoint is kept', () => {
  test('they are given rising, from any size on, and by their size', async () => {
    const { ledger } = await filled()
    expect(await sizesOf(ledger.checkpoints())).toEqual([1, 3, 5])
    expect(await sizesOf(ledger.checkpoints(3))).toEqual([3, 5])
    expect(await sizesOf(ledger.checkpoints(4))).toEqual([5])
    expect(await sizesOf(ledger.checkpoints(6))).toEqual([])
    expect(await sizesOf(ledger.checkpoints(1000))).toEqual([])
    expect(await ledger.checkpointAt(3)).toMatchObject({ size: 3, origin: ledger.origin })
    for (const size of [0, 2, 4, 7]) expect(await ledger.checkpointAt(size)).toBeUndefined()
    await expect(ledger.checkpointAt(-1)).rejects.toThrow(RangeError)
    await expect(listOf(ledger.checkpoints(0.5))).rejects.toThrow(RangeError)
  })

  test('what a store gives for one is not believed', async () => {
    const beneath = createMemoryStore()
    const other = await filled()
    const strange = await other.ledger.checkpointAt(3)
    const own: { at?: number; note?: Uint8Array | undefined } = {}
    const store: Store = {
      ...beneath,
      checkpointAt: async (size) => own.note ?? beneath.checkpointAt(own.at ?? size),
      async *checkpoints(from, to) {
        if (own.note !== undefined) yield own.note
        yield* beneath.checkpoints(own.at ?? from, to)
      },
    }
    const { ledger } = await filled(store)
    own.at = 1
    await expect(ledger.checkpointAt(3)).rejects.toThrow(code('ERR_STORE_CORRUPT'))
    await expect(listOf(ledger.checkpoints(3))).rejects.toThrow(code('ERR_STORE_CORRUPT'))
    // Signed by the same key for the same name, but for another history.
    own.note = strange!.note
    await expect(ledger.checkpointAt(3)).rejects.toThrow(code('ERR_STORE_CORRUPT'))
    await expect(listOf(ledger.checkpoints(3))).rejects.toThrow(code('ERR_STORE_CORRUPT'))
  })
})

describe('lines are added', () => {
  test('to any checkpoint, at its end, for ever', async () => {
    const store = createMemoryStore()
    const { ledger } = await filled(store)
    const before = await ledger.checkpointAt(3)
    const after = await ledger.addLines(3, lineOf(1))
    expect(after.note).toEqual(concat(before!.note, lineOf(1)))
    await ledger.addLines(3, concat(lineOf(2), lineOf(3)))
    await ledger.close()
    const again = await reopened(store)
    const expected = concat(before!.note, lineOf(1), lineOf(2), lineOf(3))
    expect((await again.checkpointAt(3))?.note).toEqual(expected)
    expect(await sizesOf(again.checkpoints())).toEqual([1, 3, 5, 6 + 1])
  })

  test('a line that stands there is not added twice, nor one that comes twice', async () => {
    const { ledger } = await filled()
    const once = await ledger.addLines(3, lineOf(1))
    expect((await ledger.addLines(3, lineOf(1))).note).toEqual(once.note)
    const twice = await ledger.addLines(3, concat(lineOf(2), lineOf(1), lineOf(2)))
    expect(twice.note).toEqual(concat(once.note, lineOf(2)))
    const [logLine] = linesOf((await ledger.checkpointAt(3))!.note)
    expect((await ledger.addLines(3, logLine!)).note).toEqual(twice.note)
  })

  test('side by side, none is lost', async () => {
    const { ledger } = await filled()
    const before = await ledger.checkpointAt(3)
    await Promise.all([1, 2, 3, 4].map((number) => ledger.addLines(3, lineOf(number))))
    const all = concat(...[1, 2, 3, 4].map(lineOf))
    expect((await ledger.checkpointAt(3))?.note).toEqual(concat(before!.note, all))
  })

  test('what the caller does with his bytes afterwards changes nothing', async () => {
    const { ledger } = await filled()
    const lines = lineOf(1)
    const adding = ledger.addLines(3, lines)
    lines.fill(0)
    expect((await adding).note.slice(-lines.length)).toEqual(lineOf(1))
  })

  test('to a size of which no checkpoint is kept they are refused', async () => {
    const { ledger } = await filled()
    for (const size of [0, 2, 1000]) {
      const error = await ledger.addLines(size, lineOf(1)).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'ERR_CHECKPOINT_UNKNOWN', details: { size } })
    }
  })

  test('what makes no note is refused, and nothing is added', async () => {
    const { ledger } = await filled()
    const before = await ledger.checkpointAt(3)
    const line = lineOf(1)
    const many = concat(...Array.from({ length: 64 }, (_, i) => lineOf(i + 1)))
    const refused = [
      new Uint8Array(),
      encodeUtf8('\n'),
      encodeUtf8('anything\n'),
      line.subarray(0, -1),
      concat(encodeUtf8('\n'), line),
      concat(line, encodeUtf8('\n'), line),
      concat(line, encodeUtf8('\n')),
      encodeUtf8('— witness.example AAAA\n'),
      Uint8Array.of(0xff, 0x0a),
      many,
    ]
    for (const lines of refused) {
      await expect(ledger.addLines(3, lines)).rejects.toThrow(code('ERR_NOTE_MALFORMED'))
    }
    expect(await ledger.checkpointAt(3)).toEqual(before)
    await ledger.addLines(3, many.subarray(lineOf(1).length))
  })

  test("a line in the log's own name that does not hold is refused: it would spoil the note for ever", async () => {
    const store = createMemoryStore()
    const { ledger } = await filled(store)
    const { name, keyId } = noteKey(ledger.origin, ledgerKeys.log.publicKey)
    const lines = formatSignatureLines([{ name, keyId, signature: new Uint8Array(64).fill(1) }])
    await expect(ledger.addLines(5, lines)).rejects.toThrow(code('ERR_NOTE_UNVERIFIED'))
    await ledger.close()
    expect(await sizesOf((await reopened(store)).checkpoints())).toEqual([1, 3, 5, 7])
  })

  test('whatever is added in whatever order, the notes only grow, and are there when it is opened again', async () => {
    const additions = fc.array(
      fc.record({
        size: fc.constantFrom(1, 3, 5),
        numbers: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(additions, async (list) => {
        const store = createMemoryStore()
        const { ledger } = await filled(store)
        const expected = new Map<number, Uint8Array>()
        for (const { size, note } of await listOf(ledger.checkpoints())) expected.set(size, note)
        const seen = new Map<number, Set<number>>()
        for (const { size, numbers } of list) {
          const known = seen.get(size) ?? new Set()
          const fresh = [...new Set(numbers)].filter((number) => !known.has(number))
          seen.set(size, new Set([...known, ...fresh]))
          expected.set(size, concat(expected.get(size)!, ...fresh.map(lineOf)))
          const { note } = await ledger.addLines(size, concat(...numbers.map(lineOf)))
          expect(note).toEqual(expected.get(size))
        }
        await ledger.close()
        const again = await reopened(store)
        for (const [size, note] of expected) {
          expect((await again.checkpointAt(size))?.note).toEqual(note)
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('what a signer is shown', () => {
  async function anchorOfNext(ledger: Ledger, reference: string): Promise<object> {
    const prepared = await ledger.prepare(openingOf(reference), {
      publicKey: signerOf(1).publicKey,
    })
    const { anchor } = readPayload(
      decodeCbor(prepared.payloadBytes) as ReadonlyMap<string, CborValue>,
    )
    const signer = signerOf(1)
    const { protectedBytes, payloadBytes } = prepared
    await ledger.submit(prepared, await signer.sign(sign1ToBeSigned(protectedBytes, payloadBytes)))
    return { anchor, checkpoint: prepared.checkpoint }
  }

  test('the anchor names the note once others have added lines to it, and not before', async () => {
    const { ledger } = await filled()
    const latest = await ledger.checkpoint()
    const tree = { size: latest.size, root: toHex(latest.rootHash) }
    expect(await anchorOfNext(ledger, 'EX-1')).toEqual({ anchor: tree, checkpoint: latest.note })
    const dated = await ledger.addLines(latest.size, lineOf(1))
    expect(await anchorOfNext(ledger, 'EX-2')).toEqual({
      anchor: { ...tree, note: sha256Hex(dated.note) },
      checkpoint: dated.note,
    })
    const later = await ledger.addLines(latest.size, lineOf(2))
    expect(await anchorOfNext(ledger, 'EX-3')).toEqual({
      anchor: { ...tree, note: sha256Hex(later.note) },
      checkpoint: later.note,
    })
  })

  test('lines of an earlier checkpoint change nothing of the latest one', async () => {
    const { ledger } = await filled()
    await ledger.checkpoint()
    await ledger.addLines(3, lineOf(1))
    expect(await anchorOfNext(ledger, 'EX-1')).toMatchObject({
      anchor: expect.not.objectContaining({ note: expect.anything() }),
    })
  })

  test('the same after opening again, and in what the service signs', async () => {
    const store = createMemoryStore()
    const { ledger, alice } = await filled(store)
    const { size } = await ledger.checkpoint()
    const dated = await ledger.addLines(size, lineOf(1))
    await ledger.close()
    const again = await reopened(store)
    await again.record(openingOf('EX-1'), alice.signer)
    for await (const { index, payload } of again.events()) {
      if (index >= size) expect(payload.anchor?.note).toBe(sha256Hex(dated.note))
    }
    expect(again.size).toBe(size + 2)
  })
})
