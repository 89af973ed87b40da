import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { openCheckpoint } from '@custodia/core/custody'
import { checkInclusion, treeHasher } from '@custodia/core/merkle'
import { parseTlogProof, parseTrustFile, readBundleItems } from '@custodia/core/wire'
import type { BundleEvent } from '@custodia/core/wire'
import { emptyDirectory, floppy } from './run.ts'
import { makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Told, World } from './world.ts'

let made: World
beforeAll(async () => {
  made = await makeWorld()
  const { station } = made
  await recordFrom(made, made.a, ['offer', 'EX-1.1', '--to', 'B. Example'])
  await recordFrom(made, made.b, ['accept', 'EX-1.1', '--file', floppy])
  await station.answer(['export', 'EX-2026-001', '--out', 'case.custody', '--recipient', 'a court'])
  await station.answer(['trust', '--out', 'for-court.json'])
}, 120_000)
afterAll(() => removeWorld(made))

const here = (words: readonly string[]): ReturnType<World['station']['here']> =>
  made.station.here(words)

describe('inspect', () => {
  it('writes what was signed, byte for byte, and proofs against the one checkpoint', async () => {
    const { station } = made
    const out = join(emptyDirectory(), 'parts')
    const run = await station.run(['inspect', 'case.custody', '--out', out])
    expect(run.code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['checkpoint.txt', 'events', 'leaves', 'proofs'])
    const events = await bundledEvents(station.path('case.custody'))
    expect(readdirSync(join(out, 'events'))).toHaveLength(events.length)
    const checkpoint = openedCheckpoint(out)
    for (const { index, event } of events) {
      const id = createHash('sha256').update(event).digest('hex')
      expect(readFileSync(join(out, 'events', `${index}-${id}.cose`))).toEqual(Buffer.from(event))
      const leaf = new Uint8Array(readFileSync(join(out, 'leaves', `${index}.bin`)))
      expect(leaf).toHaveLength(73)
      expect(Buffer.from(leaf.subarray(41)).toString('hex')).toBe(id)
      checkProof(join(out, 'proofs', `${index}.tlog-proof`), { index, leaf, checkpoint })
    }
  })

  it('carries attachments that were asked for, and gives them back', async () => {
    const { station, a } = made
    const photo = Buffer.from('What stood on the desk.')
    writeFileSync(station.path('photo.jpg'), photo)
    const told = await recordFrom<Told>(made, a, [
      'record',
      'note',
      'EX-2026-001',
      'The desk',
      '--attach',
      'photo.jpg',
    ])
    await station.answer([
      ...['export', 'EX-2026-001', '--attach', 'photo.jpg', '--out', 'with-photo.custody'],
    ])
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const shown = await station.here(['show', `@${told.index}`])
    expect(shown.stdout).toContain(
      `"photo.jpg" (image/jpeg, ${photo.length} bytes, sha-256 ${sha256})`,
    )
    const out = join(emptyDirectory(), 'parts')
    const { attachments } = await station.answer<{ readonly attachments: unknown }>([
      ...['inspect', 'with-photo.custody', '--out', out],
    ])
    const file = join(out, 'attachments', `${sha256}.jpeg`)
    expect(attachments).toEqual([{ sha256, size: photo.length, file }])
    expect(readFileSync(file)).toEqual(photo)
    const read = ['export', 'EX-2026-001', '--attach', '-', '--out', 'piped.custody']
    const size = (await station.answer<{ readonly size: number }>(['status'])).size
    expect(await station.run(read, { input: photo })).toMatchObject({ code: 2 })
    expect((await station.answer<{ readonly size: number }>(['status'])).size).toBe(size)
    const bundle = readFileSync(station.path('with-photo.custody'))
    const piped = await station.run(['inspect', '-', '--out', `${out}-2`], { input: bundle })
    expect(piped).toMatchObject({ code: 2 })
    writeFileSync(station.path('photo.jpg'), 'What did not stand there.')
    const refused = await station.run([
      ...['export', 'EX-2026-001', '--attach', 'photo.jpg', '--out', 'other.custody'],
    ])
    expect(refused).toMatchObject({ code: 6 })
    expect(refused.stderr).toContain('no value that the bundle opens names it')
  })

  async function bundledEvents(path: string): Promise<readonly BundleEvent[]> {
    const events: BundleEvent[] = []
    async function* bytes(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(readFileSync(path))
    }
    for await (const { item } of readBundleItems(bytes())) {
      if (item.item === 'event') events.push(item.event)
    }
    return events
  }

  function openedCheckpoint(out: string): ReturnType<typeof openCheckpoint> {
    const { origin, logKey: vkey } = parseTrustFile(
      new Uint8Array(readFileSync(made.station.path('for-court.json'))),
    )
    const note = new Uint8Array(readFileSync(join(out, 'checkpoint.txt')))
    return openCheckpoint(note, { origin, vkey })
  }

  interface Claim {
    readonly index: number
    readonly leaf: Uint8Array
    readonly checkpoint: ReturnType<typeof openCheckpoint>
  }

  function checkProof(path: string, { index, leaf, checkpoint }: Claim): void {
    const proof = parseTlogProof(new Uint8Array(readFileSync(path)))
    expect(proof.index).toBe(index)
    expect(proof.checkpoint).toEqual(checkpoint.note)
    const hasher = treeHasher(sha256)
    const { size, rootHash: root } = checkpoint
    checkInclusion({ index, size, root, leafHash: hasher.leaf(leaf), proof: proof.hashes }, hasher)
  }

  it('takes a folder that is empty, and stdin', async () => {
    const out = emptyDirectory()
    const input = readFileSync(made.station.path('case.custody'))
    const run = await made.station.run(['inspect', '-', '--out', out], { input })
    expect(run.code).toBe(0)
    expect(readdirSync(join(out, 'events')).length).toBeGreaterThan(10)
  })

  it('prints a table, or JSON whose ids are hashes', async () => {
    const table = await here(['inspect', 'case.custody'])
    expect(table.stdout).toContain('transfer.accepted')
    const json = await here(['inspect', 'case.custody', '--json'])
    const { events } = JSON.parse(json.stdout) as {
      readonly events: readonly { readonly event: string }[]
    }
    for (const { event } of events) expect(fromHex(event)).toHaveLength(32)
  })

  it('writes nothing from a bundle whose proofs do not lead to its checkpoint', async () => {
    const bytes = readFileSync(made.station.path('case.custody'))
    const text = bytes.toString('latin1')
    const at = text.indexOf('transfer.accepted')
    bytes[text.indexOf('digests', at) + 12]! ^= 1
    const directory = emptyDirectory()
    writeFileSync(join(directory, 'changed.custody'), bytes)
    const out = join(directory, 'parts')
    const run = await here(['inspect', join(directory, 'changed.custody'), '--out', out])
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('ERR_PROOF_MISMATCH')
    expect(readdirSync(directory)).toEqual(['changed.custody'])
  })
})

