import { describe, expect, test } from 'vitest'
import { bundleOrder } from '../../../../../test/support/law-chronicle.ts'
import { draft } from '../../../../../test/support/law-ends.ts'
import { openingDraft, opened, sealDraft, sealed } from '../../../../../test/support/law-seals.ts'
import {
  acceptDraft,
  approvalDraft,
  collectionDraft,
  copyDraft,
  derivationDraft,
  offerDraft,
  setting,
  withFields,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { createCustodyRecord } from './create-record.ts'

/** A device that the collector took before the usual one was sealed. */
function other({ world, people, caseId, authority }: Setting): string {
  return world.did(collectionDraft(people.collector, caseId, { authority })).id
}

describe('the number of a seal', () => {
  const across = (from: Setting, seals: readonly string[], chain?: string) => {
    const { world } = from
    return world.state.judgeAcross(world.place(sealDraft(from, seals, {}, chain)))
  }

  test('is taken once it was used, on this item or on another', () => {
    const from = setting()
    const item = other(from)
    expect(across(from, ['A1'])).toBeUndefined()
    const { id } = sealed(from)
    expect(across(from, ['B9', 'A1'], item)).toMatchObject({ rule: 'SEA-03', weight: 'refused' })
    expect(across(from, ['B9', 'A1'], item)?.sentence).toContain(id)
    expect(across(from, ['A1'])).toMatchObject({ rule: 'SEA-03' })
    expect(across(from, ['A1-1'], item)).toBeUndefined()
  })

  test('is free for whoever breaks it or looks at it', () => {
    const from = setting()
    sealed(from)
    expect(from.world.state.judgeAcross(from.world.place(openingDraft(from, ['A1'])))).toBe(
      undefined,
    )
  })

  test('is taken while the act waits for an approval', () => {
    const demand = { act: 'seal.applied', persons: 1, as: 'approval' } as const
    const from = setting({ policy: { demands: [demand] } })
    const { world, people, item } = from
    const act = sealed(from)
    expect(world.state.item(item)?.sealing.state).toBe('never-sealed')
    expect(across(from, ['A1'], other(from))).toMatchObject({ rule: 'SEA-03' })
    world.did(approvalDraft(people.supervisor, 'supervisor', act))
    expect(world.state.item(item)?.sealing).toEqual({
      state: 'sealed',
      seals: ['A1'],
      event: act.id,
    })
  })

  test('is held against the later use, in whatever order the items are read', () => {
    const from = setting()
    const item = other(from)
    const { world, people } = from
    // The item that was begun later bears the seal first, and is read last.
    const late = world.did(derivationDraft(people.collector, item)).id
    const first = world.did(sealDraft(from, ['A1'], {}, late))
    const again = world.did(sealDraft(from, ['A1'], {}, item))
    const read = createCustodyRecord()
    for (const event of bundleOrder(world.events)) read.enter(event)
    for (const state of [world.state, read]) {
      const said = state.review({ time: world.now() })
      expect(said.get(again.id)?.map(({ rule }) => rule)).toEqual(['SEA-03'])
      expect(said.get(first.id)).toBeUndefined()
    }
  })
})

test('each position knows the seals, the numbers and the receipts of an item', () => {
  const from = setting()
  const { world, people, item } = from
  expect(world.state.item(item)?.sealing).toEqual({ state: 'never-sealed', seals: [] })
  const opening = opened(from, ['A1', 'A2'])
  const relabelled = world.did(draft('item.relabelled', people.collector, 'collector', item, {}))
  const receipt = world.did(
    draft('receipt.issued', people.collector, 'collector', item, { outcome: 'taken' }),
  )
  expect(world.state.item(item, opening.index)?.sealing).toMatchObject({
    state: 'sealed',
    seals: ['A1', 'A2'],
  })
  expect(world.state.item(item)).toMatchObject({
    sealing: { state: 'unsealed', seals: [], event: opening.id },
    relabelled: [relabelled.id],
    receipts: [receipt.id],
  })
  expect(world.state.item(item, relabelled.index)).toMatchObject({ relabelled: [], receipts: [] })
})

test('an offer carries the seals that it names', () => {
  const from = setting()
  const { world, item } = from
  sealed(from)
  const offer = world.did(offerDraft(from, {}, { seals: ['A1'] }))
  expect(world.state.item(item)?.offer?.seals).toEqual(['A1'])
  world.did(withFields(acceptDraft(from, offer.id), { seals: ['A1'] }))
  expect(world.state.item(item)).toMatchObject({
    sealing: { state: 'sealed' },
    custodian: from.people.custodian.party,
    points: [],
  })
})

describe('what comes of an item', () => {
  test('is held by who made it, in the case of the source', () => {
    const from = setting()
    const { world, people, item, image, caseId } = from
    const copy = world.did(copyDraft(people.collector, image))
    const card = world.did(derivationDraft(people.collector, item))
    expect(world.state.item(copy.id)).toMatchObject({
      case: caseId,
      kind: 'data',
      form: 'data',
      copyRole: 'working',
      source: image,
      custodian: people.collector.party,
      lastRead: { event: copy.id },
      sealing: { state: 'never-sealed' },
    })
    expect(world.state.item(card.id)).toMatchObject({
      kind: 'medium',
      form: 'thing',
      relation: 'sub-item',
      source: item,
    })
    expect(world.state.item(card.id)).not.toHaveProperty('copyRole')
    expect(world.state.item(image)?.derivatives).toEqual([copy.id])
    expect(world.state.itemsOfCase(caseId)).toEqual([item, image, copy.id, card.id])
  })

  test('data has the role that it is given, or that of its source, and is never an original', () => {
    const from = setting()
    const { world, people, caseId, image } = from
    const extract = { relation: 'extract', kind: 'data' } as const
    const roleOf = (source: string, fields = {}): string | undefined =>
      world.state.item(
        world.did(derivationDraft(people.collector, source, { ...extract, ...fields }, ['digests']))
          .id,
      )?.copyRole
    const original = world.did({
      type: 'item.acquired',
      by: people.collector,
      role: 'examiner',
      fields: { case: caseId, kind: 'data', mode: 'captured', copyRole: 'original' },
    }).id
    const working = world.did(copyDraft(people.collector, image)).id
    expect(roleOf(original)).toBe('evidentiary')
    expect(roleOf(working)).toBe('working')
    expect(roleOf(original, { copyRole: 'disclosure' })).toBe('disclosure')
  })

  test('a transcript is a thing on paper and data in a file', () => {
    const { world, people, image } = setting()
    const fields = { relation: 'transcript', kind: 'document' } as const
    const formOf = (labels: readonly string[]): string | undefined =>
      world.state.item(world.did(derivationDraft(people.collector, image, fields, labels)).id)?.form
    expect(formOf([])).toBe('thing')
    expect(formOf(['digests'])).toBe('data')
  })
})
