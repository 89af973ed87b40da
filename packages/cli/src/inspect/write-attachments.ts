import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleFault, readBundleItems } from '@custodia/core/wire'
import type { BundleAttachment, ReadItem } from '@custodia/core/wire'
import { extensionOf } from '../acts/attachments.ts'
import { writeError } from '../io/file-errors.ts'
import { writeNewFile } from '../io/files.ts'

/** An attachment that a bundle carries, and what kind of file its entry says it is. */
export type InspectedAttachment = BundleAttachment & { readonly mediaType: string | undefined }

/** Where an attachment is written, below the directory: a name that a stranger wrote is no name of a file. */
export function attachmentPath({ sha256, mediaType }: InspectedAttachment): string {
  return join('attachments', `${sha256}${extensionOf(mediaType)}`)
}

/**
 * Writes the attachments of a bundle that was taken apart before, reading it once more. Each is there whole or not at all.
 * Errors: ERR_FILE_WRITE, ERR_BUNDLE_MALFORMED if the bytes of one are not those of its digest.
 */
export async function writeAttachments(
  source: AsyncIterable<Uint8Array>,
  attachments: readonly InspectedAttachment[],
  directory: string,
): Promise<void> {
  if (attachments.length === 0) return
  const folder = join(directory, 'attachments')
  await mkdir(folder).catch((error: unknown) => {
    throw writeError(folder, error)
  })
  const bySha = new Map(attachments.map((attachment) => [attachment.sha256, attachment]))
  const items = readBundleItems(source)
  let read = await items.next()
  while (read.done !== true) {
    const { item } = read.value
    if (item.item !== 'attachment') {
      read = await items.next()
      continue
    }
    const { offset } = read.value
    const known = bySha.get(item.attachment.sha256)
    if (known === undefined) {
      throw bundleFault(offset, 'attachment', 'the file was changed while it was read')
    }
    const path = join(directory, attachmentPath(known))
    const pieces = piecesOf(items, { ...item.attachment, offset })
    await writeNewFile(path, pieces.bytes)
    read = pieces.next()
  }
}

/** The bytes that follow an attachment, and the first item behind them. */
function piecesOf(
  items: AsyncGenerator<ReadItem, void, undefined>,
  { sha256, offset }: BundleAttachment & { readonly offset: number },
): {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly next: () => IteratorResult<ReadItem, void>
} {
  let next: IteratorResult<ReadItem, void> = { done: true, value: undefined }
  async function* read(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    for (next = await items.next(); next.done !== true; next = await items.next()) {
      const { item } = next.value
      if (item.item !== 'piece') break
      hash.update(item.bytes)
      yield item.bytes
    }
    if (hash.digest('hex') === sha256) return
    throw bundleFault(offset, 'attachment', `its bytes do not have the SHA-256 ${sha256}`)
  }
  return { bytes: read(), next: () => next }
}
