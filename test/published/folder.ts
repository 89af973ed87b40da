import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder with the vectors of others, from CUSTODIA_VECTORS. A run without it looks at nothing, so it fails. */
export function vectorsFolder(): string {
  const folder = process.env['CUSTODIA_VECTORS']
  if (folder === undefined || !existsSync(folder)) {
    throw new Error(
      `CUSTODIA_VECTORS must name the folder with the published vectors, not ${folder}`,
    )
  }
  return folder
}

/** Reads one file of vectors; whoever calls says what it looks like, as its publisher documents it. */
export function readVectors<T>(path: string): T {
  return JSON.parse(readFileSync(join(vectorsFolder(), path), 'utf8')) as T
}
