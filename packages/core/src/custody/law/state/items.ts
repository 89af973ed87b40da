import type { Derivation, Word } from '../../../wire/index.ts'
import type { CustodySpan, LoanRecord, OfferRecord } from '../item-record.ts'
import type { Ancestry } from './ancestry.ts'
import type { ClearanceState, DisposalState } from './clearance.ts'
import type { ExaminationSpan } from './examinations.ts'
import type { SealChange, SealMismatch } from './seals.ts'
import type { StandingChange } from './standing.ts'
import { countBefore, lastBefore } from './timeline.ts'

export interface ItemState {
  readonly item: string
  readonly case: string
  readonly kind: Word<'item-kind'>
  readonly form: 'thing' | 'data'
  /** How a thing was obtained; undefined for data, and for what came of another item. */
  readonly mode: Word<'collection-mode'> | undefined
  readonly copyRole: Word<'copy-role'> | undefined
  readonly source: string | undefined
  readonly relation: Derivation | undefined
  readonly ancestry: Ancestry
  /** Its kind, and the kinds of what it came of, each once. */
  readonly lineage: readonly Word<'item-kind'>[]
  readonly index: number
  /** From the entry on: the last one is the custodian's of today. */
  readonly spans: CustodySpan[]
  readonly offers: OfferState[]
  readonly loans: LoanState[]
  /** Loans that were not brought back, the latest last. */
  readonly openLoans: LoanState[]
  /** For each lender who can still have it back, the place of his first loan in `openLoans`. */
  readonly lenders: Map<string, number>
  readonly stored: StoringState[]
  /** How it is to be handled, since its entry and since each change. */
  readonly handling: HandlingChange[]
  readonly checks: CheckState[]
  /** When its data was read and measured; none for things. */
  readonly readings: Reading[]
  /** Changes of its standing; none while it is simply in custody. */
  readonly standings: StandingChange[]
  readonly clearances: ClearanceState[]
  readonly disposals: DisposalState[]
  readonly sealings: SealChange[]
  readonly mismatches: SealMismatch[]
  /** Examinations, by the entry with which each began or, where none began it, was completed. */
  readonly examinations: Map<string, ExaminationSpan>
  /** Events that gave it a new exhibit number, and receipts for it. */
  readonly relabellings: EventPlace[]
  readonly receipts: EventPlace[]
}

export interface EventPlace {
  readonly event: string
  readonly index: number
}

export interface StoringState extends EventPlace {
  readonly recordedAt: number
  readonly storedIn: Word<'storage-class'> | undefined
}

export interface HandlingChange {
  /** It holds for events after this position. */
  readonly index: number
  readonly codes: readonly Word<'handling-code'>[]
}

export interface OfferState extends OfferRecord {
  /** Position of the answer or cancellation. */
  closedAt: number | undefined
}

export interface LoanState extends LoanRecord {
  endedAt: number | undefined
}

export interface CheckState {
  readonly event: string
  readonly index: number
  readonly result: Word<'check-result'>
}

export interface Reading {
  readonly event: string
  readonly index: number
  readonly recordedAt: number
}

/** How the item is to be handled, for an event at `index`. */
export function handlingAt(
  item: ItemState | undefined,
  index: number,
): readonly Word<'handling-code'>[] {
  const changes = item?.handling ?? []
  return lastBefore(changes, index, (change) => change.index)?.codes ?? noCodes
}

/** One list, so that whoever compares lists finds that nothing has changed. */
const noCodes: readonly Word<'handling-code'>[] = []

/** When the data of an item was last read, for an event at `index`. */
export function lastReading(item: ItemState, index: number): Reading | undefined {
  return lastBefore(item.readings, index, (reading) => reading.index)
}

/** Who holds the item for an event at `index`: whoever entered it or accepted it last before. */
export function spanAt(item: ItemState, index: number): CustodySpan | undefined {
  return lastBefore(item.spans, index, (span) => span.from)
}

/** The offer that is open for an event at `index`. */
export function openOffer(item: ItemState, index: number): OfferState | undefined {
  const last = lastBefore(item.offers, index, (offer) => offer.index)
  return last === undefined || (last.closedAt !== undefined && last.closedAt < index)
    ? undefined
    : last
}

export function beginLoan(item: ItemState, loan: LoanRecord): void {
  const state: LoanState = { ...loan, endedAt: undefined }
  if (!item.lenders.has(loan.lender)) item.lenders.set(loan.lender, item.openLoans.length)
  item.openLoans.push(state)
  item.loans.push(state)
}

/** The open loans that end when `custodian` holds the item: the first in which he lent it, and all that came after. */
export function loansEndedBy(item: ItemState, custodian: string): readonly LoanState[] {
  const first = item.lenders.get(custodian)
  return first === undefined ? [] : item.openLoans.slice(first)
}

export function endLoans(item: ItemState, custodian: string, at: number): void {
  const first = item.lenders.get(custodian)
  if (first === undefined) return
  for (const loan of item.openLoans.splice(first)) {
    loan.endedAt = at
    if ((item.lenders.get(loan.lender) ?? -1) >= first) item.lenders.delete(loan.lender)
  }
}

/** Ends, from the latest on, the open loans whose lender cannot have the item back any more. */
export function endLoansOf(
  item: ItemState,
  isGoneForGood: (lender: string) => boolean,
  at: number,
): void {
  for (
    let loan = item.openLoans.at(-1);
    loan !== undefined && isGoneForGood(loan.lender);
    loan = item.openLoans.at(-1)
  ) {
    loan.endedAt = at
    item.openLoans.pop()
  }
}

/** A value that changes whenever custodian or state do, and never returns to what it was. */
export function custodyMark(item: ItemState, index: number): string {
  const spans = countBefore(item.spans, index, (span) => span.from)
  const offers = countBefore(item.offers, index, (offer) => offer.index)
  const standings = countBefore(item.standings, index, (change) => change.index)
  return `${spans} ${offers} ${openOffer(item, index)?.event} ${standings}`
}
