import { parse } from 'node:path'
import { change, newDirectory, newFile } from './tree.ts'
import type { DirectoryNode, FileNode, Node } from './tree.ts'

/** Paths on the simulated disk: absolute ones, as the store makes them. */

/** The names on the way, from the root down. */
function namesOf(path: string): readonly string[] {
  return path
    .slice(parse(path).root.length)
    .split(/[\\/]/)
    .filter((name) => name !== '')
}

export function nodeAt(root: DirectoryNode, path: string): Node | undefined {
  return walk(root, namesOf(path))
}

export function directoryAt(root: DirectoryNode, path: string): DirectoryNode {
  const node = nodeAt(root, path)
  if (node?.kind !== 'directory') throw refused(node === undefined ? 'ENOENT' : 'ENOTDIR', path)
  return node
}

export function fileAt(root: DirectoryNode, path: string): FileNode {
  const node = nodeAt(root, path)
  if (node?.kind !== 'file') throw refused(node === undefined ? 'ENOENT' : 'EISDIR', path)
  return node
}

export function makeFile(root: DirectoryNode, path: string): FileNode {
  const { directory, name } = placeOf(root, path)
  if (directory.names.has(name)) throw refused('EEXIST', path)
  const node = newFile()
  change(directory, { removed: undefined, set: { name, node } })
  return node
}

export function makeDirectories(root: DirectoryNode, path: string): void {
  let at = root
  for (const name of namesOf(path)) {
    const found = at.names.get(name)
    if (found?.kind === 'file') throw refused('EEXIST', path)
    const node = found ?? newDirectory()
    if (found === undefined) change(at, { removed: undefined, set: { name, node } })
    at = node
  }
}

/** Within one directory, which is all that the store asks for. */
export function renameFile(
  root: DirectoryNode,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const source = placeOf(root, from)
  const target = placeOf(root, to)
  const node = source.directory.names.get(source.name)
  if (node === undefined) throw refused('ENOENT', from)
  if (source.directory !== target.directory) throw refused('EXDEV', to)
  change(source.directory, { removed: source.name, set: { name: target.name, node } })
}

/** Removes what is there; of a directory the names that `isChosen`, and itself if none is left. */
export function removeAll(root: DirectoryNode, path: string, isChosen: () => boolean): void {
  const names = namesOf(path)
  const directory = walk(root, names.slice(0, -1))
  const name = names.at(-1)
  if (directory?.kind === 'directory' && name !== undefined) removeName(directory, name, isChosen)
}

function removeName(directory: DirectoryNode, name: string, isChosen: () => boolean): void {
  const node = directory.names.get(name)
  if (node === undefined || !isChosen()) return
  if (node.kind === 'directory') {
    for (const inner of [...node.names.keys()]) removeName(node, inner, isChosen)
    if (node.names.size > 0) return
  }
  change(directory, { removed: name, set: undefined })
}

function walk(root: DirectoryNode, names: readonly string[]): Node | undefined {
  let at: Node = root
  for (const name of names) {
    const next: Node | undefined = at.kind === 'directory' ? at.names.get(name) : undefined
    if (next === undefined) return undefined
    at = next
  }
  return at
}

function placeOf(
  root: DirectoryNode,
  path: string,
): { readonly directory: DirectoryNode; readonly name: string } {
  const names = namesOf(path)
  const directory = walk(root, names.slice(0, -1))
  const name = names.at(-1)
  if (directory?.kind !== 'directory' || name === undefined) throw refused('ENOENT', path)
  return { directory, name }
}

function refused(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: '${path}'`), { code })
}
