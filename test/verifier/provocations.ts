import { concat, encodeUtf8, toHex } from '@custodia/core/bytes'
import { createContentDigest, keyThumbprint } from '@custodia/core/crypto'
import { disclosureDigest, eventId, noteKey, signCheckpoint } from '@custodia/core/custody'
import {
  encodeBundleAttachment,
  encodeBundlePiece,
  encodeCbor,
  encodeDisclosure,
  formatCheckpointText,
  formatNote,
  noteTextBytes,
  parseBundleItem,
} from '@custodia/core/wire'
import type { EvidenceDigest } from '@custodia/core/wire'
import type { FindingCode, Place, Verdict } from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { enrol, hashOf, imageContent, imageDigest, policy, possessionOf } from '../forge/story.ts'
import type { Story } from '../forge/story.ts'
import type { BundleParts, PartsEvent } from '../forge/parts.ts'
import type { ForgeDraftOf } from '../forge/world.ts'
import {
  assemble,
  chainOf,
  cut,
  exhibit,
  exportStory,
  fromLedger,
  fromParts,
  having,
  honest,
  tell,
  trustOf,
} from './support.ts'
import { timeProvocations } from './provocations-time.ts'
import type { Exhibit } from './support.ts'

/** A way to make one finding appear. */
export interface Provocation {
  readonly code: FindingCode
  /** What was done, in words: the name of the test. */
  readonly name: string
  readonly make: () => Promise<Exhibit>
  readonly verdict: Verdict
  /** Where the finding must say that it was seen. */
  readonly place?: Partial<Place>
}

const altered = 'altered' as const
const unreadable = 'unreadable' as const
const incomplete = 'incomplete' as const
const unrecognised = 'unrecognised-signer' as const

const stranger = actor('X. Stranger')

function note(
  { caseId, alba }: Story,
  amiss: ForgeDraftOf<'note.added'>['amiss'] = {},
): ForgeDraftOf<'note.added'> {
  const sealed = { note: 'Nothing of importance' }
  return { type: 'note.added', by: alba, role: 'officer', chain: caseId, fields: {}, sealed, amiss }
}

function offerToCarla({ bruno, carla, image, world }: Story): ForgeDraftOf<'transfer.offered'> {
  const fields = { to: carla.party, kind: 'loan', expires: world.now + 60_000 } as const
  const dueBack = world.now + 120_000
  return {
    type: 'transfer.offered',
    by: bruno,
    role: 'examiner',
    chain: image,
    fields: { ...fields, dueBack },
  }
}

/** A remark whose words are erased: the data protection officer asks, and the registrar approves. */
export async function eraseNote(story: Story): Promise<string> {
  const { world, alba, caseId: chain } = story
  const noted = await world.record(note(story))
  const officer = actor('E. Example')
  await enrol(world, officer, ['data-protection'])
  const erased = await world.record({
    type: 'data.erased',
    by: officer,
    role: 'data-protection',
    chain,
    fields: { events: [noted.id], erased: ['note'], ground: 'request' },
    sealed: { request: 'DP 4/26' },
  })
  await world.record({
    type: 'event.approved',
    by: alba,
    role: 'registrar',
    chain,
    fields: { event: erased.id, labels: [] },
    sealed: {},
  })
  return noted.id
}

/** A file that nobody attached, with the bytes that are shown, put behind the last chain. */
function withFile(items: readonly Uint8Array[], shown: string): Uint8Array[] {
  const at = items.findIndex((item) => parseBundleItem(item, 0).item === 'proof')
  const bytes = encodeUtf8(shown)
  const sha256 = hashOf('A photograph')
  const file = [encodeBundleAttachment({ sha256, size: bytes.length }), encodeBundlePiece(bytes)]
  return [...items.slice(0, at), ...file, ...items.slice(at)]
}

/** Leaves of the first event of a chain no more than its id. */
function eraseFirst(parts: BundleParts, chain: string, change: Partial<PartsEvent> = {}): void {
  const events = chainOf(parts, chain).events
  const [first] = events
  const erased = eventId(first!.event)
  events[0] = { ...first!, erased, disclosures: [], ...change }
}

const erasures: readonly Provocation[] = [
  {
    code: 'erased.uncovered',
    name: 'an access that no act on record erased',
    make: () => fromParts((parts, { access }) => eraseFirst(parts, access)),
    verdict: altered,
    place: { kind: 'access', seq: 0 },
  },
  {
    code: 'inclusion.root',
    name: 'an erased access with another secret',
    make: () =>
      fromParts((parts, { access }) =>
        eraseFirst(parts, access, { secret: new Uint8Array(32).fill(7) }),
      ),
    verdict: altered,
  },
  {
    code: 'inclusion.root',
    name: 'an erased access with another id',
    make: () =>
      fromParts((parts, { access }) => eraseFirst(parts, access, { erased: hashOf('another') })),
    verdict: altered,
  },
  {
    code: 'chain.id',
    name: 'an erased access that names no list',
    make: () =>
      fromParts((parts, { access }) => eraseFirst(parts, access, { erased: hashOf('another') })),
    verdict: altered,
  },
  {
    code: 'container.unreadable',
    name: 'an erased event in the chain of an item',
    make: () => fromParts((parts, { image }) => eraseFirst(parts, image)),
    verdict: unreadable,
  },
]

