import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { buildLeaf, openDisclosure, openEvent } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { splitMultiproof, treeHasher } from '@custodia/core/merkle'
import {
  bundleFault,
  createBundleOrder,
  parseCheckpointText,
  parseNote,
  readBundleItems,
  readSealedValue,
} from '@custodia/core/wire'
import type {
  Attachment,
  BundleAttachment,
  BundleChain,
  BundleErased,
  BundleEvent,
  BundleItem,
  EventType,
} from '@custodia/core/wire'
import type { InspectedAttachment } from './write-attachments.ts'

/** One event of a bundle, with everything that shows it to be in the log. */
export interface InspectedEvent {
  readonly id: string
  readonly index: number
  /** `erased`: only its id is carried. */
  readonly type: EventType | 'erased'
  readonly chain: string
  readonly seq: number
  /** The event as signed; undefined if it was erased. */
  readonly event: Uint8Array | undefined
  /** 73 bytes. */
  readonly leaf: Uint8Array
  /** Inclusion proof in the tree of the checkpoint. */
  readonly proof: readonly Uint8Array[]
}

export interface InspectedBundle {
  /** Ledger id. */
  readonly ledger: string
  readonly origin: string
  /** Leaves in the tree of the checkpoint. */
  readonly size: number
  readonly root: string
  /** The exact bytes of the checkpoint. */
  readonly checkpoint: Uint8Array
  /** Those of the checkpoints before it that the bundle carries. */
  readonly earlier: readonly Uint8Array[]
  readonly chains: readonly BundleChain[]
  /** In the order of the log. */
  readonly events: readonly InspectedEvent[]
  readonly attachments: readonly InspectedAttachment[]
}

type OpenedEvent = Omit<InspectedEvent, 'proof'> & { readonly anchor: number | undefined }

/**
 * Takes a bundle apart, without judging who signed what: that is for `verify`. What comes out belongs together: each
 * event hashes to its id, each leaf holds it, each proof leads to the checkpoint.
 * Errors: ERR_BUNDLE_MALFORMED, ERR_EVENT_MALFORMED and the others of an event, ERR_PROOF_MALFORMED, ERR_PROOF_MISMATCH.
 */
export async function takeApart(source: AsyncIterable<Uint8Array>): Promise<InspectedBundle> {
  const order = createBundleOrder()
  const parts = collect()
  let end = 0
  for await (const { item, offset, bytes } of readBundleItems(source)) {
    order.take(item, offset)
    parts.take(item, offset)
    end = offset + bytes.length
  }
  order.finish(end)
  return parts.finish()
}

interface Collector {
  take(item: BundleItem, offset: number): void
  finish(): InspectedBundle
}

function collect(): Collector {
  let ledger = ''
  let checkpoint = new Uint8Array()
  const chains: BundleChain[] = []
  const events: OpenedEvent[] = []
  const hashes: Uint8Array[] = []
  const earlier: Uint8Array[] = []
  const carried: BundleAttachment[] = []
  const mediaTypes = new Map<string, string>()
  let seq = 0
  return {
    take(item, offset) {
      switch (item.item) {
        case 'header':
          ledger = item.header.ledger
          break
        case 'checkpoint':
          checkpoint = new Uint8Array(item.note)
          break
        case 'earlier':
          earlier.push(new Uint8Array(item.note))
          break
        case 'chain':
          chains.push(item.chain)
          seq = 0
          break
        case 'event':
          events.push(openBundled(item.event, { ledger, chain: chains.at(-1), seq, offset }))
          seq += 1
          noteMediaTypes(item.event, mediaTypes)
          break
        case 'erased':
          events.push(erasedEvent(item.erased, { ledger, chain: chains.at(-1), seq, offset }))
          seq += 1
          break
        case 'attachment':
          carried.push(item.attachment)
          break
        case 'proof':
          hashes.push(...item.hashes)
          break
        default:
      }
    },
    finish: () => ({
      ...assemble({ ledger, checkpoint, earlier, chains, events, hashes }),
      attachments: carried.map((attachment) => ({
        ...attachment,
        mediaType: mediaTypes.get(attachment.sha256),
      })),
    }),
  }
}

