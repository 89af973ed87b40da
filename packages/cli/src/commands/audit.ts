import type { Command } from 'commander'
import { startAudit } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { readBounds, readQueries, readScope } from '../audit/audit-options.ts'
import type { AuditOptions } from '../audit/audit-options.ts'
import { auditCsv } from '../audit/render-csv.ts'
import { auditDocument, auditText } from '../audit/render.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { examples } from '../program.ts'
import { createNameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'

interface Options extends AuditOptions, LedgerOption {
  readonly csv?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description('Answer what an oversight body asks of the whole ledger, from the record alone.')
    .option('--query <name...>', 'only these queries, such as AUD-01; all if left out')
    .option('--person <name>', 'only what this person did')
    .option('--case <name>', 'only what belongs to this case')
    .option('--kind <kind>', 'only what was done with items of this kind')
    .option('--from <time>', 'only what was recorded at this time or later')
    .option('--to <time>', 'only what was recorded up to this time; a day counts whole')
    .option('--withdrawals <count>', 'from how many on AUD-02 reports; 10 if left out')
    .option('--unseen <span>', 'after how long AUD-03 reports an item; 365d if left out')
    .option('--csv', 'answer as a table with commas, one line a figure')
  examples(command, [
    'custodia audit',
    'custodia audit --query AUD-01 --from 2026-01-01 --to 2026-03-31',
    'custodia audit --kind drugs --person "B. Example" --csv',
  ]).action(act(audit))
}

async function audit(task: Task, options: Options): Promise<void> {
  const queries = readQueries(options.query)
  const bounds = readBounds(options)
  if (options.csv === true && task.out.json) {
    throw new CustodyError('ERR_USAGE', '--csv and --json exclude each other', {
      argument: '--csv',
    })
  }
  await readLedger(task, options, async ({ ledger }) => {
    const { state: view, origin, size } = ledger
    const register = await readRegister(ledger)
    const scope = readScope(options, register)
    const time = task.surroundings.now()
    const run = startAudit(queries, { view, scope, time, ...bounds })
    for await (const event of ledger.events()) run.see(event)
    const answers = run.answers()
    const nameOf = createNameOf(register, view)
    if (options.csv === true) {
      const indexOf = (event: string): number | undefined => view.event(event)?.index
      await task.out.print(auditCsv(answers, { nameOf, indexOf }))
      return
    }
    const report = { origin, size, time, scope, queries, answers }
    await task.out.answer({ document: auditDocument(report), text: auditText(report, nameOf) })
  })
}