const container: readonly Provocation[] = [
  {
    code: 'attachment.unknown',
    name: 'a file that no entry names',
    make: () => honest({ items: (items) => withFile(items, 'A photograph') }),
    verdict: altered,
  },
  {
    code: 'attachment.changed',
    name: 'a file with other bytes than its digest',
    make: () => honest({ items: (items) => withFile(items, 'Another one.') }),
    verdict: altered,
  },
  {
    code: 'container.unreadable',
    name: 'an item of an unknown kind',
    make: () =>
      honest({ items: ([first, ...rest]) => [first!, encodeCbor(['extra', 1]), ...rest] }),
    verdict: unreadable,
  },
  {
    code: 'container.unreadable',
    name: 'one byte behind the trailer',
    make: async () => {
      const { bytes, options } = await honest()
      return { bytes: concat(bytes, Uint8Array.of(0)), options }
    },
    verdict: unreadable,
  },
  {
    code: 'container.truncated',
    name: 'cut in the middle',
    make: async () => {
      const { bytes, options } = await honest()
      return { bytes: bytes.subarray(0, bytes.length / 2), options }
    },
    verdict: unreadable,
  },
  {
    code: 'trailer.digest',
    name: 'another digest in the trailer',
    make: () => honest({ trailer: { sha256: new Uint8Array(32) } }),
    verdict: altered,
  },
  {
    code: 'trailer.count',
    name: 'a trailer that counts one event more',
    make: () => honest({ trailer: { events: 99 } }),
    verdict: altered,
  },
  {
    code: 'header.count',
    name: 'a header that claims fewer chains',
    make: () => honest({ header: { chains: 1 } }),
    verdict: altered,
  },
  {
    code: 'header.count',
    name: 'a header with another index range',
    make: () => honest({ header: { indexes: [0, 1000] } }),
    verdict: altered,
  },
  {
    code: 'header.ledger',
    name: 'a header of another ledger',
    make: () => honest({ header: { ledger: hashOf('another') } }),
    verdict: altered,
  },
  {
    code: 'chain.count',
    name: 'a chain that is said to be longer',
    make: () => honest({ counts: ({ events }) => events.length + 1 }),
    verdict: altered,
  },
  {
    code: 'chain.order',
    name: 'two item chains swapped',
    make: () =>
      fromParts(({ chains }) => {
        const at = chains.findIndex(({ kind }) => kind === 'item')
        const [first, second] = chains.slice(at, at + 2)
        chains.splice(at, 2, second!, first!)
      }),
    verdict: altered,
  },
  {
    code: 'chain.twice',
    name: 'a chain carried twice',
    make: () => fromParts(({ chains }) => void chains.push(chains.at(-1)!)),
    verdict: altered,
  },
]

const events: readonly Provocation[] = [
  {
    code: 'event.malformed',
    name: 'an event of an unknown type, signed and logged',
    make: () =>
      fromLedger((story) =>
        story.world.record(
          note(story, { alter: (bytes) => replaceBytes(bytes, 'note.added', 'note.odded') }),
        ),
      ),
    verdict: altered,
  },
  {
    code: 'event.malformed',
    name: 'bytes that are no event',
    make: () =>
      fromParts((parts, { disk }) => {
        chainOf(parts, disk).events[1]!.event = Uint8Array.of(0xa0)
      }),
    verdict: altered,
  },
  {
    code: 'event.ledger',
    name: 'an event signed for another ledger',
    make: () =>
      fromLedger((story) =>
        story.world.record(note(story, { header: { ledger: hashOf('another') } })),
      ),
    verdict: altered,
  },
  {
    code: 'signature.mismatch',
    name: 'an event changed after it was signed, everything else made consistent',
    make: () => fromLedger((story) => story.world.record(note(story, { alter: changeSeal }))),
    verdict: altered,
  },
  {
    code: 'signature.mismatch',
    name: "an event signed by a stranger under another's name",
    make: () =>
      fromLedger((story) => story.world.record(note(story, { signer: stranger.signer() }))),
    verdict: altered,
  },
  {
    code: 'signature.key',
    name: 'a key of small order with the signature that fits every text',
    make: () =>
      fromLedger(async (story) => {
        const identity = Uint8Array.of(1, ...new Uint8Array(31))
        const key = toHex(identity)
        await enrol(story.world, stranger, ['officer'], { fields: { key } })
        const signature = concat(identity, new Uint8Array(32))
        const header = { kid: keyThumbprint(identity) }
        await story.world.record({ ...note(story, { header, signature }), by: stranger })
      }),
    verdict: altered,
  },
  {
    code: 'signer.unknown',
    name: 'an event signed by a stranger in his own name',
    make: () => fromLedger((story) => story.world.record({ ...note(story), by: stranger })),
    verdict: altered,
  },
  {
    code: 'signer.unknown',
    name: 'the chain of a signer left out',
    make: () =>
      fromParts((parts, { world, carla }) => {
        const { chain } = partyChain(world, carla.party)
        parts.chains = parts.chains.filter((carried) => carried.chain !== chain)
      }),
    verdict: altered,
  },
]

