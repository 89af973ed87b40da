import type { Story } from './story.ts'

/** What a story says nearly comes up: the line, 0 for the end, and the rule. */
export function nearlyIn({ acts, nearlyInTheEnd }: Story): readonly string[] {
  const onTheWay = acts.flatMap((act) => {
    const answer = act.kind === 'step' ? act.expected[0] : undefined
    return answer?.kind === 'recorded' ? answer.nearly.map((rule) => `${act.line} ${rule}`) : []
  })
  return [...onTheWay, ...nearlyInTheEnd.map((rule) => `0 ${rule}`)]
}
