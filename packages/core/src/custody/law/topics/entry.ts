import type { Word } from '../../../wire/index.ts'
import { caseOf } from '../general/case-of.ts'
import { breach } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { belongs } from '../state/chains.ts'
import { findTerm } from '../state/parties.ts'
import { spanAt } from '../state/items.ts'
import type { ItemState } from '../state/items.ts'
import type { LawState } from '../state/state.ts'
import { noteReading } from './readings.ts'
import { neverHolding } from './roles.ts'

type EntryType = 'item.collected' | 'item.acquired'

const openCase: Rule<EntryType> = (event, state) => {
  const caseId = event.payload.fields.case
  const chain = state.chains.get(caseId)
  if (state.cases.has(caseId) && belongs(chain!, event.index, state.chains)) return undefined
  return breach('CAS-01', {
    sentence: `Item ${event.id} is taken into case ${caseId}, and the ledger has no such case.`,
    remedy: 'Open the case first and name it by the id of the event that opened it.',
  })
}

/** ROL-07: whoever keeps watch has nothing in his hands. */
export const keepsWatch: Rule<EntryType | 'transfer.accepted'> = (event, state) => {
  const { index, recordedAt: time, signer } = event
  const party = state.parties.get(signer)!
  const scope = { index, time, case: caseOf(event, state) }
  const role = neverHolding.find(
    (watch) => findTerm(party, { role: watch, ...scope }) !== undefined,
  )
  if (role === undefined) return undefined
  return breach('ROL-07', {
    sentence: `Person ${signer} holds the role ${role} and would become custodian of an item.`,
    remedy: 'Let a person take the item who is neither registrar nor overseer.',
  })
}

/** The item from which data is taken, if it was lawfully entered before and belongs to the ledger. */
function sourceOf(event: EventOf<'item.acquired'>, state: LawState): ItemState | undefined {
  const { source } = event.payload.fields
  const item = state.items.get(source ?? '')
  const chain = state.chains.get(source ?? '')
  return item !== undefined &&
    item.index < event.index &&
    belongs(chain!, event.index, state.chains)
    ? item
    : undefined
}

const sourceInHand: Rule<'item.acquired'> = (event, state) => {
  const { source, case: caseId } = event.payload.fields
  if (source === undefined) return undefined
  const item = sourceOf(event, state)
  const custodian = item && spanAt(item, event.index)?.custodian
  const fault =
    item === undefined
      ? 'and the ledger has no such item'
      : item.case !== caseId
        ? `which belongs to case ${item.case}, not to case ${caseId}`
        : custodian !== event.signer
          ? `which person ${custodian} holds, not person ${event.signer}`
          : undefined
  if (fault === undefined) return undefined
  return breach('INT-07', {
    sentence: `Item ${event.id} is taken from item ${source}, ${fault}.`,
    remedy:
      'Have the source handed over or lent to the person who takes the data from it, in the same case.',
  })
}

const lesserCopies: readonly (Word<'copy-role'> | undefined)[] = ['working', 'disclosure']

const copyHasParent: Rule<'item.acquired'> = (event, state) => {
  const { source, mode, copyRole } = event.payload.fields
  const fault =
    source === undefined
      ? orphanFault(mode, copyRole)
      : parentFault(copyRole, sourceOf(event, state))
  if (fault === undefined) return undefined
  return breach('CPY-01', {
    sentence: `Item ${event.id} is recorded as ${mode} with the copy role ${copyRole}, ${fault}.`,
    remedy:
      'Name the item from which the copy was made, and give it a role that is no more than that item has.',
  })
}

function orphanFault(
  mode: Word<'acquisition-mode'>,
  copyRole: Word<'copy-role'>,
): string | undefined {
  const isCopy = mode === 'copied' || lesserCopies.includes(copyRole)
  return isCopy ? 'but names no item from which it was copied' : undefined
}

function parentFault(
  copyRole: Word<'copy-role'>,
  source: ItemState | undefined,
): string | undefined {
  if (copyRole === 'original' && source?.kind === 'data') return 'but it was made from data'
  const isLess = lesserCopies.includes(source?.copyRole)
  return isLess && !lesserCopies.includes(copyRole)
    ? `but it was made from a ${source?.copyRole} copy`
    : undefined
}

interface Entered {
  readonly kind: Word<'item-kind'>
  readonly copyRole?: Word<'copy-role'>
  readonly source?: string | undefined
}

function enter(event: EventOf<EntryType>, entered: Entered, state: LawState): void {
  const { payload, chain, id, index, signer } = event
  const caseId = payload.fields.case
  state.items.set(chain, {
    item: chain,
    case: caseId,
    kind: entered.kind,
    copyRole: entered.copyRole,
    source: entered.source,
    index,
    entry: payload.type,
    spans: [{ from: index, event: id, custodian: signer }],
    offers: [],
    loans: [],
    openLoans: [],
    lenders: new Map(),
    stored: [],
    checks: [],
    readings: [],
    standings: [],
    clearances: [],
    disposals: [],
  })
  state.cases.get(caseId)!.items.push(chain)
}

export const collectionLaw: TypeLaw<'item.collected'> = {
  rules: [openCase, keepsWatch],
  effect(event, state) {
    enter(event, { kind: event.payload.fields.kind }, state)
  },
}

export const acquisitionLaw: TypeLaw<'item.acquired'> = {
  rules: [openCase, keepsWatch, sourceInHand, copyHasParent],
  effect(event, state) {
    const { copyRole, source } = event.payload.fields
    enter(event, { kind: 'data', copyRole, source }, state)
    noteReading(state.items.get(event.chain)!, event)
  },
}
