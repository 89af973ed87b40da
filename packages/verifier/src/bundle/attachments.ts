import { toHex } from '@custodia/core/bytes'
import { createSha256 } from '@custodia/core/crypto'
import { limits } from '@custodia/core/wire'
import type { Attachment, BundleAttachment, EventPayload } from '@custodia/core/wire'
import type { OpenedValues } from '../checks/disclosures.ts'
import type { Collector } from '../collector.ts'
import type { AttachmentReport, Place } from '../report.ts'
import { StopReading } from './stop-reading.ts'

/** The first entry that names an attachment by each size: what people say of one file need not agree. */
export type NamedAttachment = ReadonlyMap<number, string>

/** What the entries name as attachments, and those that the bundle carries. */
export interface Attachments {
  learn(payload: EventPayload, opened: OpenedValues, place: Place): void
  /** Opens one that is carried, and judges the one before it. */
  open(attachment: BundleAttachment, offset: number): void
  piece(bytes: Uint8Array): void
  /** Judges the last one. Calling it again does nothing. */
  finish(): void
  /** By SHA-256 in hex. */
  readonly named: ReadonlyMap<string, NamedAttachment>
  /** Entries whose attachments are sealed and not opened. */
  readonly withheld: number
  readonly carried: readonly AttachmentReport[]
}

export function createAttachments(
  collector: Collector,
  maximum: number = limits.bundleAttachmentNames,
): Attachments {
  const named = new Map<string, Map<number, string>>()
  let names = 0
  const carried: AttachmentReport[] = []
  let withheld = 0
  let current: (BundleAttachment & { readonly offset: number }) | undefined
  let digest = createSha256()

  function finish(): void {
    if (current === undefined) return
    const { sha256, size, offset } = current
    current = undefined
    collector.look('attachment.carried')
    const found = toHex(digest.digest())
    const sizes = named.get(sha256)
    const event = sizes?.get(size) ?? [...(sizes?.values() ?? [])][0]
    const place = { offset, ...(event === undefined ? {} : { event }) }
    const report = { sha256, size, ...(event === undefined ? {} : { event }) }
    if (found !== sha256 || (sizes !== undefined && !sizes.has(size))) {
      const expected = `SHA-256 ${sha256}, ${[...(sizes?.keys() ?? [size])].join(' or ')} bytes`
      const seen = `SHA-256 ${found}, ${size} bytes`
      collector.find('attachment.changed', { place, expected, found: seen })
      carried.push({ ...report, outcome: 'changed' })
    } else if (sizes === undefined) {
      collector.find('attachment.unknown', { place, found: `SHA-256 ${sha256}` })
      carried.push({ ...report, outcome: 'unknown' })
    } else carried.push({ ...report, outcome: 'same' })
  }

  return {
    named,
    carried,
    get withheld() {
      return withheld
    },
    learn(payload, opened, place) {
      if (!payload.sealed.has('attachments')) return
      const list = opened.get('attachments') as readonly Attachment[] | undefined
      if (list === undefined) withheld++
      for (const { digest: value, size } of list ?? []) {
        const sha256 = toHex(value)
        const sizes = named.get(sha256) ?? new Map<number, string>()
        if (sizes.has(size)) continue
        named.set(sha256, sizes.set(size, place.event!))
        names += 1
      }
      if (names > maximum) {
        throw new StopReading({ place, found: `more than ${maximum} attachments` })
      }
    },
    open(attachment, offset) {
      finish()
      current = { ...attachment, offset }
      digest = createSha256()
    },
    piece(bytes) {
      digest.update(bytes)
    },
    finish,
  }
}
