import type { Command } from 'commander'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { findOpenOffer } from '../acts/open-offer.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { hashFile } from '../io/hash-file.ts'
import { examples } from '../program.ts'
import type { Act } from '../task.ts'

interface AcceptOptions extends ActOptions {
  readonly file?: string
}

const except = ['offer', 'digests']

export function define(command: Command, act: Act): void {
  command
    .description('Take an item that was offered to you. From here on you are accountable for it.')
    .argument('<item>', 'exhibit number, or digits of its id')
    .option('--file <file>', 'the data as you received it: its digest is measured now and sealed')
  addEventOptions(command, 'transfer.accepted', except)
  examples(command, [
    'custodia accept EX-1 --key b.key',
    'custodia accept EX-1 --file floppy.E01 --condition "bag sealed" --key b.key',
    'custodia accept EX-1 --as "B. Example" --prepare accept.prepared',
  ]).action(
    act(async (task, name: string, options: AcceptOptions) => {
      const { file } = options
      const digests =
        file === undefined ? {} : { digests: [await hashFile(file, task.surroundings)] }
      await recordAct(task, options, async (place) => {
        const { item, offer } = findOpenOffer(name, place)
        const given = await readEventOptions('transfer.accepted', options, place, except)
        return {
          type: 'transfer.accepted',
          chain: item,
          fields: { ...given.fields, offer },
          sealed: { ...given.sealed, ...digests },
        }
      })
    }),
  )
}
