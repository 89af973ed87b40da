import type { EventFields } from '@custodia/core/wire'
import {
  copied,
  fromNowOn,
  fromTheBeginning,
  quashed,
  taking,
  variationDraft,
  warrant,
} from '../law-authority.ts'
import { examinationDraft } from '../law-ends.ts'
import { acquisitionDraft, caseDraft, copyDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import { usual } from '../provocation.ts'
import type { LateProvocation, Provocation } from '../provocation.ts'

const hour = 3_600_000

type VariedFields = EventFields<'authority.varied'>

/** A variation of an authority that was recorded with these terms. */
function varying(
  from: Setting,
  terms: Partial<EventFields<'authority.recorded'>>,
  change: VariedFields['change'],
  more: Partial<VariedFields>,
) {
  return variationDraft(from, change, { varies: warrant(from, terms), ...more })
}

/** An authority with an end that was moved to another. */
function moved(from: Setting, before: number, change: 'extended' | 'narrowed', after: number) {
  const now = from.world.now()
  const varies = warrant(from, { validUntil: now + before })
  from.world.did(variationDraft(from, change, { varies, validUntil: now + after }))
  return varies
}

const withinWhatItBecame: readonly Provocation[] = [
  usual(
    'LEG-02',
    'after the end to which it was narrowed',
    (from) => {
      const authority = moved(from, 9 * hour, 'narrowed', hour)
      from.world.wait(7200)
      return taking(from, authority)
    },
    (from) => {
      const authority = moved(from, hour, 'extended', 9 * hour)
      from.world.wait(7200)
      return taking(from, authority)
    },
  ),
  usual(
    'LEG-02',
    'quashed before the act; and the act was before, and is recorded later',
    (from) => {
      quashed(from, fromNowOn)
      return taking(from)
    },
    (from) => {
      const occurredAt = from.world.now() - 1000
      from.world.wait(60)
      quashed(from)
      return { ...taking(from), occurredAt }
    },
  ),
  usual(
    'LEG-02',
    'ended before its day',
    (from) => {
      from.world.did(variationDraft(from, 'expired'))
      return taking(from)
    },
    (from) => {
      const occurredAt = from.world.now() - 1000
      from.world.wait(60)
      from.world.did(variationDraft(from, 'expired'))
      return { ...taking(from), occurredAt }
    },
  ),
  usual(
    'LEG-02',
    'another act than is left of it',
    (from) => {
      from.world.did(variationDraft(from, 'narrowed', { actions: ['item.acquired'] }))
      return taking(from)
    },
    (from) => {
      const occurredAt = from.world.now() - 1000
      from.world.wait(60)
      from.world.did(variationDraft(from, 'narrowed', { actions: ['item.acquired'] }))
      return { ...taking(from), occurredAt }
    },
  ),
  usual(
    'LEG-02',
    'another kind of item than it covers',
    (from) => taking(from, warrant(from, { kinds: ['cash'] })),
    (from) => taking(from, warrant(from, { kinds: ['cash', 'device'] })),
  ),
  usual(
    'LEG-02',
    'data of a kind of thing that it does not cover',
    (from) =>
      copyDraft(from.people.collector, from.image, {
        authority: warrant(from, { kinds: ['medium'] }),
      }),
    // The image came of a device.
    (from) =>
      copyDraft(from.people.collector, from.image, {
        authority: warrant(from, { kinds: ['device'] }),
      }),
  ),
  usual(
    'LEG-02',
    'an examination of a kind of item that it does not cover',
    (from) => examinationDraft(from, { authority: warrant(from, { kinds: ['data'] }) }),
    (from) =>
      examinationDraft(
        from,
        { authority: warrant(from, { kinds: ['data'] }) },
        ['justification'],
        from.image,
      ),
  ),
]

const variations: readonly Provocation[] = [
  usual(
    'LEG-07',
    'an authority of another case is varied',
    (from) => {
      const chain = from.world.did(caseDraft(from.people.officer)).id
      return { ...variationDraft(from, 'expired'), chain }
    },
    (from) => variationDraft(from, 'expired'),
  ),
  usual(
    'LEG-08',
    'narrowed to an end before its beginning',
    (from) => varying(from, { validFrom: 10 * hour }, 'narrowed', { validUntil: 9 * hour }),
    (from) => varying(from, { validFrom: 10 * hour }, 'narrowed', { validUntil: 10 * hour }),
  ),
  usual(
    'LEG-09',
    'extended in nothing',
    (from) => variationDraft(from, 'extended'),
    // What a scope in words covers, the law cannot read.
    (from) => variationDraft(from, 'extended', {}, ['scope']),
  ),
  usual(
    'LEG-09',
    'quashed from nobody knows when',
    (from) => variationDraft(from, 'quashed'),
    (from) => variationDraft(from, 'quashed', fromNowOn),
  ),
  usual(
    'LEG-09',
    'quashed, and in force until tomorrow',
    (from) => variationDraft(from, 'quashed', { ...fromNowOn, validUntil: from.world.now() }),
    (from) => variationDraft(from, 'narrowed', { validUntil: from.world.now() }),
  ),
  usual(
    'LEG-09',
    'ended from the beginning',
    (from) => variationDraft(from, 'expired', fromTheBeginning),
    (from) => variationDraft(from, 'quashed', fromTheBeginning),
  ),
  usual(
    'LEG-10',
    'extended to an earlier day',
    (from) => varying(from, { validUntil: 9 * hour }, 'extended', { validUntil: 9 * hour }),
    (from) => varying(from, { validUntil: 9 * hour }, 'extended', { validUntil: 9 * hour + 1 }),
  ),
  usual(
    'LEG-10',
    'narrowed to a later day',
    (from) => varying(from, { validUntil: 9 * hour }, 'narrowed', { validUntil: 10 * hour }),
    (from) => varying(from, {}, 'narrowed', { validUntil: 10 * hour }),
  ),
  usual(
    'LEG-10',
    'extended to other acts, but not to all that it allowed',
    (from) =>
      varying(from, { actions: ['item.collected'] }, 'extended', {
        actions: ['item.acquired', 'exam.started'],
      }),
    (from) =>
      varying(from, { actions: ['item.collected'] }, 'extended', {
        actions: ['item.acquired', 'item.collected'],
      }),
  ),
  usual(
    'LEG-10',
    'narrowed to kinds of item that it did not cover',
    (from) => varying(from, { kinds: ['device', 'cash'] }, 'narrowed', { kinds: ['medium'] }),
    (from) => varying(from, { kinds: ['device', 'cash'] }, 'narrowed', { kinds: ['cash'] }),
  ),
  usual(
    'LEG-11',
    'extended after it was quashed',
    (from) => {
      quashed(from, fromNowOn)
      return variationDraft(from, 'extended', {}, ['scope'])
    },
    (from) => {
      from.world.did(variationDraft(from, 'narrowed', {}, ['scope']))
      return variationDraft(from, 'extended', {}, ['scope'])
    },
  ),
  usual(
    'LEG-11',
    'quashed from the beginning twice; after it had ended, once',
    (from) => {
      quashed(from)
      return variationDraft(from, 'quashed', fromTheBeginning)
    },
    (from) => {
      from.world.did(variationDraft(from, 'expired'))
      return variationDraft(from, 'quashed', fromTheBeginning)
    },
  ),
  usual(
    'LEG-12',
    'extended when it had ended',
    (from) => {
      const validUntil = from.world.now()
      const varies = warrant(from, { validUntil })
      from.world.wait(60)
      const draft = variationDraft(from, 'extended', { varies, validUntil: validUntil + hour })
      return { ...draft, occurredAt: validUntil + 1 }
    },
    (from) => {
      const validUntil = from.world.now()
      const varies = warrant(from, { validUntil })
      from.world.wait(60)
      const draft = variationDraft(from, 'extended', { varies, validUntil: validUntil + hour })
      return { ...draft, occurredAt: validUntil }
    },
  ),
]

export const provocationsOfAuthorities: readonly Provocation[] = [
  ...withinWhatItBecame,
  ...variations,
]

/** A thing that the second authority of the case lets somebody take. */
function takenUnder(from: Setting, authority: string): string {
  return from.world.did(taking(from, authority)).id
}

/** What only `review` says of an authority that was quashed. */
export const lateProvocationsOfAuthorities: readonly LateProvocation[] = [
  {
    rule: 'LEG-03',
    what: 'a thing was taken under it',
    breaks(from) {
      const second = warrant(from)
      takenUnder(from, second)
      quashed(from, fromTheBeginning, second)
    },
    nearly(from) {
      const second = warrant(from)
      takenUnder(from, second)
      quashed(from, fromNowOn, second)
    },
  },
  {
    rule: 'LEG-03',
    what: 'a copy was made under it; what was copied is older',
    breaks(from) {
      const second = warrant(from)
      copied(from, from.image, second)
      quashed(from, fromTheBeginning, second)
    },
    nearly(from) {
      const second = warrant(from)
      copied(from, from.image)
      quashed(from, fromTheBeginning, second)
    },
  },
  {
    rule: 'LEG-03',
    what: 'an examination was made under it; a copy is older',
    breaks(from) {
      const second = warrant(from)
      copied(from, from.image)
      from.world.did(examinationDraft(from, { authority: second }, ['justification'], from.image))
      quashed(from, fromTheBeginning, second)
    },
    nearly(from) {
      quashed(from, fromTheBeginning, warrant(from))
      from.world.did(examinationDraft(from, {}, ['justification'], from.image))
    },
  },
  {
    rule: 'LEG-03',
    what: 'it came of a thing that was taken under it',
    breaks(from) {
      const { world, people, caseId, authority } = from
      const second = warrant(from)
      const source = takenUnder(from, authority)
      world.did(acquisitionDraft(people.collector, caseId, { source, authority: second }))
      quashed(from, fromTheBeginning, second)
    },
    nearly(from) {
      const { world, people, caseId, authority } = from
      const second = warrant(from)
      const source = takenUnder(from, authority)
      world.did(acquisitionDraft(people.collector, caseId, { source, authority }))
      quashed(from, fromTheBeginning, second)
    },
  },
]
