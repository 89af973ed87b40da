import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import type { Surroundings } from '../io/surroundings.ts'

export interface LedgerOption {
  readonly ledger?: string
}

export function addLedgerOption(command: Command): Command {
  return command.option('--ledger <dir>', 'directory of the ledger (or CUSTODIA_LEDGER)')
}

/** The directory that `--ledger` or CUSTODIA_LEDGER names. Errors: ERR_USAGE. */
export function ledgerDirectory(
  { ledger }: LedgerOption,
  { env }: Pick<Surroundings, 'env'>,
): string {
  const directory = ledger ?? env['CUSTODIA_LEDGER']
  if (directory !== undefined && directory !== '') return directory
  throw new CustodyError(
    'ERR_USAGE',
    'no ledger was named: give --ledger DIR, or set CUSTODIA_LEDGER',
    { argument: '--ledger' },
  )
}
