import type { Command } from 'commander'
import { examples } from '../program.ts'
import { findChain } from '../register/find-chain.ts'
import { findEvent, findEventIfAny, findNamed } from '../register/find.ts'
import type { Act } from '../task.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions } from './event-options.ts'
import { readEventOptions } from './read-event-options.ts'
import { recordAct } from './record-act.ts'
import type { ActPlace } from './record-act.ts'

export function defineStore(parent: Command, act: Act): void {
  const command = parent
    .command('store')
    .description('Say where an item was put.')
    .argument('<item>', 'exhibit number, or digits of its id')
  addEventOptions(command, 'item.stored')
  examples(command, [
    'custodia record store EX-1 --location "evidence room 2, shelf 4" --key b.key',
    'custodia record store EX-1 --location "safe 1" --condition "bag sealed, no. 4711" --key b.key',
  ]).action(
    act(async (task, name: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { id } = findNamed('item', name, place.register.items)
        const values = await readEventOptions('item.stored', options, place)
        return { type: 'item.stored', chain: id, ...values }
      })
    }),
  )
}

export function defineAccess(parent: Command, act: Act): void {
  const except = ['item']
  const command = parent
    .command('access')
    .description('Say that an item was viewed, heard or consulted. Custody does not move.')
    .argument('<item>', 'exhibit number, or digits of its id')
  addEventOptions(command, 'item.accessed', except)
  examples(command, [
    'custodia record access EX-1 --means viewed --justification "defence inspection" --key b.key',
    'custodia record access EX-1 --means queried --justification "triage" --part "mailbox" --key b.key',
  ]).action(
    act(async (task, name: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { id } = findNamed('item', name, place.register.items)
        const given = await readEventOptions('item.accessed', options, place, except)
        const fields = { ...given.fields, item: id }
        return { type: 'item.accessed', fields, sealed: given.sealed }
      })
    }),
  )
}

export function defineNote(parent: Command, act: Act): void {
  const except = ['note', 'event']
  const command = parent
    .command('note')
    .description('Put a remark on record: about an item, a case, a party, or one entry.')
    .argument('<target>', 'item, case, party, or entry (@12)')
    .argument('<text>', 'the remark')
  addEventOptions(command, 'note.added', except)
  examples(command, [
    'custodia record note EX-1 "the label is hard to read" --key a.key',
    'custodia record note @12 "the clock on the wall was five minutes fast" --key a.key',
  ]).action(
    act(async (task, name: string, note: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { chain, event } = await findTarget(name, place)
        const given = await readEventOptions('note.added', options, place, except)
        const fields = { ...given.fields, ...(event === undefined ? {} : { event }) }
        return { type: 'note.added', chain, fields, sealed: { ...given.sealed, note } }
      })
    }),
  )
}

interface Target {
  readonly chain: string
  /** Set when the target is one entry. */
  readonly event?: string
}

/** The chain that a name means: of an item, a case, a party, or of one entry. */
async function findTarget(text: string, place: ActPlace): Promise<Target> {
  if (!text.startsWith('@')) {
    try {
      return { chain: findChain(text, place.register) }
    } catch (error) {
      const event = await findEventIfAny(text, place)
      if (event === undefined) throw error
      return { chain: event.chain, event: event.id }
    }
  }
  const { chain, id } = await findEvent(text, place)
  return { chain, event: id }
}
