import type { EventType } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import type { CustodyRecord } from './custody-record.ts'
import { itemKindOf } from './demands.ts'
import { noteClaim } from './general/back-dating.ts'
import { caseOf } from './general/case-of.ts'
import { termOf } from './general/role.ts'
import { humanOf } from './humans.ts'
import { judgeEvent, lawOf } from './judge.ts'
import { enterErased } from './erased-event.ts'
import type { EventOf } from './law.ts'
import type { PlacedEvent } from './placed-event.ts'
import { reviewRecord } from './review.ts'
import { newChain } from './state/chains.ts'
import { incidentsBefore } from './state/incidents.ts'
import { lookAtEntry, looksOf } from './state/looks.ts'
import { handlingAt } from './state/items.ts'
import { newState, oneCopy, policyAt } from './state/state.ts'
import { taintOf } from './state/taint.ts'
import type { ActState, LawState } from './state/state.ts'
import { completeAct, isApproved } from './topics/approval.ts'
import { noteCaseUse } from './state/case-uses.ts'
import { actsInOtherCase } from './topics/pseudonyms.ts'
import { sealTaken } from './topics/seal-numbers.ts'
import { mustWait, waitingProposal } from './waiting.ts'
import { actView, attestationsBefore, correctionViews, pendingActs } from './view/acts.ts'
import { caseView, itemView } from './view/cases.ts'
import { disputeOf, disputedEvents } from './view/disputes.ts'
import { accessErasuresBefore, chainView, erasuresBefore, eventView } from './view/events.ts'
import { isDisposed } from './view/ends.ts'
import { challengesBefore } from './view/happenings.ts'
import { keyView, partyView, rolesAt } from './view/parties.ts'

/** A record in which nothing happened yet. */
export function createCustodyRecord(): CustodyRecord {
  const state = newState()
  return {
    judge: (event) => judgeEvent(event, state),
    judgeAcross: (event) => sealTaken(event, state) ?? actsInOtherCase(event, state),
    enter: (event) => enterEvent(event, state),
    enterErased: (event) => enterErased(event, state),
    review: (options) => reviewRecord(options, state),
    looked: () => looksOf(state.looks),
    withheld: () => new Map(state.looks.withheld),
    genesis: () => state.genesis,
    policyAt: (index = Infinity) => policyAt(state, index),
    keyAt: (kid, index = Infinity) => keyView(state.keys.get(kid), index),
    party: (party, index = Infinity) => partyView(state.parties.get(party), index),
    parties: () =>
      [...state.parties.values()]
        .filter(({ standing }) => standing !== 'service')
        .map(({ party }) => party),
    humanOf: (party, index = Infinity) => humanOf(party, index, state),
    partyOfChain: (chain) => state.partyOfChain.get(chain)?.party,
    rolesAt: (query) => rolesAt(query, state),
    agreements: (index = Infinity) =>
      [...state.agreements.values()].filter((agreement) => agreement.index < index),
    caseRecord: (id, index = Infinity) => caseView(id, index, state),
    cases: () => [...state.cases.keys()],
    item: (id, index = Infinity) => itemView(id, index, state),
    itemKind: (chain) => itemKindOf(chain, state),
    isDisposed: (id, index = Infinity) => isDisposed(id, index, state),
    taintOf: (id, index = Infinity) => taintOf(id, index, state),
    handlingOf: (id, index = Infinity) => handlingAt(state.items.get(id), index),
    itemsOfCase: (id) => [...(state.cases.get(id)?.items ?? [])],
    chain: (id) => chainView(id, state),
    chains: () => [...state.chains.keys()],
    event: (id) => eventView(id, state),
    witnesses: (event, index = Infinity) =>
      attestationsBefore(state.witnesses.get(event) ?? [], index),
    approvals: (event, index = Infinity) =>
      attestationsBefore(state.acts.get(event)?.approvals ?? [], index),
    corrections: (event, index = Infinity) => correctionViews(event, index, state),
    incidents: (chain, index = Infinity) => incidentsBefore(state.incidents, chain, index),
    challenges: (event, index = Infinity) =>
      challengesBefore(state.challenges.byTarget.get(event), index),
    erasures: (event, index = Infinity) => erasuresBefore(event, index, state),
    erasedAt: (index) => [...(state.erasedAt.get(index) ?? [])],
    erasuresUpTo: () => state.erasuresUpTo,
    accessErasures: (item, index = Infinity) => accessErasuresBefore(item, index, state),
    itemOfAccess: (chain) => state.itemOfAccess.get(chain),
    act: (event, options = {}) => actView(event, options, state),
    pendingActs: (options = {}) => pendingActs(options, state),
    dispute: (event, index = Infinity) => disputeOf(event, index, state),
    disputedEvents: (index = Infinity) => disputedEvents(index, state),
  }
}

