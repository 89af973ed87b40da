import type { Role } from '../../../wire/index.ts'
import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { addHold, releaseHold } from '../state/holds.ts'
import type { HoldState } from '../state/holds.ts'
import type { LawState } from '../state/state.ts'
import { custodianAt } from './keeping.ts'

const endsLater: Rule<'hold.placed'> = rule('HLD-01', ({ id, recordedAt, payload }) => {
  const { until } = payload.fields
  if (until === undefined) return notConcerned
  if (until > recordedAt) return undefined
  return breach('HLD-01', {
    sentence: `The hold ${id} is recorded at ${utc(recordedAt)} and ends at ${utc(until)}.`,
    remedy: 'Let it end later than it is recorded, or leave out until when, and release it.',
  })
})

export const holdLaw: TypeLaw<'hold.placed'> = {
  rules: [endsLater],
  effect({ id, index, chain, signer: by, payload }, state) {
    const { role, fields } = payload
    const { reason, until } = fields
    const placed = { event: id, index, chain, by, role, reason, until }
    addHold(state.holds, { ...placed, releasedAt: undefined })
  },
}

/** The hold that is released, if it stands in the same chain. */
function holdOf(event: EventOf<'hold.released'>, state: LawState): HoldState | undefined {
  const found = state.holds.byEvent.get(event.payload.fields.hold)
  return found?.chain === event.chain ? found : undefined
}

const namesHold: Rule<'hold.released'> = rule('HLD-02', (event, state) => {
  const hold = holdOf(event, state)
  const fault =
    hold === undefined
      ? `which is no hold of chain ${event.chain}`
      : hold.releasedAt !== undefined
        ? 'which was released before'
        : hold.until !== undefined && hold.until < event.recordedAt
          ? `which ended by itself at ${utc(hold.until)}`
          : undefined
  if (fault === undefined) return undefined
  return breach('HLD-02', {
    sentence: `Event ${event.id} releases ${event.payload.fields.hold}, ${fault}.`,
    remedy: 'Name a hold of the same chain that is in force; what has ended needs no release.',
  })
})

/**
 * How high a hold stands by the role in which it was placed. Judge and prosecutor stand side by side: both issue and
 * validate orders, and the release says under which.
 */
const ranks: { readonly [R in Role]?: number } = {
  officer: 1,
  supervisor: 2,
  prosecutor: 3,
  judge: 3,
}

function rankOf(role: Role): number {
  return ranks[role] ?? 0
}

const highEnough: Rule<'hold.released'> = rule('HLD-03', (event, state) => {
  const hold = holdOf(event, state)!
  const { role } = event.payload
  if (rankOf(role) >= rankOf(hold.role)) return undefined
  const high = (Object.keys(ranks) as Role[]).filter((one) => rankOf(one) >= rankOf(hold.role))
  return breach('HLD-03', {
    sentence: `Person ${event.signer}, as ${role}, releases hold ${hold.event}, which person ${hold.by} placed as ${hold.role}.`,
    remedy: `Have it released in one of these roles: ${high.join(', ')}.`,
  })
})

/** Of a hold on a case nothing is asked here: who holds an item of it cannot authorise the end of that item. */
const byAnotherThanHolder: Rule<'hold.released'> = rule('HLD-03', (event, state) => {
  const custodian = custodianAt(event.chain, event.index, state)
  if (custodian === undefined) return notConcerned
  if (!isSameHuman([custodian, event.signer], event.index, state)) return undefined
  return breach('HLD-03', {
    sentence: `Person ${event.signer} releases hold ${event.payload.fields.hold} on item ${event.chain}, which he holds himself.`,
    remedy: 'Let somebody release it who does not hold the item.',
  })
})

export const releaseLaw: TypeLaw<'hold.released'> = {
  rules: [namesHold, highEnough, byAnotherThanHolder],
  effect(event, state) {
    releaseHold(state.holds, holdOf(event, state)!, event.index)
  },
}
