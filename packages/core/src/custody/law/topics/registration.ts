import type { ChainKind } from '../../../wire/index.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { takeErasedBeginning } from '../erased-event.ts'
import type { LawState } from '../state/state.ts'

type RegistrationType =
  'party.registered' | 'case.registered' | 'item.registered' | 'access.registered'

/** The kind of chain that each registration takes in. */
const registeredKind: { readonly [T in RegistrationType]: ChainKind } = {
  'party.registered': 'party',
  'case.registered': 'case',
  'item.registered': 'item',
  'access.registered': 'access',
}

const once: Rule<RegistrationType> = rule('CHN-03', (event, state) => {
  const { chain } = event.payload.fields
  const known = state.chains.get(event.chain)!.registers.get(chain)
  if (known === undefined) return undefined
  return breach('CHN-03', {
    sentence: `Chain ${chain} was registered at position ${known.index} already.`,
    remedy: 'A chain is registered once, in the batch in which its first event is recorded.',
  })
})

/**
 * Party chains are read together with the ledger chain, so it is known by now whether the enrolment was lawful. A bundle
 * need not carry the chains of people who signed nothing in it: of those, nothing is said.
 */
const afterEnrolment: Rule<'party.registered'> = rule('CHN-03', (event, state) => {
  const { chain } = event.payload.fields
  if (!state.chains.has(chain)) return notConcerned
  if (state.partyOfChain.has(chain)) return undefined
  return breach('CHN-03', {
    sentence: `Chain ${chain} is registered as that of a person, and nobody was lawfully enrolled in it.`,
    remedy: 'Record the enrolment first; its registration follows in the same batch.',
  })
})

const oneAccessChain: Rule<'access.registered'> = rule('ACC-02', (event, state) => {
  const known = state.chains.get(event.chain)!.access
  if (known === undefined) return undefined
  return breach('ACC-02', {
    sentence: `Chain ${event.payload.fields.chain} is registered as a list of accesses to item ${event.chain}, which has the access chain ${known.chain}.`,
    remedy: `Record all accesses to the item in chain ${known.chain}.`,
  })
})

function register(event: EventOf<RegistrationType>, state: LawState): void {
  const { type, fields } = event.payload
  const kind = registeredKind[type]
  const above = state.chains.get(event.chain)!
  above.registers.set(fields.chain, { index: event.index, kind })
  if (kind === 'access') registerAccesses(event, fields.chain, state)
}

/** A list of accesses whose first entry was erased is about an item by its registration alone. */
function registerAccesses(
  { chain: item, index }: EventOf<RegistrationType>,
  chain: string,
  state: LawState,
): void {
  state.chains.get(item)!.access = { chain, index }
  if (state.registeredAccess.has(chain)) return
  state.registeredAccess.set(chain, item)
  if (state.erasedEvents.has(chain)) takeErasedBeginning(state.chains.get(chain)!, item, state)
}

export const partyRegistrationLaw: TypeLaw<'party.registered'> = {
  rules: [once, afterEnrolment],
  effect: register,
}

export const accessRegistrationLaw: TypeLaw<'access.registered'> = {
  rules: [once, oneAccessChain],
  effect: register,
}

/** Of cases and items it is not known at this point whether they were lawfully begun: their chains are read later. */
export const registrationLaw: TypeLaw<'case.registered'> & TypeLaw<'item.registered'> = {
  rules: [once],
  effect: register,
}
