import { sha256 } from '@custodia/core/crypto'
import { encodeUtf8 } from '@custodia/core/bytes'
import { clearanceDraft, draft } from '../law-ends.ts'
import {
  acceptDraft,
  collectionDraft,
  offerDraft,
  storingDraft,
  witnessDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import { enrolmentDraft, lawPerson } from '../law-world.ts'
import type { LawPerson } from '../law-world.ts'
import type { LateProvocation } from '../provocation.ts'
import type { Role } from '@custodia/core/wire'

/** Enrols somebody, and says in the opening who he is. */
export function enrolled({ world }: Setting, name: string, role: Role, human = name): LawPerson {
  const person = lawPerson(name)
  const openings = { person: sha256(encodeUtf8(`human ${human}`)) }
  const event = { ...world.place(enrolmentDraft(person, [role])), openings }
  world.enter(event)
  world.register(event)
  return person
}

interface Story {
  readonly takes?: 'another'
  readonly stores?: 'nobody'
  readonly counts?: 'another'
  /** `nobody`: he says that it ended, and no witness comes. */
  readonly ends?: 'another' | 'nobody'
}

/** One person who does as much with an item as the story lets him, under several names. */
function loner(from: Setting, { takes, stores, counts, ends }: Story = {}): void {
  const { world, people, caseId } = from
  const he = enrolled(from, 'he', 'collector')
  const watch = enrolled(from, 'he, who counts', 'oversight', 'he')
  const taker = takes === 'another' ? people.collector : he
  const { id: item } = world.did(collectionDraft(taker, caseId))
  if (takes === 'another') handOver(from, item, { by: taker, to: he, role: 'collector' })
  if (stores !== 'nobody') world.did(storingDraft(he, 'collector', item))
  const counter = counts === 'another' ? people.overseer : watch
  const sightings = [{ item, result: 'seen' }] as const
  world.did(draft('inventory.recorded', counter, 'oversight', caseId, { sightings }))
  const holder = ends === 'another' ? people.custodian : he
  const role = ends === 'another' ? 'custodian' : 'collector'
  if (ends === 'another') handOver(from, item, { by: he, to: holder, role })
  const cleared = world.did(clearanceDraft(from, {}, item))
  const end = { clearance: cleared.id, disposal: 'destroyed' } as const
  const claim = world.did(draft('item.disposed', holder, role, item, end))
  if (ends !== 'nobody') world.did(witnessDraft(people.officer, 'officer', claim))
}

interface Handover {
  readonly by: LawPerson
  readonly to: LawPerson
  readonly role: Role
}

function handOver(from: Setting, item: string, { by, to, role }: Handover): void {
  const { world } = from
  const offer = world.did(offerDraft(from, { by, chain: item }, { to: to.party }))
  world.did(acceptDraft(from, offer.id, { by: to, role, chain: item }))
}

/** The collector stores the device again and again, before these people. */
function storedBefore(from: Setting, witnesses: readonly (readonly LawPerson[])[]): void {
  const { world, people, item } = from
  for (const present of witnesses) {
    const stored = world.did(storingDraft(people.collector, 'collector', item))
    for (const one of present) world.did(witnessDraft(one, roleOf(from, one), stored))
  }
}

function roleOf({ people }: Setting, person: LawPerson): Role {
  return person === people.officer
    ? 'officer'
    : person === people.custodian
      ? 'custodian'
      : 'witness'
}

function times(count: number, ...present: LawPerson[]): readonly (readonly LawPerson[])[] {
  return Array.from({ length: count }, () => present)
}

/** SOD-01 and SOD-05. */
export const lateProvocationsOfPeopleAlone: readonly LateProvocation[] = [
  {
    rule: 'SOD-01',
    what: 'took, stored, counted and ended by one',
    breaks: (from) => loner(from),
    nearly: (from) => loner(from, { counts: 'another' }),
  },
  {
    rule: 'SOD-01',
    what: 'taken by another',
    breaks: (from) => loner(from),
    nearly: (from) => loner(from, { takes: 'another' }),
  },
  {
    rule: 'SOD-01',
    what: 'never stored',
    breaks: (from) => loner(from),
    nearly: (from) => loner(from, { stores: 'nobody' }),
  },
  {
    rule: 'SOD-01',
    what: 'ended by another',
    breaks: (from) => loner(from),
    nearly: (from) => loner(from, { ends: 'another' }),
  },
  {
    rule: 'SOD-01',
    what: 'an end that nobody witnessed is none',
    breaks: (from) => loner(from),
    nearly: (from) => loner(from, { ends: 'nobody' }),
  },
  {
    rule: 'SOD-05',
    what: 'ten times before the same person',
    breaks: (from) => storedBefore(from, times(10, from.people.officer)),
    nearly: (from) => storedBefore(from, times(9, from.people.officer)),
  },
  {
    rule: 'SOD-05',
    what: 'what nobody witnessed does not count',
    breaks: (from) => storedBefore(from, [...times(3), ...times(10, from.people.officer)]),
    nearly: (from) => storedBefore(from, [...times(3), ...times(9, from.people.officer)]),
  },
  {
    rule: 'SOD-05',
    what: 'once before somebody else',
    breaks: (from) => storedBefore(from, times(11, from.people.officer)),
    nearly: ({ people, ...from }) =>
      storedBefore({ people, ...from }, [...times(10, people.officer), [people.custodian]]),
  },
  {
    rule: 'SOD-05',
    what: 'once before a second person too',
    breaks: (from) => storedBefore(from, times(11, from.people.officer)),
    nearly: ({ people, ...from }) =>
      storedBefore({ people, ...from }, [
        [people.officer, people.custodian],
        ...times(10, people.officer),
      ]),
  },
  {
    rule: 'SOD-05',
    what: 'one person under two names',
    breaks(from) {
      const walter = enrolled(from, 'Walter', 'witness')
      const walther = enrolled(from, 'Walther', 'witness', 'Walter')
      storedBefore(from, [...times(5, walter), ...times(5, walther)])
    },
    nearly(from) {
      const walter = enrolled(from, 'Walter', 'witness')
      const wanda = enrolled(from, 'Wanda', 'witness')
      storedBefore(from, [...times(5, walter), ...times(5, wanda)])
    },
  },
]
