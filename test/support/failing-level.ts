/** A machine beneath the store on LevelDB that fails as the conformance suite asks. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { StoreFault } from '../../packages/core/src/store-conformance/index.ts'
import type { Disk, DiskFile } from '../../packages/level/src/disk/disk.ts'
import { nodeDisk } from '../../packages/level/src/disk/node-disk.ts'
import { thisMachine } from '../../packages/level/src/store/machine.ts'
import type { Machine } from '../../packages/level/src/store/options.ts'

export interface FailingMachine {
  readonly machine: Machine
  failNext(fault: StoreFault): void
}

/**
 * A write is refused at the first call that would change the disk. Its outcome is unknown when the last sync fails: that of
 * the journal or of the kept checkpoints, or that of the directory into which a file was renamed. If nothing is to be kept then, what was written or
 * renamed since is undone, as by a machine that lost it.
 */
export function failingMachine(): FailingMachine {
  let armed: StoreFault | undefined
  let undo: (() => void)[] = []
  let isRenamed = false

  const meet = (fault: StoreFault): void => {
    if (armed !== fault) return
    armed = undefined
    throw Object.assign(new Error(`EIO: i/o error, as asked for: ${fault}`), { code: 'EIO' })
  }
  const failLastSync = (): void => {
    if (armed === 'not-kept') for (const step of undo.toReversed()) step()
    meet('not-kept')
    meet('kept')
  }
  const isUndoable = (): boolean => armed === 'not-kept'

  const watchFile = (file: DiskFile): DiskFile => ({
    ...file,
    read(target, position) {
      meet('unreadable')
      const length = file.read(target, position)
      if (armed === 'changed' && length > 0) {
        armed = undefined
        target[length >> 1]! ^= 1
      }
      return length
    },
    write(bytes, position) {
      meet('refused')
      const length = file.length()
      if (isUndoable()) undo.push(() => file.truncate(length))
      file.write(bytes, position)
    },
    async datasync() {
      if (/(?:\.journal|checkpoints)$/.test(file.path)) failLastSync()
      await file.datasync()
    },
  })
  const disk: Disk = {
    ...nodeDisk,
    open(path, mode) {
      if (mode === 'create') meet('refused')
      return watchFile(nodeDisk.open(path, mode))
    },
    rename(from, to) {
      meet('refused')
      isRenamed = true
      // What was written under the old name is gone with it.
      if (isUndoable()) undo = [restoring(to)]
      nodeDisk.rename(from, to)
    },
    async syncDirectory(path) {
      if (isRenamed) failLastSync()
      await nodeDisk.syncDirectory(path)
    },
  }
  return {
    machine: { ...thisMachine, disk },
    failNext(fault) {
      armed = fault
      undo = []
      isRenamed = false
    },
  }
}

/** Puts back what lies at this path now. */
function restoring(path: string): () => void {
  if (nodeDisk.kind(path) === undefined) return () => rmSync(path)
  const before = readFileSync(path)
  return () => writeFileSync(path, before)
}
