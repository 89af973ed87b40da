import type { PlacedEvent } from '../law/index.ts'
import { isEntry } from './entries.ts'
import type { AuditContext, AuditQuery, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'

const day = 86_400_000

/** AUD-03: what the inventories say of the items, and of which they say nothing. */
export const inventories: AuditQuery = {
  name: 'AUD-03',
  title: 'What no inventory saw, what is missing, and what was seen after its end',
  counts:
    'Items whose entry falls under the scope. Not seen: in custody, and neither entered nor seen in an inventory for longer than 365 days, or as long as --unseen says. Seen is what an inventory found, be it in another place or with other seals. Missing: reported lost and not found again, or not found by the last inventory that looked for it. Seen after its end: an inventory found it although its custody had ended before.',
  bounds:
    'Of each item, when it was seen last is kept while the record is read. Every item that is found is listed.',
  source: 'IAPE standard 22: inventories.',
  lists: 'Entries',
  begin(context) {
    const items = new Map<string, Sightings>()
    return {
      see(event) {
        const { payload, recordedAt } = event
        if (isEntry(payload) && isInScope(event, context.scope, context.view)) {
          items.set(event.chain, { seenAt: recordedAt, seenBy: event.id, afterItsEnd: [] })
        }
        if (payload.type !== 'inventory.recorded') return
        for (const { item, result } of payload.fields.sightings) {
          const sightings = items.get(item)
          if (sightings !== undefined && result !== 'not-seen') {
            noteSeen(sightings, { item, event }, context)
          }
        }
      },
      rows: () => [...items].flatMap(([item, sightings]) => rowsOf(item, sightings, context)),
    }
  },
}

interface Sightings {
  /** When it was seen last, and by which entry: the first one, or an inventory. */
  seenAt: number
  seenBy: string
  /** Inventories that saw it when its custody had ended. */
  readonly afterItsEnd: string[]
}

interface Seen {
  readonly item: string
  readonly event: PlacedEvent
}

function noteSeen(sightings: Sightings, { item, event }: Seen, { view }: AuditContext): void {
  sightings.seenAt = event.recordedAt
  sightings.seenBy = event.id
  if (view.isDisposed(item, event.index)) sightings.afterItsEnd.push(event.id)
}

function rowsOf(id: string, sightings: Sightings, context: AuditContext): readonly AuditRow[] {
  const { seenAt, seenBy, afterItsEnd } = sightings
  const item = context.view.item(id)
  if (item === undefined) return []
  const row = (measure: string, events: readonly string[], sentence: string): AuditRow => ({
    measure,
    item: id,
    kind: item.kind,
    count: 1,
    events,
    total: events.length,
    sentence,
  })
  if (item.state === 'disposed') {
    return afterItsEnd.map((event) =>
      row(
        'seen-after-its-end',
        [event],
        `Item ${id} was found by inventory ${event}, although its custody had ended before.`,
      ),
    )
  }
  if (item.state === 'missing') {
    const reports = item.incidents.filter(({ kind }) => kind === 'loss').map(({ event }) => event)
    const last = reports.slice(-1)
    return [row('missing', last, `Item ${id} was reported lost, and not found again.`)]
  }
  if (item.lastSeen?.result === 'not-seen') {
    const { event } = item.lastSeen
    return [
      row('missing', [event], `Item ${id} was not found by inventory ${event}, the last one.`),
    ]
  }
  const days = Math.floor((context.time - seenAt) / day)
  if (context.time - seenAt <= context.unseenDays * day) return []
  const seen = seenBy === id ? 'at its entry; no inventory saw it' : `by inventory ${seenBy}`
  return [row('not-seen', [seenBy], `Item ${id} was last seen ${days} days ago, ${seen}.`)]
}
