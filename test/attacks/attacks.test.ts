/**
 * What an operator who owns the machine and the keys of a ledger can do, and where each of it ends: prevented, seen at the
 * level that is named, or not seen by a bundle alone, which is said too.
 */
import { concat } from '@custodia/core/bytes'
import { buildLeaf, noteKey, openReceipt, signCheckpoint, splitView } from '@custodia/core/custody'
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  proveInclusion,
  treeHasher,
} from '@custodia/core/merkle'
import { sha256 } from '@custodia/core/crypto'
import { formatReceipt, parseTlogPolicy } from '@custodia/core/wire'
import { compareBundles, verifyBundle } from '@custodia/verifier'
import { describe, expect, test } from 'vitest'
import { actor } from '../forge/actor.ts'
import { anchorTo, cosign, cosigner } from '../forge/outsiders.ts'
import { enrol } from '../forge/story.ts'
import type { Story } from '../forge/story.ts'
import { codesOf, tell } from '../verifier/support.ts'
import { history, honestWitness, leavesOf, policyOf, remark, show } from './operator.ts'
import type { HonestWitness, Shown } from './operator.ts'

const judge = ({ bytes, options }: Shown) => verifyBundle(bytes, options)
const compare = (a: Shown, b: Shown) =>
  compareBundles({ open: () => a.bytes }, { open: () => b.bytes }, a.options)

/** One honest history and another that the operator makes of it; both are shown. */
async function twoHistories(): Promise<readonly [Story, Story]> {
  const [first, second] = [await history(), await history()]
  await first.world.record(remark(first, 'What was said'))
  await second.world.record(remark(second, 'What the operator would rather have'))
  return [first, second]
}

describe('the tail is cut', () => {
  test('and another entry takes its place: whoever has the bundle of before sees it', async () => {
    const [before, after] = await twoHistories()
    expect(await compare(await show(before), await show(after))).toMatchObject({
      outcome: 'parted',
    })
  })

  test('and a witness that has seen it cosigns no more, so that a quorum is missing', async () => {
    const [before, after] = await twoHistories()
    const witness = honestWitness('w1', before.world)
    await before.world.record(remark(before, 'And more'))
    const seen = await witness.cosign(await before.world.checkpoint(), before.world)
    expect(seen).toBeInstanceOf(Uint8Array)
    expect(await witness.cosign(await after.world.checkpoint(), after.world)).toBe(400)
    const shown = await show(after, { witnessPolicy: policyOf(1, [witness]) })
    const report = await judge(shown)
    expect([report.verdict, codesOf(report)]).toEqual(['incomplete', ['witness.quorum']])
  })

  test('and nobody outside ever saw it: a bundle alone cannot show that, and its report says what it rests on', async () => {
    const story = await history()
    const report = await judge(await show(story))
    expect(report.verdict).toBe('verified')
    expect(report.completeness.level).toBe('C1')
    expect(report.limits.join(' ')).toContain('nobody else vouches for a time')
  })
})

test('the whole log is rolled back: a checkpoint that somebody pinned before shows it', async () => {
  const [long, short] = [await history(), await history()]
  await long.world.record(remark(long, 'What was rolled back'))
  const pinned = new TextDecoder().decode(await long.world.checkpoint())
  const cut = await show(short, { pinned })
  const [, other] = await twoHistories()
  const forked = await show(other, { pinned })
  const report = await judge(forked)
  expect([report.verdict, codesOf(report)]).toEqual(['altered', ['pinned.fork']])
  const { reason, outcome } = (await judge(cut)).checks.find(({ check }) => check === 'log.pinned')!
  // The export of the short history makes it as long as the long one, and another.
  expect([outcome, reason]).toEqual(['fail', undefined])
})

