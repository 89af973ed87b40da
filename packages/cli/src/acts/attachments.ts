import { basename, extname } from 'node:path'
import type { Attachment } from '@custodia/core/wire'
import { hashFile } from '../io/hash-file.ts'
import type { Surroundings } from '../io/surroundings.ts'

const mediaTypes: { readonly [extension: string]: string } = {
  '.csv': 'text/csv',
  '.heic': 'image/heic',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.wav': 'audio/wav',
}

/** How the name of a file of this media type ends; nothing for one that is not known. */
export function extensionOf(mediaType: string | undefined): string {
  return Object.entries(mediaTypes).find(([, name]) => name === mediaType)?.[0] ?? ''
}

/** What `--attach` names: each file is read once, and stays where it is. Errors: ERR_FILE_READ. */
export async function readAttachments(
  paths: readonly string[],
  surroundings: Surroundings,
): Promise<readonly Attachment[]> {
  const attachments: Attachment[] = []
  for (const path of paths) {
    const { size, value } = await hashFile(path, surroundings)
    const mediaType = mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
    attachments.push({ title: basename(path), mediaType, size, digest: value })
  }
  return attachments
}
