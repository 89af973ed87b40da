import { join } from 'node:path'
import { isCustodyError } from '@custodia/core/errors'
import { nodeDisk } from '../disk/node-disk.ts'
import type { Disk } from '../disk/disk.ts'
import { segmentFirst } from '../journal/segment.ts'
import { scanPrivate } from '../private/private-scan.ts'
import { layoutOf } from '../store/layout.ts'

export interface FoundErasures {
  /** 64 hex digits each. */
  readonly digests: ReadonlySet<string>
  /** Files that could not be read to the end, so that more may have been erased. */
  readonly unreadable: readonly string[]
}

/** What was erased in a store or a backup, as far as it can be read. Nothing is changed, and damage is no error. */
export function readErased(directory: string, disk: Disk = nodeDisk): FoundErasures {
  const { privateValues } = layoutOf(directory)
  const digests = new Set<string>()
  const unreadable: string[] = []
  if (disk.kind(privateValues) !== 'directory') return { digests, unreadable: [privateValues] }
  for (const name of [...disk.names(privateValues)].sort()) {
    const path = join(privateValues, name)
    const segment = segmentFirst('private', name)
    if (segment === undefined) continue
    try {
      const scanned = scanPrivate(disk, { path, segment })
      for (const { digest, disclosure } of scanned?.records ?? [])
        if (disclosure === undefined) digests.add(digest)
      if (scanned === undefined || scanned.damaged > 0 || scanned.end < scanned.length)
        unreadable.push(path)
    } catch (error) {
      if (!isCustodyError(error)) throw error
      unreadable.push(path)
    }
  }
  return { digests, unreadable }
}
