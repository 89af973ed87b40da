import { toHex } from '@custodia/core/bytes'
import type { PayloadOf } from '@custodia/core/wire'
import { chainAsOf } from '../bundle/carried-chain.ts'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { EventLog } from '../bundle/event-log.ts'
import type { Collector } from '../collector.ts'
import type { CompletenessReport, Place } from '../report.ts'

/** One statement of an export: the events that share an act, or one event alone. */
export interface ExportStatement {
  readonly place: Place
  readonly recordedAt: number
  /** Size of the log of which it speaks. */
  readonly asOf: number
  /** Events that the act needs, and those that were found. */
  readonly events: number
  found: number
  /** For each chain stated, its length and last event. */
  readonly heads: Map<string, { readonly count: number; readonly head: string }>
}

/** Collects the statements of the carried case chains. */
export interface ExportStatements {
  add(payload: PayloadOf<'bundle.exported'>, place: Place, recordedAt: number): void
  /** The latest last. */
  all(): readonly ExportStatement[]
}

export function createExportStatements(): ExportStatements {
  const statements = new Map<string, ExportStatement>()
  return {
    add(payload, place, recordedAt) {
      const { act, heads } = payload.fields
      const asOf = payload.anchor?.size ?? 0
      // Parts of one act speak of one state of one case.
      const key = act === undefined ? place.event! : `${place.chain} ${act.id} ${asOf}`
      const known = statements.get(key)
      const stated = heads.map(({ chain, count, head }) => [chain, { count, head }] as const)
      if (known !== undefined) {
        known.found++
        for (const [chain, head] of stated) known.heads.set(chain, head)
        return
      }
      const events = act?.count ?? 1
      statements.set(key, { place, recordedAt, asOf, events, found: 1, heads: new Map(stated) })
    },
    all: () => [...statements.values()].sort((a, b) => a.place.index! - b.place.index!),
  }
}

export interface CompletenessClaim {
  readonly statements: readonly ExportStatement[]
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly log: EventLog
  readonly demanded: 'C0' | 'C1'
}

/**
 * Says how complete the record is shown to be (D23). A statement reaches C1 if it is whole and its counts and heads are
 * those of every carried chain that existed at its anchor. That a statement is false is for the law to say.
 */
export function checkExportStatement(
  claim: CompletenessClaim,
  collector: Collector,
): CompletenessReport {
  const { statements, carried, demanded } = claim
  collector.look('export.stated', carried.size)
  const statement = statements.findLast((candidate) => reachesC1(candidate, claim))
  if (statement !== undefined) {
    return { level: 'C1', demanded, sentence: statedSentence(statement), statement: refer(statement) }
  }
  if (demanded === 'C1') reportLack(claim, collector)
  else collector.skip('export.stated', 'Your trust file asks for no statement that these entries are all.')
  return { level: 'C0', demanded, sentence: unstatedSentence }
}

function reachesC1(
  { asOf, events, found, heads }: ExportStatement,
  { carried, log }: CompletenessClaim,
): boolean {
  if (found !== events) return false
  for (const chain of carried.values()) {
    const { count, last } = chainAsOf(chain, asOf, log)
    const stated = heads.get(chain.chain)
    if (count === 0 && stated === undefined) continue
    if (stated === undefined || last === undefined) return false
    if (stated.count !== count || stated.head !== toHex(log.id(last))) return false
  }
  return true
}

function reportLack({ statements, carried, log }: CompletenessClaim, collector: Collector): void {
  const latest = statements.at(-1)
  if (latest === undefined) return collector.find('export.none', { place: {} })
  for (const { chain, kind, ...range } of carried.values()) {
    const { count } = chainAsOf({ chain, kind, ...range }, latest.asOf, log)
    if (count === 0 || latest.heads.has(chain)) continue
    const found = `not named by entry ${latest.place.index}`
    collector.find('export.unstated', { place: { chain, kind }, found })
  }
  // A part of the statement is missing, or it says something else than is shown: the law reports the latter.
  if (latest.found !== latest.events) {
    const [expected, found] = [`${latest.events} parts`, latest.found]
    collector.find('export.unstated', { place: latest.place, expected, found })
  } else {
    collector.skip('export.stated', 'The statement of the ledger does not agree with what is shown.')
  }
}

function refer({ place, recordedAt, asOf }: ExportStatement): CompletenessReport['statement'] {
  return { event: place.event!, index: place.index!, recordedAt, asOf }
}

function statedSentence({ place, asOf, heads }: ExportStatement): string {
  let events = 0
  for (const { count } of heads.values()) events += count
  return (
    `The ledger stated on its record, entry ${place.index}, that ${events} entries in ${heads.size} chains are all, ` +
    `as of the first ${asOf} entries of its log. If false, the statement is provably false.`
  )
}

const unstatedSentence = 'What is shown is genuine. Nothing shows that it is all.'
