import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readError } from '../io/file-errors.ts'

/**
 * The bundles that paths name: files as they are, and of folders every `.custody` file beneath them, in the order of their
 * names. Symbolic links inside a folder are passed over: they lead elsewhere. Errors: ERR_FILE_READ.
 */
export async function findBundles(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(bundlesAt))
  return [...new Set(found.flat())]
}

async function bundlesAt(path: string): Promise<readonly string[]> {
  try {
    return (await stat(path)).isDirectory() ? await bundlesBeneath(path) : [path]
  } catch (error) {
    throw readError(path, error)
  }
}

async function bundlesBeneath(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile() && entry.name.endsWith('.custody')) found.push(path)
    if (entry.isDirectory()) found.push(...(await bundlesBeneath(path)))
  }
  return found
}
