import type { EventType } from '../../wire/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'

/** Acts at the desk, in the order in which they are answered. */
const groups = [
  'policies',
  'people',
  'roles',
  'keys',
  'exports',
  'restores',
  'corrections',
  'erasures',
  'agreements',
] as const

type Group = (typeof groups)[number]

const groupOf: { readonly [T in EventType]?: Group } = {
  'policy.adopted': 'policies',
  'party.enrolled': 'people',
  'party.ended': 'people',
  'role.granted': 'roles',
  'role.revoked': 'roles',
  'key.rotated': 'keys',
  'key.revoked': 'keys',
  'bundle.exported': 'exports',
  'ledger.restored': 'restores',
  'entry.corrected': 'corrections',
  'data.erased': 'erasures',
  'agreement.registered': 'agreements',
}

/** AUD-04: what is not done with items but with the record, counted by who did it. */
export const administration: AuditQuery = {
  name: 'AUD-04',
  title: 'Who did what at the desk',
  counts:
    'By person: policies adopted, people enrolled and ended, roles given and taken, keys changed and revoked, bundles exported, restores, corrections, erasures, agreements. An act counts for who signed it, whether or not it still waits for others. The ledger itself signs exports; for whom each was made is sealed in its entry. An act that took several entries counts once.',
  bounds: `A figure for each person and kind of act, and the ids of acts that took several entries, are kept while the record is read. The first ${mostListed} entries of each are listed.`,
  lists: 'Entries',
  begin({ view, scope }) {
    const found = new Map<string, Acts>()
    const acts = new Set<string>()
    return {
      see(event) {
        const group = groupOf[event.payload.type]
        if (group === undefined || !isInScope(event, scope, view)) return
        const act = event.payload.fields.act?.id
        if (act !== undefined && acts.has(act)) return
        if (act !== undefined) acts.add(act)
        const { signer: person } = event
        const make = (): Acts => ({ person, group, ...noneCounted() })
        countIn(entryOf(found, `${person} ${group}`, make), event.id)
      },
      rows: () =>
        groups.flatMap((group) =>
          [...found.values()].filter((acts) => acts.group === group).map(rowOf),
        ),
    }
  },
}

interface Acts extends Counted {
  readonly person: string
  readonly group: Group
}

const said: { readonly [G in Exclude<Group, 'exports'>]: string } = {
  policies: 'adopted a policy',
  people: 'enrolled or ended a person',
  roles: 'gave or took a role',
  keys: 'changed or revoked a key',
  restores: 'set the ledger back to a backup',
  corrections: 'corrected an entry',
  erasures: 'asked for an erasure',
  agreements: 'put an agreement on record',
}

function rowOf({ person, group, count, first }: Acts): AuditRow {
  const times = count === 1 ? 'once' : `${count} times`
  return {
    measure: group,
    person,
    count,
    events: first,
    total: count,
    // The ledger signs for itself, and is no person.
    sentence:
      group === 'exports'
        ? `A bundle was exported ${times}, by ${person}.`
        : `Person ${person} ${said[group]} ${times}.`,
  }
}
