import { dueEntries } from '@custodia/core/custody'
import type { DueEntry, DueOptions } from '@custodia/core/custody'
import type { OpenHome } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { createNameOf } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import { formatTime } from '../words/time.ts'
import { waitingFor } from '../words/waiting.ts'

/** What is overdue in a ledger, or due soon. */
export async function dueStatus(
  { ledger }: OpenHome,
  options: DueOptions,
): Promise<{ readonly document: Json; readonly text: string }> {
  const { state } = ledger
  const nameOf = createNameOf(await readRegister(ledger), state)
  const entries = dueEntries(state, options)
  const waits = (event: string): readonly string[] =>
    (state.act(event)?.missing ?? []).map(waitingFor)
  const about = (event: string): About => ({
    chain: state.event(event)?.chain ?? event,
    waits: waits(event),
  })
  const lines = entries.map(
    (entry) =>
      `${formatTime(entry.due)}  ${entry.overdue ? 'overdue' : 'due'}  ${words(entry, nameOf, about(entry.event))}`,
  )
  return {
    document: {
      due: entries.map(({ what, due, overdue, event, item, from }) => ({
        what,
        due,
        overdue,
        event,
        ...(item === undefined ? {} : { item }),
        from,
        ...(what === 'approval' ? { waits: waits(event) } : {}),
      })),
    },
    text: lines.length === 0 ? 'Nothing is overdue or due soon.' : lines.join('\n'),
  }
}

/** The chain in which an entry stands, and for whom it waits. */
interface About {
  readonly chain: string
  readonly waits: readonly string[]
}

function words(
  { what, event, item, from }: DueEntry,
  nameOf: NameOf,
  { chain, waits }: About,
): string {
  const thing = item === undefined ? '' : nameOf(item)
  const who = from.map(nameOf).join(', ')
  switch (what) {
    case 'offer':
      return `${who} is to answer offer ${nameOf(event)} of ${thing}`
    case 'loan':
      return `${thing}, lent by offer ${nameOf(event)}, is to be back from ${who}`
    case 'approval':
      return `act ${nameOf(event)}${item === undefined ? '' : ` on ${thing}`} lapses unless it is ${waits.join(' and ')}`
    case 'check':
      return `the data of ${thing}, held by ${who}, is to be read again`
    case 'hold':
      return `hold ${nameOf(event)} of ${who} on ${nameOf(chain)} ends`
  }
}
