import type { Attestation } from '../act-record.ts'
import { demandsOn, lacking, standardApprovers } from '../demands.ts'
import type { Claim } from '../demands.ts'
import { humanOf, isSameHuman } from '../humans.ts'
import { breach, rule } from '../law.ts'
import type { Proposal, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { recordDeed } from '../state/deeds.ts'
import { isGone } from '../state/parties.ts'
import { policyAt } from '../state/state.ts'
import type { ActState, LawState } from '../state/state.ts'
import { attestationOf, earlierInChain, labelsSealed, targetOf } from './attestation.ts'

/** The act that an approval names. It was found to wait by the rule before. */
function actOf(
  event: { readonly payload: { readonly fields: { readonly event: string } } },
  state: LawState,
): ActState | undefined {
  return state.acts.get(event.payload.fields.event)
}

/**
 * Who has to approve an act for it to have effect, by the policies at its proposal and at `index`: what either demands is
 * demanded (D18).
 */
export function claimsOn(act: ActState, index: number, state: LawState): readonly Claim[] {
  const { proposal, policy } = act
  const now = policyAt(state, index) ?? policy
  const policies = now === policy ? [policy] : [policy, now]
  const own = Math.max(...policies.map((one) => proposal.needed(one)))
  const demanded = policies.flatMap((one) => demandsOn(act, one, 'approval'))
  return [
    ...(own === 0 ? [] : [{ ...ofProposal(proposal), persons: own }]),
    ...demanded.map(({ persons, roles = standardApprovers }) => ({ persons, roles })),
  ]
}

function ofProposal({ approvers, given }: Proposal): Omit<Claim, 'persons'> {
  return given === undefined ? { roles: approvers } : { roles: approvers, as: given }
}

/** What people have said of an act so far. */
export interface Given {
  readonly index: number
  readonly approvals: readonly Attestation[]
  readonly witnesses: readonly Attestation[]
}

/** Claims that are not met by what people have said, with the number of people that each lacks. */
export function claimsLeft(
  act: ActState,
  { index, approvals, witnesses }: Given,
  state: LawState,
): readonly Claim[] {
  const who = (party: string): string => humanOf(party, index, state)
  return claimsOn(act, index, state)
    .map((claim) => {
      const given = claim.as === 'witness' ? witnesses : approvals
      return { ...claim, persons: lacking(claim, given, { barred: barredFrom(act), who }) }
    })
    .filter(({ persons }) => persons > 0)
}

export function isApproved(act: ActState, index: number, state: LawState): boolean {
  const { event, approvals } = act
  const witnesses = state.witnesses.get(event) ?? []
  return claimsLeft(act, { index, approvals, witnesses }, state).length === 0
}

/** Performer and requester never count. */
function barredFrom({ signer, onBehalfOf, proposal }: ActState): readonly (string | undefined)[] {
  return [signer, onBehalfOf, ...proposal.barred]
}

/** The time after which no approval counts any more, by the stricter policy; milliseconds. */
export function expiryOf(act: ActState, index: number, state: LawState): number {
  const now = policyAt(state, index) ?? act.policy
  return act.recordedAt + Math.min(act.policy.approvalLifetime, now.approvalLifetime) * 1000
}

const waits: Rule<'event.approved'> = rule('APP-01', (event, state) => {
  const act = actOf(event, state)
  const wantsApproval =
    act !== undefined && claimsOn(act, event.index, state).some(({ as }) => as === undefined)
  if (wantsApproval && act.effectiveAt === undefined) return undefined
  const { type, refused } = targetOf(event, state)!
  const why = refused
    ? 'was refused'
    : !wantsApproval
      ? 'has effect without any approval'
      : 'has all the approvals that it needs'
  return breach('APP-01', {
    sentence: `Event ${event.id} approves event ${event.payload.fields.event} of type ${type}, which ${why}.`,
    remedy:
      'Approve only what waits for it. To say something else of an event, add a remark or witness it.',
  })
})

const byAnother: Rule<'event.approved'> = rule('SOD-02', (event, state) => {
  const act = actOf(event, state)!
  const isOne = (party: string | undefined): boolean =>
    party !== undefined && isSameHuman([party, event.signer], event.index, state)
  if (!barredFrom(act).some(isOne)) return undefined
  return breach('SOD-02', {
    sentence: `Person ${event.signer} approves event ${act.event}, which he signed or asked for or which is about him.`,
    remedy: 'Let another person approve it.',
  })
})

const inNamedRole: Rule<'event.approved'> = rule('APP-04', (event, state) => {
  const act = actOf(event, state)!
  const approvals = claimsOn(act, event.index, state).filter(({ as }) => as === undefined)
  const roles = new Set(approvals.flatMap((claim) => claim.roles))
  if (roles.has(event.payload.role)) return undefined
  return breach('APP-04', {
    sentence: `Person ${event.signer} approves an event of type ${act.type} in the role ${event.payload.role}.`,
    remedy: `This is approved in one of these roles: ${[...roles].join(', ')}.`,
  })
})

const onlyOnce: Rule<'event.approved'> = rule('APP-03', (event, state) => {
  const act = actOf(event, state)!
  const earlier = act.approvals.find(({ party }) =>
    isSameHuman([party, event.signer], event.index, state),
  )
  if (earlier === undefined) return undefined
  return breach('APP-03', {
    sentence: `Person ${event.signer} has approved event ${act.event} already, by event ${earlier.event}.`,
    remedy: 'Let a further person approve it.',
  })
})

const inTime: Rule<'event.approved'> = rule('APP-02', (event, state) => {
  const act = actOf(event, state)!
  const why = tooLate(act, event, state)
  if (why === undefined) return undefined
  return breach('APP-02', {
    sentence: `Event ${act.event} can no longer be approved: ${why}.`,
    remedy: 'If it is still wanted, record it again and have that event approved.',
  })
})

/** Why nothing that is said at this place can complete an act any more, in a clause. */
export function tooLate(
  act: ActState,
  place: { readonly index: number; readonly recordedAt: number },
  state: LawState,
): string | undefined {
  const expires = expiryOf(act, place.index, state)
  return place.recordedAt > expires
    ? `its time for approvals ended at ${utc(expires)}`
    : (lapsedAt(act, place.index, state) ?? obstacleOf(act, place))
}

/** Why an act can no longer take effect for an event at `index`, in a clause; undefined while it can. */
export function lapsedAt(act: ActState, index: number, state: LawState): string | undefined {
  const { withdrawnAt, proposal } = act
  if (withdrawnAt !== undefined && withdrawnAt < index) return 'it was taken back'
  return unanswered(act, index, state) ?? proposal.lapsed(index)
}

/** What nobody answers for any more has no effect: the signer is gone, or the role in which he signed was taken from him. */
function unanswered(
  { signer, term }: ActState,
  index: number,
  state: LawState,
): string | undefined {
  const party = state.parties.get(signer)
  if (party !== undefined && isGone(party, index)) return `person ${signer}, who signed it, is gone`
  const revoked = term?.revoked
  return revoked !== undefined && revoked.index < index
    ? `the role ${term!.role}, in which person ${signer} signed it, was taken from him`
    : undefined
}

function obstacleOf(
  { proposal }: ActState,
  { index, recordedAt }: { readonly index: number; readonly recordedAt: number },
): string | undefined {
  const found = proposal.obstacle?.({ index, recordedAt })
  return found === undefined
    ? undefined
    : `${found.rule} forbids it now. ${found.sentence.slice(0, -1)}`
}

export const approvalLaw: TypeLaw<'event.approved'> = {
  rules: [earlierInChain, waits, byAnother, inNamedRole, onlyOnce, inTime, labelsSealed],
  effect(event, state) {
    const act = actOf(event, state)!
    act.approvals.push(attestationOf(event))
    if (act.proposal.mark !== undefined) recordDeed(event, act.proposal.mark, state)
    if (isApproved(act, event.index, state)) completeAct(act, event.index)
  },
}

/** From this position on the act has effect. */
export function completeAct(act: ActState, at: number): void {
  act.effectiveAt = at
  act.proposal.takeEffect(at, act.approvals)
}
