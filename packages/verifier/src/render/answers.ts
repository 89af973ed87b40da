import type { Finding, PointAnswer } from '../report.ts'
import { count } from '../words.ts'
import { quoted } from './place.ts'

/** Answers that are shown to one point. */
const answersShown = 3

/** What is on record in answer to a point, one line each; that there is nothing is said too. */
export function answerLines(
  { answers, answersLeftOut = 0 }: Pick<Finding, 'answers' | 'answersLeftOut'>,
  name: (party: string) => string,
): readonly string[] {
  if (answers === undefined) return []
  if (answers.length === 0) return ['no explanation is recorded']
  const more = Math.max(0, answers.length - answersShown) + answersLeftOut
  return [
    ...answers.slice(0, answersShown).map((answer) => oneAnswer(answer, name)),
    ...(more === 0 ? [] : [`and ${count(more, 'further answer')}`]),
  ]
}

function oneAnswer(answer: PointAnswer, name: (party: string) => string): string {
  const { index, by, text } = answer
  const said = text === undefined ? 'its words are sealed' : quoted(text)
  return `${kindWords(answer)} by ${name(by)} (entry ${index} of the log): ${said}`
}

function kindWords({ kind, outcome, reason }: PointAnswer): string {
  switch (kind) {
    case 'challenge':
      return `challenge answered, ${outcome},`
    case 'late':
      return reason === undefined ? 'reason for being late' : `reason for being late, ${reason},`
    case 'reason':
      return 'reason that the entry gives,'
    case 'remark':
      return 'remark'
  }
}
