import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields } from '@custodia/core/wire'
import { authorityDraft, collectionDraft, copyDraft } from './law-setting.ts'
import type { Setting } from './law-setting.ts'
import type { LawDraft, LawDraftOf } from './law-world.ts'

type VariedFields = EventFields<'authority.varied'>

/** What becomes of the authority of the setting, by the officer's word. */
export function variationDraft(
  { people, caseId, authority }: Setting,
  change: VariedFields['change'],
  more: Partial<VariedFields> = {},
  sealed: readonly string[] = [],
): LawDraftOf<'authority.varied'> {
  return {
    type: 'authority.varied',
    by: people.officer,
    role: 'officer',
    chain: caseId,
    fields: { varies: authority, change, ...more },
    sealed,
  }
}

export const fromTheBeginning: Partial<VariedFields> = { reach: 'from-the-beginning' }
export const fromNowOn: Partial<VariedFields> = { reach: 'from-now-on' }

/** The authority of the setting, quashed. */
export function quashed(
  from: Setting,
  reach: Partial<VariedFields> = fromTheBeginning,
  authority: string = from.authority,
): PlacedEvent {
  return from.world.did(variationDraft(from, 'quashed', { ...reach, varies: authority }))
}

/** Another authority of the case. */
export function warrant(
  { world, people, caseId }: Setting,
  fields: Partial<EventFields<'authority.recorded'>> = {},
): string {
  return world.did(authorityDraft(people.officer, caseId, fields)).id
}

/** A thing taken under an authority; the setting's, if no other is named. */
export function taking(
  { people, caseId, authority }: Setting,
  under: string = authority,
  fields: Partial<EventFields<'item.collected'>> = {},
): LawDraft {
  return collectionDraft(people.collector, caseId, { authority: under, ...fields })
}

/** A copy of an item of data, by the collector. */
export function copied({ world, people }: Setting, source: string, authority?: string): string {
  const fields = authority === undefined ? {} : { authority }
  return world.did(copyDraft(people.collector, source, fields)).id
}
