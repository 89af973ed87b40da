import { describe, expect, test } from 'vitest'
import { bundleOrder } from '../../../../../test/support/law-chronicle.ts'
import {
  approvalDraft,
  chainOf,
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  revocationDraft,
  rotationDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { enrolmentDraft } from '../../../../../test/support/law-world.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'
import type { Dispute } from './act-record.ts'
import { createCustodyRecord } from './create-record.ts'
import type { PlacedEvent } from './placed-event.ts'

/** The key `kid` of a person turns out to be suspect since a position, and the overseer confirms it there. */
function suspect(from: Setting, person: LawPerson, since: number, keyNumber = 0): number {
  const { world, people } = from
  const draft = revocationDraft(
    from,
    person,
    person === people.registrar ? { by: people.registrar, keyNumber: 0 } : {},
    { suspectSince: since, key: person.kid(keyNumber) },
  )
  return world.did(approvalDraft(people.overseer, 'oversight', world.did(draft))).index
}

/** The dispute of an event: the same in the order of the log and in that of a bundle. */
function disputeIn({ world }: Setting, { id }: PlacedEvent): Dispute | undefined {
  const again = createCustodyRecord()
  for (const event of bundleOrder(world.events)) again.enter(event)
  const found = world.state.dispute(id)
  expect(again.dispute(id)).toEqual(found)
  return found
}

describe('a key suspect since an earlier position', () => {
  test('is suspect only once another person agrees', () => {
    const from = setting()
    const { world, people } = from
    const note = world.did(noteDraft(people.officer, 'officer', from.caseId))
    const stated = world.did(
      revocationDraft(from, people.officer, {}, { suspectSince: note.index }),
    )
    expect(world.state.disputedEvents()).toEqual([])
    expect(world.state.keyAt(people.officer.kid(0))).not.toHaveProperty('suspectSince')
    expect(world.asks(approvalDraft(people.registrar, 'registrar', stated))).toEqual(['SOD-02'])
    const agreed = world.did(approvalDraft(people.overseer, 'oversight', stated))
    expect(world.state.keyAt(people.officer.kid(0))).toMatchObject({ suspectSince: note.index })
    expect(world.state.dispute(note.id)).toEqual({ through: 'key', knownAt: agreed.index })
    expect(world.state.dispute(note.id, agreed.index)).toBeUndefined()
  })

  test('puts in dispute what it signed from there on, and nothing before', () => {
    const from = setting()
    const { world, people, caseId } = from
    const notes = [1, 2, 3].map(() => world.did(noteDraft(people.officer, 'officer', caseId)))
    suspect(from, people.officer, notes[1]!.index)
    expect(world.state.disputedEvents()).toEqual([notes[1]!.id, notes[2]!.id])
  })

  test('can be found suspect since even earlier, and each event tells when that became known', () => {
    const from = setting()
    const { world, people, caseId } = from
    const notes = [1, 2, 3].map(() => world.did(noteDraft(people.officer, 'officer', caseId)))
    const first = suspect(from, people.officer, notes[2]!.index)
    const second = suspect(from, people.officer, notes[0]!.index)
    expect(notes.map(({ id }) => world.state.dispute(id)?.knownAt)).toEqual([second, second, first])
    expect(world.state.disputedEvents(second)).toEqual([notes[2]!.id])
  })

  test('which was the case already for longer, says nothing new', () => {
    const from = setting()
    const { world, people, caseId } = from
    const notes = [1, 2].map(() => world.did(noteDraft(people.officer, 'officer', caseId)))
    const wide = world.did(
      revocationDraft(from, people.officer, {}, { suspectSince: notes[0]!.index }),
    )
    const narrow = world.did(
      revocationDraft(from, people.officer, {}, { suspectSince: notes[1]!.index }),
    )
    const known = world.did(approvalDraft(people.overseer, 'oversight', wide)).index
    world.did(approvalDraft(people.overseer, 'oversight', narrow))
    expect(notes.map(({ id }) => world.state.dispute(id)?.knownAt)).toEqual([known, known])
    expect(world.state.keyAt(people.officer.kid(0))).toMatchObject({
      suspectSince: notes[0]!.index,
    })
  })
})

describe('the mark passes on', () => {
  test('to people whom the key enrolled, and to whom they enrolled in turn', () => {
    const from = setting()
    const { world, people, caseId } = from
    const { stranger } = people
    const since = world.events.length
    world.did(enrolmentDraft(stranger, ['registrar']))
    const grandchild = enrolmentDraft(from.people.defender, ['officer'], stranger)
    const third = { ...from.people.defender, party: stranger.key(8), key: () => stranger.key(9) }
    world.did({
      ...grandchild,
      fields: { ...grandchild.fields, party: third.party, key: stranger.key(9) },
    })
    const theirs = world.did({
      ...noteDraft(third, 'officer', caseId),
      amiss: { kid: world.state.party(third.party)!.keys[0]!.kid },
    })
    const own = world.did(noteDraft(people.officer, 'officer', caseId))
    const known = suspect(from, people.registrar, since)
    expect(world.state.dispute(theirs.id)).toEqual({ through: 'enrolment', knownAt: known })
    expect(world.state.dispute(own.id)).toBeUndefined()
    const later = {
      ...noteDraft(third, 'officer', caseId),
      amiss: { kid: world.state.party(third.party)!.keys[0]!.kid },
    }
    expect(world.asks(later)).toEqual(['KEY-07?'])
  })

  test('to a role that the key gave, and not to the other roles of that person', () => {
    const from = setting()
    const { world, people, caseId } = from
    const since = world.events.length
    world.did(grantDraft(from, people.defender, 'prosecutor'))
    const asProsecutor = world.did(noteDraft(people.defender, 'prosecutor', caseId))
    const asDefender = world.did(noteDraft(people.defender, 'defence', caseId))
    const known = suspect(from, people.registrar, since)
    expect(world.state.dispute(asProsecutor.id)).toEqual({ through: 'role', knownAt: known })
    expect(world.state.dispute(asDefender.id)).toBeUndefined()
    expect(world.asks(noteDraft(people.defender, 'prosecutor', caseId))).toEqual(['KEY-07?'])
    expect(world.asks(noteDraft(people.defender, 'defence', caseId))).toEqual([])
  })

  test('to what a disputed role enrols later', () => {
    const from = setting()
    const { world, people, caseId } = from
    const since = world.events.length
    world.did(grantDraft(from, people.defender, 'registrar'))
    const known = suspect(from, people.registrar, since)
    const enrolled = world.did(enrolmentDraft(people.stranger, ['officer'], people.defender))
    expect(enrolled.index).toBeGreaterThan(known)
    expect(world.asks(noteDraft(people.stranger, 'officer', caseId))).toEqual(['KEY-07?'])
  })

  test('to the key to which a suspect key was rotated', () => {
    const from = setting()
    const { world, people, caseId } = from
    const { index } = world.did(rotationDraft(from, people.officer, { role: 'officer' }))
    const note = world.did({ ...noteDraft(people.officer, 'officer', caseId), keyNumber: 1 })
    const known = suspect(from, people.officer, index)
    expect(world.state.dispute(note.id)).toEqual({ through: 'key', knownAt: known })
  })

  test('not to the successor that was announced before the key was suspect', () => {
    const from = setting()
    const { world, people, caseId } = from
    const stolen = world.events.length
    world.did(noteDraft(people.officer, 'officer', caseId))
    suspect(from, people.officer, stolen)
    world.did(rotationDraft(from, people.officer, { role: 'officer', signedWith: 1 }))
    const note = { ...noteDraft(people.officer, 'officer', caseId), keyNumber: 1 }
    expect(world.asks(note)).toEqual([])
  })

  test.each(['before', 'after'])(
    'to the successor if the key was suspect from its first day, found %s it was needed',
    (when) => {
      const from = setting()
      const { world, people, caseId } = from
      const { since } = world.state.keyAt(people.officer.kid(0))!
      const rotate = () =>
        world.did(rotationDraft(from, people.officer, { role: 'officer', signedWith: 1 }))
      if (when === 'after') rotate()
      suspect(from, people.officer, since)
      if (when === 'before') rotate()
      const note = { ...noteDraft(people.officer, 'officer', caseId), keyNumber: 1 }
      expect(world.asks(note)).toEqual(['KEY-07?'])
    },
  )

  test('to a key that came in force by an approval of the suspect key', () => {
    const from = setting()
    const { world, people, caseId } = from
    const request = world.did(
      rotationDraft(from, people.officer, { by: people.registrar, role: 'founder' }),
    )
    const approved = world.did(approvalDraft(people.supervisor, 'supervisor', request))
    world.did(approvalDraft(people.overseer, 'oversight', request))
    const note = world.did({ ...noteDraft(people.officer, 'officer', caseId), keyNumber: 1 })
    const known = suspect(from, people.supervisor, approved.index)
    expect(world.state.dispute(note.id)).toEqual({ through: 'key', knownAt: known })
    expect(world.state.dispute(request.id)).toEqual({ through: 'approval', knownAt: known })
  })

  describe('of a role that waits for an approval', () => {
    const demand = { act: 'role.granted', persons: 1, as: 'approval' } as const

    /** The defender becomes prosecutor by two people, and signs as one. */
    function approvedGrant() {
      const from = setting({ policy: { demands: [demand] } })
      const { world, people, caseId } = from
      const grant = world.did(grantDraft(from, people.defender, 'prosecutor'))
      const between = world.did(noteDraft(people.officer, 'officer', caseId))
      const approval = world.did(approvalDraft(people.supervisor, 'supervisor', grant))
      const note = world.did(noteDraft(people.defender, 'prosecutor', caseId))
      return { from, grant, between, approval, note }
    }

    test('to what is signed in it, if the suspect key approved it', () => {
      const { from, grant, approval, note } = approvedGrant()
      const { world, people, caseId } = from
      const known = suspect(from, people.supervisor, approval.index)
      expect(disputeIn(from, grant)).toEqual({ through: 'approval', knownAt: known })
      expect(disputeIn(from, note)).toEqual({ through: 'role', knownAt: known })
      expect(world.asks(noteDraft(people.defender, 'prosecutor', caseId))).toEqual(['KEY-07?'])
      expect(world.asks(noteDraft(people.defender, 'defence', caseId))).toEqual([])
    })

    test('not if the key was suspect only after it had signed the grant', () => {
      const { from, grant, between, note } = approvedGrant()
      const { world, people, caseId } = from
      suspect(from, people.registrar, between.index)
      expect(disputeIn(from, grant)).toBeUndefined()
      expect(disputeIn(from, note)).toBeUndefined()
      expect(world.asks(noteDraft(people.defender, 'prosecutor', caseId))).toEqual([])
    })

    test('to what is signed in it, if the suspect key signed the grant', () => {
      const { from, grant, note } = approvedGrant()
      const known = suspect(from, from.people.registrar, grant.index)
      expect(disputeIn(from, grant)).toEqual({ through: 'key', knownAt: known })
      expect(disputeIn(from, note)).toEqual({ through: 'role', knownAt: known })
    })

    test('to what is signed in it later, if the key was found suspect while it waited', () => {
      const from = setting({ policy: { demands: [demand] } })
      const { world, people, caseId } = from
      const grant = world.did(grantDraft(from, people.defender, 'prosecutor'))
      const known = suspect(from, people.registrar, grant.index)
      world.did(approvalDraft(people.supervisor, 'supervisor', grant))
      const note = world.did(noteDraft(people.defender, 'prosecutor', caseId))
      expect(disputeIn(from, note)).toEqual({ through: 'role', knownAt: known })
    })
  })

  test('to an act on an item that the suspect key approved', () => {
    const from = setting()
    const { world, people } = from
    const correction = world.did(
      correctionDraft(people.collector, 'collector', entryOf(from, from.item), 'place'),
    )
    const approved = world.did(approvalDraft(people.supervisor, 'supervisor', correction))
    expect(world.state.dispute(correction.id)).toBeUndefined()
    const known = suspect(from, people.supervisor, approved.index)
    expect(world.state.dispute(correction.id)).toEqual({ through: 'approval', knownAt: known })
    expect(world.state.dispute(correction.id, known)).toBeUndefined()
  })
})

test('an event that was refused is in no dispute, and neither is one that is unknown', () => {
  const from = setting()
  const { world, people } = from
  const refused = world.place(noteDraft(people.officer, 'supervisor', from.caseId))
  world.enter(refused)
  suspect(from, people.officer, refused.index)
  expect(world.state.dispute(refused.id)).toBeUndefined()
  expect(world.state.dispute(chainOf(from, people.officer).slice(1))).toBeUndefined()
})
