import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { ledgerDirectory } from '../home/ledger-directory.ts'
import { ledgerPaths } from '../home/paths.ts'
import { createFileReservations } from '../home/reservations.ts'
import { readLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { examples } from '../program.ts'
import { createNameOf, withNames } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { formatTime } from '../words/time.ts'

export function define(command: Command, act: Act): void {
  addLedgerOption(command).description(
    'Say how the ledger stands: how much there is, what waits, and what must be explained.',
  )
  examples(command, ['custodia status', 'custodia status --ledger ./ledger --json']).action(
    act((task, options: LedgerOption) => status(task, options)),
  )
}

async function status(task: Task, options: LedgerOption): Promise<void> {
  const { reservations } = ledgerPaths(ledgerDirectory(options, task.surroundings))
  const book = createFileReservations(reservations)
  const now = task.surroundings.now()
  const answer = await readLedger(task, options, async (home) => {
    const kept = (await book.list()).filter(({ expires }) => expires > now)
    return describe(home, { now, prepared: kept.map(({ expires }) => expires) })
  })
  await task.out.answer(answer)
}

interface Moment {
  readonly now: number
  /** When the places of prepared events expire. */
  readonly prepared: readonly number[]
}

async function describe(
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
  const exercise = state.genesis()?.fields.exercise === true
  return {
    document: {
      ledger: ledger.id,
      origin: ledger.origin,
      exercise,
      size: ledger.size,
      checkpoint: head === undefined ? null : { size: head.size, root: toHex(head.rootHash) },
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
      ...offers.map(
        ({ item, from, to, expires }) =>
          `  Open offer: ${nameOf(item)} from ${nameOf(from)} to ${nameOf(to)}, ${expires > now ? 'until' : 'expired'} ${formatTime(expires)}`,
      ),
      ...prepared.map(
        (expires) => `  Prepared and not yet submitted: place kept until ${formatTime(expires)}`,
      ),
      ...pending.map((event) => `  Waits for approval: @${state.event(event)?.index ?? '?'}`),
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