const chains: readonly Provocation[] = [
  {
    code: 'chain.id',
    name: 'the first event dropped',
    make: () => fromParts((parts, { disk }) => void chainOf(parts, disk).events.shift()),
    verdict: altered,
  },
  {
    code: 'chain.foreign',
    name: 'an event of another item',
    make: () =>
      fromParts((parts, { disk, image }) => {
        const [, foreign] = chainOf(parts, image).events.splice(1, 1)
        chainOf(parts, disk).events.push(foreign ?? chainOf(parts, image).events[0]!)
      }),
    verdict: altered,
  },
  {
    code: 'chain.foreign',
    name: 'a list of accesses that is called an item',
    make: () =>
      fromParts((parts, { access }) => {
        chainOf(parts, access).kind = 'item'
      }),
    verdict: altered,
  },
  {
    code: 'chain.gap',
    name: 'an event dropped from the middle',
    make: () => fromParts((parts, { disk }) => void chainOf(parts, disk).events.splice(2, 1)),
    verdict: altered,
    place: { type: 'transfer.offered', kind: 'item' },
  },
  {
    code: 'chain.gap',
    name: 'two events swapped',
    make: () =>
      fromParts((parts, { disk }) => {
        const { events } = chainOf(parts, disk)
        events.splice(1, 2, events[2]!, events[1]!)
      }),
    verdict: altered,
  },
  {
    code: 'chain.prev',
    name: 'an event replaced by another of its signer',
    make: async () => {
      const story = await tell()
      const { world, disk, carla } = story
      const parts = await exportStory(story)
      const { prev, next } = world.chain(disk)[1]!.payload
      const other = await world.record({
        type: 'event.witnessed',
        by: carla,
        role: 'custodian',
        chain: disk,
        fields: { event: disk, labels: [] },
        amiss: { payload: { seq: 1, prev, next } },
      })
      const replaced = chainOf(parts, disk).events[1]!
      replaced.event = other.bytes
      replaced.disclosures = []
      return exhibit(story, await assemble(parts))
    },
    verdict: altered,
  },
  {
    code: 'chain.index',
    name: 'two places in the log exchanged',
    make: () =>
      fromParts((parts, { disk }) => {
        const { events } = chainOf(parts, disk)
        const [second, third] = [events[1]!, events[2]!]
        ;[second.index, third.index] = [third.index, second.index]
      }),
    verdict: altered,
  },
  {
    code: 'chain.index',
    name: 'a founding that is not leaf 0',
    make: () =>
      fromParts((parts) => {
        chainOf(parts, 'ledger').events[0]!.index = 1
      }),
    verdict: altered,
  },
  {
    code: 'chain.rule',
    name: 'an event repeated',
    make: () =>
      fromParts((parts, { disk }) => {
        const { events } = chainOf(parts, disk)
        events.splice(2, 0, events[1]!)
      }),
    verdict: altered,
  },
  {
    code: 'registration.rule',
    name: 'an item that nobody registered',
    make: () =>
      fromLedger(({ world, bruno, caseId, authority }) =>
        world.record({
          type: 'item.collected',
          by: bruno,
          role: 'collector',
          fields: { case: caseId, kind: 'object', mode: 'found', authority },
          sealed: { exhibit: 'B/2', description: 'A plate' },
        }),
      ),
    verdict: altered,
  },
  {
    code: 'leaf.secret',
    name: 'another tag secret',
    make: () =>
      fromParts((parts, { disk }) => {
        chainOf(parts, disk).events[1]!.secret = new Uint8Array(32)
      }),
    verdict: altered,
    place: { seq: 1, kind: 'item' },
  },
  {
    code: 'leaf.secret',
    name: 'another secret at the end of a chain',
    make: () =>
      fromParts((parts, { disk }) => {
        chainOf(parts, disk).nextSecret = new Uint8Array(32)
      }),
    verdict: altered,
  },
  {
    code: 'leaf.secret',
    name: 'a ledger chain whose own secret the event before commits to',
    make: () =>
      fromLedger(async ({ world, alba }) => {
        const adopted = { type: 'policy.adopted', by: alba, role: 'founder' } as const
        const draft = { ...adopted, chain: world.ledger, fields: { policy } }
        await world.record({ ...draft, amiss: { nextSecret: new Uint8Array(32).fill(1) } })
        await world.record(draft)
      }),
    verdict: altered,
    place: { type: 'policy.adopted' },
  },
  {
    code: 'leaf.secret',
    name: 'a ledger chain with a secret of its own',
    make: () =>
      fromParts((parts) => {
        chainOf(parts, 'ledger').events[1]!.secret = new Uint8Array(32).fill(1)
      }),
    verdict: altered,
  },
]

