import { toHex } from '@custodia/core/bytes'
import { createSha256 } from '@custodia/core/crypto'
import { limits } from '@custodia/core/wire'
import type { Attachment, BundleAttachment, EventPayload } from '@custodia/core/wire'
import type { OpenedValues } from '../checks/disclosures.ts'
import type { Collector } from '../collector.ts'
import type { AttachmentReport, Place } from '../report.ts'
import { StopReading } from './stop-reading.ts'

/** An attachment as the first entry that names it has it. */
export interface NamedAttachment {
  readonly event: string
  readonly size: number
}

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
  const named = new Map<string, NamedAttachment>()
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
    const name = named.get(sha256)
    const place = { offset, ...(name === undefined ? {} : { event: name.event }) }
    const report = { sha256, size, ...(name === undefined ? {} : { event: name.event }) }
    if (found !== sha256 || (name !== undefined && name.size !== size)) {
      const expected = `SHA-256 ${sha256}, ${name?.size ?? size} bytes`
      const seen = `SHA-256 ${found}, ${size} bytes`
      collector.find('attachment.changed', { place, expected, found: seen })
      carried.push({ ...report, outcome: 'changed' })
    } else if (name === undefined) {
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
        if (!named.has(sha256)) named.set(sha256, { event: place.event!, size })
      }
      if (named.size > maximum) {
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
