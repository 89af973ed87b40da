import { expect, test } from 'vitest'
import type { RuleId } from '@custodia/core/custody'
import { reportRules } from './rules.ts'
import type { RuleFacts } from './rules.ts'

const none: RuleFacts = {
  looked: new Map(),
  withheld: new Map(),
  broken: new Map(),
  isWhole: true,
}

function told(rule: RuleId, facts: Partial<RuleFacts>) {
  return reportRules({ ...none, ...facts }).find(({ id }) => id === rule)
}

test('a rule passes only if it looked at something and found nothing', () => {
  expect(told('CUS-08', { looked: new Map([['CUS-08', 2]]) })).toEqual({
    id: 'CUS-08',
    outcome: 'pass',
    looked: 2,
    unit: 'loans',
    findings: 0,
  })
  expect(told('CUS-08', {})).toMatchObject({
    outcome: 'not-checked',
    reason: 'There were no loans for it to look at.',
  })
})

test('what it found is told, and weighs as the table says, whatever else was not read', () => {
  const facts = { broken: new Map([['CUS-08', 1]]), looked: new Map([['CUS-08', 2]] as const) }
  for (const isWhole of [true, false]) {
    expect(told('CUS-08', { ...facts, isWhole })).toMatchObject({ outcome: 'point', findings: 1 })
  }
  expect(told('CUS-04', { broken: new Map([['CUS-04', 3]]) })).toMatchObject({
    outcome: 'fail',
    findings: 3,
  })
})

test('a file that was not read to its end leaves rules unchecked that had looked', () => {
  const rule = told('CUS-08', { looked: new Map([['CUS-08', 2]]), isWhole: false })
  expect(rule).toMatchObject({ outcome: 'not-checked', looked: 2 })
  expect(rule?.reason).toContain('container.readable')
})

test('items whose values are withheld are counted beside those that were seen', () => {
  const withheld = new Map([['INT-08', 3]] as const)
  expect(told('INT-08', { withheld })).toMatchObject({
    outcome: 'not-checked',
    withheld: 3,
    reason: 'The values that it reads are withheld.',
  })
  expect(told('INT-08', { withheld, looked: new Map([['INT-08', 1]]) })).toMatchObject({
    outcome: 'pass',
    withheld: 3,
  })
  expect(told('CUS-08', { withheld })).not.toHaveProperty('withheld')
})