const log: readonly Provocation[] = [
  {
    code: 'checkpoint.malformed',
    name: 'a checkpoint that is no note',
    make: () => fromParts((parts) => void (parts.note = encodeUtf8('nothing\n'))),
    verdict: altered,
  },
  {
    code: 'checkpoint.signature',
    name: 'a checkpoint signed with another key',
    make: () =>
      fromParts(async (parts, { world }) => {
        const tree = { origin: world.origin, size: parts.size, rootHash: world.log.root() }
        parts.note = await signCheckpoint(tree, stranger.signer())
      }),
    verdict: altered,
  },
  {
    code: 'checkpoint.signature',
    name: 'a checkpoint whose root was changed',
    make: () =>
      fromParts((parts) => {
        parts.note = replaceBytes(parts.note, `\n${parts.size}\n`, `\n${parts.size + 1}\n`)
      }),
    verdict: altered,
  },
  {
    code: 'checkpoint.origin',
    name: 'a checkpoint of another origin, signed with the log key',
    make: () =>
      fromParts(async (parts, { world }) => {
        const { name, keyId } = noteKey(world.origin, world.logSigner.publicKey)
        const rootHash = world.log.root()
        const text = formatCheckpointText({ origin: 'other.example', size: parts.size, rootHash })
        const signature = await world.logSigner.sign(noteTextBytes(text))
        parts.note = formatNote({ text, signatures: [{ name, keyId, signature }] })
      }),
    verdict: altered,
  },
  {
    code: 'inclusion.beyond',
    name: 'a checkpoint older than the last events',
    make: async () => {
      const story = await tell()
      const { world } = story
      const early = await world.checkpoint()
      const size = world.log.size
      const parts = await exportStory(story)
      parts.note = early
      parts.size = size
      return exhibit(story, await assemble(parts))
    },
    verdict: altered,
  },
  {
    code: 'inclusion.twice',
    name: 'two events at one place',
    make: () =>
      fromParts((parts, { access, image }) => {
        chainOf(parts, access).events[0]!.index = chainOf(parts, image).events.at(-1)!.index
      }),
    verdict: altered,
  },
  {
    code: 'inclusion.shape',
    name: 'a hash too many in the proof',
    make: () => honest({ proof: (hashes) => [...hashes, new Uint8Array(32)] }),
    verdict: altered,
  },
  {
    code: 'inclusion.shape',
    name: 'a hash too few in the proof',
    make: () => honest({ proof: (hashes) => hashes.slice(1) }),
    verdict: altered,
  },
  {
    code: 'inclusion.root',
    name: 'another recorded time',
    make: () =>
      fromParts((parts, { disk }) => {
        chainOf(parts, disk).events.at(-1)!.recordedAt += 1
      }),
    verdict: altered,
  },
  {
    code: 'inclusion.root',
    name: 'two hashes of the proof exchanged',
    make: () => honest({ proof: ([first, second, ...rest]) => [second!, first!, ...rest] }),
    verdict: altered,
  },
  {
    code: 'anchor.fork',
    name: 'two signers who were shown two roots at one size',
    make: () =>
      fromLedger((story) =>
        story.world.record(
          note(story, { anchor: { size: story.world.anchor.size, root: hashOf('other') } }),
        ),
      ),
    verdict: altered,
  },
  {
    code: 'anchor.mismatch',
    name: 'a signer who was shown a root that the log never had',
    make: () =>
      fromLedger((story) =>
        story.world.record(note(story, { anchor: { size: 5, root: hashOf('other') } })),
      ),
    verdict: altered,
    place: { type: 'note.added' },
  },
  {
    code: 'anchor.rule',
    name: 'an anchor that lies after its event',
    make: () =>
      fromLedger((story) =>
        story.world.record(
          note(story, { anchor: { size: story.world.log.size + 5, root: hashOf('other') } }),
        ),
      ),
    verdict: altered,
  },
  {
    code: 'time.backwards',
    name: 'a log whose clock ran backwards',
    make: () =>
      fromLedger((story) =>
        story.world.record(note(story, { recordedAt: story.world.now - 3_600_000 })),
      ),
    verdict: altered,
  },
  {
    code: 'time.rule',
    name: 'a chain whose clock ran backwards',
    make: () =>
      fromLedger(async (story) => {
        await story.world.record(note(story))
        await story.world.record(note(story, { recordedAt: story.world.now - 3_600_000 }))
      }),
    verdict: altered,
  },
  {
    code: 'time.ahead',
    name: 'a verifier whose clock stands in the past',
    make: () => having(honest(), { now: Date.UTC(2020, 0, 1) }),
    verdict: 'verified',
  },
  {
    code: 'pinned.fork',
    name: 'a log other than the one that the holder has seen',
    make: async () => {
      const story = await tell()
      const parts = await exportStory(story)
      const { world } = story
      const tree = { origin: world.origin, size: parts.size, rootHash: new Uint8Array(32) }
      const seen = new TextDecoder().decode(await signCheckpoint(tree, world.logSigner))
      const trust = trustOf(world, { pinned: seen })
      return { bytes: await assemble(parts), options: { now: world.now, trust } }
    },
    verdict: altered,
  },
]

