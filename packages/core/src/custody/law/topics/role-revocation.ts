import { roleTable } from '../../../wire/index.ts'
import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import type { LawState } from '../state/state.ts'
import { activeTerms, revokeTerm } from '../state/terms.ts'
import type { TermState } from '../state/terms.ts'
import { goneAlready } from './ending.ts'
import { leavesNobody, noteKeeper } from './keepers.ts'
import { ofTheFounding } from './roles.ts'

type Revocation = EventOf<'role.revoked'>

/** The terms that a revocation takes: all of the role, or the one that the grant gave. */
function takenBy({ chain, payload }: Revocation, state: LawState): readonly TermState[] {
  const { revoked, grant } = payload.fields
  const { terms } = state.partyOfChain.get(chain)!
  if (grant === undefined) return activeTerms({ terms }, revoked)
  const term = terms.byGrant.get(`${grant} ${revoked}`)
  return term === undefined || term.revoked !== undefined ? [] : [term]
}

const fromAnother: Rule<'role.revoked'> = rule('SOD-02', (event, state) => {
  const { party } = state.partyOfChain.get(event.chain)!
  if (!isSameHuman([party, event.signer], event.index, state)) return undefined
  return breach('SOD-02', {
    sentence: `Person ${event.signer} takes the role ${event.payload.fields.revoked} from himself.`,
    remedy: 'Let another registrar or supervisor take it.',
  })
})

const notOfTheFounding: Rule<'role.revoked'> = rule('ROL-03', ({ id, payload }) => {
  const { revoked } = payload.fields
  if (!ofTheFounding.includes(revoked)) return undefined
  return breach('ROL-03', {
    sentence: `Event ${id} takes the role ${revoked}, which the founding gave and nobody takes.`,
    remedy: 'If a founder is gone for good, let a registrar record party.ended.',
  })
})

const byRegistrar: Rule<'role.revoked'> = rule('ROL-05', ({ payload, signer }) => {
  const { revoked } = payload.fields
  if (roleTable[revoked].givenBy !== 'registrar') return notConcerned
  if (payload.role === 'registrar') return undefined
  return breach('ROL-05', {
    sentence: `Person ${signer}, signing in the role ${payload.role}, takes the role ${revoked}.`,
    remedy: `Let a registrar take the role ${revoked}.`,
  })
})

const roleIsThere: Rule<'role.revoked'> = rule('ROL-08', (event, state) => {
  if (takenBy(event, state).length > 0) return undefined
  const { revoked, grant } = event.payload.fields
  const { party } = state.partyOfChain.get(event.chain)!
  const given = grant === undefined ? '' : `, as event ${grant} would have given it`
  return breach('ROL-08', {
    sentence: `Event ${event.id} takes the role ${revoked}${given}, and person ${party} does not have it.`,
    remedy:
      'Name a role that the person has; a grant is named by the event that gave it, if only that one is to end.',
  })
})

/** The registrar who keeps the ledger going has the role without an end: what takes another term of his takes nothing of that. */
const othersAreLeft: Rule<'role.revoked'> = rule('PTY-05', (event, state) => {
  const isForGood = takenBy(event, state).some(
    ({ until, case: caseId }) => until === undefined && caseId === undefined,
  )
  const { party } = state.partyOfChain.get(event.chain)!
  return isForGood ? leavesNobody(party, [event.payload.fields.revoked], state) : notConcerned
})

export const roleRevocationLaw: TypeLaw<'role.revoked'> = {
  rules: [goneAlready, fromAnother, notOfTheFounding, byRegistrar, roleIsThere, othersAreLeft],
  effect(event, state) {
    const party = state.partyOfChain.get(event.chain)!
    const { id, index, signer } = event
    for (const term of takenBy(event, state)) {
      revokeTerm(party, term, { event: id, index, by: signer })
    }
    noteKeeper(party, state)
  },
}
