import { clearLabels } from './clear-labels.ts'
import { enumerations } from './enumerations.ts'
import { FieldFault, integerFrom, listOf, oneOf, structure } from './field-codec.ts'
import type { FieldCodec } from './field-codec.ts'
import type { Demand, Policy } from './field-types.ts'
import { eventTypeSpec, eventTypes } from './vocabulary.ts'
import type { EventType } from './vocabulary.ts'

/** Roles of people who work in a case. Who runs the ledger, supervises or oversees works in all of them. */
const ownForEachCase = enumerations.role.filter(
  (role) =>
    !['founder', 'registrar', 'supervisor', 'oversight', 'service', 'data-protection'].includes(
      role,
    ),
)

const typeNames = Object.keys(eventTypes) as EventType[]

const seconds = integerFrom(0, 4_000_000_000, '0..4000000000')
/** A lifetime of nothing would let nothing happen. */
const lifetime = integerFrom(1, 4_000_000_000, '1..4000000000')
/** Nobody is no threshold. */
const persons = integerFrom(1, 16, '1..16')

/** Whether a policy can demand witnesses of events of this type: whether one can stand in their chain. */
export function canBeWitnessed(type: EventType): boolean {
  const { chains } = eventTypeSpec(type)
  const witnessed = eventTypeSpec('event.witnessed').chains
  return isActOfPeople(type) && chains.some((chain) => witnessed.includes(chain))
}

/** Whether a policy can have events of this type wait for approvals. What opens a chain is there or is not. */
export function canWait(type: EventType): boolean {
  const { opens, waits, chains } = eventTypeSpec(type)
  const approved = eventTypeSpec('event.approved').chains
  return (
    opens === 'never' &&
    waits !== 'never' &&
    isActOfPeople(type) &&
    chains.some((chain) => approved.includes(chain))
  )
}

function isActOfPeople(type: EventType): boolean {
  const { roles } = eventTypeSpec(type)
  const isProgram = roles !== 'any' && roles.every((role) => role === 'service')
  return !isProgram && type !== 'event.witnessed' && type !== 'event.approved'
}

const demand: FieldCodec<Demand> = structure<Demand>(
  {
    act: oneOf(typeNames),
    kinds: listOf(oneOf(enumerations['item-kind']), 1, enumerations['item-kind'].length),
    roles: listOf(oneOf(enumerations.role), 1, enumerations.role.length),
    persons,
    as: oneOf(enumerations['demand-form']),
  },
  ['kinds', 'roles'],
)

const members: FieldCodec<Policy> = structure<Policy>(
  {
    lateAfter: seconds,
    offerLifetime: lifetime,
    approvalLifetime: lifetime,
    clockSkew: seconds,
    rekeyApprovals: persons,
    demands: listOf(demand, 0, 64),
    checkInterval: lifetime,
    retention: lifetime,
    keepAccesses: lifetime,
    clear: listOf(oneOf(clearLabels), 1, clearLabels.length),
    pseudonyms: listOf(oneOf(ownForEachCase), 1, ownForEachCase.length),
  },
  ['checkInterval', 'retention', 'keepAccesses', 'clear', 'pseudonyms'],
)

/** What is wrong with a demand: nobody could meet it. */
function unmeetable({ act, as, kinds, roles = [] }: Demand): string | undefined {
  const { chains } = eventTypeSpec(act)
  if (kinds !== undefined && !chains.some((chain) => chain === 'item' || chain === 'access')) {
    return `${act} is done to no item, and kinds of item are named`
  }
  const isPossible = as === 'approval' ? canWait(act) : canBeWitnessed(act)
  const instead = as === 'approval' && canBeWitnessed(act) ? '; witnesses can be demanded' : ''
  if (!isPossible) {
    return `${act} cannot ${as === 'approval' ? 'wait for an approval' : 'be witnessed'}${instead}`
  }
  const allowed = eventTypeSpec(as === 'approval' ? 'event.approved' : 'event.witnessed').roles
  const role = roles.find(
    (one) => one === 'service' || (allowed !== 'any' && !allowed.includes(one)),
  )
  return role === undefined
    ? undefined
    : `nobody can ${as === 'approval' ? 'approve' : 'witness'} in the role ${role}`
}

function checkDemands(policy: Policy): Policy {
  policy.demands.forEach((one, i) => {
    const why = unmeetable(one)
    if (why !== undefined) throw new FieldFault(`demands: number ${i + 1}: ${why}`)
  })
  return policy
}

/** How a policy is written. A demand that nobody could meet is refused. */
export const policyCodec: FieldCodec<Policy> = {
  cddl: members.cddl,
  read: (value) => checkDemands(members.read(value)),
  write: (value) => members.write(checkDemands(value)),
}