const disclosures: readonly Provocation[] = [
  {
    code: 'disclosure.malformed',
    name: 'a disclosure that is none',
    make: () => changeDisclosures(() => [Uint8Array.of(0x80)]),
    verdict: altered,
  },
  {
    code: 'disclosure.malformed',
    name: 'a sealed value of the wrong kind',
    make: () =>
      fromLedger(async (story) => {
        const salt = new Uint8Array(16).fill(9)
        await sealRaw(story, encodeDisclosure({ salt, value: 7, label: 'note' }))
      }),
    verdict: altered,
    place: { label: 'note' },
  },
  {
    code: 'disclosure.unmatched',
    name: 'another value',
    make: () => changeDisclosures((all) => all.map((bytes) => flip(new Uint8Array(bytes), 20))),
    verdict: altered,
  },
  {
    code: 'disclosure.unmatched',
    name: 'the disclosures of another event',
    make: () =>
      fromParts((parts, { disk, image }) => {
        const [first, second] = [chainOf(parts, disk).events[0]!, chainOf(parts, image).events[0]!]
        ;[first.disclosures, second.disclosures] = [second.disclosures, first.disclosures]
      }),
    verdict: altered,
  },
  {
    code: 'disclosure.order',
    name: 'disclosures out of order',
    make: () => changeDisclosures((all) => [...all].reverse()),
    verdict: altered,
  },
  {
    code: 'disclosure.order',
    name: 'one value shown twice',
    make: () => changeDisclosures(([first, ...rest]) => [first!, first!, ...rest]),
    verdict: altered,
  },
  {
    code: 'disclosure.salt',
    name: 'a salt of zeros',
    make: () =>
      fromLedger(async (story) => {
        const salt = new Uint8Array(16)
        await sealRaw(story, encodeDisclosure({ salt, value: 'Nothing', label: 'note' }))
      }),
    verdict: 'verified',
    place: { label: 'note' },
  },
  {
    code: 'disclosure.salt',
    name: 'one salt for two values',
    make: () =>
      fromLedger(async (story) => {
        const salt = new Uint8Array(16).fill(9)
        await sealRaw(story, encodeDisclosure({ salt, value: 'Nothing', label: 'note' }))
        await sealRaw(story, encodeDisclosure({ salt, value: 'More of it', label: 'note' }))
      }),
    verdict: 'verified',
  },
  {
    code: 'disclosure.unexplained',
    name: 'a value taken out of a bundle that withholds nothing',
    make: () => changeDisclosures(([, ...rest]) => rest),
    verdict: 'verified',
    place: { type: 'item.collected' },
  },
  {
    code: 'disclosure.shared',
    name: 'a seal copied from another event',
    make: () =>
      fromLedger(async (story) => {
        const { payload, disclosures } = await story.world.record(note(story))
        const copied = await story.world.record(
          note(story, { payload: { sealed: payload.sealed } }),
        )
        Object.assign(copied, { disclosures })
      }),
    verdict: altered,
  },
]

const trust: readonly Provocation[] = [
  {
    code: 'trust.none',
    name: 'no trust file',
    make: () => having(honest(), { trust: undefined }),
    verdict: unrecognised,
  },
  {
    code: 'trust.other-ledger',
    name: 'the trust file of another ledger',
    make: async () => {
      const { world } = await tell({ seed: 'another' })
      const { bytes, options } = await honest()
      const other = trustOf(world, { ledger: hashOf('another') })
      return { bytes, options: { ...options, trust: other } }
    },
    verdict: unrecognised,
  },
  {
    code: 'trust.other-log',
    name: 'a trust file with another log key',
    make: async () => {
      const story = await tell()
      const { world } = story
      const logKey = noteKey(world.origin, stranger.signer().publicKey).vkey
      const { bytes } = exhibit(story, await assemble(await exportStory(story)))
      return { bytes, options: { now: world.now, trust: trustOf(world, { logKey }) } }
    },
    verdict: unrecognised,
  },
  {
    code: 'ledger.exercise',
    name: 'an exercise, with its trust file',
    make: () => fromLedger(() => undefined, { genesis: { exercise: true } }),
    verdict: unrecognised,
  },
  {
    code: 'trust.too-old',
    name: 'a bundle older than the trust file allows',
    make: async () => {
      const story = await tell()
      const { bytes, options } = exhibit(story, await assemble(await exportStory(story)))
      const trusted = trustOf(story.world, { maximumAge: 60 })
      return { bytes, options: { ...options, trust: trusted, now: story.world.now + 120_000 } }
    },
    verdict: incomplete,
  },
  {
    code: 'require.trusted-signers',
    name: 'integrity only, and recognised signers required',
    make: () =>
      having(honest(), { trust: undefined, integrityOnly: true, require: ['trusted-signers'] }),
    verdict: incomplete,
  },
  {
    code: 'require.timestamp',
    name: 'timestamps required',
    make: () => having(honest(), { require: ['timestamp'] }),
    verdict: incomplete,
  },
  {
    code: 'require.witness',
    name: 'cosignatures required',
    make: () => having(honest(), { require: ['witness'] }),
    verdict: incomplete,
  },
  {
    code: 'require.disclosures',
    name: 'all values required, and one withheld',
    make: () =>
      having(
        changeDisclosures((all) => all.slice(1)),
        { require: ['disclosures'] },
      ),
    verdict: incomplete,
  },
]

