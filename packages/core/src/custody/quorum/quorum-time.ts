import type { TlogPolicy } from '../../wire/index.ts'
import { isSatisfied } from './satisfied.ts'

/** When each witness cosigned one note, by the name that the policy gives it; any unit that rises. */
export type CosignedTimes = ReadonlyMap<string, number>

/**
 * The time at which the note was there for certain, if any quorum has an honest member: the earliest one by which a
 * quorum had cosigned. One witness alone, whose clock is slow, does not make it earlier. Undefined without a quorum.
 */
export function latestBy(policy: TlogPolicy, times: CosignedTimes): number | undefined {
  return reached(
    policy,
    [...times].sort(([, a], [, b]) => a - b),
  )
}

/**
 * The time before which this note, with its cosignatures, was not there, if any quorum has an honest member: the latest one
 * from which on a quorum cosigned. Undefined without a quorum.
 */
export function earliestBy(policy: TlogPolicy, times: CosignedTimes): number | undefined {
  return reached(
    policy,
    [...times].sort(([, a], [, b]) => b - a),
  )
}

/** The time of the witness that makes the quorum full, taken in this order. Who asks for nobody has nobody's word. */
function reached(
  policy: TlogPolicy,
  inOrder: readonly (readonly [string, number])[],
): number | undefined {
  if (policy.quorum === 'none') return undefined
  const witnesses = new Set<string>()
  for (const [witness, time] of inOrder) {
    witnesses.add(witness)
    if (isSatisfied(policy, witnesses)) return time
  }
  return undefined
}
