import type { ItemKind } from '../../wire/index.ts'
import type { CustodyView, PlacedEvent, RoleTerm } from '../law/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { hasEffect, isInScope, kindOf } from './scope.ts'
import { plural } from './words.ts'

/** AUD-02: one person goes to the things of one kind again and again, and nothing says for what. */
export const withdrawals: AuditQuery = {
  name: 'AUD-02',
  title: 'Who took or consulted things of one kind again and again',
  counts:
    'Items that a person accepted, borrowed or consulted, by kind of item, where neither his entry nor the offer cites an authority and he had no role that was given for the case. What a person accepts as custodian, or takes back from a loan, is not counted: it goes into the store and not out of it. Nor is what waits for others. A person and a kind are reported from 10 times on, or as many as --withdrawals says.',
  bounds: `A figure for each person and kind, the roles that each person was given for a case, and the offer that is open of each item, are kept while the record is read. The first ${mostListed} entries of each figure are listed.`,
  source: 'In Madison, at least ten removals of heroin by one person went unnoticed.',
  lists: 'Entries',
  begin({ view, scope, withdrawals: fewest }) {
    const found = new Map<string, Withdrawals>()
    const offers = new Map<string, OpenOffer>()
    const roles: GivenRoles = new Map()
    return {
      see(event) {
        if (!hasEffect(event, view)) return
        const means = meansOf(event, offers)
        noteOffer(event, offers)
        if (means === undefined || !isInScope(event, scope, view)) return
        const kind = kindOf(event.id, view)
        if (kind === undefined || hasRoleInCase(event, roles, view)) return
        const { signer: person } = event
        const make = (): Withdrawals => ({ person, kind, means: new Map(), ...noneCounted() })
        const counted = entryOf(found, `${person} ${kind}`, make)
        countIn(counted, event.id)
        counted.means.set(means, (counted.means.get(means) ?? 0) + 1)
      },
      rows: () => [...found.values()].filter(({ count }) => count >= fewest).map(rowOf),
    }
  },
}

type Means = 'handover' | 'loan' | 'access'

interface Withdrawals extends Counted {
  readonly person: string
  readonly kind: ItemKind
  readonly means: Map<Means, number>
}

interface OpenOffer {
  readonly event: string
  readonly kind: string
  readonly citesAuthority: boolean
}

function noteOffer(
  { id: event, chain, payload }: PlacedEvent,
  offers: Map<string, OpenOffer>,
): void {
  switch (payload.type) {
    case 'transfer.offered': {
      const { kind, authority } = payload.fields
      offers.set(chain, { event, kind, citesAuthority: authority !== undefined })
      break
    }
    case 'transfer.accepted':
    case 'transfer.refused':
    case 'transfer.cancelled':
      offers.delete(chain)
      break
    default:
  }
}

/** How somebody got at an item without an authority; undefined if he did not. */
function meansOf(
  { chain, payload }: PlacedEvent,
  offers: ReadonlyMap<string, OpenOffer>,
): Means | undefined {
  if (payload.fields.authority !== undefined) return undefined
  if (payload.type === 'item.accessed') return 'access'
  if (payload.type !== 'transfer.accepted' || payload.role === 'custodian') return undefined
  const offer = offers.get(chain)
  if (offer === undefined || offer.kind === 'return' || offer.citesAuthority) return undefined
  return offer.kind === 'loan' ? 'loan' : 'handover'
}

/** Whether one of his roles was given for this very case. */
function hasRoleInCase(
  { id, signer, index, recordedAt }: PlacedEvent,
  given: GivenRoles,
  view: CustodyView,
): boolean {
  const of = view.event(id)?.case
  if (of === undefined) return false
  const terms = entryOf(given, signer, () => rolesByCase(signer, view)).get(of) ?? []
  return terms.some(
    ({ since, until = Infinity, revoked }) =>
      since < index && until >= recordedAt && (revoked === undefined || revoked.index >= index),
  )
}

/** Roles that each person was ever given for one case, by person and case. */
type GivenRoles = Map<string, ReadonlyMap<string, readonly RoleTerm[]>>

function rolesByCase(person: string, view: CustodyView): ReadonlyMap<string, readonly RoleTerm[]> {
  const found = new Map<string, RoleTerm[]>()
  for (const term of view.party(person)?.roles ?? []) {
    if (term.case !== undefined) entryOf(found, term.case, () => []).push(term)
  }
  return found
}

const nouns: { readonly [M in Means]: { readonly one: string; readonly many: string } } = {
  handover: { one: 'handover', many: 'handovers' },
  loan: { one: 'loan', many: 'loans' },
  access: { one: 'access', many: 'accesses' },
}

function rowOf({ person, kind, count, first, means }: Withdrawals): AuditRow {
  const parts = (Object.keys(nouns) as Means[]).flatMap((name) => {
    const times = means.get(name)
    return times === undefined ? [] : [plural(times, nouns[name])]
  })
  return {
    measure: 'withdrawals',
    person,
    kind,
    count,
    events: first,
    total: count,
    sentence: `Person ${person} took or consulted items of the kind ${kind} ${plural(count, { one: 'time', many: 'times' })}, without an authority and without a role in the case: ${parts.join(', ')}.`,
  }
}
