import { describe, expect, test } from 'vitest'
import {
  destroyed,
  draft,
  incidentDraft,
  resolutionDraft,
} from '../../../../../test/support/law-ends.ts'
import {
  agreementDraft,
  assistanceDraft,
  endingDraft,
  recoveryDraft,
  roleRevocationDraft,
} from '../../../../../test/support/law-people.ts'
import {
  acceptDraft,
  chainOf,
  collectionDraft,
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  revocationDraft,
  setting,
  storingDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'
import { reviewed } from '../../../../../test/support/provocation.ts'
import { enrolled } from '../../../../../test/support/provocations/alone.ts'
import type { Role } from '../../wire/index.ts'

const hour = 3_600_000

describe('one human being under two party ids', () => {
  const two = (from: Setting, role: Role) => {
    const he = enrolled(from, 'he', 'collector')
    const again = enrolled(from, 'he again', role, 'he')
    const item = from.world.did(collectionDraft(he, from.caseId)).id
    return { he, again, item }
  }

  test('hands nothing over to himself', () => {
    const from = setting()
    const { he, again, item } = two(from, 'custodian')
    const offer = (to: string) => ({ ...offerDraft(from, {}, { to }), by: he, chain: item })
    expect(from.world.asks(offer(again.party))).toEqual(['CUS-05'])
    expect(from.world.asks(offer(from.people.custodian.party))).toEqual([])
  })

  test('does not authorise the end of what he holds', () => {
    const from = setting()
    const { again, item } = two(from, 'judge')
    const clearance = (by: LawPerson, role: Role) =>
      draft('disposition.authorized', by, role, item, { disposal: 'destroyed' })
    expect(from.world.asks(clearance(again, 'judge'))).toEqual(['DIS-01'])
    expect(from.world.asks(clearance(from.people.officer, 'officer'))).toEqual([])
  })

  test('closes no incident that concerns him, and releases no hold on what he holds', () => {
    const from = setting()
    const { world, people } = from
    const { again, item } = two(from, 'supervisor')
    const incident = world.did(incidentDraft(from, 'loss', {}, item))
    const closing = resolutionDraft(from, incident)
    expect(world.asks({ ...closing, by: again })).toEqual(['SOD-02'])
    expect(world.asks(closing)).toEqual([])
    world.did(incidentDraft(from, 'found', {}, item))
    const fields = { reason: 'appeal' } as const
    const hold = world.did(draft('hold.placed', people.officer, 'officer', item, fields, ['order']))
    const release = (by: LawPerson) =>
      draft('hold.released', by, 'supervisor', item, { hold: hold.id }, ['order'])
    expect(world.asks(release(again))).toEqual(['HLD-03'])
    expect(world.asks(release(people.supervisor))).toEqual([])
  })

  test('gives himself no role, and takes none from himself', () => {
    const from = setting()
    const { he, again } = two(from, 'supervisor')
    const byAgain = { by: again, role: 'supervisor' } as const
    expect(from.world.asks({ ...grantDraft(from, he, 'witness'), ...byAgain })).toEqual(['SOD-02'])
    expect(from.world.asks({ ...roleRevocationDraft(from, he, 'collector'), ...byAgain })).toEqual([
      'SOD-02',
    ])
    expect(from.world.asks(roleRevocationDraft(from, he, 'collector'))).toEqual([])
  })

  test('does not count what he holds', () => {
    const from = setting()
    const { again, item } = two(from, 'oversight')
    const sightings = [{ item, result: 'seen' }] as const
    from.world.did(draft('inventory.recorded', again, 'oversight', from.caseId, { sightings }))
    expect(reviewed(from.world.state, from.world.now())).toContain('SOD-04')
  })
})

describe('a person who is gone', () => {
  test('signs nothing and has no role from there on; what came before stays', () => {
    const from = setting()
    const { world, people, caseId } = from
    const note = world.did(noteDraft(people.officer, 'officer', caseId))
    const { id, index } = world.did(endingDraft(from, people.officer))
    const { party } = people.officer
    expect(world.asks(noteDraft(people.officer, 'officer', caseId))).toEqual(['CRY-06'])
    expect(world.state.event(note.id)?.refused).toBe(false)
    expect(world.state.rolesAt({ party })).toEqual([])
    expect(world.state.rolesAt({ party, index })).toEqual(['officer'])
    const ended = { event: id, index, reason: 'retired', by: people.registrar.party }
    expect(world.state.party(party)?.ended).toEqual(ended)
    expect(world.state.party(party, index)).not.toHaveProperty('ended')
    const key = world.state.keyAt(people.officer.kid(0))
    expect(key).toMatchObject({ until: index, ended: 'holder-gone' })
    expect(world.state.keyAt(people.officer.kid(0), index)).not.toHaveProperty('until')
  })

  test('does not come back with the successor of his key', () => {
    const from = setting()
    const { world, people } = from
    world.did(endingDraft(from, people.officer))
    const { officer } = people
    const fields = {
      key: officer.key(1),
      nextKey: officer.commitment(2),
      possession: Uint8Array.of(1),
      reason: 'lost',
    } as const
    const draft = { type: 'key.rotated', by: officer, role: 'officer', keyNumber: 1 } as const
    expect(world.asks({ ...draft, chain: chainOf(from, officer), fields })).toEqual(['ROL-01'])
  })

  test('can still have signed with a key that was in wrong hands before', () => {
    const from = setting()
    const { world, people } = from
    world.did(endingDraft(from, people.officer))
    expect(world.asks(revocationDraft(from, people.officer, {}, { suspectSince: 3 }))).toEqual([])
  })

  test('leaves what he held, and it goes on when a receiver has signed for it', () => {
    const from = setting()
    const { world, people, item } = from
    world.did(endingDraft(from, people.collector))
    expect(world.state.item(item)).toMatchObject({ custodian: people.collector.party })
    const offer = world.did(recoveryDraft(from))
    world.did(acceptDraft(from, offer.id))
    expect(world.state.item(item)).toMatchObject({ custodian: people.custodian.party })
    expect(world.asks(storingDraft(people.custodian, 'custodian', item))).toEqual([])
    // Once it is in hands again, a supervisor has nothing to do with it.
    expect(world.asks(recoveryDraft(from, { to: people.officer.party }))).toEqual(['CUS-04'])
    expect(reviewed(world.state, world.now()).filter((rule) => rule === 'PTY-06')).toHaveLength(1)
  })

  test('is not asked about what had been disposed of', () => {
    const from = setting()
    const { world, people, image } = from
    destroyed(from)
    destroyed(from, {}, image)
    world.did(endingDraft(from, people.collector))
    expect(reviewed(world.state, world.now())).not.toContain('PTY-06')
  })

  test('one point says of one person all that was left', () => {
    const from = setting()
    const { world, people } = from
    const { id } = world.did(endingDraft(from, people.collector))
    const [point] = world.state.review({ time: world.now() }).get(id) ?? []
    expect(point?.sentence).toContain(`item ${from.item} and 1 more were in his custody`)
  })

  test('what he had lent ends as a loan when it is handed over for good, and not before', () => {
    const from = setting()
    const { world, people, item } = from
    const dueBack = world.now() + hour
    const lent = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    world.did(acceptDraft(from, lent.id))
    const { index } = world.did(endingDraft(from, people.collector))
    expect(world.state.item(item)?.loans).toHaveLength(1)
    const holder = { by: people.custodian, role: 'custodian' } as const
    const onward = world.did(offerDraft(from, holder, { to: people.officer.party }))
    world.did(acceptDraft(from, onward.id, { by: people.officer, role: 'officer' }))
    expect(world.state.item(item)?.loans).toEqual([])
    expect(world.state.item(item, index + 1)?.loans).toHaveLength(1)
  })

  test('a loan goes on when it is handed over for good by a borrower whose lender is there', () => {
    const from = setting()
    const { world, people, item } = from
    const dueBack = world.now() + hour
    const lent = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    world.did(acceptDraft(from, lent.id))
    const holder = { by: people.custodian, role: 'custodian' } as const
    const onward = world.did(offerDraft(from, holder, { to: people.officer.party }))
    world.did(acceptDraft(from, onward.id, { by: people.officer, role: 'officer' }))
    expect(world.state.item(item)?.loans).toHaveLength(1)
  })
})

describe('a role that was taken', () => {
  const held = ({ world, people }: Setting, index?: number) =>
    world.state.rolesAt({
      party: people.collector.party,
      ...(index === undefined ? {} : { index }),
    })

  test('is not held from there on, and who took it stands with the grant', () => {
    const from = setting()
    const { world, people } = from
    const { id, index } = world.did(roleRevocationDraft(from, people.collector, 'examiner'))
    expect(held(from)).toEqual(['collector'])
    expect(held(from, index)).toEqual(['collector', 'examiner'])
    const revoked = { event: id, index, by: people.supervisor.party }
    const roles = world.state.party(people.collector.party)?.roles
    expect(roles?.find(({ role }) => role === 'examiner')).toMatchObject({ revoked })
    expect(
      world.state.party(people.collector.party, index)?.roles.some((term) => 'revoked' in term),
    ).toBe(false)
  })

  test('is taken wholly, or as far as one grant gave it', () => {
    const from = setting()
    const { world, people, caseId } = from
    const { collector } = people
    const grant = world.did(grantDraft(from, collector, 'examiner', {}, { case: caseId })).id
    world.did(roleRevocationDraft(from, collector, 'examiner', {}, { grant }))
    expect(held(from)).toContain('examiner')
    world.did(grantDraft(from, collector, 'examiner', {}, { case: caseId }))
    world.did(roleRevocationDraft(from, collector, 'examiner'))
    expect(held(from)).toEqual(['collector'])
    expect(world.asks(noteDraft(collector, 'examiner', caseId))).toEqual(['ROL-01'])
  })

  test('leaves the grant that lasts longest of those that remain', () => {
    const from = setting()
    const { world, people, caseId } = from
    const until = (hours: number): { readonly until: number } => ({
      until: world.now() + hours * hour,
    })
    const grants = [3, 9, 6].map(
      (hours) => world.did(grantDraft(from, people.officer, 'judge', {}, until(hours))).id,
    )
    world.did(roleRevocationDraft(from, people.officer, 'judge', {}, { grant: grants[1]! }))
    world.wait(5 * 3600)
    expect(world.asks(noteDraft(people.officer, 'judge', caseId))).toEqual([])
    world.wait(2 * 3600)
    expect(world.asks(noteDraft(people.officer, 'judge', caseId))).toEqual(['ROL-01'])
  })

  test('is no longer in the way of a role that it excludes', () => {
    const from = setting()
    const { world, people } = from
    expect(world.asks(grantDraft(from, people.custodian, 'oversight'))).toEqual(['ROL-04'])
    world.did(roleRevocationDraft(from, people.custodian, 'custodian'))
    expect(world.asks(grantDraft(from, people.custodian, 'oversight'))).toEqual([])
  })

  test('a supervisor for one case takes what was given for it', () => {
    const from = setting()
    const { world, people, caseId } = from
    world.did(grantDraft(from, people.officer, 'supervisor', {}, { case: caseId }))
    const inCase = world.did(grantDraft(from, people.defender, 'judge', {}, { case: caseId })).id
    const by = { by: people.officer } as const
    const taken = (grant?: string) =>
      roleRevocationDraft(from, people.defender, 'judge', by, grant === undefined ? {} : { grant })
    expect(world.asks(taken(inCase))).toEqual([])
    expect(world.asks(taken())).toEqual(['ROL-01'])
  })
})

test('an act that waited has lapsed once nobody answers for it, and had not before', () => {
  const from = setting()
  const { world, people, item } = from
  const draft = correctionDraft(people.collector, 'collector', entryOf(from, item), 'place')
  const act = world.did(draft)
  const { index } = world.did(roleRevocationDraft(from, people.collector, 'collector'))
  expect(world.state.act(act.id)?.state).toBe('lapsed')
  expect(world.state.act(act.id, { index })?.state).toBe('pending')
  // What was given again later does not bring it back.
  world.did(grantDraft(from, people.collector, 'collector'))
  expect(world.state.act(act.id)?.state).toBe('lapsed')
})

test('agreements are listed, and an offer under one names it', () => {
  const from = setting()
  const { world, people, item } = from
  world.did(grantDraft(from, people.collector, 'contact-point'))
  const agreement = world.did(agreementDraft(from, { kinds: ['device'] }))
  const { id, index } = agreement
  world.did(assistanceDraft(from, agreement))
  expect(world.state.agreements()).toEqual([{ event: id, index, kind: 'mlat', kinds: ['device'] }])
  expect(world.state.agreements(index)).toEqual([])
  expect(world.state.item(item)?.offer).toMatchObject({ kind: 'mla', agreement: id })
})
