import type { CaseRecord } from '../custody-record.ts'
import type { ItemRecord, LoanRecord, OfferRecord } from '../item-record.ts'
import type { DisclosureRecord } from '../happenings.ts'
import type { CaseFile } from '../state/case-file.ts'
import type { ChainState } from '../state/chains.ts'
import { clearanceAt } from '../state/clearance.ts'
import { incidentsBefore } from '../state/incidents.ts'
import { lastReading, openOffer, spanAt } from '../state/items.ts'
import type { EventPlace, ItemState, LoanState, OfferState } from '../state/items.ts'
import { lastSealing, sealStateAt, sealsAt } from '../state/seals.ts'
import { standingAt } from '../state/standing.ts'
import { entriesBefore, lastBefore } from '../state/timeline.ts'
import type { LawState } from '../state/state.ts'
import { authorityView } from './authorities.ts'
import { challengesBefore, consentsBefore, holdsBefore, holdsReaching } from './happenings.ts'

export function caseView(id: string, index: number, state: LawState): CaseRecord | undefined {
  const found = state.cases.get(id)
  if (found === undefined || found.index >= index) return undefined
  return {
    case: id,
    index: found.index,
    openedBy: found.openedBy,
    authorities: [...found.authorities.values()]
      .filter((authority) => authority.index < index)
      .map((authority) => {
        const view = authorityView(authority, index)
        return isWithdrawn(authority.event, index, state) ? { ...view, ended: true } : view
      }),
    registered: registeredItems(state.chains.get(id)!, index),
    disclosures: disclosuresBefore(found.file, index),
    holds: holdsBefore(state.holds, id, index),
    consents: consentsBefore(state.consents, id, index),
  }
}

/** Whether an authority is a consent that was taken back. */
function isWithdrawn(event: string, index: number, { consents }: LawState): boolean {
  const withdrawn = consents.byEvent.get(event)?.withdrawn
  return withdrawn !== undefined && withdrawn.index < index
}

function disclosuresBefore({ disclosures }: CaseFile, index: number): readonly DisclosureRecord[] {
  return [...disclosures.values()]
    .filter((made) => made.index < index)
    .map(({ acknowledged, ...made }) => ({
      ...made,
      acknowledgedBy: [...acknowledged].filter(([, at]) => at < index).map(([party]) => party),
    }))
}

function registeredItems(chain: ChainState, index: number): readonly string[] {
  return [...chain.registers]
    .filter(([, entry]) => entry.kind === 'item' && entry.index < index)
    .map(([id]) => id)
}

export function itemView(id: string, index: number, state: LawState): ItemRecord | undefined {
  const item = state.items.get(id)
  if (item === undefined || item.index >= index) return undefined
  const chain = state.chains.get(id)!
  const offer = openOffer(item, index)
  const { access } = chain
  return {
    item: id,
    case: item.case,
    kind: item.kind,
    form: item.form,
    ...(item.copyRole === undefined ? {} : { copyRole: item.copyRole }),
    ...(item.source === undefined ? {} : { source: item.source }),
    ...(item.relation === undefined ? {} : { relation: item.relation }),
    index: item.index,
    custodian: spanAt(item, index)!.custodian,
    state: stateOf(item, offer, index, state),
    ...(offer === undefined ? {} : { offer: offerView(offer) }),
    loans: loansAt(item, index),
    ...packaging(item, index),
    ...lastEvents(item, index),
    history: entriesBefore(item.spans, index, ({ from }) => from),
    derivatives: registeredItems(chain, index),
    ...(access === undefined || access.index >= index ? {} : { accessChain: access.chain }),
    ...happened(item, index, state),
    points: entriesBefore(chain.points, index, (point) => point.index),
  }
}

/** Its seals, its numbers and its receipts. */
function packaging(
  item: ItemState,
  index: number,
): Pick<ItemRecord, 'sealing' | 'relabelled' | 'receipts'> {
  const last = lastSealing(item, index)
  const before = (list: readonly EventPlace[]): readonly string[] =>
    entriesBefore(list, index, (one) => one.index).map(({ event }) => event)
  return {
    sealing: {
      state: sealStateAt(item, index),
      seals: sealsAt(item, index),
      ...(last === undefined ? {} : { event: last.event }),
    },
    relabelled: before(item.relabellings),
    receipts: before(item.receipts),
  }
}

type Happened = Pick<
  ItemRecord,
  'incidents' | 'challenges' | 'clearance' | 'holds' | 'consents' | 'court' | 'lastSeen'
>

/** What befell an item beside custody. */
function happened(item: ItemState, index: number, state: LawState): Happened {
  const { court, sightings } = state.cases.get(item.case)!.file
  const position = (entry: { readonly index: number }): number => entry.index
  const clearance = clearanceAt(item, index, state)
  const step = lastBefore(court.get(item.item) ?? [], index, position)
  const seen = lastBefore(sightings.get(item.item) ?? [], index, position)
  const challenges = challengesBefore(state.challenges.byChain.get(item.item), index)
  return {
    incidents: incidentsBefore(state.incidents, item.item, index),
    challenges: challenges.filter(({ answer }) => answer === undefined),
    ...(clearance === undefined ? {} : { clearance }),
    holds: holdsReaching(item, index, state),
    consents: consentsBefore(state.consents, item.item, index),
    ...(step === undefined ? {} : { court: step }),
    ...(seen === undefined
      ? {}
      : { lastSeen: { event: seen.event, index: seen.index, result: seen.result } }),
  }
}

function stateOf(
  item: ItemState,
  offer: OfferState | undefined,
  index: number,
  state: LawState,
): ItemRecord['state'] {
  const standing = standingAt(item, index, state)
  return standing === 'in-custody' && offer !== undefined ? 'offered' : standing
}

function lastEvents(
  item: ItemState,
  index: number,
): Pick<ItemRecord, 'stored' | 'lastCheck' | 'lastRead'> {
  const position = (entry: { readonly index: number }): number => entry.index
  const stored = lastBefore(item.stored, index, position)
  const lastCheck = lastBefore(item.checks, index, position)
  const lastRead = lastReading(item, index)
  return {
    ...(stored === undefined ? {} : { stored: { event: stored.event, index: stored.index } }),
    ...(lastCheck === undefined ? {} : { lastCheck }),
    ...(lastRead === undefined ? {} : { lastRead }),
  }
}

function loansAt(item: ItemState, index: number): readonly LoanRecord[] {
  return item.loans.filter((loan) => loan.index < index && !hasEnded(loan, index)).map(loanView)
}

function hasEnded({ endedAt }: LoanState, index: number): boolean {
  return endedAt !== undefined && endedAt < index
}

function loanView({ endedAt: _, ...loan }: LoanState): LoanRecord {
  return loan
}

function offerView({
  closedAt: _,
  ...offer
}: NonNullable<ReturnType<typeof openOffer>>): OfferRecord {
  return offer
}
