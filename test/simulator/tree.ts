import type { Random } from '../mutations/random.ts'
import { emptyPages, losePower } from './pages.ts'
import type { Pages } from './pages.ts'

/** A file, or a directory: a node that a name leads to. */
export type Node = FileNode | DirectoryNode

export interface FileNode {
  readonly kind: 'file'
  readonly pages: Pages
}

export interface DirectoryNode {
  readonly kind: 'directory'
  readonly names: Map<string, Node>
  /** The names that are left if the power goes now, whatever else becomes of `pending`. */
  kept: ReadonlyMap<string, Node>
  /** What was done since the directory was synced, in order. */
  pending: NameChange[]
  /** What a model of a program that keeps files here hangs on them (an index). */
  attached: Attached | undefined
}

export interface Attached {
  losePower(random: Random, share: number): void
}

/** One step of a directory. A rename is one step: it is seen or it is not. */
export interface NameChange {
  readonly removed: string | undefined
  readonly set: { readonly name: string; readonly node: Node } | undefined
}

export const newFile = (): FileNode => ({ kind: 'file', pages: emptyPages() })

export const newDirectory = (): DirectoryNode => ({
  kind: 'directory',
  names: new Map(),
  kept: new Map(),
  pending: [],
  attached: undefined,
})

export function change(directory: DirectoryNode, step: NameChange): void {
  apply(directory.names, step)
  directory.pending.push(step)
}

export function syncNames(directory: DirectoryNode): void {
  directory.kept = new Map(directory.names)
  directory.pending = []
}

/** The power goes: each step that was not synced is there or not, by itself. `share` of 4 are there. */
export function loseNames(directory: DirectoryNode, random: Random, share: number): void {
  const names = new Map(directory.kept)
  for (const step of directory.pending) if (random.below(4) < share) apply(names, step)
  directory.names.clear()
  for (const [name, node] of names) {
    directory.names.set(name, node)
    if (node.kind === 'file') losePower(node.pages, random, share)
    else loseNames(node, random, share)
  }
  directory.attached?.losePower(random, share)
  syncNames(directory)
}

function apply(names: Map<string, Node>, { removed, set }: NameChange): void {
  if (removed !== undefined && (set === undefined || names.get(removed) === set.node)) {
    names.delete(removed)
  }
  if (set !== undefined) names.set(set.name, set.node)
}

/** Calls `visit` for every file that can be reached, with its path. */
export function visitFiles(
  directory: DirectoryNode,
  visit: (path: string, file: FileNode) => void,
  path = '',
): void {
  for (const [name, node] of directory.names) {
    if (node.kind === 'file') visit(`${path}/${name}`, node)
    else visitFiles(node, visit, `${path}/${name}`)
  }
}
