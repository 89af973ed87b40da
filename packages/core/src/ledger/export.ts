import { createSha256 } from '../crypto/index.ts'
import { openEvent } from '../custody/index.ts'
import { proveMultiproof } from '../merkle/index.ts'
import type { StoredEntry } from '../store/index.ts'
import {
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
  parseLeaf,
} from '../wire/index.ts'
import type { BundleHeader } from '../wire/index.ts'
import type { ExportedAttachment, ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import { attachmentItems, planAttachments } from './export-attachments.ts'
import { earlierNotes } from './export-earlier.ts'
import type { EarlierNote } from './export-earlier.ts'
import { chainsToExport } from './export-scope.ts'
import type { ExportedChain } from './export-scope.ts'
import { chainsLeftOut } from './left-out.ts'
import { stateExport } from './state-export.ts'
import type { StatedExport } from './state-export.ts'
import { whileUnerased } from './while-unerased.ts'
import { openedBy, profileOf } from './withholding.ts'
import type { Opening } from './withholding.ts'

/**
 * Puts the export on record, then gives the bundle item by item. It opens what was not erased at its checkpoint, or ends.
 * Errors: ERR_CHAIN_UNKNOWN, ERR_PROFILE_FILE, ERR_ATTACHMENT, ERR_LAW, ERR_ERASED_MEANWHILE, those of the store.
 */
export async function* exportBundle(
  request: ExportRequest,
  core: LedgerCore,
): AsyncGenerator<Uint8Array> {
  const loaded = profileOf(request, core)
  const { profile } = loaded
  // Nothing is stated of an export that cannot be made.
  if (request.attachments !== undefined) {
    const chains = await chainsToExport(request, core.log.size, core)
    await planAttachments(request, { chains, profile }, core)
  }
  const stated = await stateExport(request, loaded, core)
  const attachments = await planAttachments(request, { ...stated, profile }, core)
  await request.date?.(stated.checkpoint)
  const { size } = stated.checkpoint
  const note = (await core.store.checkpointAt(size)) ?? stated.checkpoint.note
  const checkpoint = { ...stated.checkpoint, note }
  const earlier = await earlierNotes(stated.chains, checkpoint, core)
  const hasLeaves = request.leaves === true
  const planned = { ...stated, checkpoint, earlier, attachments, profile, hasLeaves }
  yield* whileUnerased(wholeBundle(planned, core), size, core)
}

async function* wholeBundle(
  planned: StatedExport & PlannedExport,
  core: LedgerCore,
): AsyncGenerator<Uint8Array> {
  const counts = await countWhatIsCarried(planned, core)
  const digest = createSha256()
  let items = 0
  for await (const item of bundleItems(planned, counts, core)) {
    digest.update(item)
    items += 1
    yield item
  }
  const { events, disclosures } = counts.header
  yield encodeBundleTrailer({ items, events, disclosures, sha256: digest.digest() })
}

interface Counts {
  readonly header: BundleHeader
  /** Sizes of all anchors and earlier checkpoints, rising. */
  readonly anchorSizes: readonly number[]
}

/** A first pass over the events: the header comes before them, and the proof needs all their anchors. */
async function countWhatIsCarried(
  { chains, checkpoint, earlier, profile }: StatedExport & PlannedExport,
  core: LedgerCore,
): Promise<Counts> {
  const anchors = new Set(earlier.map(({ size }) => size))
  let disclosures = 0
  for (const index of chains.flatMap(({ indexes }) => indexes)) {
    const bytes = eventBytes(await core.store.entry(index), core)
    if (bytes === undefined) continue
    const event = openEvent(bytes)
    const { payload } = event
    if (payload.anchor !== undefined) anchors.add(payload.anchor.size)
    disclosures += (await openedBy(profile, event, core)).length
  }
  const indexes = allIndexes(chains)
  const header = {
    ledger: core.id,
    chains: chains.length,
    events: indexes.length,
    disclosures,
    indexes: [indexes[0]!, indexes.at(-1)!] as const,
    notCarried: chainsLeftOut(chains, checkpoint.size, core),
  }
  return { header, anchorSizes: [...anchors].sort((a, b) => a - b) }
}

interface PlannedExport {
  readonly earlier: readonly EarlierNote[]
  readonly hasLeaves: boolean
  readonly attachments: readonly ExportedAttachment[]
  readonly profile: Opening
}

async function* bundleItems(
  { chains, checkpoint, earlier, attachments, profile, hasLeaves }: StatedExport & PlannedExport,
  { header, anchorSizes }: Counts,
  core: LedgerCore,
): AsyncGenerator<Uint8Array> {
  yield encodeBundleHeader(header)
  yield encodeBundleCheckpoint(checkpoint.note)
  for (const { note } of earlier) yield encodeBundleEarlier(note)
  for (const chain of chains) yield* chainItems(chain, profile, core)
  for (const attachment of attachments) yield* attachmentItems(attachment)
  const shape = { size: checkpoint.size, indexes: allIndexes(chains), anchorSizes }
  yield* encodeBundleProofs(await proveMultiproof(shape, core.log.tree))
  if (hasLeaves) yield* leafItems(checkpoint.size, core)
}

/** All leaves of the log up to this size. */
async function* leafItems(size: number, core: LedgerCore): AsyncGenerator<Uint8Array> {
  let leaves: Uint8Array[] = []
  for await (const { leaf } of core.store.entries(0, size)) {
    leaves.push(leaf)
    if (leaves.length < limits.bundleLeaves) continue
    yield encodeBundleLeaves(leaves)
    leaves = []
  }
  if (leaves.length > 0) yield encodeBundleLeaves(leaves)
}

async function* chainItems(
  { kind, chain, indexes }: ExportedChain,
  profile: Opening,
  core: LedgerCore,
): AsyncGenerator<Uint8Array> {
  yield encodeBundleChain({ kind, chain, events: indexes.length })
  let last: StoredEntry | undefined
  for (const index of indexes) {
    last = await core.store.entry(index)
    yield await encodeEntry(last, profile, core)
  }
  yield encodeBundleEnd(last!.nextSecret)
}

/** The item of an entry: its event with what is open of it, or what is left of an event that was erased. */
async function encodeEntry(
  entry: StoredEntry,
  profile: Opening,
  core: LedgerCore,
): Promise<Uint8Array> {
  const { index, leaf, secret } = entry
  const { recordedAt, eventId } = parseLeaf(leaf)
  const event = eventBytes(entry, core)
  if (event === undefined) return encodeBundleErased({ index, recordedAt, secret, id: eventId })
  const disclosures = await openedBy(profile, openEvent(event), core)
  return encodeBundleEvent({ index, recordedAt, secret, event, disclosures })
}

function allIndexes(chains: readonly ExportedChain[]): readonly number[] {
  return chains.flatMap(({ indexes }) => indexes).sort((a, b) => a - b)
}
