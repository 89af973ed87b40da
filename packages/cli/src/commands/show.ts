import type { Command } from 'commander'
import type { Ledger, LedgerEvent } from '@custodia/core'
import type { PartyRecord, RoleTerm } from '@custodia/core/custody'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { formatTable } from '../io/table.ts'
import { examples } from '../program.ts'
import { findChain } from '../register/find-chain.ts'
import { findEvent, findEventIfAny } from '../register/find.ts'
import { createNameOf, withNames } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Register } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { fieldRows, showOccurrence, toJson } from '../words/event-text.ts'
import { eventSentence } from '../words/sentence.ts'
import { formatTime } from '../words/time.ts'

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Show one entry in full, or how an item, a case or a party stands and all its entries.',
    )
    .argument('<target>', 'entry (@12, or digits of its id), item, case or party')
  examples(command, [
    'custodia show @12',
    'custodia show EX-1',
    'custodia show "B. Example" --json',
  ]).action(act((task, target: string, options: LedgerOption) => show(task, target, options)))
}

interface Shown {
  readonly document: Json
  readonly text: string
}

async function show(task: Task, target: string, options: LedgerOption): Promise<void> {
  const shown = await readLedger(task, options, async (home): Promise<Shown> => {
    const { ledger } = home
    const register = await readRegister(ledger)
    if (target.startsWith('@')) return showEvent(await findEvent(target, home), ledger, register)
    try {
      return await showChain(findChain(target, register), ledger, register)
    } catch (error) {
      const event = await findEventIfAny(target, home)
      if (event === undefined) throw error
      return showEvent(event, ledger, register)
    }
  })
  await task.out.answer(shown)
}

function showEvent(event: LedgerEvent, ledger: Ledger, register: Register): Shown {
  const nameOf = createNameOf(register, ledger.state)
  const words = eventSentence(event, event.opened, nameOf)
  const { payload, opened } = event
  const breaches = ledger.state.event(event.id)?.breaches ?? []
  const rows: (readonly string[])[] = [
    ['entry', `@${event.index}, in the ${event.kind} chain ${event.chain} at ${payload.seq}`],
    ['event', event.id],
    ['type', payload.type],
    ['signed by', `${nameOf(event.signer)} as ${payload.role}, with key ${event.kid}`],
    ['happened', showOccurrence(payload.occurredAt)],
    ['signed', `${formatTime(event.issuedAt * 1000)}, as the signer says`],
    ['recorded', formatTime(event.recordedAt)],
    ...fieldRows(event, opened, nameOf),
    ...breaches.map(({ rule, sentence, remedy }) => [
      rule,
      withNames(`${sentence} ${remedy}`, nameOf),
    ]),
  ]
  return {
    document: {
      event: event.id,
      index: event.index,
      chain: event.chain,
      kind: event.kind,
      signer: event.signer,
      kid: event.kid,
      issuedAt: event.issuedAt,
      recordedAt: event.recordedAt,
      payload: toJson(payload),
      opened: toJson(opened),
      words,
      points: breaches.map(({ rule, sentence, remedy }) => ({ rule, sentence, remedy })),
    },
    text: `${words}\n${formatTable(rows)}`,
  }
}

async function showChain(chain: string, ledger: Ledger, register: Register): Promise<Shown> {
  const nameOf = createNameOf(register, ledger.state)
  const lines: string[] = []
  const events: Json[] = []
  for await (const event of ledger.history(chain)) {
    const words = eventSentence(event, event.opened, nameOf)
    lines.push(`@${event.index}  ${formatTime(event.recordedAt)}  ${words}`)
    events.push({ event: event.id, index: event.index, type: event.payload.type, words })
  }
  const state = stateOf(chain, ledger)
  return {
    document: { chain, kind: ledger.chainKind(chain) ?? null, state: toJson(state), events },
    text: [
      `${nameOf(chain)}, ${ledger.chainKind(chain)} ${chain}`,
      ...standing(chain, ledger, nameOf),
      '',
      ...lines,
    ].join('\n'),
  }
}

function stateOf(chain: string, { state }: Ledger): unknown {
  const party = state.partyOfChain(chain)
  return (
    state.item(chain) ??
    state.caseRecord(chain) ??
    (party === undefined ? null : state.party(party))
  )
}

/** How an item or a person stands, in sentences. */
function standing(chain: string, { state }: Ledger, nameOf: NameOf): readonly string[] {
  const person = state.party(state.partyOfChain(chain) ?? '')
  if (person !== undefined) return personStanding(person, nameOf)
  const item = state.item(chain)
  if (item === undefined) return []
  const { custodian, offer, loans, lastCheck } = item
  const { ended } = state.party(custodian) ?? {}
  const isGone = ended === undefined ? '' : `, who is gone since @${ended.index}`
  return [
    `  Accountable now: ${nameOf(custodian)}${isGone}.`,
    ...(offer === undefined
      ? []
      : [`  Offered to ${nameOf(offer.to)} until ${formatTime(offer.expires)}.`]),
    ...loans.map(
      ({ borrower, dueBack }) =>
        `  On loan to ${nameOf(borrower)}, due back ${formatTime(dueBack)}.`,
    ),
    ...(lastCheck === undefined
      ? []
      : [`  Last checked at @${lastCheck.index}: ${lastCheck.result}.`]),
  ]
}

function personStanding({ roles, ended }: PartyRecord, nameOf: NameOf): readonly string[] {
  return [
    ...(ended === undefined
      ? []
      : [
          `  Gone since @${ended.index} (${ended.reason}), by the word of ${nameOf(ended.by)}: no role holds any more.`,
        ]),
    ...roles.map((term) => `  ${termWords(term, nameOf)}.`),
  ]
}

function termWords(
  { role, since, until, case: caseId, revoked }: RoleTerm,
  nameOf: NameOf,
): string {
  const forCase = caseId === undefined ? '' : ` in case ${nameOf(caseId)}`
  const ends = until === undefined ? '' : ` until ${formatTime(until)}`
  const taken = revoked === undefined ? '' : `, taken at @${revoked.index} by ${nameOf(revoked.by)}`
  return `Role ${role}${forCase} since @${since}${ends}${taken}`
}
