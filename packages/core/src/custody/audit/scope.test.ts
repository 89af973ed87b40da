import { expect, test } from 'vitest'
import { askQuery } from '../../../../../test/support/audit.ts'
import { sightingDraft } from '../../../../../test/support/law-ends.ts'
import { accessDraft, grantDraft, setting } from '../../../../../test/support/law-setting.ts'
import { auditQueries } from './index.ts'
import type { CustodyView } from '../law/index.ts'

test('the record of an item, or of a person, is not built anew for each entry about it', () => {
  const from = setting()
  const { world, people, item, caseId } = from
  let built = 0
  const view: CustodyView = {
    ...world.state,
    item: (id, index) => ((built += 1), world.state.item(id, index)),
    party: (id, index) => ((built += 1), world.state.party(id, index)),
  }
  const asked = (): number => {
    built = 0
    for (const { name } of auditQueries) askQuery(from, name, { view, scope: { kind: 'device' } })
    askQuery(from, 'AUD-03', { view })
    return built
  }
  const look = (): void => {
    const chain = world.state.item(item)?.accessChain
    world.did(accessDraft(people.collector, 'examiner', item, chain === undefined ? {} : { chain }))
    world.did(sightingDraft(from, [{ item, result: 'seen' }]))
  }
  world.did(grantDraft(from, people.collector, 'courier', {}, { case: caseId }))
  look()
  const first = asked()
  expect(first).toBeGreaterThan(0)
  for (let i = 0; i < 5; i++) look()
  expect(asked()).toBe(first)
})

test('an access, and what is said of it, is about the kind of the item', () => {
  const from = setting()
  const { world, people, item } = from
  const access = world.did(accessDraft(people.collector, 'examiner', item))
  expect(world.state.itemKind(access.chain)).toBe('device')
  expect(world.state.itemKind(from.caseId)).toBeUndefined()
})
