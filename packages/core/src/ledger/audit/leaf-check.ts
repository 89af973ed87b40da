import { equalBytes, toHex } from '../../bytes/index.ts'
import { buildLeaf } from '../../custody/index.ts'
import type { ReadEntry, RecordChecklist } from './context.ts'

/** Checks that the leaf is the one that the event, its place and its secret give. */
export function checkLeaf(
  { entry, event, ledger, recordedAt, place }: ReadEntry,
  list: RecordChecklist,
): void {
  if (ledger === undefined) {
    list.skip('record.tags', 'The founding, whose id is part of every tag, cannot be read.')
    return
  }
  list.look('record.tags')
  const { chain: chainId, id, payload } = event
  const { secret, leaf } = entry
  if (recordedAt === undefined) {
    list.find('record.tag', { place, reason: 'the leaf cannot be read' })
    return
  }
  const expected = buildLeaf({
    ledgerId: ledger,
    chainId,
    seq: payload.seq,
    recordedAt,
    secret,
    id,
  })
  if (equalBytes(expected, leaf)) return
  list.find('record.tag', { place, expected: toHex(expected), found: toHex(leaf) })
}
