import {
  draft,
  incidentDraft,
  lost,
  challengeDraft,
  answerDraft,
  examinationDraft,
  workingCopy,
  clearanceDraft,
  disposalDraft,
  cleared,
  destroyed,
  lent,
  checkDraft,
} from '../law-ends.ts'
import {
  acquisitionDraft,
  copyDraft,
  entryOf,
  noteDraft,
  offerDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

/** In a setting whose policy keeps what was taken for an hour. */
function withRetention(draftOf: (from: Setting) => LawDraft): Provocation['breaks'] {
  return () => {
    const from = setting({ policy: { retention: 3600 } })
    return { world: from.world, draft: draftOf(from) }
  }
}

const ends: readonly Provocation[] = [
  usual(
    'DIS-01',
    'authorised by the custodian',
    (from) => {
      const { world, people, item } = from
      const offer = world.did(offerDraft(from, {}, { to: people.officer.party }))
      const accept = { offer: offer.id }
      world.did(draft('transfer.accepted', people.officer, 'officer', item, accept))
      return draft('disposition.authorized', people.officer, 'officer', item, {
        disposal: 'destroyed',
      })
    },
    (from) =>
      draft('disposition.authorized', from.people.officer, 'officer', from.item, {
        disposal: 'destroyed',
      }),
  ),
  usual(
    'DIS-01',
    'disposed, and never authorised',
    (from) => disposalDraft(from, entryOf(from, from.item)),
    (from) => disposalDraft(from, cleared(from)),
  ),
  usual(
    'DIS-01',
    'in another way than was authorised',
    (from) => disposalDraft(from, cleared(from), { disposal: 'archived' }),
    (from) => {
      const clearance = from.world.did(clearanceDraft(from, { disposal: 'archived' }))
      return disposalDraft(from, clearance, { disposal: 'archived' })
    },
  ),
  usual(
    'DIS-01',
    'by an authorisation that is no longer in force',
    (from) => {
      const old = cleared(from)
      lost(from)
      from.world.did(incidentDraft(from, 'found'))
      cleared(from)
      return disposalDraft(from, old)
    },
    (from) => {
      cleared(from)
      lost(from)
      from.world.did(incidentDraft(from, 'found'))
      return disposalDraft(from, cleared(from))
    },
  ),
  usual(
    'DIS-01',
    'within the time for appeal',
    (from) => {
      const appealUntil = from.world.now() + 3_600_000
      const clearance = from.world.did(clearanceDraft(from, { appealUntil }))
      from.world.wait(3599)
      return disposalDraft(from, clearance)
    },
    (from) => {
      const appealUntil = from.world.now() + 3_600_000
      const clearance = from.world.did(clearanceDraft(from, { appealUntil }))
      from.world.wait(3600)
      return disposalDraft(from, clearance)
    },
  ),
  usual(
    'DIS-04',
    'an offer is open',
    (from) => {
      from.world.did(offerDraft(from))
      return clearanceDraft(from)
    },
    (from) => clearanceDraft(from),
  ),
  usual(
    'DIS-04',
    'a loan is open',
    (from) => {
      lent(from)
      return clearanceDraft(from)
    },
    (from) => {
      const { world, people, item } = from
      lent(from)
      const expires = world.now() + 3_600_000
      const fields = { to: people.collector.party, kind: 'return', expires } as const
      const back = world.did(draft('transfer.offered', people.custodian, 'custodian', item, fields))
      const accept = { offer: back.id }
      world.did(draft('transfer.accepted', people.collector, 'collector', item, accept))
      return clearanceDraft(from)
    },
  ),
  usual(
    'DIS-04',
    'a challenge waits for its answer',
    (from) => {
      from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return clearanceDraft(from)
    },
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      from.world.did(answerDraft(from.people.officer, 'officer', challenge))
      return clearanceDraft(from)
    },
  ),
  usual(
    'DIS-04',
    'a challenge was raised after the clearance',
    (from) => {
      const clearance = cleared(from)
      from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return disposalDraft(from, clearance)
    },
    (from) => {
      const clearance = cleared(from)
      from.world.did(challengeDraft(from, entryOf(from, from.image)))
      return disposalDraft(from, clearance)
    },
  ),
  usual(
    'CUS-09',
    'disposed by another than the custodian',
    (from) => ({
      ...disposalDraft(from, cleared(from)),
      by: from.people.custodian,
      role: 'custodian',
    }),
    (from) => disposalDraft(from, cleared(from)),
  ),
  usual(
    'CPY-02',
    'a copy that came of another item',
    (from) => disposalDraft(from, cleared(from), { remaining: [workingCopy(from)] }),
    (from) => disposalDraft(from, cleared(from), { remaining: [from.image] }),
  ),
  {
    rule: 'DIS-05',
    what: 'before the time that the policy sets',
    breaks: withRetention((from) => disposalDraft(from, cleared(from))),
    nearly: withRetention((from) => {
      from.world.wait(3600)
      return disposalDraft(from, cleared(from))
    }),
  },
]

