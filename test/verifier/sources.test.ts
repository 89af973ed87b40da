import { afterEach, describe, expect, test } from 'vitest'
import { concat, encodeUtf8 } from '@custodia/core/bytes'
import { sha256, sha256Hex } from '@custodia/core/crypto'
import { noteKey, signCheckpoint } from '@custodia/core/custody'
import { encodeBundleHeader, encodeBundleTrailer, formatTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { assertVerified, exitCodes, renderJson, verifyBundle } from '@custodia/verifier'
import type {
  ByteSource,
  CheckResult,
  ComputedDigests,
  Progress,
  Requirement,
  VerificationReport,
} from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { assemble, cut } from '../forge/parts.ts'
import { found, imageContent, imageDigest, tell } from '../forge/story.ts'
import { exportStory, honest, judged, trustOf } from './support.ts'

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** The smallest ledger that a bundle can show: it was founded, and the founder enrolled. */
async function smallest(): Promise<Uint8Array> {
  return assemble(await cut({ world: await found(), apart: [] }))
}

describe('a source', () => {
  test('of every kind gives the same report', async () => {
    const { bytes, options } = await honest()
    const copy = new Uint8Array(bytes)
    const sources: readonly ByteSource[] = [
      bytes,
      new Blob([copy]),
      new Blob([copy]).stream(),
      inChunks(bytes, 1),
      inChunks(bytes, 1000),
    ]
    const reports = await Promise.all(sources.map((source) => verifyBundle(source, options)))
    const [first, ...rest] = reports.map(renderJson)
    expect(rest.every((report) => report === first)).toBe(true)
    expect(reports[0]!.verdict).toBe('verified')
  })

  test('of another kind is a TypeError', async () => {
    for (const source of ['case.custody', 7, null, {}, [1]]) {
      await expect(verifyBundle(source as never)).rejects.toThrow(TypeError)
    }
  })

  test('that fails passes its error on', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield (await honest()).bytes.subarray(0, 5000)
      throw new Error('the disk is gone')
    }
    await expect(verifyBundle(failing())).rejects.toThrow('the disk is gone')
  })

  test('is let go of when a bundle cannot be read on', async () => {
    let isCancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(encodeUtf8('<html>')),
      cancel: () => void (isCancelled = true),
    })
    const report = await verifyBundle(stream)
    expect(report.verdict).toBe('unreadable')
    expect(isCancelled).toBe(true)
    expect(stream.locked).toBe(false)
  })

  test('is left when the signal says so', async () => {
    const { bytes } = await honest()
    const aborted = verifyBundle(bytes, { signal: AbortSignal.abort(new Error('enough')) })
    await expect(aborted).rejects.toThrow('enough')
    const controller = new AbortController()
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 5000)
      controller.abort(new Error('enough now'))
      yield bytes.subarray(5000)
    }
    const options = { signal: controller.signal }
    await expect(verifyBundle(endless(), options)).rejects.toThrow('enough now')
  })

  test('is not read on once the signal was given', async () => {
    const { bytes } = await honest()
    const controller = new AbortController()
    let given = 0
    async function* oneByOne(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 1000) {
        if (++given === 3) controller.abort(new Error('enough'))
        yield bytes.subarray(at, at + 1000)
      }
    }
    const aborted = verifyBundle(oneByOne(), { signal: controller.signal })
    await expect(aborted).rejects.toThrow('enough')
    expect(given).toBeLessThan(6)
  })

  test('tells how far it is', async () => {
    const { bytes, options } = await honest()
    const seen: Progress[] = []
    const evidence = [{ name: 'image.dd', open: () => imageContent }]
    const onProgress = (progress: Progress): void => void seen.push(progress)
    await verifyBundle(bytes, { ...options, evidence, onProgress })
    expect(seen[0]).toEqual({ phase: 'bundle', bytes: 0, total: bytes.length })
    expect(seen.at(-1)!.phase).toBe('evidence')
  })
})

