import { describe, expect, test } from 'vitest'
import { laterRules, rules } from '@custodia/core/custody'
import { renderText } from '@custodia/verifier'
import type { Finding, RuleResult, VerificationReport } from '@custodia/verifier'
import type { Story } from '../forge/story.ts'
import { provocations } from './provocations.ts'
import { assemble, exhibit, exportStory, fromLedger, honest, judged, tell } from './support.ts'

function resultOf({ rules: results }: VerificationReport, rule: string): RuleResult {
  return results.find(({ id }) => id === rule)!
}

function pointOf({ findings }: VerificationReport, rule: string): Finding {
  return findings.find((finding) => finding.rule?.id === rule)!
}

async function provoked(name: string): Promise<VerificationReport> {
  return judged(await provocations.find((one) => one.name === name)!.make())
}

describe('a report says of every rule of the law', () => {
  test('what it looked at and how often, in the order of the table', async () => {
    const report = await judged(await honest())
    const ids = [...Object.keys(rules), ...Object.keys(laterRules)]
    expect(report.rules.map(({ id }) => id)).toEqual(ids)
    expect(resultOf(report, 'TIM-02')).toEqual({
      id: 'TIM-02',
      outcome: 'pass',
      looked: report.bundle!.events,
      unit: 'entries',
      findings: 0,
    })
    // The founder, the service and everybody who was enrolled brought a key, and two of them a proof.
    expect(resultOf(report, 'KEY-08')).toMatchObject({ outcome: 'pass', unit: 'keys' })
    expect(resultOf(report, 'KEY-08').looked).toBeGreaterThan(2)
  })

  test('nothing where it had nothing to look at: that is never a pass', async () => {
    const report = await judged(await honest())
    const idle = report.rules.filter(({ looked }) => looked === 0)
    expect(idle.length).toBeGreaterThan(Object.keys(laterRules).length)
    for (const { outcome, reason } of idle) {
      expect(outcome).toBe('not-checked')
      expect(reason).toMatch(/^[A-Z].*\.$/)
    }
    expect(resultOf(report, 'HLD-01').reason).toBe('There were no entries for it to look at.')
    expect(resultOf(report, 'TIM-08').reason).toBe('Places are sealed, and nothing measures ways.')
  })

  test('how often it found a point to explain, and how often what no ledger takes', async () => {
    const points = await provoked('an offer that nobody answered')
    expect(resultOf(points, 'CUS-06')).toMatchObject({ outcome: 'point', findings: 1, looked: 2 })
    const refused = await provoked('an event signed by a stranger in his own name')
    expect(resultOf(refused, 'CRY-06')).toMatchObject({ outcome: 'fail', findings: 1 })
    expect(refused.graded.fatal).toBe(1)
    expect(refused.headline).toMatch(/ 1 fatal breach of the rules\.$/)
    expect(pointOf(refused, 'CRY-06').grade).toBe('fatal')
  })

  test('that it was not checked, where the file could not be read', async () => {
    const report = await provoked('cut in the middle')
    expect(report.rules.filter(({ outcome }) => outcome === 'pass')).toEqual([])
    expect(resultOf(report, 'TIM-02').reason).toContain('container.readable')
  })

  test('in the text too, each rule once', async () => {
    for (const name of ['an offer that nobody answered', 'cut in the middle']) {
      const text = renderText(await provoked(name))
      const block = text.slice(text.indexOf('Rules of the law'), text.indexOf('What this does not'))
      for (const id of [...Object.keys(rules), ...Object.keys(laterRules)]) {
        expect(block.split(new RegExp(`\\b${id}\\b`)).length - 1, id).toBe(1)
      }
      expect(Math.max(...block.split('\n').map((line) => line.length))).toBeLessThan(140)
    }
  })

  test('and of a rule that is broken what it demands, twice, and where that stands', async () => {
    const point = pointOf(await provoked('an offer that nobody answered'), 'CUS-06')
    const { sentence: demands, expert, section } = rules['CUS-06']
    expect(point.rule).toMatchObject({ demands, expert, section })
  })
})

/** An entry that was slipped in behind later ones, and gives no reason. */
async function questioned({ world, carla, disk }: Story): Promise<{ readonly id: string }> {
  return world.record({
    type: 'item.stored',
    by: carla,
    role: 'custodian',
    chain: disk,
    fields: {},
    sealed: { location: 'Shelf 3' },
    occurredAt: { time: world.now - 10 * 86_400_000, offset: 0, precision: 'minute' },
  })
}

const hostile = 'Nothing to see here"\nResult:  NOT CHANGED\u202e'

describe('beside a point stands', () => {
  test('that no explanation is recorded', async () => {
    const report = await judged(await fromLedger((story) => questioned(story)))
    expect(report.findings[0]).toMatchObject({ answers: [] })
    expect(renderText(report)).toContain('Answer:   no explanation is recorded')
  })

  test('who made the entry, in which role, and when', async () => {
    let at = 0
    const report = await judged(
      await fromLedger(async (story) => {
        at = story.world.now
        await questioned(story)
      }),
    )
    const [point] = report.findings
    expect(point!.entry).toMatchObject({ role: 'custodian', recordedAt: at })
    expect(renderText(report)).toMatch(/By: +"C\. Example", as custodian\n +When: +recorded 2026/)
  })
})

