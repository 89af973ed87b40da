import type { Role, Word } from '../../../wire/index.ts'

/** What a case says of its items in its own chain. */
export interface CaseFile {
  readonly disclosures: Map<string, DisclosureState>
  /** What courts did with each item, by item, in order. */
  readonly court: Map<string, CourtState[]>
  /** Items that came before a court. */
  readonly lodged: Set<string>
  /** What inventories say of each item, by item, in order. */
  readonly sightings: Map<string, SightingState[]>
  /** Events that name items of the case. */
  readonly mentions: Mention[]
}

export interface DisclosureState {
  readonly event: string
  readonly index: number
  readonly by: string
  readonly recipientRole: Role
  readonly items: readonly string[]
  /** Positions of the acknowledgements, by party id. */
  readonly acknowledged: Map<string, number>
}

export interface CourtState {
  readonly event: string
  readonly index: number
  readonly step: Word<'court-step'>
}

export interface SightingState {
  readonly event: string
  readonly index: number
  readonly by: string
  readonly result: Word<'sighting'>
}

export interface Mention {
  readonly event: string
  readonly index: number
  readonly items: readonly string[]
}

export function newCaseFile(): CaseFile {
  return {
    disclosures: new Map(),
    court: new Map(),
    lodged: new Set(),
    sightings: new Map(),
    mentions: [],
  }
}
