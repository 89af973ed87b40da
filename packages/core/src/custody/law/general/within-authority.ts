import type { EventType, ItemKind } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { latestMoment, utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { hasEnded, variationAt } from '../state/authorities.ts'
import type { AuthorityState, VariationState } from '../state/authorities.ts'
import type { LawState } from '../state/state.ts'
import { citedAuthority } from './authority.ts'

/** An authority, and the variation that decides for the act that cites it. */
interface Basis {
  readonly authority: AuthorityState
  readonly varied: VariationState | undefined
}

/**
 * LEG-02: within the dates, the kinds of act and the kinds of item of the authority as it stood when the act was done, as
 * far as that is on record at its position. Each is a point of its own; the first is given.
 */
export const withinAuthority: GeneralRule = rule('LEG-02', (event, state) => {
  const authority = citedAuthority(event, state)
  if (authority === undefined) return notConcerned
  const varied = variationAt(authority, event.index, event.payload.occurredAt.time)
  const basis = { authority, varied }
  return (
    afterItsEnd(event, basis) ??
    outsideDates(event, basis) ??
    outsideActions(event, basis) ??
    outsideKinds(event, basis, state)
  )
})

/** `the authority 3f…`, and by what it is no longer what it was. */
function named({ authority, varied }: Basis): string {
  const as = varied === undefined ? '' : `, as varied by event ${varied.event},`
  return `the authority ${authority.event} that it cites${as}`
}

function afterItsEnd(event: PlacedEvent, { authority, varied }: Basis): Breach | undefined {
  if (varied === undefined || !hasEnded(varied)) return undefined
  const how = varied.change === 'quashed' ? 'quashed' : 'ended before its day'
  return breach('LEG-02', {
    sentence: `Event ${event.id} happened at ${utc(event.payload.occurredAt.time)}, after the authority ${authority.event} that it cites was ${how} by event ${varied.event}.`,
    remedy: 'Cite the authority that was valid at that time, or explain the act.',
  })
}

function outsideDates(event: PlacedEvent, basis: Basis): Breach | undefined {
  const { occurredAt } = event.payload
  const validFrom = basis.authority.validFrom ?? -Infinity
  const validUntil = (basis.varied ?? basis.authority.terms).validUntil ?? Infinity
  if (latestMoment(occurredAt) >= validFrom && occurredAt.time <= validUntil) return undefined
  const bound =
    occurredAt.time > validUntil ? `ended at ${utc(validUntil)}` : `begins at ${utc(validFrom)}`
  return breach('LEG-02', {
    sentence: `Event ${event.id} happened at ${utc(occurredAt.time)}, but ${named(basis)} ${bound}.`,
    remedy: 'Cite the authority that was valid at that time, or explain the act.',
  })
}

function outsideActions(event: PlacedEvent, basis: Basis): Breach | undefined {
  const type: EventType = event.payload.type
  const { actions } = basis.varied ?? basis.authority.terms
  if (actions === undefined || actions.includes(type)) return undefined
  return breach('LEG-02', {
    sentence: `Event ${event.id} is of type ${type}, and ${named(basis)} allows ${actions.join(', ')}.`,
    remedy: 'Cite an authority that allows this kind of act, or explain the act.',
  })
}

function outsideKinds(event: PlacedEvent, basis: Basis, state: LawState): Breach | undefined {
  const { kinds } = basis.varied ?? basis.authority.terms
  const found = kinds === undefined ? [] : kindsOf(event, state)
  if (found.length === 0 || found.some((kind) => kinds!.includes(kind))) return undefined
  return breach('LEG-02', {
    sentence: `Event ${event.id} is about an item of the kind ${found.at(-1)}, and ${named(basis)} covers ${kinds!.join(', ')}.`,
    remedy: 'Cite an authority that covers this kind of item, or explain the act.',
  })
}

/** The kinds of the item that an act is about, and of what that came of; none for acts on no item. */
function kindsOf({ payload, chain }: PlacedEvent, state: LawState): readonly ItemKind[] {
  const lineage = (item: string | undefined): readonly ItemKind[] =>
    state.items.get(item ?? '')?.lineage ?? []
  switch (payload.type) {
    case 'item.collected':
      return [payload.fields.kind]
    case 'item.acquired':
    case 'item.derived':
      return [...lineage(payload.fields.source), payload.fields.kind]
    case 'copy.made':
      return lineage(payload.fields.source)
    default:
      return lineage(payload.type === 'item.accessed' ? payload.fields.item : chain)
  }
}