describe('evidence', () => {
  const digestOf = (report: VerificationReport): object | undefined => report.evidence[0]

  test('that is the same is named with its item, from bytes and from what was computed of them', async () => {
    const { bytes, options } = await honest()
    const files = [
      { name: 'a', open: () => imageContent },
      { name: 'b', open: async () => new Blob([new Uint8Array(imageContent)]) },
      { name: 'c', open: () => inChunks(imageContent, 100) },
      { name: 'd', digests: () => computed(imageContent) },
      { name: 'e', scope: 'file', digests: async () => computed(imageContent) },
    ] as const
    for (const file of files) {
      const report = await verifyBundle(bytes, {
        ...options,
        evidence: [file],
        require: ['evidence'],
      })
      expect(report.verdict).toBe('verified')
      expect(digestOf(report)).toMatchObject({
        file: file.name,
        outcome: 'same',
        size: imageContent.length,
        digests: { 'sha-256': sha256Hex(imageContent) },
      })
      expect(report.answers[4]).toMatchObject({ question: 'evidence', outcome: 'pass' })
    }
  })

  test('is asked for of items, and not of documents', async () => {
    const story = await tell()
    const { world, alba, caseId } = story
    await world.record({
      type: 'authority.recorded',
      by: alba,
      role: 'officer',
      chain: caseId,
      fields: { kind: 'order' },
      sealed: {
        identifier: 'O 3/26',
        issuer: 'Court of Exampletown',
        digests: [{ ...imageDigest, value: new Uint8Array(32).fill(2) }],
      },
    })
    const bytes = await assemble(await exportStory(story))
    const options = { now: world.now, trust: trustOf(world), require: ['evidence'] } as const
    const evidence = [{ name: 'image.dd', open: () => imageContent }]
    expect((await verifyBundle(bytes, { ...options, evidence })).verdict).toBe('verified')
    expect((await verifyBundle(bytes, options)).verdict).toBe('incomplete')
  })

  test('of the decoded stream is not compared with that of the file', async () => {
    const { bytes, options } = await honest()
    const evidence = [{ name: 'a', scope: 'media', open: () => imageContent }] as const
    const report = await verifyBundle(bytes, { ...options, evidence })
    expect(report.findings[0]!.code).toBe('evidence.different')
  })

  test('whose source fails passes its error on', async () => {
    const { bytes, options } = await honest()
    const evidence = [{ name: 'a', open: () => Promise.reject(new Error('no such file')) }]
    await expect(verifyBundle(bytes, { ...options, evidence })).rejects.toThrow('no such file')
  })
})

function computed(content: Uint8Array): ComputedDigests {
  return { size: content.length, digests: { 'sha-256': sha256(content) } }
}

describe('what is no bundle', () => {
  test.each<[string, Uint8Array]>([
    ['an empty file', new Uint8Array()],
    ['one byte', Uint8Array.of(0x82)],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46)],
    ['a zip file', encodeUtf8('PK\u0003\u0004 and so on')],
    ['a page', encodeUtf8('<!doctype html><script>alert(1)</script>')],
    ['zeros', new Uint8Array(100_000)],
    ['deep nesting', new Uint8Array(100_000).fill(0x81)],
    ['the longest length', concat(Uint8Array.of(0x5b), new Uint8Array(8).fill(0xff))],
    [
      'ten million empty arrays',
      concat(Uint8Array.of(0x9a, 0, 0x98, 0x96, 0x80), new Uint8Array(10_000_000).fill(0x80)),
    ],
  ])('%s is unreadable', async (_, bytes) => {
    const report = await verifyBundle(bytes, { integrityOnly: true, now: 0 })
    expect(report).toMatchObject({ verdict: 'unreadable', exitCode: 5, bundle: null })
    expect(report.checks.every(({ outcome }) => outcome !== 'pass')).toBe(true)
    expect(report.answers.every(({ outcome }) => outcome === 'not-checked')).toBe(true)
  })

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['two bundles in one', (bytes) => concat(bytes, bytes)],
    ['a byte order mark in front', (bytes) => concat(Uint8Array.of(0xef, 0xbb, 0xbf), bytes)],
    ['base64 of a bundle', (bytes) => encodeUtf8(Buffer.from(bytes).toString('base64'))],
    ['line ends changed by a mail program', (bytes) => crlf(bytes)],
    ['a later format', (bytes) => replaced(bytes, 'custodia/bundle/1', 'custodia/bundle/2')],
    ['a trailer alone', (bytes) => bytes.subarray(-81)],
    ['a header alone', () => encodeBundleHeader(emptyHeader)],
    ['header and trailer', () => concat(encodeBundleHeader(emptyHeader), emptyTrailer)],
  ])('%s is unreadable', async (_, change) => {
    const { bytes, options } = await honest()
    const report = await verifyBundle(change(bytes), options)
    expect(report.verdict).toBe('unreadable')
  })

  test('a bundle cut at any byte is unreadable', async () => {
    const bytes = await smallest()
    const options = { integrityOnly: true, now: 0 }
    for (let length = 0; length < bytes.length; length++) {
      const { verdict, findings } = await verifyBundle(bytes.subarray(0, length), options)
      expect(`${length}: ${verdict}`).toBe(`${length}: unreadable`)
      expect(findings[0]!.code).toBe('container.truncated')
    }
    expect((await verifyBundle(bytes, options)).verdict).toBe('incomplete')
  })
})

