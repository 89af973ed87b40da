import type { Derivation, ItemKind, Word } from '../../../wire/index.ts'
import { caseOf } from '../general/case-of.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { ancestryOf } from '../state/ancestry.ts'
import { belongs } from '../state/chains.ts'
import { findTerm } from '../state/parties.ts'
import { handlingAt } from '../state/items.ts'
import type { HandlingChange, ItemState } from '../state/items.ts'
import type { LawState } from '../state/state.ts'
import { citeAtEntry } from '../state/taint.ts'
import { acquiresNoThing, carriesWhatItMay, carriesWhatItMust, collectsNoData } from './kinds.ts'
import { noteWhole } from './quantities.ts'
import { noteReading } from './readings.ts'
import { neverHolding } from './roles.ts'
import type { ComingType } from './source.ts'
import { noMoreThanItsSource, sourceInHand } from './source.ts'

type EntryType = 'item.collected' | 'item.acquired'

const openCase: Rule<EntryType> = rule('CAS-01', (event, state) => {
  const caseId = event.payload.fields.case
  const chain = state.chains.get(caseId)
  if (state.cases.has(caseId) && belongs(chain!, event.index, state.chains)) return undefined
  return breach('CAS-01', {
    sentence: `Item ${event.id} is taken into case ${caseId}, and the ledger has no such case.`,
    remedy: 'Open the case first and name it by the id of the event that opened it.',
  })
})

/** ROL-07: whoever keeps watch has nothing in his hands. */
export const keepsWatch: Rule<EntryType | ComingType | 'transfer.accepted'> = rule(
  'ROL-07',
  (event, state) => {
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
  },
)

/** What is known of an item when it begins. */
interface Entered {
  readonly case: string
  readonly kind: ItemKind
  readonly form: ItemState['form']
  readonly mode?: Word<'collection-mode'>
  readonly copyRole?: Word<'copy-role'> | undefined
  readonly source?: string | undefined
  readonly relation?: Derivation
}

function lineageOf({ kind, source }: Entered, state: LawState): ItemState['lineage'] {
  const { lineage = [] } = state.items.get(source ?? '') ?? {}
  return lineage.includes(kind) ? lineage : [...lineage, kind]
}

/** What comes of an item is handled as the item is at that moment, and as its own entry says. */
function firstHandling(
  { payload, index }: EventOf<EntryType | ComingType>,
  state: LawState,
): HandlingChange[] {
  const { fields } = payload
  const { handling: own = [] } = fields
  const above = 'source' in fields ? handlingAt(state.items.get(fields.source ?? ''), index) : []
  const codes = own.every((code) => above.includes(code)) ? above : [...new Set([...above, ...own])]
  return codes.length === 0 ? [] : [{ index, codes }]
}

/** An item begins: who signs its first event holds it. */
export function enter(
  event: EventOf<EntryType | ComingType>,
  entered: Entered,
  state: LawState,
): ItemState {
  const { chain, id, index, signer } = event
  const item: ItemState = {
    item: chain,
    case: entered.case,
    kind: entered.kind,
    form: entered.form,
    mode: entered.mode,
    copyRole: entered.copyRole,
    source: entered.source,
    relation: entered.relation,
    ancestry: ancestryOf(state.items.get(entered.source ?? '')),
    lineage: lineageOf(entered, state),
    index,
    spans: [{ from: index, event: id, custodian: signer }],
    offers: [],
    loans: [],
    openLoans: [],
    lenders: new Map(),
    stored: [],
    handling: firstHandling(event, state),
    checks: [],
    readings: [],
    standings: [],
    clearances: [],
    disposals: [],
    sealings: [],
    mismatches: [],
    examinations: new Map(),
    relabellings: [],
    receipts: [],
  }
  state.items.set(chain, item)
  citeAtEntry(event, state)
  state.cases.get(entered.case)!.items.push(chain)
  return item
}

export const collectionLaw: TypeLaw<'item.collected'> = {
  rules: [openCase, keepsWatch, collectsNoData, carriesWhatItMust, carriesWhatItMay],
  effect(event, state) {
    const { case: inCase, kind, mode } = event.payload.fields
    enter(event, { case: inCase, kind, form: 'thing', mode }, state)
    noteWhole(event, state)
  },
}

const wholePage: Rule<'item.acquired'> = rule('INT-09', ({ id, payload: { fields, sealed } }) => {
  const missing = ['pageSource', 'pageImage'].find((label) => !sealed.has(label))
  if (fields.kind !== 'web-capture') return notConcerned
  if (missing === undefined) return undefined
  return breach('INT-09', {
    sentence: `Item ${id} is a capture of a page of the web, and comes without its ${missing === 'pageSource' ? 'source code' : 'picture'}.`,
    remedy: 'Capture address, source code and a picture of the full page together.',
  })
})

/** Ways of acquiring that read from something, and can fail or change it. */
const reading: readonly Word<'acquisition-mode'>[] = ['imaged', 'extracted', 'captured']

const saysWhatWentWrong: Rule<'item.acquired'> = rule(
  'INT-10',
  ({ id, payload: { fields, sealed } }) => {
    if (!reading.includes(fields.mode)) return notConcerned
    if (sealed.has('faults') || sealed.has('changes')) return undefined
    return breach('INT-10', {
      sentence: `Item ${id} was ${fields.mode}, and its entry says neither which errors there were nor what the method changed.`,
      remedy: 'Say it, even if there was nothing; a remark can add that.',
    })
  },
)

export const acquisitionLaw: TypeLaw<'item.acquired'> = {
  rules: [
    openCase,
    keepsWatch,
    acquiresNoThing,
    carriesWhatItMust,
    carriesWhatItMay,
    sourceInHand,
    noMoreThanItsSource,
  ],
  points: [wholePage, saysWhatWentWrong],
  effect(event, state) {
    const { case: inCase, kind, copyRole, source } = event.payload.fields
    const item = enter(event, { case: inCase, kind, form: 'data', copyRole, source }, state)
    noteReading(item, event)
  },
}
