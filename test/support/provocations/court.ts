import {
  newcomer,
  draft,
  sightingDraft,
  courtDraft,
  disclosureDraft,
  erasureDraft,
} from '../law-ends.ts'
import { entryOf, offerDraft } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

const court: readonly Provocation[] = [
  usual(
    'DSC-01',
    'acknowledged by who disclosed',
    (from) => {
      const by = newcomer(from, 'prosecutor')
      const made = from.world.did(disclosureDraft(by, from, [from.item], 'prosecutor'))
      const fields = { disclosure: made.id }
      return draft('disclosure.acknowledged', by, 'prosecutor', from.caseId, fields)
    },
    (from) => {
      const by = newcomer(from, 'prosecutor')
      const made = from.world.did(disclosureDraft(by, from, [from.item]))
      const fields = { disclosure: made.id }
      return draft('disclosure.acknowledged', from.people.defender, 'defence', from.caseId, fields)
    },
  ),
  usual(
    'DSC-01',
    'acknowledged in another role',
    (from) => {
      const made = from.world.did(
        disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item], 'judge'),
      )
      const fields = { disclosure: made.id }
      return draft('disclosure.acknowledged', from.people.defender, 'defence', from.caseId, fields)
    },
    (from) => {
      const made = from.world.did(
        disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item], 'officer'),
      )
      const fields = { disclosure: made.id }
      return draft('disclosure.acknowledged', from.people.officer, 'officer', from.caseId, fields)
    },
  ),
  usual(
    'DSC-01',
    'acknowledged twice',
    (from) => {
      const made = from.world.did(disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item]))
      const fields = { disclosure: made.id }
      const word = draft(
        'disclosure.acknowledged',
        from.people.defender,
        'defence',
        from.caseId,
        fields,
      )
      from.world.did(word)
      return word
    },
    (from) => {
      const made = from.world.did(disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item]))
      const fields = { disclosure: made.id }
      const word = (by: typeof from.people.defender) =>
        draft('disclosure.acknowledged', by, 'defence', from.caseId, fields)
      from.world.did(word(newcomer(from, 'defence')))
      return word(from.people.defender)
    },
  ),
  usual(
    'DSC-01',
    'no such disclosure',
    (from) =>
      draft('disclosure.acknowledged', from.people.defender, 'defence', from.caseId, {
        disclosure: from.authority,
      }),
    (from) => {
      const made = from.world.did(disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item]))
      const fields = { disclosure: made.id }
      return draft('disclosure.acknowledged', from.people.defender, 'defence', from.caseId, fields)
    },
  ),
  usual(
    'CRT-01',
    'admitted, and never lodged',
    (from) => courtDraft(newcomer(from, 'prosecutor'), from, 'admitted', [from.item]),
    (from) => {
      const by = newcomer(from, 'prosecutor')
      from.world.did(courtDraft(by, from, 'marked', [from.image, from.item]))
      return courtDraft(by, from, 'admitted', [from.item])
    },
  ),
  usual(
    'CRT-01',
    'one of two was never lodged',
    (from) => {
      const by = newcomer(from, 'prosecutor')
      from.world.did(courtDraft(by, from, 'lodged', [from.item]))
      return courtDraft(by, from, 'returned', [from.item, from.image])
    },
    (from) => courtDraft(newcomer(from, 'prosecutor'), from, 'lodged', [from.item]),
  ),
  usual(
    'USE-01',
    'no restriction was set',
    (from) => {
      const made = from.world.did(disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item]))
      const by = newcomer(from, 'contact-point')
      return draft('use.reported', by, 'contact-point', from.caseId, { restriction: made.id })
    },
    (from) => {
      const made = from.world.did(
        disclosureDraft(newcomer(from, 'prosecutor'), from, [from.item], 'defence', [
          'restrictions',
        ]),
      )
      const by = newcomer(from, 'contact-point')
      return draft('use.reported', by, 'contact-point', from.caseId, { restriction: made.id })
    },
  ),
]

const oversight: readonly Provocation[] = [
  usual(
    'AUD-03',
    'one was not seen',
    (from) =>
      sightingDraft(from, [
        { item: from.item, result: 'not-seen' },
        { item: from.image, result: 'seen' },
      ]),
    (from) =>
      sightingDraft(from, [
        { item: from.item, result: 'seen' },
        { item: from.image, result: 'seen' },
      ]),
  ),
  usual(
    'AUD-05',
    'an audit of what is to come',
    ({ world, people }) =>
      draft('audit.recorded', people.overseer, 'oversight', world.ledger, {
        ruleset: 1,
        first: 0,
        last: world.events.length,
      }),
    ({ world, people }) =>
      draft('audit.recorded', people.overseer, 'oversight', world.ledger, {
        ruleset: 1,
        first: 0,
        last: world.events.length - 1,
      }),
  ),
  usual(
    'AUD-05',
    'an audit that ends before it begins',
    ({ world, people }) =>
      draft('audit.recorded', people.overseer, 'oversight', world.ledger, {
        ruleset: 1,
        first: 4,
        last: 3,
      }),
    ({ world, people }) =>
      draft('audit.recorded', people.overseer, 'oversight', world.ledger, {
        ruleset: 1,
        first: 4,
        last: 4,
      }),
  ),
  usual(
    'PRV-02',
    'a label that the entry does not seal',
    (from) =>
      erasureDraft(newcomer(from, 'data-protection'), entryOf(from, from.item), ['imei', 'tool']),
    (from) =>
      erasureDraft(newcomer(from, 'data-protection'), entryOf(from, from.item), [
        'exhibit',
        'tool',
      ]),
  ),
  usual(
    'PRV-02',
    'nothing sealed at all',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return erasureDraft(newcomer(from, 'data-protection'), offer, [])
    },
    (from) => erasureDraft(newcomer(from, 'data-protection'), entryOf(from, from.item), []),
  ),
  usual(
    'ATT-01',
    'an erasure in another chain',
    (from) =>
      ({
        ...erasureDraft(newcomer(from, 'data-protection'), entryOf(from, from.item), []),
        chain: from.image,
      }) as LawDraft,
    (from) => erasureDraft(newcomer(from, 'data-protection'), entryOf(from, from.item), []),
  ),
]

export const provocationsOfCourt: readonly Provocation[] = [...court, ...oversight]
