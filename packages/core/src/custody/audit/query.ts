import type { EventType, Word } from '../../wire/index.ts'
import type { Breach, CustodyView, PlacedEvent, RuleSets } from '../law/index.ts'
import type { AuditScope } from './scope.ts'

/** A question of an oversight body, which the record alone answers. */
export interface AuditQuery {
  readonly name: AuditQueryName
  readonly title: string
  /** What is counted, and what is not, in plain sentences. */
  readonly counts: string
  /** What is kept while the record is read, and how much an answer lists. */
  readonly bounds: string
  /** Where the question comes from, and how it stands to the rules of the law. */
  readonly source: string
  /** What the entries are that a row lists. */
  readonly lists: string
  /** Begins to count. It depends on nothing but the view, the options and the events that it is shown. */
  begin(reading: AuditReading): Tally
}

export type AuditQueryName =
  | 'AUD-01'
  | 'AUD-02'
  | 'AUD-03'
  | 'AUD-04'
  | 'SOD-01'
  | 'SOD-02'
  | 'SOD-03'
  | 'SOD-04'
  | 'SOD-05'
  | 'TIM'
  | 'places'
  | 'kinds'
  | 'lateness'
  | 'points'

/** An entry with its place in the log, and the sealed values that are opened, by label, where they are at hand. */
export interface AuditedEvent extends PlacedEvent {
  readonly opened?: ReadonlyMap<string, unknown>
}

export interface Tally {
  /** Takes in the next event, in the order of the log. The refused ones are left out before. */
  see(event: AuditedEvent): void
  /** What was counted, in an order that follows from the record alone. */
  rows(): readonly AuditRow[]
}

export interface AuditContext {
  /** The whole record: every event was entered. */
  readonly view: CustodyView
  readonly scope: AuditScope
  /** Milliseconds since 1970 UTC as of which "overdue" and "for how long" are judged. */
  readonly time: number
  /** From how many withdrawals on AUD-02 reports. */
  readonly withdrawals: number
  /** After how many days without being seen AUD-03 reports an item. */
  readonly unseenDays: number
  /** The rule set by which points are judged: what rules of later sets ask for is left out. All rules if left out. */
  readonly ruleSet?: number
  readonly ruleSets?: RuleSets
  /** Chains that are not at hand, where the record is what bundles carry: nothing is said of their length. */
  readonly notCarried?: ReadonlySet<string>
}

/** What the queries read from. */
export interface AuditReading extends AuditContext {
  /** Points to explain that the law gives to an entry: when it was recorded, and in the review of the whole record. */
  readonly pointsOf: (event: string) => readonly Breach[]
}

/** One figure, or one thing that was found. Ids are 64 hex digits. */
export interface AuditRow {
  /** What the figure is: one word of the query. */
  readonly measure: string
  /** So many … */
  readonly count: number
  /** … of so many, where the figure is a share. */
  readonly of?: number
  readonly person?: string
  /** The other person, where two belong together. */
  readonly other?: string
  readonly item?: string
  readonly kind?: Word<'item-kind'>
  /** As somebody wrote it: show it quoted and escaped. Absent if it is withheld. */
  readonly place?: string
  readonly type?: EventType
  readonly rule?: string
  /** Month of the recording in UTC, `2026-03`. */
  readonly period?: string
  /** Entries on which the figure rests, or those that fall short of it: the first of them, `mostListed` at most. */
  readonly events: readonly string[]
  /** How many of them there are. */
  readonly total: number
  /** It is as it should be, and stands here for the sake of the shares: a text for readers leaves it out. */
  readonly isUsual?: true
  /** The figure in one plain sentence, which names ids in full. */
  readonly sentence: string
}

/** How many entries a row lists. */
export const mostListed = 20
