import type { Demand, EventType, Policy, Role, Word } from '../../wire/index.ts'
import type { Attestation } from './act-record.ts'
import type { LawState } from './state/state.ts'

/** Roles in which one approves where nothing narrower is said. */
export const standardApprovers: readonly Role[] = [
  'founder',
  'registrar',
  'supervisor',
  'oversight',
  'judge',
  'prosecutor',
]

/** An act, as far as a policy can tell acts apart. */
export interface DemandedAct {
  readonly type: EventType
  /** Undefined for acts on no item. */
  readonly itemKind: Word<'item-kind'> | undefined
}

/** The kind of the item that an entered event is about. An item keeps its kind, so it does not matter when one asks. */
export function itemKindOf(chain: string, state: LawState): Word<'item-kind'> | undefined {
  return state.items.get(state.itemOfAccess.get(chain) ?? chain)?.kind
}

/** What a policy demands for an act. */
export function demandsOn(
  { type, itemKind }: DemandedAct,
  policy: Policy,
  as: Word<'demand-form'>,
): readonly Demand[] {
  return policy.demands.filter(
    (demand) =>
      demand.act === type &&
      demand.as === as &&
      (demand.kinds === undefined || (itemKind !== undefined && demand.kinds.includes(itemKind))),
  )
}

/** So many people, each in one of these roles. */
export interface Claim {
  /** They state to have been present; left out, they approve. */
  readonly as?: 'witness'
  readonly persons: number
  readonly roles: readonly Role[]
}

/** Who does not count, and which human being a party is. */
export interface Counting {
  readonly barred: readonly (string | undefined)[]
  readonly who: (party: string) => string
}

/** How many people a claim or a demand still lacks. Persons are counted, each once, in whatever order and however often they signed. */
export function lacking(
  { persons, roles }: Pick<Demand, 'persons' | 'roles'>,
  given: readonly Attestation[],
  { barred, who }: Counting,
): number {
  const excluded = new Set(barred.map((party) => (party === undefined ? '' : who(party))))
  const counted = new Set(
    given
      .filter(({ role }) => roles === undefined || roles.includes(role))
      .map(({ party }) => who(party))
      .filter((human) => !excluded.has(human)),
  )
  return Math.max(0, persons - counted.size)
}
