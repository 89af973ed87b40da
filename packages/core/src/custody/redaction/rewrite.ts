import { compareBytes } from '../../bytes/index.ts'
import { createSha256 } from '../../crypto/index.ts'
import {
  bundleFault,
  createBundleOrder,
  encodeBundleEvent,
  encodeBundleHeader,
  encodeBundleTrailer,
  readBundleItems,
} from '../../wire/index.ts'
import type { BundleHeader, BundleTrailer, ReadItem } from '../../wire/index.ts'
import { openEvent } from '../record/index.ts'
import type { OpenedEvent } from '../record/index.ts'
import { matchDisclosures } from './matched.ts'
import type { OpenValue } from './matched.ts'
import { createNamedFiles } from './named-files.ts'
import type { NamedFiles } from './named-files.ts'

/** Gives the bytes of a bundle from the beginning. */
export type OpenBundle = () => AsyncIterable<Uint8Array>

/** Which disclosures of an event the new bundle opens, in the order of their labels in the event. */
export type Choose = (
  event: OpenedEvent,
  opened: readonly OpenValue[],
  index: number,
) => readonly OpenValue[]

/** What became of the values and files of a bundle. */
export interface Rewritten {
  /** Values that the bundle opened before, and that the new one opens. */
  readonly before: number
  readonly after: number
  /** Attachments that were left out: no value that is still opened names them. */
  readonly filesLeftOut: number
}

/**
 * Writes a bundle anew with other disclosures, and everything else as it is: events, proofs, order. It reads the bundle
 * twice. What does not agree with itself is refused, never mended: a new trailer would hide it. `told` is called before the
 * first byte comes. Errors: ERR_BUNDLE_MALFORMED, ERR_EVENT_MALFORMED and the others of an event or a disclosure.
 */
export async function* rewriteBundle(
  open: OpenBundle,
  choose: Choose,
  told: (rewritten: Rewritten) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const plan = await makePlan(open(), choose)
  told(plan)
  const digest = createSha256()
  const again = createSha256()
  let items = 0
  let isLeftOut = false
  for await (const read of readBundleItems(open())) {
    const { item, bytes } = read
    if (item.item === 'trailer') {
      if (compareBytes(again.digest(), plan.sha256) !== 0) throw changedMeanwhile(read.offset)
      const { events } = item.trailer
      const disclosures = plan.after
      yield encodeBundleTrailer({ items, events, disclosures, sha256: digest.digest() })
      return
    }
    again.update(bytes)
    if (item.item === 'attachment') isLeftOut = !plan.named.isKept(item.attachment.sha256)
    const isFile = item.item === 'attachment' || item.item === 'piece'
    if (isFile && isLeftOut) continue
    const written = writeItem(read, choose, plan)
    digest.update(written)
    items += 1
    yield written
  }
}

function writeItem({ item, bytes, offset }: ReadItem, choose: Choose, plan: Plan): Uint8Array {
  if (item.item === 'header') return encodeBundleHeader({ ...item.header, disclosures: plan.after })
  if (item.item !== 'event') return bytes
  const event = openEvent(item.event.event)
  const opened = matchDisclosures(event, item.event.disclosures, offset)
  const chosen = choose(event, opened, item.event.index)
  return encodeBundleEvent({
    ...item.event,
    disclosures: chosen.map(({ disclosure }) => disclosure),
  })
}

interface Plan extends Rewritten {
  readonly named: NamedFiles
  /** Of every byte before the trailer. */
  readonly sha256: Uint8Array
}

/** Reads the bundle once: what it holds, what the new one opens, and that its own counts and its digest agree. */
async function makePlan(source: AsyncIterable<Uint8Array>, choose: Choose): Promise<Plan> {
  const order = createBundleOrder()
  const digest = createSha256()
  const named = createNamedFiles()
  let header: BundleHeader | undefined
  let [items, events, before, after, filesLeftOut, end] = [0, 0, 0, 0, 0, 0]
  let sha256 = new Uint8Array()
  for await (const read of readBundleItems(source)) {
    const { item, offset, bytes } = read
    order.take(item, offset)
    end = offset + bytes.length
    if (item.item === 'trailer') {
      sha256 = new Uint8Array(digest.digest())
      checkClaims(item.trailer, { items, events, disclosures: before, sha256 }, offset)
      if (header!.disclosures !== before || header!.events !== events) {
        throw bundleFault(offset, 'header', 'its counts are not those of the bundle')
      }
      continue
    }
    digest.update(bytes)
    items += 1
    if (item.item === 'header') header = item.header
    if (item.item === 'attachment') {
      const { sha256: file } = item.attachment
      if (!named.isKnown(file)) throw bundleFault(offset, 'attachment', 'no value names it')
      if (!named.isKept(file)) filesLeftOut += 1
    }
    if (item.item === 'erased') events += 1
    if (item.item !== 'event') continue
    const event = openEvent(item.event.event)
    const opened = matchDisclosures(event, item.event.disclosures, offset)
    const chosen = choose(event, opened, item.event.index)
    named.learn(event, opened, chosen)
    events += 1
    before += opened.length
    after += chosen.length
  }
  order.finish(end)
  return { before, after, filesLeftOut, named, sha256 }
}

function checkClaims(stated: BundleTrailer, found: BundleTrailer, offset: number): void {
  const isSame =
    stated.items === found.items &&
    stated.events === found.events &&
    stated.disclosures === found.disclosures &&
    compareBytes(stated.sha256, found.sha256) === 0
  if (isSame) return
  throw bundleFault(offset, 'trailer', 'the bundle is not as it was written')
}

function changedMeanwhile(offset: number): Error {
  return bundleFault(offset, 'trailer', 'the bundle was changed while it was read')
}
