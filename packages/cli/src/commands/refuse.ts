import type { Command } from 'commander'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { findOpenOffer } from '../acts/open-offer.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { examples } from '../program.ts'
import type { Act } from '../task.ts'

const except = ['offer']

export function define(command: Command, act: Act): void {
  command
    .description('Decline an item that was offered to you. Custody does not move.')
    .argument('<item>', 'exhibit number, or digits of its id')
  addEventOptions(command, 'transfer.refused', except)
  examples(command, [
    'custodia refuse EX-1 --reason seal-damaged --key b.key',
    'custodia refuse EX-1 --reason other --explanation "the bag holds two items" --key b.key',
  ]).action(
    act(async (task, name: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { item, offer } = findOpenOffer(name, place)
        const given = await readEventOptions('transfer.refused', options, place, except)
        const fields = { ...given.fields, offer }
        return { type: 'transfer.refused', chain: item, fields, sealed: given.sealed }
      })
    }),
  )
}
