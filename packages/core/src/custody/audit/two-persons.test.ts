import { describe, expect, test } from 'vitest'
import { askQuery } from '../../../../../test/support/audit.ts'
import {
  approvalDraft,
  collectionDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { Demand } from '@custodia/core/wire'

const forDevices: Demand = {
  ...{ act: 'item.stored', persons: 1, as: 'witness' },
  kinds: ['device', 'drugs'],
}

function stored(from: Setting, isSeen: boolean, item = from.item): void {
  const { world, people } = from
  const act = world.did(storingDraft(people.collector, 'collector', item))
  if (isSeen) world.did(witnessDraft(people.officer, 'officer', act))
}

const told = (from: Setting): readonly string[] =>
  askQuery(from, 'SOD-03').map(({ kind, count, of, total }) => `${kind} ${count}/${of} -${total}`)

describe('SOD-03', () => {
  test('counts acts that wanted further people because of the kind, and had them', () => {
    const from = setting({ policy: { demands: [forDevices] } })
    const { world, people, caseId } = from
    expect(told(from)).toEqual([])
    stored(from, true)
    expect(askQuery(from, 'SOD-03')).toMatchObject([{ isUsual: true }])
    stored(from, false)
    const drugs = world.did(collectionDraft(people.collector, caseId, { kind: 'drugs' })).id
    stored(from, true, drugs)
    const object = world.did(collectionDraft(people.collector, caseId, { kind: 'object' })).id
    stored(from, false, object)
    expect(told(from)).toEqual(['device 1/2 -1', 'drugs 1/1 -0'])
    const [row] = askQuery(from, 'SOD-03')
    expect(row?.isUsual).toBeUndefined()
    expect(row?.sentence).toBe(
      `With all the people that the policy demanded: 1 of 2 acts of person ${people.collector.party} on items of the kind device that wanted further people (50 %).`,
    )
    const scope = { kind: 'drugs' } as const
    expect(askQuery(from, 'SOD-03', { scope })).toHaveLength(1)
  })

  test('counts nothing where the policy demands it of all kinds alike', () => {
    const from = setting({
      policy: { demands: [{ act: 'item.stored', persons: 1, as: 'witness' }] },
    })
    stored(from, false)
    expect(told(from)).toEqual([])
  })

  test('counts what was approved, and not what still waits for it', () => {
    const demand: Demand = { ...forDevices, as: 'approval' }
    const from = setting({ policy: { demands: [demand] } })
    const { world, people, item } = from
    const act = world.did(storingDraft(people.collector, 'collector', item))
    expect(told(from)).toEqual([])
    world.did(approvalDraft(people.supervisor, 'supervisor', act))
    expect(told(from)).toEqual(['device 1/1 -0'])
  })
})
