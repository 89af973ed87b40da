import { equalBytes, toHex } from '../../bytes/index.ts'
import { buildLeaf } from '../../custody/index.ts'
import type { FaultPlace } from '../../store/index.ts'
import type { Leaf } from '../../wire/index.ts'
import type { AuditedEntry, ReadEntry, RecordChecklist } from './context.ts'

/** Checks that the leaf is the one that the event, its place and its secret give. */
export function checkLeaf(
  { entry, event, ledger, recordedAt, place }: ReadEntry,
  list: RecordChecklist,
): void {
  const { chain, id, payload } = event
  compare({ entry, ledger, recordedAt, place, chain, seq: payload.seq, id }, list)
}

/** What is left of an entry whose event was erased. */
export interface ErasedEntry {
  readonly entry: AuditedEntry
  readonly ledger: string | undefined
  /** Undefined if it cannot be read. */
  readonly leaf: Leaf | undefined
  readonly place: FaultPlace
}

/** The same where the event was erased: its id is the one in the leaf. */
export function checkErasedLeaf(
  { entry, ledger, leaf, place }: ErasedEntry,
  list: RecordChecklist,
): void {
  const { chain, seq } = entry
  const { recordedAt, eventId: id = '' } = leaf ?? { recordedAt: undefined }
  compare({ entry, ledger, recordedAt, place, chain, seq, id }, list)
}

interface LeafParts extends Pick<ReadEntry, 'entry' | 'ledger' | 'recordedAt' | 'place'> {
  readonly chain: string
  readonly seq: number
  readonly id: string
}

function compare(parts: LeafParts, list: RecordChecklist): void {
  const { entry, ledger, recordedAt, place, chain: chainId, seq, id } = parts
  if (ledger === undefined) {
    list.skip('record.tags', 'The founding, whose id is part of every tag, cannot be read.')
    return
  }
  list.look('record.tags')
  const { secret, leaf } = entry
  if (recordedAt === undefined) {
    list.find('record.tag', { place, reason: 'the leaf cannot be read' })
    return
  }
  const expected = buildLeaf({ ledgerId: ledger, chainId, seq, recordedAt, secret, id })
  if (equalBytes(expected, leaf)) return
  list.find('record.tag', { place, expected: toHex(expected), found: toHex(leaf) })
}
