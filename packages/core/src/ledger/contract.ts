import type { Checkpoint, CustodyView, ErasedEvent } from '../custody/index.ts'
import type { Signer } from '../crypto/index.ts'
import type {
  ChainKind,
  EventFields,
  EventType,
  Occurrence,
  Role,
  SealedValues,
} from '../wire/index.ts'
import type { OpenBundle, PlacedEvent } from '../custody/index.ts'

/** What a person wants to put on record. The ledger adds place, anchor, commitments and salts. */
export interface DraftOf<T extends EventType> {
  readonly type: T
  /** The capacity in which the signer acts. */
  readonly role: Role
  /** Chain in which the event stands, 64 hex digits; left out by types that open a chain, and by `item.accessed`. */
  readonly chain?: string
  /** When it happened; left out, it is now, to the second, in UTC. */
  readonly occurredAt?: Occurrence
  readonly fields: EventFields<T>
  /** Values that only their digests enter the log. Each gets a fresh salt. */
  readonly sealed?: SealedValues<T>
}

export type Draft = { [T in EventType]: DraftOf<T> }[EventType]

/** An event ready to be signed, by whoever holds the key and wherever he is. */
export interface Prepared {
  readonly ledger: string
  readonly origin: string
  /** The two parts that are signed (docs/format/event.md). */
  readonly protectedBytes: Uint8Array
  readonly payloadBytes: Uint8Array
  /** Openings of the sealed values, so that the signer can read what he signs. */
  readonly disclosures: readonly Uint8Array[]
  /** The exact checkpoint to which the event anchors. */
  readonly checkpoint: Uint8Array
  /** Proof that this checkpoint extends the one that the signer saw last (`PrepareOptions.since`), if there is one. */
  readonly extension?: Extension
  /** When the place in the chain is no longer kept: milliseconds since 1970 UTC. */
  readonly expires: number
  /** What is signed, in plain words. Made by the ledger: a signing client makes its own from the bytes. */
  readonly words: string
}

export interface Extension {
  readonly size: number
  readonly root: string
  /** RFC 6962 consistency proof, 32-byte hashes. */
  readonly proof: readonly Uint8Array[]
}

/** Where an event stands. It is durable when a caller has this. */
export interface Recorded {
  readonly id: string
  readonly chain: string
  readonly seq: number
  readonly index: number
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
}

/** What its signer keeps: proof that the ledger took the event, and where. */
export interface Receipt extends Recorded {
  readonly event: Uint8Array
  readonly leaf: Uint8Array
  /** The tag secret of this event, 32 bytes. */
  readonly secret: Uint8Array
  /** Inclusion proof in the tree of the checkpoint. */
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: Uint8Array
}

/** An event as the ledger shows it. */
export interface LedgerEvent extends PlacedEvent {
  readonly bytes: Uint8Array
  /** Opened sealed values by label, as `SealedValues` has them; erased ones are absent. */
  readonly opened: ReadonlyMap<string, unknown>
}

/** A chain place kept for a prepared event until it is submitted or expires. */
export interface Reservation {
  /** SHA-256 of the bytes to be signed, 64 hex digits. */
  readonly id: string
  /** Chain whose next place is kept; undefined for an event that opens a chain. */
  readonly chain: string | undefined
  readonly expires: number
  readonly secret: Uint8Array
  readonly nextSecret: Uint8Array
  readonly disclosures: readonly Uint8Array[]
}

/** What opening a ledger has to say that is no error. */
export interface LedgerNotice {
  readonly kind:
    /** Sealed values were erased whose erasure had effect before, and was not finished. */
    | 'erasure-finished'
    /** The same of a ledger that is opened for reading: they are not shown, and erased by the next one that records. */
    | 'erasure-waits'
  readonly message: string
}

/** Where reservations are kept: in memory unless the program must find them again in another process. */
export interface ReservationBook {
  list(): Promise<readonly Reservation[]>
  put(reservation: Reservation): Promise<void>
  remove(id: string): Promise<void>
}

export interface PrepareOptions {
  /** Public key that will sign, 32 bytes. */
  readonly publicKey: Uint8Array
  /** How long the place in the chain is kept, in seconds. Default 600. */
  readonly lifetime?: number
  /**
   * Size of the checkpoint that the signer saw last, if that is not the one to which his last recorded event anchors:
   * `extension` then starts there. A size that the ledger never had gives no extension.
   */
  readonly since?: number
}