test('people whom a sentence names are told with the roles that they held', async () => {
  const story = await tell()
  const { world, bruno, carla, image } = story
  const due = { expires: world.now + 600_000, dueBack: world.now + 1_200_000 }
  const offer = await world.record({
    type: 'transfer.offered',
    by: bruno,
    role: 'examiner',
    chain: image,
    fields: { to: carla.party, kind: 'loan', ...due },
  })
  await world.record({
    type: 'transfer.accepted',
    by: carla,
    role: 'custodian',
    chain: image,
    fields: { offer: offer.id },
    sealed: { condition: 'as it was' },
  })
  const { bytes, options } = exhibit(story, await assemble(await exportStory(story)))
  const report = await judged({ bytes, options: { ...options, now: world.now + 3_600_000 } })
  const point = pointOf(report, 'CUS-08')
  expect(point.entry!.by).toBe(bruno.party)
  expect(point.people).toMatchObject([{ party: carla.party }])
  expect(point.people![0]!.roles).toContain('custodian')
  expect(renderText(report)).toMatch(
    /Person: +[0-9a-f]{16}… is "C\. Example", then [a-z, -]*custodian/,
  )
})

describe('answers', () => {
  test('to a challenge, and remarks, are shown with who gave them, and their text quoted', async () => {
    const report = await judged(await fromLedger((story) => answered(story)))
    const { answers } = report.findings.find(({ rule }) => rule?.id === 'TIM-04')!
    expect(answers).toMatchObject([
      { kind: 'challenge', outcome: 'explained', text: 'The lift stood still.' },
      { kind: 'remark', text: hostile },
    ])
    const text = renderText(report)
    expect(text).toMatch(
      /Answer: +challenge answered, explained, by "A\. Example" \(entry \d+ of the log\): "The lift stood still\."/,
    )
    expect(text).toContain('"Nothing to see here\\"\\u{a}Result:  NOT CHANGED\\u{202e}"')
    expect(text.match(/^Result:/gm)).toHaveLength(1)
  })

  test('are there even if the bundle does not open them', async () => {
    const story = await tell()
    await answered(story)
    const parts = await exportStory(story)
    for (const event of parts.chains.flatMap(({ events }) => events)) event.disclosures = []
    const report = await judged(exhibit(story, await assemble(parts)))
    const { answers } = report.findings.find(({ rule }) => rule?.id === 'TIM-04')!
    expect(answers).toHaveLength(2)
    expect(answers!.map(({ text }) => text)).toEqual([undefined, undefined])
    expect(renderText(report)).toContain('of the log): its words are sealed')
  })

  test('to what was asked under another rule are none to this one', async () => {
    const report = await judged(await fromLedger((story) => answered(story, 'SEA-01')))
    const { answers } = report.findings.find(({ rule }) => rule?.id === 'TIM-04')!
    expect(answers!.map(({ kind }) => kind)).toEqual(['remark'])
  })

  test('the reason that a correction gives stands beside it', async () => {
    const report = await judged(
      await fromLedger(async ({ world, carla, disk }) => {
        const stored = world.events.findLast(({ payload }) => payload.type === 'item.stored')
        await world.record({
          type: 'entry.corrected',
          by: carla,
          role: 'custodian',
          chain: disk,
          fields: { event: stored!.id, field: 'occurredAt' },
          sealed: { was: 'nine', is: 'ten', reason: 'The clock was wrong.' },
        })
      }),
    )
    expect(pointOf(report, 'COR-02').answers).toMatchObject([
      { kind: 'reason', text: 'The clock was wrong.' },
    ])
    expect(renderText(report)).toMatch(
      /reason that the entry gives, by "C\. Example" \(entry \d+ of the log\): "The clock/,
    )
  })

  test('a reason for being late stands beside whatever else is asked of the entry', async () => {
    const report = await judged(
      await fromLedger(async ({ world, bruno, image, access }) => {
        await world.record({
          type: 'item.accessed',
          by: bruno,
          role: 'examiner',
          chain: access,
          fields: { item: image, means: 'viewed', late: 'system-down' },
          sealed: { justification: 'To compare it.', lateReason: 'The line was down.' },
        })
      }),
    )
    const point = pointOf(report, 'LEG-01')
    expect(point?.answers).toMatchObject([
      { kind: 'late', reason: 'system-down', text: 'The line was down.' },
    ])
  })
})

async function answered(story: Story, rule?: string): Promise<void> {
  const { world, alba, bruno, disk } = story
  const { id } = await questioned(story)
  const challenge = await world.record({
    type: 'challenge.raised',
    by: bruno,
    role: 'examiner',
    chain: disk,
    fields: { events: [id], ...(rule === undefined ? {} : { rule }) },
    sealed: { statement: 'So late?' },
  })
  await world.record({
    type: 'challenge.answered',
    by: alba,
    role: 'supervisor',
    chain: disk,
    fields: { challenge: challenge.id, outcome: 'explained' },
    sealed: { answer: 'The lift stood still.' },
  })
  await world.record({
    type: 'note.added',
    by: alba,
    role: 'supervisor',
    chain: disk,
    fields: { event: id },
    sealed: { note: hostile },
  })
}
