import type { Ledger, LedgerEvent } from '@custodia/core'
import { entryFlags, itemStanding, standingChanges } from '@custodia/core/custody'
import type { ItemFlag, ItemStanding } from '@custodia/core/custody'
import type { OpenHome } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { createNameOf, withNames } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { findNamed } from '../register/find.ts'
import { readRegister } from '../register/register.ts'
import { eventSentence } from '../words/sentence.ts'
import { formatTime } from '../words/time.ts'
import { flagWords } from './flag-words.ts'

/** How an item stands, how that came about, and what is to be explained of it. Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS. */
export async function itemStatus(
  { ledger }: OpenHome,
  name: string,
  now: number,
): Promise<{ readonly document: Json; readonly text: string }> {
  const register = await readRegister(ledger)
  const { id } = findNamed('item', name, register.items)
  const { state } = ledger
  const nameOf = createNameOf(register, state)
  const item = state.item(id)
  const standing = itemStanding(state, id, { time: now })
  if (item === undefined || standing === undefined) throw new Error('bug: an item has a standing')
  const flags = [...standing.flags, ...entryFlags(state, id, { time: now })]
  const changes = await readChanges(id, ledger)
  const points = pointsOf(id, ledger, now)
  return {
    document: {
      item: id,
      case: item.case,
      kind: item.kind,
      state: standing.state,
      custodian: standing.custodian,
      flags: flags.map(toJson),
      changes: changes.map(({ event, now: then }) => ({
        event: event.id,
        index: event.index,
        recordedAt: event.recordedAt,
        signer: event.signer,
        type: event.payload.type,
        words: eventSentence(event, event.opened, nameOf),
        state: then.state,
        custodian: then.custodian,
        flags: then.flags.map(toJson),
      })),
      points,
    },
    text: [
      `${nameOf(id)}, ${item.kind}, in case ${nameOf(item.case)}`,
      `  ${stateWords(standing, nameOf)}`,
      ...flags.map((flag) => `  ${flagWords(flag, nameOf)}`),
      'How it came about:',
      ...changes.map(
        ({ event, now: then }) =>
          `  @${event.index}  ${formatTime(event.recordedAt)}  ${eventSentence(event, event.opened, nameOf)}\n      now ${[stateWords(then, nameOf), ...then.flags.map((flag) => flagWords(flag, nameOf))].join('; ')}`,
      ),
      ...(points.length === 0 ? ['Nothing is to be explained.'] : ['To be explained:']),
      ...points.map(
        ({ rule, event, sentence }) =>
          `  ${rule} at @${state.event(event)?.index ?? '?'}: ${withNames(sentence, nameOf)}`,
      ),
    ].join('\n'),
  }
}

interface Change {
  readonly event: LedgerEvent
  readonly now: ItemStanding
}

/** The changes of an item, with the events that brought them. Those of the case, and of what it came from, reach it too. */
async function readChanges(id: string, ledger: Ledger): Promise<readonly Change[]> {
  const events = new Map<string, LedgerEvent>()
  for (const chain of chainsAbove(id, ledger)) {
    for await (const event of ledger.history(chain)) events.set(event.id, event)
  }
  const inOrder = [...events.values()].sort((a, b) => a.index - b.index)
  return standingChanges(ledger.state, id, inOrder).map(({ event, now }) => ({
    event: events.get(event)!,
    now,
  }))
}

function chainsAbove(id: string, ledger: Ledger): readonly string[] {
  const item = ledger.state.item(id)
  if (item === undefined) return []
  return [id, ...(item.source === undefined ? [item.case] : chainsAbove(item.source, ledger))]
}

function pointsOf(
  id: string,
  { state }: Ledger,
  time: number,
): readonly { readonly event: string; readonly rule: string; readonly sentence: string }[] {
  const recorded = (state.item(id)?.points ?? []).map(({ event, breach }) => ({ event, ...breach }))
  const reviewed = [...state.review({ time })]
    .filter(([event]) => state.event(event)?.chain === id)
    .flatMap(([event, breaches]) => breaches.map((breach) => ({ event, ...breach })))
  return [...recorded, ...reviewed].map(({ event, rule, sentence }) => ({ event, rule, sentence }))
}

function stateWords({ state, custodian }: ItemStanding, nameOf: NameOf): string {
  const holder = nameOf(custodian)
  switch (state) {
    case 'in-custody':
      return `in custody, held by ${holder}`
    case 'offered':
      return `offered, and still held by ${holder}`
    case 'missing':
      return `missing; ${holder} is accountable`
    case 'cleared':
      return `its end is authorised; held by ${holder}`
    case 'disposed':
      return `its custody has ended; ${holder} held it last`
  }
}

function toJson(flag: ItemFlag): Json {
  return { ...flag }
}
