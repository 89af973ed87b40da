import type { Command } from 'commander'
import type { Ledger, LedgerEvent } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import type { Json } from '../io/output.ts'
import { examples } from '../program.ts'
import { findChain } from '../register/find-chain.ts'
import { createNameOf } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { readRegister, shortId } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { eventSentence } from '../words/sentence.ts'
import { formatTime } from '../words/time.ts'

interface LogOptions extends LedgerOption {
  readonly last?: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description('List what was recorded, oldest first: all of it, or what concerns one thing.')
    .argument('[target]', 'item, case or party')
    .option('--last <count>', 'only the latest entries')
  examples(command, ['custodia log', 'custodia log EX-1', 'custodia log --last 20 --json']).action(
    act((task, target: string | undefined, options: LogOptions) => list(task, target, options)),
  )
}

async function list(task: Task, target: string | undefined, options: LogOptions): Promise<void> {
  const count = readCount(options.last)
  await readLedger(task, options, async ({ ledger }) => {
    const register = await readRegister(ledger)
    const chain = target === undefined ? undefined : findChain(target, register)
    const nameOf = createNameOf(register, ledger.state)
    const events = await latest(
      chain === undefined ? ledger.events() : ledger.history(chain),
      count,
    )
    await task.out.answer({
      document: { events: events.map((event) => eventDocument(event, ledger, nameOf)) },
      text: events.map((event) => eventLine(event, ledger, nameOf)).join('\n'),
    })
  })
}

function readCount(text: string | undefined): number {
  if (text === undefined) return Infinity
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  const message = `--last: expected a number of entries, found "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: '--last' })
}

async function latest(
  events: AsyncIterable<LedgerEvent>,
  count: number,
): Promise<readonly LedgerEvent[]> {
  const kept: LedgerEvent[] = []
  for await (const event of events) {
    kept.push(event)
    if (kept.length > count) kept.shift()
  }
  return kept
}

function eventLine(event: LedgerEvent, ledger: Ledger, nameOf: NameOf): string {
  const points = ledger.state.event(event.id)?.breaches ?? []
  const marks = points.map(({ rule }) => ` [${rule}]`).join('')
  const place = `@${event.index}`.padEnd(6)
  return `${place} ${formatTime(event.recordedAt)}  ${shortId(event.id)}  ${eventSentence(event, event.opened, nameOf)}${marks}`
}

function eventDocument(
  event: LedgerEvent,
  ledger: Ledger,
  nameOf: NameOf,
): { readonly [name: string]: Json } {
  const { id, index, recordedAt, chain, kind, signer, payload } = event
  return {
    event: id,
    index,
    recordedAt,
    type: payload.type,
    chain,
    kind,
    seq: payload.seq,
    signer,
    role: payload.role,
    words: eventSentence(event, event.opened, nameOf),
    points: (ledger.state.event(id)?.breaches ?? []).map(({ rule }) => rule),
  }
}
