import { cleared, disposalDraft, draft, examinationDraft } from '../law-ends.ts'
import { openingDraft, sealed } from '../law-seals.ts'
import { acceptDraft, entryOf, offerDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

/** As far as two clocks may differ, in milliseconds. */
const skew = 300_000

interface Pair {
  readonly first: number
  readonly next: LawDraft
}

/** What is said to have happened before what must have come first, by a second too much, and by a millisecond less. */
function outOfOrder(what: string, pair: (from: Setting) => Pair): Provocation {
  const shifted =
    (back: number) =>
    (from: Setting): LawDraft => {
      // Time enough for what is claimed to lie after everything else.
      from.world.wait(3600)
      const { first, next } = pair(from)
      return { ...next, occurredAt: first - skew - back }
    }
  return usual('TIM-06', what, shifted(1000), shifted(999))
}

function startDraft({ people, item }: Setting): LawDraft {
  return draft('exam.started', people.collector, 'examiner', item, {}, ['justification'])
}

/** What the claimed times say of the order of acts. */
export const provocationsOfTimes: readonly Provocation[] = [
  outOfOrder('accepted before it was offered', (from) => {
    const { id, recordedAt } = from.world.did(offerDraft(from))
    return { first: recordedAt, next: acceptDraft(from, id) }
  }),
  outOfOrder('refused before it was offered', (from) => {
    const { id: offer, recordedAt } = from.world.did(offerDraft(from))
    const fields = { offer, reason: 'wrong-item' } as const
    const next = draft('transfer.refused', from.people.custodian, 'custodian', from.item, fields)
    return { first: recordedAt, next }
  }),
  outOfOrder('opened before it was sealed', (from) => {
    const { recordedAt } = sealed(from)
    return { first: recordedAt, next: openingDraft(from, ['A1']) }
  }),
  outOfOrder('put under examination before it was taken', (from) => ({
    first: entryOf(from, from.item).recordedAt,
    next: startDraft(from),
  })),
  outOfOrder('examined before it was taken', (from) => ({
    first: entryOf(from, from.item).recordedAt,
    next: examinationDraft(from),
  })),
  outOfOrder('completed before it was begun', (from) => {
    const { id: started, recordedAt } = from.world.did(startDraft(from))
    return { first: recordedAt, next: examinationDraft(from, { started }) }
  }),
  outOfOrder('disposed of before that was authorised', (from) => {
    const clearance = cleared(from)
    return { first: clearance.recordedAt, next: disposalDraft(from, clearance) }
  }),
  usual(
    'TIM-06',
    'a day is claimed, and the next day the act before it',
    (from) => overMidnight(from, 1),
    (from) => overMidnight(from, 0),
  ),
]

/** An offer that was made at 12:00, accepted on a day of which nothing more is known. */
function overMidnight(from: Setting, daysBefore: number): LawDraft {
  const midnight = Date.UTC(2026, 2, 2)
  from.world.wait((midnight - from.world.now()) / 1000 + 12 * 3600)
  const { id } = from.world.did(offerDraft(from))
  const occurredAt = midnight - daysBefore * 86_400_000
  return { ...acceptDraft(from, id), occurredAt, precision: 'day' }
}
