import { bundleFault } from './bundle-item.ts'
import type { BundleAttachment, BundleItem } from './bundle.ts'
import { limits } from './limits.ts'

/** Judges attachments as they come: sorted by digest, each once, and each with all its pieces. */
export interface AttachmentOrder {
  /** Takes the next item of the bundle, whatever it is. Throws ERR_BUNDLE_MALFORMED. */
  take(item: BundleItem, offset: number): void
}

export function createAttachmentOrder(): AttachmentOrder {
  let count = 0
  let before = ''
  /** Bytes of the open attachment that did not come yet. */
  let left = 0

  function open({ sha256, size }: BundleAttachment, offset: number): void {
    count += 1
    if (count > limits.bundleAttachments) {
      throw bundleFault(offset, 'attachment', `expected at most ${limits.bundleAttachments}`)
    }
    if (sha256 <= before) {
      throw bundleFault(offset, 'attachment', 'expected them sorted by digest, each once')
    }
    before = sha256
    left = size
  }

  return {
    take(item, offset) {
      const length = item.item === 'piece' ? item.bytes.length : 0
      const wanted = Math.min(left, limits.bundlePieceLength)
      if (length !== wanted || (item.item === 'piece' && wanted === 0)) {
        throw bundleFault(
          offset,
          'piece',
          `expected ${wanted} bytes of the attachment ${before}, found ${length}`,
        )
      }
      left -= length
      if (item.item === 'attachment') open(item.attachment, offset)
    },
  }
}
