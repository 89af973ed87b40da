import { concat } from '@custodia/core/bytes'
import { createSha256 } from '@custodia/core/crypto'
import { openEvent } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { checkpointSize } from '@custodia/core/store'
import {
  chainKinds,
  encodeBundleChain,
  encodeBundleCheckpoint,
  encodeBundleEarlier,
  encodeBundleEnd,
  encodeBundleErased,
  encodeBundleEvent,
  encodeBundleHeader,
  encodeBundleLeaves,
  encodeBundleProofs,
  encodeBundleTrailer,
  limits,
} from '@custodia/core/wire'
import type {
  BundleEvent,
  BundleHeader,
  BundleTrailer,
  ChainKind,
  ChainName,
} from '@custodia/core/wire'
import type { ForgedLog } from './forged-log.ts'
import type { Story } from './story.ts'
import type { ForgedEvent, World } from './world.ts'

/** A bundle in pieces that can be changed; `assemble` makes a consistent file of them again. */
export interface BundleParts {
  ledger: string
  note: Uint8Array
  /** Notes of earlier checkpoints, and all leaves, if the bundle is to carry them. */
  earlier?: Uint8Array[]
  leaves?: Uint8Array[]
  /** Size of the checkpoint in the note. */
  size: number
  notCarried: ChainName[]
  chains: PartsChain[]
  /** The log out of which the proof is made. */
  log: ForgedLog
}

export interface PartsChain {
  kind: ChainKind
  chain: string
  events: PartsEvent[]
  nextSecret: Uint8Array
}

export type PartsEvent = { -readonly [K in keyof BundleEvent]: BundleEvent[K] } & {
  /** Carried by this id alone. */
  erased?: string
}

/** What is to be written otherwise than it is. */
export interface Lies {
  readonly header?: Partial<BundleHeader>
  readonly trailer?: Partial<BundleTrailer>
  readonly counts?: (chain: PartsChain) => number
  readonly proof?: (hashes: readonly Uint8Array[]) => readonly Uint8Array[]
  /** Changes the items before the trailer, which is made after it. */
  readonly items?: (items: Uint8Array[]) => Uint8Array[]
}

/** Makes the bundle that an able forger would: lengths, counts, proof and trailer agree with the pieces. */
export async function assemble(parts: BundleParts, lies: Lies = {}): Promise<Uint8Array> {
  const events = parts.chains.flatMap((chain) => chain.events)
  const indexes = [...new Set(events.map(({ index }) => index))].sort((a, b) => a - b)
  const disclosures = events.reduce((sum, event) => sum + event.disclosures.length, 0)
  const hashes = await prove(parts, events, indexes)
  const header: BundleHeader = {
    ledger: parts.ledger,
    chains: parts.chains.length,
    events: events.length,
    disclosures,
    indexes: [indexes[0] ?? 0, indexes.at(-1) ?? 0],
    notCarried: parts.notCarried,
    ...lies.header,
  }
  const honest = [
    encodeBundleHeader(header),
    encodeBundleCheckpoint(parts.note),
    ...(parts.earlier ?? []).map(encodeBundleEarlier),
    ...parts.chains.flatMap((chain) => encodeChain(chain, lies)),
    ...encodeBundleProofs(lies.proof?.(hashes) ?? hashes),
    ...leafItems(parts.leaves ?? []),
  ]
  const items = lies.items?.(honest) ?? honest
  const digest = createSha256()
  for (const item of items) digest.update(item)
  const counts = { items: items.length, events: events.length, disclosures }
  const trailer = encodeBundleTrailer({ ...counts, sha256: digest.digest(), ...lies.trailer })
  return concat(...items, trailer)
}

function leafItems(leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  const items: Uint8Array[] = []
  for (let start = 0; start < leaves.length; start += limits.bundleLeaves) {
    items.push(encodeBundleLeaves(leaves.slice(start, start + limits.bundleLeaves)))
  }
  return items
}

