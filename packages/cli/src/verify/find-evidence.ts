import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type { EvidenceFile } from '@custodia/verifier'
import { readError } from '../io/file-errors.ts'

/**
 * The evidence that paths name: files as they are, directories with all files beneath them, in the order of their names.
 * Symbolic links inside a directory are passed over: they lead elsewhere. Errors: ERR_FILE_READ.
 */
export async function findEvidence(paths: readonly string[]): Promise<readonly EvidenceFile[]> {
  const found = await Promise.all(paths.map(evidenceAt))
  return found.flat()
}

async function evidenceAt(path: string): Promise<readonly EvidenceFile[]> {
  try {
    const isDirectory = (await stat(path)).isDirectory()
    if (!isDirectory) return [evidenceFile(path, basename(path))]
    const files = await filesBeneath(path)
    return files.map((file) => evidenceFile(file, relative(path, file)))
  } catch (error) {
    throw readError(path, error)
  }
}

function evidenceFile(path: string, name: string): EvidenceFile {
  return { name, open: () => readFileStream(path) }
}

async function* readFileStream(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw readError(path, error)
  }
}

async function filesBeneath(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const files: string[] = []
  for (const entry of sorted) {
    const path = join(directory, entry.name)
    if (entry.isFile()) files.push(path)
    if (entry.isDirectory()) files.push(...(await filesBeneath(path)))
  }
  return files
}
