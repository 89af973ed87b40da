import { displayText } from '@custodia/core/wire'
import { readLedger } from '../home/use-ledger.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { formatTable } from '../io/table.ts'
import { findNamed } from '../register/find.ts'
import { createNameOf } from '../register/name-of.ts'
import { readRegister, shortId } from '../register/register.ts'
import type { Task } from '../task.ts'

export async function listItems(
  task: Task,
  options: LedgerOption & { readonly case?: string },
): Promise<void> {
  await readLedger(task, options, async ({ ledger }) => {
    const register = await readRegister(ledger)
    const wanted =
      options.case === undefined ? undefined : findNamed('case', options.case, register.cases).id
    const nameOf = createNameOf(register)
    const items = register.items
      .filter((item) => wanted === undefined || item.case === wanted)
      .map((item) => ({ ...item, record: ledger.state.item(item.id) }))
    await task.out.answer({
      document: {
        items: items.map(({ id, name, description, record, ...item }) => ({
          item: id,
          exhibit: name,
          formerly: item.formerly,
          description,
          case: item.case,
          source: item.source,
          kind: record?.kind,
          custodian: record?.custodian,
          state: record?.state,
        })),
      },
      text: formatTable(
        items.map(({ id, name, description, record }) => [
          displayText(name, 'terminal'),
          shortId(id),
          record === undefined ? '' : nameOf(record.custodian),
          record?.state === 'offered' ? 'offered' : 'held',
          description === undefined ? '' : displayText(description, 'terminal'),
        ]),
        ['EXHIBIT', 'ID', 'CUSTODIAN', 'STATE', 'DESCRIPTION'],
      ),
    })
  })
}
