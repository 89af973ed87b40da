import type { Facts } from './answers.ts'
import { checkEntry } from './check-table.ts'
import { pointGrades } from './grades.ts'
import type { Verdict } from './report.ts'
import { count } from './words.ts'

export interface HeadlineFacts extends Facts {
  readonly isIntegrityOnly: boolean
}

/** One line for whoever reads nothing else. Fatal breaches and points to explain are counted in it, by grade. */
export function headlineFor(verdict: Verdict, facts: HeadlineFacts): string {
  const { points, graded, ruleSet } = facts
  const headline = headlines[verdict](facts)
  const { fatal } = graded
  return [
    headline,
    ...(fatal === 0 ? [] : [`${count(fatal, 'fatal breach', 'fatal breaches')} of the rules.`]),
    ...(points === 0 ? [] : [pointWords(points, graded)]),
    ...dayWords(points, ruleSet),
  ].join(' ')
}

/** Where the rules of the ledger's day ask for less. */
function dayWords(
  points: number,
  { pointsOfItsDay = points }: Facts['ruleSet'],
): readonly string[] {
  if (pointsOfItsDay === points) return []
  const there = pointsOfItsDay === 0 ? 'None' : pointsOfItsDay
  return [`${there} of them by the rules of its day.`]
}

/** `2 major points to explain.`, or of several grades `3 points to explain: 2 major, 1 minor.` */
function pointWords(points: number, graded: Facts['graded']): string {
  const there = pointGrades.filter((grade) => graded[grade] > 0)
  const [only] = there
  if (there.length === 1) return `${count(points, `${only} point`)} to explain.`
  const counts = there.map((grade) => `${graded[grade]} ${grade}`)
  return `${count(points, 'point')} to explain: ${counts.join(', ')}.`
}

const headlines: { readonly [V in Verdict]: (facts: HeadlineFacts) => string } = {
  verified: ({ isRecognised }) =>
    isRecognised
      ? 'NOT CHANGED, and the ledger in your trust file vouches for every signer.'
      : 'INTEGRITY ONLY: not changed. Nothing was checked about who signed.',
  altered: ({ findings }) => {
    const severe = findings.filter(({ severity }) => severity === 'altered')
    const asked = new Set(severe.map(({ check }) => checkEntry(check).question))
    if (asked.has('changed') || asked.has('whole')) {
      return 'CHANGED: do not rely on this record until it is explained.'
    }
    if (asked.size === 1 && asked.has('evidence')) {
      return 'OTHER EVIDENCE: the record was not changed, but the evidence does not match it.'
    }
    return 'AGAINST THE RULES: this record holds what no ledger takes. Do not rely on it until it is explained.'
  },
  'unrecognised-signer': ({ findings }) =>
    findings.some(({ code }) => code === 'ledger.exercise')
      ? 'AN EXERCISE: nothing in this ledger is evidence.'
      : 'NOTHING CHANGED WAS FOUND, but the signers are not recognised.',
  incomplete: () => 'NOTHING WRONG WAS FOUND, but not all that is needed could be checked.',
  unreadable: () => 'NOT READABLE as a custody bundle.',
}
