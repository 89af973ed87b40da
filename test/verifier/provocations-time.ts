import { concat } from '@custodia/core/bytes'
import { signCheckpoint, timeStampLine } from '@custodia/core/custody'
import { formatSignatureLines } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import type { VerifyOptions } from '@custodia/verifier'
import {
  anchorTo,
  clockTrust,
  cosign,
  cosigner,
  policyText,
  stampNote,
} from '../forge/outsiders.ts'
import { exportStory } from '../forge/parts.ts'
import type { BundleParts } from '../forge/parts.ts'
import type { Story } from '../forge/story.ts'
import { leafOf } from '../forge/world.ts'
import type { ForgeDraftOf, World } from '../forge/world.ts'
import type { Provocation } from './provocations.ts'
import { assemble, tell, trustOf } from './support.ts'
import type { Exhibit } from './support.ts'

const altered = 'altered' as const
const incomplete = 'incomplete' as const

const witnesses = ['w1', 'w2', 'w3'].map(cosigner)
const [w1, w2] = witnesses as [ReturnType<typeof cosigner>, ReturnType<typeof cosigner>]
const twoOfThree = { witnessPolicy: policyText(2, witnesses) }
const minute = 60_000

/** All leaves of a forged log. */
export function leavesOf({ events, ledger }: World): Uint8Array[] {
  return events.map((event) => leafOf(event, ledger, event.payload.seq))
}

interface Told {
  readonly parts: BundleParts
  readonly story: Story
}

/** A story that goes on before its export, and a bundle that is changed after it; then trust that asks for more. */
async function outside({
  goOn = () => undefined,
  change = () => undefined,
  trust = {},
  options = {},
}: {
  readonly goOn?: (story: Story) => unknown
  readonly change?: (told: Told) => unknown
  readonly trust?: Partial<TrustFile>
  readonly options?: VerifyOptions
}): Promise<Exhibit> {
  const story = await tell()
  await goOn(story)
  const parts = await exportStory(story)
  await change({ parts, story })
  const now = story.world.now + minute
  return {
    bytes: await assemble(parts),
    options: { now, trust: trustOf(story.world, trust), ...options },
  }
}

function remark(
  { caseId, alba }: Story,
  amiss: ForgeDraftOf<'note.added'>['amiss'] = {},
): ForgeDraftOf<'note.added'> {
  const sealed = { note: 'Nothing of importance' }
  return { type: 'note.added', by: alba, role: 'officer', chain: caseId, fields: {}, sealed, amiss }
}

/** A checkpoint that two witnesses cosigned at this time, kept for the bundle. */
async function witnessed({ world }: Story, at: number): Promise<Uint8Array> {
  return cosign(await cosign(await world.checkpoint(), w1, at), w2, at)
}

function earlierOf(shown: readonly Uint8Array[]): (told: Told) => void {
  return ({ parts }) => void (parts.earlier = [...shown])
}

/** What is recorded once a cosigned checkpoint was shown, or before one is signed; and the trust that counts it. */
async function dated(
  goOn: (story: Story, shown: Uint8Array[]) => Promise<unknown>,
): Promise<Exhibit> {
  const shown: Uint8Array[] = []
  return outside({
    goOn: (story) => goOn(story, shown),
    change: earlierOf(shown),
    trust: twoOfThree,
  })
}

