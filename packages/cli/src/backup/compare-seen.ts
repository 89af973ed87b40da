import { toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Tree } from '@custodia/core/wire'
import type { CheckedCopy } from '@custodia/level'
import type { Seen } from './seen.ts'

/** What was seen and lies behind the end of the backup, the largest first. */
export interface Lost {
  readonly trees: readonly Tree[]
  /** Where the largest was found. */
  readonly where: string
  /** Its size; that of the backup if nothing is lost. */
  readonly size: number
}

/** How many states one event can name (docs/format/event-types.md). */
const mostNamed = 32

/**
 * Compares a backup with what was seen of its ledger. What it reaches must be in it: otherwise it is another history, and
 * nothing can be said for it. Errors: ERR_RESTORE_OTHER.
 */
export function compareSeen({ checkpoint, rootAt }: CheckedCopy, seen: readonly Seen[]): Lost {
  for (const { size, root, where } of seen) {
    const found = size > checkpoint.size ? undefined : rootAt(size)
    if (found === undefined || toHex(found) === root) continue
    const message = `${where} shows another history than the backup: the first ${size} entries have the root ${root} there, and ${toHex(found)} in the backup`
    throw new CustodyError('ERR_RESTORE_OTHER', message, { size })
  }
  const beyond = seen.filter(({ size }) => size > checkpoint.size).sort((a, b) => b.size - a.size)
  const named = new Map(beyond.map(({ size, root }) => [`${size} ${root}`, { size, root }]))
  const [largest] = beyond
  return {
    trees: [...named.values()].slice(0, mostNamed),
    where: largest?.where ?? '',
    size: largest?.size ?? checkpoint.size,
  }
}
