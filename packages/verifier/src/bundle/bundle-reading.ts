import { createSha256 } from '@custodia/core/crypto'
import type { Checkpoint } from '@custodia/core/custody'
import type { BundleHeader, ReadItem } from '@custodia/core/wire'
import { checkCheckpoint } from '../checks/checkpoint.ts'
import { openEarlier } from '../checks/earlier.ts'
import { checkHeader, checkTrailer } from '../checks/container.ts'
import type { Counted } from '../checks/container.ts'
import type { Collector } from '../collector.ts'
import type { LeafExamination } from '../leaves/examine-leaves.ts'
import { createCarriedLeaves } from './carried-leaves.ts'
import { createChainsReading } from './chains-reading.ts'
import type { ReadChains } from './chains-reading.ts'
import type { Keep } from './kept-events.ts'
import { createEarlierNotes } from './earlier.ts'
import { createProofBuffer } from './proof-buffer.ts'
import type { ProofBuffer } from './proof-buffer.ts'

/** What is left of a bundle once it was read. */
export interface BundleContent extends ReadChains {
  readonly header: BundleHeader | undefined
  readonly checkpoint: Checkpoint | undefined
  /** Checkpoints before it, by the log key, sizes rising. */
  readonly earlier: readonly Checkpoint[]
  /** All leaves of the log, if the bundle carries them. */
  readonly leaves: LeafExamination | undefined
  /** Absent if the bundle ends before it. */
  readonly proof: ProofBuffer | undefined
  /** Sizes of all anchors and earlier checkpoints that the checkpoint covers, rising. */
  readonly anchorSizes: readonly number[]
  /** Of all bytes that were read. */
  readonly sha256: Uint8Array
  readonly length: number
}

export interface BundleReading {
  /** Takes the items in their order, which was judged before. */
  take(read: ReadItem): void
  content(): BundleContent
}

/** Reads the items of a bundle one by one, checks what each shows, and keeps what later checks need. */
export function createBundleReading(collector: Collector, keep: Keep): BundleReading {
  const beforeTrailer = createSha256()
  const whole = createSha256()
  const chains = createChainsReading(collector, { keep })
  let header: BundleHeader | undefined
  let note = new Uint8Array()
  let against: OpenedLog = { checkpoint: undefined, earlier: [], anchorSizes: [] }
  let proof: ProofBuffer | undefined
  const earlierNotes = createEarlierNotes()
  const leaves = createCarriedLeaves()
  let items = 0
  let length = 0

  /** All chains are whole: what the proof is about can be counted. */
  function beginProof(): ProofBuffer {
    chains.settle()
    finishChains(chains.read(), collector)
    against = openLog({ chains: chains.read(), note, earlier: earlierNotes.all() }, collector)
    return createProofBuffer({ log: chains.read().log, ...against })
  }

  function takeItem({ item, offset }: ReadItem): void {
    switch (item.item) {
      case 'header':
        header = item.header
        break
      case 'checkpoint':
        note = new Uint8Array(item.note)
        break
      case 'earlier':
        return earlierNotes.add(item.note, offset)
      case 'chain':
        return chains.open(item.chain, offset)
      case 'event':
        return chains.event(item.event, offset)
      case 'erased':
        return chains.erased(item.erased, offset)
      case 'end':
        return chains.end(item.nextSecret)
      case 'attachment':
        return chains.read().learner.attachments.open(item.attachment, offset)
      case 'piece':
        return chains.read().learner.attachments.piece(item.bytes)
      case 'proof':
        proof ??= beginProof()
        return proof.add(item.hashes)
      case 'leaves':
        proof ??= beginProof()
        return leaves.add(item.leaves, offset)
      case 'trailer': {
        proof ??= beginProof()
        const counted = countRead(chains.read(), items)
        const ledger = chains.read().ledger ?? 'none'
        checkHeader(header!, { ...counted, ledger }, collector)
        checkTrailer(item.trailer, { ...counted, sha256: beforeTrailer.digest() }, collector)
      }
    }
  }

  return {
    take(read) {
      const { item, bytes } = read
      collector.look('container.readable')
      length += bytes.length
      whole.update(bytes)
      if (item.item !== 'trailer') beforeTrailer.update(bytes)
      takeItem(read)
      items++
    },
    content: () => ({
      ...chains.read(),
      header,
      ...against,
      leaves: leaves.examined(),
      proof,
      sha256: whole.digest(),
      length,
    }),
  }
}

type OpenedLog = Pick<BundleContent, 'checkpoint' | 'earlier' | 'anchorSizes'>

/** Opens the checkpoints by the key of the log, and says to which sizes the multiproof must lead. */
function openLog(
  {
    chains: { genesis, anchors },
    note,
    earlier: notes,
  }: {
    readonly chains: ReadChains
    readonly note: Uint8Array
    readonly earlier: readonly Uint8Array[]
  },
  collector: Collector,
): OpenedLog {
  const checkpoint = checkCheckpoint(note, genesis, collector)
  const earlier = openEarlier({ notes, genesis, head: checkpoint }, collector)
  // An anchor beyond the checkpoint is refused with its event, and cannot be proven.
  const size = checkpoint?.size ?? 0
  const sizes = new Set([...anchors.sizes(), ...earlier.map((one) => one.size)])
  const anchorSizes = [...sizes].filter((one) => one <= size).sort((a, b) => a - b)
  return { checkpoint, earlier, anchorSizes }
}

/** Judges what shows once all chains were read. */
function finishChains({ learner, erasures }: ReadChains, collector: Collector): void {
  erasures.finish()
  learner.attachments.finish()
  if (learner.attachments.carried.length === 0) {
    collector.skip('attachment.carried', 'The bundle carries no attachment.')
  }
}

function countRead({ carried, log, disclosures }: ReadChains, items: number): Counted {
  const order = log.byIndex()
  const [first, last] = [order.at(0), order.at(-1)]
  const lowest = first === undefined ? undefined : log.index(first)
  const highest = last === undefined ? undefined : log.index(last)
  return { items, chains: carried.size, events: log.size, disclosures, lowest, highest }
}