const seen: readonly Provocation[] = [
  {
    code: 'witness.quorum',
    name: 'one of three witnesses, where the trust file asks for two',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) =>
          void (parts.note = await cosign(parts.note, w1, world.now)),
        trust: twoOfThree,
      }),
    verdict: incomplete,
  },
  {
    code: 'witness.quorum',
    name: 'one witness that cosigned twice',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          parts.note = await cosign(await cosign(parts.note, w1, world.now), w1, world.now + 1000)
        },
        trust: twoOfThree,
      }),
    verdict: incomplete,
  },
  {
    code: 'witness.quorum',
    name: 'two witnesses of another policy',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          for (const name of ['x1', 'x2']) {
            parts.note = await cosign(parts.note, cosigner(name), world.now)
          }
        },
        trust: twoOfThree,
      }),
    verdict: incomplete,
  },
  {
    code: 'witness.false',
    name: 'a cosignature in the name of a witness by another key',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          const liar = { ...w1, signer: cosigner('liar').signer }
          parts.note = await cosign(parts.note, liar, world.now)
        },
        trust: twoOfThree,
      }),
    verdict: altered,
  },
  {
    code: 'stamp.false',
    name: 'a time stamp that was made for another checkpoint',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          const other = await signCheckpoint(
            { origin: world.origin, size: 1, rootHash: new Uint8Array(32) },
            world.logSigner,
          )
          const lines = stampNote(other, world.now).subarray(other.length)
          parts.note = concat(parts.note, lines)
        },
        trust: { timeStamps: clockTrust },
      }),
    verdict: altered,
  },
  {
    code: 'stamp.false',
    name: 'a time stamp of which nothing is left but its name',
    make: () =>
      outside({
        change: ({ parts }) => {
          const line = timeStampLine({ name: 'clock', token: Uint8Array.of(0x30, 0x00) })
          parts.note = concat(parts.note, formatSignatureLines([line]))
        },
        trust: { timeStamps: clockTrust },
      }),
    verdict: altered,
  },
  {
    code: 'stamp.not-counted',
    name: 'a time stamp of an authority that the trust file ended before',
    make: () =>
      outside({
        change: ({ parts, story: { world } }) =>
          void (parts.note = stampNote(parts.note, world.now)),
        trust: {
          timeStamps: {
            threshold: 1,
            authorities: [{ ...clockTrust.authorities[0]!, until: Date.UTC(2026, 0, 1) }],
          },
        },
      }),
    verdict: 'verified',
  },
  {
    code: 'time.sunset-unproven',
    name: 'an algorithm that has ended, and nobody who saw the record before',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          for (const by of [w1, w2]) parts.note = await cosign(parts.note, by, world.now)
        },
        trust: { ...twoOfThree, sunset: { Ed25519: Date.UTC(2026, 0, 1) } },
      }),
    verdict: incomplete,
  },
]

const before: readonly Provocation[] = [
  {
    code: 'earlier.signature',
    name: 'an earlier checkpoint by another key',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          const { origin } = world
          const tree = { origin, size: 3, rootHash: new Uint8Array(32) }
          parts.earlier = [await signCheckpoint(tree, cosigner('liar').signer)]
        },
      }),
    verdict: altered,
  },
  {
    code: 'earlier.order',
    name: 'an earlier checkpoint that is the head',
    make: () => outside({ change: ({ parts }) => void (parts.earlier = [parts.note]) }),
    verdict: altered,
  },
  {
    code: 'earlier.fork',
    name: 'an earlier checkpoint of another history, by the key of the log',
    make: () =>
      outside({
        change: async ({ parts, story: { world } }) => {
          const { origin, logSigner } = world
          const tree = { origin, size: parts.size - 1, rootHash: new Uint8Array(32) }
          parts.earlier = [await signCheckpoint(tree, logSigner)]
        },
      }),
    verdict: altered,
  },
]

