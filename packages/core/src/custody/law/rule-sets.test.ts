import { expect, test } from 'vitest'
import { createRuleSets, ruleSet, ruleSets, rules } from './index.ts'
import type { RuleEntry } from './index.ts'

test('no rule is of a later set than that of this version, and a refusal is of the first', () => {
  for (const { since = 1, weight } of Object.values<RuleEntry>(rules)) {
    expect(Number.isInteger(since)).toBe(true)
    expect(since).toBeGreaterThanOrEqual(1)
    expect(since).toBeLessThanOrEqual(weight === 'point' ? ruleSet : 1)
  }
  expect(ruleSets).toMatchObject({ today: ruleSet, ofItsDay: 1 })
})

test('a rule is of the set that it names, and of the first if it names none', () => {
  const table = { ...rules, 'CUS-06': { ...rules['CUS-06'], since: 2 } }
  const { sinceOf } = createRuleSets({ today: 2, ofItsDay: 1, table })
  expect(['CUS-06', 'CUS-08', 'NOT-A-RULE', 'constructor'].map(sinceOf)).toEqual([2, 1, 1, 1])
})
