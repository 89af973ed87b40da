/**
 * Keys and values beneath the lookups: LevelDB for a writer, memory for a reader. It holds nothing that is not in the
 * journal and the private segments as well.
 */
export interface RawIndex {
  /** The value, or undefined. ERR_STORE_CORRUPT if it is not what was written. */
  get(key: Buffer): Buffer | undefined
  /** Writes all or nothing. Not synced: the journal is. */
  write(puts: readonly Put[]): Promise<void>
  /** Says that something is missing which must be there: the index is not to be used again, but built anew. */
  doubt(): void
  close(): Promise<void>
}

export type Put = readonly [key: Buffer, value: Buffer]
