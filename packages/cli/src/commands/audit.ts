import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { answerAudit } from '../audit/answer-audit.ts'
import type { Answered } from '../audit/answer-audit.ts'
import { auditBundles } from '../audit/audit-bundles.ts'
import { readBounds, readQueries, readRules } from '../audit/audit-options.ts'
import type { AuditOptions } from '../audit/audit-options.ts'
import { auditCsv } from '../audit/render-csv.ts'
import { auditDocument, auditText } from '../audit/render.ts'
import { exitCodes } from '../exit-codes.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { examples } from '../program.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'

interface Options extends AuditOptions, LedgerOption {
  readonly csv?: boolean
  readonly bundles?: readonly string[]
  readonly trust?: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Answer what an oversight body asks of a whole ledger, or of a folder of bundles, from the record alone. Exit 5: a bundle was altered or unreadable, and is not counted.',
    )
    .option('--bundles <path...>', 'instead of a ledger: custody bundles, or folders of them')
    .option('--trust <file>', 'with --bundles: the trust file of their ledger')
    .option('--query <name...>', 'only these queries, such as AUD-01; all if left out')
    .option('--person <name>', 'only what this person did')
    .option('--case <name>', 'only what belongs to this case')
    .option('--kind <kind>', 'only what was done with items of this kind')
    .option('--place <text>', 'only what was done at a place with this in its name')
    .option('--from <time>', 'only what was recorded at this time or later')
    .option('--to <time>', 'only what was recorded up to this time; a day counts whole')
    .option('--withdrawals <count>', 'from how many on AUD-02 reports; 10 if left out')
    .option('--unseen <span>', 'after how long AUD-03 reports an item; 365d if left out')
    .option(
      '--rules <set>',
      'judge points by the rules of today, of-its-day (those that the ledger began with) or both; both if left out',
    )
    .option('--csv', 'answer as a table with commas, one line a figure')
  examples(command, [
    'custodia audit --query AUD-01 --from 2026-01-01 --to 2026-03-31',
    'custodia audit --bundles ./received --trust trust.json',
    'custodia audit --kind drugs --person "B. Example" --csv',
  ]).action(act(audit))
}

async function audit(task: Task, options: Options): Promise<number> {
  const { csv: isCsv = false, bundles, trust } = options
  const queries = readQueries(options.query)
  const bounds = readBounds(options)
  const rules = readRules(options)
  if (isCsv && task.out.json) throw usage('--csv', '--csv and --json exclude each other')
  const request = { queries, options, bounds, rules, isCsv }
  if (bundles !== undefined) {
    if (options.ledger !== undefined)
      throw usage('--bundles', 'audit a ledger or bundles, not both')
    return auditBundles(task, { bundles, ...(trust === undefined ? {} : { trust }) }, request)
  }
  if (trust !== undefined) throw usage('--trust', '--trust belongs to --bundles')
  await readLedger(task, options, async ({ ledger }) => {
    const { state: view, origin, size } = ledger
    const register = await readRegister(ledger)
    const time = task.surroundings.now()
    const run = answerAudit({ origin, size, time, view, register }, request)
    for await (const event of ledger.events()) run.see(event)
    await say(task, run.answered(), isCsv)
  })
  return exitCodes.done
}

async function say({ out }: Task, answered: Answered, isCsv: boolean): Promise<void> {
  const { report, nameOf } = answered
  if (isCsv) await out.print(auditCsv([answered]))
  else await out.answer({ document: auditDocument(report), text: auditText(report, nameOf) })
}

function usage(argument: string, message: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', message, { argument })
}
