import type { Extension } from '@custodia/core'
import { fromHex } from '@custodia/core/bytes'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { CustodyErrorDetails } from '@custodia/core/errors'
import { sha256 } from '@custodia/core/crypto'
import { checkConsistency, treeHasher } from '@custodia/core/merkle'
import type { SeenAnchor } from './seen-file.ts'

/** The last checkpoint under which a key signed, and the file that says so. */
export interface Memory {
  readonly seen: SeenAnchor | undefined
  readonly path: string
}

/**
 * Decides whether a key may sign under a checkpoint, given the last one of the same ledger under which it signed: the new
 * one must contain the whole of the old one. So a log that was cut, rebuilt or forked gets no further signature.
 * Errors: ERR_ANCHOR_REFUSED.
 */
export function judgeAnchor(
  anchor: SeenAnchor,
  { seen, path }: Memory,
  extension: Extension | undefined,
): void {
  if (seen === undefined) return
  if (anchor.size < seen.size) {
    const found = `the ledger shows ${anchor.size} entries, and you signed when it had ${seen.size}: entries are gone`
    throw refused('smaller', `${found}. ${advice(path)}`)
  }
  if (anchor.size === seen.size) {
    if (anchor.root === seen.root) return
    const found = `the ledger shows ${anchor.size} entries as you saw them, but they are not the same entries`
    throw refused('other-root', `${found}. ${advice(path)}`)
  }
  if (extension?.size !== seen.size) {
    throw refused(
      'not-extended',
      `the file does not prove that the ledger still holds the ${seen.size} entries under which you signed last: ` +
        `ask for it again with \`--since ${seen.size}\``,
    )
  }
  if (extension.root !== seen.root) {
    const found = `the first ${seen.size} entries of the ledger are not the ones under which you signed last`
    throw refused('other-root', `${found}. ${advice(path)}`)
  }
  checkExtension(anchor, extension)
}

/** What a person can do when the ledger went back behind his signature. There is no option to sign all the same. */
function advice(path: string): string {
  return (
    'If it was restored from a backup, `custodia log` shows that, with who recorded it (`custodia show` tells why, rule LOG-02): ' +
    'ask that founder by another road what became of your entries. ' +
    `What this key saw last stands in ${path}; keep a copy of it as evidence, and take this ledger out of it only when you are satisfied`
  )
}

function checkExtension(anchor: SeenAnchor, { size, root, proof }: Extension): void {
  try {
    checkConsistency(
      { size1: size, size2: anchor.size, root1: bytes(root), root2: bytes(anchor.root), proof },
      treeHasher(sha256),
    )
  } catch (error) {
    if (!isCustodyError(error)) throw error
    throw refused(
      'not-extended',
      `the ledger no longer holds the ${size} entries under which you signed last: its proof does not hold (${error.message})`,
    )
  }
}

function bytes(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array()
}

function refused(
  reason: CustodyErrorDetails['ERR_ANCHOR_REFUSED']['reason'],
  message: string,
): CustodyError<'ERR_ANCHOR_REFUSED'> {
  return new CustodyError('ERR_ANCHOR_REFUSED', message, { reason })
}
