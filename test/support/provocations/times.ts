import { cleared, disposalDraft, draft, examinationDraft } from '../law-ends.ts'
import { lookDraft, openingDraft, sealed } from '../law-seals.ts'
import {
  acceptDraft,
  entryOf,
  noteDraft,
  offerDraft,
  storingDraft,
  withFields,
} from '../law-setting.ts'
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

/** The shelf of an hour ago. */
function shelf({ world, people, item }: Setting): LawDraft {
  world.wait(3600)
  world.did(storingDraft(people.collector, 'collector', item))
  return storingDraft(people.collector, 'collector', item)
}

/** What is said to have been done before the latest act on the item, by a second too much, or a millisecond less. */
function slippedIn(
  what: string,
  more: (from: Setting) => Partial<LawDraft> = () => ({}),
): Provocation {
  const claimed =
    (back: number) =>
    (from: Setting): LawDraft => {
      const latest = from.world.now() + 3_600_000
      return { ...shelf(from), occurredAt: latest - skew - back, ...more(from) } as LawDraft
    }
  return usual('TIM-04', what, claimed(1000), claimed(999))
}

const provocationsOfBackDating: readonly Provocation[] = [
  slippedIn('stored before it was stored elsewhere'),
  slippedIn('and other words were recorded in between', (from) => {
    from.world.did(noteDraft(from.people.officer, 'officer', from.item))
    return {}
  }),
  usual(
    'TIM-04',
    'two days before the latest act',
    (from) => ({ ...shelf(from), occurredAt: from.world.now() - 2 * 86_400_000 }),
    (from) => {
      const late = withFields(shelf(from), { late: 'field-work' } as const)
      return { ...late, occurredAt: from.world.now() - 2 * 86_400_000 } as LawDraft
    },
  ),
  usual(
    'TIM-04',
    'and the reason is of another thing',
    (from) => ({ ...shelf(from), occurredAt: from.world.now() - 7_200_000, sealed: ['location'] }),
    (from) => ({
      ...shelf(from),
      occurredAt: from.world.now() - 7_200_000,
      sealed: ['lateReason'],
    }),
  ),
  usual(
    'TIM-04',
    'looked at before the latest act',
    (from) => {
      shelf(from)
      return { ...lookDraft(from, 'intact'), occurredAt: from.world.now() - 3_600_000 }
    },
    // A remark is about any time.
    (from) => {
      shelf(from)
      const remark = noteDraft(from.people.officer, 'officer', from.item)
      return { ...remark, occurredAt: from.world.now() - 3_600_000 }
    },
  ),
  usual(
    'TIM-04',
    'before what the collector did',
    (from) => ({ ...shelf(from), occurredAt: from.world.now() - 600_000 }),
    // What the service does on the hour is no act that somebody could have slipped in before.
    (from) => {
      const { world, people, image } = from
      const fields = { result: 'same' } as const
      world.wait(3600)
      world.did(draft('integrity.checked', world.service, 'service', image, fields))
      const next = draft('integrity.checked', people.collector, 'examiner', image, fields)
      return { ...next, occurredAt: world.now() - 600_000 }
    },
  ),
]

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
  ...provocationsOfBackDating,
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
