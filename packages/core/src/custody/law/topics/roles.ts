import { roleTable, rolesWhich } from '../../../wire/index.ts'
import type { Role } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { isRegisteredIn } from '../state/chains.ts'
import { recordDeed } from '../state/deeds.ts'
import { newMark } from '../state/marks.ts'
import type { LawState } from '../state/state.ts'
import { addTerm, lastingRoles } from '../state/terms.ts'
import { mustWait } from '../waiting.ts'
import { goneAlready } from './ending.ts'
import { noteKeeper } from './keepers.ts'

/** Roles in which a person can have custody (wire/role-table.ts). */
export const custodyRoles: ReadonlySet<Role> = new Set(
  rolesWhich(({ custody }) => custody === 'may'),
)

/** Roles that never have custody, whatever else the person is. */
export const neverHolding: readonly Role[] = rolesWhich(({ custody }) => custody === 'never')

/** Roles that nobody gives later. */
export const ofTheFounding: readonly Role[] = rolesWhich(({ givenBy }) => givenBy === 'founding')

/** ROL-03: roles that come with the founding alone. */
export function rolesNotGiven(
  party: string,
  roles: readonly Role[],
  never: readonly Role[],
): Breach | undefined {
  const role = roles.find((candidate) => never.includes(candidate))
  if (role === undefined) return undefined
  return breach('ROL-03', {
    sentence: `Person ${party} is to have the role ${role}, which nobody can give.`,
    remedy: 'Founders and the service are named when the ledger is founded; give another role.',
  })
}

/** ROL-04: who oversees or registers handles no evidence, and the overseer is not the registrar. */
export function excludingRoles(party: string, roles: readonly Role[]): Breach | undefined {
  const pair = excludingPair(roles)
  if (pair === undefined) return undefined
  return breach('ROL-04', {
    sentence: `Person ${party} would have the roles ${pair[0]} and ${pair[1]} together.`,
    remedy: 'Give one of the two roles to another person.',
  })
}

function excludingPair(roles: readonly Role[]): readonly [Role, Role] | undefined {
  for (const role of roles) {
    const other = roles.find((held) => roleTable[role].excludes.includes(held))
    if (other !== undefined) return [role, other]
  }
  return undefined
}

const notToOneself: Rule<'role.granted'> = rule('SOD-02', (event, state) => {
  const party = state.partyOfChain.get(event.chain)
  if (party === undefined) return notConcerned
  if (!isSameHuman([party.party, event.signer], event.index, state)) return undefined
  return breach('SOD-02', {
    sentence: `Person ${event.signer} gives the role ${event.payload.fields.granted} to himself.`,
    remedy: 'Let another registrar or supervisor give the role.',
  })
})

const grantable: Rule<'role.granted'> = rule('ROL-03', (event, state) => {
  const party = state.partyOfChain.get(event.chain)
  return rolesNotGiven(party!.party, [event.payload.fields.granted], ofTheFounding)
})

const compatible: Rule<'role.granted'> = rule('ROL-04', (event, state) => {
  const party = state.partyOfChain.get(event.chain)!
  const held = lastingRoles(party, event.recordedAt)
  return excludingRoles(party.party, [...held, event.payload.fields.granted])
})

const byRegistrar: Rule<'role.granted'> = rule('ROL-05', ({ payload, signer }) => {
  const { granted } = payload.fields
  if (roleTable[granted].givenBy !== 'registrar') return notConcerned
  if (payload.role === 'registrar') return undefined
  return breach('ROL-05', {
    sentence: `Person ${signer}, signing in the role ${payload.role}, gives the role ${granted}.`,
    remedy: `Let a registrar give the role ${granted}.`,
  })
})

const possibleTerms: Rule<'role.granted'> = rule(
  'ROL-06',
  ({ id, payload, recordedAt, index }, state) => {
    const { until, granted, case: caseId } = payload.fields
    if (until !== undefined && until <= recordedAt) {
      return breach('ROL-06', {
        sentence: `Event ${id} gives the role ${granted} until ${utc(until)}, and that is past.`,
        remedy: 'Give the role until a later time, or without an end.',
      })
    }
    if (until === undefined && caseId === undefined) return notConcerned
    if (caseId === undefined || hasCase(caseId, index, state)) return undefined
    return breach('ROL-06', {
      sentence: `Event ${id} gives the role ${granted} for case ${caseId}, and the ledger has no such case.`,
      remedy: 'Open the case first, or give the role for another case.',
    })
  },
)

/** Case chains are read after party chains, but their registrations stand in the ledger chain. */
function hasCase(id: string, index: number, state: LawState): boolean {
  return isRegisteredIn(state.chains.get(state.genesis!.id), { chain: id, kind: 'case' }, index)
}

function grant(event: EventOf<'role.granted'>, state: LawState): void {
  const { granted, case: caseId, until } = event.payload.fields
  const party = state.partyOfChain.get(event.chain)!
  const waited = state.acts.get(event.id)?.proposal.mark
  const mark = waited ?? newMark()
  const term = {
    role: granted,
    event: event.id,
    by: event.signer,
    since: event.index,
    ...(until === undefined ? {} : { until }),
    ...(caseId === undefined ? {} : { case: caseId }),
  }
  addTerm(party, term, mark)
  if (waited === undefined) recordDeed(event, mark, state)
  noteKeeper(party, state)
}

/**
 * A role that waits rests on its grant where that was signed, and on each approval where that was (D19). Of the types that
 * a policy can have wait it is the only one on whose outcome others rest.
 */
function restOnSignatures(event: EventOf<'role.granted'>, state: LawState): Proposal | undefined {
  if (!mustWait(event, state)) return undefined
  const mark = newMark()
  recordDeed(event, mark, state)
  return {
    needed: () => 0,
    approvers: [],
    barred: [],
    lapsed: () => undefined,
    takeEffect() {},
    mark,
  }
}

export const grantLaw: TypeLaw<'role.granted'> = {
  rules: [goneAlready, notToOneself, grantable, byRegistrar, compatible, possibleTerms],
  effect: grant,
  proposal: restOnSignatures,
}
