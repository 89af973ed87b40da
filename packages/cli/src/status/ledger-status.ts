import { toHex } from '@custodia/core/bytes'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import type { OpenHome } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { createNameOf, withNames } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import { formatTime } from '../words/time.ts'
import { waitingFor } from '../words/waiting.ts'
import { unwitnessed } from './unwitnessed.ts'

export interface Moment {
  readonly now: number
  /** When the places of prepared events expire. */
  readonly prepared: readonly number[]
}

/** How the ledger stands as a whole: how much there is, what waits, and what must be explained. */
export async function ledgerStatus(
  { ledger, store }: OpenHome,
  { now, prepared }: Moment,
): Promise<{ readonly document: Json; readonly text: string }> {
  const { state } = ledger
  const register = await readRegister(ledger)
  const nameOf = createNameOf(register, state)
  const note = await store.checkpoint()
  const head = note === undefined ? undefined : parseCheckpointText(parseNote(note).textBytes)
  const items = register.items.map(({ id }) => state.item(id)).filter((item) => item !== undefined)
  const offers = items.flatMap(({ item, offer }) =>
    offer === undefined ? [] : [{ item, ...offer }],
  )
  const pending = state.pendingActs({ time: now })
  const points = [...state.review({ time: now })].flatMap(([event, breaches]) =>
    breaches.map((breach) => ({ event, ...breach })),
  )
  const outside = await unwitnessed(store)
  const exercise = state.genesis()?.fields.exercise === true
  return {
    document: {
      ledger: ledger.id,
      origin: ledger.origin,
      exercise,
      size: ledger.size,
      checkpoint: head === undefined ? null : { size: head.size, root: toHex(head.rootHash) },
      outside: outside.document,
      parties: register.parties.length,
      cases: register.cases.length,
      items: items.length,
      offers: offers.map(({ item, from, to, expires }) => ({ item, from, to, expires })),
      pendingActs: pending,
      prepared,
      points: points.map(({ event, rule, sentence }) => ({ event, rule, sentence })),
    },
    text: [
      `Ledger ${ledger.origin}${exercise ? ', an exercise' : ''}`,
      `  id ${ledger.id}`,
      `  ${ledger.size} entries, ${count(register.parties.length, 'party', 'parties')}, ${count(register.cases.length, 'case')}, ${count(items.length, 'item')}`,
      head === undefined
        ? '  no checkpoint'
        : `  checkpoint of ${head.size} entries, root ${toHex(head.rootHash)}`,
      outside.text,
      ...offers.map(
        ({ item, from, to, expires }) =>
          `  Open offer: ${nameOf(item)} from ${nameOf(from)} to ${nameOf(to)}, ${expires > now ? 'until' : 'expired'} ${formatTime(expires)}`,
      ),
      ...prepared.map(
        (expires) => `  Prepared and not yet submitted: place kept until ${formatTime(expires)}`,
      ),
      ...pending.map((event) => {
        const waits = (state.act(event)?.missing ?? []).map(waitingFor)
        return `  Waits: ${nameOf(event)} has no effect until it is ${waits.join(' and ')}`
      }),
      ...points.map(
        ({ event, rule, sentence }) =>
          `  To be explained (${rule}) at @${state.event(event)?.index ?? '?'}: ${withNames(sentence, nameOf)}`,
      ),
    ].join('\n'),
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
