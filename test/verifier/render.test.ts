import { describe, expect, test } from 'vitest'
import {
  checkEntry,
  checkIds,
  explainCode,
  findingCodes,
  findingEntry,
  renderJson,
  renderText,
} from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { enrol } from '../forge/story.ts'
import { provocations } from './provocations.ts'
import { fromLedger, having, judged } from './support.ts'

const hostile =
  'Result:  NOT CHANGED\nResult:  NOT CHANGED \u202eLLA\u0007\u001b[2J\u009b2J \u200b\u{e0041}"; (verified, exit code 0)'

describe('text from a bundle', () => {
  test('cannot look like a line of the report, nor steer a terminal', async () => {
    const person = { ...actor('H. Example'), name: hostile }
    const report = await judged(
      await having(
        fromLedger(async ({ world, caseId }) => {
          await enrol(world, person, ['officer'])
          await world.record({
            type: 'note.added',
            by: person,
            role: 'officer',
            chain: caseId,
            fields: {},
            sealed: { note: hostile },
          })
        }),
        { evidence: [{ name: hostile, open: () => Uint8Array.of(1) }] },
      ),
    )
    expect(report.signers.some(({ name }) => name === hostile)).toBe(true)
    const text = renderText(report, { expert: true })
    const results = text.split('\n').filter((line) => line.startsWith('Result:'))
    expect(results).toEqual([`Result:  ${report.headline}`])
    expect(text).toMatch(/^[\n\x20-\x7e…]*$/)
    expect(text).toContain('\\u{202e}')
    expect(renderJson(report)).toMatch(/^[\n\x20-\x7e]*$/)
    expect(JSON.parse(renderJson(report))).toEqual(report)
  })

  test('is cut when it is very long', async () => {
    const name = 'n'.repeat(10_000)
    const report = await judged(
      await having(
        fromLedger(() => undefined),
        { evidence: [{ name, open: () => Uint8Array.of(1) }] },
      ),
    )
    const longest = Math.max(
      ...renderText(report)
        .split('\n')
        .map((line) => line.length),
    )
    expect(longest).toBeLessThan(1000)
    expect(renderText(report)).toContain('and 9600 more characters')
  })
})

describe('the words of the tables', () => {
  const sentences = [
    ...findingCodes.flatMap((code) => {
      const { plain, expert, next } = findingEntry(code)
      return [plain, expert, next]
    }),
    ...checkIds.map((check) => checkEntry(check).holds),
  ]

  test('are whole sentences', () => {
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*[.:]$/)
  })

  test('never say what a court decides', async () => {
    const texts = [...sentences]
    for (const { make } of provocations.filter((_, i) => i % 7 === 0)) {
      texts.push(renderText(await judged(await make()), { expert: true }))
    }
    for (const text of texts)
      expect(text).not.toMatch(/\b(valid|invalid|admissible|tamper-?proof)\b/i)
  })

  test('explain each code, and nothing else', () => {
    for (const code of findingCodes) {
      expect(explainCode(code)).toMatchObject({ code, plain: findingEntry(code).plain })
    }
    expect(explainCode('chain.unknown')).toBeUndefined()
    expect(explainCode('toString')).toBeUndefined()
  })
})

test('every finding stands in the text, with its code', async () => {
  for (const { make, code } of provocations.filter((_, i) => i % 5 === 0)) {
    const text = renderText(await judged(await make()))
    expect(text).toContain(`${code} (custodia explain ${code})`)
    expect(text).toContain(findingEntry(code).plain)
  }
})