const standings: readonly Provocation[] = [
  usual(
    'CUS-12',
    'a missing item is offered',
    (from) => {
      lost(from)
      return offerDraft(from)
    },
    (from) => {
      lost(from)
      from.world.did(incidentDraft(from, 'found'))
      return offerDraft(from)
    },
  ),
  usual(
    'CUS-12',
    'a missing item is stored',
    (from) => {
      lost(from)
      return storingDraft(from.people.collector, 'collector', from.item)
    },
    (from) => {
      lost(from)
      return noteDraft(from.people.collector, 'collector', from.item)
    },
  ),
  usual(
    'CUS-12',
    'a missing item is accepted',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      lost(from)
      return draft('transfer.accepted', from.people.custodian, 'custodian', from.item, {
        offer: offer.id,
      })
    },
    (from) => {
      const offer = from.world.did(offerDraft(from))
      lost(from)
      return draft('transfer.refused', from.people.custodian, 'custodian', from.item, {
        offer: offer.id,
        reason: 'other',
      })
    },
  ),
  usual(
    'CUS-12',
    'a missing item is examined',
    (from) => {
      lost(from)
      return examinationDraft(from)
    },
    (from) => {
      lost(from)
      return examinationDraft(from, {}, ['justification'], from.image)
    },
  ),
  usual(
    'CUS-12',
    'data is taken from a missing item',
    (from) => {
      lost(from)
      return acquisitionDraft(from.people.collector, from.caseId, {
        source: from.item,
        mode: 'imaged',
        copyRole: 'evidentiary',
        authority: from.authority,
      })
    },
    (from) => {
      lost(from)
      return copyDraft(from.people.collector, from.image)
    },
  ),
  usual(
    'CUS-12',
    'a cleared item is offered',
    (from) => {
      cleared(from)
      return offerDraft(from)
    },
    (from) => {
      cleared(from)
      return checkDraft(from, 'same', from.item)
    },
  ),
  usual(
    'CUS-12',
    'a cleared item is cleared again',
    (from) => {
      cleared(from)
      return clearanceDraft(from)
    },
    (from) => {
      cleared(from)
      return incidentDraft(from, 'loss')
    },
  ),
  usual(
    'CUS-12',
    'a disposed item is stored',
    (from) => {
      destroyed(from)
      return storingDraft(from.people.collector, 'collector', from.item)
    },
    (from) => {
      destroyed(from)
      return challengeDraft(from, entryOf(from, from.item))
    },
  ),
  usual(
    'CUS-12',
    'a disposed item is disposed again',
    (from) => {
      const clearance = cleared(from)
      const claim = from.world.did(disposalDraft(from, clearance))
      from.world.did(witnessDraft(from.people.officer, 'officer', claim))
      return disposalDraft(from, clearance)
    },
    (from) => {
      // Without a witness it has no effect yet.
      const clearance = cleared(from)
      from.world.did(disposalDraft(from, clearance))
      return disposalDraft(from, clearance)
    },
  ),
  usual(
    'CUS-12',
    'a disposed item is looked at',
    (from) => {
      destroyed(from)
      return {
        type: 'item.accessed',
        by: from.people.officer,
        role: 'officer',
        fields: { item: from.item, means: 'viewed', authority: from.authority },
      }
    },
    (from) => {
      destroyed(from)
      return {
        type: 'item.accessed',
        by: from.people.officer,
        role: 'officer',
        fields: { item: from.image, means: 'viewed', authority: from.authority },
      }
    },
  ),
]

export const provocationsOfEnds: readonly Provocation[] = [...ends, ...standings]