const signers: readonly Provocation[] = [
  {
    code: 'signer.rule',
    name: 'a collector who signs as a judge',
    make: () => fromLedger((story) => story.world.record({ ...note(story), role: 'judge' })),
    verdict: altered,
    place: { type: 'note.added' },
  },
  {
    code: 'signer.rule',
    name: 'a person who signs with a key that was revoked',
    make: () =>
      fromLedger(async (story) => {
        await revokeBruno(story)
        await story.world.record({ ...note(story), by: story.bruno, role: 'examiner' })
      }),
    verdict: altered,
  },
  {
    code: 'signer.point',
    name: 'a person who was enrolled with a suspect key',
    make: () =>
      fromLedger(async (story) => {
        await suspectAlba(story)
        await story.world.record({ ...note(story), by: story.bruno, role: 'examiner' })
      }),
    verdict: 'verified',
  },
  {
    code: 'disclosure.after-erasure',
    name: 'a value that is opened although it was erased before',
    make: () => fromLedger(eraseNote),
    verdict: 'verified',
    place: { type: 'note.added', label: 'note' },
  },
  {
    code: 'signer.disputed',
    name: 'what was signed with a suspect key',
    make: () => fromLedger(suspectAlba),
    verdict: 'verified',
  },
  {
    code: 'signer.rekeyed',
    name: 'a person who got a new key by the word of others, and signs with it',
    make: () =>
      fromLedger(async (story) => {
        const { world, alba, bruno } = story
        const supervisor = actor('S. Example')
        await enrol(world, supervisor, ['supervisor'])
        const { chain } = partyChain(world, bruno.party)
        const rotated = await world.record({
          type: 'key.rotated',
          by: alba,
          role: 'registrar',
          chain,
          fields: {
            key: bruno.key(5),
            nextKey: bruno.commitment(6),
            possession: await possessionOf(bruno, world, 5),
            reason: 'lost',
          },
        })
        await approve(story, supervisor, rotated)
        await world.record({ ...note(story), by: bruno, role: 'examiner', keyNumber: 5 })
      }),
    verdict: 'verified',
  },
  {
    code: 'possession.rule',
    name: 'a proof of possession that another person made',
    make: () =>
      fromLedger(async ({ world }) => {
        const possession = await possessionOf(actor('Y. Example'), world)
        await enrol(world, stranger, ['officer'], { fields: { possession } })
      }),
    verdict: altered,
    place: { type: 'party.enrolled' },
  },
  {
    code: 'possession.anchor',
    name: 'a person who was shown another log when he enrolled',
    make: () =>
      fromLedger(async ({ world }) => {
        const anchor = { size: world.anchor.size, root: hashOf('other') }
        const elsewhere = { ledger: world.ledger, anchor }
        const possession = await possessionOf(stranger, { ...world, ...elsewhere })
        await enrol(world, stranger, ['officer'], { fields: { possession } })
      }),
    verdict: altered,
  },
  {
    code: 'disclosure.protected',
    name: 'who somebody is whose identity is protected',
    make: () =>
      fromLedger(({ world }) =>
        enrol(world, stranger, ['custodian'], { fields: { identity: 'protected' } }),
      ),
    verdict: 'verified',
  },
  {
    code: 'signer.same-person',
    name: 'one human being with two party ids',
    make: () =>
      fromLedger(({ world, bruno }) =>
        enrol(world, stranger, ['custodian'], { sealed: { person: bruno.person } }),
      ),
    verdict: 'verified',
  },
]

const whole: readonly Provocation[] = [
  {
    code: 'closure.missing',
    name: 'an item chain taken out in silence',
    make: () =>
      fromParts((parts, { image, access }) => {
        parts.chains = parts.chains.filter(({ chain }) => chain !== image && chain !== access)
      }),
    verdict: altered,
  },
  {
    code: 'closure.false',
    name: 'a list of what is left out that names a chain which is there',
    make: () =>
      fromParts((parts, { image }) => {
        parts.notCarried = [{ kind: 'item', chain: image }]
      }),
    verdict: altered,
  },
  {
    code: 'closure.false',
    name: 'a list of what is left out that names what nobody knows',
    make: () =>
      fromParts((parts) => {
        parts.notCarried = [{ kind: 'item', chain: hashOf('nothing') }]
      }),
    verdict: altered,
  },
  {
    code: 'closure.false',
    name: 'a list of what is left out that calls an item a case',
    make: () =>
      fromParts((parts, { image, access }) => {
        parts.chains = parts.chains.filter(({ chain }) => chain !== image && chain !== access)
        parts.notCarried = [{ kind: 'case', chain: image }]
      }),
    verdict: altered,
  },
  {
    code: 'closure.missing',
    name: 'a source taken out and listed',
    make: () =>
      fromParts((parts, { disk }) => {
        parts.chains = parts.chains.filter(({ chain }) => chain !== disk)
        parts.notCarried = [{ kind: 'item', chain: disk }]
      }),
    verdict: altered,
  },
  {
    code: 'closure.false',
    name: 'a party listed as not carried',
    make: () =>
      fromParts((parts, { apart }) => {
        parts.notCarried = [{ kind: 'party', chain: apart[0]! }]
      }),
    verdict: altered,
  },
  {
    code: 'closure.accesses',
    name: 'a list of accesses taken out and listed',
    make: () =>
      fromParts((parts, { access }) => {
        parts.chains = parts.chains.filter(({ chain }) => chain !== access)
        parts.notCarried = [{ kind: 'access', chain: access }]
      }),
    verdict: incomplete,
    place: { kind: 'access' },
  },
  {
    code: 'export.none',
    name: 'a bundle without the statement of its export',
    make: async () => {
      const story = await tell()
      return exhibit(story, await assemble(await exportStory(story, { stated: false })))
    },
    verdict: incomplete,
  },
  {
    code: 'export.none',
    name: 'the last events dropped together with the statement',
    make: () => fromParts((parts, { caseId }) => dropLast(chainOf(parts, caseId))),
    verdict: incomplete,
  },
  {
    code: 'export.left-out',
    name: 'an item chain taken out and listed',
    make: () =>
      fromParts((parts, { image, access }) => {
        parts.chains = parts.chains.filter(({ chain }) => chain !== image && chain !== access)
        parts.notCarried = [{ kind: 'item', chain: image }]
      }),
    verdict: incomplete,
  },
  {
    code: 'export.unstated',
    name: 'an item beside the statement',
    make: async () => {
      const story = await tell()
      const { image, access } = story
      await exportStory(story, { without: [image, access] })
      return exhibit(story, await assemble(await cut(story)))
    },
    verdict: incomplete,
  },
  {
    code: 'export.unstated',
    name: 'a statement of which a part is missing',
    make: async () => {
      const story = await tell()
      const parts = await exportStory(story, { parts: 2 })
      dropLast(chainOf(parts, story.caseId))
      return exhibit(story, await assemble(parts))
    },
    verdict: incomplete,
    place: { type: 'bundle.exported' },
  },
  {
    code: 'export.rule',
    name: 'the last events of an item dropped, the statement kept',
    make: () => fromParts((parts, { disk }) => dropLast(chainOf(parts, disk))),
    verdict: altered,
    place: { type: 'bundle.exported' },
  },
]

