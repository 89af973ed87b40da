import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { addIncident, isOpen } from '../state/incidents.ts'
import type { IncidentState } from '../state/incidents.ts'
import { standingAt } from '../state/standing.ts'
import { lastBefore } from '../state/timeline.ts'
import type { LawState } from '../state/state.ts'
import { earlierInChain } from './attestation.ts'
import { custodianAt } from './keeping.ts'

const serviceForItsClock: Rule<'incident.reported'> = rule(
  'INC-01',
  ({ id, kind: place, payload }) => {
    const { kind, behind } = payload.fields
    if (payload.role !== 'service') return notConcerned
    if (kind === 'clock' && place === 'ledger' && behind !== undefined) return undefined
    return breach('INC-01', {
      sentence: `The service reports incident ${id} of the kind ${kind} in a chain of kind ${place}.`,
      remedy: 'The service says how far its own clock stood behind; people report everything else.',
    })
  },
)

const lostAndFound: Rule<'incident.reported'> = rule('INC-02', (event, state) => {
  const { kind } = event.payload.fields
  if (kind !== 'loss' && kind !== 'found') return notConcerned
  const item = state.items.get(event.chain)
  const isMissing = item !== undefined && standingAt(item, event.index, state) === 'missing'
  if (item !== undefined && isMissing === (kind === 'found')) return undefined
  const fault =
    item === undefined
      ? `stands in a chain of kind ${event.kind}`
      : kind === 'loss'
        ? `is about item ${event.chain}, which is missing already`
        : `is about item ${event.chain}, which is not missing`
  return breach('INC-02', {
    sentence: `Incident ${event.id} of the kind ${kind} ${fault}.`,
    remedy:
      'Report in the chain of an item that it is lost, and later that it is found. Add anything else as a remark.',
  })
})

/** The report of the loss that a find ends. */
function lossOf(chain: string, index: number, state: LawState): IncidentState {
  const { standings } = state.items.get(chain)!
  const change = lastBefore(standings, index, (one) => one.index)!
  return state.incidents.byEvent.get(change.event)!
}

const outOfSight: Rule<'incident.reported'> = rule('CUS-02', (event, state) => {
  if (event.payload.fields.kind !== 'found') return notConcerned
  const loss = lossOf(event.chain, event.index, state)
  return breach('CUS-02', {
    sentence: `From ${utc(loss.recordedAt)} to ${utc(event.recordedAt)} nobody could say where item ${event.chain} was: it was reported lost by event ${loss.event} and found by event ${event.id}.`,
    remedy: 'Find out where it was, and have it checked before it is used.',
  })
})

export const incidentLaw: TypeLaw<'incident.reported'> = {
  rules: [serviceForItsClock, earlierInChain, lostAndFound],
  points: [outOfSight],
  effect(event, state) {
    const { id, index, chain, recordedAt, signer: by, payload } = event
    const { kind, concerns, behind } = payload.fields
    const people = [concerns, custodianAt(chain, index, state)]
    addIncident(state.incidents, {
      event: id,
      index,
      chain,
      recordedAt,
      kind,
      by,
      concerns: people.filter((party) => party !== undefined),
      behind,
      resolved: undefined,
    })
    if (kind !== 'loss' && kind !== 'found') return
    const standing = kind === 'loss' ? 'missing' : 'in-custody'
    state.items.get(chain)!.standings.push({ index, event: id, standing })
  },
}

/** The incident that a resolution closes, if it stands in the same chain and is open. */
function incidentClosed(
  event: { readonly chain: string; readonly payload: { readonly fields: { incident: string } } },
  state: LawState,
): IncidentState | undefined {
  const found = state.incidents.byEvent.get(event.payload.fields.incident)
  return found?.chain === event.chain && isOpen(found) ? found : undefined
}

const namesOpenIncident: Rule<'incident.resolved'> = rule('INC-03', (event, state) => {
  if (incidentClosed(event, state) !== undefined) return undefined
  return breach('INC-03', {
    sentence: `Event ${event.id} closes ${event.payload.fields.incident}, which is no open incident of chain ${event.chain}.`,
    remedy: 'Name an incident of the same chain that nobody has closed; a find needs no closing.',
  })
})

const byAnother: Rule<'incident.resolved'> = rule('SOD-02', (event, state) => {
  const { concerns, event: incident } = incidentClosed(event, state)!
  const isHe = (party: string): boolean => isSameHuman([party, event.signer], event.index, state)
  if (!concerns.some(isHe)) return undefined
  return breach('SOD-02', {
    sentence: `Person ${event.signer} closes incident ${incident}, which concerns him: it names him, or he had custody of the item.`,
    remedy: 'Let a supervisor close it who has nothing to do with it.',
  })
})

export const resolutionLaw: TypeLaw<'incident.resolved'> = {
  rules: [namesOpenIncident, byAnother],
  effect(event, state) {
    const { index, id } = event
    incidentClosed(event, state)!.resolved = { index, event: id }
  },
}
