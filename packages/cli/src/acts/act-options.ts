import type { Command } from 'commander'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { addKeyOptions } from './key-options.ts'
import type { KeyOptions } from './key-options.ts'

/** What every command takes that records an event: where, who signs, and whether here or elsewhere. */
export interface ActOptions extends LedgerOption, KeyOptions {
  readonly role?: string
  readonly occurredAt?: string
  readonly prepare?: string
  readonly as?: string
  readonly lifetime?: string
  readonly since?: string
  readonly attach?: readonly string[]
  readonly receiptFile?: string
}

/** Adds them under a heading of their own; what a command adds after them stands there too. */
export function addActOptions(command: Command): Command {
  command.optionsGroup('Who signs, and where:')
  addLedgerOption(command)
  addKeyOptions(command, 'key file of the person who signs')
  return command
    .option('--role <role>', 'capacity in which the person signs; left out, a fitting one of his')
    .option('--occurred-at <time>', 'when it happened, if not now (2026-03-12T09:14+01:00)')
    .option('--attach <file...>', 'photographs, forms, receipts: their digests are sealed')
    .option(
      '--receipt-file <file>',
      'write the receipt of the entry: proof that the ledger took it',
    )
    .option('--prepare <file>', 'write the event to a file to be signed elsewhere; - is stdout')
    .option('--as <party>', 'with --prepare: who will sign')
    .option('--lifetime <span>', 'with --prepare: how long its place is kept (10m, 12h, 7d)')
    .option('--since <size>', 'with --prepare: entries the signer saw last, as `sign` asks')
}
