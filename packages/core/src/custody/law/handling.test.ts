import { expect, test } from 'vitest'
import {
  approvalDraft,
  copyDraft,
  derivationDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import {
  classificationDraft,
  statementOf,
} from '../../../../../test/support/provocations/handling.ts'

test('what asks more has effect at once, what asks less waits for another person', () => {
  const from = setting()
  const { world, people, item } = from
  const { state } = world
  const codes = (): readonly string[] => state.handlingOf(item)
  expect(codes()).toEqual([])
  world.did(classificationDraft(from, item, ['privileged', 'undercover']))
  expect(codes()).toEqual(['privileged', 'undercover'])
  const before = world.events.length
  const looser = world.did(classificationDraft(from, item, ['privileged', 'intelligence']))
  expect(codes()).toEqual(['privileged', 'undercover'])
  world.did(approvalDraft(people.supervisor, 'supervisor', looser))
  expect(codes()).toEqual(['privileged', 'intelligence'])
  expect(state.handlingOf(item, before)).toEqual(['privileged', 'undercover'])
  const none = world.did(classificationDraft(from, item))
  world.did(approvalDraft(people.supervisor, 'supervisor', none))
  expect(codes()).toEqual([])
})

test('a change that waits lapses when another comes first, and nobody approves his own', () => {
  const from = setting()
  const { world, people, item } = from
  world.did(classificationDraft(from, item, ['privileged']))
  const looser = world.did(classificationDraft(from, item))
  expect(world.asks(approvalDraft(people.collector, 'collector', looser))).not.toEqual([])
  world.did(classificationDraft(from, item, ['privileged', 'undercover']))
  expect(world.asks(approvalDraft(people.supervisor, 'supervisor', looser))).toEqual(['APP-02'])
  expect(world.state.handlingOf(item)).toEqual(['privileged', 'undercover'])
})

test('what comes of an item is handled as the item was at that moment, and as its own entry says', () => {
  const from = setting()
  const { world, people, image } = from
  const { state } = world
  world.did(classificationDraft(from, image, ['privileged']))
  const copy = world.did(copyDraft(people.collector, image))
  const more = {
    relation: 'extract',
    kind: 'data',
    handling: ['undercover', 'privileged'],
  } as const
  const extract = world.did(derivationDraft(people.collector, copy.id, more, ['digests']))
  world.did(classificationDraft(from, image, ['privileged', 'intelligence']))
  expect(state.handlingOf(copy.id)).toEqual(['privileged'])
  expect(state.handlingOf(extract.id)).toEqual(['privileged', 'undercover'])
  expect(state.handlingOf(statementOf(from, ['victim-protected']))).toEqual(['victim-protected'])
  expect(state.handlingOf('nothing')).toEqual([])
})
