import type { Disk } from '../disk/disk.ts'
import type { OpenedIndex } from '../lookup/level-index.ts'

/** What opening has to say that is no error. */
export interface Notice {
  readonly kind:
    /** A batch that was being written when the process ended, and that nobody was told of. */
    | 'unfinished-batch'
    /** A checkpoint that was being kept when the process ended, and that nobody was told of. */
    | 'unfinished-checkpoint'
    /** Private values of such a batch. */
    | 'unfinished-private-values'
    /** The index was built again from the journal. */
    | 'index-rebuilt'
    /** The lock of a process that has ended. */
    | 'stale-lock'
    /** Private values that the journal names and that are not there; reading them is ERR_STORE_CORRUPT. */
    | 'private-values-missing'
    /** The file system may lose what was synced, or let two machines write. */
    | 'file-system'
  /** Says what was found and what was done. */
  readonly message: string
}

export interface OpenOptions {
  /** Change nothing, and need no lock. The store answers as of the moment it was opened. */
  readonly readOnly?: boolean
  readonly onNotice?: (notice: Notice) => void
}

/** What lies beneath a store, so that tests can put something else there. */
export interface Machine {
  readonly disk: Disk
  openIndex(directory: string, options: { readonly create: boolean }): Promise<OpenedIndex>
  /** A segment that has this many bytes is full. */
  readonly segmentLength: number
}
