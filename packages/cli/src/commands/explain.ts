import type { Command } from 'commander'
import { gradeOf, laterRules, rules } from '@custodia/core/custody'
import type { RuleEntry, RuleId } from '@custodia/core/custody'
import { CustodyError, errorTable } from '@custodia/core/errors'
import type { FaultSpec } from '@custodia/core/store'
import { displayText } from '@custodia/core/wire'
import { findingTable } from '@custodia/verifier'
import { exitCodeOf } from '../exit-codes.ts'
import type { Json } from '../io/output.ts'
import { formatTable } from '../io/table.ts'
import { examples } from '../program.ts'
import { editDistance } from '../register/find.ts'
import type { Act, Task } from '../task.ts'

export function define(command: Command, act: Act): void {
  command
    .description(
      'Say what a code means and what to do: of an error (ERR_LAW), a finding of verify (chain.gap), a fault that fsck has seen (store.entry-damaged) or a rule of the law (CUS-04).',
    )
    .argument('<code>', 'the code')
  examples(command, [
    'custodia explain ERR_STORE_LOCKED',
    'custodia explain chain.gap',
    'custodia explain CUS-04 --json',
  ]).action(act((task, code: string) => explain(task, code)))
}

interface Explanation {
  readonly code: string
  readonly title: string
  /** Label and text, in the order in which they are shown. */
  readonly rows: readonly (readonly [label: string, text: string])[]
}

async function explain({ out }: Task, given: string): Promise<void> {
  // Loaded here: these tables come with the packages of the ledger, which nothing else of this command needs.
  const { allFaults } = await import('../fsck/fault-table.ts')
  const explanations = allExplanations(allFaults)
  const code = given.trim()
  const found = explanations.find((entry) => entry.code.toLowerCase() === code.toLowerCase())
  if (found === undefined) throw unknownCode(code, explanations)
  const members = found.rows.map(([label, text]): [string, Json] => [label.toLowerCase(), text])
  await out.answer({
    document: { code: found.code, title: found.title, ...Object.fromEntries(members) },
    text: `${found.code}: ${found.title}\n${formatTable(found.rows.map(([label, text]) => [`  ${label}`, text]))}`,
  })
}

type Faults = Readonly<Record<string, FaultSpec<string>>>

function allExplanations(faults: Faults): readonly Explanation[] {
  return [
    ...errorExplanations(),
    ...findingExplanations(),
    ...faultExplanations(faults),
    ...ruleExplanations(),
    ...laterExplanations(),
  ]
}

function errorExplanations(): readonly Explanation[] {
  const codes = Object.keys(errorTable) as (keyof typeof errorTable)[]
  return codes.map((code) => ({
    code,
    title: errorTable[code].meaning,
    rows: [
      ['Kind', 'error: the program could not do what it was asked'],
      ['Next', errorTable[code].next],
      ['Exit', `code ${exitCodeOf(code)}, of every command but verify`],
    ],
  }))
}

function findingExplanations(): readonly Explanation[] {
  return Object.entries(findingTable).map(([code, entry]) => ({
    code,
    title: entry.plain,
    rows: [
      ['Kind', `finding of verify, of the check ${entry.check}`],
      ['Verdict', entry.severity === 'point' ? 'none; it is a point to explain' : entry.severity],
      ['Exactly', entry.expert],
      ['Next', entry.next],
      ['Source', entry.section],
    ],
  }))
}

function faultExplanations(faults: Faults): readonly Explanation[] {
  return Object.entries(faults).map(([code, { check, kind, plain, compared, next }]) => ({
    code,
    title: plain,
    rows: [
      [
        'Kind',
        `${kind === 'fault' ? 'fault' : 'leftover'} that fsck has seen, by the check ${check}`,
      ],
      ['Exactly', compared],
      ['Next', next],
    ],
  }))
}

function laterExplanations(): readonly Explanation[] {
  return Object.entries(laterRules).map(([code, { title, waits }]) => ({
    code,
    title,
    rows: [
      ['Kind', 'rule that this version does not judge (docs/rules.md)'],
      ['Not checked', waits],
    ],
  }))
}

function ruleExplanations(): readonly Explanation[] {
  const entries = Object.entries(rules) as [RuleId, RuleEntry][]
  return entries.map(([code, { title, weight, sentence, expert, source, section, since = 1 }]) => ({
    code,
    title,
    rows: [
      ['Kind', 'rule of the law of custody (docs/rules.md)'],
      ['Says', sentence],
      ['Exactly', expert],
      [
        'If broken',
        weight === 'refused'
          ? 'the ledger takes no such event'
          : `recorded, and to be explained: ${gradeOf(code)}`,
      ],
      ['Source', source],
      ['Section', section],
      ['Since', `rule set ${since}`],
    ],
  }))
}

/** Errors: ERR_CODE_UNKNOWN, with the codes that are most like it. */
function unknownCode(code: string, explanations: readonly Explanation[]): CustodyError {
  const folded = code.toLowerCase()
  const nearest = explanations
    .map((entry) => ({
      code: entry.code,
      distance: entry.code.toLowerCase().includes(folded)
        ? 0
        : editDistance(folded, entry.code.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((entry) => entry.code)
  const message = `there is no code ${displayText(code, 'terminal')}; did you mean ${nearest.join(', ')}?`
  return new CustodyError('ERR_CODE_UNKNOWN', message, { code, candidates: nearest })
}
