import { describe, expect, test } from 'vitest'
import {
  approvalDraft,
  caseDraft,
  chainOf,
  noteDraft,
  revocationDraft,
  rotationDraft,
  setting,
  withFields,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { enrolmentDraft, foundedWorld, shortly } from '../../../../../test/support/law-world.ts'
import type { LawDraft } from '../../../../../test/support/law-world.ts'

function remark(from: Setting, keyNumber: number): LawDraft {
  return { ...noteDraft(from.people.officer, 'officer', from.caseId), keyNumber }
}

describe('a key of a founder', () => {
  test('signs from the founding on, before the chain of the founder is opened', () => {
    const world = foundedWorld({ opened: false })
    const [founder] = world.founders
    expect(world.state.keyAt(founder!.kid(0), 0)).toBeUndefined()
    expect(world.state.keyAt(founder!.kid(0), 1)).toMatchObject({ since: 0, party: founder!.party })
    expect(world.asks({ ...caseDraft(founder!), role: 'registrar' })).toEqual([])
  })
})

describe('a rotation by the old key', () => {
  test('ends it there and brings the new one in force', () => {
    const from = setting()
    const { world, people } = from
    const { officer } = people
    const before = world.events.length
    const { id, index } = world.did(rotationDraft(from, officer, { role: 'officer' }))
    expect(world.state.keyAt(officer.kid(0), index)).not.toHaveProperty('until')
    expect(world.state.keyAt(officer.kid(0))).toMatchObject({ until: index, ended: 'rotated' })
    expect(world.state.keyAt(officer.kid(1), before)).toBeUndefined()
    expect(world.state.keyAt(officer.kid(1))).toEqual({
      kid: officer.kid(1),
      publicKey: officer.key(1),
      party: officer.party,
      event: id,
      since: index,
      nextKey: officer.commitment(2),
    })
    expect(world.asks(remark(from, 0))).toEqual(['CRY-06'])
    expect(world.asks(remark(from, 1))).toEqual([])
  })
})

describe('a rotation by the announced successor', () => {
  test('works although the old key is revoked', () => {
    const from = setting()
    const { world, people } = from
    const revoked = world.did(revocationDraft(from, people.officer))
    expect(world.asks(remark(from, 0))).toEqual(['CRY-06'])
    world.did(rotationDraft(from, people.officer, { role: 'officer', signedWith: 1 }))
    expect(world.state.keyAt(people.officer.kid(0))).toMatchObject({
      until: revoked.index,
      ended: 'revoked',
    })
    expect(world.asks(remark(from, 1))).toEqual([])
  })

  test('opens what the last key announced, not an older one', () => {
    const from = setting()
    const { world, people } = from
    const { officer } = people
    const other = { ...rotationDraft(from, officer, { role: 'officer' }) }
    world.did(withFields(other, { key: officer.key(5), nextKey: officer.commitment(6) }))
    expect(world.asks(rotationDraft(from, officer, { role: 'officer', signedWith: 1 }))).toEqual([
      'KEY-03',
    ])
    const right = rotationDraft(from, officer, { role: 'officer', next: 6, signedWith: 6 })
    expect(world.asks(right)).toEqual([])
  })
})

describe('a new key by the word of others', () => {
  function asked(from: Setting) {
    const { world, people } = from
    return world.did(
      rotationDraft(from, people.officer, { by: people.registrar, role: 'registrar' }),
    )
  }

  test('has no effect until the second approval, and is marked ever after', () => {
    const from = setting()
    const { world, people, caseId } = from
    const request = asked(from)
    world.did(approvalDraft(people.supervisor, 'supervisor', request))
    expect(world.asks(remark(from, 0))).toEqual([])
    expect(world.asks(remark(from, 1))).toEqual(['CRY-06'])
    expect(world.state.act(request.id)).toMatchObject({ state: 'pending', needed: 2 })
    expect(world.state.pendingActs()).toEqual([request.id])
    const last = world.did(approvalDraft(people.overseer, 'oversight', request))
    expect(world.state.act(request.id)).toMatchObject({
      state: 'effective',
      effectiveAt: last.index,
    })
    expect(world.state.act(request.id, { index: last.index })).toMatchObject({ state: 'pending' })
    expect(world.state.pendingActs()).toEqual([])
    expect(world.asks(remark(from, 0))).toEqual(['CRY-06'])
    expect(world.asks(remark(from, 1))).toEqual([])
    const rekeyed = {
      event: request.id,
      index: last.index,
      by: [people.registrar.party, people.supervisor.party, people.overseer.party],
    }
    expect(world.state.keyAt(people.officer.kid(1))).toMatchObject({ since: last.index, rekeyed })
    world.did(rotationDraft(from, people.officer, { role: 'officer', next: 2, signedWith: 1 }))
    expect(world.state.keyAt(people.officer.kid(2))).toMatchObject({ rekeyed })
    expect(world.asks({ ...noteDraft(people.officer, 'officer', caseId), keyNumber: 2 })).toEqual(
      [],
    )
  })

  test('lapses when the person got a key in another way', () => {
    const from = setting()
    const { world, people } = from
    const request = asked(from)
    const other = rotationDraft(from, people.officer, { role: 'officer' })
    world.did(withFields(other, { key: people.officer.key(7) }))
    expect(world.asks(approvalDraft(people.supervisor, 'supervisor', request))).toEqual(['APP-02'])
    expect(world.state.act(request.id)).toMatchObject({ state: 'lapsed' })
    expect(world.state.act(request.id, { index: world.events.length - 1 })).toMatchObject({
      state: 'pending',
    })
  })

  test('keeps the key for that person while it waits', () => {
    const from = setting()
    const { world, people } = from
    asked(from)
    const stolen = withFields(enrolmentDraft(people.stranger, ['officer']), {
      key: people.officer.key(1),
    })
    expect(world.asks(stolen)).toEqual(['KEY-01'])
    expect(world.asks(rotationDraft(from, people.officer, { role: 'officer' }))).toEqual([])
  })

  test('is not approved by the person whom it concerns', () => {
    const from = setting()
    const { world, people } = from
    const request = world.did(
      rotationDraft(from, people.supervisor, { by: people.registrar, role: 'registrar' }),
    )
    expect(world.asks(approvalDraft(people.supervisor, 'supervisor', request))).toEqual(['SOD-02'])
  })
})

describe('a revocation', () => {
  test('ends the key at its position, its own signature included', () => {
    const from = setting()
    const { world, people } = from
    const { officer } = people
    const draft = revocationDraft(from, officer, { by: officer, role: 'officer' })
    const { index } = world.did(draft)
    expect(world.state.keyAt(officer.kid(0))).toMatchObject({ until: index, ended: 'revoked' })
    expect(world.asks(remark(from, 0))).toEqual(['CRY-06'])
  })

  test('of a key that was rotated away leaves the end where it was', () => {
    const from = setting()
    const { world, people } = from
    const { index } = world.did(rotationDraft(from, people.officer, { role: 'officer' }))
    world.did(revocationDraft(from, people.officer))
    expect(world.state.keyAt(people.officer.kid(0))).toMatchObject({
      until: index,
      ended: 'rotated',
    })
  })
})

describe('as of a position', () => {
  test('an event that stands before the revocation is judged by the key as it was then', () => {
    const from = setting()
    const { world, people, caseId } = from
    const early = world.place(noteDraft(people.officer, 'officer', caseId))
    const later = world.place(revocationDraft(from, people.officer))
    world.enter({ ...later, index: early.index + 5 })
    expect(world.state.judge(early)).toEqual([])
    expect(world.state.judge({ ...early, index: early.index + 5 })).toEqual([])
    expect(world.state.judge({ ...early, index: early.index + 6 }).map(shortly)).toEqual(['CRY-06'])
  })

  test('a person is not known before the enrolment, and what is known grows', () => {
    const from = setting()
    const { world, people } = from
    const { index } = world.events.find(({ chain }) => chain === chainOf(from, people.officer))!
    expect(world.state.party(people.officer.party, index)).toBeUndefined()
    const grant: LawDraft = {
      type: 'role.granted',
      by: people.supervisor,
      role: 'supervisor',
      chain: chainOf(from, people.officer),
      fields: { granted: 'courier', case: from.caseId },
    }
    const granted = world.did(grant)
    const rolesAt = (at?: number, caseId?: string) =>
      world.state.rolesAt({
        party: people.officer.party,
        ...(at === undefined ? {} : { index: at }),
        ...(caseId === undefined ? {} : { case: caseId }),
      })
    expect(rolesAt(granted.index, from.caseId)).toEqual(['officer'])
    expect(rolesAt(undefined, from.caseId)).toEqual(['officer', 'courier'])
    expect(rolesAt()).toEqual(['officer'])
    expect(world.state.party(people.officer.party, granted.index)?.roles).toHaveLength(1)
    expect(world.state.party(people.officer.party)).toMatchObject({
      founder: false,
      enrolledBy: people.registrar.party,
      roles: [
        { role: 'officer', by: people.registrar.party },
        { role: 'courier', by: people.supervisor.party, case: from.caseId, event: granted.id },
      ],
    })
  })

  test('a shorter term does not end a longer one', () => {
    const from = setting()
    const { world, people, caseId } = from
    const chain = chainOf(from, people.defender)
    const common = { type: 'role.granted', by: people.registrar, role: 'registrar', chain } as const
    const now = world.now()
    const day = 86_400_000
    world.did({ ...common, fields: { granted: 'supervisor', until: now + 2 * day } })
    world.did({ ...common, fields: { granted: 'supervisor', until: now + day } })
    world.did({ ...common, fields: { granted: 'supervisor', until: now + day - 1 } })
    const at = (recordedAt: number): LawDraft => ({
      ...noteDraft(people.defender, 'supervisor', caseId),
      amiss: { recordedAt },
    })
    expect(world.asks(at(now + 2 * day))).toEqual([])
    expect(world.asks(at(now + 2 * day + 1))).toEqual(['ROL-01'])
    const roles = (time: number) => world.state.rolesAt({ party: people.defender.party, time })
    expect(roles(now + 2 * day)).toEqual(['defence', 'supervisor'])
    expect(roles(now + 2 * day + 1)).toEqual(['defence'])
  })
})

test('people are listed with the founders first, and without the service', () => {
  const { world, people } = setting()
  expect(world.state.parties()[0]).toBe(people.registrar.party)
  expect(world.state.parties()).not.toContain(world.service.party)
  expect(world.state.parties()).toHaveLength(7)
  expect(world.state.keyAt(world.service.kid(0))).toMatchObject({ party: world.service.party })
})
