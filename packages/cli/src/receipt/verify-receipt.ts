import { fromHex } from '@custodia/core/bytes'
import { openReceipt } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import type { AnyCustodyError, CustodyError } from '@custodia/core/errors'
import { parseNote, parseReceipt, parseVkey } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { exitCodes } from '@custodia/verifier'
import type { Verdict } from '@custodia/verifier'
import { exitCodeOf, exitCodes as otherExitCodes } from '../exit-codes.ts'
import { readInput } from '../io/files.ts'
import { readKeyName } from '../keys/index.ts'
import { reportError } from '../report.ts'
import type { Task } from '../task.ts'
import { readTrust } from './read-trust.ts'
import { receiptDocument, receiptText } from './receipt-words.ts'
import { receiptLength } from './write-receipt.ts'

export interface VerifyReceiptOptions {
  readonly trust: string
  readonly eventKey?: string
}

/** Checks a receipt and says what it proves; gives the exit code of its verdict. */
export async function verifyReceipt(
  task: Task,
  path: string,
  options: VerifyReceiptOptions,
): Promise<number> {
  const { surroundings } = task
  const trust = await readTrust(options.trust, task)
  const publicKey = await readEventKey(options.eventKey)
  const bytes = await readInput(path, { maximum: receiptLength, surroundings })
  const { origin, logKey: vkey, ledger } = trust
  const keys = { origin, vkey, ledger, ...(publicKey === undefined ? {} : { publicKey }) }
  try {
    const receipt = openReceipt(bytes, keys)
    const verdict: Verdict = 'verified'
    const shown = { receipt, trust }
    await task.out.answer({
      document: { verdict, exitCode: exitCodes[verdict], ...receiptDocument(shown) },
      text: receiptText(shown),
    })
    return exitCodes[verdict]
  } catch (error) {
    if (!isCustodyError(error) || exitCodeOf(error.code) === otherExitCodes.machine) throw error
    return refuse(task, verdictOf(error, bytes, trust), error)
  }
}

/** 64 hex digits, or a file that names its public key. Errors: ERR_USAGE, those of `readKeyName`. */
async function readEventKey(text: string | undefined): Promise<Uint8Array | undefined> {
  if (text === undefined) return undefined
  const key = fromHex(text)
  if (key?.length === 32) return key
  return (await readKeyName(text)).publicKey
}

async function refuse({ out }: Task, verdict: Verdict, error: AnyCustodyError): Promise<number> {
  const { document, text } = reportError(error, { debug: false, interrupted: false })
  await out.answer({
    document: { verdict, exitCode: exitCodes[verdict], ...(document as object) },
    text: `${refusals.get(verdict)}\n${text}`,
  })
  return exitCodes[verdict]
}

const refusals: ReadonlyMap<Verdict, string> = new Map<Verdict, string>([
  [
    'altered',
    'This receipt does not prove what it says: a part of it was changed, or the ledger did not keep its word.',
  ],
  [
    'unrecognised-signer',
    'This receipt proves nothing about the ledger or the person that you named: others signed it.',
  ],
  ['unreadable', 'This is not a receipt that can be read.'],
])

function verdictOf({ code }: CustodyError, bytes: Uint8Array, trust: TrustFile): Verdict {
  switch (code) {
    case 'ERR_PROOF_MISMATCH':
    case 'ERR_RECEIPT_TAG':
    case 'ERR_SIGNATURE':
      return 'altered'
    case 'ERR_NOTE_UNVERIFIED':
      return hasLineOf(trust, bytes) ? 'altered' : 'unrecognised-signer'
    case 'ERR_CHECKPOINT_ORIGIN':
    case 'ERR_LEDGER_MISMATCH':
    case 'ERR_KEY_MISMATCH':
      return 'unrecognised-signer'
    default:
      return 'unreadable'
  }
}

/** Whether the checkpoint has a line by the log's key: then it is one that does not hold. */
function hasLineOf({ logKey }: TrustFile, bytes: Uint8Array): boolean {
  const { name, keyId } = parseVkey(logKey)
  const { signatures } = parseNote(parseReceipt(bytes).checkpoint)
  return signatures.some((line) => line.name === name && line.keyId === keyId)
}
