import type { Disk } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import type { Place } from '../journal/segment.ts'
import type { IndexedDigest } from '../lookup/values.ts'
import { readPrivateItem } from './private-record.ts'
import type { PrivateRecord } from './private-record.ts'
import { scanPrivate } from './private-scan.ts'

export interface PrivateFiles {
  readonly disk: Disk
  readonly pathOf: (segment: number) => string
}

/**
 * Reads the disclosure with a digest; undefined if it was erased. The file is opened for each read, so that one that was
 * erased meanwhile, perhaps by another process, is never read from the file that is gone. ERR_STORE_CORRUPT if there is
 * neither the value nor a trace of its erasure.
 */
export function readDisclosure(
  files: PrivateFiles,
  { digest, known }: { readonly digest: string; readonly known: Exclude<IndexedDigest, 'erased'> },
): Uint8Array | undefined {
  if (known === 'missing')
    throw corrupt('private values', `the value with digest ${digest} is missing`)
  const { place } = known
  const found = readAt(files, place)
  if (found?.digest === digest) return found.disclosure
  // The segment was written anew since its places were noted.
  const path = files.pathOf(place.segment)
  const scanned = scanPrivate(files.disk, { path, segment: place.segment })
  const moved = scanned?.records.find((record) => record.digest === digest)
  if (moved === undefined)
    throw corrupt(path, `the value with digest ${digest} is not what was written`)
  return moved.disclosure
}

function readAt(
  { disk, pathOf }: PrivateFiles,
  { segment, offset, length }: Place,
): PrivateRecord | undefined {
  const path = pathOf(segment)
  const bytes = new Uint8Array(length)
  const read = reading(path, () => {
    if (disk.kind(path) === undefined) return 0
    return withFile(disk.open(path, 'read'), (file) => file.read(bytes, offset))
  })
  return readPrivateItem(bytes.subarray(0, read), 0)?.record
}
