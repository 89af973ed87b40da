import {
  builtInProfile,
  handlingOfChain,
  loadProfile,
  openEvent,
  withheldBy,
} from '../custody/index.ts'
import type { ExportProfile, LoadedProfile, OpenedEvent } from '../custody/index.ts'
import type { HandlingCode, WithheldValues } from '../wire/index.ts'
import type { ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import type { ExportedChain } from './export-scope.ts'
import { readDisclosures } from './read.ts'

/** A profile at work: within one export an item has the codes that it had when it was first asked for. */
export interface Opening extends ExportProfile {
  readonly handlingOf: (chain: Pick<OpenedEvent, 'kind' | 'chain'>) => ReadonlySet<HandlingCode>
}

/** A profile at work, and the digest of its file. */
export interface StatedProfile extends LoadedProfile {
  readonly profile: Opening
}

/** The profile of a request: everything, unless it names another. Errors: ERR_PROFILE_FILE. */
export function profileOf(
  request: Pick<ExportRequest, 'profile'>,
  { state }: Pick<LedgerCore, 'state'>,
): StatedProfile {
  const { profile, digest } = loadNamed(request)
  const known = new Map<string, ReadonlySet<HandlingCode>>()
  // What a bundle counts in its header and what it then opens must not differ, whatever people record meanwhile.
  const handlingOf: Opening['handlingOf'] = (place) => {
    const codes = known.get(place.chain) ?? handlingOfChain(place, state)
    known.set(place.chain, codes)
    return codes
  }
  return { profile: { ...profile, handlingOf }, digest }
}

function loadNamed({ profile = 'full' }: Pick<ExportRequest, 'profile'>): LoadedProfile {
  if (typeof profile !== 'string') return loadProfile(profile)
  const found = builtInProfile(profile)
  if (found === undefined) throw new RangeError(`there is no export profile ${profile}`)
  return found
}

/** What a profile withholds of an event: labels with their reasons. What was erased is not withheld. */
export function withheldOf(
  event: Pick<OpenedEvent, 'id' | 'kind' | 'chain' | 'payload'>,
  profile: Opening,
  core: Pick<LedgerCore, 'state'>,
): ReadonlyMap<string, WithheldValues['reason']> {
  const { id, kind, payload } = event
  const erased = new Set(core.state.erasures(id).flatMap(({ labels }) => labels))
  const handling = profile.handlingOf(event)
  const withheld = new Map<string, WithheldValues['reason']>()
  for (const label of payload.sealed.keys()) {
    if (erased.has(label)) continue
    const reason = withheldBy(profile, { payload, kind, label, handling })
    if (reason !== undefined) withheld.set(label, reason)
  }
  return withheld
}

/** The disclosures of an event that a profile opens and that were not erased, in the order of their labels. */
export async function openedBy(
  profile: Opening,
  event: OpenedEvent,
  core: LedgerCore,
): Promise<readonly Uint8Array[]> {
  const withheld = withheldOf(event, profile, core)
  const values = await readDisclosures(event, core)
  return values.filter(({ label }) => !withheld.has(label)).map(({ disclosure }) => disclosure)
}

/** Counts what is withheld, by type, label and reason. */
export interface WithheldCount {
  add(one: Omit<WithheldValues, 'count'>, count?: number): void
  has(one: Omit<WithheldValues, 'count'>): boolean
  /** In the order in which they came. */
  list(): readonly WithheldValues[]
}

export function createWithheldCount(): WithheldCount {
  const counts = new Map<string, WithheldValues>()
  const keyOf = ({ type, label, reason }: Omit<WithheldValues, 'count'>): string =>
    `${type} ${label} ${reason}`
  return {
    add({ type, label, reason }, count = 1) {
      const key = keyOf({ type, label, reason })
      const before = counts.get(key)?.count ?? 0
      if (before + count > 0) counts.set(key, { type, label, reason, count: before + count })
    },
    has: (one) => counts.has(keyOf(one)),
    list: () => [...counts.values()],
  }
}

/** What a profile withholds of these chains, at positions from `since` on. */
export async function countWithheld(
  chains: readonly ExportedChain[],
  profile: Opening,
  core: LedgerCore,
  since = 0,
): Promise<WithheldCount> {
  const count = createWithheldCount()
  for (const index of chains.flatMap(({ indexes }) => indexes)) {
    if (index < since) continue
    const bytes = eventBytes(await core.store.entry(index), core)
    if (bytes === undefined) continue
    const event = openEvent(bytes)
    const { type } = event.payload
    for (const [label, reason] of withheldOf(event, profile, core))
      count.add({ type, label, reason })
  }
  return count
}
