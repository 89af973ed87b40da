import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import type { EventState, LawState } from '../state/state.ts'
import type { Attestation } from '../act-record.ts'

type About =
  | 'event.witnessed'
  | 'event.approved'
  | 'event.withdrawn'
  | 'entry.corrected'
  | 'note.added'
  | 'incident.reported'
type Attesting = 'event.witnessed' | 'event.approved'

/** The earlier event of the same chain that an event speaks of. */
export function targetOf(event: EventOf<About>, state: LawState): EventState | undefined {
  const target = state.events.get(event.payload.fields.event ?? '')
  return target?.chain === event.chain && target.index < event.index ? target : undefined
}

/** ATT-01: what changes the meaning of an event stands in that event's chain. */
export const earlierInChain: Rule<About> = rule('ATT-01', (event, state) => {
  const named = event.payload.fields.event
  if (named === undefined) return notConcerned
  if (targetOf(event, state) !== undefined) return undefined
  return isErased(event, state) ? notConcerned : notBefore(event, named)
})

/** Whether it speaks of an event of its chain of which only the id is left. It was lawful when that was there. */
export function isErased(event: EventOf<About>, state: LawState): boolean {
  return state.erasedEvents.get(event.payload.fields.event ?? '') === event.chain
}

/** The same of an event that speaks of several. */
export const eachEarlierInChain: Rule<'challenge.raised' | 'data.erased'> = rule(
  'ATT-01',
  (event, state) => {
    const stranger = event.payload.fields.events.find((id) => {
      const target = state.events.get(id)
      return target?.chain !== event.chain || target.index >= event.index
    })
    return stranger === undefined ? undefined : notBefore(event, stranger)
  },
)

function notBefore(
  { id, chain }: { readonly id: string; readonly chain: string },
  named: string,
): Breach {
  return breach('ATT-01', {
    sentence: `Event ${id} speaks of event ${named}, which does not stand before it in chain ${chain}.`,
    remedy:
      'Record it in the chain of the event of which it speaks, and name that event by its id.',
  })
}

/** ATT-02: nobody can have seen what is not there. */
export const labelsSealed: Rule<Attesting> = rule('ATT-02', (event, state) => {
  const named = event.payload.fields.labels
  if (named.length === 0 || isErased(event, state)) return notConcerned
  const { labels } = targetOf(event, state)!
  const unknown = named.find((label) => !labels.includes(label))
  return unknown === undefined ? undefined : unsealed(event, unknown)
})

function unsealed({ id, payload }: EventOf<Attesting>, label: string): Breach {
  return breach('ATT-02', {
    sentence: `Event ${id} says that the sealed value "${label}" of event ${payload.fields.event} was seen, and that event seals no such value.`,
    remedy: 'Name only labels that the event seals.',
  })
}

export function attestationOf(event: EventOf<Attesting>): Attestation {
  const { id, index, signer, payload } = event
  return { event: id, index, party: signer, role: payload.role, labels: payload.fields.labels }
}

export const noteLaw: TypeLaw<'note.added'> = { rules: [earlierInChain] }
