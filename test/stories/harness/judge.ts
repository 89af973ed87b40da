import { verifyBundle } from '@custodia/verifier'
import type { VerificationReport as Report } from '@custodia/verifier'
import { expect } from 'vitest'
import type { Played } from './play.ts'

/**
 * What a stranger finds in the bundles of a story: each is verified, and the points of the law are those that the ledger
 * told of on the way, and those that the story says come at the end. One law, two users (D20).
 */
export async function judge(played: Played): Promise<void> {
  const { ledger, cases, story, rules } = played
  expect(cases, `${story.path}: a case, whose bundle can be verified`).not.toEqual([])
  const found = new Map<string, Set<string>>()
  for (const chain of cases) {
    const report = await verifyBundle(ledger.export({ case: chain }), {
      trust: {
        ledger: ledger.id,
        origin: ledger.origin,
        logKey: ledger.logKey,
        completeness: 'C1',
      },
      now: played.clock.now,
    })
    expect(report.verdict, `${story.path}: ${faults(report)}`).toBe(
      story.exercise ? 'unrecognised-signer' : 'verified',
    )
    expect(report.findings.some(({ code }) => code === 'ledger.exercise')).toBe(story.exercise)
    for (const { rule, place } of report.findings) {
      if (rule !== undefined) addTo(found, rule.id, place.event ?? '')
    }
  }
  const expected = new Map<string, number>(story.end)
  for (const rule of [...played.told.values()].flat()) {
    expected.set(rule, (expected.get(rule) ?? 0) + 1)
  }
  const counts = [...found].map(([rule, events]): [string, number] => [rule, events.size])
  expect(counts.sort(), `${story.path}: what the verifier finds`).toEqual([...expected].sort())
  for (const rule of found.keys()) rules.add(rule)
}

function addTo(found: Map<string, Set<string>>, rule: string, event: string): void {
  const events = found.get(rule) ?? new Set()
  found.set(rule, events.add(event))
}

function faults({ findings }: Report): string {
  return findings
    .map(
      ({ code, expected, found, reason }) =>
        `${code} ${expected ?? ''} ${found ?? ''} ${reason ?? ''}`,
    )
    .join('; ')
}
