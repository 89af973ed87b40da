import { describe, expect, test } from 'vitest'
import { checkIds } from './check-table.ts'
import type { CheckId } from './check-table.ts'
import { createCollector } from './collector.ts'
import type { Collected } from './collector.ts'
import type { CheckResult } from './report.ts'

function resultOf({ checks }: Collected, check: CheckId): CheckResult {
  return checks.find((result) => result.check === check)!
}

describe('the collector', () => {
  test('lists every check, and nothing looked at is never a pass', () => {
    const { checks } = createCollector().result()
    expect(checks.map(({ check }) => check)).toEqual(checkIds)
    expect(checks.every(({ outcome }) => outcome === 'not-checked')).toBe(true)
    expect(checks.every(({ reason }) => reason !== undefined)).toBe(true)
  })

  test('passes what was looked at and found sound', () => {
    const collector = createCollector()
    collector.look('event.form', 3)
    expect(resultOf(collector.result(), 'event.form')).toEqual({
      check: 'event.form',
      question: 'changed',
      outcome: 'pass',
      looked: 3,
      unit: 'events',
      findings: 0,
    })
  })

  test('puts the worst outcome first: fail, not checked, point, pass', () => {
    const collector = createCollector()
    collector.look('custody.rules')
    collector.find('custody.point', { place: {} })
    expect(resultOf(collector.result(), 'custody.rules').outcome).toBe('point')
    collector.skip('custody.rules', 'Not all could be seen.')
    collector.skip('custody.rules', 'Another reason.')
    expect(resultOf(collector.result(), 'custody.rules')).toMatchObject({
      outcome: 'not-checked',
      reason: 'Not all could be seen.',
    })
    collector.find('custody.rule', { place: {} })
    expect(resultOf(collector.result(), 'custody.rules')).toMatchObject({
      outcome: 'fail',
      findings: 2,
    })
  })

  test('what is missing leaves a check unmade, and gives the reason', () => {
    const collector = createCollector()
    collector.look('export.stated', 5)
    collector.find('export.none', { place: {} })
    expect(resultOf(collector.result(), 'export.stated')).toMatchObject({
      outcome: 'not-checked',
      reason: 'Nobody stated on the record that these entries are all.',
    })
  })

  test('no check passes once the file could not be read', () => {
    const collector = createCollector()
    for (const check of checkIds) collector.look(check)
    collector.find('container.truncated', { place: {} })
    const { checks } = collector.result()
    expect(checks.filter(({ outcome }) => outcome === 'pass')).toEqual([])
    expect(resultOf({ ...collector.result(), checks }, 'event.form').reason).toContain(
      'container.readable',
    )
  })

  test('keeps the first findings of each code, and counts the rest', () => {
    const collector = createCollector()
    for (let index = 0; index < 100; index++) collector.find('chain.gap', { place: { index } })
    collector.find('custody.point', { place: {} })
    const { findings, leftOut, count, tally } = collector.result()
    expect(findings.filter(({ code }) => code === 'chain.gap')).toHaveLength(25)
    expect(leftOut).toBe(75)
    expect(count('altered')).toBe(100)
    expect(tally('changed')).toEqual({ faults: 100, points: 0 })
    expect(tally('custody')).toEqual({ faults: 0, points: 1 })
    expect(findings.at(-1)!.severity).toBe('point')
  })

  test('keeps the first points of each rule, the major ones first, and counts all by grade', () => {
    const collector = createCollector()
    const rule = (id: string) => ({ id, sentence: '', remedy: '' })
    for (let i = 0; i < 30; i++) {
      collector.find('custody.point', { place: {}, grade: 'minor', rule: rule('LEG-04') })
    }
    collector.find('custody.point', { place: {}, grade: 'information', rule: rule('SOD-05') })
    collector.find('custody.point', { place: {}, grade: 'major', rule: rule('WIT-02') })
    collector.find('time.ahead', { place: {} })
    collector.find('signer.rekeyed', { place: {} })
    const { findings, graded, leftOut } = collector.result()
    expect(graded).toEqual({ fatal: 0, major: 2, minor: 31, information: 1 })
    expect(leftOut).toBe(5)
    expect(findings.slice(0, 2).map(({ code, grade }) => [code, grade])).toEqual([
      ['custody.point', 'major'],
      ['signer.rekeyed', 'major'],
    ])
    expect(findings.at(-1)?.rule?.id).toBe('SOD-05')
  })

  test('counts the points of an earlier rule set too; what is refused is of every set', () => {
    const collector = createCollector({ sinceOf: (id) => (id === 'NEW-01' ? 2 : 1) })
    const rule = (id: string) => ({ id, sentence: '', remedy: '' })
    for (let i = 0; i < 30; i++) {
      collector.find('custody.point', { place: {}, grade: 'minor', rule: rule('NEW-01') })
    }
    collector.find('custody.point', { place: {}, grade: 'minor', rule: rule('WIT-02') })
    collector.find('custody.rule', { place: {}, rule: rule('NEW-01') })
    collector.find('signer.rekeyed', { place: {} })
    const { graded, gradedIn } = collector.result()
    expect(graded).toEqual({ fatal: 1, major: 1, minor: 31, information: 0 })
    expect(gradedIn(2)).toEqual(graded)
    expect(gradedIn(1)).toEqual({ fatal: 1, major: 1, minor: 1, information: 0 })
  })
})
