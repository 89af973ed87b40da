import { eventTypeSpec } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { belongs } from '../state/chains.ts'
import type { ChainState } from '../state/chains.ts'
import type { LawState } from '../state/state.ts'
import { utc } from '../moments.ts'

/** GEN-01: before the founding there is nothing to judge by. */
export const afterFounding: GeneralRule = rule('GEN-01', (event, state) => {
  if (state.genesis !== undefined && event.index > 0) return undefined
  return breach('GEN-01', {
    sentence: `Event ${event.id} stands at position ${event.index}, and no lawful founding of a ledger stands before it.`,
    remedy: 'A ledger begins with ledger.opened at position 0; found the ledger first.',
  })
})

/** CHN-01: the kind of chain that the type demands, opened or continued as the type demands. */
export const chainKind: GeneralRule = rule('CHN-01', (event, state) => {
  const { type, seq } = event.payload
  const spec = eventTypeSpec(type)
  const kind = state.chains.get(event.chain)?.kind ?? event.kind
  const isWrongKind = !spec.chains.includes(kind) || kind !== event.kind
  // Where an item begins is a rule of its own.
  const isWrongPlace = kind !== 'item' && spec.opens === (seq === 0 ? 'never' : 'only')
  if (!isWrongKind && !isWrongPlace) return undefined
  const opening = { only: 'opens', never: 'stands in, and does not open,', may: 'stands in' }
  return breach('CHN-01', {
    sentence: `Event ${event.id} is of type ${type} and stands at place ${seq} of a chain of kind ${kind}.`,
    remedy: `An event of type ${type} ${opening[spec.opens]} a chain of kind ${spec.chains.join(' or ')}.`,
  })
})

/** CUS-01: an item begins with its entry into custody, and has no second one. */
export const entryFirst: GeneralRule = rule('CUS-01', (event) => {
  const { type, seq } = event.payload
  const isEntry = eventTypeSpec(type).opens === 'only'
  if (event.kind !== 'item') return notConcerned
  if (isEntry === (seq === 0)) return undefined
  return breach('CUS-01', {
    sentence: isEntry
      ? `Event ${event.id} of type ${type} takes item ${event.chain} into custody a second time, at place ${seq} of its chain.`
      : `Event ${event.id} of type ${type} begins the chain of an item that never came into custody.`,
    remedy:
      'The chain of an item begins with item.collected, item.acquired, copy.made or item.derived, once.',
  })
})

/** CRY-02: the next place, after the last event, at a later position. */
export const nextInChain: GeneralRule = rule('CRY-02', (event, state) => {
  const { seq, prev } = event.payload
  const chain = state.chains.get(event.chain)
  const head = chain?.ids.at(-1) ?? null
  const follows =
    seq === (chain?.ids.length ?? 0) &&
    prev === head &&
    event.index > (chain?.indexes.at(-1) ?? -1) &&
    (chain !== undefined || event.chain === event.id)
  if (follows) return undefined
  return breach('CRY-02', {
    sentence: `Event ${event.id} claims place ${seq} of chain ${event.chain}, after ${prev ?? 'no event'}, but the chain has ${chain?.ids.length ?? 0} events and its last one is ${head ?? 'none'}.`,
    remedy: 'Prepare the event again, at the end of the chain as it stands now.',
  })
})

/** CHN-02: what is to go on must have been registered above. */
export const registeredBefore: GeneralRule = rule('CHN-02', (event, state) => {
  const chain = state.chains.get(event.chain)
  if (chain === undefined || chain.kind === 'ledger') return notConcerned
  if (belongs(chain, event.index, state.chains)) return undefined
  return breach('CHN-02', {
    sentence: `Chain ${event.chain} is not registered in the chain ${chain.parent} above it, so event ${event.id} cannot continue it.`,
    remedy: 'The ledger registers a chain in the same batch in which its first event is recorded.',
  })
})

/** CUS-01: what follows in the chain of an item is about something only if its entry was lawful. */
export const itemBegun: GeneralRule = rule('CUS-01', (event, state) => {
  const chain = state.chains.get(event.chain)
  if (chain?.kind !== 'item') return notConcerned
  return subjectExists(chain, state) ? undefined : neverEntered(event)
})

/** CHN-04: the same of every other chain. */
export const lawfulBeginning: GeneralRule = rule('CHN-04', (event, state) => {
  const chain = state.chains.get(event.chain)
  if (chain === undefined || chain.kind === 'item') return notConcerned
  return subjectExists(chain, state) ? undefined : refusedBeginning(event)
})

function subjectExists({ chain, kind }: ChainState, state: LawState): boolean {
  switch (kind) {
    case 'ledger':
      return state.genesis?.id === chain
    case 'party':
      return state.partyOfChain.has(chain)
    case 'case':
      return state.cases.has(chain)
    case 'item':
      return state.items.has(chain)
    case 'access':
      return state.itemOfAccess.has(chain)
  }
}

function neverEntered(event: PlacedEvent): Breach {
  return breach('CUS-01', {
    sentence: `Item ${event.chain} never came into custody: the entry that begins its chain was refused.`,
    remedy: 'Record the event that begins the item again, in a way that the law allows.',
  })
}

function refusedBeginning(event: PlacedEvent): Breach {
  return breach('CHN-04', {
    sentence: `The first event of chain ${event.chain} was refused, so event ${event.id} has nothing to follow.`,
    remedy: 'Record the first event again in a way that the law allows; that begins a new chain.',
  })
}

/** TIM-01: the ledger's own time does not run backwards within a chain. */
export const recordedInOrder: GeneralRule = rule('TIM-01', (event, state) => {
  const last = state.chains.get(event.chain)?.lastRecordedAt
  if (last === undefined) return notConcerned
  if (event.recordedAt >= last) return undefined
  return breach('TIM-01', {
    sentence: `Event ${event.id} is recorded at ${utc(event.recordedAt)}, before the event that it follows, at ${utc(last)}.`,
    remedy: 'The ledger repeats the last time while its clock stands before it.',
  })
})

/** TIM-09: a checkpoint covers what was there when it was made. */
export const anchoredBefore: GeneralRule = rule('TIM-09', (event) => {
  const { anchor } = event.payload
  if (anchor === undefined) return notConcerned
  if (anchor.size <= event.index) return undefined
  return breach('TIM-09', {
    sentence: `Event ${event.id} stands at position ${event.index}, but is anchored to a state of the log with ${anchor.size} events.`,
    remedy: 'Anchor the event to a checkpoint that the ledger had signed before.',
  })
})
