import { enumerations } from '../../../wire/index.ts'
import type { EventFields, EventType, Policy, Tree } from '../../../wire/index.ts'
import { duration } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { series } from './common-words.ts'
import { demandWords } from './demand-words.ts'
import type { Names } from './common-words.ts'

/** What a person says with an event of one type, as the words that follow his name. */
type Clause<T extends EventType> = (
  fields: EventFields<T>,
  names: Names,
  event: Pick<PlacedEvent, 'chain'>,
) => string

/** What a policy says, as a list. What it leaves out is not said. */
const policyWords = (policy: Policy): string =>
  [
    `late after ${duration(policy.lateAfter)}`,
    `offers open for at most ${duration(policy.offerLifetime)}`,
    `approvals within ${duration(policy.approvalLifetime)}`,
    `clocks within ${duration(policy.clockSkew)}`,
    `${policy.rekeyApprovals} approvals for a new key without the old one`,
    ...(policy.checkInterval === undefined
      ? []
      : [`data read again every ${duration(policy.checkInterval)}`]),
    ...(policy.retention === undefined
      ? []
      : [`evidence kept for at least ${duration(policy.retention)}`]),
    ...(policy.clear === undefined ? [] : [`in clear: ${policy.clear.join(' and ')}`]),
    ...(policy.pseudonyms === undefined
      ? []
      : [`an id for each case as ${policy.pseudonyms.join(' and ')}`]),
    ...policy.demands.map(demandWords),
    ...(policy.demands.length === 0 ? ['nobody else for any act'] : []),
  ].join(', ')

const treeWords = ({ size, root }: Tree): string =>
  `the state of ${size} events with the root ${root}`

/** The clauses of the types whose words depend on more than a template can say. */
export const typeWords: { readonly [T in EventType]?: Clause<T> } = {
  'ledger.opened': ({ origin, founders, threshold, policy, exercise, continues }, names) =>
    `founds the ${exercise ? 'exercise ' : ''}ledger ${origin}${continues === undefined ? '' : `, which continues ledger ${continues}`}, with ${series(founders.map(({ party }) => names(party)))} as ${founders.length === 1 ? 'founder' : 'founders'}, of whom ${threshold} must agree to acts on the ledger, and with this policy: ${policyWords(policy)}`,
  'policy.adopted': ({ policy }) => `adopts this policy: ${policyWords(policy)}`,
  'ledger.restored': ({ restored, lost }) =>
    `sets the ledger back to a backup of its first ${restored.size} events (root ${restored.root})${lost.length === 0 ? '' : `; what had been seen beyond it is ${series(lost.map(treeWords))}`}`,
  'party.enrolled': ({ party, roles, key, identity }, names) =>
    `enrols ${names(party)}${identity === undefined ? '' : ', whose name is never exported,'} with the ${roles.length === 1 ? 'role' : 'roles'} ${series(roles)} and the key ${key}`,
  'event.witnessed': ({ event, labels }, names) =>
    `states to have been present at event ${names(event)}${seenWords(labels)}`,
  'event.approved': ({ event, labels }, names) =>
    `approves event ${names(event)}${seenWords(labels)}`,
  'bundle.exported': ({ scope, profile, withheld = [], heads }, names, event) =>
    `states what a bundle of ${scope === 'case' ? 'case' : 'items of case'} ${names(event.chain)} holds: ${heads.length} chains with ${heads.reduce((sum, { count }) => sum + count, 0)} events, opened by the profile ${profile.name}${withheldWords(withheld)}`,
  'inventory.recorded': ({ sightings, surplus }, names, event) =>
    `took stock in case ${names(event.chain)} and found of ${sightings.length} items ${countWords(sightings)}${surplus === undefined ? '' : `; ${surplus} things were found that are not on record`}`,
  'data.erased': ({ events, erased, ground }, names) =>
    `asks that ${erased.length === 0 ? 'all sealed values' : series(erased)} of ${series(events.map(names))} be erased (${ground})`,
}

/** `, with 4 sealed values withheld (personal-data: 3, security: 1)`, in the order of the vocabulary. */
function withheldWords(withheld: NonNullable<EventFields<'bundle.exported'>['withheld']>): string {
  const sum = (list: typeof withheld): number => list.reduce((most, { count }) => most + count, 0)
  if (withheld.length === 0) return ''
  const reasons = enumerations['withholding-reason']
    .map((word) => `${word}: ${sum(withheld.filter(({ reason }) => reason === word))}`)
    .filter((text) => !text.endsWith(': 0'))
  return `, with ${sum(withheld)} sealed values withheld (${reasons.join(', ')})`
}

/** `3 seen, 1 not-seen`, in the order of the vocabulary. */
function countWords(sightings: EventFields<'inventory.recorded'>['sightings']): string {
  return enumerations.sighting
    .map((word) => [sightings.filter(({ result }) => result === word).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')
}

function seenWords(labels: readonly string[]): string {
  return labels.length === 0 ? '' : `, having seen ${series(labels)}`
}
