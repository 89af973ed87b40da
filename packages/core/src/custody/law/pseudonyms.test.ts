import type { Role } from '../../wire/index.ts'
import { expect, test } from 'vitest'
import { caseDraft, noteDraft, setting } from '../../../../../test/support/law-setting.ts'
import { enrolmentDraft, lawPerson } from '../../../../../test/support/law-world.ts'

test('the ledger refuses the second case under one id, from the policy on and in its roles alone', () => {
  const { world, people, caseId } = setting({ policy: { pseudonyms: ['officer', 'custodian'] } })
  const { officer, collector, custodian, registrar } = people
  const other = lawPerson('another officer')
  world.did(enrolmentDraft(other, ['officer']))
  const second = world.did(caseDraft(other)).id
  const across = (by = officer, role: Role = 'officer'): unknown =>
    world.state.judgeAcross(world.place(noteDraft(by, role, second)))?.rule
  expect(across()).toBe('PRV-06')
  expect(across(other)).toBeUndefined()
  // The collector took things in the first case, as collector, of which the policy says nothing.
  expect(across(collector, 'collector')).toBeUndefined()
  expect(across(custodian, 'custodian')).toBeUndefined()
  world.did(noteDraft(custodian, 'custodian', caseId))
  expect(across(custodian, 'custodian')).toBe('PRV-06')
  expect(across(custodian, 'officer')).toBe('PRV-06')
  const policy = { ...world.state.policyAt()! }
  const { pseudonyms: _, ...without } = policy
  const fields = { policy: without }
  world.did({ type: 'policy.adopted', by: registrar, role: 'founder', chain: world.ledger, fields })
  expect(across()).toBeUndefined()
})

test('who reviews both cases finds every act behind the first in the other case', () => {
  const { world, people, caseId } = setting({ policy: { pseudonyms: ['officer'] } })
  const second = world.did(caseDraft(people.officer)).id
  const acts = [caseId, second, second, caseId].map((chain) =>
    world.did(noteDraft(people.officer, 'officer', chain)),
  )
  const found = [...world.state.review({ time: world.now() })]
    .filter(([, breaches]) => breaches.some(({ rule }) => rule === 'PRV-06'))
    .map(([event]) => event)
  expect(found).toEqual(acts.slice(1).map(({ id }) => id))
})