/** What the opened attachments of an event say of their kind. What cannot be opened says nothing: it is for `verify`. */
function noteMediaTypes(
  { event, disclosures }: BundleEvent,
  mediaTypes: Map<string, string>,
): void {
  const { type } = openEvent(event).payload
  for (const disclosure of disclosures) {
    for (const { digest, mediaType } of attachmentsIn(type, disclosure)) {
      mediaTypes.set(toHex(digest), mediaType)
    }
  }
}

function attachmentsIn(type: EventType, disclosure: Uint8Array): readonly Attachment[] {
  try {
    const { label, value } = openDisclosure(disclosure)
    if (label !== 'attachments') return []
    return readSealedValue(type, label, value) as readonly Attachment[]
  } catch (error) {
    if (isCustodyError(error)) return []
    throw error
  }
}

interface BundledPlace {
  readonly ledger: string
  readonly chain: BundleChain | undefined
  readonly seq: number
  readonly offset: number
}

function openBundled(
  bundled: BundleEvent,
  { ledger, chain, seq, offset }: BundledPlace,
): OpenedEvent {
  const { index, recordedAt, secret, event } = bundled
  if (chain === undefined) throw bundleFault(offset, 'event', 'no chain is open')
  const { id, payload } = openEvent(event)
  const place = { ledgerId: ledger, chainId: chain.chain, seq, recordedAt, secret, id }
  const anchor = payload.anchor?.size
  return {
    id,
    index,
    type: payload.type,
    chain: chain.chain,
    seq,
    event,
    leaf: buildLeaf(place),
    anchor,
  }
}

function erasedEvent(
  { index, recordedAt, secret, id }: BundleErased,
  { ledger, chain, seq, offset }: BundledPlace,
): OpenedEvent {
  if (chain === undefined) throw bundleFault(offset, 'erased', 'no chain is open')
  const { chain: chainId } = chain
  const leaf = buildLeaf({ ledgerId: ledger, chainId, seq, recordedAt, secret, id })
  return {
    id,
    index,
    type: 'erased',
    chain: chainId,
    seq,
    event: undefined,
    leaf,
    anchor: undefined,
  }
}

interface Collected {
  readonly ledger: string
  readonly checkpoint: Uint8Array
  readonly earlier: readonly Uint8Array[]
  readonly chains: readonly BundleChain[]
  readonly events: readonly OpenedEvent[]
  readonly hashes: readonly Uint8Array[]
}

function assemble({
  ledger,
  checkpoint,
  earlier,
  chains,
  events,
  hashes,
}: Collected): Omit<InspectedBundle, 'attachments'> {
  const { origin, size, rootHash } = parseCheckpointText(parseNote(checkpoint).textBytes)
  const sorted = events.toSorted((a, b) => a.index - b.index)
  const hasher = treeHasher(sha256)
  const anchors = new Set([
    ...events.map(({ anchor }) => anchor).filter((anchor) => anchor !== undefined),
    ...earlier.map((note) => parseCheckpointText(parseNote(note).textBytes).size),
  ])
  const { root, proofs } = splitMultiproof(
    {
      size,
      leaves: sorted.map(({ index, leaf }) => ({ index, leafHash: hasher.leaf(leaf) })),
      anchorSizes: [...anchors].sort((a, b) => a - b),
      proof: hashes,
    },
    hasher,
  )
  if (toHex(root) !== toHex(rootHash)) {
    const message = `the proofs lead to the root ${toHex(root)}, and the checkpoint of size ${size} has ${toHex(rootHash)}`
    throw new CustodyError('ERR_PROOF_MISMATCH', message, { part: 'root' })
  }
  const inspected = sorted.map(({ anchor, ...event }) => ({
    ...event,
    proof: proofs.get(event.index) ?? [],
  }))
  return { ledger, origin, size, root: toHex(root), checkpoint, earlier, chains, events: inspected }
}
