import { describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { concat, encodeUtf8, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { verifyBundle } from '@custodia/verifier'
import type { VerificationReport } from '@custodia/verifier'
import { foundLedger, openCase } from '../../../../test/support/ledger.ts'
import type { TestLedger } from '../../../../test/support/ledger.ts'

const photo = encodeUtf8('What somebody photographed.')
/** Longer than one piece, and no multiple of one. */
const film = new Uint8Array(2 * limits.bundlePieceLength + 17).map((_, i) => i * 31)
const nothing = new Uint8Array()

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

const given = (bytes: Uint8Array, shown = bytes) => ({
  sha256: toHex(sha256(bytes)),
  size: bytes.length,
  open: () => inChunks(shown, 70_000),
})

interface Told {
  readonly world: TestLedger
  readonly bundle: (...attachments: ReturnType<typeof given>[]) => Promise<Uint8Array>
  readonly bundleOf: (
    chain: string,
    ...attachments: ReturnType<typeof given>[]
  ) => Promise<Uint8Array>
  /** The report of a bundle, with a file that is supplied beside it. */
  readonly report: (bytes: Uint8Array, supplied?: Uint8Array) => Promise<VerificationReport>
}

/** A case with a note that names three files. */
async function tell(): Promise<Told> {
  const world = await foundLedger()
  const { ledger, alice, clock } = world
  const { chain: caseId } = await openCase(world)
  const attachments = [photo, film, nothing].map((bytes, i) => ({
    title: `file ${i}`,
    mediaType: 'image/jpeg',
    size: bytes.length,
    digest: sha256(bytes),
  }))
  await ledger.record(
    {
      type: 'note.added',
      role: 'officer',
      chain: caseId,
      fields: {},
      sealed: { note: 'Photographed on arrival', attachments },
    },
    alice.signer,
  )
  const { id, origin, logKey } = ledger
  const bundleOf: Told['bundleOf'] = async (chain, ...attachments) => {
    const parts: Uint8Array[] = []
    for await (const part of ledger.export({ case: chain, attachments })) parts.push(part)
    return concat(...parts)
  }
  return {
    world,
    bundle: (...list) => bundleOf(caseId, ...list),
    bundleOf,
    report: (bytes, supplied = photo) =>
      verifyBundle(bytes, {
        trust: { ledger: id, origin, logKey, completeness: 'C1' },
        now: clock.now,
        evidence: [{ name: 'photo.jpg', open: () => inChunks(supplied, 500_000) }],
      }),
  }
}

const refused = (reason: string): object =>
  expect.objectContaining({
    code: 'ERR_ATTACHMENT',
    details: expect.objectContaining({ reason }),
  })

describe('a bundle that carries attachments', () => {
  test('holds those that were given, and the verifier compares them with the entry', async () => {
    const { bundle, report } = await tell()
    const { verdict, attachments, checks, evidence } = await report(
      await bundle(given(photo), given(film), given(nothing)),
    )
    expect(verdict).toBe('verified')
    expect(attachments.map(({ size, outcome }) => [size, outcome])).toEqual(
      [photo, film, nothing]
        .toSorted((a, b) => (toHex(sha256(a)) < toHex(sha256(b)) ? -1 : 1))
        .map(({ length }) => [length, 'same']),
    )
    expect(checks.find(({ check }) => check === 'attachment.carried')).toMatchObject({ looked: 3 })
    // A file that is supplied beside the bundle is known as well.
    expect(evidence).toMatchObject([{ file: 'photo.jpg', outcome: 'same' }])
  })

  test.each([
    ['before', 0],
    ['behind', 1],
  ])('is good whatever another entry says of its size %s it', async (_, at) => {
    const { world, bundleOf, report } = await tell()
    const wrong = { title: 'x', mediaType: 'image/jpeg', size: 3, digest: sha256(film) }
    const right = { ...wrong, size: film.length }
    const fresh = await openCase(world, 'EX-2026-0418')
    for (const attachments of at === 0 ? [[wrong], [right]] : [[right], [wrong]]) {
      await world.ledger.record(
        {
          type: 'note.added',
          role: 'officer',
          chain: fresh.chain,
          fields: {},
          sealed: { note: 'Seen again', attachments },
        },
        world.alice.signer,
      )
    }
    const { verdict, attachments } = await report(await bundleOf(fresh.chain, given(film)), film)
    expect([verdict, attachments[0]?.outcome]).toEqual(['verified', 'same'])
  })

  test('is as it was without any', async () => {
    const { bundle, report } = await tell()
    const { verdict, attachments } = await report(await bundle())
    expect([verdict, attachments]).toEqual(['verified', []])
  })

  test.each([
    ['unknown', [given(encodeUtf8('A file that nobody attached'))]],
    ['twice', [given(photo), given(photo)]],
  ])('%s: nothing is stated of an export that cannot be made', async (reason, list) => {
    const { bundle, world } = await tell()
    const before = world.ledger.size
    await expect(bundle(...list)).rejects.toEqual(refused(reason))
    expect(world.ledger.size).toBe(before)
  })

  test.each([
    ['others', encodeUtf8('What somebody photographs.')],
    ['fewer', photo.subarray(1)],
    ['more', concat(photo, photo)],
    ['none', nothing],
  ])('refuses bytes that are not those on record: %s', async (_, shown) => {
    const { bundle } = await tell()
    await expect(bundle(given(photo, shown))).rejects.toEqual(refused('different'))
  })
})
