/**
 * Errors say "I could not do it". What a verifier sees in a bundle is a finding, never an error.
 *
 * Codes are stable within a major version; messages are not. A message names what failed, where, what was expected and
 * found. `errorTable` adds, for every code, what it means and what to do next; `custodia explain` and `docs/errors.md`
 * are made from it.
 */

/**
 * Why a time stamp does not count (docs/format/checkpoint.md).
 *
 * - `malformed`: not a time stamp in its one encoding, or beyond a limit. `not-a-token`: something else, such as the
 *   whole answer of an authority. `extension`: it demands something that is not understood.
 * - `imprint`: it is of other bytes. `algorithm`: a hash, signature or key that is too weak or not known.
 * - `signer`: the certificate that signed is not there, or the token names another. `signature`: it does not hold.
 * - `purpose`: the certificate is not one for time stamps alone. `chain`: a certificate did not hold at that time, or
 *   may not vouch for the next. `unknown-authority`: nothing leads to a certificate that is trusted. `ended`: the
 *   authority was trusted no longer at that time. `authority`: a trusted certificate cannot be read.
 * - `refused`: the authority gave none. `nonce`: the answer is to another request.
 */
export type TimeStampFault =
  | 'malformed'
  | 'not-a-token'
  | 'extension'
  | 'imprint'
  | 'algorithm'
  | 'signer'
  | 'signature'
  | 'purpose'
  | 'chain'
  | 'unknown-authority'
  | 'ended'
  | 'authority'
  | 'refused'
  | 'nonce'

