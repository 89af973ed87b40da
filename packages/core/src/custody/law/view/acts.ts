import type { ActRecord, Attestation, CorrectionRecord } from '../act-record.ts'
import { entriesBefore } from '../state/timeline.ts'
import type { ActState, CorrectionState, LawState } from '../state/state.ts'
import { claimsLeft, claimsOn, expiryOf, lapsedAt } from '../topics/approval.ts'

interface AsOf {
  readonly index?: number
  readonly time?: number
}

function before(list: readonly Attestation[], index: number): readonly Attestation[] {
  return entriesBefore(list, index, (one) => one.index)
}

/** Attestations before a position, one a person: the first counts. */
export function attestationsBefore(
  list: readonly Attestation[],
  index: number,
): readonly Attestation[] {
  const persons = new Map<string, Attestation>()
  for (const entry of before(list, index)) {
    if (!persons.has(entry.party)) persons.set(entry.party, entry)
  }
  return [...persons.values()]
}

export function correctionViews(
  event: string,
  index: number,
  state: LawState,
): readonly CorrectionRecord[] {
  const list = state.corrections.get(event) ?? []
  const known = entriesBefore(list, index, (one) => one.index)
  return known.map((correction) => correctionView(correction, index))
}

function correctionView(correction: CorrectionState, index: number): CorrectionRecord {
  const { effectiveAt, ...said } = correction
  return effectiveAt !== undefined && effectiveAt < index ? { ...said, effectiveAt } : said
}

export function actView(event: string, asOf: AsOf, state: LawState): ActRecord | undefined {
  const { index = Infinity } = asOf
  const act = state.acts.get(event)
  if (act === undefined || act.index >= index) return undefined
  const { effectiveAt } = act
  const isEffective = effectiveAt !== undefined && effectiveAt < index
  const decided = isEffective ? effectiveAt : index
  const given = {
    index,
    approvals: before(act.approvals, index),
    witnesses: before(state.witnesses.get(event) ?? [], index),
  }
  return {
    event,
    index: act.index,
    type: act.type,
    state: isEffective ? 'effective' : hasLapsed(act, asOf, state) ? 'lapsed' : 'pending',
    ...(isEffective ? { effectiveAt } : {}),
    needed: Math.max(0, ...claimsOn(act, decided, state).map(({ persons }) => persons)),
    missing: isEffective ? [] : claimsLeft(act, given, state),
    approvals: attestationsBefore(act.approvals, index),
    expires: expiryOf(act, decided, state),
  }
}

function hasLapsed(act: ActState, { index = Infinity, time }: AsOf, state: LawState): boolean {
  const isLate = time !== undefined && time > expiryOf(act, index, state)
  return isLate || lapsedAt(act, index, state) !== undefined
}

export function pendingActs(asOf: AsOf, state: LawState): readonly string[] {
  return [...state.acts.keys()].filter((id) => actView(id, asOf, state)?.state === 'pending')
}
