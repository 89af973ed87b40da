import { CustodyError } from '@custodia/core/errors'
import { checkBatch, copyBatch } from '@custodia/core/store'
import type { Batch, NewEntry } from '@custodia/core/store'
import type { FailedWrite } from '@custodia/core/store-conformance'
import type { Has } from './flaw.ts'
import { forgetBatch } from './kept.ts'
import type { Kept } from './kept.ts'
import { headOf } from './lookups.ts'
import type { Change } from './machine.ts'

/** Compares and checks a batch; gives what it changes, or undefined if there is nothing to append. */
export function planBatch(
  kept: Kept,
  { size, batch: given, has }: { readonly size: number; readonly batch: Batch; readonly has: Has },
): Change | undefined {
  const actualSize = kept.entries.length
  if (size !== actualSize && !has('ignores the expected size')) {
    const details = { expectedSize: size, actualSize }
    throw new CustodyError('ERR_STORE_CONFLICT', `expected ${size}, found ${actualSize}`, details)
  }
  if (given.entries.length + given.treeHashes.length === 0) return undefined
  const batch = has('copies a batch only when its turn comes') ? copyBatch(given) : given
  const frontier = checkedFrontier(kept, batch, has)
  const isShort = has('drops the last entry of a batch')
  const make = (): void => {
    kept.before = kept.entries.length
    kept.frontier = frontier
    keepEntries(kept, isShort ? batch.entries.slice(0, -1) : batch.entries, has)
    kept.hashes.push(...batch.treeHashes.map(({ hash }) => hash))
  }
  return {
    make,
    leaves: (outcome) => leftOf(kept, { outcome, batch, has, make }),
    isShown: has('shows a batch in doubt'),
  }
}

function checkedFrontier(kept: Kept, batch: Batch, has: Has): Kept['frontier'] {
  if (has('takes what does not fit') || has('ignores the expected size')) return kept.frontier
  if (has('writes entries up to the one that does not fit')) {
    kept.before = kept.entries.length
    keepEntries(kept, batch.entries.slice(0, -1), has)
  }
  const { frontier } = checkBatch(batch, {
    frontier: kept.frontier,
    chainHead: (chain) => headOf(kept, chain, has),
    hasEvent: (id) => kept.ids.includes(id),
    hasDigest: (digest) => kept.disclosures.has(digest),
  })
  if (has('writes entries up to the one that does not fit')) kept.entries.length = kept.before
  return frontier
}

function keepEntries(kept: Kept, entries: readonly NewEntry[], has: Has): void {
  for (const { id, disclosures, erasable = false, ...entry } of entries) {
    const index = kept.entries.length
    if (erasable) kept.erasable.set(id, [...disclosures.keys()])
    else kept.erasable.delete(id)
    if (erasable && has('gives an event as a disclosure')) kept.disclosures.set(id, entry.event)
    kept.ids[index] = id
    const isUntagged = has('takes events apart and keeps them without their tag')
    const isTagged = entry.event[0] === 0xd2
    const event = isUntagged && isTagged ? entry.event.slice(1) : entry.event
    kept.entries.push({ index, ...entry, event })
    for (const [digest, bytes] of disclosures) kept.disclosures.set(digest, bytes)
  }
}

/** What is found of a batch that failed, each time the store is opened again. */
function leftOf(
  kept: Kept,
  failed: {
    readonly outcome: FailedWrite
    readonly batch: Batch
    readonly has: Has
    readonly make: () => void
  },
): (() => void)[] {
  const { outcome, batch, has, make } = failed
  if (outcome !== 'kept') {
    const flaw =
      outcome === 'refused' ? 'keeps half a batch that was refused' : 'keeps half a batch in doubt'
    return has(flaw) ? [() => keepEntries(kept, batch.entries.slice(0, 1), has)] : []
  }
  const all = (): void => {
    make()
    if (has('forgets a chain head of a batch in doubt')) kept.headless.add(batch.entries[0]!.chain)
    if (has('spoils a tree hash of a batch in doubt'))
      kept.hashes.push(kept.hashes.pop()!.toReversed())
    if (!has('forgets the digests of a batch in doubt')) return
    for (const { disclosures } of batch.entries) {
      for (const digest of disclosures.keys()) kept.disclosures.delete(digest)
    }
  }
  const isLost = has('loses a batch in doubt when it is opened a second time')
  return isLost ? [all, () => forgetBatch(kept)] : [all]
}