const leaves: readonly Provocation[] = [
  {
    code: 'leaves.none',
    name: 'all leaves demanded, and none there',
    make: () => outside({ trust: { completeness: 'C4' } }),
    verdict: incomplete,
  },
  {
    code: 'leaves.root',
    name: 'a leaf that was left out of the list',
    make: () =>
      outside({
        change: ({ parts, story }) => void (parts.leaves = leavesOf(story.world).slice(1)),
      }),
    verdict: altered,
  },
  {
    code: 'leaves.other-log',
    name: 'a file of leaves with another leaf',
    make: async () => {
      const made = await outside({})
      const story = await tell({ seed: 'another' })
      return { ...made, options: { ...made.options, leaves: concat(...leavesOf(story.world)) } }
    },
    verdict: incomplete,
  },
  {
    code: 'leaves.malformed',
    name: 'a leaf that goes back in time, in the log of the ledger',
    make: () =>
      outside({
        goOn: async (story) => {
          const { world } = story
          await world.record(remark(story, { recordedAt: world.now - 3_600_000 }))
        },
        change: ({ parts, story }) => void (parts.leaves = leavesOf(story.world)),
      }),
    verdict: altered,
  },
  {
    code: 'leaves.continued',
    name: 'the last remark of a case, left out by the ledger itself',
    make: () =>
      outside({
        change: ({ parts, story }) => {
          const chain = parts.chains.find((one) => one.chain === story.disk)!
          const last = chain.events.pop()!
          chain.nextSecret = last.secret
          parts.leaves = leavesOf(story.world)
        },
      }),
    verdict: altered,
  },
  {
    code: 'leaves.repeated',
    name: 'two entries for one place of a chain that is shown',
    make: () => outside({ goOn: forkOf(({ disk }) => disk), change: withLeavesAndHidden }),
    verdict: altered,
  },
  {
    code: 'leaves.repeated-elsewhere',
    name: 'two entries for one place of a chain that is not shown',
    make: () => outside({ goOn: forkOf(({ apart }) => apart[0]!), change: withLeavesAndHidden }),
    verdict: 'verified',
  },
]

/** Puts the last leaf of a chain into the log once more, with another time: what a second version of its event would be. */
function forkOf(which: (story: Story) => string): (story: Story) => void {
  return (story) => {
    const { world } = story
    const last = world.chain(which(story)).at(-1)!
    hidden.set(world, leafOf({ ...last, recordedAt: world.now }, world.ledger, last.payload.seq))
    world.log.add(hidden.get(world)!)
  }
}

const hidden = new WeakMap<World, Uint8Array>()

function withLeavesAndHidden({ parts, story: { world } }: Told): void {
  const all = leavesOf(world)
  const shown = world.events.findIndex(({ index }, i) => index !== i)
  const at = shown < 0 ? all.length : shown
  parts.leaves = [...all.slice(0, at), hidden.get(world)!, ...all.slice(at)]
}

const intervals: readonly Provocation[] = [
  {
    code: 'interval.impossible',
    name: 'an act that is said to be later than a checkpoint that holds it',
    make: () =>
      dated(async (story, shown) => {
        const { world } = story
        await world.record({
          ...remark(story),
          occurredAt: { time: world.now + minute, offset: 60, precision: 'minute' },
        })
        shown.push(await witnessed(story, world.now - minute))
      }),
    verdict: 'verified',
  },
  {
    code: 'interval.claimed-early',
    name: 'a claim to have signed before what the signer had seen was there',
    make: () =>
      dated(async (story, shown) => {
        const { world } = story
        world.now += 86_400_000
        const note = await witnessed(story, world.now)
        shown.push(note)
        const issuedAt = Math.floor(world.now / 1000) - 3600
        await world.record(remark(story, { anchor: anchorTo(note), header: { issuedAt } }))
      }),
    // What came after it is not cosigned.
    verdict: incomplete,
  },
  {
    code: 'interval.recorded-early',
    name: 'an entry that the ledger dates back',
    make: () =>
      dated(async (story, shown) => {
        const { world } = story
        const note = await witnessed(story, world.now + 3_600_000)
        shown.push(note)
        await world.record(remark(story, { anchor: anchorTo(note) }))
      }),
    // What came after it is not cosigned.
    verdict: incomplete,
  },
  {
    code: 'interval.recorded-late',
    name: 'an entry that the ledger dates on',
    make: () =>
      dated(async (story, shown) => {
        const { world } = story
        world.now += 86_400_000
        await world.record(remark(story))
        shown.push(await witnessed(story, world.now - 3_600_000))
      }),
    verdict: 'verified',
  },
  {
    code: 'interval.empty',
    name: 'a lower bound after the upper one',
    make: () =>
      dated(async (story, shown) => {
        const { world } = story
        const note = await witnessed(story, world.now + 7_200_000)
        shown.push(note)
        await world.record(remark(story, { anchor: anchorTo(note) }))
        shown.push(await witnessed(story, world.now))
      }),
    verdict: 'verified',
  },
]

export const timeProvocations: readonly Provocation[] = [
  ...seen,
  ...before,
  ...leaves,
  ...intervals,
]