/** A file that a bundle is to carry: one that an exported event names as its attachment. */
export interface ExportedAttachment {
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** Gives its bytes, once. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface ExportRequest {
  /** Chain id of the case. */
  readonly case: string
  /** Chain ids of the items to carry; all of the case when left out. */
  readonly items?: readonly string[]
  /**
   * Who is shown what: the name of a profile that comes with Custodia, or the bytes of one's own (docs/format/profile.md).
   * Left out, it is `full`: every value that was not erased. The export event states it, and what it withholds and why.
   */
  readonly profile?: string | Uint8Array
  /** For whom the bundle is, and what for. Sealed into the export event. */
  readonly recipient?: string
  readonly reason?: string
  /** Files that the bundle is to carry: each is an attachment of an exported event. None when left out. */
  readonly attachments?: readonly ExportedAttachment[]
  /** Whether the bundle carries all leaves of the log, so that who has it can see that nothing continues what is shown. */
  readonly leaves?: boolean
  /**
   * Is called with the checkpoint of the bundle before its first byte comes: the time to have it cosigned and stamped
   * (`Ledger.addLines`). What it throws ends the export; the statement of the export stays on record.
   */
  readonly date?: (checkpoint: Checkpoint) => Promise<void>
}

/** Single values that a bundle is to open later. */
export interface DiscloseRequest {
  /** Gives the bytes of the bundle; it is called twice. */
  readonly open: OpenBundle
  /** Ids of events that the bundle carries. */
  readonly events: readonly string[]
  /** Labels: each of the events seals each of them. */
  readonly labels: readonly string[]
  /** To whom they are disclosed, and what for. Sealed into the event that records it. */
  readonly recipient?: string
  readonly reason?: string
  /** Is told once the disclosure is on record, before the first byte comes. */
  readonly told?: (disclosed: Disclosed) => void
}

export interface Disclosed {
  readonly recorded: Recorded
  /** Values that the bundle did not open before, and all that the new one opens. */
  readonly values: number
  readonly opened: number
}

export interface Ledger {
  /** Event id of the genesis. */
  readonly id: string
  readonly origin: string
  /** The first key of the log as a vkey, as a trust file names it (docs/format/trust.md). */
  readonly logKey: string
  /** How many events there are. */
  readonly size: number
  /** What the record says: parties, cases, items, the state of each. Read only. */
  readonly state: CustodyView
  /** Asks the law, keeps the place in the chain, and gives the bytes to sign. Errors: ERR_LAW, ERR_CHAIN_RESERVED, ERR_EVENT_FIELD, ERR_SIGNER_UNKNOWN. */
  prepare(draft: Draft, options: PrepareOptions): Promise<Prepared>
  /** Takes the signature of a prepared event. An event that is already there is answered as the first time. */
  submit(prepared: Prepared, signature: Uint8Array): Promise<Recorded>
  /** Gives back a place in a chain that will not be used. */
  cancel(prepared: Prepared): Promise<void>
  /** `prepare`, sign and `submit` in one; calls may run side by side. */
  record(draft: Draft, signer: Signer): Promise<Recorded>
  /** Signs a checkpoint of everything recorded so far, unless the last one covers it already. */
  checkpoint(): Promise<Checkpoint>
  /** The checkpoints that were ever signed, from one of at least this size on, rising; all when left out. */
  checkpoints(from?: number): AsyncIterable<Checkpoint>
  /** The checkpoint of exactly this size, or undefined if none was signed. */
  checkpointAt(size: number): Promise<Checkpoint | undefined>
  /**
   * Adds signature lines to a checkpoint, for ever: whole lines, as a witness or an authority of time gave them. Those that stand
   * there already are passed over. Whether they hold is not looked at, but for a line by the log's own key. Events that are
   * prepared from then on name the note with its lines, if it is the latest. Errors: ERR_CHECKPOINT_UNKNOWN,
   * ERR_NOTE_MALFORMED, ERR_NOTE_UNVERIFIED, those of the store; with each, nothing was added.
   */
  addLines(size: number, lines: Uint8Array): Promise<Checkpoint>
  /**
   * Proves that the first `from` events are the beginning of the first `to`: an RFC 6962 consistency proof, 32-byte hashes,
   * none if `from` is 0 or both are the same. Sizes that the ledger does not have are a RangeError.
   */
  consistency(from: number, to: number): Promise<readonly Uint8Array[]>
  /** The receipt of an event, from a checkpoint that covers it. */
  receipt(id: string): Promise<Receipt>
  /** An event; undefined if there is none, or if it was erased. */
  event(id: string): Promise<LedgerEvent | undefined>
  /** The events of a chain in order, but for erased ones. */
  history(chain: string): AsyncIterable<LedgerEvent>
  /** All events in log order, but for erased ones. */
  events(): AsyncIterable<LedgerEvent>
  /** What is left of the events that were erased, of one chain or of all, in log order: only accesses can be. */
  erased(chain?: string): AsyncIterable<ErasedEvent>
  /**
   * States the export on the record, then gives the bundle's bytes. If an erasure takes effect before the last of them was
   * asked for, they end: what was given is no bundle. Errors: ERR_CHAIN_UNKNOWN, ERR_PROFILE_FILE, ERR_ATTACHMENT, ERR_LAW,
   * ERR_ERASED_MEANWHILE.
   */
  export(request: ExportRequest): AsyncIterable<Uint8Array>
  /**
   * Puts on record that values are disclosed, then gives the bytes of a new bundle: the old one that opens them too. Errors:
   * ERR_DISCLOSURE_REFUSED, ERR_EVENT_UNKNOWN, ERR_CHAIN_UNKNOWN, those of a bundle; with each, nothing was recorded. It
   * ends as `export` does with ERR_ERASED_MEANWHILE.
   */
  disclose(request: DiscloseRequest): AsyncIterable<Uint8Array>
  /** Kind of a chain that belongs to the ledger, or undefined. */
  chainKind(chain: string): ChainKind | undefined
  /** Waits for what was submitted, signs a last checkpoint and closes the store. */
  close(): Promise<void>
}
