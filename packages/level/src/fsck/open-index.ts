import { join } from 'node:path'
import { reading } from '../disk/faults.ts'
import { sealOf } from '../lookup/seal.ts'
import type { StoreCheck } from './check-table.ts'
import { readClaims, writerOf } from './claims.ts'
import type { CheckContext } from './context.ts'
import { createIndexCheck } from './index-check.ts'
import type { IndexCheck } from './index-check.ts'
import { copyIndex, fingerprint } from './index-copy.ts'
import type { IndexCopy } from './index-copy.ts'
import { lookupIn } from './index-lookup.ts'
import { rangeOf } from './step-taker.ts'

/** The index of a store that is checked. */
export interface CheckedIndex {
  readonly copy?: IndexCopy
  /** Undefined if there is nothing to compare: then it was said why. */
  readonly index?: IndexCheck
  /** Says what is left to say once the journal was read: how far it goes. */
  conclude(size: number): void
  close(): Promise<void>
}

const indexChecks: readonly StoreCheck[] = [
  'store.index.sealed',
  'store.index.tree',
  'store.index.values',
  'store.index.keys',
]

/** Copies the index and opens the copy, or says why it is not checked. */
export async function openForCheck(
  context: CheckContext,
  writer: string | undefined,
): Promise<CheckedIndex> {
  const { disk, layout, list } = context
  const none: CheckedIndex = { conclude: () => undefined, close: () => Promise.resolve() }
  const skipAll = (reason: string): CheckedIndex => {
    for (const check of indexChecks) list.skip(check, reason)
    return none
  }
  if (writer !== undefined) return skipAll(`Not while ${writer}.`)
  if (reading(layout.index, () => disk.kind(layout.index)) !== 'directory') {
    return skipAll('There is none. It is built from the journal by the next command that writes.')
  }
  const before = await fingerprint(layout.index)
  const copied = await copyIndex(layout.index)
  const isDisturbed = (await fingerprint(layout.index)) !== before || isWrittenNow(context)
  if ('uncopied' in copied)
    return skipAll(`It could not be copied to be opened: ${copied.uncopied}.`)
  if ('unusable' in copied) {
    if (isDisturbed) return skipAll(disturbed)
    list.find('store.index-unusable', { place: { file: 'index' }, reason: copied.unusable })
    return skipAll('It cannot be opened.')
  }
  const { copy } = copied
  if (isDisturbed) {
    await copy.close()
    return skipAll(disturbed)
  }
  checkSeal(context)
  const position = lookupIn(copy).position()
  if (position === undefined) {
    const reason = 'it does not say how far it has come'
    list.find('store.index-unusable', { place: { file: 'index' }, reason })
    return { ...skipAll('It does not say how far it has come.'), close: () => copy.close() }
  }
  const index = createIndexCheck(copy, position, list)
  return {
    copy,
    index,
    conclude: (size) => conclude(context, index.size, size),
    close: () => copy.close(),
  }
}

const disturbed = 'A process wrote to it while it was copied. Run the check again.'

function isWrittenNow({ disk, layout }: CheckContext): boolean {
  return writerOf(readClaims(disk, layout)) !== undefined
}

function checkSeal({ disk, layout, list, name }: CheckContext): void {
  const files = reading(layout.index, () => disk.names(layout.index))
  const path = join(layout.index, 'SEAL')
  const place = { file: name(path) }
  list.look('store.index.sealed', files.length)
  if (disk.kind(path) === undefined) {
    list.find('store.index-unsealed', { place })
    list.skip(
      'store.index.sealed',
      'It was not closed in order, so nothing says how its files were.',
    )
    return
  }
  const doubt = reading(layout.index, () => sealOf(disk, layout.index).doubt())
  if (doubt !== undefined) list.find('store.index-changed', { place, reason: doubt })
}

function conclude({ list, isWritten }: CheckContext, seen: number, size: number): void {
  if (seen >= size || isWritten) return
  const place = rangeOf(seen, size)
  list.find('store.index-behind', { place, expected: `${size} entries`, found: `${seen} entries` })
}