describe('two histories are shown, with one dishonest witness', () => {
  async function views(threshold: number, honestCount: number) {
    const stories = await twoHistories()
    const liar = { ...cosigner('liar') }
    const honest = Array.from({ length: honestCount }, (_, i) =>
      honestWitness(`h${i}`, stories[0].world),
    )
    const witnessPolicy = policyOf(threshold, [liar, ...honest])
    const verdicts: string[] = []
    const shown: Shown[] = []
    for (const [i, story] of stories.entries()) {
      // Each honest witness is asked by that history first of which the operator wants it.
      const asked: readonly HonestWitness[] = honest.filter((_, j) => j % 2 === i)
      const view = await show(story, { witnessPolicy }, async (parts) => {
        let note = await cosign(parts.note, liar, story.world.now)
        for (const witness of [...asked, ...honest.filter((one) => !asked.includes(one))]) {
          const answer = await witness.cosign(parts.note, story.world)
          if (typeof answer !== 'number') note = concat(note, answer.subarray(parts.note.length))
        }
        parts.note = note
      })
      shown.push(view)
      verdicts.push((await judge(view)).verdict)
    }
    return { verdicts, shown, policy: parseTlogPolicy(witnessPolicy) }
  }

  test('of which 2 of 3 must cosign: it succeeds if the others are kept apart, the policy check says so, and comparing shows it', async () => {
    const stories = await twoHistories()
    const liar = cosigner('liar')
    const honest = stories.map(({ world }, i) => honestWitness(`h${i}`, world))
    const witnessPolicy = policyOf(2, [liar, ...honest])
    const shown: Shown[] = []
    for (const [i, story] of stories.entries()) {
      shown.push(
        await show(story, { witnessPolicy }, async (parts) => {
          const note = await honest[i]!.cosign(parts.note, story.world)
          parts.note = await cosign(note as Uint8Array, liar, story.world.now)
        }),
      )
    }
    for (const view of shown) expect((await judge(view)).verdict).toBe('verified')
    expect(splitView(parseTlogPolicy(witnessPolicy), new Map())).toMatchObject({ dishonest: 1 })
    expect(await compare(shown[0]!, shown[1]!)).toMatchObject({ outcome: 'parted' })
  })

  test('of which 3 of 4 must cosign: one of the views lacks a quorum', async () => {
    const { verdicts, policy } = await views(3, 3)
    expect(verdicts).toContain('incomplete')
    expect(splitView(policy, new Map())).toMatchObject({ dishonest: 2 })
  })
})

describe('something is withheld', () => {
  test('an event at the end of an item: C4 finds it', async () => {
    const story = await history()
    const report = await judge(
      await show(story, {}, (parts) => {
        const chain = parts.chains.find((one) => one.chain === story.disk)!
        chain.nextSecret = chain.events.pop()!.secret
        parts.leaves = leavesOf(story.world)
      }),
    )
    expect(codesOf(report)).toContain('leaves.continued')
    expect(report.verdict).toBe('altered')
  })

  test('a revocation of a key: the same', async () => {
    const story = await history()
    const { world, alba, bruno } = story
    const { chain } = world.events.find(
      ({ payload: { type, fields } }) =>
        type === 'party.enrolled' && 'party' in fields && fields.party === bruno.party,
    )!
    await world.record({
      type: 'key.revoked',
      by: alba,
      role: 'registrar',
      chain,
      fields: { key: bruno.kid(0), reason: 'compromised' },
      sealed: {},
    })
    const report = await judge(
      await show(story, {}, (parts) => {
        const party = parts.chains.find((one) => one.chain === chain)!
        party.nextSecret = party.events.pop()!.secret
        parts.leaves = leavesOf(world)
      }),
    )
    expect(report.findings.find(({ code }) => code === 'leaves.continued')?.place).toMatchObject({
      kind: 'party',
      chain,
    })
  })

  test('under a wrong tag: the receipt of whoever signed it does not hold, so he keeps no silence', async () => {
    const { world, disk } = await history()
    const last = world.chain(disk).at(-1)!
    const hidden = buildLeaf({
      ...{ ledgerId: world.ledger, chainId: disk, seq: last.payload.seq + 7 },
      ...{ recordedAt: last.recordedAt, secret: last.secret, id: last.id },
    })
    const leaves = leavesOf(world).with(last.index, hidden)
    const hasher = treeHasher(sha256)
    const extended = extendFrontier(
      emptyFrontier,
      leaves.map((leaf) => hasher.leaf(leaf)),
      hasher,
    )
    const readHashes = async (indexes: readonly number[]) =>
      indexes.map((index) => extended.stored[index]!)
    const hashes = await proveInclusion(
      { index: last.index, size: leaves.length },
      { hasher, readHashes },
    )
    const { origin, logSigner } = world
    const rootHash = frontierRoot(extended.frontier, hasher)
    const checkpoint = await signCheckpoint({ origin, size: leaves.length, rootHash }, logSigner)
    const { recordedAt, secret, bytes: event, index } = last
    const receipt = formatReceipt({ recordedAt, secret, event, index, hashes, checkpoint })
    const key = {
      origin: world.origin,
      vkey: noteKey(world.origin, world.logSigner.publicKey).vkey,
    }
    expect(() => openReceipt(receipt, key)).toThrow(
      expect.objectContaining({ code: 'ERR_PROOF_MISMATCH' }),
    )
  })
})

