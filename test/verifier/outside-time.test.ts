import { concat } from '@custodia/core/bytes'
import { readFileSync } from 'node:fs'
import { renderJson, renderText, verifyBundle } from '@custodia/verifier'
import { describe, expect, test } from 'vitest'
import {
  anchorTo,
  clockTrust,
  cosign,
  cosigner,
  policyText,
  stampNote,
} from '../forge/outsiders.ts'
import { checkAgainstSchema } from './json-schema.ts'
import { leavesOf } from './provocations-time.ts'
import { assemble, codesOf, exportStory, tell, trustOf } from './support.ts'

const witnesses = ['w1', 'w2', 'w3'].map(cosigner)
const twoOfThree = { witnessPolicy: policyText(2, witnesses) }
const day = 86_400_000

/** A story that went on for a day, with a checkpoint that was dated in between, and one that is dated at its end. */
async function datedStory(
  date: (note: Uint8Array, at: number) => Uint8Array | Promise<Uint8Array>,
) {
  const story = await tell()
  const { world, alba, caseId: chain } = story
  const from = world.now
  const note = await date(await world.checkpoint(), from)
  world.now += day
  const anchor = anchorTo(note)
  const sealed = { note: 'Nothing of importance' }
  const remark = {
    type: 'note.added',
    by: alba,
    role: 'officer',
    chain,
    fields: {},
    sealed,
  } as const
  const { index } = await world.record({ ...remark, amiss: { anchor } })
  const parts = await exportStory(story)
  parts.earlier = [note]
  parts.note = await date(parts.note, world.now)
  return { world, parts, from, to: world.now, index }
}

async function byTwo(note: Uint8Array, at: number): Promise<Uint8Array> {
  return cosign(await cosign(note, witnesses[0]!, at), witnesses[1]!, at)
}

/** As witnesses state it: whole seconds. */
const seconds = (time: number): number => Math.floor(time / 1000) * 1000

describe('the times between which an entry was signed', () => {
  test('are those that a quorum of witnesses proves', async () => {
    const { world, parts, from, to, index } = await datedStory(byTwo)
    const options = { now: to, trust: trustOf(world, twoOfThree), timeline: true }
    const report = await verifyBundle(await assemble(parts), options)
    expect(codesOf(report)).toEqual([])
    expect(report.verdict).toBe('verified')
    const { entries = [], ...time } = report.time
    expect(time).toMatchObject({ checkpoints: 2, dated: 2, latest: { size: parts.size } })
    const first = entries.find((entry) => entry.index === 0)
    expect(first).toMatchObject({ notAfter: { time: seconds(from), by: 'witnesses' } })
    expect(first).not.toHaveProperty('notBefore')
    expect(entries.find((entry) => entry.index === index)).toMatchObject({
      notBefore: { time: seconds(from), by: 'witnesses' },
      notAfter: { time: seconds(to), by: 'witnesses' },
    })
    expect(renderText(report)).toContain(`entry ${index} (`)
    const schema = readFileSync(
      new URL('../../docs/format/report.schema.json', import.meta.url),
      'utf8',
    )
    expect(checkAgainstSchema(JSON.parse(renderJson(report)), JSON.parse(schema))).toEqual([])
  })

  test('are those of time stamps too', async () => {
    const { world, parts, from, to, index } = await datedStory(stampNote)
    const trust = trustOf(world, { timeStamps: clockTrust })
    const options = { now: to, trust, timeline: true, require: ['timestamp'] } as const
    const report = await verifyBundle(await assemble(parts), options)
    expect(codesOf(report)).toEqual([])
    expect(report.verdict).toBe('verified')
    expect(report.time.entries?.find((entry) => entry.index === index)).toMatchObject({
      notBefore: { time: seconds(from), by: 'time-stamps' },
      notAfter: { time: seconds(to), by: 'time-stamps' },
    })
  })

  test('pass on to whoever signed later without having seen a dated note', async () => {
    const { world, parts, from, to } = await datedStory(byTwo)
    const report = await verifyBundle(await assemble(parts), {
      ...{ now: to, trust: trustOf(world, twoOfThree), timeline: true },
    })
    // The statement of the export is anchored to a log that holds the entry that was.
    const last = report.time.entries?.at(-1)
    expect(last?.notBefore?.time).toBe(seconds(from))
  })

  test('do not rest on lines that were added after the note was shown', async () => {
    const { world, parts, to, index } = await datedStory(async (note, at) =>
      cosign(note, witnesses[0]!, at),
    )
    // Now a quorum, but only one of the two stood there when the signer saw it.
    parts.earlier = [await cosign(parts.earlier![0]!, witnesses[1]!, to)]
    parts.note = await cosign(parts.note, witnesses[1]!, to)
    const report = await verifyBundle(await assemble(parts), {
      ...{ now: to, trust: trustOf(world, twoOfThree), timeline: true },
    })
    expect(report.verdict).toBe('verified')
    const entry = report.time.entries?.find((one) => one.index === index)
    expect(entry).not.toHaveProperty('notBefore')
    expect(entry?.notAfter?.time).toBe(seconds(to))
  })

  test("are nobody's without a trust file that names outsiders", async () => {
    const { world, parts, to } = await datedStory(byTwo)
    const report = await verifyBundle(await assemble(parts), { now: to, trust: trustOf(world) })
    expect(report.time).toMatchObject({ dated: 0, notBefore: 0, notAfter: 0 })
    const check = report.checks.find((one) => one.check === 'witness.cosignatures')
    expect(check).toMatchObject({ outcome: 'not-checked' })
  })
})

describe('all leaves', () => {
  test('in the bundle or beside it show that nothing continues', async () => {
    const story = await tell()
    const parts = await exportStory(story)
    const { world } = story
    const trust = trustOf(world, { completeness: 'C4' })
    const leaves = leavesOf(world)
    const beside = await verifyBundle(await assemble(parts), {
      ...{ now: world.now, trust },
      leaves: concat(...leaves, leaves[0]!),
    })
    parts.leaves = leaves
    const carried = await verifyBundle(await assemble(parts), { now: world.now, trust })
    for (const report of [beside, carried]) {
      expect(codesOf(report)).toEqual([])
      expect(report.verdict).toBe('verified')
      expect(report.completeness).toMatchObject({ level: 'C4', leaves: { examined: parts.size } })
      expect(report.completeness.sentence).toMatch(/^All \d+ entries of the log, .* none continues/)
    }
  })

  test('that end too early, or within a leaf, show nothing', async () => {
    const story = await tell()
    const bytes = await assemble(await exportStory(story))
    const { world } = story
    const all = concat(...leavesOf(world))
    for (const leaves of [all.slice(0, -73), all.slice(0, -1)]) {
      const options = { now: world.now, trust: trustOf(world), leaves }
      const report = await verifyBundle(bytes, options)
      expect(codesOf(report)).toEqual(['leaves.other-log'])
      expect(report.completeness.level).toBe('C1')
    }
  })
})
