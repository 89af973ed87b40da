import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields, Role } from '@custodia/core/wire'
import { cleared, destroyed, draft, newcomer } from '../law-ends.ts'
import {
  accessDraft,
  acquisitionDraft,
  approvalDraft,
  authorityDraft,
  caseDraft,
  collectionDraft,
  copyDraft,
  setting,
  storingDraft,
  withFields,
  witnessDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft, LawPerson } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Asked, LateProvocation, Provocation } from '../provocation.ts'

export interface Giving {
  readonly by?: LawPerson
  readonly role?: Role
  readonly chain?: string
  readonly fields?: Partial<EventFields<'consent.recorded'>>
}

/** A consent for the case, taken by the officer. */
export function consentDraft(
  { people, caseId }: Setting,
  { by = people.officer, role = 'officer', chain = caseId, fields = {} }: Giving = {},
): LawDraft {
  return draft('consent.recorded', by, role, chain, { informed: 'in-writing', ...fields })
}

export function consentWithdrawalDraft(by: LawPerson, role: Role, consent: PlacedEvent): LawDraft {
  return draft('consent.withdrawn', by, role, consent.chain, { consent: consent.id })
}

export function consented(from: Setting, giving: Giving = {}): PlacedEvent {
  return from.world.did(consentDraft(from, giving))
}

export function consentEnded(from: Setting, giving: Giving = {}): PlacedEvent {
  const consent = consented(from, giving)
  from.world.did(consentWithdrawalDraft(from.people.officer, 'officer', consent))
  return consent
}

function collecting({ people, caseId }: Setting, consent: PlacedEvent): LawDraft {
  return collectionDraft(people.collector, caseId, { authority: consent.id })
}

function looking({ people }: Setting, item: string, consent: PlacedEvent): LawDraft {
  return accessDraft(people.officer, 'officer', item, { authority: consent.id })
}

/** A copy of the image that waits for an approval, and what becomes of the consent that it cites meanwhile. */
function storedMeanwhile(happens: (from: Setting, consent: PlacedEvent) => void): () => Asked {
  return () => {
    const demands = [{ act: 'item.stored', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands } })
    const { world, people, item } = from
    const consent = consented(from)
    const stored = storingDraft(people.collector, 'collector', item)
    const act = world.did(withFields(stored, { authority: consent.id }))
    happens(from, consent)
    return { world, draft: approvalDraft(people.supervisor, 'supervisor', act) }
  }
}

const cited: readonly Provocation[] = [
  usual(
    'CNS-03',
    'taken under a consent that was withdrawn',
    (from) => collecting(from, consentEnded(from)),
    (from) => collecting(from, consented(from)),
  ),
  usual(
    'CNS-03',
    'acquired under a consent for the item that was withdrawn',
    (from) => {
      const { id } = consentEnded(from, { chain: from.item })
      const fields = { source: from.item, authority: id }
      return acquisitionDraft(from.people.collector, from.caseId, fields)
    },
    (from) => {
      const { id } = consented(from, { chain: from.item })
      const fields = { source: from.item, authority: id }
      return acquisitionDraft(from.people.collector, from.caseId, fields)
    },
  ),
  usual(
    'CNS-03',
    'a look at what came of the item',
    (from) => looking(from, from.image, consentEnded(from, { chain: from.item })),
    (from) => looking(from, from.image, consented(from, { chain: from.item })),
  ),
  usual(
    'LEG-07',
    'a consent for what came of the item',
    (from) => looking(from, from.item, consented(from, { chain: from.image })),
    (from) => looking(from, from.image, consented(from, { chain: from.image })),
  ),
  usual(
    'LEG-07',
    'a consent for another case',
    (from) => {
      const chain = from.world.did(caseDraft(from.people.officer)).id
      return collecting(from, consented(from, { chain }))
    },
    (from) => collecting(from, from.world.did(authorityDraft(from.people.officer, from.caseId))),
  ),
  usual(
    'LEG-02',
    'beyond what was consented to',
    (from) => collecting(from, consented(from, { fields: { actions: ['item.accessed'] } })),
    (from) => collecting(from, consented(from, { fields: { actions: ['item.collected'] } })),
  ),
  usual(
    'LEG-02',
    'after the consent had ended',
    (from) => collecting(from, consented(from, { fields: { validUntil: from.world.now() - 1 } })),
    (from) => {
      const validUntil = from.world.now() + 3_600_000
      return collecting(from, consented(from, { fields: { validUntil } }))
    },
  ),
  {
    rule: 'APP-02',
    what: 'approved after the consent was withdrawn',
    breaks: storedMeanwhile(({ world, people }, consent) => {
      world.did(consentWithdrawalDraft(people.officer, 'officer', consent))
    }),
    nearly: storedMeanwhile((from) => void consentEnded(from)),
  },
]

const withdrawals: readonly Provocation[] = [
  usual(
    'CNS-01',
    'an authority that is no consent',
    (from) => {
      const warrant = from.world.did(authorityDraft(from.people.officer, from.caseId))
      return consentWithdrawalDraft(from.people.officer, 'officer', warrant)
    },
    (from) => consentWithdrawalDraft(from.people.officer, 'officer', consented(from)),
  ),
  usual(
    'CNS-01',
    'in another chain',
    (from) => {
      const consent = { ...consented(from), chain: from.item }
      return consentWithdrawalDraft(from.people.officer, 'officer', consent)
    },
    (from) => {
      const consent = consented(from, { chain: from.item })
      return consentWithdrawalDraft(from.people.officer, 'officer', consent)
    },
  ),
  usual(
    'CNS-01',
    'withdrawn twice',
    (from) => consentWithdrawalDraft(from.people.supervisor, 'supervisor', consentEnded(from)),
    (from) => {
      consentEnded(from)
      return consentWithdrawalDraft(from.people.supervisor, 'supervisor', consented(from))
    },
  ),
  usual(
    'CNS-02',
    'by another owner',
    (from) => {
      const consent = consented(from, { by: newcomer(from, 'owner'), role: 'owner' })
      const { world, people } = from
      const chain = world.state.party(people.defender.party)!.chain!
      world.did(draft('role.granted', people.registrar, 'registrar', chain, { granted: 'owner' }))
      return consentWithdrawalDraft(people.defender, 'owner', consent)
    },
    (from) => {
      const owner = newcomer(from, 'owner')
      return consentWithdrawalDraft(owner, 'owner', consented(from, { by: owner, role: 'owner' }))
    },
  ),
  usual(
    'CUS-12',
    'given for an item that is gone',
    (from) => {
      destroyed(from)
      return consentDraft(from, { chain: from.item })
    },
    (from) => {
      const consent = consented(from, { chain: from.item })
      destroyed(from)
      return consentWithdrawalDraft(from.people.officer, 'officer', consent)
    },
  ),
  usual(
    'CUS-12',
    'a copy of an image whose end is authorised',
    (from) => {
      cleared(from, from.image)
      return copyDraft(from.people.collector, from.image)
    },
    (from) => {
      cleared(from, from.image)
      return consentDraft(from, { chain: from.image })
    },
  ),
]

export const provocationsOfConsents: readonly Provocation[] = [...cited, ...withdrawals]

export const lateProvocationsOfConsents: readonly LateProvocation[] = [
  {
    rule: 'CNS-04',
    what: 'a consent that an officer took, and nobody saw',
    breaks: (from) => void consented(from),
    nearly(from) {
      const consent = consented(from)
      from.world.did(witnessDraft(from.people.supervisor, 'supervisor', consent))
      consented(from, { by: newcomer(from, 'owner'), role: 'owner' })
    },
  },
]
