import type { Word } from '../../../wire/index.ts'
import type { IncidentRecord } from '../happenings.ts'
import { append, entriesBefore } from './timeline.ts'

/** Incidents by the event that reports them, and by the chain in which they stand, in order. */
export interface Incidents {
  readonly byEvent: Map<string, IncidentState>
  readonly byChain: Map<string, IncidentState[]>
}

export interface IncidentState {
  readonly event: string
  readonly index: number
  readonly chain: string
  readonly recordedAt: number
  readonly kind: Word<'incident-kind'>
  readonly by: string
  /** Party ids: the person named, and who had custody of the item when it was reported. */
  readonly concerns: readonly string[]
  /** How far a clock stood behind, in milliseconds. */
  readonly behind: number | undefined
  /** Position of its resolution, and the event. */
  resolved: { readonly index: number; readonly event: string } | undefined
}

export function newIncidents(): Incidents {
  return { byEvent: new Map(), byChain: new Map() }
}

export function addIncident({ byEvent, byChain }: Incidents, incident: IncidentState): void {
  byEvent.set(incident.event, incident)
  append(byChain, incident.chain, incident)
}

/** A find ends a loss and asks for nothing more. */
export function isOpen({ kind, resolved }: IncidentState): boolean {
  return kind !== 'found' && resolved === undefined
}

/** The incidents of a chain, as an event at `index` knows them. */
export function incidentsBefore(
  { byChain }: Incidents,
  chain: string,
  index: number,
): readonly IncidentRecord[] {
  const list = byChain.get(chain) ?? []
  const known = entriesBefore(list, index, (one) => one.index)
  return known.map(({ event, index: at, kind, by, behind, resolved }) => ({
    event,
    index: at,
    kind,
    by,
    ...(behind === undefined ? {} : { behind }),
    ...(resolved === undefined || resolved.index >= index ? {} : { resolvedBy: resolved.event }),
  }))
}
