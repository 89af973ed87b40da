import type { EventType, ItemKind, Policy } from '../../wire/index.ts'
import { demandsOn } from '../law/demands.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { hasEffect, isInScope } from './scope.ts'
import { share } from './words.ts'

/** SOD-03: whether what wants two people had them. */
export const twoPersons: AuditQuery = {
  name: 'SOD-03',
  title: 'Whether kinds of item that want two people had them',
  counts:
    'Acts in effect on items of a kind for which the policy in force demanded further people, as witnesses or as approvers, by kind and by who did them: how many had all of them. An act that its approvers never approved is not in effect, and not counted. Where no policy demands this of any kind, there is nothing to count.',
  bounds: `A figure for each kind and person is kept while the record is read. Of each, the first ${mostListed} acts that fall short are listed.`,
  source:
    'IAPE standards 11 to 13: drugs, cash, weapons. The rule SOD-03 of the law names each act that fell short; this shows the share.',
  lists: 'Without them',
  begin({ view, scope, pointsOf }) {
    const found = new Map<string, Acts>()
    return {
      see(event) {
        const { id, chain, payload, index, signer: person } = event
        const kind = view.itemKind(chain)
        const policy = view.policyAt(index)
        if (kind === undefined || policy === undefined) return
        if (!wantsMore(payload.type, kind, policy)) return
        if (!hasEffect(event, view) || !isInScope(event, scope, view)) return
        const make = (): Acts => ({ person, kind, all: 0, short: noneCounted() })
        const acts = entryOf(found, `${kind} ${person}`, make)
        acts.all += 1
        if (pointsOf(id).some(({ rule }) => rule === 'SOD-03')) countIn(acts.short, id)
      },
      rows: () => [...found.values()].map(rowOf),
    }
  },
}

function wantsMore(type: EventType, itemKind: ItemKind, policy: Policy): boolean {
  return (['witness', 'approval'] as const).some((as) =>
    demandsOn({ type, itemKind }, policy, as).some(({ kinds }) => kinds !== undefined),
  )
}

interface Acts {
  readonly person: string
  readonly kind: ItemKind
  all: number
  readonly short: Counted
}

function rowOf({ person, kind, all, short }: Acts): AuditRow {
  const count = all - short.count
  const noun = {
    one: `act of person ${person} on items of the kind ${kind} that wanted further people`,
    many: `acts of person ${person} on items of the kind ${kind} that wanted further people`,
  }
  return {
    measure: 'had-them',
    person,
    kind,
    count,
    of: all,
    events: short.first,
    total: short.count,
    ...(short.count === 0 ? { isUsual: true } : {}),
    sentence: `With all the people that the policy demanded: ${share(count, all, noun)}.`,
  }
}
