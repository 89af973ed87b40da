import { eventTypeSpec } from '../../wire/index.ts'
import type { Demand, Policy } from '../../wire/index.ts'
import { duration } from '../law/moments.ts'
import { alternatives } from '../law/words/common-words.ts'

/** What a policy says, in plain sentences: first its spans of time, then whom it wants for which act. */
export function explainPolicy(policy: Policy): readonly string[] {
  const { lateAfter, offerLifetime, approvalLifetime, clockSkew, rekeyApprovals } = policy
  const { checkInterval, retention, keepAccesses, clear, pseudonyms, demands } = policy
  return [
    `What is recorded later than ${duration(lateAfter)} after it happened needs a reason.`,
    `An offer is open for at most ${duration(offerLifetime)}.`,
    `An act that waits for approvals lapses after ${duration(approvalLifetime)}.`,
    `A claimed time may lie at most ${duration(clockSkew)} after the recorded one.`,
    `A new key without the old one needs the approval of ${people(rekeyApprovals)}.`,
    ...(checkInterval === undefined
      ? []
      : [`Data in custody is read again at least every ${duration(checkInterval)}.`]),
    ...(retention === undefined
      ? []
      : [`What was taken into custody is kept for at least ${duration(retention)}.`]),
    ...(keepAccesses === undefined
      ? []
      : [
          `Who had access to an item stays on record for at least ${duration(keepAccesses)}, and can be erased then.`,
        ]),
    ...(clear === undefined
      ? ['Everything that can be sealed is sealed.']
      : [`Written in clear, for everybody to read for ever: ${clear.join(', ')}.`]),
    ...(pseudonyms === undefined
      ? []
      : [
          `Who works as ${alternatives(pseudonyms)} has an id and a key of their own for each case.`,
        ]),
    ...demands.map(explainDemand),
  ]
}

/** What one demand says, in a plain sentence. */
export function explainDemand({ act, kinds, roles, persons, as }: Demand): string {
  const { meaning } = eventTypeSpec(act)
  const what = `${act} (${meaning.charAt(0).toLowerCase()}${meaning.slice(1).replace(/\.$/, '')})`
  const which =
    kinds === undefined ? what : `${what}, of an item of the kind ${alternatives(kinds)}`
  const whom = `${people(persons)}${roles === undefined ? '' : ` in the role ${alternatives(roles)}`}`
  return as === 'approval'
    ? `Without effect until approved by ${whom}: ${which}.`
    : `Witnessed by ${whom}, or to be explained: ${which}.`
}

function people(persons: number): string {
  return persons === 1 ? 'one further person' : `${persons} further people`
}
