import type { CustodyErrorCode } from '@custodia/core/errors'

/** Exit codes of every command but `verify`, whose verdicts have their own (docs/commands.md). */
export const exitCodes = {
  done: 0,
  /** Wrong usage. */
  usage: 2,
  /** The input is not what it should be. */
  unreadable: 5,
  /** Refused by the law or by the ledger's state; nothing was written. */
  refused: 6,
  /** The machine refused: path, permission, lock, disk, passphrase. */
  machine: 7,
  bug: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const { usage, unreadable, refused, machine } = exitCodes

const byCode: { readonly [C in CustodyErrorCode]?: ExitCode } = {
  ERR_USAGE: usage,
  ERR_CODE_UNKNOWN: usage,
  ERR_RECIPIENT: usage,
  ERR_LAW: refused,
  ERR_SIGNER_UNKNOWN: refused,
  ERR_CHAIN_UNKNOWN: refused,
  ERR_ATTACHMENT: refused,
  ERR_DISCLOSURE_REFUSED: refused,
  ERR_ERASED_MEANWHILE: refused,
  ERR_CHAIN_RESERVED: refused,
  ERR_RESERVATION: refused,
  ERR_LEDGER_BEHIND: refused,
  ERR_EVENT_UNKNOWN: refused,
  ERR_CHECKPOINT_UNKNOWN: refused,
  ERR_NAME_UNKNOWN: refused,
  ERR_NAME_AMBIGUOUS: refused,
  ERR_NO_OFFER: refused,
  ERR_NO_DIGEST: refused,
  ERR_ANCHOR_REFUSED: refused,
  ERR_NOT_CONFIRMED: refused,
  ERR_KEY_MISMATCH: refused,
  ERR_LEDGER_MISMATCH: refused,
  ERR_BACKUP_OTHER: refused,
  ERR_PUBLISHED_OTHER: refused,
  ERR_RESTORE_BEHIND: refused,
  ERR_RESTORE_OTHER: refused,
  ERR_WITNESS_REFUSED: refused,
  ERR_WITNESS_AHEAD: refused,
  ERR_WITNESS_KEY: refused,
  ERR_WITNESS_UNREACHED: machine,
  ERR_EVENT_FIELD: usage,
  ERR_CBOR_VALUE: usage,
  ERR_KEY_FILE_FORMAT: unreadable,
  ERR_SIGNER: machine,
  ERR_ERASURE_UNFINISHED: machine,
  ERR_LEDGER_KEY: machine,
  ERR_LEDGER_RECORD: machine,
  ERR_CLOCK: machine,
  ERR_BACKUP_TARGET: machine,
  ERR_FILE_READ: machine,
  ERR_FILE_WRITE: machine,
  ERR_OUTPUT: machine,
  ERR_TIME_STAMP_SERVICE: machine,
  ERR_PART_MISSING: machine,
}

const byPrefix: readonly (readonly [prefix: string, code: ExitCode])[] = [
  ['ERR_STORE_', machine],
  ['ERR_KEY_', machine],
  ['ERR_PASSPHRASE', machine],
]

/** The exit code of an error. What says that bytes are not what they should be is `unreadable`. */
export function exitCodeOf(code: CustodyErrorCode): ExitCode {
  const listed = byCode[code] ?? byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1]
  return listed ?? unreadable
}
