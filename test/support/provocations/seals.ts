import { draft, incidentDraft, lost } from '../law-ends.ts'
import { lookDraft, openingDraft, opened, sealDraft, sealed } from '../law-seals.ts'
import {
  acceptDraft,
  acquisitionDraft,
  collectionDraft,
  derivationDraft,
  offerDraft,
  withFields,
  witnessDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { LateProvocation, Provocation } from '../provocation.ts'

/** The custodian accepts the device, released by an offer that names these seals, and names those. */
function received(
  from: Setting,
  released: readonly string[] | undefined,
  seen: readonly string[] | undefined,
): LawDraft {
  const offer = from.world.did(
    offerDraft(from, {}, released === undefined ? {} : { seals: released }),
  )
  const accept = acceptDraft(from, offer.id)
  return seen === undefined ? accept : withFields(accept, { seals: seen })
}

function examination({ people, item }: Setting, fields: { started?: string } = {}): LawDraft {
  return draft('exam.completed', people.collector, 'examiner', item, fields, ['justification'])
}

function began(from: Setting): string {
  const { world, people, item } = from
  const start = draft('exam.started', people.collector, 'examiner', item, {}, ['justification'])
  const { id } = world.did(start)
  sealed(from)
  return id
}

/** Another device of the collector. */
function second({ world, people, caseId, authority }: Setting): string {
  return world.did(collectionDraft(people.collector, caseId, { authority })).id
}

/** What becomes of seals. */
export const provocationsOfSeals: readonly Provocation[] = [
  usual(
    'SEA-05',
    'data is sealed',
    (from) => sealDraft(from, ['A1'], {}, from.image),
    (from) => sealDraft(from, ['A1']),
  ),
  usual(
    'SEA-05',
    'sealed while it is sealed',
    (from) => {
      sealed(from)
      return sealDraft(from, ['A2'])
    },
    (from) => {
      opened(from)
      return sealDraft(from, ['A2'])
    },
  ),
  usual(
    'SEA-05',
    'a seal in place of one that was never there',
    (from) => {
      opened(from)
      return sealDraft(from, ['A2'], { replaces: ['A3'] })
    },
    (from) => {
      opened(from)
      return sealDraft(from, ['A2'], { replaces: ['A1'] })
    },
  ),
  usual(
    'SEA-05',
    'opened while it is open',
    (from) => {
      opened(from)
      return openingDraft(from, ['A1'])
    },
    (from) => {
      sealed(from)
      return openingDraft(from, ['A1'])
    },
  ),
  usual(
    'SEA-05',
    'opened and never sealed',
    (from) => openingDraft(from, ['A1']),
    (from) => {
      sealed(from)
      return openingDraft(from, ['A1'])
    },
  ),
  usual(
    'CUS-09',
    'sealed by somebody who does not hold it',
    (from) => ({ ...sealDraft(from, ['A1']), by: from.people.officer, role: 'officer' }),
    (from) => sealDraft(from, ['A1']),
  ),
  usual(
    'CUS-09',
    'opened by somebody who does not hold it',
    (from) => {
      sealed(from)
      return { ...openingDraft(from, ['A1']), by: from.people.officer, role: 'officer' }
    },
    (from) => {
      sealed(from)
      return openingDraft(from, ['A1'])
    },
  ),
  usual(
    'SEA-01',
    'opened with another number than it bears',
    (from) => {
      sealed(from)
      return openingDraft(from, ['A7'])
    },
    (from) => {
      sealed(from, ['A1', 'A2'])
      return openingDraft(from, ['A2', 'A1'])
    },
  ),
  usual(
    'SEA-01',
    'looked at, and one of two is there',
    (from) => {
      sealed(from, ['A1', 'A2'])
      return lookDraft(from, 'intact', ['A1'])
    },
    (from) => {
      sealed(from, ['A1', 'A2'])
      return lookDraft(from, 'intact', ['A1', 'A2'])
    },
  ),
  usual(
    'SEA-01',
    'looked at, and the seal is damaged',
    (from) => {
      sealed(from)
      return lookDraft(from, 'damaged', ['A1'])
    },
    (from) => lookDraft(from, 'intact'),
  ),
  usual(
    'SEA-01',
    'released with other seals than it bears',
    (from) => {
      sealed(from)
      return offerDraft(from, {}, { seals: ['A2'] })
    },
    (from) => {
      sealed(from)
      return offerDraft(from, {}, { seals: ['A1'] })
    },
  ),
  usual(
    'SEA-01',
    'received with other seals than it was released with',
    (from) => {
      sealed(from)
      return received(from, ['A2'], ['A1'])
    },
    (from) => {
      sealed(from)
      return received(from, ['A1'], ['A1'])
    },
  ),
  usual(
    'SEA-01',
    'received without a word on its seal',
    (from) => {
      sealed(from)
      return received(from, undefined, undefined)
    },
    (from) => {
      opened(from)
      return received(from, undefined, undefined)
    },
  ),
  usual(
    'SEA-01',
    'received with a seal that it never bore',
    (from) => received(from, undefined, ['A1']),
    (from) => {
      sealed(from)
      return received(from, undefined, ['A1'])
    },
  ),
  usual(
    'SEA-02',
    'opened without authority',
    (from) => {
      sealed(from)
      const { people, item } = from
      const fields = { seals: ['A1'], reason: 'inspection' } as const
      return draft('seal.broken', people.collector, 'collector', item, fields)
    },
    (from) => {
      sealed(from)
      return openingDraft(from, ['A1'])
    },
  ),
  usual(
    'SEA-02',
    'examined through its seal',
    (from) => {
      sealed(from)
      return examination(from)
    },
    (from) => {
      opened(from)
      return examination(from)
    },
  ),
  usual(
    'SEA-02',
    'its examination begins through its seal',
    (from) => {
      sealed(from)
      const { people, item } = from
      return draft('exam.started', people.collector, 'examiner', item, {}, ['justification'])
    },
    // The report comes when it is sealed again.
    (from) => examination(from, { started: began(from) }),
  ),
  usual(
    'SEA-02',
    'data is taken through its seal',
    (from) => {
      sealed(from)
      return acquisitionDraft(from.people.collector, from.caseId, { source: from.item })
    },
    (from) => {
      sealed(from)
      return acquisitionDraft(from.people.collector, from.caseId, { source: second(from) })
    },
  ),
  usual(
    'SEA-02',
    'a card comes out through its seal',
    (from) => {
      sealed(from)
      return derivationDraft(from.people.collector, from.item)
    },
    (from) => {
      opened(from)
      return derivationDraft(from.people.collector, from.item)
    },
  ),
  usual(
    'CUS-12',
    'a missing item is sealed',
    (from) => {
      lost(from)
      return sealDraft(from, ['A1'])
    },
    (from) => {
      lost(from)
      return draft('receipt.issued', from.people.collector, 'collector', from.item, {
        outcome: 'taken',
      })
    },
  ),
]

/** What of seals and receipts only the end shows. */
export const lateProvocationsOfSeals: readonly LateProvocation[] = [
  {
    rule: 'SEA-03',
    what: 'one number on two items',
    breaks: (from) => {
      const other = second(from)
      sealed(from)
      from.world.did(sealDraft(from, ['A0', 'A1'], {}, other))
    },
    nearly: (from) => {
      const other = second(from)
      sealed(from)
      from.world.did(sealDraft(from, ['A0', 'A2'], {}, other))
    },
  },
  {
    rule: 'SEA-03',
    what: 'the same seal again, after it was broken',
    breaks: (from) => {
      opened(from)
      from.world.did(sealDraft(from, ['A1']))
    },
    nearly: (from) => {
      opened(from)
      from.world.did(sealDraft(from, ['A2'], { replaces: ['A1'] }))
    },
  },
  {
    rule: 'SEA-02',
    what: 'opened, and nobody saw it',
    breaks: (from) => void opened(from),
    nearly: (from) => {
      const opening = opened(from)
      from.world.did(witnessDraft(from.people.officer, 'officer', opening))
    },
  },
  {
    rule: 'INT-05',
    what: 'a seal that was not as it should be, and nothing else',
    breaks: (from) => {
      sealed(from)
      from.world.did(lookDraft(from, 'missing'))
    },
    nearly: (from) => {
      sealed(from)
      from.world.did(lookDraft(from, 'missing'))
      from.world.did(incidentDraft(from, 'broken-seal'))
    },
  },
  {
    rule: 'LEG-04',
    what: 'seized, and no receipt',
    breaks: ({ world, people, caseId }) =>
      void world.did(collectionDraft(people.collector, caseId, { mode: 'seized' })),
    nearly: ({ world, people, caseId }) => {
      const { id } = world.did(collectionDraft(people.collector, caseId, { mode: 'surrendered' }))
      const outcome = { outcome: 'refused' } as const
      world.did(draft('receipt.issued', people.collector, 'collector', id, outcome))
    },
  },
]