const emptyHeader = {
  ledger: '0'.repeat(64),
  chains: 1,
  events: 1,
  disclosures: 0,
  indexes: [0, 0],
  notCarried: [],
} as const
const emptyTrailer = encodeBundleTrailer({
  items: 1,
  events: 0,
  disclosures: 0,
  sha256: new Uint8Array(32),
})

function crlf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(
    Buffer.from(
      bytes
        .toString()
        .split(',')
        .flatMap((byte) => (byte === '10' ? [13, 10] : [Number(byte)])),
    ),
  )
}

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from)
  return concat(bytes.subarray(0, at), encodeUtf8(to), bytes.subarray(at + from.length))
}

describe('options', () => {
  test('that are misused are errors, before anything is read', async () => {
    const { bytes, options } = await honest()
    await expect(verifyBundle(bytes, { now: Number.NaN })).rejects.toThrow(RangeError)
    await expect(verifyBundle(bytes, { now: -1 })).rejects.toThrow(RangeError)
    const unknown = ['everything' as Requirement]
    await expect(verifyBundle(bytes, { require: unknown })).rejects.toThrow('everything')
    const nothing = verifyBundle(bytes, { ...options, evidence: [{ name: 'image.dd' }] })
    await expect(nothing).rejects.toThrow(TypeError)
  })

  test('a trust file that cannot be read is an error', async () => {
    const { bytes } = await honest()
    const failing = verifyBundle(bytes, { trust: encodeUtf8('{}') })
    await expect(failing).rejects.toMatchObject({ code: 'ERR_TRUST_FILE' })
  })

  test('a pinned checkpoint that the log key did not sign is an error', async () => {
    const { world } = await tell()
    const tree = { origin: world.origin, size: 3, rootHash: new Uint8Array(32) }
    const signed = await signCheckpoint(tree, actor('X. Stranger').signer())
    const trust = trustOf(world, { pinned: new TextDecoder().decode(signed) })
    const failing = verifyBundle(new Uint8Array(), { trust })
    await expect(failing).rejects.toMatchObject({
      code: 'ERR_TRUST_FILE',
      details: { member: 'pinned' },
    })
  })

  test('trust is read alike from bytes and from what was read of them', async () => {
    const { bytes, options } = await honest()
    const asBytes = formatTrustFile(options.trust as TrustFile)
    const [first, second] = [
      await verifyBundle(bytes, options),
      await verifyBundle(bytes, { ...options, trust: asBytes }),
    ]
    expect(renderJson(first)).toBe(renderJson(second))
    expect(first.trust?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  test('without trust, integrity alone is the only way to 0, and the headline says so', async () => {
    const { bytes, options } = await honest()
    const report = await verifyBundle(bytes, { now: options.now, integrityOnly: true })
    expect(report).toMatchObject({ exitCode: 0, integrityOnly: true })
    expect(report.headline).toContain('INTEGRITY ONLY')
    expect(report.checks.find(({ check }) => check === 'signer.recognised')).toMatchObject({
      outcome: 'not-checked',
      reason: 'You asked for integrity only.',
    })
    const other = { ...(options.trust as TrustFile), ledger: '0'.repeat(64) }
    const wrong = await verifyBundle(bytes, { ...options, trust: other, integrityOnly: true })
    expect(wrong.verdict).toBe('unrecognised-signer')
  })

  test('an exercise is never better than 3', async () => {
    const story = await tell({ genesis: { exercise: true } })
    const bytes = await assemble(await exportStory(story))
    const options = { now: story.world.now, integrityOnly: true }
    expect((await verifyBundle(bytes, options)).exitCode).toBe(3)
  })

  test('a trust file may ask for no statement', async () => {
    const story = await tell()
    const bytes = await assemble(await exportStory(story, { stated: false }))
    const trust = trustOf(story.world, { completeness: 'C0' })
    const report = await verifyBundle(bytes, { now: story.world.now, trust })
    expect(report.verdict).toBe('verified')
    expect(report.completeness).toMatchObject({ level: 'C0', demanded: 'C0' })
    const stated = report.checks.find(({ check }) => check === 'export.stated')
    expect(stated).toMatchObject({
      outcome: 'not-checked',
      reason: 'Your trust file asks for no statement that these entries are all.',
    })
  })

  test('a statement in several parts is one statement', async () => {
    const story = await tell()
    const bytes = await assemble(await exportStory(story, { parts: 3 }))
    const report = await verifyBundle(bytes, { now: story.world.now, trust: trustOf(story.world) })
    expect(report.verdict).toBe('verified')
    expect(report.completeness).toMatchObject({ level: 'C1', statement: { index: 25, asOf: 25 } })
  })

  test('a pinned checkpoint is compared at each size that is proven', async () => {
    const story = await tell()
    const { world } = story
    const anchored = await world.checkpoint()
    const parts = await exportStory(story)
    const bytes = await assemble(parts)
    const resultOf = async (pinned: Uint8Array): Promise<CheckResult | undefined> => {
      const trust = trustOf(world, { pinned: new TextDecoder().decode(pinned) })
      const { checks } = await verifyBundle(bytes, { now: world.now, trust })
      return checks.find(({ check }) => check === 'log.pinned')
    }
    const outcomeOf = async (pinned: Uint8Array): Promise<string | undefined> =>
      (await resultOf(pinned))?.outcome
    expect(await outcomeOf(parts.note)).toBe('pass')
    expect(await outcomeOf(anchored)).toBe('pass')
    const { origin, logSigner } = world
    const elsewhere = { origin, size: parts.size + 1, rootHash: new Uint8Array(32) }
    expect(await resultOf(await signCheckpoint(elsewhere, logSigner))).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringContaining('is later than this bundle proves'),
    })
    const between = { origin, size: parts.size - 1, rootHash: world.log.root() }
    expect(await outcomeOf(await signCheckpoint(between, logSigner))).toBe('fail')
    expect(noteKey(origin, logSigner.publicKey).name).toBe(origin)
  })
})

describe('when another script has changed Object.prototype', () => {
  const names = ['integrityOnly', 'trust', 'evidence', 'expected', 'rule', 'optional', 'place']
  const prototype = Object.prototype as { [name: string]: unknown }
  afterEach(() => names.forEach((name) => delete prototype[name]))

  test('the verdict is the same', async () => {
    const { bytes } = await honest()
    const options = { now: 0 }
    const before = await verifyBundle(bytes, options)
    names.forEach((name) =>
      Object.defineProperty(prototype, name, { value: true, configurable: true }),
    )
    const after = await verifyBundle(bytes, options)
    expect(before.verdict).toBe('unrecognised-signer')
    expect(after.verdict).toBe(before.verdict)
  })
})

test('assertVerified throws for every verdict but one', async () => {
  const report = await judged(await honest())
  expect(() => assertVerified(report)).not.toThrow()
  const worse = { ...report, verdict: 'incomplete' as const, exitCode: exitCodes.incomplete }
  expect(() => assertVerified(worse)).toThrow(
    expect.objectContaining({
      code: 'ERR_NOT_VERIFIED',
      details: { verdict: 'incomplete', exitCode: 4 },
    }),
  )
})
