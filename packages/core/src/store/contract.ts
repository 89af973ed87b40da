/**
 * The contract of a store (D25). Small on purpose: whatever can be computed from these calls is computed above them.
 *
 * What every store promises, and `storeConformance` tests:
 * - `append` compares and appends: it takes the batch only if the store holds exactly `expectedSize` entries, all of it or
 *   nothing, and what it acknowledged survives a crash.
 * - What is read is what was appended, unchanged, or an error. Nothing returned aliases the store's memory, and what was
 *   handed in may be changed as soon as the call was made, before it resolves.
 * - A write whose outcome is unknown is ERR_STORE_UNCERTAIN, and from then on the open store refuses every write with this
 *   code: close it, open it again, and look. After ERR_STORE_WRITE it refuses in the same way, but nothing of that write was
 *   kept. What the machine said is the `cause`, and the failure is the cause of the refusals after it.
 * - After such a failure the open store reads as before the write. Opened again it holds all of the write or nothing, and
 *   goes on. Of an erasure that failed in either way, each value may be there or gone, before and after.
 * - What the machine refuses to read is ERR_STORE_READ, and what it gives that was not written is ERR_STORE_CORRUPT. Neither
 *   is ever taken for something that is not there, and neither stops the store.
 * - Checkpoints are kept for ever, each with the lines that were added to it: none is dropped, and none is changed.
 * - Private values can be erased: disclosures, and the events of entries that were appended as erasable. Nothing else can.
 *
 * Calls may be made side by side. Those that write take effect one after the other, in the order in which they were made.
 */

/** One event as it lies in the store. */
export interface StoredEntry {
  /** Position in the log, from 0 without gap. */
  readonly index: number
  /** The 73-byte leaf (docs/format/leaf.md). */
  readonly leaf: Uint8Array
  /** The event as signed. Its SHA-256 is the event id that the leaf names. Undefined once it was erased. */
  readonly event: Uint8Array | undefined
  /** Chain id, 64 hex digits, and place in the chain. */
  readonly chain: string
  readonly seq: number
  /** The tag secret of this entry, 32 bytes. */
  readonly secret: Uint8Array
  /** The tag secret to which this event commits for its successor, 32 bytes. */
  readonly nextSecret: Uint8Array
}

/** An entry to append, with the private values that it seals. Its index follows from its place in the batch. */
export interface NewEntry extends Omit<StoredEntry, 'index' | 'event'> {
  readonly event: Uint8Array
  /** Whether the event itself is a private value, and can be erased. Left out, it cannot. */
  readonly erasable?: boolean
  /** Event id, 64 hex digits. */
  readonly id: string
  /** Disclosures (docs/format/disclosure.md) by digest, 64 hex digits. */
  readonly disclosures: ReadonlyMap<string, Uint8Array>
}

/** A hash of the tree by its stored-hash index (`storedHashIndex` in merkle). */
export interface TreeHash {
  readonly index: number
  readonly hash: Uint8Array
}

export interface Batch {
  readonly entries: readonly NewEntry[]
  /** All tree hashes that these entries complete, in order. A store may recompute them; it must answer them. */
  readonly treeHashes: readonly TreeHash[]
}

/** How long a chain is, and its last event. */
export interface StoredHead {
  readonly count: number
  /** Event id of the last event, and its log index. */
  readonly id: string
  readonly index: number
}

export interface Store {
  /** How many entries there are. */
  size(): Promise<number>
  /**
   * Appends all of the batch or nothing, if the store holds exactly `expectedSize` entries. Durable when it resolves.
   * An empty batch only compares.
   *
   * A batch that does not fit together is a TypeError, and nothing was written: a leaf that is not of its event, a `seq`
   * that is not the next of its chain, an event or a digest that is already there (erased ones included), a disclosure
   * that does not open its digest, an event or a disclosure beyond its limit, tree hashes that are not those of the
   * entries. `checkBatch` finds all of them. A store may bound the bytes of a whole batch, to no less than 64 MiB of
   * events (RangeError).
   *
   * Errors: ERR_STORE_CONFLICT (another size; nothing was written), ERR_STORE_WRITE (the machine refused; nothing was
   * kept), ERR_STORE_UNCERTAIN (may or may not be there), ERR_STORE_CLOSED.
   */
  append(expectedSize: number, batch: Batch): Promise<void>
  /**
   * Entries from `from` up to but without `to`, in order. Asking beyond the size is a RangeError, at the first step. What
   * is appended meanwhile does not show. Each entry is checked against its leaf, as `entry` does.
   */
  entries(from: number, to: number): AsyncIterable<StoredEntry>
  /** One entry; RangeError if there is none. Checked against its leaf: ERR_STORE_CORRUPT if it does not match. */
  entry(index: number): Promise<StoredEntry>
  /** Log index of an event, or undefined. */
  indexOf(id: string): Promise<number | undefined>
  /** Head of a chain, or undefined. */
  chainHead(chain: string): Promise<StoredHead | undefined>
  /** Log indexes of a chain's events in order, from `fromSeq`; none if the chain is not there or shorter. */
  chainIndexes(chain: string, fromSeq: number): Promise<readonly number[]>
  /** The disclosure with this digest, or undefined if it was erased or never given. */
  disclosure(digest: string): Promise<Uint8Array | undefined>
  /** Whether a disclosure with this digest was ever stored, erased ones included. */
  hasDigest(digest: string): Promise<boolean>
  /** Tree hashes by stored-hash index, in the order asked. An index that is not there yet is a RangeError. */
  treeHashes(indexes: readonly number[]): Promise<readonly Uint8Array[]>
  /**
   * Removes private values for good: disclosures by digest, and events that are erasable by event id, each with all that it
   * seals, all of it or nothing. Of an erased event leaf, place and tag secrets stay. What is not there, and an event that
   * is not erasable, is passed over. Durable when it resolves.
   */
  erase(names: readonly string[]): Promise<void>
  /** The latest checkpoint (a signed note), or undefined. */
  checkpoint(): Promise<Uint8Array | undefined>
  /** The kept checkpoint of exactly this size, or undefined. A size that is no count is a RangeError. */
  checkpointAt(size: number): Promise<Uint8Array | undefined>
  /**
   * The kept checkpoints whose sizes are at least `from` and below `to`, rising. What is kept meanwhile does not show. A
   * range that is none is a RangeError, at the first step; one beyond the size of the store is not.
   */
  checkpoints(from: number, to: number): AsyncIterable<Uint8Array>
  /**
   * Keeps a checkpoint for ever. Durable when it resolves.
   *
   * A size that is kept already takes a note that begins with the bytes of the one that is there, and that then stands in its
   * place: lines were added at its end. That goes for each size and not for the latest alone. Any other size must be above
   * the latest: a store does not go back.
   *
   * A RangeError, and nothing changes, for any other note: one whose second line is not a tree size, or one beyond the size of
   * the store, one that says something else of a size that is kept, one of more than 262,144 bytes. `checkNewCheckpoint`
   * finds all of them. Nothing else of the note is read.
   */
  saveCheckpoint(note: Uint8Array): Promise<void>
  /** Waits for what is under way, then closes. Calling it again does nothing. Every other call then is ERR_STORE_CLOSED. */
  close(): Promise<void>
}
