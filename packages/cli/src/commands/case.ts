import type { Command } from 'commander'
import { displayText } from '@custodia/core/wire'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { hashFile } from '../io/hash-file.ts'
import { formatTable } from '../io/table.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import { readRegister, shortId } from '../register/register.ts'
import type { Act, Task } from '../task.ts'

export function define(command: Command, act: Act): void {
  defineOpen(command, act)
  defineAuthority(command, act)
  const list = command.command('list').description('List the cases.')
  examples(addLedgerOption(list), [
    'custodia case list',
    'custodia case list --ledger ./ledger --json',
  ]).action(act((task, options: LedgerOption) => listCases(task, options)))
}

function defineOpen(parent: Command, act: Act): void {
  const except = ['reference']
  const command = parent
    .command('open')
    .description('Open a case.')
    .argument('<reference>', 'its file number')
  addEventOptions(command, 'case.opened', except)
  examples(command, [
    'custodia case open EX-2026-001 --key a.key',
    'custodia case open EX-2026-002 --title "The blue bicycle" --agency "Sample Town Police" --key a.key',
  ]).action(
    act(async (task, reference: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const given = await readEventOptions('case.opened', options, place, except)
        const sealed = { ...given.sealed, reference }
        return { type: 'case.opened', fields: given.fields, sealed }
      })
    }),
  )
}

interface AuthorityOptions extends ActOptions {
  readonly document?: string
}

function defineAuthority(parent: Command, act: Act): void {
  const except = ['digests']
  const command = parent
    .command('authority')
    .description('Record a lawful basis in a case: a warrant, an order, a consent.')
    .argument('<case>', 'file number, or digits of its id')
    .option('--document <file>', 'the document itself: its digest is sealed')
  addEventOptions(command, 'authority.recorded', except)
  examples(command, [
    'custodia case authority EX-2026-001 --kind warrant --identifier "W 12/26" --issuer "Sample Town Court" --key a.key',
    'custodia case authority EX-2026-001 --kind consent --identifier "form 7" --issuer "C. Example" --document form.pdf --key a.key',
  ]).action(
    act(async (task, name: string, options: AuthorityOptions) => {
      const { document } = options
      const digests =
        document === undefined ? {} : { digests: [await hashFile(document, task.surroundings)] }
      await recordAct(task, options, async (place) => {
        const { id } = findNamed('case', name, place.register.cases)
        const given = await readEventOptions('authority.recorded', options, place, except)
        const sealed = { ...given.sealed, ...digests }
        return { type: 'authority.recorded', chain: id, fields: given.fields, sealed }
      })
    }),
  )
}

async function listCases(task: Task, options: LedgerOption): Promise<void> {
  await readLedger(task, options, async ({ ledger }) => {
    const { cases } = await readRegister(ledger)
    const counted = cases.map((entry) => ({
      ...entry,
      items: ledger.state.itemsOfCase(entry.id).length,
    }))
    await task.out.answer({
      document: {
        cases: counted.map(({ id, name, title, items }) => ({
          case: id,
          reference: name,
          title,
          items,
        })),
      },
      text: formatTable(
        counted.map(({ id, name, title, items }) => [
          displayText(name, 'terminal'),
          shortId(id),
          String(items),
          title === undefined ? '' : displayText(title, 'terminal'),
        ]),
        ['REFERENCE', 'ID', 'ITEMS', 'TITLE'],
      ),
    })
  })
}
