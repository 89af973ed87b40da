import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endCast } from '../../../../../test/support/chronicle-of-ends.ts'
import {
  anyAttempts,
  anyAttemptsOfEnds,
  anyAttemptsOfHolds,
  bundleOrder,
  chronicle,
} from '../../../../../test/support/law-chronicle.ts'
import type { Attempt } from '../../../../../test/support/law-chronicle.ts'
import type { LawWorld } from '../../../../../test/support/law-world.ts'
import type { Role } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import { createCustodyRecord } from './create-record.ts'
import type { CustodyRecord } from './custody-record.ts'
import type { PlacedEvent } from './placed-event.ts'

interface Kind {
  readonly kind: string
  readonly attempts: typeof anyAttempts
  readonly cast: readonly (readonly Role[])[]
  /** Rules that the stories reach: without these, equality would say little. */
  readonly rules: readonly string[]
}

const kinds: readonly Kind[] = [
  {
    kind: 'custody, people and keys',
    attempts: anyAttempts,
    cast: [],
    rules: [
      ...['CRY-06', 'CUS-03', 'CUS-04', 'APP-01', 'KEY-07', 'LEG-01', 'CHN-02', 'COR-02', 'PTY-04'],
      ...['PTY-05', 'PTY-06', 'ROL-08', 'AGR-02', 'AGR-03', 'XFR-01', 'XFR-02'],
    ],
  },
  {
    kind: 'incidents, courts and ends',
    attempts: anyAttemptsOfEnds,
    cast: endCast,
    rules: [
      ...['AUD-03', 'AUD-05', 'CHG-01', 'CHG-02', 'CPY-02', 'CRT-01', 'CUS-02', 'CUS-12', 'DIS-01'],
      ...['DIS-02', 'DIS-03', 'DIS-04', 'DSC-01', 'EXM-01', 'INC-02', 'INC-03', 'INC-04', 'INT-05'],
      ...['INT-06', 'LEG-05', 'PRV-02', 'USE-01', 'CAS-02'],
      ...['LEG-02', 'LEG-03', 'LEG-07', 'LEG-10', 'LEG-11', 'LEG-12'],
    ],
  },
  {
    kind: 'holds and consents',
    attempts: anyAttemptsOfHolds,
    cast: [...endCast, ['owner', 'judge']],
    rules: [
      ...['LEG-06', 'HLD-01', 'HLD-02', 'HLD-03', 'CNS-01', 'CNS-02', 'CNS-03', 'CNS-04'],
      ...['CUS-12', 'DIS-01', 'LEG-07'],
    ],
  },
]

/** What a ledger holds after these attempts: the events that it took, and those that were forced on it. */
function storyOf(attempts: readonly Attempt[], demands: number, { cast }: Kind): LawWorld {
  const { world, run } = chronicle({ judged() {}, entered() {} }, demands, cast)
  for (const attempt of attempts) run(attempt)
  return world
}

/** Everything that a record answers, as of a position. */
function answersOf(record: CustodyRecord, events: readonly PlacedEvent[], index: number) {
  const ids = events.map(({ id }) => id)
  return {
    policy: record.policyAt(index),
    keys: [...new Set(events.map(({ kid }) => kid))].map((kid) => record.keyAt(kid, index)),
    parties: record
      .parties()
      .map((party) => [record.party(party, index), record.rolesAt({ party, index })]),
    agreements: record.agreements(index),
    cases: [...record.cases()].sort().map((id) => record.caseRecord(id, index)),
    items: ids.map((id) => record.item(id, index)),
    acts: ids.map((id) => record.act(id, { index })),
    witnesses: ids.map((id) => record.witnesses(id, index)),
    corrections: ids.map((id) => record.corrections(id, index)),
    incidents: ids.map((id) => record.incidents(id, index)),
    challenges: ids.map((id) => record.challenges(id, index)),
    erasures: ids.map((id) => record.erasures(id, index)),
    erasedAt: record.erasedAt(index),
    taints: ids.map((id) => record.taintOf(id, index)),
    disputed: [...record.disputedEvents(index)].sort(),
    disputes: ids.map((id) => record.dispute(id, index)),
  }
}

test.each(kinds)(
  'the order of the log and the order of a bundle give the same breaches and the same answers: $kind',
  (kind) => {
    const given = new Map<string, number>()
    fc.assert(
      fc.property(kind.attempts, fc.nat(100), (attempts, at) => {
        const { state, events, now } = storyOf(attempts, at, kind)
        const again = createCustodyRecord()
        const found = new Map(bundleOrder(events).map((event) => [event.id, again.enter(event)]))
        for (const { id } of events) {
          const inLogOrder = state.event(id)!.breaches
          expect(found.get(id)).toEqual(inLogOrder)
          for (const { rule } of inLogOrder) given.set(rule, (given.get(rule) ?? 0) + 1)
        }
        const time = now()
        const reviewed = new Map([...state.review({ time })].sort(byId))
        expect(new Map([...again.review({ time })].sort(byId))).toEqual(reviewed)
        for (const { rule } of [...reviewed.values()].flat())
          given.set(rule, (given.get(rule) ?? 0) + 1)
        const looked = state.looked()
        expect(again.looked()).toEqual(looked)
        expect(lookedTooLittle(state, events, reviewed)).toEqual([])
        for (const index of [Infinity, at]) {
          expect(answersOf(again, events, index)).toEqual(answersOf(state, events, index))
        }
      }),
      // One seed, so that what the stories reach is the same in every run.
      { numRuns: 100, seed: 2 },
    )
    expect(kind.rules.filter((rule) => !given.has(rule))).toEqual([])
  },
)

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

/** Rules that were found broken in more places than they looked at. */
function lookedTooLittle(
  record: CustodyRecord,
  events: readonly PlacedEvent[],
  reviewed: ReadonlyMap<string, readonly Breach[]>,
): readonly string[] {
  const looked: ReadonlyMap<string, number> = record.looked()
  const places = new Map<string, number>()
  const entered = events.map(({ id }) => record.event(id)!.breaches)
  for (const breaches of [...entered, ...reviewed.values()]) {
    for (const id of new Set(breaches.map(({ rule }) => rule))) {
      places.set(id, (places.get(id) ?? 0) + 1)
    }
  }
  return [...places.keys()].filter((id) => (looked.get(id) ?? 0) < places.get(id)!)
}

test.each(kinds)(
  'what a record answers as of a position does not change when more is entered: $kind',
  (kind) => {
    fc.assert(
      fc.property(kind.attempts, fc.nat(1000), (attempts, n) => {
        const { events } = storyOf(attempts, n, kind)
        const cut = 1 + (n % events.length)
        const record = createCustodyRecord()
        for (const event of events.slice(0, cut)) record.enter(event)
        const before = answersOf(record, events.slice(0, cut), events[cut]?.index ?? Infinity)
        for (const event of events.slice(cut)) record.enter(event)
        const after = answersOf(record, events.slice(0, cut), events[cut]?.index ?? Infinity)
        const stable = ({ parties: _parties, cases: _cases, ...rest }: typeof before) => rest
        expect(stable(after)).toEqual(stable(before))
      }),
      { numRuns: 30, seed: 2 },
    )
  },
)
