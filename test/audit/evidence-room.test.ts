import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditQueries, startAudit } from '@custodia/core/custody'
import type { AuditQueryName, AuditRow } from '@custodia/core/custody'
import { day, makeEvidenceRoom } from './evidence-room.ts'
import type { EvidenceRoom } from './evidence-room.ts'

/**
 * As the Public Auditor of the Northern Mariana Islands found custody forms (receipts days late, no witness), and the police
 * of Madison its heroin (ten withdrawals by one person, unnoticed): each query finds what was planted, and nothing else.
 */
describe.each([1, 7, 2026])('an evidence room, seed %i', (seed) => {
  let room: EvidenceRoom
  let answers: ReadonlyMap<AuditQueryName, readonly AuditRow[]>

  beforeAll(async () => {
    room = await makeEvidenceRoom(seed)
    const run = startAudit(auditQueries, {
      view: room.ledger.state,
      scope: {},
      time: room.now,
      withdrawals: 10,
      unseenDays: 30,
    })
    for await (const event of room.ledger.events()) run.see(event)
    answers = new Map(run.answers().map(({ query, rows }) => [query, rows]))
  })
  afterAll(() => room.ledger.close())

  const rows = (query: AuditQueryName): readonly AuditRow[] => answers.get(query)!

  const ids = (numbers: Iterable<number>): readonly string[] =>
    [...numbers].sort((a, b) => a - b).map((number) => room.items[number]!)

  test('AUD-01: late entries, missing witnesses, missing receipts, offers without an answer', () => {
    const { late, unwitnessed, withoutReceipt, unanswered, drugs } = room.plan
    const found = (measure: string, short: ReadonlySet<number>, of = 40) => ({
      ...{ measure, count: of - short.size, of, total: short.size, events: ids(short) },
    })
    // Whoever was late to record it brought it late too, unless nobody ever accepted it.
    const lateReceived = new Set([...late].filter((item) => !unanswered.has(item)))
    expect(rows('AUD-01')).toMatchObject([
      found('handovers', unanswered),
      found('received-within-24-hours', lateReceived, 40 - unanswered.size),
      found('receipts', withoutReceipt),
      found('witness', unwitnessed),
      found('quantity', new Set(), drugs),
      found('clock', new Set(), 0),
      found('within-24-hours', late),
    ])
    expect([late, unwitnessed, withoutReceipt, unanswered].map(({ size }) => size)).toEqual([
      7, 15, 4, 3,
    ])
  })

  test('AUD-02: ten withdrawals by one person, and not nine, nor ten on an order', () => {
    const { taker } = room.people
    expect(rows('AUD-02')).toMatchObject([
      { person: taker.party, kind: 'drugs', count: 10, total: 10 },
    ])
    expect(rows('AUD-02')[0]!.sentence).toMatch(/: 3 loans, 7 accesses\.$/)
  })

  test('AUD-03: the item that the inventory did not find, and the one that it forgot', () => {
    const { notFound, notLookedFor } = room.plan
    const found = rows('AUD-03').map(({ measure, item }) => `${measure} ${item}`)
    expect([...found].sort()).toEqual([
      `missing ${room.items[notFound]}`,
      `not-seen ${room.items[notLookedFor]}`,
    ])
  })

  test('AUD-04: enrolments, and who corrected what', () => {
    const { officer, collectors } = room.people
    const found = rows('AUD-04').map(({ measure, person, count }) => ({ measure, person, count }))
    const corrections = collectors
      .map(({ party: person }, i) => ({
        ...{ measure: 'corrections', person },
        count: room.plan.corrected.filter((number) => number % 3 === i).length,
      }))
      .filter(({ count }) => count > 0)
    expect(found).toHaveLength(1 + corrections.length)
    expect(found).toEqual(
      expect.arrayContaining([
        { measure: 'people', person: officer.party, count: 9 },
        ...corrections,
      ]),
    )
  })

  test('SOD-05: the collector who has the same witness every time', () => {
    const { collectors, keeper } = room.people
    const witnessed = room.items
      .map((_, number) => number)
      .filter((number) => number % 3 === 0 && !room.plan.unwitnessed.has(number))
    const { length: count } = witnessed
    expect(count).toBe(10)
    expect(rows('SOD-05').filter(({ measure }) => measure === 'always-the-same')).toMatchObject([
      {
        person: collectors[0]!.party,
        other: keeper.party,
        count,
        of: count,
        events: ids(witnessed),
      },
    ])
    const pairs = rows('SOD-05').filter(({ measure }) => measure === 'pair')
    expect(pairs.map(({ person }) => person).sort()).toEqual(
      [1, 1, 2, 2].map((i) => collectors[i]!.party).sort(),
    )
  })

  test('lateness: two days late, each of them by who took the item', () => {
    const late = rows('lateness').filter(({ measure }) => measure !== 'within-1-hour')
    const found = late.flatMap(({ measure, type, person, events }) => {
      expect([measure, type]).toEqual(['within-7-days', 'item.collected'])
      const numbers = events.map((event) => room.items.indexOf(event))
      for (const number of numbers) expect(room.people.collectors[number % 3]!.party).toBe(person)
      return numbers
    })
    expect(new Set(found)).toEqual(room.plan.late)
  })

  test('points: by rule, as many as were planted', () => {
    const { late, unwitnessed, withoutReceipt, unanswered } = room.plan
    const found = new Map<string, number>()
    for (const { rule, count } of rows('points')) found.set(rule!, (found.get(rule!) ?? 0) + count)
    expect(Object.fromEntries(found)).toEqual({
      'AUD-03': 1,
      'CUS-06': unanswered.size,
      // What the inventory did not find was not looked into.
      'INT-05': 1,
      // Seven accesses of the one and fourteen of the other cite nothing.
      'LEG-01': 21,
      'LEG-04': withoutReceipt.size,
      // The query and the rule say the same of the first collector.
      'SOD-05': 1,
      'TIM-03': late.size,
      'WIT-02': unwitnessed.size,
    })
    const periods = new Set(rows('points').map(({ period }) => period))
    expect(periods).toEqual(new Set(['2026-03', '2026-04']))
  })

  test('what is counted of one person is what that person did', async () => {
    const { visitor } = room.people
    const run = startAudit(auditQueries, {
      view: room.ledger.state,
      scope: { person: visitor.party, from: room.now - 6 * day },
      time: room.now,
      withdrawals: 9,
      unseenDays: 30,
    })
    for await (const event of room.ledger.events()) run.see(event)
    const told = run
      .answers()
      .flatMap(({ query, rows: found }) =>
        found.filter(({ count }) => count > 0).map(({ count }) => `${query} ${count}`),
      )
    expect(told).toEqual(['AUD-02 9', 'kinds 9', 'kinds 5', 'lateness 14', 'points 14'])
  })
})
