import { isCustodyError } from '@custodia/core/errors'
import { createBundleOrder, readBundleItems } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Pace } from '../pace.ts'
import { openSource } from '../source.ts'
import type { ByteSource } from '../source.ts'
import { createBundleReading } from './bundle-reading.ts'
import type { BundleContent } from './bundle-reading.ts'
import type { Keep } from './kept-events.ts'
import { StopReading } from './stop-reading.ts'

export interface ReadContext {
  readonly collector: Collector
  readonly pace: Pace
  /** Is handed each well-formed event as it comes. */
  readonly keep: Keep
}

/**
 * Reads a bundle to its end, or up to where it cannot be read on: then `isWhole` is false and there is a finding. What the
 * source throws passes through.
 */
export async function readBundle(
  source: ByteSource,
  { collector, pace, keep }: ReadContext,
): Promise<BundleContent & { readonly isWhole: boolean }> {
  const { chunks, length } = openSource(source)
  const reading = createBundleReading(collector, keep)
  const order = createBundleOrder()
  let end = 0
  pace.begin('bundle', length)
  try {
    for await (const read of readBundleItems(chunks)) {
      order.take(read.item, read.offset)
      reading.take(read)
      end = read.offset + read.bytes.length
      await pace.advance(read.bytes.length)
    }
    order.finish(end)
  } catch (error) {
    if (!reportStop(error, collector)) throw error
    return { ...reading.content(), isWhole: false }
  }
  return { ...reading.content(), isWhole: true }
}

/** Makes a finding of what ends the reading; false for any other error. */
function reportStop(error: unknown, collector: Collector): boolean {
  if (error instanceof StopReading) {
    collector.find('container.too-large', error.seen)
    return true
  }
  if (!isCustodyError(error) || error.code !== 'ERR_BUNDLE_MALFORMED') return false
  const { offset, reason } = error.details
  const code = reason === 'truncated' ? 'container.truncated' : 'container.unreadable'
  collector.find(code, { place: { offset }, reason: error.message })
  return true
}
