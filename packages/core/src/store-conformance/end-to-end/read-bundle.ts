import { concat } from '../../bytes/index.ts'
import { createSha256 } from '../../crypto/index.ts'
import { createBundleOrder, readBundleItems } from '../../wire/index.ts'
import type { BundleEvent } from '../../wire/index.ts'
import { holds, same, sameBytes } from '../assert.ts'

export interface SampleBundle {
  readonly bytes: Uint8Array
  readonly events: readonly BundleEvent[]
  /** The note at its head. */
  readonly checkpoint: Uint8Array
}

/** Reads a bundle to its end. Fails unless its items stand in order and its header and trailer count and hash what is there. */
export async function readBundle(source: AsyncIterable<Uint8Array>): Promise<SampleBundle> {
  const chunks: Uint8Array[] = []
  const order = createBundleOrder()
  const digest = createSha256()
  const events: BundleEvent[] = []
  let items = 0
  let checkpoint: Uint8Array | undefined
  let isTrailed = false
  for await (const { item, offset, bytes } of readBundleItems(keeping(source, chunks))) {
    order.take(item, offset)
    if (item.item === 'header') same('header: events', item.header.events > 0, true)
    if (item.item === 'checkpoint') checkpoint = item.note
    if (item.item === 'event') events.push(item.event)
    if (item.item === 'trailer') {
      same('trailer: items', item.trailer.items, items)
      same('trailer: events', item.trailer.events, events.length)
      same('trailer: disclosures', item.trailer.disclosures, countDisclosures(events))
      sameBytes('trailer: sha256', item.trailer.sha256, digest.digest())
      isTrailed = true
      continue
    }
    digest.update(bytes)
    items += 1
  }
  const bytes = concat(...chunks)
  order.finish(bytes.length)
  holds('the bundle has a checkpoint and a trailer', checkpoint !== undefined && isTrailed)
  return { bytes, events, checkpoint: checkpoint! }
}

async function* keeping(
  source: AsyncIterable<Uint8Array>,
  chunks: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    chunks.push(chunk)
    yield chunk
  }
}

function countDisclosures(events: readonly BundleEvent[]): number {
  return events.reduce((sum, { disclosures }) => sum + disclosures.length, 0)
}
