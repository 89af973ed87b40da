import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { addFileOption, fileLabels, hashFiles } from '../acts/define-any.ts'
import { kindsHelp } from '../acts/kinds-help.ts'
import { recordAct } from '../acts/record-act.ts'
import { listItems } from '../acts/list-items.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { hashFile } from '../io/hash-file.ts'
import { examples } from '../program.ts'
import type { Act } from '../task.ts'

export function define(command: Command, act: Act): void {
  defineCollect(command, act)
  defineAcquire(command, act)
  defineList(command, act)
}

function defineCollect(parent: Command, act: Act): void {
  const except = ['description']
  const command = parent
    .command('collect')
    .description('Take a thing into custody: a device, a document, cash.')
    .argument('<description>', 'what it is')
  addEventOptions(command, 'item.collected', except)
  examples(command, [
    'custodia item collect "Floppy disk, 3.5 inch" --case EX-2026-001 --exhibit EX-1 --kind medium --mode seized --key a.key',
    'custodia item collect "Phone, black" --case EX-2026-001 --exhibit EX-2 --kind device --mode surrendered --make "Example 3" --serial 12345 --place "desk 3" --key a.key',
    'custodia item collect "White powder" --case EX-2026-001 --exhibit EX-3 --kind drugs --mode found --quantity "12.5 g" --key a.key',
  ])
    .addHelpText('after', kindsHelp('thing'))
    .action(
      act(async (task, description: string, options: ActOptions) => {
        await recordAct(task, options, async (place) => {
          const given = await readEventOptions('item.collected', options, place, except)
          const sealed = { ...given.sealed, description }
          return { type: 'item.collected', fields: given.fields, sealed }
        })
      }),
    )
}

interface AcquireOptions extends ActOptions {
  readonly mode: string
  readonly copyRole: string
  readonly kind: string
  readonly description?: string
}

function defineAcquire(parent: Command, act: Act): void {
  const except = ['digests', 'kind', 'mode', 'copyRole', 'description']
  const files = fileLabels('item.acquired').filter((label) => label !== 'digests')
  const command = parent
    .command('acquire')
    .description(
      'Take data into custody: an image, an extraction, a capture. The file is read once and its SHA-256 sealed; it stays where it is.',
    )
    .argument('<file>', 'the data')
    .option('--kind <word>', 'which kind it is (see below)', 'data')
    .option('--mode <word>', 'imaged, extracted, captured or produced', 'imaged')
    .option('--copy-role <word>', 'original, evidentiary, working or disclosure', 'evidentiary')
    .option('--description <text>', 'what it is; the name of the file if left out')
  for (const label of files) addFileOption(command, 'item.acquired', label)
  addEventOptions(command, 'item.acquired', except)
  examples(command, [
    'custodia item acquire floppy.E01 --case EX-2026-001 --source EX-1 --exhibit EX-1.1 --tool "ewfacquire 20140813" --key a.key',
    'custodia item acquire page.warc --case EX-2026-001 --exhibit EX-3 --kind web-capture --mode captured --tool "browser 1.0" --url https://example.com --captured-at 2026-03-12T09:14+01:00 --page-source page.html --page-image page.png --faults none --key a.key',
  ])
    .addHelpText('after', kindsHelp('data'))
    .action(
      act(async (task, file: string, options: AcquireOptions) => {
        const digest = await hashFile(file, task.surroundings)
        const measured = await hashFiles(files, options, task.surroundings)
        await recordAct(task, options, async (place) => {
          const given = await readEventOptions('item.acquired', options, place, except)
          const { kind, mode, copyRole, description = basename(file) } = options
          return {
            type: 'item.acquired',
            fields: { ...given.fields, kind, mode, copyRole },
            sealed: { ...given.sealed, ...measured, description, digests: [digest] },
          }
        })
      }),
    )
}

interface ListOptions extends LedgerOption {
  readonly case?: string
}

function defineList(parent: Command, act: Act): void {
  const command = parent
    .command('list')
    .description('List the items, and who is accountable for each.')
    .option('--case <case>', 'only those of one case')
  examples(addLedgerOption(command), [
    'custodia item list',
    'custodia item list --case EX-2026-001 --json',
  ]).action(act((task, options: ListOptions) => listItems(task, options)))
}
