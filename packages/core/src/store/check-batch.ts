import { equalBytes } from '../bytes/index.ts'
import { sha256, sha256Hex } from '../crypto/index.ts'
import { extendFrontier, storedHashCount, treeHasher } from '../merkle/index.ts'
import type { ExtendedFrontier, Frontier } from '../merkle/index.ts'
import { disclosureDigestInput, isId, limits } from '../wire/index.ts'
import { leafEventId } from './check-entry.ts'
import type { Batch, NewEntry, StoredHead } from './contract.ts'

/** What a batch must fit to: the tree so far, and what is already there. */
export interface BatchContext {
  readonly frontier: Frontier
  chainHead(chain: string): StoredHead | undefined
  hasEvent(id: string): boolean
  hasDigest(digest: string): boolean
}

export interface CheckedBatch extends ExtendedFrontier {
  /** The new head of each chain in which the batch appends. */
  readonly heads: ReadonlyMap<string, StoredHead>
}

const secretLength = 32
const hasher = treeHasher(sha256)

/**
 * Checks everything that the contract asks of a batch, for those who write a store. A TypeError names the first entry
 * that does not fit. Returns what follows from the batch: chain heads, and the tree with its new hashes.
 */
export function checkBatch(batch: Batch, context: BatchContext): CheckedBatch {
  const heads = new Map<string, StoredHead>()
  const ids = new Set<string>()
  const digests = new Set<string>()
  const firstIndex = context.frontier.size
  batch.entries.forEach((entry, i) => {
    checkForm(entry, i)
    if (ids.has(entry.id) || context.hasEvent(entry.id)) {
      throw misfit(i, `event ${entry.id} is already there`)
    }
    ids.add(entry.id)
    checkDisclosures(entry, { i, isThere: (d) => digests.has(d) || context.hasDigest(d) })
    for (const digest of entry.disclosures.keys()) digests.add(digest)
    heads.set(entry.chain, nextHead(entry, { i, firstIndex, context, heads }))
  })
  const extended = extendFrontier(
    context.frontier,
    batch.entries.map(({ leaf }) => hasher.leaf(leaf)),
    hasher,
  )
  checkTreeHashes(batch, { first: storedHashCount(firstIndex), stored: extended.stored })
  return { heads, ...extended }
}

function checkForm(entry: NewEntry, i: number): void {
  if (leafEventId(entry.leaf) !== entry.id || sha256Hex(entry.event) !== entry.id) {
    throw misfit(i, `leaf, event and id ${entry.id} do not belong together`)
  }
  if (entry.event.length > limits.eventLength) {
    throw misfit(i, `an event has at most ${limits.eventLength} bytes, not ${entry.event.length}`)
  }
  if (!isId(entry.chain)) throw misfit(i, 'the chain is not named by 64 hex digits')
  if (entry.secret.length !== secretLength || entry.nextSecret.length !== secretLength) {
    throw misfit(i, `a tag secret has ${secretLength} bytes`)
  }
}

function checkDisclosures(
  { disclosures }: NewEntry,
  { i, isThere }: { readonly i: number; readonly isThere: (digest: string) => boolean },
): void {
  for (const [digest, bytes] of disclosures) {
    if (bytes.length > limits.disclosureLength) {
      throw misfit(i, `a disclosure has at most ${limits.disclosureLength} bytes`)
    }
    if (sha256Hex(disclosureDigestInput(bytes)) !== digest) {
      throw misfit(i, `a disclosure does not open its digest ${digest}`)
    }
    if (isThere(digest)) throw misfit(i, `digest ${digest} is already there`)
  }
}

function nextHead(
  { chain, seq, id }: NewEntry,
  place: Pick<CheckedBatch, 'heads'> & {
    readonly i: number
    readonly firstIndex: number
    readonly context: BatchContext
  },
): StoredHead {
  const count = (place.heads.get(chain) ?? place.context.chainHead(chain))?.count ?? 0
  if (seq !== count) throw misfit(place.i, `chain ${chain} has ${count} events, but seq is ${seq}`)
  return { count: count + 1, id, index: place.firstIndex + place.i }
}

function checkTreeHashes(
  { treeHashes }: Batch,
  { first, stored }: { readonly first: number; readonly stored: readonly Uint8Array[] },
): void {
  const fits =
    treeHashes.length === stored.length &&
    treeHashes.every(
      ({ index, hash }, k) => index === first + k && equalBytes(hash, stored[k] ?? hash),
    )
  if (!fits) {
    throw new TypeError(
      `the tree hashes are not the ${stored.length} that these entries complete, from ${first} on`,
    )
  }
}

function misfit(i: number, reason: string): TypeError {
  return new TypeError(`entry ${i} of the batch does not fit: ${reason}`)
}
