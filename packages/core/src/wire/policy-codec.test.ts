import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldValues } from '../../../../test/support/field-values.ts'
import type { CborValue } from './cbor.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { enumerations } from './enumerations.ts'
import { FieldFault } from './field-codec.ts'
import { limits } from './limits.ts'
import { canBeWitnessed, canWait, policyCodec } from './policy-codec.ts'

const bare: readonly (readonly [string, CborValue])[] = [
  ['lateAfter', 1],
  ['offerLifetime', 1],
  ['approvalLifetime', 1],
  ['clockSkew', 1],
  ['rekeyApprovals', 1],
  ['demands', []],
]

const policyWith = (...more: readonly (readonly [string, CborValue])[]): CborValue =>
  new Map([...bare, ...more])

const demandWith = (...more: readonly (readonly [string, CborValue])[]): CborValue =>
  policyWith([
    'demands',
    [
      new Map<string, CborValue>([
        ['act', 'item.stored'],
        ['persons', 1],
        ['as', 'witness'],
        ...more,
      ]),
    ],
  ])

const read = (value: CborValue) => policyCodec.read(value)

describe('the codec of policies', () => {
  test('reads what it writes', () => {
    fc.assert(
      fc.property(fieldValues.policy, (policy) => {
        expect(read(decodeCbor(encodeCbor(policyCodec.write(policy))))).toEqual(policy)
      }),
    )
  })

  test('says which acts want further people, be it none', () => {
    expect(read(policyWith())).toMatchObject({ demands: [] })
    const silent = new Map(bare.filter(([name]) => name !== 'demands'))
    expect(() => read(silent)).toThrow('member demands is missing')
  })

  test('knows its members and no other', () => {
    expect(() => read(policyWith(['demand', []]))).toThrow('unknown member demand')
    expect(() => read(demandWith(['when', 'now']))).toThrow('demands: unknown member when')
  })

  test.each(['checkInterval', 'retention', 'keepAccesses'])(
    '%s is at least one second',
    (member) => {
      for (const right of [1, 4_000_000_000]) {
        expect(read(policyWith([member, right]))).toMatchObject({ [member]: right })
      }
      for (const wrong of [0, 4_000_000_001, null]) {
        expect(() => read(policyWith([member, wrong]))).toThrow(`${member}: expected`)
      }
    },
  )

  test('has at most 64 demands', () => {
    const [demand] = (demandWith() as ReadonlyMap<string, CborValue>).get('demands') as [CborValue]
    const many = (length: number) => policyWith(['demands', Array<CborValue>(length).fill(demand)])
    expect(read(many(64)).demands).toHaveLength(64)
    expect(() => read(many(65))).toThrow('expected 0 to 64 entries, found 65')
  })
})

describe('a demand', () => {
  test('asks for 1 to 16 further people: nobody is no threshold, and none may be left out', () => {
    for (const persons of [1, 16]) {
      expect(read(demandWith(['persons', persons])).demands).toMatchObject([{ persons }])
    }
    for (const persons of [0, 17, -1, null, 1.5]) {
      expect(() => read(demandWith(['persons', persons as CborValue]))).toThrow(FieldFault)
    }
    const without = new Map<string, CborValue>([
      ['act', 'item.stored'],
      ['as', 'witness'],
    ])
    expect(() => read(policyWith(['demands', [without]]))).toThrow('member persons is missing')
  })

  test('names kinds and roles, at least one, or leaves them out', () => {
    for (const [member, word] of [
      ['kinds', 'device'],
      ['roles', 'custodian'],
    ] as const) {
      expect(read(demandWith([member, [word]])).demands).toMatchObject([{ [member]: [word] }])
      expect(() => read(demandWith([member, []]))).toThrow('expected 1 to')
      expect(() => read(demandWith([member, [word, word]]))).toThrow('stands there twice')
      expect(() => read(demandWith([member, ['nothing']]))).toThrow('expected one of')
    }
  })

  test('names an act that can be done as it wants', () => {
    const wants = (act: string, as: string) => read(demandWith(['act', act], ['as', as])).demands
    for (const [act, as] of [
      ['item.collected', 'witness'],
      ['transfer.accepted', 'approval'],
      ['policy.adopted', 'approval'],
    ] as const) {
      expect(wants(act, as)).toMatchObject([{ act, as }])
    }
    expect(() => wants('item.collected', 'approval')).toThrow(
      'number 1: item.collected cannot wait for an approval; witnesses can be demanded',
    )
    expect(() => wants('policy.adopted', 'witness')).toThrow('cannot be witnessed')
    for (const act of ['event.witnessed', 'event.approved', 'bundle.exported', 'item.registered']) {
      expect(() => wants(act, 'witness')).toThrow('cannot be witnessed')
      expect(() => wants(act, 'approval')).toThrow('cannot wait for an approval')
    }
    const ofKind = (act: string) => read(demandWith(['act', act], ['kinds', ['device']])).demands
    expect(ofKind('item.accessed')).toMatchObject([{ kinds: ['device'] }])
    for (const act of ['authority.recorded', 'policy.adopted', 'role.granted']) {
      expect(() => ofKind(act)).toThrow(`${act} is done to no item`)
    }
    for (const act of ['key.rotated', 'key.revoked', 'note.added'] as const) {
      expect(canBeWitnessed(act)).toBe(true)
      expect(canWait(act)).toBe(false)
    }
  })
})

test('a demand names roles in which one can witness or approve', () => {
  const wants = (role: string, as: string) =>
    read(demandWith(['roles', ['judge', role]], ['as', as])).demands
  expect(wants('witness', 'witness')).toMatchObject([{ roles: ['judge', 'witness'] }])
  expect(wants('owner', 'approval')).toMatchObject([{ roles: ['judge', 'owner'] }])
  expect(() => wants('service', 'witness')).toThrow('nobody can witness in the role service')
  for (const role of ['witness', 'courier', 'service']) {
    expect(() => wants(role, 'approval')).toThrow(`nobody can approve in the role ${role}`)
  }
})

test('the largest policy fits into an event', () => {
  const demand = {
    act: 'transfer.cancelled',
    kinds: enumerations['item-kind'],
    roles: ['registrar', 'supervisor', 'oversight', 'judge', 'prosecutor', 'custodian'],
    persons: 2,
    as: 'approval',
  } as const
  const most = 4_000_000_000
  const policy = {
    lateAfter: most,
    offerLifetime: most,
    approvalLifetime: most,
    clockSkew: most,
    rekeyApprovals: 16,
    demands: Array(64).fill(demand),
    checkInterval: most,
    retention: most,
    keepAccesses: most,
  }
  expect(encodeCbor(policyCodec.write(policy)).length).toBeLessThan(limits.eventLength)
})