const custody: readonly Provocation[] = [
  {
    code: 'custody.rule',
    name: 'an acceptance without an offer',
    make: () =>
      fromLedger(({ world, carla, image }) =>
        world.record({
          type: 'transfer.accepted',
          by: carla,
          role: 'custodian',
          chain: image,
          fields: { offer: hashOf('no offer') },
        }),
      ),
    verdict: altered,
    place: { type: 'transfer.accepted', kind: 'item' },
  },
  {
    code: 'custody.rule',
    name: 'a handover to oneself',
    make: () =>
      fromLedger(({ world, bruno, image }) =>
        world.record({
          type: 'transfer.offered',
          by: bruno,
          role: 'examiner',
          chain: image,
          fields: { to: bruno.party, kind: 'permanent', expires: world.now + 60_000 },
        }),
      ),
    verdict: altered,
  },
  {
    code: 'custody.point',
    name: 'an offer that nobody answered',
    make: async () => {
      const story = await tell()
      await story.world.record(offerToCarla(story))
      const { bytes, options } = exhibit(story, await assemble(await exportStory(story)))
      return { bytes, options: { ...options, now: story.world.now + 3_600_000 } }
    },
    verdict: 'verified',
    place: { type: 'transfer.offered' },
  },
]

const file = (content: Uint8Array, name = 'image.dd'): VerifyOptionsEvidence => ({
  name,
  open: () => content,
})

interface VerifyOptionsEvidence {
  readonly name: string
  readonly open: () => Uint8Array
}

const evidence: readonly Provocation[] = [
  {
    code: 'evidence.different',
    name: 'a file with one byte changed',
    make: () => having(honest(), { evidence: [file(flip(new Uint8Array(imageContent), 100))] }),
    verdict: altered,
    place: { file: 'image.dd' },
  },
  {
    code: 'evidence.digest-differs',
    name: 'a record whose two digests contradict each other',
    make: () =>
      having(
        fromLedger(({ world, bruno, image }) =>
          world.record({
            type: 'integrity.checked',
            by: bruno,
            role: 'examiner',
            chain: image,
            fields: { result: 'same' },
            sealed: {
              digests: [{ ...imageDigest, algorithm: 'md5', value: new Uint8Array(16) }],
            },
          }),
        ),
        { evidence: [file(imageContent)] },
      ),
    verdict: altered,
  },
  {
    code: 'evidence.digest-differs',
    name: 'a record of two digests that were read over different lengths',
    make: () =>
      having(
        fromLedger(({ world, bruno, image }) => {
          const hash = createContentDigest('sha-512')
          hash.update(imageContent)
          const digest = { ...imageDigest, algorithm: 'sha-512', value: hash.digest() } as const
          return world.record({
            type: 'integrity.checked',
            by: bruno,
            role: 'examiner',
            chain: image,
            fields: { result: 'same' },
            sealed: { digests: [{ ...digest, size: imageDigest.size + 1 }] },
          })
        }),
        { evidence: [file(imageContent)] },
      ),
    verdict: altered,
  },
  {
    code: 'evidence.undecided',
    name: 'a file, and withheld digests',
    make: () =>
      having(
        fromParts((parts, { image }) => {
          for (const event of chainOf(parts, image).events) event.disclosures = []
        }),
        { evidence: [file(imageContent)] },
      ),
    verdict: incomplete,
  },
  {
    code: 'evidence.unsupplied',
    name: 'evidence required, and none supplied',
    make: () => having(honest(), { require: ['evidence'] }),
    verdict: incomplete,
    place: { kind: 'item' },
  },
  {
    code: 'evidence.undecided',
    name: 'a file, and a record without digests',
    make: async () => {
      const story = await tell()
      const without = [story.image, story.access]
      const parts = await exportStory(story, { without })
      parts.notCarried = parts.notCarried.filter(({ kind }) => kind === 'item')
      const { bytes, options } = exhibit(story, await assemble(parts))
      return { bytes, options: { ...options, evidence: [file(imageContent)] } }
    },
    verdict: incomplete,
  },
  {
    code: 'evidence.unsupplied',
    name: 'evidence required, and its digests withheld',
    make: () =>
      having(
        fromParts((parts, { image }) => {
          for (const event of chainOf(parts, image).events) event.disclosures = []
        }),
        { require: ['evidence'] },
      ),
    verdict: incomplete,
  },
  {
    code: 'evidence.changed',
    name: 'a check that measured something else and called it the same',
    make: () => measuredAgain('same'),
    verdict: altered,
    place: { type: 'integrity.checked', label: 'digests' },
  },
  {
    code: 'evidence.changed',
    name: 'a check that read another number of bytes',
    make: () => measuredAgain('same', { ...imageDigest, size: imageDigest.size + 1 }),
    verdict: altered,
  },
  {
    code: 'evidence.reported-different',
    name: 'a check that measured something else and said so',
    make: () => measuredAgain('different'),
    verdict: 'verified',
  },
  {
    code: 'evidence.weak-digest',
    name: 'an item known by its MD5 alone',
    make: () =>
      fromLedger(({ world, bruno, disk, caseId, authority }) => {
        void disk
        return world.open({
          type: 'item.acquired',
          by: bruno,
          role: 'examiner',
          fields: { case: caseId, kind: 'data', mode: 'captured', copyRole: 'original', authority },
          sealed: {
            exhibit: 'B/3',
            tool: 'example-capture 2.1',
            faults: 'none',
            digests: [{ ...imageDigest, algorithm: 'md5', value: new Uint8Array(16).fill(3) }],
          },
        })
      }),
    verdict: 'verified',
  },
]

