import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { storedHashCount, treeHasher } from '@custodia/core/merkle'
import { checkStoredEntry } from '@custodia/core/store'
import type { NewEntry } from '@custodia/core/store'
import { uncertain } from '../disk/faults.ts'
import type { JournalWriter } from '../journal/journal-writer.ts'
import type { FoundEntry } from '../journal/scan.ts'
import type { Planned } from './append.ts'

const hasher = treeHasher(sha256)

/**
 * Reads the batch that was just written and holds it against what was checked, before anybody is told that it is there: a
 * bit that flipped in memory between the two would be a record that nobody signed (one such bit ended a log of Certificate
 * Transparency). What does not fit is cut off again: ERR_STORE_WRITE, or ERR_STORE_UNCERTAIN if that cannot be.
 */
export async function confirmBatch(journal: JournalWriter, planned: Planned): Promise<void> {
  const { first } = planned
  const path = `journal segment ${planned.segment}`
  let fault: string | undefined
  try {
    fault = faultOf(journal, planned)
    if (fault !== undefined) await journal.takeBack()
  } catch (cause) {
    const reason = `${path}: entries from ${first} on were written, but could not be confirmed`
    throw uncertain(reason, { expectedSize: first, cause })
  }
  if (fault === undefined) return
  const message = `${path}: ${fault}; nothing of the batch was kept. The memory or the disk of this machine may be failing`
  throw new CustodyError('ERR_STORE_WRITE', message, { path }, { cause: new Error(fault) })
}

function faultOf(journal: JournalWriter, { batch, checked, first }: Planned): string | undefined {
  const found = journal.readLast()?.entries ?? []
  if (found.length !== batch.entries.length) return 'what was read back is not what was written'
  const before = storedHashCount(first)
  const wrong = batch.entries.findIndex((entry, i) => {
    const leafHash = checked.stored[storedHashCount(first + i) - before]
    return !isWhatWasChecked(entry, found[i]!, leafHash!)
  })
  return wrong < 0 ? undefined : `entry ${first + wrong} that was read back is not what was checked`
}

function isWhatWasChecked(
  given: NewEntry,
  { entry, digests }: FoundEntry,
  leafHash: Uint8Array,
): boolean {
  const { disclosures, id, erasable = false } = given
  const named = digests.filter((digest) => disclosures.has(digest))
  return (
    entry.chain === given.chain &&
    entry.seq === given.seq &&
    equalBytes(entry.secret, given.secret) &&
    equalBytes(entry.nextSecret, given.nextSecret) &&
    named.length === disclosures.size &&
    digests.length === disclosures.size + (erasable ? 1 : 0) &&
    digests.includes(id) === erasable &&
    (entry.event === undefined) === erasable &&
    idOf(entry) === id &&
    equalBytes(hasher.leaf(entry.leaf), leafHash)
  )
}

/** Event id, if the event is that of the leaf. One that is a private value was read back with these. */
function idOf(entry: FoundEntry['entry']): string | undefined {
  try {
    return checkStoredEntry(entry, 'what was read back')
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_STORE_CORRUPT') return undefined
    throw error
  }
}
