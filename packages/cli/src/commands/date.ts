import type { Command } from 'commander'
import { askedLines } from '../dating/asked-words.ts'
import { dateCheckpoint } from '../dating/date-checkpoint.ts'
import { addDatingOptions, readDating } from '../dating/dating-options.ts'
import type { DatingOptions } from '../dating/dating-options.ts'
import { exitCodes } from '../exit-codes.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface DateOptions extends LedgerOption, DatingOptions {
  readonly trust: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Have the log cosigned by the witnesses of a trust file, and stamped by its authorities, so that others than the ledger say when it was there.',
    )
    .requiredOption('--trust <file>', 'the trust file that names them')
  addDatingOptions(command)
  examples(command, [
    'custodia date --trust trust.json --allow-network',
    'custodia date --trust trust.json --stamp stamps.example=https://stamps.example/tsa --allow-network',
  ]).action(act((task, options: DateOptions) => date(task, options)))
}

async function date(task: Task, options: DateOptions): Promise<number> {
  const request = await readDating(options.trust, options, task.surroundings)
  const { size, asked } = await writeLedger(task, options, async ({ ledger }) => {
    const checkpoint = await ledger.checkpoint()
    return { size: checkpoint.size, asked: await dateCheckpoint(checkpoint, ledger, request) }
  })
  const dated = asked.filter(({ outcome }) => outcome === 'dated').length
  const text = [
    `${dated} of ${asked.length} dated the checkpoint of ${size} entries.`,
    ...askedLines(asked),
  ].join('\n')
  await task.out.answer({ document: { size, asked: asked.map((one) => ({ ...one })) }, text })
  return asked.every(({ outcome }) => outcome === 'dated') && dated > 0 ? 0 : exitCodes.machine
}
