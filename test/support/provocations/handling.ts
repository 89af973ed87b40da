import type { PlacedEvent } from '@custodia/core/custody'
import type { Role, Word } from '@custodia/core/wire'
import { clearanceDraft, disclosureDraft, draft, examinationDraft, newcomer } from '../law-ends.ts'
import {
  acceptDraft,
  accessDraft,
  collectionDraft,
  copyDraft,
  offerDraft,
  storingDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { LateProvocation, Provocation } from '../provocation.ts'

type Codes = readonly Word<'handling-code'>[]

/** A statement on paper that the collector took, to be handled as these codes say. */
export function statementOf(
  { world, people, caseId, authority }: Setting,
  handling: Codes,
): string {
  const fields = { kind: 'statement', authority, handling } as const
  return world.did(collectionDraft(people.collector, caseId, fields)).id
}

export function classificationDraft({ people }: Setting, item: string, handling?: Codes): LawDraft {
  const fields = handling === undefined ? {} : { handling }
  return draft('item.classified', people.collector, 'collector', item, fields)
}

function accepted(from: Setting, handling: Codes, role: Role): LawDraft {
  const item = statementOf(from, handling)
  const receiver = newcomer(from, role)
  const offer = from.world.did(offerDraft(from, { chain: item }, { to: receiver.party }))
  return acceptDraft(from, offer.id, { by: receiver, role, chain: item })
}

function stored(
  from: Setting,
  storedIn?: Word<'storage-class'>,
  chain: string = from.item,
): LawDraft {
  const made = storingDraft(from.people.collector, 'collector', chain)
  return storedIn === undefined ? made : { ...made, fields: { storedIn } }
}

/** PRV-03 and CUS-11, where one entry shows it. */
export const provocationsOfHandling: readonly Provocation[] = [
  usual(
    'PRV-03',
    'a contact point receives what shows a victim',
    (from) => accepted(from, ['victim-protected'], 'contact-point'),
    (from) => accepted(from, ['intelligence'], 'contact-point'),
  ),
  usual(
    'PRV-03',
    'the second of two codes forbids it',
    (from) => accepted(from, ['victim-protected', 'privileged'], 'prosecutor'),
    (from) => accepted(from, ['victim-protected', 'undercover'], 'prosecutor'),
  ),
  usual(
    'PRV-03',
    'an officer looks into a letter to a lawyer',
    (from) => accessDraft(from.people.officer, 'officer', statementOf(from, ['privileged'])),
    (from) => accessDraft(from.people.defender, 'defence', statementOf(from, ['privileged'])),
  ),
  usual(
    'PRV-03',
    'an examiner examines it',
    (from) => examinationDraft(from, {}, [], statementOf(from, ['undercover'])),
    (from) => examinationDraft(from, {}, [], statementOf(from, ['intelligence'])),
  ),
  usual(
    'PRV-03',
    'an examiner begins to examine it',
    (from) => examinationStart(from, ['privileged']),
    (from) => examinationStart(from, ['victim-protected']),
  ),
  usual(
    'PRV-03',
    'a copy is handled as its source',
    (from) => accessDraft(from.people.officer, 'officer', copyOf(from, ['privileged'])),
    (from) => accessDraft(from.people.officer, 'officer', copyOf(from, ['victim-protected'])),
  ),
  usual(
    'CUS-09',
    'classified by somebody who does not hold it',
    (from) => draft('item.classified', from.people.officer, 'officer', from.item, {}),
    (from) => classificationDraft(from, from.item),
  ),
  usual(
    'CUS-11',
    'stored in a locker of his own',
    (from) => stored(from, 'personal'),
    (from) => stored(from, 'temporary'),
  ),
  usual(
    'CUS-11',
    'what does not say in what it is stored is not judged',
    (from) => stored(from, 'personal'),
    (from) => stored(from),
  ),
]

function examinationStart(from: Setting, handling: Codes): LawDraft {
  const item = statementOf(from, handling)
  return draft('exam.started', from.people.collector, 'examiner', item, {})
}

function copyOf(from: Setting, handling: Codes): string {
  from.world.did(classificationDraft(from, from.image, handling))
  return from.world.did(copyDraft(from.people.collector, from.image)).id
}

function disclosed(from: Setting, handling: Codes, recipient: Role): PlacedEvent {
  const items = [from.item, statementOf(from, handling)]
  return from.world.did(disclosureDraft(newcomer(from, 'prosecutor'), from, items, recipient))
}

const day = 86_400

/** Stored for the time being; a second later than is allowed something else happens. */
function leftFor(from: Setting, seconds: number, next?: () => void): void {
  from.world.did(stored(from, 'temporary'))
  // Each event moves the clock on by a second.
  from.world.wait(seconds - 1)
  if (next === undefined) from.world.did(stored(from, 'safe', from.image))
  else next()
}

/** PRV-03 and CUS-11, in the end. */
export const lateProvocationsOfHandling: readonly LateProvocation[] = [
  {
    rule: 'PRV-03',
    what: 'intelligence disclosed to the defence',
    breaks: (from) => void disclosed(from, ['intelligence'], 'defence'),
    nearly: (from) => void disclosed(from, ['privileged'], 'defence'),
  },
  {
    rule: 'PRV-03',
    what: 'classified only after it was disclosed',
    breaks(from) {
      from.world.did(classificationDraft(from, from.item, ['intelligence']))
      void disclosed(from, ['privileged'], 'defence')
    },
    nearly(from) {
      void disclosed(from, ['privileged'], 'defence')
      from.world.did(classificationDraft(from, from.item, ['intelligence']))
    },
  },
  {
    rule: 'CUS-11',
    what: 'left for the time being until the record ends',
    breaks: (from) => leftFor(from, day + 1),
    nearly: (from) => leftFor(from, day),
  },
  {
    rule: 'CUS-11',
    what: 'left for the time being until it is stored again',
    breaks: (from) => leftFor(from, day + 1, () => void from.world.did(stored(from, 'safe'))),
    nearly(from) {
      leftFor(from, day, () => void from.world.did(stored(from, 'safe')))
      from.world.wait(day)
      from.world.did(stored(from, 'safe', from.image))
    },
  },
  {
    rule: 'CUS-11',
    what: 'left for the time being until another has it',
    breaks: (from) => leftFor(from, day * 3, () => handOver(from)),
    nearly(from) {
      leftFor(from, 10, () => handOver(from))
      from.world.wait(2 * day)
      from.world.did(stored(from, 'safe', from.image))
    },
  },
  {
    rule: 'CUS-11',
    what: 'left for the time being until it comes to its end',
    breaks: (from) => leftFor(from, day * 3, () => end(from)),
    nearly(from) {
      leftFor(from, 10, () => end(from))
      from.world.wait(2 * day)
      from.world.did(stored(from, 'safe', from.image))
    },
  },
]

function handOver(from: Setting): void {
  from.world.did(acceptDraft(from, from.world.did(offerDraft(from)).id))
}

function end(from: Setting): void {
  const { id: clearance } = from.world.did(clearanceDraft(from, { disposal: 'archived' }))
  const fields = { clearance, disposal: 'archived' } as const
  from.world.did(draft('item.disposed', from.people.collector, 'collector', from.item, fields))
}
