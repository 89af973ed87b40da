import type { EventType } from '../../wire/index.ts'
import type { PlacedEvent } from '../law/index.ts'
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
  'disclosures',
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
  'values.disclosed': 'disclosures',
  'ledger.restored': 'restores',
  'entry.corrected': 'corrections',
  'data.erased': 'erasures',
  'accesses.erased': 'erasures',
  'agreement.registered': 'agreements',
}

/** AUD-04: what is not done with items but with the record, counted by who did it. */
export const administration: AuditQuery = {
  name: 'AUD-04',
  title: 'Who did what at the desk',
  counts:
    'By person: policies adopted, people enrolled and ended, roles given and taken, keys changed and revoked, bundles exported, single values disclosed, restores, corrections, erasures, agreements. An act counts for who signed it, whether or not it still waits for others. The ledger itself signs exports and disclosures; for whom each was made is sealed in its entry. Entries of one act count once, if one person signed them and they are of one type, and no more of them than the act is said to have.',
  bounds: `A figure for each person and kind of act, and how many entries came of each act that took several, are kept while the record is read. The first ${mostListed} entries of each are listed.`,
  source: 'What is done at the desk leaves traces, so that they can be counted.',
  lists: 'Entries',
  begin({ view, scope }) {
    const found = new Map<string, Acts>()
    const parts: Parts = new Map()
    return {
      see(event) {
        const group = groupOf[event.payload.type]
        if (group === undefined || !isInScope(event, scope, view)) return
        if (isMoreOfOne(event, parts)) return
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

/** How many entries were seen of each act that took several. */
type Parts = Map<string, number>

/**
 * Whether an entry belongs to an act that was counted with its first entry. The signer chooses the id of an act and says
 * how many entries it has: what goes by the same id beyond them is no part of it.
 */
function isMoreOfOne({ signer, payload: { type, fields } }: PlacedEvent, parts: Parts): boolean {
  const { act } = fields
  if (act === undefined) return false
  const key = `${signer} ${type} ${act.id} ${act.count}`
  const before = parts.get(key) ?? 0
  parts.set(key, before + 1)
  return before > 0 && before < act.count
}

interface Acts extends Counted {
  readonly person: string
  readonly group: Group
}

const said: { readonly [G in Exclude<Group, 'exports' | 'disclosures'>]: string } = {
  policies: 'adopted a policy',
  people: 'enrolled somebody, or put on record that he is gone,',
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
    sentence: sentenceOf(group, person, times),
  }
}

/** The ledger signs exports and disclosures for itself, and is no person. */
function sentenceOf(group: Group, person: string, times: string): string {
  if (group === 'exports') return `A bundle was exported ${times}, by ${person}.`
  if (group === 'disclosures') return `Values were disclosed later ${times}, by ${person}.`
  return `Person ${person} ${said[group]} ${times}.`
}
