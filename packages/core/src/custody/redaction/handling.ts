import { openEvent, placeEvent } from '../record/index.ts'
import { createCustodyRecord } from '../law/index.ts'
import type { CustodyView, PlacedEvent } from '../law/index.ts'
import { readBundleItems } from '../../wire/index.ts'

/**
 * What the events of a bundle say together of its items, as far as its handling codes go: the ledger chain and the party
 * chains by rising log index, then the others as they stand.
 */
export async function recordOf(source: AsyncIterable<Uint8Array>): Promise<CustodyView> {
  const record = createCustodyRecord()
  const registry: PlacedEvent[] = []
  let isSettled = false
  for await (const { item } of readBundleItems(source)) {
    if (item.item === 'chain' && !isSettled && !['ledger', 'party'].includes(item.chain.kind)) {
      isSettled = true
      for (const event of registry.sort((a, b) => a.index - b.index)) record.enter(event)
    }
    if (item.item !== 'event') continue
    const { index, recordedAt } = item.event
    const placed = placeEvent(openEvent(item.event.event), { index, recordedAt })
    if (isSettled) record.enter(placed)
    else registry.push(placed)
  }
  return record
}
