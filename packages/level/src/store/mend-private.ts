import type { Disk } from '../disk/disk.ts'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { segmentFirst } from '../journal/segment.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import { isKnown, mendPrivate } from '../private/private-check.ts'
import type { CaughtUp } from './catch-up.ts'
import type { Layout } from './layout.ts'
import type { Notice } from './options.ts'

export interface PrivateMend {
  readonly disk: Disk
  readonly layout: Layout
  readonly raw: RawIndex
  readonly lookup: Lookup
  readonly segments: ReadonlySet<number>
  readonly found: CaughtUp
  readonly onNotice: (notice: Notice) => void
}

/** Looks at the private segments that the index does not know as they are, and removes what no entry names. */
export async function mendAllPrivate(mend: PrivateMend): Promise<void> {
  const { disk, layout, raw, lookup, segments, found, onNotice } = mend
  const { privateValues: directory, journalPath, privatePath } = layout
  const { size } = found.position
  const check = { disk, directory, journalPath, privatePath, raw, lookup, size }
  for (const segment of segments) {
    if (!found.sealing.has(segment) && isKnown(check, segment)) continue
    const message = await mendPrivate(check, segment)
    if (message !== undefined) onNotice({ kind: 'unfinished-private-values', message })
  }
  await removeAhead(mend)
}

/** A batch that was to begin a segment may have left its private values, and no journal segment. */
async function removeAhead({
  disk,
  layout,
  segments,
  found,
  onNotice,
}: PrivateMend): Promise<void> {
  const directory = layout.privateValues
  for (const name of reading(directory, () => disk.names(directory))) {
    const segment = segmentFirst('private', name)
    if (segment !== undefined && segments.has(segment)) continue
    const path = segment === undefined ? name : layout.privatePath(segment)
    if (segment !== found.position.size) throw corrupt(path, 'it does not belong here')
    await writing(path, async () => {
      disk.remove(path)
      await disk.syncDirectory(directory)
    })
    onNotice({
      kind: 'unfinished-private-values',
      message: `${path}: no entry names its values; it was removed`,
    })
  }
}