describe('verify', () => {
  const trust = ['--trust', 'for-court.json']

  it('verifies, with the evidence in a folder, among other files', async () => {
    const images = join(emptyDirectory(), 'images')
    mkdirSync(join(images, 'deep'), { recursive: true })
    writeFileSync(join(images, 'deep', 'renamed.bin'), readFileSync(floppy))
    const words = ['verify', 'case.custody', ...trust, '--evidence', images]
    const run = await made.station.run([...words, '--require', 'evidence'])
    expect(run.stderr).toBe('')
    expect(run.stdout).toContain('"deep/renamed.bin": the same as on record')
    expect(run.code).toBe(0)
  })

  it('reads a bundle from stdin', async () => {
    const input = readFileSync(made.station.path('case.custody'))
    const run = await made.station.run(['verify', '-', ...trust, '--quiet'], { input })
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('ends with the worst of several bundles, and reports each', async () => {
    const bytes = readFileSync(made.station.path('case.custody'))
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(made.station.path('damaged.custody'), bytes)
    const words = ['verify', 'case.custody', 'damaged.custody', ...trust]
    const text = await here(words)
    expect(text.code).toBe(1)
    expect(text.stdout).toContain('== "damaged.custody"')
    const json = await here([...words, '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      exitCode: 1,
      bundles: [
        { file: 'case.custody', report: { verdict: 'verified' } },
        { file: 'damaged.custody', report: { verdict: 'altered' } },
      ],
    })
  })

  it('says the same twice when it is told the time', async () => {
    const words = ['verify', 'case.custody', ...trust, '--now', '2030-01-01T00:00:00Z', '--json']
    const [first, second] = [await here(words), await here(words)]
    expect(first).toEqual(second)
    expect(JSON.parse(first.stdout)).toMatchObject({ checkedAt: Date.UTC(2030, 0, 1) })
  })

  it('needs no trust for the integrity alone, and says so', async () => {
    const run = await here(['verify', 'case.custody', '--integrity-only'])
    expect(run.stdout).toContain('INTEGRITY ONLY')
    expect(run.code).toBe(0)
  })

  it('is incomplete when what was required is not there', async () => {
    const run = await here(['verify', 'case.custody', ...trust, '--require', 'evidence,timestamp'])
    expect(run.code).toBe(4)
  })
})

describe('export', () => {
  it('carries the items that were named, and what they derive from', async () => {
    await made.station.answer(['export', 'EX-2026-001', '--item', 'EX-1', '--out', 'ex-1.custody'])
    const run = await here(['verify', 'ex-1.custody', '--trust', 'for-court.json', '--quiet'])
    expect(run.code).toBe(0)
    const inspected = await here(['inspect', 'ex-1.custody'])
    expect(inspected.stdout).not.toContain('item.acquired')
  })

  it('writes to stdout, and its sentence to stderr', async () => {
    const run = await made.station.run(['export', 'EX-2026-001', '--out', '-'])
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('SHA-256')
    expect(run.stdout).toContain('custodia/bundle/1')
  })
})
