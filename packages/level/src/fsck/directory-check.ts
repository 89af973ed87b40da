import { join } from 'node:path'
import { isCustodyError } from '@custodia/core/errors'
import { reading } from '../disk/faults.ts'
import { newSuffix } from '../disk/whole-file.ts'
import { segmentFirst } from '../journal/segment.ts'
import type { CheckContext } from './context.ts'
import type { EntryCheck } from './entry-check.ts'

/** What LevelDB keeps in its directory. `lost` is not of them: only its repair makes it, which nobody should have run. */
const ofIndex = /^(CURRENT|LOCK|LOG|LOG\.old|SEAL|SEAL\.new|MANIFEST-\d+|\d+\.(ldb|sst|log|dbtmp))$/

/** Looks for what does not belong into a store, and for what a crash has left half written. */
export function checkDirectory(context: CheckContext, others: readonly string[]): void {
  const { layout, disk } = context
  const parts = [layout.version, layout.checkpoint, layout.journal, layout.privateValues]
  const known = new Set([...parts, layout.checkpoints, layout.index, layout.lock])
  const isKnown = (name: string): boolean =>
    known.has(join(layout.root, name)) || others.includes(name)
  checkNames(context, layout.root, isKnown)
  checkNames(context, layout.journal, (name) => segmentFirst('journal', name) !== undefined)
  checkNames(context, layout.privateValues, (name) => segmentFirst('private', name) !== undefined)
  if (disk.kind(layout.index) === 'directory') {
    checkNames(context, layout.index, (name) => ofIndex.test(name))
  }
}

function checkNames(
  context: CheckContext,
  directory: string,
  belongs: (name: string) => boolean,
): void {
  const { list, isWritten } = context
  for (const name of namesIn(context, directory).toSorted()) {
    list.look('store.files')
    const file = context.name(join(directory, name))
    if (belongs(name)) continue
    if (!name.endsWith(newSuffix)) list.find('store.foreign', { place: { file } })
    else if (!isWritten) list.find('store.half-written', { place: { file } })
  }
}

function namesIn({ disk, list, name }: CheckContext, directory: string): readonly string[] {
  try {
    return reading(directory, () =>
      disk.kind(directory) === 'directory' ? disk.names(directory) : [],
    )
  } catch (error) {
    if (!isCustodyError(error)) throw error
    list.find('store.unreadable', { place: { file: name(directory) }, reason: error.message })
    return []
  }
}

/** Private segments must belong to a segment of the journal; called once it is known how far that goes. */
export function checkStrayPrivate(context: CheckContext, entries: EntryCheck): void {
  const { layout, list, isWritten, acknowledged } = context
  const journal = new Set(
    namesIn(context, layout.journal).map((name) => segmentFirst('journal', name)),
  )
  for (const name of namesIn(context, layout.privateValues)) {
    const segment = segmentFirst('private', name)
    if (segment === undefined || journal.has(segment)) continue
    const place = { file: context.name(layout.privatePath(segment)) }
    // A batch that was to begin a segment leaves its values first.
    const isAhead = segment === entries.size && segment >= acknowledged
    if (isAhead && isWritten) continue
    if (isAhead) list.find('store.private-leftover', { place })
    else if (entries.lost === 0 && entries.size >= acknowledged)
      list.find('store.foreign', { place })
  }
}
