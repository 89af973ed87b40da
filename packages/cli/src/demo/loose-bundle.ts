import { concat } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { buildLeaf, eventId, openEvent } from '@custodia/core/custody'
import { narrowMultiproof, treeHasher } from '@custodia/core/merkle'
import {
  createBundleOrder,
  encodeBundleChain,
  encodeBundleCheckpoint,
  encodeBundleEnd,
  encodeBundleEvent,
  encodeBundleHeader,
  encodeBundleProofs,
  encodeBundleTrailer,
  parseCheckpointText,
  parseNote,
  readBundleItems,
} from '@custodia/core/wire'
import type { BundleEvent, BundleHeader, ChainName } from '@custodia/core/wire'

/** A bundle in loose parts, to be changed and put together again. */
export interface LooseBundle {
  readonly header: BundleHeader
  readonly checkpoint: Uint8Array
  readonly chains: readonly LooseChain[]
  readonly hashes: readonly Uint8Array[]
}

export interface LooseChain extends ChainName {
  readonly events: readonly BundleEvent[]
  readonly nextSecret: Uint8Array
}

export async function loosen(bundle: Uint8Array): Promise<LooseBundle> {
  const order = createBundleOrder()
  let header: BundleHeader | undefined
  let checkpoint = new Uint8Array()
  const chains: { name: ChainName; events: BundleEvent[]; nextSecret: Uint8Array }[] = []
  const hashes: Uint8Array[] = []
  for await (const { item, offset } of readBundleItems(one(bundle))) {
    order.take(item, offset)
    if (item.item === 'header') header = item.header
    if (item.item === 'checkpoint') checkpoint = new Uint8Array(item.note)
    if (item.item === 'chain') {
      const { kind, chain } = item.chain
      chains.push({ name: { kind, chain }, events: [], nextSecret: new Uint8Array(32) })
    }
    if (item.item === 'event') chains.at(-1)?.events.push(item.event)
    if (item.item === 'end') chains.at(-1)!.nextSecret = item.nextSecret
    if (item.item === 'proof') hashes.push(...item.hashes)
  }
  if (header === undefined) throw new Error('bug: a bundle that was read has a header')
  return {
    header,
    checkpoint,
    chains: chains.map(({ name, events, nextSecret }) => ({ ...name, events, nextSecret })),
    hashes,
  }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/**
 * Puts a bundle together so that nothing but its content tells that it was changed: counts, index ranges, the hashes of
 * the proof and the trailer are right again, as an able forger would leave them. He knows the bundle as it was, so he has
 * a hash for every leaf that he leaves out.
 */
export function fasten(loose: LooseBundle, original: LooseBundle): Uint8Array {
  const { checkpoint, chains } = loose
  const events = eventsOf(loose)
  const indexes = events.map(({ index }) => index)
  const disclosures = events.reduce((sum, event) => sum + event.disclosures.length, 0)
  const items = [
    encodeBundleHeader({
      ...loose.header,
      chains: chains.length,
      events: events.length,
      disclosures,
      indexes: [Math.min(...indexes), Math.max(...indexes)],
    }),
    encodeBundleCheckpoint(checkpoint),
    ...chains.flatMap((chain) => [
      encodeBundleChain({ ...chain, events: chain.events.length }),
      ...chain.events.map(encodeBundleEvent),
      encodeBundleEnd(chain.nextSecret),
    ]),
    ...encodeBundleProofs(proofFor(loose, original)),
  ]
  const before = concat(...items)
  const counts = { items: items.length, events: events.length, disclosures }
  return concat(before, encodeBundleTrailer({ ...counts, sha256: sha256(before) }))
}

function eventsOf({ chains }: LooseBundle): readonly BundleEvent[] {
  return chains.flatMap(({ events }) => events)
}

/** The multiproof about what is left, out of the one about what there was. */
function proofFor(loose: LooseBundle, original: LooseBundle): readonly Uint8Array[] {
  const hasher = treeHasher(sha256)
  const { size } = parseCheckpointText(parseNote(original.checkpoint).textBytes)
  const leaves = leavesOf(original).map(({ index, leaf }) => ({
    index,
    leafHash: hasher.leaf(leaf),
  }))
  const claim = { size, leaves, anchorSizes: anchorsOf(original), proof: original.hashes }
  const indexes = sorted(eventsOf(loose).map(({ index }) => index))
  return narrowMultiproof(claim, { indexes, anchorSizes: anchorsOf(loose) }, hasher)
}

function leavesOf({ header, chains }: LooseBundle): readonly { index: number; leaf: Uint8Array }[] {
  const leaves = chains.flatMap(({ chain, events }) =>
    events.map(({ index, recordedAt, secret, event }, seq) => {
      const place = { ledgerId: header.ledger, chainId: chain, seq, recordedAt, secret }
      return { index, leaf: buildLeaf({ ...place, id: eventId(event) }) }
    }),
  )
  return leaves.sort((a, b) => a.index - b.index)
}

function anchorsOf(loose: LooseBundle): readonly number[] {
  const sizes = eventsOf(loose).map(({ event }) => openEvent(event).payload.anchor?.size)
  return sorted(sizes.filter((size) => size !== undefined))
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
