import type { EventType } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import { authorityCited, authorityOnRecord, principalEnrolled } from './general/authority.ts'
import { backDated } from './general/back-dating.ts'
import { claimedInOrder } from './general/claimed-order.ts'
import { consentStands } from './general/consent.ts'
import {
  afterFounding,
  anchoredBefore,
  chainKind,
  entryFirst,
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
import { firstOf } from './law.ts'
import type { EventOf, GeneralRule, TypeLaw } from './law.ts'
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
]

const noLaw = { rules: [] }

/** The law of an event's type. */
export function lawOf<T extends EventType>(event: EventOf<T>): TypeLaw<T> {
  const law: TypeLaw<T> | undefined = typeLaws[event.payload.type as T]
  return law ?? noLaw
}

/** The first refusal, or else every point to explain. */
export function judgeEvent(event: PlacedEvent, state: LawState): readonly Breach[] {
  return judgeByType(event as EventOf<EventType>, state)
}

function judgeByType<T extends EventType>(
  event: EventOf<T> & PlacedEvent,
  state: LawState,
): readonly Breach[] {
  const { rules, points = [] } = lawOf(event)
  const general = event.payload.type === 'ledger.opened' ? foundingRules : generalRules
  const refusal = firstOf(general, event, state) ?? firstOf(rules, event, state)
  if (refusal !== undefined) return [refusal]
  return [...allOf(generalPoints, event, state), ...allOf(points, event, state)]
}

function allOf<E>(
  rules: readonly ((event: E, state: LawState) => Breach | undefined)[],
  event: E,
  state: LawState,
): readonly Breach[] {
  return rules.map((rule) => rule(event, state)).filter((found) => found !== undefined)
}
