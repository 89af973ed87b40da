import { carriesLabel, itemKinds } from '../../wire/index.ts'
import type { CustodyView, PlacedEvent } from '../law/index.ts'
import { latestMoment } from '../law/moments.ts'
import { isEntry, isFromOutside, isFromSomebody } from './entries.ts'
import type { EntryPayload } from './entries.ts'
import { createHandovers } from './handovers.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { hasEffect, isInScope } from './scope.ts'
import { share } from './words.ts'
import type { Noun } from './words.ts'

const day = 86_400_000

/** AUD-01: what auditors count on custody forms, counted on the record. */
export const completeItems: AuditQuery = {
  name: 'AUD-01',
  title: 'How complete the record of the items is',
  counts:
    'Items whose entry falls under the scope. Handovers: of the items that were offered to somebody, those whose every offer was accepted or refused; an offer that was taken back in time, that waits for others, or that can still be answered, does not count. Accepted within 24 hours: of the items that somebody accepted, those that the first to do so had within a day of the latest moment at which they may have been taken. Receipts: of what was seized or surrendered. Witness at entry: of what was collected, and of data that came of no item in custody. Quantity: of kinds that are weighed or counted. Clock: of data that was acquired from an item, whether the entry says how far the clock of the device was off, be it not at all; not every device has one (TIM-07). Within 24 hours: of all, from the latest moment at which the entry may have happened.',
  bounds: `A few figures an item are kept while the record is read. Of each share, the first ${mostListed} items that fall short are listed.`,
  source:
    'The audit of 405 custody forms by the Public Auditor of the Northern Mariana Islands measured these shares.',
  lists: 'Without it',
  begin({ view, scope, time }) {
    const shares = createShares()
    const handovers = createHandovers()
    return {
      see(event) {
        const { payload } = event
        if (isEntry(payload) && isInScope(event, scope, view)) {
          handovers.follow(event.chain, latestMoment(payload.occurredAt))
          countEntry(event, payload, { shares, view })
        }
        if (hasEffect(event, view)) handovers.see(event)
      },
      rows() {
        const { offered: of, unanswered } = handovers.result(time)
        const handed = { count: of - unanswered.length, of, short: unanswered }
        const { received, late } = handovers.received()
        const inTime = { count: received - late.length, of: received, short: late }
        return [
          rowOf('handovers', handed),
          rowOf('received-within-24-hours', inTime),
          ...measures.map((name) => rowOf(name, shares[name])),
        ]
      },
    }
  },
}

const measures = ['receipts', 'witness', 'quantity', 'clock', 'within-24-hours'] as const

type Measure = 'handovers' | 'received-within-24-hours' | (typeof measures)[number]

interface Share {
  count: number
  of: number
  readonly short: string[]
}

type ReadonlyShare = Readonly<Omit<Share, 'short'>> & { readonly short: readonly string[] }

type Shares = { readonly [M in (typeof measures)[number]]: Share }

function createShares(): Shares {
  const none = (): Share => ({ count: 0, of: 0, short: [] })
  return {
    receipts: none(),
    witness: none(),
    quantity: none(),
    clock: none(),
    'within-24-hours': none(),
  }
}

function count(into: Share, item: string, isThere: boolean): void {
  into.of += 1
  if (isThere) into.count += 1
  else if (into.short.length < mostListed) into.short.push(item)
}

interface Counting {
  readonly shares: Shares
  readonly view: CustodyView
}

function countEntry(
  { id, recordedAt }: PlacedEvent,
  payload: EntryPayload,
  { shares, view }: Counting,
): void {
  const item = view.item(id)
  if (item === undefined) return
  if (isFromSomebody(payload)) count(shares.receipts, id, item.receipts.length > 0)
  if (isFromOutside(payload)) count(shares.witness, id, view.witnesses(id).length > 0)
  if (itemKinds[item.kind].isMeasured === true) {
    count(shares.quantity, id, carriesLabel(payload, 'quantity'))
  }
  if (payload.type === 'item.acquired' && payload.fields.source !== undefined) {
    count(shares.clock, id, payload.fields.clockOffset !== undefined)
  }
  const lateness = recordedAt - latestMoment(payload.occurredAt)
  count(shares['within-24-hours'], id, lateness <= day)
}

const said: { readonly [M in Measure]: Noun & { readonly what: string } } = {
  handovers: {
    what: 'Every offer answered by the person to whom it was made',
    one: 'item that was offered to somebody',
    many: 'items that were offered to somebody',
  },
  'received-within-24-hours': {
    what: 'Accepted by somebody within 24 hours after it was taken',
    one: 'item that somebody accepted',
    many: 'items that somebody accepted',
  },
  receipts: {
    what: 'A receipt made out',
    one: 'item that was seized or surrendered',
    many: 'items that were seized or surrendered',
  },
  witness: {
    what: 'A witness of the entry',
    one: 'item that came in from outside',
    many: 'items that came in from outside',
  },
  quantity: {
    what: 'A quantity in the entry',
    one: 'item of a kind that is weighed or counted',
    many: 'items of a kind that is weighed or counted',
  },
  clock: {
    what: 'The clock of the device compared',
    one: 'item of data that was acquired from another',
    many: 'items of data that were acquired from another',
  },
  'within-24-hours': {
    what: 'Entry recorded within 24 hours',
    one: 'item',
    many: 'items',
  },
}

function rowOf(measure: Measure, { count: found, of, short }: ReadonlyShare): AuditRow {
  const { what, ...noun } = said[measure]
  return {
    measure,
    count: found,
    of,
    events: short.slice(0, mostListed),
    total: of - found,
    sentence: `${what}: ${of === 0 ? `there are no ${noun.many}` : share(found, of, noun)}.`,
  }
}
