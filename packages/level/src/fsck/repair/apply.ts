import { dirname, join, relative } from 'node:path'
import { concat } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Disk, DiskFile } from '../../disk/disk.ts'
import { reading, writing } from '../../disk/faults.ts'
import { nodeDisk } from '../../disk/node-disk.ts'
import { expectWritten, newSuffix } from '../../disk/whole-file.ts'
import { journalHeader } from '../../journal/segment.ts'
import { takeLock } from '../../lock/lock.ts'
import type { Layout } from '../../store/layout.ts'
import type { ComposedSegment } from './compose.ts'
import { fingerprintStore } from './fingerprint.ts'
import type { RepairPlan, RepairStep } from './plan.ts'

export interface ApplyOptions {
  /** When, in milliseconds since 1970 UTC: names the directory of what is kept aside. */
  readonly now: number
  readonly disk?: Disk
}

export interface Applied {
  /** Where the damaged files are kept; undefined if there were none. */
  readonly kept: string | undefined
}

/**
 * Does what a plan says, under the lock of the store. Each damaged file is first copied into `damaged/` next to the store;
 * then the new one is written whole, synced, read back and put in its place, so that a crash leaves the old or the new.
 *
 * Errors: ERR_STORE_LOCKED (a process writes), ERR_STORE_CORRUPT (the files have changed since the plan was made; nothing
 * was changed), ERR_STORE_WRITE, ERR_STORE_READ.
 */
export async function applyRepair(plan: RepairPlan, options: ApplyOptions): Promise<Applied> {
  const { disk = nodeDisk, now } = options
  const { layout, steps } = plan
  const lock = await takeLock({ disk, directory: layout.lock, onStale: () => undefined })
  try {
    if (fingerprintStore(disk, layout) !== plan.fingerprint) throw changed(layout)
    const paths = steps.map((step) => pathOf(layout, step))
    const damaged = paths.filter((path) => disk.kind(path) === 'file')
    const kept = damaged.length === 0 ? undefined : await keepAside(disk, layout, damaged, now)
    for (const step of steps) await replace(disk, plan, step)
    return { kept }
  } finally {
    lock.release()
  }
}

function changed({ root }: Layout): CustodyError<'ERR_STORE_CORRUPT'> {
  const message = `${root}: its files have changed since they were checked; nothing was repaired. Run the check again`
  return new CustodyError('ERR_STORE_CORRUPT', message, { where: root })
}

function pathOf(layout: Layout, step: RepairStep): string {
  switch (step.kind) {
    case 'journal':
      return layout.journalPath(step.segment.first)
    case 'private':
      return layout.privatePath(step.segment)
    case 'checkpoint':
      return layout.checkpoint
    case 'checkpoints':
      return layout.checkpoints
  }
}

/** Copies files as they are into a directory of their own, for good. */
async function keepAside(
  disk: Disk,
  { root }: Layout,
  paths: readonly string[],
  now: number,
): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const directory = join(dirname(root), 'damaged', time)
  for (const path of paths) {
    const target = join(directory, relative(root, path))
    await writing(target, () => disk.makeDirectory(dirname(target)))
    const source = reading(path, () => disk.open(path, 'read'))
    try {
      await writing(target, async () => {
        const file = disk.open(target, 'create')
        try {
          copyRange(source, file, { from: 0, length: source.length(), at: 0 })
          await file.datasync()
        } finally {
          file.close()
        }
        await disk.syncDirectory(dirname(target))
      })
    } finally {
      source.close()
    }
  }
  for (const path of [directory, dirname(directory), dirname(root)]) {
    await writing(path, () => disk.syncDirectory(path))
  }
  return directory
}

async function replace(disk: Disk, plan: RepairPlan, step: RepairStep): Promise<void> {
  const path = pathOf(plan.layout, step)
  await writing(path, async () => {
    disk.makeDirectory(dirname(path))
    disk.remove(path + newSuffix)
    const file = disk.open(path + newSuffix, 'create')
    try {
      if (step.kind === 'journal') writeSegment(disk, plan, step.segment, file)
      else writeAll(file, step.kind === 'checkpoint' ? step.note : step.bytes)
      await file.datasync()
    } finally {
      file.close()
    }
    disk.rename(path + newSuffix, path)
    await disk.syncDirectory(dirname(path))
  })
}

function writeAll(file: DiskFile, bytes: Uint8Array): void {
  file.write(bytes, 0)
  expectWritten(file, bytes, 0)
}

/** Writes a segment part by part, out of what is whole in the old one and the batches of the copy. */
function writeSegment(
  disk: Disk,
  { layout, copy }: RepairPlan,
  { first, parts }: ComposedSegment,
  target: DiskFile,
): void {
  const header = journalHeader(first)
  writeAll(target, header)
  let at = header.length
  for (const part of parts) {
    const { length } = part.kind === 'own' ? part : part.batch
    const path =
      part.kind === 'own'
        ? layout.journalPath(first)
        : (copy ?? layout).journalPath(part.batch.segment)
    const from = part.kind === 'own' ? part.offset : part.batch.offset
    const source = reading(path, () => disk.open(path, 'read'))
    try {
      copyRange(source, target, { from, length, at })
    } finally {
      source.close()
    }
    at += length
  }
}

const pieceLength = 1_048_576

function copyRange(
  source: DiskFile,
  target: DiskFile,
  { from, length, at }: { readonly from: number; readonly length: number; readonly at: number },
): void {
  for (let done = 0; done < length; done += pieceLength) {
    const bytes = new Uint8Array(Math.min(pieceLength, length - done))
    const count = reading(source.path, () => source.read(bytes, from + done))
    const piece = concat(bytes.subarray(0, count))
    target.write(piece, at + done)
    expectWritten(target, piece, at + done)
  }
}
