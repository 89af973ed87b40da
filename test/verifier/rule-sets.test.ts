import { expect, test } from 'vitest'
import { createRuleSets, rules } from '@custodia/core/custody'
import { provocations } from './provocations.ts'
import { renderText } from '@custodia/verifier'
import type { VerificationReport } from '@custodia/verifier'
import { verifyKeeping } from '../../packages/verifier/src/verify.ts'

const table = { ...rules, 'CUS-06': { ...rules['CUS-06'], since: 2 } }

/** A bundle with a point to explain, judged by sets of which the second brought the rule of that point. */
async function judgedIn(today: number, ofItsDay: number): Promise<VerificationReport> {
  const { make } = provocations.find(({ name }) => name === 'an offer that nobody answered')!
  const { bytes, options } = await make()
  const sets = createRuleSets({ today, ofItsDay, table })
  return (await verifyKeeping(bytes, options, () => undefined, sets)).report
}

test('a ledger of an older day is judged by both sets, and what is newer is told apart', async () => {
  const report = await judgedIn(2, 1)
  const { points, ruleSet, headline } = report
  const none = { fatal: 0, major: points - 1, minor: 0, information: 0 }
  expect(ruleSet).toEqual({
    today: 2,
    ofItsDay: 1,
    pointsOfItsDay: points - 1,
    gradedOfItsDay: none,
  })
  expect(headline).toMatch(/ 1 major point to explain\. None of them by the rules of its day\.$/)
  expect(report.rules.filter(({ since }) => since !== undefined).map(({ id }) => id)).toEqual([
    'CUS-06',
  ])
  const text = renderText(report)
  const told = "; new in rule set 2, after the ledger's day"
  expect(text).toContain(`CUS-06, Offer left open (major)${told}\n`)
  expect(text).toMatch(new RegExp(`^  to explain   CUS-06 .*${told}$`, 'm'))
  expect(text).toContain("Rules of the law (rule set 2; that of the ledger's day is 1), with")
})

test('a ledger of the day of this version is judged once', async () => {
  const report = await judgedIn(2, 2)
  expect(report.ruleSet).toEqual({ today: 2, ofItsDay: 2 })
  expect(report.headline).not.toContain('of its day')
  expect(report.rules.some(({ since }) => since !== undefined)).toBe(false)
  expect(renderText(report)).toContain('Rules of the law (rule set 2), with')
})

test('sets that ask for the same are not told apart in the headline', async () => {
  const { make } = provocations.find(({ name }) => name === 'an offer that nobody answered')!
  const { bytes, options } = await make()
  const sets = createRuleSets({ today: 2, ofItsDay: 1, table: rules })
  const { report } = await verifyKeeping(bytes, options, () => undefined, sets)
  expect(report.ruleSet.pointsOfItsDay).toBe(report.points)
  expect(report.headline).not.toContain('of its day')
})
