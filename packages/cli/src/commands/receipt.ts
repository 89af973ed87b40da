import type { Command } from 'commander'
import type { Receipt } from '@custodia/core'
import { isCustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger, writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { writeNewFile } from '../io/files.ts'
import { examples } from '../program.ts'
import { receiptBytes } from '../receipt/write-receipt.ts'
import { verifyReceipt } from '../receipt/verify-receipt.ts'
import type { VerifyReceiptOptions } from '../receipt/verify-receipt.ts'
import { findEvent } from '../register/find.ts'
import type { Act, Task } from '../task.ts'
import { formatTime } from '../words/time.ts'

interface ReceiptOptions extends LedgerOption {
  readonly out: string
}

export function define(command: Command, act: Act): void {
  const make = addLedgerOption(command.command('make', { isDefault: true }))
    .description(
      'Write the receipt of an entry: proof that the ledger took it, which stands alone.',
    )
    .argument('<entry>', 'entry (@12, or digits of its id)')
    .requiredOption('--out <file>', 'the receipt, such as 12.tlog-proof; - is stdout')
  examples(make, [
    'custodia receipt make @12 --out 12.tlog-proof',
    'custodia receipt make 3f2a9c01 --out accepted.tlog-proof --ledger ./ledger',
  ]).action(act((task, entry: string, options: ReceiptOptions) => write(task, entry, options)))
  const verify = command
    .command('verify')
    .description(
      'Check a receipt offline, and say what it proves. Exit: 0 verified, 1 altered, 3 signed by others, 4 not cosigned as the trust file demands, 5 unreadable.',
    )
    .argument('<receipt>', 'the .tlog-proof file; - is stdin')
    .requiredOption(
      '--trust <file>',
      'the trust file of the ledger, which reached you by another road than the receipt',
    )
    .option(
      '--event-key <key>',
      'public key of who signed the event, 64 hex digits or a key file: its signature is checked',
    )
  examples(verify, [
    'custodia receipt verify 12.tlog-proof --trust trust.json',
    'custodia receipt verify 12.tlog-proof --trust trust.json --event-key a.key --json',
  ]).action(
    act((task, path: string, options: VerifyReceiptOptions) => verifyReceipt(task, path, options)),
  )
}

async function write(task: Task, entry: string, options: ReceiptOptions): Promise<void> {
  const { out } = options
  const receipt = await receiptOf(task, entry, options)
  const bytes = receiptBytes(receipt)
  if (out === '-') return task.out.write(bytes)
  await writeNewFile(out, bytes)
  const { id, index, chain, seq, recordedAt } = receipt
  await task.out.answer({
    document: { receipt: out, event: id, index, chain, seq, recordedAt },
    text: [
      `Wrote ${out}, the receipt of entry @${index}, recorded on ${formatTime(recordedAt)}.`,
      '  Whoever has it and the trust file can prove that the ledger took this entry.',
      `  Check it with custodia receipt verify ${out} --trust TRUST.`,
    ].join('\n'),
  })
}

/** An entry that no checkpoint covers yet, as after a crash, needs one signed: that is writing. */
async function receiptOf(task: Task, entry: string, options: LedgerOption): Promise<Receipt> {
  const find = async (home: OpenHome): Promise<Receipt> =>
    home.ledger.receipt((await findEvent(entry, home)).id)
  try {
    return await readLedger(task, options, find)
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_READ_ONLY') throw error
    return await writeLedger(task, options, find)
  }
}
