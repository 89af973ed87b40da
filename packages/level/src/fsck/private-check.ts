import { isCustodyError } from '@custodia/core/errors'
import { readWholeFile } from '../disk/whole-file.ts'
import type { FoundEntry } from '../journal/scan.ts'
import type { PlacedPrivate } from '../private/private-scan.ts'
import type { CheckContext } from './context.ts'
import { walkPrivate } from './private-walk.ts'
import type { WalkedPrivate } from './private-walk.ts'

/** Checks the private values of one segment against the digests that its entries name. */
export interface PrivateCheck {
  /** Undefined if there is no file, or none that can be read. */
  readonly walked: WalkedPrivate | undefined
  /** What the segment holds of each digest. */
  readonly values: ReadonlyMap<string, PlacedPrivate>
  entry(found: FoundEntry): void
  /** All entries of the segment went by. */
  finish(end: SegmentEnd): void
}

export interface SegmentEnd {
  readonly isLast: boolean
  /** Index behind the last entry. */
  readonly size: number
  /** Entries of the segment cannot be read: values that nobody seems to name may be theirs. */
  readonly hasLost: boolean
}

export function createPrivateCheck(context: CheckContext, segment: number): PrivateCheck {
  const { list, layout, name } = context
  const path = layout.privatePath(segment)
  const file = name(path)
  const walked = readSegment(context, path, segment)
  const values = new Map<string, PlacedPrivate>()
  for (const record of walked?.records ?? []) {
    if (!values.has(record.digest)) values.set(record.digest, record)
  }
  const named = new Map<string, number>()
  let missing = 0

  function checkBeginning(): void {
    if (walked === undefined && named.size > 0) {
      list.find('store.private-missing', { place: { file }, expected: `${named.size} values` })
    }
    if (walked === undefined) return
    list.look('store.private.segments')
    if (walked.generation === undefined)
      list.find('store.private-header', { place: { file, offset: 0 } })
  }

  function checkValues({ isLast, size }: SegmentEnd): void {
    const { records = [], damages = [], length = 0 } = walked ?? {}
    list.look('store.private.values', records.length + damages.length)
    for (const { offset, length: bytes } of damages) {
      // Values are written before the entries that name them: a crash leaves the beginning of them at the end.
      const isAtEnd = isLast && size >= context.acknowledged && offset + bytes === length
      const isLeftover = isAtEnd && missing === 0
      const seen = { place: { file, offset }, found: `${bytes} bytes` }
      if (!isLeftover) list.find('store.value-damaged', seen)
      else if (!context.isWritten) list.find('store.private-leftover', seen)
    }
  }

  function checkNamed({ size, isLast, hasLost }: SegmentEnd): void {
    const records = walked?.records ?? []
    list.look('store.private.named', records.length)
    for (const record of records) {
      const { digest, index, place } = record
      if (named.get(digest) === index && values.get(digest) === record) continue
      const seen = { place: { file, offset: place.offset, index, digest } }
      if (isLast && index >= Math.max(size, context.acknowledged)) {
        if (!context.isWritten) list.find('store.private-leftover', seen)
      } else if (hasLost || index >= size) {
        list.skip('store.private.named', 'Not for values of entries that cannot be read.')
      } else {
        list.find('store.value-unnamed', seen)
      }
    }
  }

  return {
    walked,
    values,
    entry({ entry, digests }) {
      for (const digest of digests) {
        if (!named.has(digest)) named.set(digest, entry.index)
        list.look('store.private.complete')
        if (values.get(digest)?.index === entry.index) continue
        missing += 1
        list.find('store.value-missing', { place: { file, index: entry.index, digest } })
      }
    },
    finish(end) {
      checkBeginning()
      checkValues(end)
      checkNamed(end)
    },
  }
}

function readSegment(
  { disk, list, name }: CheckContext,
  path: string,
  segment: number,
): WalkedPrivate | undefined {
  try {
    const bytes = readWholeFile(disk, path)
    return bytes === undefined ? undefined : walkPrivate(bytes, segment)
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_READ') throw error
    list.find('store.unreadable', { place: { file: name(path) }, reason: error.message })
    return undefined
  }
}