test("the history is rebuilt under people's signatures: their anchors do not fit it", async () => {
  const [first, second] = [await history(), await history()]
  await first.world.record(remark(first, 'What the next signer was shown'))
  const anchor = anchorTo(await first.world.checkpoint())
  const { note: _note, ...shown } = anchor
  await second.world.record(remark(second, 'What stands there now'))
  await second.world.record(remark(second, 'What he signed', { anchor: shown }))
  const report = await judge(await show(second))
  expect([report.verdict, codesOf(report)]).toEqual(['altered', ['anchor.mismatch']])
})

test('an entry is dated back by the ledger: what its signer had seen was not there yet', async () => {
  const story = await history()
  const { world } = story
  const witness = cosigner('w1')
  const hour = 3_600_000
  const note = await cosign(await world.checkpoint(), witness, world.now + 5 * hour)
  await world.record(remark(story, 'Dated back', { anchor: anchorTo(note) }))
  const shown = await show(story, { witnessPolicy: policyOf(1, [witness]) }, async (parts) => {
    parts.earlier = [note]
    parts.note = await cosign(parts.note, witness, world.now + 6 * hour)
  })
  expect(codesOf(await judge(shown))).toContain('interval.recorded-early')
})

test('an answer was signed beforehand, against an old state: nothing shows when, and its interval says so', async () => {
  const story = await history()
  const { world } = story
  const witness = cosigner('w1')
  const old = await cosign(await world.checkpoint(), witness, world.now)
  const from = Math.floor(world.now / 1000) * 1000
  const anchor = anchorTo(old)
  world.now += 30 * 86_400_000
  const { index } = await world.record(remark(story, 'Signed long ago', { anchor }))
  const shown = await show(story, { witnessPolicy: policyOf(1, [witness]) }, async (parts) => {
    parts.earlier = [old]
    parts.note = await cosign(parts.note, witness, world.now)
  })
  const report = await verifyBundle(shown.bytes, { ...shown.options, timeline: true })
  const entry = report.time.entries!.find((one) => one.index === index)!
  expect(entry.notBefore?.time).toBe(from)
  expect(entry.notAfter!.time - entry.notBefore!.time).toBeGreaterThan(29 * 86_400_000)
})

test('the same founding is logged under a second origin: its checkpoints are of another log', async () => {
  const story = await history()
  const shown = await show(story, {}, async (parts) => {
    parts.note = await story.world.log.checkpoint('lab.example/other', story.world.logSigner)
  })
  const report = await judge(shown)
  expect(report.verdict).toBe('altered')
  expect(codesOf(report)).toContain('checkpoint.signature')
})

test('a corrupt registrar enrols a second person for an officer: the report says who vouched', async () => {
  const story = await tell()
  const { world, alba } = story
  const impostor = actor('B. Example again')
  await enrol(world, impostor, ['officer'])
  await world.record({ ...remark(story, 'In his name'), by: impostor })
  const report = await judge(await show(story))
  const signer = report.signers.find(({ party }) => party === impostor.party)
  expect(signer).toMatchObject({ vouchedBy: alba.party, events: 1 })
})
