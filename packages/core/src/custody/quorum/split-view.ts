import type { TlogPolicy } from '../../wire/index.ts'

/** Who runs each witness, by the name that the policy gives it. A witness that is not named is run by an operator of its own. */
export type Operators = ReadonlyMap<string, string>

/** What a quorum holds against two histories of one log. */
export interface SplitView {
  /** Different operators among the witnesses of the policy. */
  readonly operators: number
  /**
   * How many of them must be dishonest for two histories to have a quorum each: the smallest number of operators behind
   * the witnesses that any two quorums share. 0 if two quorums can do without a common witness.
   */
  readonly dishonest: number
}

/** Operators that run several witnesses each: all sets of them are tried. */
const mostShared = 16

/**
 * Computes what a split view takes (D24). A witness that cosigned both histories was dishonest; one that cosigned one of
 * them may be honest. Undefined if more than 16 operators run several witnesses each: that is not computed.
 */
export function splitView(policy: TlogPolicy, operators: Operators): SplitView | undefined {
  const operatorOf = (witness: string): string => operators.get(witness) ?? `witness ${witness}`
  const running = new Map<string, number>()
  for (const operator of policy.witnesses.map(({ name }) => operatorOf(name))) {
    running.set(operator, (running.get(operator) ?? 0) + 1)
  }
  const shared = [...running].filter(([, count]) => count > 1).map(([operator]) => operator)
  if (shared.length > mostShared) return undefined
  let dishonest = Infinity
  for (let set = 0; set < 2 ** shared.length; set++) {
    const bought = new Set(shared.filter((_, i) => ((set >> i) & 1) === 1))
    const honest = new Set(shared.filter((operator) => !bought.has(operator)))
    const price = (witness: string): number => {
      const operator = operatorOf(witness)
      if (bought.has(operator)) return 0
      return honest.has(operator) ? Infinity : 1
    }
    dishonest = Math.min(dishonest, bought.size + overlap(policy, price))
  }
  return { operators: running.size, dishonest }
}

/** What the witnesses cost that two quorums must share, if they share the cheapest. */
function overlap(policy: TlogPolicy, price: (witness: string) => number): number {
  if (policy.quorum === 'none') return 0
  const prices = new Map(policy.witnesses.map(({ name }) => [name, price(name)]))
  for (const { name, threshold, members } of policy.groups) {
    // Two choices of k among n members have at least 2k - n in common, and nobody is a member twice.
    const common = Math.max(0, 2 * threshold - members.length)
    const cheapest = members.map((member) => prices.get(member)!).sort((a, b) => a - b)
    prices.set(
      name,
      cheapest.slice(0, common).reduce((sum, one) => sum + one, 0),
    )
  }
  return prices.get(policy.quorum)!
}