/** What each code carries. */
export interface CustodyErrorDetails {
  ERR_CBOR_PROFILE: { readonly offset: number; readonly reason: 'truncated' | 'profile' }
  ERR_CBOR_VALUE: { readonly path: string }
  ERR_EVENT_MALFORMED: { readonly field: string }
  ERR_EVENT_FIELD: { readonly type: string; readonly field: string }
  ERR_POSSESSION_MALFORMED: { readonly field: string }
  ERR_LEAF_MALFORMED: { readonly part: string }
  ERR_DISCLOSURE_MALFORMED: { readonly part: string }
  ERR_DISCLOSURE_MISMATCH: { readonly label?: string }
  /** Lines count from 1; 0 when no single line is at fault. */
  ERR_NOTE_MALFORMED: { readonly line: number }
  ERR_NOTE_UNVERIFIED: { readonly name: string }
  ERR_VKEY_MALFORMED: { readonly part: string }
  /** Lines count from 1; 0 when no single line is at fault. */
  ERR_CHECKPOINT_MALFORMED: { readonly line: number }
  ERR_CHECKPOINT_ORIGIN: { readonly expected: string; readonly found: string }
  ERR_CHECKPOINT_UNKNOWN: { readonly size: number }
  ERR_COSIGNATURE_MALFORMED: { readonly part: string }
  /** Lines count from 1; 0 when no single line is at fault. */
  ERR_ADD_CHECKPOINT_MALFORMED: { readonly line: number }
  /** `witness` is the name in its key; `status` the HTTP status of its answer. */
  ERR_WITNESS_REFUSED: { readonly witness: string; readonly status: number }
  ERR_WITNESS_ANSWER: { readonly witness: string }
  /** Sizes in events: what the witness has cosigned, and what it was asked to. */
  ERR_WITNESS_AHEAD: { readonly witness: string; readonly seen: number; readonly size: number }
  ERR_WITNESS_UNREACHED: { readonly witness: string }
  /** What else the key is. */
  ERR_WITNESS_KEY: { readonly reason: 'log' | 'witness' | 'ledger' | 'person' }
  ERR_PROOF_MALFORMED: { readonly part: string }
  ERR_PROOF_MISMATCH: { readonly part: string }
  ERR_RECEIPT_MALFORMED: { readonly part: string }
  ERR_RECEIPT_TAG: { readonly event: string }
  ERR_CONTRADICTION_MALFORMED: { readonly part: string }
  ERR_NO_CONTRADICTION: { readonly kind: string }
  /** Offsets count from the first byte of the bundle. */
  ERR_BUNDLE_MALFORMED: {
    readonly offset: number
    readonly part: string
    readonly reason: 'truncated' | 'malformed'
  }
  ERR_TIME_STAMP: { readonly reason: TimeStampFault }
  ERR_TIME_STAMP_SERVICE: {
    readonly url: string
    readonly reason: 'unreachable' | 'status' | 'type' | 'too-long' | 'too-slow'
  }
  /** `member` is empty when the file as a whole is at fault. */
  ERR_TRUST_FILE: { readonly member: string }
  ERR_MONITOR_STATE: { readonly path: string }
  /** What was published at `path`, of this size, is no beginning of the log. */
  ERR_PUBLISHED_OTHER: { readonly path: string; readonly size: number }
  /** `part` of a published log is missing or is not what it should be. */
  ERR_PUBLISHED_FAULT: { readonly part: string }
  /** `line` counts from 1, and is 0 when no single line of the policy is at fault. */
  ERR_WITNESS_POLICY: { readonly line: number }
  /** `member` is empty when the file as a whole is at fault; members of a demand are `demands.2.roles`, counted from 1. */
  ERR_POLICY_FILE: { readonly member: string }
  /** `member` is empty when the file as a whole is at fault; members of a rule are `rules.2.labels`, counted from 1. */
  ERR_PROFILE_FILE: { readonly member: string }
  ERR_NOT_VERIFIED: { readonly verdict: string; readonly exitCode: number }
  ERR_PUBLIC_KEY: {
    readonly reason: 'length' | 'not-a-point' | 'not-canonical' | 'small-order' | 'torsion'
  }
  ERR_SIGNATURE: { readonly reason: 'length' | 's-range' | 'mismatch' }
  ERR_SIGNER: { readonly reason: 'device' | 'public-key' | 'signature' }
  ERR_LAW: { readonly rule: string; readonly sentence: string; readonly remedy: string }
  ERR_SIGNER_UNKNOWN: { readonly kid: string }
  ERR_CHAIN_UNKNOWN: { readonly chain: string }
  ERR_ATTACHMENT: { readonly sha256: string; readonly reason: 'unknown' | 'twice' | 'different' }
  ERR_DISCLOSURE_REFUSED: {
    readonly event: string
    readonly label: string
    readonly reason: 'not-carried' | 'not-sealed' | 'protected' | 'erased' | 'open'
  }
  ERR_CHAIN_RESERVED: { readonly chain: string; readonly expires: number }
  ERR_RESERVATION: { readonly reason: 'missing' | 'expired' }
  ERR_LEDGER_KEY: { readonly key: 'log' | 'service' | 'none' }
  ERR_LEDGER_RECORD: { readonly index: number }
  /** Sizes in events. `shorter`: the store ends before what was signed; `other`: it holds other events. */
  ERR_LEDGER_BEHIND: {
    readonly found: number
    readonly signed: number
    readonly reason: 'shorter' | 'other'
  }
  /** The entry with which the erasure took effect. */
  ERR_ERASED_MEANWHILE: { readonly index: number }
  /** How many values are not erased. */
  ERR_ERASURE_UNFINISHED: { readonly values: number }
  ERR_EVENT_UNKNOWN: { readonly event: string }
  ERR_CLOCK: { readonly found: number }
  ERR_STORE_CONFLICT: { readonly expectedSize: number; readonly actualSize: number }
  ERR_STORE_UNCERTAIN: { readonly expectedSize: number }
  ERR_STORE_CLOSED: { readonly call: string }
  ERR_STORE_CORRUPT: { readonly where: string }
  ERR_STORE_EXISTS: { readonly path: string }
  ERR_STORE_MISSING: { readonly path: string }
  ERR_STORE_LOCKED: { readonly path: string }
  ERR_STORE_VERSION: { readonly path: string; readonly found: string }
  ERR_STORE_READ: { readonly path: string }
  ERR_STORE_READ_ONLY: { readonly path: string }
  ERR_STORE_WRITE: { readonly path: string }
  ERR_BACKUP_TARGET: { readonly path: string }
  ERR_BACKUP_DAMAGED: { readonly where: string }
  /** `backup`: entries that it holds. */
  ERR_BACKUP_OTHER: { readonly backup: number; readonly reason: 'longer' | 'other' }
  /** Sizes in events: of the backup, and of the largest state that was seen. */
  ERR_RESTORE_BEHIND: { readonly backup: number; readonly seen: number }
  ERR_RESTORE_OTHER: { readonly size: number }
  ERR_USAGE: { readonly argument: string }
  ERR_PART_MISSING: { readonly command: string }
  ERR_FILE_READ: {
    readonly path: string
    readonly reason: 'missing' | 'directory' | 'permission' | 'too-long' | 'device'
  }
  ERR_RECIPIENT: { readonly argument: string }
  ERR_IDENTITY_FILE: { readonly path: string }
  ERR_ENCRYPTED: {
    readonly path: string
    readonly reason: 'identity-missing' | 'identity-other' | 'damaged' | 'armoured'
  }
  ERR_FILE_WRITE: {
    readonly path: string
    readonly reason: 'exists' | 'not-empty' | 'missing' | 'permission' | 'full' | 'device'
  }
  ERR_OUTPUT: { readonly reason: 'closed' | 'device' }
  ERR_NAME_UNKNOWN: { readonly name: string; readonly candidates: readonly string[] }
  ERR_NAME_AMBIGUOUS: { readonly name: string; readonly candidates: readonly string[] }
  ERR_CODE_UNKNOWN: { readonly code: string; readonly candidates: readonly string[] }
  ERR_NO_OFFER: { readonly item: string }
  ERR_NO_DIGEST: { readonly item: string }
  ERR_PREPARED_MALFORMED: { readonly part: string }
  ERR_REQUEST_MALFORMED: { readonly part: string }
  ERR_KEY_FILE_MISSING: { readonly path: string }
  ERR_KEY_FILE_EXISTS: { readonly path: string }
  ERR_KEY_FILE_FORMAT: { readonly path: string }
  /** `mode`: the permission bits of the file. */
  ERR_KEY_FILE_OPEN: { readonly path: string; readonly mode: number }
  ERR_KEY_PASSPHRASE: { readonly path: string }
  ERR_PASSPHRASE_SOURCE: {
    readonly reason: 'none' | 'descriptor' | 'unusable' | 'differs' | 'interrupted'
  }
  ERR_KEY_MISMATCH: { readonly expected: string; readonly found: string }
  ERR_KEY_SEEN: { readonly path: string }
  ERR_LEDGER_MISMATCH: { readonly expected: string; readonly found: string }
  ERR_ANCHOR_REFUSED: { readonly reason: 'mismatch' | 'smaller' | 'other-root' | 'not-extended' }
  ERR_NOT_CONFIRMED: { readonly question: string }
}

