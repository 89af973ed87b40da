import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields, Role } from '@custodia/core/wire'
import { cleared, disposalDraft, draft, erasureDraft, newcomer } from '../law-ends.ts'
import {
  approvalDraft,
  caseDraft,
  entryOf,
  offerDraft,
  setting,
  storingDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft, LawPerson } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Asked, Provocation } from '../provocation.ts'

export interface Holding {
  readonly by?: LawPerson
  readonly role?: Role
  readonly chain?: string
  readonly fields?: Partial<EventFields<'hold.placed'>>
}

/** A hold on the device, by the officer. */
export function holdDraft(
  { people, item }: Setting,
  { by = people.officer, role = 'officer', chain = item, fields = {} }: Holding = {},
): LawDraft {
  return draft('hold.placed', by, role, chain, { reason: 'litigation', ...fields })
}

export function releaseDraft(by: LawPerson, role: Role, hold: PlacedEvent): LawDraft {
  return draft('hold.released', by, role, hold.chain, { hold: hold.id })
}

export function held(from: Setting, holding: Holding = {}): PlacedEvent {
  return from.world.did(holdDraft(from, holding))
}

function endDraft({ people, item }: Setting, chain = item): LawDraft {
  const fields = { disposal: 'destroyed' } as const
  return draft('disposition.authorized', people.supervisor, 'supervisor', chain, fields)
}

/** The same act, after something that was done before. */
function after(
  rule: string,
  what: string,
  draftOf: (from: Setting) => LawDraft,
  { breaks, nearly }: { readonly breaks: (from: Setting) => void; readonly nearly: typeof breaks },
): Provocation {
  const asked = (happens: (from: Setting) => void) => (): Asked => {
    const from = setting()
    happens(from)
    return { world: from.world, draft: draftOf(from) }
  }
  return { rule, what, breaks: asked(breaks), nearly: asked(nearly) }
}

function released(from: Setting, holding: Holding = {}): void {
  const { officer } = from.people
  from.world.did(releaseDraft(officer, 'officer', held(from, holding)))
}

/** The officer holds the device, and it is on hold by somebody. */
function holderAsks(by: 'officer' | 'supervisor'): (from: Setting) => LawDraft {
  return (from) => {
    const { world, people, item } = from
    const offer = world.did(offerDraft(from, {}, { to: people.officer.party }))
    const accepted = { offer: offer.id }
    world.did(draft('transfer.accepted', people.officer, 'officer', item, accepted))
    return releaseDraft(people[by], by, held(from))
  }
}

/** An offer of the device to another authority, through somebody who may hold it for that. */
function abroad(from: Setting, kind: 'mla' | 'court'): LawDraft {
  const { world } = from
  const agreement = draft(
    'agreement.registered',
    from.people.registrar,
    'registrar',
    world.ledger,
    { kind: 'mou' },
  )
  const under = kind === 'mla' ? { agreement: world.did(agreement).id } : {}
  return offerDraft(from, {}, { kind, ...under })
}

function abroadAccepted(from: Setting, kind: 'mla' | 'court'): LawDraft {
  const { world, people, item } = from
  const offer = world.did(abroad(from, kind))
  held(from)
  return draft('transfer.accepted', people.custodian, 'custodian', item, { offer: offer.id })
}

const ends: readonly Provocation[] = [
  after('LEG-06', 'the end of an item, while it is on hold', (from) => endDraft(from), {
    breaks: (from) => void held(from),
    nearly: (from) => released(from),
  }),
  after('LEG-06', 'the end of an item of a case on hold', (from) => endDraft(from), {
    breaks: (from) => void held(from, { chain: from.caseId }),
    nearly: (from) => void held(from, { chain: from.world.did(caseDraft(from.people.officer)).id }),
  }),
  after('LEG-06', 'the end of what came of it', (from) => endDraft(from, from.image), {
    breaks: (from) => void held(from),
    nearly: (from) => released(from),
  }),
  // What came of it is on hold, and that does not reach back.
  after('LEG-06', 'the end of what it came of', (from) => endDraft(from), {
    breaks: (from) => void held(from),
    nearly: (from) => void held(from, { chain: from.image }),
  }),
  after('LEG-06', 'while the longer of two holds lasts', (from) => endDraft(from), {
    breaks(from) {
      held(from)
      released(from, { fields: { until: from.world.now() + 3_600_000 } })
    },
    nearly(from) {
      const until = from.world.now() + 3_600_000
      held(from, { fields: { until } })
      released(from)
      from.world.wait(2 * 3600)
    },
  }),
  usual(
    'LEG-06',
    'the destruction that was authorised before the hold',
    (from) => {
      const clearance = cleared(from)
      held(from)
      return disposalDraft(from, clearance)
    },
    (from) => disposalDraft(from, cleared(from)),
  ),
  usual(
    'LEG-06',
    'handed to another authority',
    (from) => {
      held(from)
      return abroad(from, 'mla')
    },
    (from) => {
      held(from)
      return abroad(from, 'court')
    },
  ),
  usual(
    'LEG-06',
    'taken to another authority by an offer from before the hold',
    (from) => abroadAccepted(from, 'mla'),
    (from) => abroadAccepted(from, 'court'),
  ),
  usual(
    'CUS-12',
    'stored, while its end is authorised',
    (from) => {
      cleared(from)
      return storingDraft(from.people.collector, 'collector', from.item)
    },
    (from) => {
      cleared(from)
      held(from)
      return storingDraft(from.people.collector, 'collector', from.item)
    },
  ),
  usual(
    'DIS-01',
    'destroyed by an authority that a hold has ended',
    (from) => {
      const clearance = cleared(from)
      released(from)
      return disposalDraft(from, clearance)
    },
    (from) => {
      cleared(from)
      released(from)
      return disposalDraft(from, cleared(from))
    },
  ),
]

