import type { Quantity } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach } from '../law.ts'
import type { EventOf } from '../law.ts'
import { amountText, measureOf, without } from '../state/amounts.ts'
import type { AmountChange, Measure } from '../state/amounts.ts'
import { lookAt, lookInVain } from '../state/looks.ts'
import type { LawState } from '../state/state.ts'
import { append } from '../state/timeline.ts'

/** Notes a change of how much there is of an item, at the place of its own entry. */
function note(item: string, change: Omit<AmountChange, 'index'>, state: LawState): void {
  const { index } = state.events.get(change.event)!
  append(state.amounts, item, { ...change, index })
}

/** How much an item is when it begins, if its entry says so. */
export function noteWhole(
  { id, payload, openings }: EventOf<'item.collected' | 'item.derived'>,
  state: LawState,
): void {
  if (!payload.sealed.has('quantity')) return
  note(id, { event: id, as: 'whole', amount: openings?.quantity }, state)
}

/** How much was taken off an item to become one of its own. */
export function notePart(
  { id, payload, openings }: EventOf<'item.derived'>,
  state: LawState,
): void {
  const { source } = payload.fields
  note(source, { event: id, as: 'part', amount: openings?.quantity }, state)
}

export function noteConsumption(
  { id, chain, openings }: EventOf<'sample.consumed'>,
  state: LawState,
): void {
  const { consumed: amount, left } = openings ?? {}
  note(chain, { event: id, as: 'test', amount, left }, state)
}

/** What one item should still be, while its entries are gone through. */
interface Tally {
  readonly item: string
  /** Undefined where nobody can say. */
  there: Measure | undefined
  isWithheld: boolean
  readonly found: (readonly [string, Breach])[]
}

/**
 * INT-08 and INT-11: what was taken of an item and used up, and what is left, add up to what it was. An amount that is
 * withheld, was erased or was corrected in words cannot be added: from there on nothing is said until a test says again
 * how much is left.
 */
export function unbalanced(state: LawState): readonly (readonly [string, Breach])[] {
  return [...state.amounts].flatMap(([item, changes]) => {
    const tally: Tally = { item, there: undefined, isWithheld: false, found: [] }
    if (changes.every(({ as }) => as === 'whole')) return []
    for (const change of [...changes].sort((a, b) => a.index - b.index)) take(change, tally, state)
    if (tally.isWithheld) lookInVain(state, 'INT-08')
    return tally.found
  })
}

function take(change: AmountChange, tally: Tally, state: LawState): void {
  const known = (label: string, said: Quantity | undefined): Measure | undefined => {
    const isCorrected = state.corrections
      .get(change.event)
      ?.some(({ field, effectiveAt }) => field === label && effectiveAt !== undefined)
    if (said !== undefined && isCorrected !== true) return measureOf(said)
    tally.isWithheld = true
    return undefined
  }
  const amount = known(change.as === 'test' ? 'consumed' : 'quantity', change.amount)
  if (change.as === 'whole') tally.there = amount
  else if (change.as === 'part') takePart(change, amount, tally, state)
  else takeTest(change, { amount, left: known('left', change.left) }, tally, state)
}

function takePart(
  { event }: AmountChange,
  amount: Measure | undefined,
  tally: Tally,
  state: LawState,
): void {
  const { item, there } = tally
  tally.there = undefined
  if (there === undefined || amount === undefined) return
  const rest = without(there, amount)
  lookAt(state, 'INT-11')
  if (rest === undefined)
    return void tally.found.push([event, otherUnits(event, item, [there, amount])])
  lookAt(state, 'INT-08')
  if (rest.value >= 0n) tally.there = rest
  else tally.found.push([event, moreThanThere(event, item, amount, there)])
}

function takeTest(
  { event }: AmountChange,
  { amount, left }: { readonly amount: Measure | undefined; readonly left: Measure | undefined },
  tally: Tally,
  state: LawState,
): void {
  const { item, there } = tally
  const said = [there, amount, left].filter((one) => one !== undefined)
  tally.there = left
  if (said.length > 1) lookAt(state, 'INT-11')
  if (said.some(({ family }) => family !== said[0]!.family)) {
    tally.found.push([event, otherUnits(event, item, said)])
    return
  }
  const rest = there && amount && without(there, amount)
  if (rest === undefined) return
  lookAt(state, 'INT-08')
  if (rest.value < 0n) tally.found.push([event, moreThanThere(event, item, amount!, there!)])
  else if (left === undefined) tally.there = rest
  else if (left.value !== rest.value)
    tally.found.push([
      event,
      notAddingUp(event, item, { there: there!, amount: amount!, left, rest }),
    ])
}

function moreThanThere(event: string, item: string, amount: Measure, there: Measure): Breach {
  return breach('INT-08', {
    sentence: `Event ${event} takes ${amountText(amount)} of item ${item}, of which ${amountText(there)} was there.`,
    remedy:
      'Weigh or count again what is there and what was made of it, correct the entry that is wrong, and explain where the difference comes from.',
  })
}

interface Balance {
  readonly there: Measure
  readonly amount: Measure
  readonly left: Measure
  readonly rest: Measure
}

function notAddingUp(event: string, item: string, { there, amount, left, rest }: Balance): Breach {
  return breach('INT-08', {
    sentence: `Event ${event} uses up ${amountText(amount)} of item ${item}, of which ${amountText(there)} was there, and leaves ${amountText(left)}; it should be ${amountText(rest)}.`,
    remedy:
      'Weigh or count again what is left, correct the entry that is wrong, or explain where the difference comes from.',
  })
}

function otherUnits(event: string, item: string, said: readonly Measure[]): Breach {
  return breach('INT-11', {
    sentence: `Event ${event} says how much of item ${item} was taken or is left, and ${said.map(amountText).join(' and ')} cannot be added up.`,
    remedy: 'Say in a remark how much it is in the unit in which the item was weighed or counted.',
  })
}
