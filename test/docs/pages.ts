// The folders and pages of the project, as the tests of the documents look at them.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

const passedOver = new Set(['node_modules', 'dist'])

interface Found {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** Every folder that holds something, and every file, below a folder; relative to the root. */
export function below(folder: string): Found {
  const files: string[] = []
  const folders: string[] = []
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (passedOver.has(entry.name)) continue
    const path = `${folder}/${entry.name}`
    if (!entry.isDirectory()) files.push(path)
    else {
      const inside = below(path)
      if (inside.files.length === 0) continue
      files.push(...inside.files)
      folders.push(path, ...inside.folders)
    }
  }
  return { folders, files }
}

/** Every document: those at the top, those of the packages and examples, and all in docs. */
export function documents(): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'))
  const inside = ['docs', 'packages', 'test'].flatMap((folder) => below(folder).files)
  return [...top, ...inside.filter((file) => file.endsWith('.md'))]
}

/** The name that a heading has in a link, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}

/** Where a link of a page leads: a path relative to the root, and the heading. */
export function follow(
  page: string,
  link: string,
): { readonly path: string; readonly anchor: string } {
  const [path = '', anchor = ''] = link.split('#')
  return { path: path === '' ? page : relative(root, join(root, page, '..', path)), anchor }
}
