import type { TlogPolicy } from '../../wire/index.ts'

/** Whether these witnesses, by the names that the policy gives them, are enough for its quorum. `none` asks for nobody. */
export function isSatisfied(policy: TlogPolicy, witnesses: ReadonlySet<string>): boolean {
  if (policy.quorum === 'none') return true
  const satisfied = new Set(witnesses)
  // Members of a group stand before it.
  for (const { name, threshold, members } of policy.groups) {
    const count = members.filter((member) => satisfied.has(member)).length
    if (count >= threshold) satisfied.add(name)
  }
  return satisfied.has(policy.quorum)
}
