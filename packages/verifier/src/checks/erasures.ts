import type { CustodyRecord } from '@custodia/core/custody'
import type { BundleErased } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { ErasedAccesses, Place } from '../report.ts'

/**
 * Checks that each access of which only the id is left was erased by an act on record that has effect: the item's chain,
 * which registers its list of accesses, stands before that list.
 */
export interface ErasureCheck {
  take(erased: BundleErased, place: Place, record: CustodyRecord): void
  /** Says so if there was none. */
  finish(): void
  /** Lists of accesses of which something was erased, in the order of the bundle. */
  all(): readonly ErasedAccesses[]
}

export function createErasureCheck(collector: Collector): ErasureCheck {
  const lists = new Map<string, { item?: string; entries: number; readonly by: Set<string> }>()

  return {
    take({ recordedAt }, place, record) {
      collector.look('erased.covered')
      const chain = place.chain!
      const item = record.itemOfAccess(chain)
      const erasures = item === undefined ? [] : record.accessErasures(item)
      const covering = erasures.find(({ until }) => recordedAt < until)
      if (covering === undefined) collector.find('erased.uncovered', { place })
      const list = lists.get(chain) ?? { entries: 0, by: new Set() }
      if (item !== undefined) list.item = item
      list.entries += 1
      if (covering !== undefined) list.by.add(covering.event)
      lists.set(chain, list)
    },
    finish() {
      if (lists.size > 0) return
      collector.skip('erased.covered', 'No entry that the bundle carries was erased.')
    },
    all: () => Array.from(lists, ([chain, { by, ...list }]) => ({ chain, ...list, by: [...by] })),
  }
}