function protector(from: Setting): LawPerson {
  return newcomer(from, 'data-protection')
}

const erasures: readonly Provocation[] = [
  usual(
    'LEG-06',
    'values erased of an item on hold',
    (from) => {
      held(from)
      return erasureDraft(protector(from), entryOf(from, from.item), [])
    },
    (from) => {
      held(from, { chain: from.image })
      return erasureDraft(protector(from), entryOf(from, from.item), [])
    },
  ),
  usual(
    'LEG-06',
    'values erased of a case on hold',
    (from) => {
      held(from, { chain: from.caseId })
      return erasureDraft(protector(from), entryOf(from, from.caseId), [])
    },
    (from) => {
      held(from)
      return erasureDraft(protector(from), entryOf(from, from.caseId), [])
    },
  ),
  usual(
    'APP-02',
    'an erasure approved after a hold was placed',
    (from) => {
      const erasure = erasureDraft(protector(from), entryOf(from, from.item), [])
      const asked = from.world.did(erasure)
      held(from, { chain: from.caseId })
      return approvalDraft(from.people.registrar, 'registrar', asked)
    },
    (from) => {
      const erasure = erasureDraft(protector(from), entryOf(from, from.item), [])
      const asked = from.world.did(erasure)
      released(from, { chain: from.caseId })
      return approvalDraft(from.people.registrar, 'registrar', asked)
    },
  ),
]

const terms: readonly Provocation[] = [
  usual(
    'HLD-01',
    'a hold that has ended when it begins',
    (from) => holdDraft(from, { fields: { until: from.world.now() - 1 } }),
    (from) => holdDraft(from, { fields: { until: from.world.now() + 3_600_000 } }),
  ),
  usual(
    'HLD-02',
    'a hold that is none',
    (from) => releaseDraft(from.people.officer, 'officer', entryOf(from, from.item)),
    (from) => releaseDraft(from.people.officer, 'officer', held(from)),
  ),
  usual(
    'HLD-02',
    'a hold of another chain',
    (from) => {
      const hold = held(from, { chain: from.caseId })
      return releaseDraft(from.people.officer, 'officer', { ...hold, chain: from.item })
    },
    (from) => releaseDraft(from.people.officer, 'officer', held(from, { chain: from.caseId })),
  ),
  usual(
    'HLD-02',
    'released twice',
    (from) => {
      const hold = held(from)
      from.world.did(releaseDraft(from.people.officer, 'officer', hold))
      return releaseDraft(from.people.officer, 'officer', hold)
    },
    (from) => {
      const hold = held(from)
      released(from)
      return releaseDraft(from.people.officer, 'officer', hold)
    },
  ),
  usual(
    'HLD-02',
    'released after it ended by itself',
    (from) => {
      const hold = held(from, { fields: { until: from.world.now() + 3_600_000 } })
      from.world.wait(2 * 3600)
      return releaseDraft(from.people.officer, 'officer', hold)
    },
    (from) => {
      const hold = held(from, { fields: { until: from.world.now() + 3 * 3_600_000 } })
      from.world.wait(2 * 3600)
      return releaseDraft(from.people.officer, 'officer', hold)
    },
  ),
  usual(
    'HLD-03',
    'the hold of a supervisor, released by an officer',
    (from) => {
      const hold = held(from, { by: from.people.supervisor, role: 'supervisor' })
      return releaseDraft(from.people.officer, 'officer', hold)
    },
    (from) => releaseDraft(from.people.supervisor, 'supervisor', held(from)),
  ),
  usual(
    'HLD-03',
    'the hold of a judge, released by a supervisor',
    (from) => {
      const hold = held(from, { by: newcomer(from, 'judge'), role: 'judge' })
      return releaseDraft(from.people.supervisor, 'supervisor', hold)
    },
    (from) => {
      const hold = held(from, { by: newcomer(from, 'judge'), role: 'judge' })
      return releaseDraft(newcomer(from, 'prosecutor'), 'prosecutor', hold)
    },
  ),
  usual('HLD-03', 'by who holds the item', holderAsks('officer'), holderAsks('supervisor')),
]

export const provocationsOfHolds: readonly Provocation[] = [...ends, ...erasures, ...terms]
