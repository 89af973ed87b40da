import type { EventFields, EventType, Policy, Tree, Word } from '../../../wire/index.ts'
import { duration, utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { series } from './common-words.ts'
import type { Names } from './common-words.ts'

/** What a person says with an event of one type, as the words that follow his name. */
type Clause<T extends EventType> = (
  fields: EventFields<T>,
  names: Names,
  event: Pick<PlacedEvent, 'chain'>,
) => string

const policyWords = (policy: Policy): string =>
  [
    `late after ${duration(policy.lateAfter)}`,
    `offers open for at most ${duration(policy.offerLifetime)}`,
    `approvals within ${duration(policy.approvalLifetime)}`,
    `clocks within ${duration(policy.clockSkew)}`,
    `${policy.rekeyApprovals} approvals for a new key without the old one`,
  ].join(', ')

const treeWords = ({ size, root }: Tree): string =>
  `the state of ${size} events with the root ${root}`

const transferWords: { readonly [K in Word<'transfer-kind'>]: string } = {
  permanent: 'for good',
  loan: 'on loan',
  lab: 'for examination in a laboratory',
  courier: 'for carriage',
  court: 'for court',
  return: 'as a return',
}

/** The clause of every type. */
export const typeWords: { readonly [T in EventType]: Clause<T> } = {
  'ledger.opened': ({ origin, founders, threshold, policy, exercise, continues }, names) =>
    `founds the ${exercise ? 'exercise ' : ''}ledger ${origin}${continues === undefined ? '' : `, which continues ledger ${continues}`}, with ${series(founders.map(({ party }) => names(party)))} as ${founders.length === 1 ? 'founder' : 'founders'}, of whom ${threshold} must agree to acts on the ledger, and with this policy: ${policyWords(policy)}`,
  'policy.adopted': ({ policy }) => `adopts this policy: ${policyWords(policy)}`,
  'ledger.restored': ({ restored, lost }) =>
    `sets the ledger back to a backup of its first ${restored.size} events (root ${restored.root})${lost.length === 0 ? '' : `; what had been seen beyond it is ${series(lost.map(treeWords))}`}`,
  'party.registered': ({ chain }, names) => `takes ${names(chain)} into the ledger as a person`,
  'case.registered': ({ chain }, names) => `takes case ${names(chain)} into the ledger`,
  'item.registered': ({ chain }, names, event) =>
    `takes item ${names(chain)} into ${names(event.chain)}`,
  'access.registered': ({ chain }, names, event) =>
    `takes ${names(chain)} into the ledger as the list of accesses to item ${names(event.chain)}`,
  'party.enrolled': ({ party, roles, key }, names) =>
    `enrols ${names(party)} with the ${roles.length === 1 ? 'role' : 'roles'} ${series(roles)} and the key ${key}`,
  'key.rotated': ({ key, reason }, names, event) =>
    `gives ${names(event.chain)} the new key ${key} in place of the old one (${reason})`,
  'key.revoked': ({ key, reason, suspectSince }, names, event) =>
    `revokes the key ${key} of ${names(event.chain)} (${reason})${suspectSince === undefined ? '' : `, and states that it is suspect since position ${suspectSince} of the log`}`,
  'role.granted': ({ granted, case: caseId, until }, names, event) =>
    `gives ${names(event.chain)} the role ${granted}${caseId === undefined ? '' : ` in case ${names(caseId)}`}${until === undefined ? '' : ` until ${utc(until)}`}`,
  'case.opened': () => 'opens a case',
  'authority.recorded': ({ kind, validFrom, validUntil, actions }, names, event) =>
    `puts on record, in case ${names(event.chain)}, an authority of the kind ${kind}${validFrom === undefined ? '' : `, valid from ${utc(validFrom)}`}${validUntil === undefined ? '' : `, valid until ${utc(validUntil)}`}${actions === undefined ? '' : `, for ${series(actions)}`}`,
  'item.collected': ({ case: caseId, kind, mode }, names, event) =>
    `takes item ${names(event.chain)}, a ${kind} that was ${mode}, into custody in case ${names(caseId)}`,
  'item.acquired': ({ case: caseId, source, mode, copyRole, clockOffset }, names, event) =>
    `takes data that was ${mode}${source === undefined ? '' : ` from item ${names(source)}`} into custody in case ${names(caseId)} as item ${names(event.chain)}, with the copy role ${copyRole}${clockOffset === undefined ? '' : `; the clock of the device was ${clockOffset} seconds ahead`}`,
  'item.stored': (_fields, names, event) => `puts item ${names(event.chain)} in a place`,
  'item.accessed': ({ item, means }, names) => `states that item ${names(item)} was ${means}`,
  'transfer.offered': ({ to, kind, expires, dueBack }, names, event) =>
    `offers item ${names(event.chain)} to ${names(to)} ${transferWords[kind]}${dueBack === undefined ? '' : ` until ${utc(dueBack)}`}; the offer is open until ${utc(expires)}`,
  'transfer.accepted': ({ offer }, names, event) =>
    `accepts item ${names(event.chain)} by offer ${names(offer)} and is its custodian from here on`,
  'transfer.refused': ({ offer, reason }, names, event) =>
    `refuses item ${names(event.chain)} by offer ${names(offer)} (${reason})`,
  'transfer.cancelled': ({ offer, reason }, names, event) =>
    `takes back offer ${names(offer)} of item ${names(event.chain)} (${reason})`,
  'integrity.checked': ({ result }, names, event) =>
    `read item ${names(event.chain)} again and found its data ${result === 'same' ? 'the same as recorded' : 'different from what was recorded'}`,
  'event.witnessed': ({ event, labels }, names) =>
    `states to have been present at event ${names(event)}${seenWords(labels)}`,
  'event.approved': ({ event, labels }, names) =>
    `approves event ${names(event)}${seenWords(labels)}`,
  'note.added': ({ event }, names) =>
    event === undefined ? 'adds a remark' : `adds a remark on event ${names(event)}`,
  'entry.corrected': ({ event, field }, names) => `corrects ${field} of event ${names(event)}`,
  'bundle.exported': ({ profile, heads }, names, event) =>
    `states what a bundle of ${profile === 'case' ? 'case' : 'items of case'} ${names(event.chain)} holds: ${heads.length} chains with ${heads.reduce((sum, { count }) => sum + count, 0)} events`,
}

function seenWords(labels: readonly string[]): string {
  return labels.length === 0 ? '' : `, having seen ${series(labels)}`
}
