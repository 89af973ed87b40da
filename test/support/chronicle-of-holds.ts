import type { PlacedEvent } from '@custodia/core/custody'
import { enumerations } from '@custodia/core/wire'
import type { EventFields, EventType, Role } from '@custodia/core/wire'
import type { EndScene } from './chronicle-of-ends.ts'
import type { Attempt } from './law-chronicle.ts'
import type { LawDraft, LawDraftOf, LawWorld } from './law-world.ts'

/** What people try with holds and consents. */
export const holdAttempts = ['hold', 'hold', 'release', 'consent', 'consent', 'retract'] as const

export type HoldAttempt = (typeof holdAttempts)[number]

/** Roles in which each is usually tried. */
export const holdRoles: { readonly [W in HoldAttempt]?: readonly Role[] } = {
  hold: ['officer', 'supervisor', 'prosecutor'],
  release: ['officer', 'supervisor', 'prosecutor'],
  consent: ['owner', 'officer'],
  retract: ['owner', 'officer', 'supervisor'],
}

export function isHoldAttempt(what: Attempt['what']): what is HoldAttempt {
  return holdAttempts.some((one) => one === what)
}

/** The last events of this type in the log, or any event. */
function lastOf({ events }: LawWorld, type: EventType, n: number): PlacedEvent {
  const found = events.filter(({ payload }) => payload.type === type)
  return found.at(-1 - (n % 3)) ?? found.at(-1) ?? events[n % events.length]!
}

function said<T extends EventType>(
  type: T,
  signed: EndScene['signed'],
  chain: string,
  fields: EventFields<T>,
): LawDraft {
  return { type, ...signed, chain, fields } as LawDraftOf<T> as LawDraft
}

/** Writes down what an attempt amounts to: on a case every third time, else on an item. */
export function holdAttemptDraft(
  what: HoldAttempt,
  { a, b, c }: Pick<Attempt, 'a' | 'b' | 'c'>,
  { signed, item, world }: EndScene,
): LawDraft {
  const chain = a % 3 === 0 ? world.state.item(item)!.case : item
  switch (what) {
    case 'hold': {
      const reasons = enumerations['hold-reason']
      const until = c % 3 === 0 ? {} : { until: world.now() + (b - 20) * 60_000 }
      return said('hold.placed', signed, chain, { reason: reasons[c % reasons.length]!, ...until })
    }
    case 'release': {
      const hold = lastOf(world, 'hold.placed', b)
      return said('hold.released', signed, c % 8 === 0 ? chain : hold.chain, { hold: hold.id })
    }
    case 'consent': {
      const until = c % 3 === 0 ? { validUntil: world.now() + b * 60_000 } : {}
      return said('consent.recorded', signed, chain, { informed: 'orally', ...until })
    }
    case 'retract': {
      const consent = lastOf(world, 'consent.recorded', b)
      const fields = { consent: consent.id }
      return said('consent.withdrawn', signed, c % 8 === 0 ? chain : consent.chain, fields)
    }
  }
}
