import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import { readInput } from '../io/files.ts'
import { examples } from '../program.ts'
import { refusalInNames } from '../acts/refusal-in-names.ts'
import { tell } from '../acts/tell.ts'
import { expectReceiptFree } from '../receipt/write-receipt.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { parsePreparedFile, preparedLength } from '../travel/prepared-file.ts'
import type { PreparedFile } from '../travel/prepared-file.ts'

interface SubmitOptions extends LedgerOption {
  readonly cancel?: boolean
  readonly receiptFile?: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Record a prepared event that was signed. Doing it twice gives the first receipt again.',
    )
    .argument('<file>', 'what `custodia sign` wrote; - is stdin')
    .option(
      '--receipt-file <file>',
      'write the receipt of the entry: proof that the ledger took it',
    )
    .option('--cancel', 'give its place back instead: nothing is recorded')
  examples(command, [
    'custodia submit accept.signed',
    'custodia submit accept.signed --receipt-file accept.tlog-proof',
    'custodia submit accept.prepared --cancel',
  ]).action(act((task, file: string, options: SubmitOptions) => submit(task, file, options)))
}

async function submit(task: Task, path: string, options: SubmitOptions): Promise<void> {
  const { surroundings } = task
  if (options.cancel === true && options.receiptFile !== undefined) {
    const message = 'with --cancel nothing is recorded, so there is no receipt'
    throw new CustodyError('ERR_USAGE', message, { argument: '--receipt-file' })
  }
  const file = parsePreparedFile(await readInput(path, { maximum: preparedLength, surroundings }))
  if (options.cancel === true) return cancel(task, file, options)
  const signature = signatureOf(file, path)
  await expectReceiptFree(options.receiptFile)
  await writeLedger(task, options, async ({ ledger }) => {
    checkLedger(file, ledger.id)
    const place = { ledger, register: await readRegister(ledger) }
    const recorded = await refusalInNames(place, () =>
      ledger.submit({ ...file, words: '' }, signature),
    )
    await tell(task, recorded, place, options.receiptFile)
  })
}

/** Gives the place back, so that others can record there before it expires. */
async function cancel(task: Task, file: PreparedFile, options: SubmitOptions): Promise<void> {
  await writeLedger(task, options, async ({ ledger }) => {
    checkLedger(file, ledger.id)
    await ledger.cancel({ ...file, words: '' })
  })
  await task.out.answer({
    document: { cancelled: true },
    text: 'The place of this entry is no longer kept, and it can no longer be recorded.',
  })
}

function checkLedger({ ledger: found }: PreparedFile, expected: string): void {
  if (found === expected) return
  const message = `the event is for the ledger ${found}, and this is ${expected}`
  throw new CustodyError('ERR_LEDGER_MISMATCH', message, { expected, found })
}

function signatureOf({ signature }: PreparedFile, path: string): Uint8Array {
  if (signature !== undefined) return signature
  const message = `${path} is not signed yet: run custodia sign ${path} --key KEY first`
  throw new CustodyError('ERR_PREPARED_MALFORMED', message, { part: 'signature' })
}
