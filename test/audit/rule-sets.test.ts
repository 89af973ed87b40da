import { describe, expect, test } from 'vitest'
import { auditQueries, createRuleSets, rules } from '@custodia/core/custody'
import { answerAudit } from '../../packages/cli/src/audit/answer-audit.ts'
import type { Answered } from '../../packages/cli/src/audit/answer-audit.ts'
import { auditCsv } from '../../packages/cli/src/audit/render-csv.ts'
import type { RulesChoice } from '../../packages/cli/src/audit/audit-options.ts'
import { auditDocument, auditText } from '../../packages/cli/src/audit/render.ts'
import { createRegister } from '../../packages/cli/src/register/register.ts'
import { offerDraft, setting } from '../support/law-setting.ts'

const day = 86_400_000
const table = { ...rules, 'CUS-06': { ...rules['CUS-06'], since: 2 } }

/** A ledger with an offer that nobody answered, of which a rule asks that is new in set 2. */
function audited(rules: RulesChoice, [today, ofItsDay]: readonly [number, number]): Answered {
  const from = setting()
  from.world.did(offerDraft(from))
  const { world } = from
  const run = answerAudit(
    {
      origin: 'sets.example',
      size: world.events.length,
      time: world.now() + 9 * day,
      view: world.state,
      register: createRegister(),
      ruleSets: createRuleSets({ today, ofItsDay, table }),
    },
    {
      queries: auditQueries.filter(({ name }) => name === 'points' || name === 'AUD-01'),
      options: {},
      bounds: { withdrawals: 10, unseenDays: 365 },
      rules,
      isCsv: false,
    },
  )
  for (const event of world.events) run.see({ ...event, opened: new Map() })
  return run.answered()
}

interface Said {
  readonly ruleSet: { readonly today: number; readonly ofItsDay: number }
  readonly queries: readonly {
    readonly rows: readonly { readonly rule?: string }[]
    readonly rowsOfItsDay?: readonly { readonly rule?: string }[]
  }[]
}

const text = ({ report, nameOf }: Answered): string => auditText(report, nameOf)
const said = ({ report }: Answered): Said =>
  JSON.parse(JSON.stringify(auditDocument(report))) as Said
const asks = (rows: readonly { readonly rule?: string }[] = []): boolean =>
  rows.some(({ rule }) => rule === 'CUS-06')

describe('an audit of a ledger of an older day', () => {
  test('gives both results where they differ, and each once where they do not', () => {
    const answered = audited('both', [2, 1])
    const told = text(answered)
    expect(told.split('\n')[1]).toBe(
      "  judged by rule set 2, today's, and where it makes a difference also by 1, that of the ledger's day",
    )
    const [before, after] = told.split("points, by the rules of the ledger's day (rule set 1):")
    expect(before).toContain('CUS-06')
    expect(after).toMatch(/^\n {2}\w/)
    expect(after).not.toContain('CUS-06')
    expect(told).not.toContain('AUD-01, by the rules')
    const { ruleSet, queries } = said(answered)
    expect(ruleSet).toEqual({ today: 2, ofItsDay: 1 })
    expect([asks(queries[1]!.rows), asks(queries[1]!.rowsOfItsDay)]).toEqual([true, false])
    expect(queries[1]!.rowsOfItsDay!.length).toBeGreaterThan(0)
  })

  test('as a table, says of each line by which set', () => {
    const [head, ...lines] = auditCsv([audited('both', [2, 1])]).split('\n')
    expect(head).toMatch(/^rule_set,query,measure,/)
    const sets = lines.filter((line) => line.includes('CUS-06')).map((line) => line.split(',')[0])
    expect(sets).toEqual(['2'])
    expect(lines.some((line) => line.startsWith('1,points,'))).toBe(true)
    expect(auditCsv([audited('today', [2, 1])])).toMatch(/^query,measure,/)
  })

  test.each([
    ['today', true, "2, today's; that of the ledger's day is 1"],
    ['of-its-day', false, "1, that of the ledger's day; today's is 2"],
  ] as const)('gives one result by the rules of %s', (choice, isAsked, words) => {
    const answered = audited(choice, [2, 1])
    expect(text(answered).split('\n')[1]).toBe(`  judged by rule set ${words}`)
    expect(text(answered)).not.toContain('by the rules of')
    const [, points] = said(answered).queries
    expect(asks(points!.rows)).toBe(isAsked)
    expect(points!.rowsOfItsDay).toBeUndefined()
  })

  test('gives one result where the two sets are one, whatever is asked', () => {
    for (const choice of ['today', 'of-its-day', 'both'] as const) {
      const answered = audited(choice, [2, 2])
      expect(text(answered).split('\n')[1]).toBe(
        "  judged by rule set 2, today's and that of the ledger's day",
      )
      const [, points] = said(answered).queries
      expect(asks(points!.rows)).toBe(true)
      expect(points!.rowsOfItsDay).toBeUndefined()
    }
  })
})