export type CustodyErrorCode = keyof CustodyErrorDetails

/** What a code means, and what its reader can do next. */
export interface ErrorEntry {
  readonly meaning: string
  readonly next: string
}

export const errorTable: { readonly [C in CustodyErrorCode]: ErrorEntry } = {
  ERR_CBOR_PROFILE: {
    meaning: 'The bytes are not in the one CBOR encoding that Custodia accepts.',
    next: 'Look at the byte offset in the message; docs/format/cbor.md lists what is accepted.',
  },
  ERR_CBOR_VALUE: {
    meaning: 'A value cannot be written in the CBOR encoding that Custodia uses.',
    next: 'Use only safe integers, well-formed text, byte strings, arrays, maps, true, false and null.',
  },
  ERR_EVENT_MALFORMED: {
    meaning: 'The bytes are well-formed CBOR, but not a custody event.',
    next: 'Compare the named field with docs/format/event.md.',
  },
  ERR_EVENT_FIELD: {
    meaning: 'A field of an event is missing, unknown, or of another kind than its type demands.',
    next: 'Compare the named field with docs/format/event-types.md.',
  },
  ERR_POSSESSION_MALFORMED: {
    meaning: 'The bytes are well-formed CBOR, but not a proof that somebody holds a key.',
    next: 'Compare the named field with docs/format/event.md, section "Proof of possession".',
  },
  ERR_LEAF_MALFORMED: {
    meaning: 'The bytes are not a leaf of the log.',
    next: 'Compare with docs/format/leaf.md: a leaf has 73 bytes and begins with 01.',
  },
  ERR_DISCLOSURE_MALFORMED: {
    meaning: 'The bytes are not a disclosure: a salt of 16 bytes, a value and a label.',
    next: 'Compare with docs/format/disclosure.md.',
  },
  ERR_DISCLOSURE_MISMATCH: {
    meaning: 'A disclosure does not open the digest that the event carries.',
    next: 'The value, its salt or its label was changed, or it belongs to another event.',
  },
  ERR_NOTE_MALFORMED: {
    meaning: 'The text is not a signed note.',
    next: 'Compare the named line with docs/format/checkpoint.md and c2sp.org/signed-note.',
  },
  ERR_NOTE_UNVERIFIED: {
    meaning: 'The note carries no signature that holds by a key you named.',
    next: 'Check that the key is the right one, and that the note was not changed.',
  },
  ERR_VKEY_MALFORMED: {
    meaning: 'The text is not a verifier key.',
    next: 'A vkey is name+hash+key, as c2sp.org/signed-note writes it. Copy it again from its source.',
  },
  ERR_CHECKPOINT_MALFORMED: {
    meaning: 'The note is not a checkpoint.',
    next: 'Compare the named line with docs/format/checkpoint.md and c2sp.org/tlog-checkpoint.',
  },
  ERR_CHECKPOINT_ORIGIN: {
    meaning: 'The checkpoint is of another log.',
    next: 'Use the checkpoint of the log that you are checking.',
  },
  ERR_CHECKPOINT_UNKNOWN: {
    meaning: 'The ledger has kept no checkpoint of this size.',
    next: 'Use a size for which the log has signed one. To have one of everything recorded so far, ask the ledger for a checkpoint first.',
  },
  ERR_COSIGNATURE_MALFORMED: {
    meaning: 'A signature line has a cosignature of the wrong length or of an impossible time.',
    next: 'Compare with docs/format/checkpoint.md and c2sp.org/tlog-cosignature, or ask the witness again.',
  },
  ERR_ADD_CHECKPOINT_MALFORMED: {
    meaning: 'The bytes are not a request to a witness: an old size, a proof and a checkpoint.',
    next: 'Compare the named line with docs/witness.md and c2sp.org/tlog-witness.',
  },
  ERR_WITNESS_REFUSED: {
    meaning: 'A witness refused to cosign the checkpoint. Nothing was kept.',
    next: 'Read its answer. 403 and 404: it does not know this log or its key; ask its operator. 422: what it cosigned before is not the beginning of this ledger; keep everything and tell the oversight body.',
  },
  ERR_WITNESS_ANSWER: {
    meaning:
      'A witness answered something that is no cosignature of this checkpoint. Nothing was kept.',
    next: 'Check its address and its key with its operator.',
  },
  ERR_WITNESS_AHEAD: {
    meaning: 'A witness has cosigned more of this ledger than is there.',
    next: 'If a newer checkpoint was sent meanwhile, nothing is wrong. If not, the ledger is an older copy, or somebody else signs with its log key: keep everything and find out which.',
  },
  ERR_WITNESS_UNREACHED: {
    meaning: 'A witness could not be reached, or was not able to answer, also when asked again.',
    next: 'Nothing is lost: appending never waits for a witness. Look at the network and the address, and date the ledger again.',
  },
  ERR_WITNESS_KEY: {
    meaning: 'The key of a witness must serve nothing else, and this one does.',
    next: 'Make a key for the witness alone: name a file that does not exist, and `custodia witness` makes it.',
  },
  ERR_PROOF_MALFORMED: {
    meaning:
      'A proof cannot be read, has impossible numbers, or too many, too few or wrongly sized hashes.',
    next: 'Ask for the proof again. docs/format/log.md has the limits.',
  },
  ERR_PROOF_MISMATCH: {
    meaning: 'A proof does not lead to the root hash.',
    next: 'The leaf, its index or the tree is another one than the proof was made for.',
  },
  ERR_RECEIPT_MALFORMED: {
    meaning: 'The file is not a receipt, or a part of it is missing or wrong.',
    next: 'Compare the named part with docs/format/receipt.md, or have the receipt made again with `custodia receipt`.',
  },
  ERR_RECEIPT_TAG: {
    meaning:
      'The log holds the event under another tag than the one that belongs to it. Whoever looks for its chain does not find it.',
    next: 'Keep the receipt and show it to the oversight body: a ledger that keeps its word never gives such a one.',
  },
  ERR_CONTRADICTION_MALFORMED: {
    meaning: 'The file holds no contradiction: a part of it is missing or wrong.',
    next: 'Compare the named part with docs/format/contradiction.md, or make the file again with `custodia contradict A B`.',
  },
  ERR_NO_CONTRADICTION: {
    meaning:
      'Both parts of the file are whole, and they do not contradict each other in the way that it says.',
    next: 'Believe nothing that was said with it. What does contradict can be shown with `custodia contradict A B`.',
  },
  ERR_BUNDLE_MALFORMED: {
    meaning: 'The bytes are not a custody bundle, or they end before its trailer.',
    next: 'Ask for the file again. docs/format/bundle.md says what stands where.',
  },
  ERR_TIME_STAMP: {
    meaning: 'A time stamp does not prove a time by any authority that is trusted here.',
    next: 'Read the message: it says which of the checks of docs/format/checkpoint.md failed. Ask for a new time stamp, or correct the authority in the trust file if that is what is wrong.',
  },
  ERR_TIME_STAMP_SERVICE: {
    meaning: 'The service of a time-stamp authority gave no answer that could be used.',
    next: 'Check the address and the network, and try again later. Nothing was changed; a checkpoint can be dated at any later time.',
  },
  ERR_TRUST_FILE: {
    meaning:
      'The file is not a trust file, or one of its members is missing, unknown, doubled or wrong.',
    next: 'Compare the named member with docs/format/trust.md, or ask for the file again.',
  },
  ERR_MONITOR_STATE: {
    meaning:
      'The file in which a monitor keeps what it has seen cannot be read, or does not agree with itself.',
    next: 'Take it from a backup. A new state begins at the first entry, and forgets what was seen.',
  },
  ERR_PUBLISHED_OTHER: {
    meaning: 'The directory holds a published log that is no beginning of the log of this ledger.',
    next: 'Publish into another directory. If it was published from this ledger, its log was changed: run `custodia fsck`, and keep the directory.',
  },
  ERR_PUBLISHED_FAULT: {
    meaning:
      'A published log lacks a part that its checkpoint needs, or the part is not what it should be.',
    next: 'Try again: it may be in the middle of being published. If it stays, tell whoever publishes it.',
  },
  ERR_WITNESS_POLICY: {
    meaning:
      'The text is no policy of logs and witnesses (C2SP tlog-policy), or one of its lines is unknown, doubled or names what does not stand before it.',
    next: 'Mend the named line. docs/format/trust.md shows a policy.',
  },
  ERR_POLICY_FILE: {
    meaning:
      'The file is no policy file, or one of its members is missing, unknown, doubled or wrong.',
    next: 'Compare the named member with docs/policies.md, or begin with a profile: `custodia policy profiles`.',
  },
  ERR_PROFILE_FILE: {
    meaning:
      'The file is no export profile, or one of its members is missing, unknown, doubled or wrong.',
    next: 'Compare the named member with docs/format/profile.md, or begin with a profile that is there: `custodia profile show NAME`.',
  },
  ERR_NOT_VERIFIED: {
    meaning: 'The bundle was checked, and the verdict is another than `verified`.',
    next: 'Read the findings of the report; `custodia explain CODE` explains each.',
  },
  ERR_PUBLIC_KEY: {
    meaning: 'The bytes are not a public key that Custodia accepts.',
    next: 'Make the key with a current tool. docs/format/signature.md says which keys are refused, and why.',
  },
  ERR_SIGNATURE: {
    meaning: 'A signature does not hold.',
    next: 'The message was changed after signing, or another key signed it.',
  },
  ERR_SIGNER: {
    meaning:
      'A signer (a key file, an agent or a device) did not give a signature that can be used.',
    next: 'Nothing was recorded. Read the reason in the message, check the device, and sign again.',
  },
  ERR_LAW: {
    meaning: 'The law of custody does not allow this event. Nothing was written.',
    next: 'The message says what would be right. docs/rules.md has every rule by its id.',
  },
  ERR_SIGNER_UNKNOWN: {
    meaning: 'No party of this ledger has this key.',
    next: 'Sign with a key that is enrolled and in force, or have this one enrolled by the registrar.',
  },
  ERR_CHAIN_UNKNOWN: {
    meaning: 'The ledger has no such chain, or it is of another kind than the event needs.',
    next: 'Check the id. Cases, items and parties are named by the id of their first event.',
  },
  ERR_ATTACHMENT: {
    meaning: 'A file cannot be carried in the bundle as an attachment of one of its entries.',
    next: 'Give each file once, unchanged since it was attached, and only those that entries of the exported items and the case name.',
  },
  ERR_DISCLOSURE_REFUSED: {
    meaning: 'A value cannot be disclosed into this bundle. Nothing was recorded.',
    next: 'Name entries that the bundle carries, and values that each of them seals, that were not erased, that no law of the record protects, and that the bundle does not open yet.',
  },
  ERR_CHAIN_RESERVED: {
    meaning: 'Another event was prepared for this chain and still waits for its signature.',
    next: 'Submit the prepared event, give its place back with `custodia submit --cancel`, or wait until it expires.',
  },
  ERR_RESERVATION: {
    meaning: 'The place that was kept for the prepared event is gone. Nothing was written.',
    next: 'Prepare the event again and have it signed again.',
  },
  ERR_LEDGER_KEY: {
    meaning:
      "The ledger's own log key or service key is missing, or is not the one that the genesis names.",
    next: 'Open the ledger with the keys with which it was created.',
  },
  ERR_LEDGER_RECORD: {
    meaning: 'An event in the store does not agree with the record before it.',
    next: 'Stop writing and keep a copy of the folder: what lies there is not what this ledger recorded.',
  },
  ERR_LEDGER_BEHIND: {
    meaning:
      'The log key has signed a checkpoint that the store does not extend: the store is an older copy, or another one.',
    next: 'Nothing was written. Bring back the newest copy of the store. If there is none, `custodia restore` takes a backup, and says what would be lost.',
  },
  ERR_ERASED_MEANWHILE: {
    meaning:
      'An erasure took effect while a bundle was written. The bundle was not finished: it could have opened what was erased.',
    next: 'Make the bundle again: the next one is without what was erased. Delete what there is of this one. That it was begun stays on record.',
  },
  ERR_ERASURE_UNFINISHED: {
    meaning:
      'An erasure is on record and has effect, but the machine did not erase the sealed values. Nobody is shown them any more.',
    next: 'See to what the message says of the machine, close the ledger and open it again: opening it to record finishes the erasure. If private values are damaged, run `custodia fsck` first.',
  },
  ERR_EVENT_UNKNOWN: {
    meaning: 'The ledger has no event with this id.',
    next: 'Check the id: it has 64 hex digits, and is the SHA-256 of the event as signed.',
  },
  ERR_CLOCK: {
    meaning: 'The clock of the machine gives no time that a record can hold. Nothing was written.',
    next: 'Set the clock of the machine right, then run the command again.',
  },
  ERR_STORE_CONFLICT: {
    meaning: 'Another writer appended first. Nothing was written.',
    next: 'Read the size again and retry.',
  },
  ERR_STORE_UNCERTAIN: {
    meaning: 'A write may or may not have been kept. The open ledger takes no more writes.',
    next: 'Close the ledger and open it again; opening looks at what is really there.',
  },
  ERR_STORE_CLOSED: {
    meaning: 'The ledger is closed.',
    next: 'Open it again.',
  },
  ERR_STORE_CORRUPT: {
    meaning: 'What lies on the disk is not what was written.',
    next: 'Stop writing, copy the folder as it is, and restore from a backup. Nothing is repaired silently.',
  },
  ERR_STORE_EXISTS: {
    meaning: 'There is already a ledger.',
    next: 'Choose an empty or missing folder, or open the ledger that is there.',
  },
  ERR_STORE_MISSING: {
    meaning: 'There is no ledger.',
    next: 'Check the path, or make a ledger with `custodia init`.',
  },
  ERR_STORE_LOCKED: {
    meaning: 'Another process has the ledger open.',
    next: 'Close the other process, or wait until it is done.',
  },
  ERR_STORE_VERSION: {
    meaning: 'The ledger on disk is of a version that this program does not know.',
    next: 'Use a program of the version that wrote it, or a newer one.',
  },
  ERR_STORE_READ: {
    meaning: 'The machine refused to read a file of the ledger.',
    next: 'Look at permissions and the disk. Nothing was changed.',
  },
  ERR_STORE_READ_ONLY: {
    meaning: 'The ledger was opened for reading only.',
    next: 'Open it for writing, once no other process does.',
  },
  ERR_STORE_WRITE: {
    meaning: 'The disk refused a write. The open ledger takes no more writes.',
    next: 'Look at free space, permissions and the disk; then open the ledger again.',
  },
  ERR_BACKUP_TARGET: {
    meaning: 'In the directory lies something that is no backup, or one that was changed since.',
    next: 'Name a directory that is missing or empty, or that holds an older backup of the same ledger.',
  },
  ERR_BACKUP_DAMAGED: {
    meaning: 'What lies in the backup is not what was written.',
    next: 'Keep it as it is, and use another backup. While the ledger is whole, make a new one, on another disk.',
  },
  ERR_BACKUP_OTHER: {
    meaning:
      'The ledger does not continue what the backup holds: one of them is an older copy, or another history.',
    next: 'Nothing was written. Keep both, make a backup in a new directory, and find out which of them others have seen.',
  },
  ERR_RESTORE_BEHIND: {
    meaning:
      'Somebody has seen more of the ledger than the backup holds: what came after it would be lost.',
    next: 'Nothing was written. Look for a newer backup, or for what can be read of the old ledger. docs/backup.md says how to go back all the same, and what that means.',
  },
  ERR_RESTORE_OTHER: {
    meaning:
      'The backup holds another history than the one that somebody has seen. No option restores it.',
    next: 'Nothing was written. Keep both, and tell the oversight body: a ledger has one history. Look for a backup of that one.',
  },
  ERR_USAGE: {
    meaning: 'The command was not understood, or was given an argument that it cannot use.',
    next: 'Run the command with `--help`: it lists the arguments and shows examples.',
  },
  ERR_PART_MISSING: {
    meaning:
      'A part that the command needs cannot be loaded on this machine, such as the native part of LevelDB.',
    next: 'Install the program again on this machine. `verify`, `inspect`, `explain` and `conformance` work without LevelDB.',
  },
  ERR_FILE_READ: {
    meaning: 'A file could not be read.',
    next: 'Check the path and the permissions, then run the command again. Nothing was changed.',
  },
  ERR_RECIPIENT: {
    meaning: 'That is nobody to whom a bundle can be encrypted.',
    next: 'Give a recipient of age, `age1…`, or a file with one a line. Whoever is to read the bundle makes an identity with `custodia key identity FILE` or `age-keygen`, and sends its public half.',
  },
  ERR_IDENTITY_FILE: {
    meaning: 'The file holds no identity that opens encrypted bundles.',
    next: 'Name the file that `custodia key identity` or `age-keygen` made: its lines begin with AGE-SECRET-KEY-1.',
  },
  ERR_ENCRYPTED: {
    meaning: 'An encrypted bundle could not be opened, so nothing was checked.',
    next: 'Give `--identity FILE` with an identity to which it was encrypted. If it is damaged, ask for the file again and compare its SHA-256.',
  },
  ERR_FILE_WRITE: {
    meaning: 'A file could not be written. What exists is never overwritten.',
    next: 'Name a file that does not exist yet, in a directory that does, on a disk with free space.',
  },
  ERR_OUTPUT: {
    meaning: 'The output could not be written to the end.',
    next: 'Look at the program or the disk that takes the output. What was recorded before stays recorded.',
  },
  ERR_NAME_UNKNOWN: {
    meaning: 'The ledger has no party, case, item or event of this name.',
    next: 'Look it up with `custodia party list`, `custodia case list`, `custodia item list` or `custodia log`.',
  },
  ERR_NAME_AMBIGUOUS: {
    meaning: 'The name fits several parties, cases, items or events.',
    next: 'Use one of the ids in the message, or more digits of it.',
  },
  ERR_CODE_UNKNOWN: {
    meaning: 'No error, finding or rule has this code.',
    next: 'Use one of the codes in the message, or look in docs/errors.md, docs/findings.md and docs/rules.md.',
  },
  ERR_NO_OFFER: {
    meaning: 'Custody moves when an offer is accepted, and there is no open offer of this item.',
    next: 'Ask the custodian to record `custodia offer` first. `custodia show ITEM` says who that is.',
  },
  ERR_NO_DIGEST: {
    meaning: 'The item has no digest on record with which its data could be compared.',
    next: 'Only data that was acquired can be checked. `custodia item list` shows what each item is.',
  },
  ERR_PREPARED_MALFORMED: {
    meaning: 'The file is not a prepared event, or what it holds does not belong together.',
    next: 'Have the event prepared again with `--prepare`. docs/format/prepared.md describes the file.',
  },
  ERR_REQUEST_MALFORMED: {
    meaning: 'The file is not a request for enrolment, or what it holds does not belong together.',
    next: 'Have it made again with `custodia party request`. docs/format/request.md describes the file.',
  },
  ERR_KEY_FILE_MISSING: {
    meaning: 'There is no key file at this path.',
    next: 'Check the path, or make a key with `custodia key new FILE`.',
  },
  ERR_KEY_FILE_EXISTS: {
    meaning: 'There is a file at this path already. A key is never overwritten.',
    next: 'Name another file. Remove the old one only if nothing was ever signed with its key.',
  },
  ERR_KEY_FILE_FORMAT: {
    meaning: 'The file is not a key file that Custodia can use.',
    next: 'Name the key file itself; the message says what stands in this one. docs/keys.md lists what is read.',
  },
  ERR_KEY_FILE_OPEN: {
    meaning: 'A key without a passphrase lies in a file that others on this machine may read.',
    next: 'Set its permissions with `chmod 600 FILE`. If others had access, replace the key.',
  },
  ERR_KEY_PASSPHRASE: {
    meaning: 'The passphrase does not open the key file.',
    next: 'Try again: upper and lower case and the keyboard layout count. A lost passphrase cannot be recovered.',
  },
  ERR_PASSPHRASE_SOURCE: {
    meaning: 'No usable passphrase was given, or there is nobody at a terminal who could be asked.',
    next: 'Give one line: at a terminal, by --passphrase-file FILE or by CUSTODIA_PASSPHRASE_FD. docs/keys.md shows each.',
  },
  ERR_KEY_MISMATCH: {
    meaning: 'This is another key than the one that is needed here.',
    next: 'Name the key file of the person who is to sign. `custodia key show FILE` prints the name of a key.',
  },
  ERR_LEDGER_MISMATCH: {
    meaning: 'This belongs to another ledger.',
    next: 'Name the ledger, or the trust file, for which it was made.',
  },
  ERR_KEY_SEEN: {
    meaning: 'The file beside a key that remembers what it signed last is damaged.',
    next: 'Restore it from a backup. If there is none, find out what the key signed last before you remove it: ask the registrar, or for a log key those who hold checkpoints.',
  },
  ERR_ANCHOR_REFUSED: {
    meaning:
      'The ledger shows a history that does not continue the one you signed before. Nothing was signed.',
    next: 'Keep both files. If the ledger says that it was restored (rule LOG-02), ask the founder who signed that. If not, tell the oversight body: this is how a log that was rebuilt shows itself.',
  },
  ERR_NOT_CONFIRMED: {
    meaning: 'The question was not answered with yes. Nothing was done.',
    next: 'Run the command again and answer yes, or say `--yes` when you have read what is signed.',
  },
}

/** The one error class. Test it with `isCustodyError`, which also works across two copies of this package. */
export class CustodyError<C extends CustodyErrorCode = CustodyErrorCode> extends Error {
  override readonly name = 'CustodyError'
  readonly code: C
  readonly details: CustodyErrorDetails[C]

  constructor(code: C, message: string, details: CustodyErrorDetails[C], options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

/** A union over the codes, so that `switch (error.code)` narrows `error.details`. */
export type AnyCustodyError = { [C in CustodyErrorCode]: CustodyError<C> }[CustodyErrorCode]

export function isCustodyError(error: unknown): error is AnyCustodyError {
  return (
    error instanceof Error &&
    error.name === 'CustodyError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code in errorTable
  )
}
