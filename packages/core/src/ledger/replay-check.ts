import { equalBytes } from '../bytes/index.ts'
import { nextCommitment } from '../custody/index.ts'
import type { PlacedEvent } from '../custody/index.ts'
import { hasher } from '../log/index.ts'
import type { Log } from '../log/index.ts'
import { emptyFrontier, extendFrontier, frontierRoot } from '../merkle/index.ts'
import type { StoredEntry } from '../store/index.ts'
import type { ChainEnd } from './chains.ts'
import { corrupt } from './check-reads.ts'
import { checkErasedTag, erasedEvent } from './erased.ts'

/** Checks what is read when a ledger is opened, entry by entry and as a whole. Errors: ERR_STORE_CORRUPT. */
export interface ReplayCheck {
  /** An entry, the event in it, and the end of its chain before it. */
  take(entry: StoredEntry, event: PlacedEvent, end: ChainEnd | undefined): void
  /** An entry whose event was erased, and the end of its chain before it. */
  takeErased(entry: StoredEntry, end: ChainEnd | undefined, ledgerId: string): void
  /** All entries were given: they must be those of the tree. */
  finish(log: Pick<Log, 'size' | 'rootHash'>): void
}

export function createReplayCheck(): ReplayCheck {
  let frontier = emptyFrontier
  return {
    take(entry, event, end) {
      checkPlace(entry, event)
      checkSecrets(entry, event, end)
      frontier = extendFrontier(frontier, [hasher.leaf(entry.leaf)], hasher).frontier
    },
    takeErased(entry, end, ledgerId) {
      checkErased(entry, end)
      checkErasedTag(entry, ledgerId)
      frontier = extendFrontier(frontier, [hasher.leaf(entry.leaf)], hasher).frontier
    },
    finish({ size, rootHash }) {
      const isWhole = frontier.size === size && equalBytes(frontierRoot(frontier, hasher), rootHash)
      if (!isWhole) throw corrupt(`the ${frontier.size} entries read are not those of its tree`)
    },
  }
}

function checkPlace({ index, chain, seq }: StoredEntry, event: PlacedEvent): void {
  if (chain === event.chain && seq === event.payload.seq) return
  throw corrupt(`entry ${index} is filed as event ${seq} of chain ${chain}, which it is not`)
}

/** Only accesses are ever erased, and what is left of one must follow the one before it. */
function checkErased(entry: StoredEntry, end: ChainEnd | undefined): void {
  const { index, chain, seq, secret } = entry
  const follows =
    end === undefined
      ? seq === 0 && chain === erasedEvent(entry).id
      : end.kind === 'access' && seq === end.count && equalBytes(secret, end.nextSecret)
  if (!follows) throw corrupt(`entry ${index} was erased, and is no access that follows another`)
}

/** With a wrong secret the next event of the chain would get a tag that proves nothing. */
function checkSecrets(
  { index, secret, nextSecret }: StoredEntry,
  { payload }: PlacedEvent,
  end: ChainEnd | undefined,
): void {
  const isOwn =
    end === undefined ? nextCommitment(secret) === payload.self : equalBytes(secret, end.nextSecret)
  if (!isOwn || nextCommitment(nextSecret) !== payload.next) {
    throw corrupt(`entry ${index}: its tag secrets are not those that were committed to`)
  }
}
