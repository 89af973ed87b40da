import { stat } from 'node:fs/promises'
import type { Ledger, Receipt, Recorded } from '@custodia/core'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { formatReceipt } from '@custodia/core/wire'
import { writeNewFile } from '../io/files.ts'

/** Bytes of the longest receipt that is read: more than its parts can have. */
export const receiptLength = 393_216

/** The receipt as a file (docs/format/receipt.md). */
export function receiptBytes(receipt: Receipt): Uint8Array {
  return formatReceipt({ ...receipt, hashes: receipt.proof })
}

/** Asked before anything is recorded: what is there is never overwritten. Errors: ERR_FILE_WRITE, ERR_USAGE. */
export async function expectReceiptFree(path: string | undefined): Promise<void> {
  if (path === undefined) return
  if (path === '-') {
    const message = 'standard output has the answer of the command: name a file for the receipt'
    throw new CustodyError('ERR_USAGE', message, { argument: '--receipt-file' })
  }
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return
  const message = `${path} exists already, so the receipt could not be written there; nothing was recorded`
  throw new CustodyError('ERR_FILE_WRITE', message, { path, reason: 'exists' })
}

/** Writes the receipt of what was just recorded. Errors: ERR_FILE_WRITE, which says that it stays recorded. */
export async function writeReceiptOf(
  { id, index }: Recorded,
  ledger: Ledger,
  path: string,
): Promise<void> {
  const receipt = await ledger.receipt(id)
  try {
    await writeNewFile(path, receiptBytes(receipt))
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_FILE_WRITE') throw error
    const message = `recorded as entry @${index} (event ${id}), but without its receipt, which custodia receipt @${index} writes: ${error.message}`
    throw new CustodyError('ERR_FILE_WRITE', message, error.details, { cause: error })
  }
}
