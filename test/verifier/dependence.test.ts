import { expect, test } from 'vitest'
import type { CheckId, CheckResult, VerificationReport } from '@custodia/verifier'
import { assemble, cut } from '../forge/parts.ts'
import { actor } from '../forge/actor.ts'
import { enrol, foundOnly, tell } from '../forge/story.ts'
import {
  chainOf,
  codesOf,
  exhibit,
  exportStory,
  fromLedger,
  fromParts,
  honest,
  judged,
  trustOf,
} from './support.ts'

function resultOf({ checks }: VerificationReport, check: CheckId): CheckResult {
  return checks.find((result) => result.check === check)!
}

test('without a founding that can be read, what rests on it says so', async () => {
  const report = await judged(
    await fromParts((parts) => {
      chainOf(parts, 'ledger').events[0]!.event = Uint8Array.of(0xa0)
    }),
  )
  expect(report.verdict).toBe('altered')
  expect(resultOf(report, 'log.checkpoint')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('founding'),
  })
  expect(resultOf(report, 'log.inclusion')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('log.checkpoint'),
  })
  expect(resultOf(report, 'log.anchors')).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('log.inclusion'),
  })
})

test('a founding somewhere else is none', async () => {
  const report = await judged(
    await fromParts((parts) => {
      const { events } = chainOf(parts, 'ledger')
      events.splice(0, 1, { ...events[0]!, event: Uint8Array.of(0xa0) }, events[0]!)
    }),
  )
  expect(report.bundle).not.toHaveProperty('origin')
  expect(resultOf(report, 'log.checkpoint').outcome).toBe('not-checked')
})

test('what could not be looked at has its reason', async () => {
  const report = await judged(await honest())
  const open = report.checks.filter(({ outcome }) => outcome === 'not-checked')
  expect(open.map(({ check, reason }) => `${check}: ${reason}`)).toEqual([
    'log.earlier: The file carries no earlier checkpoint.',
    'log.pinned: No trust file pins a checkpoint.',
    'time.stamps: No trust file of this ledger names authorities that stamp.',
    'witness.cosignatures: No trust file of this ledger names witnesses.',
    'time.sunset: No algorithm of the ledger has ended, by any trust file.',
    'disclosure.erased: There were no erased values to look at.',
    'disclosure.reasons: There were no withheld values to look at.',
    'erased.covered: No entry that the bundle carries was erased.',
    'attachment.carried: The bundle carries no attachment.',
    'leaves.examined: Nobody gave the leaves of the whole log.',
    'trust.age: No trust file sets a greatest age.',
    'time.intervals: Nobody outside the ledger vouches for a time.',
    'evidence.same: No file of evidence was supplied.',
  ])
})

test('what rests on the record is not called good when the record was changed', async () => {
  const made = await fromParts((parts, { disk }) => {
    chainOf(parts, disk).events.at(-1)!.recordedAt += 1
  })
  const report = await judged(made)
  const answers = new Map(report.answers.map(({ question, outcome }) => [question, outcome]))
  expect(Object.fromEntries(answers)).toEqual({
    changed: 'fail',
    signers: 'pass',
    whole: 'not-checked',
    custody: 'not-checked',
    evidence: 'not-checked',
  })
})

test('withheld digests and persons leave their checks unmade', async () => {
  const report = await judged(
    await fromParts(({ chains }) => {
      for (const { events } of chains) for (const event of events) event.disclosures = []
    }),
  )
  for (const check of ['evidence.strength', 'evidence.record', 'signer.distinct'] as const) {
    expect(resultOf(report, check)).toMatchObject({ outcome: 'not-checked' })
  }
  expect(resultOf(report, 'signer.distinct').reason).toContain('word of the registrar')
  expect(resultOf(report, 'evidence.strength').reason).toContain('withheld')
})

test('a pinned checkpoint is compared only with the log of its own ledger, and only with what is proven', async () => {
  const story = await tell()
  const { world } = story
  const parts = await exportStory(story)
  const pinned = new TextDecoder().decode(parts.note)
  const { bytes, options } = exhibit(story, await assemble(parts))
  const pinnedIn = async (
    trust: ReturnType<typeof trustOf>,
    changed = bytes,
  ): Promise<CheckResult> =>
    resultOf(await judged({ bytes: changed, options: { ...options, trust } }), 'log.pinned')
  expect((await pinnedIn(trustOf(world, { pinned }))).outcome).toBe('pass')
  const other = await pinnedIn(trustOf(world, { pinned, ledger: 'f'.repeat(64) }))
  expect(other).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('another ledger'),
  })
  parts.chains.at(-1)!.events[0]!.recordedAt += 1
  const unproven = await pinnedIn(trustOf(world, { pinned }), await assemble(parts))
  expect(unproven).toMatchObject({
    outcome: 'not-checked',
    reason: expect.stringContaining('log.inclusion'),
  })
})

test('without a finding, what had to be looked at and was not is still not verified', async () => {
  const world = await foundOnly()
  const bytes = await assemble(await cut({ world, apart: [] }))
  const trust = trustOf(world, { completeness: 'C0' })
  const report = await judged({ bytes, options: { now: world.now, trust } })
  expect(report.findings).toEqual([])
  expect(resultOf(report, 'log.anchors')).toMatchObject({
    outcome: 'not-checked',
    reason: 'There were no anchors to look at.',
  })
  expect(report.verdict).toBe('incomplete')
})

test('a party is not a second person because its chain stands there twice', async () => {
  const made = await fromParts(({ chains }) => {
    const at = chains.findIndex(({ kind }) => kind === 'party')
    chains.splice(at, 0, chains[at]!)
  })
  const codes = codesOf(await judged(made))
  expect(codes).toContain('chain.twice')
  expect(codes).not.toContain('signer.same-person')
})

test('whom nobody lawfully enrolled is not recognised, though his signatures hold', async () => {
  const stranger = actor('Z. Stranger')
  const report = await judged(
    await fromLedger(async ({ world, caseId, bruno }) => {
      await enrol(world, stranger, ['officer'], { by: bruno })
      const sealed = { note: 'Nothing' }
      const place = { chain: caseId, fields: {}, sealed }
      await world.record({ type: 'note.added', by: stranger, role: 'officer', ...place })
    }),
  )
  const signers = new Map(report.signers.map((signer) => [signer.party, signer]))
  expect(signers.get(stranger.party)).toMatchObject({ events: 1, recognised: false })
  expect([...signers.values()].filter(({ recognised }) => recognised)).toHaveLength(4)
})

test('places that no proof can be about are named, and the proof is not blamed', async () => {
  const made = await fromParts((parts, { access, image }) => {
    chainOf(parts, access).events[0]!.index = chainOf(parts, image).events.at(-1)!.index
  })
  const codes = codesOf(await judged(made))
  expect(codes).toContain('inclusion.twice')
  expect(codes.filter((code) => code === 'inclusion.shape' || code === 'inclusion.root')).toEqual(
    [],
  )
})
