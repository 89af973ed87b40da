import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { ledgerDirectory } from '../home/ledger-directory.ts'
import { ledgerPaths } from '../home/paths.ts'
import { createFileReservations } from '../home/reservations.ts'
import { readLedger } from '../home/use-ledger.ts'
import { examples } from '../program.ts'
import { dueStatus } from '../status/due-status.ts'
import { itemStatus } from '../status/item-status.ts'
import { ledgerStatus } from '../status/ledger-status.ts'
import type { Act, Task } from '../task.ts'
import { parseSpan } from '../words/time.ts'

interface StatusOptions extends LedgerOption {
  readonly due?: boolean
  readonly within?: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Say how the ledger stands, or how an item stands and how that came about, or what is due.',
    )
    .argument('[item]', 'exhibit number, or digits of its id')
    .option('--due', 'what is overdue or due soon: offers, loans, approvals, checks, holds')
    .option('--within <span>', 'with --due: how far ahead to look; 7d if left out')
  examples(command, [
    'custodia status --json',
    'custodia status EX-1',
    'custodia status --due --within 30d',
  ]).action(
    act((task, item: string | undefined, options: StatusOptions) => status(task, item, options)),
  )
}

async function status(task: Task, item: string | undefined, options: StatusOptions): Promise<void> {
  const within = readWithin(item, options)
  const { reservations } = ledgerPaths(ledgerDirectory(options, task.surroundings))
  const book = createFileReservations(reservations)
  const now = task.surroundings.now()
  const answer = await readLedger(task, options, async (home) => {
    if (item !== undefined) return itemStatus(home, item, now)
    if (options.due === true) return dueStatus(home, { time: now, within })
    const kept = (await book.list()).filter(({ expires }) => expires > now)
    return ledgerStatus(home, { now, prepared: kept.map(({ expires }) => expires) })
  })
  await task.out.answer(answer)
}

/** How far ahead to look, in milliseconds. Errors: ERR_USAGE. */
function readWithin(item: string | undefined, { due, within }: StatusOptions): number {
  if (item !== undefined && due === true) throw usage('--due looks at all items: leave out the one')
  if (within !== undefined && due !== true) throw usage('--within goes with --due')
  return parseSpan(within ?? '7d') * 1000
}

function usage(message: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', message, { argument: '--due' })
}
