import { breach, breachOf, notConcerned, rule } from '../law.ts'
import type { EventOf, GeneralRule, Rule, TypeLaw } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { ItemState } from '../state/items.ts'
import { boreSeal, sameSeals, sealStateAt, sealWords, sealsAt } from '../state/seals.ts'
import type { LawState } from '../state/state.ts'
import { append } from '../state/timeline.ts'
import { byHolder } from './hands.ts'

type SealType = 'seal.applied' | 'seal.inspected' | 'seal.broken'

function itemOf({ chain }: Pick<EventOf<SealType>, 'chain'>, state: LawState): ItemState {
  return state.items.get(chain)!
}

const onlyThings: Rule<'seal.applied'> = rule('SEA-05', (event, state) => {
  if (itemOf(event, state).form === 'thing') return undefined
  return breach('SEA-05', {
    sentence: `Event ${event.id} seals item ${event.chain}, which is data.`,
    remedy: 'Seal the carrier on which the data lies: it is an item of its own.',
  })
})

const notSealed: Rule<'seal.applied'> = rule('SEA-05', (event, state) => {
  const seals = sealsAt(itemOf(event, state), event.index)
  if (seals.length === 0) return undefined
  return breach('SEA-05', {
    sentence: `Event ${event.id} seals item ${event.chain}, which bears ${sealWords(seals)} already.`,
    remedy: 'Record seal.broken first, and then the new seal.',
  })
})

const replacesItsOwn: Rule<'seal.applied'> = rule('SEA-05', (event, state) => {
  const { replaces } = event.payload.fields
  if (replaces === undefined) return notConcerned
  const item = itemOf(event, state)
  const stranger = replaces.find((number) => !boreSeal(item, number, event.index))
  if (stranger === undefined) return undefined
  return breach('SEA-05', {
    sentence: `Event ${event.id} replaces seal ${stranger}, which item ${event.chain} never bore.`,
    remedy: 'Name seals that were on this item, or leave out what the new one replaces.',
  })
})

export const sealingLaw: TypeLaw<'seal.applied'> = {
  rules: [byHolder('seals'), onlyThings, notSealed, replacesItsOwn],
  effect(event, state) {
    const { id, index, payload } = event
    const { seals } = payload.fields
    itemOf(event, state).sealings.push({ event: id, index, state: 'sealed', seals })
  },
  // A number is taken from here on, even if the act waits for an approval.
  proposal({ id, index, chain, payload }, state) {
    for (const number of payload.fields.seals) {
      append(state.sealUses, number, { event: id, index, item: chain })
    }
    return undefined
  },
}

const isSealed: Rule<'seal.broken'> = rule('SEA-05', (event, state) => {
  const stands = sealStateAt(itemOf(event, state), event.index)
  if (stands === 'sealed') return undefined
  return breach('SEA-05', {
    sentence: `Event ${event.id} breaks a seal of item ${event.chain}, which ${stands === 'unsealed' ? 'was opened before' : 'was never sealed'}.`,
    remedy: 'Record seal.applied where the item was sealed; what is open needs no opening.',
  })
})

/** SEA-01, where the item is opened or looked at. */
const asOnRecord: Rule<'seal.broken' | 'seal.inspected'> = rule('SEA-01', (event, state) => {
  const { payload, id, chain } = event
  const { seals = [] } = payload.fields
  const expected = sealsAt(itemOf(event, state), event.index)
  const result = payload.type === 'seal.inspected' ? payload.fields.result : 'intact'
  if (result === 'intact' && sameSeals(seals, expected)) return undefined
  const found = result === 'intact' ? sealWords(seals) : `${sealWords(seals)} (${result})`
  return breach('SEA-01', {
    sentence: `Event ${id} found ${found} on item ${chain}, and on record it bears ${sealWords(expected)}.`,
    remedy: 'Report an incident on the item, and find out when the seal was last seen as it was.',
  })
})

const underAuthority: Rule<'seal.broken'> = rule('SEA-02', ({ id, chain, payload }) => {
  if (payload.fields.authority !== undefined) return undefined
  return breach('SEA-02', {
    sentence: `Event ${id} opens the sealed item ${chain} and cites no authority.`,
    remedy: 'Say by which order or request it was opened.',
  })
})

export const openingLaw: TypeLaw<'seal.broken'> = {
  rules: [byHolder('opens'), isSealed],
  points: [asOnRecord, underAuthority],
  effect(event, state) {
    const { id, index, payload } = event
    const { seals } = payload.fields
    itemOf(event, state).sealings.push({ event: id, index, state: 'unsealed', seals })
  },
}

export const inspectionLaw: TypeLaw<'seal.inspected'> = {
  rules: [],
  points: [asOnRecord],
  effect(event, state) {
    const { id, index, payload } = event
    if (breachOf(asOnRecord, event, state) === undefined) return
    itemOf(event, state).mismatches.push({ event: id, index, result: payload.fields.result })
  },
}

/** The item into which an act looks, if it is one that cannot be done through a seal. */
function lookedInto({ chain, payload }: PlacedEvent, state: LawState): ItemState | undefined {
  switch (payload.type) {
    case 'exam.started':
    case 'sample.consumed':
      return state.items.get(chain)
    case 'exam.completed':
      return payload.fields.started === undefined ? state.items.get(chain) : undefined
    case 'item.acquired':
    case 'item.derived':
      return state.items.get(payload.fields.source ?? '')
    default:
      return undefined
  }
}

/** SEA-02, asked of every act that cannot be done through a seal. */
export const openedUnseen: GeneralRule = rule('SEA-02', (event, state) => {
  const item = lookedInto(event, state)
  if (item === undefined) return notConcerned
  if (sealStateAt(item, event.index) !== 'sealed') return undefined
  return breach('SEA-02', {
    sentence: `Event ${event.id} of type ${event.payload.type} looks into item ${item.item}, which bears ${sealWords(sealsAt(item, event.index))}, and nobody has recorded that it was opened.`,
    remedy: 'Record seal.broken before a sealed item is opened; say in a remark who opened it.',
  })
})
