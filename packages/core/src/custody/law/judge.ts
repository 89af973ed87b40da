import type { EventType } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import { authorityCited, authorityOnRecord, principalEnrolled } from './general/authority.ts'
import { backDated } from './general/back-dating.ts'
import { claimedInOrder } from './general/claimed-order.ts'
import { clearByPolicy, clearOfPeople } from './general/clear-values.ts'
import { consentStands } from './general/consent.ts'
import {
  afterFounding,
  anchoredBefore,
  chainKind,
  entryFirst,
  itemBegun,
  lawfulBeginning,
  nextInChain,
  recordedInOrder,
  registeredBefore,
} from './general/place.ts'
import { roleFitsType, roleHeld } from './general/role.ts'
import { keyInForce, signerInDispute } from './general/signer.ts'
import { standingAllows } from './general/standing.ts'
import { lateWithReason, notFromTheFuture } from './general/times.ts'
import { withinAuthority } from './general/within-authority.ts'
import { breachOf, firstOf } from './law.ts'
import type { Demanding, EventOf, GeneralRule, Look, TypeLaw } from './law.ts'
import type { PlacedEvent } from './placed-event.ts'
import type { LawState } from './state/state.ts'
import { offerUnanswered } from './topics/offer.ts'
import { openedUnseen } from './topics/seals.ts'
import { typeLaws } from './type-laws.ts'

/** Asked in this order of every event but the founding, before the rules of its type. */
const generalRules: readonly GeneralRule[] = [
  afterFounding,
  chainKind,
  nextInChain,
  entryFirst,
  registeredBefore,
  itemBegun,
  lawfulBeginning,
  recordedInOrder,
  anchoredBefore,
  keyInForce,
  roleFitsType,
  roleHeld,
  notFromTheFuture,
  authorityOnRecord,
  consentStands,
  principalEnrolled,
  standingAllows,
  clearByPolicy,
]

/** The founding brings people, keys and policy with it, so most of the above has nothing to ask yet. */
const foundingRules: readonly GeneralRule[] = [notFromTheFuture]

const generalPoints: readonly GeneralRule[] = [
  signerInDispute,
  lateWithReason,
  backDated,
  claimedInOrder,
  authorityCited,
  withinAuthority,
  offerUnanswered,
  openedUnseen,
  clearOfPeople,
]

const noLaw = { rules: [] }

/** The law of an event's type. */
export function lawOf<T extends EventType>(event: EventOf<T>): TypeLaw<T> {
  const law: TypeLaw<T> | undefined = typeLaws[event.payload.type as T]
  return law ?? noLaw
}

/** The first refusal, or else every point to explain. */
export function judgeEvent(event: PlacedEvent, state: LawState, look?: Look): readonly Breach[] {
  return judgeByType(event as EventOf<EventType>, state, look)
}

function judgeByType<T extends EventType>(
  event: EventOf<T> & PlacedEvent,
  state: LawState,
  look: Look | undefined,
): readonly Breach[] {
  const { rules, points = [] } = lawOf(event)
  const general = event.payload.type === 'ledger.opened' ? foundingRules : generalRules
  const refusal = firstOf(general, event, state, look) ?? firstOf(rules, event, state, look)
  if (refusal !== undefined) return [refusal]
  return [...allOf(generalPoints, event, state, look), ...allOf(points, event, state, look)]
}

function allOf<E>(
  rules: readonly Demanding<E>[],
  event: E,
  state: LawState,
  look: Look | undefined,
): readonly Breach[] {
  return rules
    .map((one) => breachOf(one, event, state, look))
    .filter((found) => found !== undefined)
}
