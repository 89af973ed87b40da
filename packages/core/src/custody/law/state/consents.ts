import type { Role, Word } from '../../../wire/index.ts'
import { isOrCameOf } from './ancestry.ts'
import type { AuthorityState } from './authorities.ts'
import type { EventPlace, ItemState } from './items.ts'
import type { LawState } from './state.ts'
import { append } from './timeline.ts'

/** Consents by their own event, and by the chain in which they stand. */
export interface Consents {
  readonly byEvent: Map<string, ConsentState>
  readonly byChain: Map<string, ConsentState[]>
}

export interface ConsentState extends EventPlace {
  readonly chain: string
  readonly by: string
  readonly role: Role
  readonly informed: Word<'consent-information'>
  /** What acts can cite. */
  readonly authority: AuthorityState
  withdrawn: EventPlace | undefined
}

export function newConsents(): Consents {
  return { byEvent: new Map(), byChain: new Map() }
}

export function addConsent({ byEvent, byChain }: Consents, consent: ConsentState): void {
  byEvent.set(consent.event, consent)
  append(byChain, consent.chain, consent)
}

/** The consent of this id that was given for an item, or for one from which it came. */
export function consentForItem(
  item: ItemState | undefined,
  id: string,
  state: LawState,
): ConsentState | undefined {
  const consent = state.consents.byEvent.get(id)
  const source = state.items.get(consent?.chain ?? '')
  const isItsOwn = item !== undefined && source !== undefined && isOrCameOf(item, source)
  return isItsOwn ? consent : undefined
}
