import { describe, expect, test } from 'vitest'
import { enumerations, eventTypeSpec, excludedBy, roleTable, rolesWhich } from '../../wire/index.ts'
import type { EventType, Role } from '../../wire/index.ts'
import { isRuleId } from './rules.ts'

const rolesOf = (type: EventType): readonly Role[] => {
  const { roles } = eventTypeSpec(type)
  return roles === 'any' ? enumerations.role : roles
}

describe('the table of roles', () => {
  test('has every role of the vocabulary, in its order', () => {
    expect(Object.keys(roleTable)).toEqual(enumerations.role)
  })

  test('says of each what it may and must never do, and where that comes from', () => {
    for (const { meaning, may, never, source } of Object.values(roleTable)) {
      for (const words of [meaning, may, source]) expect(words).toMatch(/\S{3}/)
      expect(never.length).toBeGreaterThan(0)
    }
  })

  test('names rules that the law has', () => {
    const named = Object.values(roleTable).flatMap(({ never }) => never.map(({ rule }) => rule))
    expect(named.filter((rule) => rule !== undefined && !isRuleId(rule))).toEqual([])
  })

  test('gives custody to the roles in which an item can be entered or received, and to no other', () => {
    const receiving = new Set(
      (['item.collected', 'item.acquired', 'transfer.accepted'] as const).flatMap(rolesOf),
    )
    expect(rolesWhich(({ custody }) => custody === 'may')).toEqual(
      enumerations.role.filter((role) => receiving.has(role)),
    )
  })

  test('is symmetric in what excludes what', () => {
    expect(excludedBy('collector')).toEqual(['registrar', 'oversight'])
    expect(excludedBy('officer')).toEqual(['oversight'])
    expect(excludedBy('registrar')).toEqual(['oversight', ...roleTable.registrar.excludes])
    for (const role of enumerations.role) {
      for (const other of excludedBy(role)) expect(excludedBy(other)).toContain(role)
      expect(excludedBy(role)).not.toContain(role)
    }
  })

  test('lets whoever never has custody have no role that handles evidence', () => {
    for (const role of rolesWhich(({ custody }) => custody === 'never')) {
      expect(excludedBy(role)).toEqual(
        expect.arrayContaining(['collector', 'examiner', 'custodian', 'courier', 'clerk']),
      )
    }
  })
})