function encodeChain(chain: PartsChain, lies: Lies): readonly Uint8Array[] {
  const events = lies.counts?.(chain) ?? Math.max(1, chain.events.length)
  return [
    encodeBundleChain({ kind: chain.kind, chain: chain.chain, events }),
    ...chain.events.map((event) =>
      event.erased === undefined
        ? encodeBundleEvent(event)
        : encodeBundleErased({ ...event, id: event.erased }),
    ),
    encodeBundleEnd(chain.nextSecret),
  ]
}

/** The proof that the log has for these places; none if it can have none. */
async function prove(
  { log, size, earlier = [] }: BundleParts,
  events: readonly PartsEvent[],
  indexes: readonly number[],
): Promise<readonly Uint8Array[]> {
  const anchors = new Set(
    events.filter(({ erased }) => erased === undefined).map(({ event }) => anchorSize(event) ?? 1),
  )
  for (const note of earlier) anchors.add(checkpointSize(note) ?? size)
  const anchorSizes = [...anchors].filter((anchor) => anchor <= size).sort((a, b) => a - b)
  const within = indexes.filter((index) => index < size)
  if (size === 0 || within.length === 0) return []
  return log.prove({ size, indexes: within, anchorSizes })
}

function anchorSize(event: Uint8Array): number | undefined {
  try {
    return openEvent(event).payload.anchor?.size
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}

export interface ExportOptions {
  /** Chains to leave out; what then must be listed is listed. */
  readonly without?: readonly string[]
  /** Whether the ledger states the export on its record. Default true. */
  readonly stated?: boolean
  /** In how many events it does so. Default 1. */
  readonly parts?: number
}

/** Exports the case of a story as its ledger would. */
export async function exportStory(
  story: Story,
  { without = [], stated = true, parts = 1 }: ExportOptions = {},
): Promise<BundleParts> {
  const { world, caseId, apart } = story
  if (stated) {
    await world.checkpoint()
    const heads = chainsOf(world, [...without, ...apart]).map((events) => ({
      chain: events[0]!.chain,
      count: events.length,
      head: events.at(-1)!.id,
    }))
    const act = parts === 1 ? {} : { act: { id: 'ab'.repeat(16), count: parts } }
    const length = Math.ceil(heads.length / parts)
    for (let part = 0; part < parts; part++) {
      const stating = heads.slice(part * length, (part + 1) * length)
      await world.record({
        type: 'bundle.exported',
        by: world.service,
        role: 'service',
        chain: caseId,
        fields: {
          scope: 'case',
          profile: { name: 'full', digest: '5e'.repeat(32) },
          heads: stating,
          ...act,
        },
        sealed: { recipient: 'Court of Exampletown' },
      })
    }
  }
  return cut(story, without)
}

/** The bundle that a story gives as it stands. */
export async function cut(
  { world, apart }: Pick<Story, 'world' | 'apart'>,
  without: readonly string[] = [],
): Promise<BundleParts> {
  const note = await world.checkpoint()
  const chains = chainsOf(world, [...without, ...apart]).map(partsOf)
  const left = new Set(without)
  const notCarried = world.events
    .filter(({ chain, payload, kind }) => left.has(chain) && payload.seq === 0 && kind !== 'party')
    .map(({ kind, chain }) => ({ kind, chain }))
  const { ledger, log } = world
  return { ledger, note, size: log.size, notCarried, chains, log }
}

/** All chains but these, in the order of a bundle. */
function chainsOf(world: World, without: readonly string[]): readonly (readonly ForgedEvent[])[] {
  const firsts = world.events.filter(({ payload }) => payload.seq === 0)
  const rank = (event: ForgedEvent): number => chainKinds.indexOf(event.kind)
  return firsts
    .filter(({ chain }) => !without.includes(chain))
    .sort((a, b) => rank(a) - rank(b) || a.index - b.index)
    .map(({ chain }) => world.chain(chain))
}

function partsOf(events: readonly ForgedEvent[]): PartsChain {
  const { kind, chain } = events[0]!
  return {
    kind,
    chain,
    events: events.map(({ index, recordedAt, secret, bytes, disclosures }) => ({
      index,
      recordedAt,
      secret,
      event: bytes,
      disclosures: [...disclosures],
    })),
    nextSecret: events.at(-1)!.nextSecret,
  }
}