export const provocations: readonly Provocation[] = [
  ...container,
  ...erasures,
  ...events,
  ...chains,
  ...log,
  ...disclosures,
  ...trust,
  ...signers,
  ...whole,
  ...custody,
  ...evidence,
  ...timeProvocations,
]

function flip(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at]! ^= 1
  return bytes
}

function replaceBytes(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from)
  if (at < 0) throw new Error(`${from} is not there`)
  return concat(bytes.subarray(0, at), encodeUtf8(to), bytes.subarray(at + from.length))
}

function dropLast(chain: { events: { secret: Uint8Array }[]; nextSecret: Uint8Array }): void {
  chain.nextSecret = chain.events.pop()!.secret
}

function partyChain(world: Story['world'], party: string): { readonly chain: string } {
  const found = world.events.find(
    ({ payload }) => payload.type === 'party.enrolled' && payload.fields.party === party,
  )
  if (found === undefined) throw new Error('no such party')
  return found
}

/** Changes the disclosures of the first event of the disk. */
function changeDisclosures(
  change: (all: readonly Uint8Array[]) => readonly Uint8Array[],
): Promise<Exhibit> {
  return fromParts((parts, { disk }) => {
    const [first] = chainOf(parts, disk).events
    first!.disclosures = change(first!.disclosures)
  })
}

/** Records a remark whose one seal is opened by these bytes. */
async function sealRaw(story: Story, disclosure: Uint8Array): Promise<void> {
  const sealed = new Map([['note', disclosureDigest(disclosure)]])
  const recorded = await story.world.record(note(story, { payload: { sealed } }))
  Object.assign(recorded, { disclosures: [disclosure] })
}

/** Changes a bit of the digest that a remark seals. */
function changeSeal(bytes: Uint8Array): Uint8Array {
  const label = 'sealed'.length + 1 + 1 + 'note'.length + 2
  return flip(bytes, Buffer.from(bytes).indexOf('sealed') + label)
}

async function revokeBruno({ world, alba, bruno }: Story): Promise<void> {
  await world.record({
    type: 'key.revoked',
    by: alba,
    role: 'registrar',
    chain: partyChain(world, bruno.party).chain,
    fields: { key: bruno.kid(), reason: 'lost' },
  })
}

/** Alba revokes her own key as suspect from the founding on; a supervisor whom she enrolled approves. */
async function suspectAlba(story: Story): Promise<void> {
  const { world, alba } = story
  const supervisor = actor('S. Example')
  await enrol(world, supervisor, ['supervisor'])
  const revoked = await world.record({
    type: 'key.revoked',
    by: alba,
    role: 'registrar',
    chain: partyChain(world, alba.party).chain,
    fields: { key: alba.kid(), reason: 'compromised', suspectSince: 1 },
  })
  await approve(story, supervisor, revoked)
}

async function approve(
  { world }: Story,
  by: ReturnType<typeof actor>,
  event: { readonly id: string; readonly chain: string },
): Promise<void> {
  await world.record({
    type: 'event.approved',
    by,
    role: 'supervisor',
    chain: event.chain,
    fields: { event: event.id, labels: [] },
  })
}

function measuredAgain(
  result: 'same' | 'different',
  digest: EvidenceDigest = { ...imageDigest, value: new Uint8Array(32).fill(1) },
): Promise<Exhibit> {
  return fromLedger(({ world, bruno, image }) =>
    world.record({
      type: 'integrity.checked',
      by: bruno,
      role: 'examiner',
      chain: image,
      fields: { result },
      sealed: { digests: [digest] },
    }),
  )
}
