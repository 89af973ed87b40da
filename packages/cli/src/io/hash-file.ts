import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { EvidenceDigest } from '@custodia/core/wire'
import { inputStream } from './files.ts'
import { createProgress, formatBytes } from './progress.ts'
import type { Surroundings } from './surroundings.ts'

/** Reads a file once, in constant memory, and measures its SHA-256 over the bytes as they lie there. Errors: ERR_FILE_READ. */
export async function hashFile(path: string, surroundings: Surroundings): Promise<EvidenceDigest> {
  const total = await stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
  const name = basename(path)
  const progress = createProgress(surroundings, (done, all) =>
    all === undefined || all === 0
      ? `Reading ${name}: ${formatBytes(done)}`
      : `Reading ${name}: ${formatBytes(done)} of ${formatBytes(all)}, ${Math.floor((100 * done) / all)} %`,
  )
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const part of inputStream(path, surroundings)) {
      surroundings.signal.throwIfAborted()
      hash.update(part)
      size += part.length
      progress.at(size, total)
    }
  } finally {
    progress.end()
  }
  return { algorithm: 'sha-256', value: new Uint8Array(hash.digest()), scope: 'file', size }
}