function enterEvent(event: PlacedEvent, state: LawState): readonly Breach[] {
  const { looks } = state
  looks.entered++
  const breaches = judgeEvent(event, state, (rule) => lookAtEntry(looks, rule))
  const refusal = breaches.find(({ weight }) => weight === 'refused')
  remember(event, breaches, state)
  if (refusal === undefined || !outOfPlace.has(refusal.rule)) lengthenChain(event, breaches, state)
  if (refusal === undefined) {
    applyEvent(event as EventOf<EventType>, state)
    noteClaim(event, state)
    noteUse(event, state)
  }
  return breaches
}

function noteUse({ id: event, index, signer: party, payload }: PlacedEvent, state: LawState): void {
  const ofCase = state.events.get(event)?.case
  if (ofCase === undefined) return
  noteCaseUse(state.caseUses, { party, case: ofCase, role: payload.role, event, index })
}

/** Refusals of events that are no part of the chain that they name. */
const outOfPlace: ReadonlySet<string> = new Set(['GEN-01', 'CHN-01', 'CRY-02'])

function remember(event: PlacedEvent, breaches: readonly Breach[], state: LawState): void {
  // An event that is entered twice is refused the second time, and stays what it was.
  if (state.events.has(event.id)) return
  const { id, kind, index, recordedAt, payload } = event
  const kept = <T extends string>(text: T): T => oneCopy(state, text)
  const ofCase = caseOf(event, state)
  state.events.set(id, {
    event: id,
    chain: kept(event.chain),
    kind,
    type: kept(payload.type),
    seq: payload.seq,
    index,
    recordedAt,
    occurredAt: payload.occurredAt.time,
    signer: kept(event.signer),
    kid: kept(event.kid),
    role: kept(payload.role),
    case: ofCase === undefined ? undefined : kept(ofCase),
    onBehalfOf: payload.fields.onBehalfOf,
    labels: payload.sealed.size === 0 ? noLabels : [...payload.sealed.keys()].map(kept),
    breaches,
    refused: breaches.some(({ weight }) => weight === 'refused'),
  })
}

const noLabels: readonly string[] = []

function lengthenChain(event: PlacedEvent, breaches: readonly Breach[], state: LawState): void {
  const { id, kind, index } = event
  const chain = state.chains.get(event.chain) ?? newChain(event.chain, kind, parentOf(event, state))
  if (chain.ids.length === 0) state.chains.set(event.chain, chain)
  chain.ids.push(id)
  chain.indexes.push(index)
  chain.lastRecordedAt = event.recordedAt
  for (const breach of breaches) {
    if (breach.weight === 'point') chain.points.push({ event: id, index, breach })
  }
}

/** The chain in which the chain that an event opens is to be registered. */
function parentOf({ payload }: PlacedEvent, state: LawState): string | undefined {
  switch (payload.type) {
    case 'ledger.opened':
      return undefined
    case 'item.collected':
      return payload.fields.case
    case 'item.acquired':
      return payload.fields.source ?? payload.fields.case
    case 'copy.made':
    case 'item.derived':
      return payload.fields.source
    case 'item.accessed':
      return payload.fields.item
    default:
      return state.genesis?.id
  }
}

function applyEvent<T extends EventType>(event: EventOf<T> & PlacedEvent, state: LawState): void {
  const law = lawOf(event)
  const waits = mustWait(event, state)
  if (!waits) law.effect?.(event, state)
  const own = law.proposal?.(event, state)
  const proposal = waits ? waitingProposal(event, { law, own, state }) : own
  if (proposal === undefined) return
  const { id, chain, index, recordedAt, signer, payload } = event
  const act: ActState = {
    event: id,
    chain,
    index,
    recordedAt,
    type: payload.type,
    itemKind: itemKindOf(chain, state),
    signer,
    term: termOf(event, state),
    onBehalfOf: payload.fields.onBehalfOf,
    policy: policyAt(state, index)!,
    proposal,
    approvals: [],
    effectiveAt: undefined,
    withdrawnAt: undefined,
  }
  state.acts.set(id, act)
  if (isApproved(act, index, state)) completeAct(act, index)
}
