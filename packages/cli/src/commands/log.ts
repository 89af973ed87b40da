import type { Command } from 'commander'
import type { Ledger, LedgerEvent } from '@custodia/core'
import type { ErasedEvent } from '@custodia/core/custody'
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
    const erased = await latest(ledger.erased(chain), count)
    const both = [...events, ...erased].toSorted((a, b) => a.index - b.index)
    const shown = both.slice(Math.max(both.length - count, 0))
    await task.out.answer({
      document: { events: shown.map((event) => entryDocument(event, ledger, nameOf)) },
      text: shown.map((event) => entryLine(event, ledger, nameOf)).join('\n'),
    })
  })
}

function readCount(text: string | undefined): number {
  if (text === undefined) return Infinity
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  const message = `--last: expected a number of entries, found "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: '--last' })
}

async function latest<T>(events: AsyncIterable<T>, count: number): Promise<readonly T[]> {
  const kept: T[] = []
  for await (const event of events) {
    kept.push(event)
    if (kept.length > count) kept.shift()
  }
  return kept
}

function entryLine(event: LedgerEvent | ErasedEvent, ledger: Ledger, nameOf: NameOf): string {
  if ('payload' in event) return eventLine(event, ledger, nameOf)
  const place = `@${event.index}`.padEnd(6)
  const item = ledger.state.itemOfAccess(event.chain)
  const to = item === undefined ? '' : ` to ${nameOf(item)}`
  return `${place} ${formatTime(event.recordedAt)}  ${shortId(event.id)}  (an access that was erased${to})`
}

function entryDocument(
  event: LedgerEvent | ErasedEvent,
  ledger: Ledger,
  nameOf: NameOf,
): { readonly [name: string]: Json } {
  if ('payload' in event) return eventDocument(event, ledger, nameOf)
  const { id, index, recordedAt, chain, seq } = event
  return { event: id, index, recordedAt, type: 'erased', chain, kind: 'access', seq }
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
