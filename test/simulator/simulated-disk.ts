import type { Random } from '../mutations/random.ts'
import type { Disk } from '../../packages/level/src/disk/disk.ts'
import { errorCode } from './hazards.ts'
import type { CallName, Hazards } from './hazards.ts'
import { flipStored } from './pages.ts'
import {
  directoryAt,
  makeDirectories,
  makeFile,
  fileAt,
  nodeAt,
  removeAll,
  renameFile,
} from './paths.ts'
import { openFile } from './simulated-file.ts'
import { loseNames, newDirectory, syncNames, visitFiles } from './tree.ts'
import type { DirectoryNode, FileNode } from './tree.ts'

/**
 * A disk in memory that may lose whatever was not synced. All chance comes from one seeded generator.
 *
 * **Content.** A write goes to a cache, which every read shows, and marks its sectors (512 bytes) as dirty. `datasync` puts
 * the dirty sectors and the length of that file on the platter. When the power goes, each dirty sector by itself is there
 * or not: writes are dropped, torn at sectors, and reordered. If a sector was written several times since the last sync,
 * any of these versions may be the one. A sector is never torn. The length is lost or kept by itself, or stops at a sector
 * in between; where it grew and the data did not arrive, there are zeros. Behind a cut that was not synced there may be
 * zeros or what was there before.
 *
 * **Names.** To create, remove or rename changes a directory, and is durable once that directory was synced, whatever
 * became of the file: a file that was created and synced may be missing. When the power goes, any subset of the steps since
 * then is there. A rename is one step: the old name or the new one, and never both or none; it may be there before the data
 * of its file.
 *
 * **Ends.** If a process is killed, the cache stays, and what was not synced is still not synced. Either end may come
 * before a call, after it, or during it: then some bytes of a write are there, or the sync has written some sectors.
 * Whatever belongs to the process that ended, fails from then on and reaches nothing.
 *
 * **Errors.** Any call may fail, once, some times, or until space is freed. A write that fails has written fewer bytes than
 * it was given. After a failed `datasync` the dirty sectors count as clean: some were written, the others are shown by
 * reads and written by no later sync, unless they are written to again (as on Linux). The length stays dirty, and so do the
 * steps of a directory whose sync failed: they are metadata, which a journal carries.
 *
 * **Flips.** One bit may differ in what one read returns, in what is handed to a write on its way to the disk, or on the
 * platter for good.
 *
 * Not modelled: a disk that says it wrote and did not, sectors that cannot be read, two processes at once, and file systems
 * in which a rename is not one step.
 */
export interface SimulatedDisk {
  readonly root: DirectoryNode
  /** The disk as a process sees it that starts now; it fails once the process has ended. */
  start(): Process
  /** Every file that can be reached, by its path. */
  files(): ReadonlyMap<string, FileNode>
  /** Changes a bit of a stored file for good, and says where; undefined if there is none. */
  flip(): string | undefined
}

export interface Process {
  readonly disk: Disk
  readonly isAlive: () => boolean
  /** Ends the process; with `power` all that was not synced is at stake. */
  end(power: boolean): void
  /** Makes a call that the hazards may spoil. */
  readonly call: Call
}

export type Call = <T>(name: CallName, path: string, effect: Effect<T>) => T

export interface Effect<T> {
  readonly whole: () => T
  /** What is done of it when the process ends in the middle. Nothing if it is left out. */
  readonly part?: () => void
  /** What a call that fails has done nevertheless. Nothing if it is left out. */
  readonly failed?: () => void
  /** The same as `whole`, with one bit that is another one. */
  readonly flipped?: () => T
}

export interface Surroundings {
  readonly random: Random
  readonly hazards: Hazards
}

export function createSimulatedDisk({ random, hazards }: Surroundings): SimulatedDisk {
  const root = newDirectory()
  const files = (): ReadonlyMap<string, FileNode> => {
    const found = new Map<string, FileNode>()
    visitFiles(root, (path, file) => found.set(path, file))
    return found
  }
  return {
    root,
    start: () => startProcess(root, { random, hazards }),
    files,
    flip() {
      // What a claim holds differs from machine to machine, and a schedule must not.
      const all = [...files()].filter(([path, f]) => f.pages.length > 0 && !path.includes('/lock/'))
      if (all.length === 0) return undefined
      const [path, file] = random.pick(all)
      hazards.counts.flips += 1
      return `${path} at ${flipStored(file.pages, random)}`
    },
  }
}

function startProcess(root: DirectoryNode, { random, hazards }: Surroundings): Process {
  let alive = true
  const end = (power: boolean): void => {
    if (!alive) return
    alive = false
    if (power) loseNames(root, random, random.pick([0, 1, 2, 3, 4]))
  }
  const call: Call = (name, path, effect) => {
    if (!alive) throw new Error('the process has ended')
    const fault = hazards.at(name, path)
    if (fault === undefined) return effect.whole()
    if (fault.kind === 'flip') return (effect.flipped ?? effect.whole)()
    if (fault.kind === 'error') {
      effect.failed?.()
      const code = errorCode(fault.of)
      throw Object.assign(new Error(`${code}: ${name} '${path}'`), { code })
    }
    if (fault.when === 'after') effect.whole()
    if (fault.when === 'during') effect.part?.()
    end(fault.power)
    throw new Error('the process has ended')
  }
  return { disk: diskOf(root, call, random), isAlive: () => alive, end, call }
}

function diskOf(root: DirectoryNode, call: Call, random: Random): Disk {
  return {
    kind: (path) => call('kind', path, { whole: () => nodeAt(root, path)?.kind }),
    names: (path) =>
      call('names', path, { whole: () => [...directoryAt(root, path).names.keys()] }),
    open(path, mode) {
      const isNew = mode === 'create'
      const file = call(isNew ? 'create' : 'open', path, {
        whole: () => (isNew ? makeFile(root, path) : fileAt(root, path)),
      })
      return openFile(file, { call, random, path, isWritable: mode !== 'read' })
    },
    makeDirectory: (path) =>
      call('makeDirectory', path, { whole: () => makeDirectories(root, path) }),
    rename: (from, to) => call('rename', to, { whole: () => renameFile(root, { from, to }) }),
    remove: (path) =>
      call('remove', path, {
        whole: () => removeAll(root, path, () => true),
        part: () => removeAll(root, path, () => random.below(2) === 0),
      }),
    // An async function, so that what is thrown comes as a rejection.
    syncDirectory: async (path) =>
      call('syncDirectory', path, { whole: () => syncNames(directoryAt(root, path)) }),
  }
}
