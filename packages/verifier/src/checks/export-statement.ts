import { toHex } from '@custodia/core/bytes'
import { limits } from '@custodia/core/wire'
import type {
  Completeness,
  PayloadOf,
  ProfileName,
  WithheldValues,
  Word,
} from '@custodia/core/wire'
import { chainAsOf } from '../bundle/carried-chain.ts'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { EventLog } from '../bundle/event-log.ts'
import { StopReading } from '../bundle/stop-reading.ts'
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
  /** Ids of its events. */
  readonly parts: Set<string>
  readonly profile: ProfileName
  /** What it says to withhold: by `type label`, how many values for each reason. */
  readonly withheld: Map<string, Map<Word<'withholding-reason'>, number>>
}

/** Collects the statements of the carried case chains. */
export interface ExportStatements {
  add(payload: PayloadOf<'bundle.exported'>, place: Place, recordedAt: number): void
  /** The latest last. */
  all(): readonly ExportStatement[]
}

export function createExportStatements(maximum: number = limits.bundleHeads): ExportStatements {
  let total = 0
  const statements = new Map<string, ExportStatement>()
  return {
    add(payload, place, recordedAt) {
      const { act, heads, profile, withheld = [] } = payload.fields
      total += heads.length + withheld.length
      if (total > maximum) {
        throw new StopReading({
          place,
          found: `more than ${maximum} chains and values stated in exports`,
        })
      }
      const asOf = payload.anchor?.size ?? 0
      // Parts of one act speak of one state of one case.
      const key = act === undefined ? place.event! : `${place.chain} ${act.id} ${asOf}`
      const known = statements.get(key)
      const stated = heads.map(({ chain, count, head }) => [chain, { count, head }] as const)
      if (known !== undefined) {
        known.found++
        for (const [chain, head] of stated) known.heads.set(chain, head)
        known.parts.add(place.event!)
        addWithheld(withheld, known)
        return
      }
      const events = act?.count ?? 1
      const parts = new Set([place.event!])
      const lists = { heads: new Map(stated), parts, profile, withheld: new Map() }
      const statement: ExportStatement = { place, recordedAt, asOf, events, found: 1, ...lists }
      addWithheld(withheld, statement)
      statements.set(key, statement)
    },
    all: () => [...statements.values()].sort((a, b) => a.place.index! - b.place.index!),
  }
}

function addWithheld(list: readonly WithheldValues[], { withheld }: ExportStatement): void {
  for (const { type, label, reason, count } of list) {
    const key = `${type} ${label}`
    const reasons = withheld.get(key) ?? new Map<WithheldValues['reason'], number>()
    withheld.set(key, reasons.set(reason, (reasons.get(reason) ?? 0) + count))
  }
}

/** The statement to which a bundle is held: the one that reaches C1, or else the latest that is whole. */
export function statementOf(
  statements: readonly ExportStatement[],
  { statement }: CompletenessReport,
): ExportStatement | undefined {
  const stated = statements.find(({ place }) => place.event === statement?.event)
  return stated ?? statements.findLast(({ events, found }) => events === found)
}

export interface CompletenessClaim {
  readonly statements: readonly ExportStatement[]
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly log: EventLog
  readonly demanded: Completeness
}

/**
 * Says how complete the record is shown to be (D23). A statement reaches C1 if it is whole, if it names exactly the
 * carried chains that existed at its anchor, and if their counts and heads are so. That one is false is for the law to say.
 */
export function checkExportStatement(
  claim: CompletenessClaim,
  collector: Collector,
): CompletenessReport {
  const { statements, carried, demanded } = claim
  collector.look('export.stated', carried.size)
  const statement = statements.findLast((candidate) => reachesC1(candidate, claim))
  if (statement !== undefined) {
    return {
      level: 'C1',
      demanded,
      sentence: statedSentence(statement),
      statement: refer(statement),
    }
  }
  if (demanded !== 'C0') reportLack(claim, collector)
  else
    collector.skip(
      'export.stated',
      'Your trust file asks for no statement that these entries are all.',
    )
  return { level: 'C0', demanded, sentence: unstatedSentence }
}

function reachesC1(
  { asOf, events, found, heads }: ExportStatement,
  { carried, log }: CompletenessClaim,
): boolean {
  if (found !== events) return false
  for (const chain of heads.keys()) if (!carried.has(chain)) return false
  for (const chain of carried.values()) {
    const { count, last } = chainAsOf(chain, asOf, log)
    const stated = heads.get(chain.chain)
    if (count === 0 && stated === undefined) continue
    if (stated === undefined || last === undefined) return false
    if (stated.count !== count || stated.head !== toHex(log.id(last))) return false
  }
  return true
}

function reportLack(claim: CompletenessClaim, collector: Collector): void {
  const latest = claim.statements.at(-1)
  if (latest === undefined) return collector.find('export.none', { place: {} })
  if (latest.found === latest.events) return reportDifference(latest, claim, collector)
  const [expected, found] = [`${latest.events} parts of the statement`, latest.found]
  collector.find('export.unstated', { place: latest.place, expected, found })
}

/** Which chains the statement and the bundle do not share. Other counts and heads are for the law to report. */
function reportDifference(
  { heads, asOf, place: { index } }: ExportStatement,
  { carried, log }: CompletenessClaim,
  collector: Collector,
): void {
  for (const chain of carried.values()) {
    const isThere = chainAsOf(chain, asOf, log).count > 0
    if (!isThere || heads.has(chain.chain)) continue
    const place = { chain: chain.chain, kind: chain.kind }
    collector.find('export.unstated', { place, found: `not named by entry ${index}` })
  }
  for (const chain of heads.keys()) {
    if (carried.has(chain)) continue
    collector.find('export.left-out', { place: { chain }, found: `named by entry ${index}` })
  }
  collector.skip('export.stated', 'No statement of the ledger agrees with what is shown.')
}

function refer({
  place,
  recordedAt,
  asOf,
}: ExportStatement): Required<CompletenessReport>['statement'] {
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
