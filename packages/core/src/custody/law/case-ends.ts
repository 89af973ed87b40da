import type { Breach } from './breach.ts'
import type { ReviewOptions } from './custody-record.ts'
import { isSameHuman } from './humans.ts'
import { breach } from './law.ts'
import type { Found } from './open-ends.ts'
import type { Mention, SightingState } from './state/case-file.ts'
import { spanAt } from './state/items.ts'
import { lookAt } from './state/looks.ts'
import { standingAt } from './state/standing.ts'
import type { CaseState, LawState } from './state/state.ts'

/**
 * What a case says of its items. Its chain is read before those of the items, so whether that is so is asked at the end.
 */
export function caseEnds(options: ReviewOptions, state: LawState): readonly Found[] {
  const disclosed = disclosures(state)
  return [...state.cases.values()].flatMap((found) => [
    ...found.file.mentions.flatMap((mention) => strangers(mention, found.case, options, state)),
    ...[...found.file.sightings].flatMap(([item, list]) =>
      list.flatMap((sighting) => sightingsAmiss(item, sighting, state)),
    ),
    ...admittedUndisclosed(found, disclosed, state),
  ])
}

/** CAS-02. Where a bundle leaves out items, one that is not at hand may be an item all the same. */
function strangers(
  { event, index, items }: Mention,
  caseId: string,
  { notCarried }: ReviewOptions,
  state: LawState,
): readonly Found[] {
  const isWhole = (notCarried?.size ?? 0) === 0
  const known = items.filter((id) => isWhole || state.items.has(id))
  lookAt(state, 'CAS-02', known.length)
  const stranger = known.find((id) => {
    const item = state.items.get(id)
    return item === undefined || item.case !== caseId || item.index >= index
  })
  if (stranger === undefined) return []
  return [
    [
      event,
      breach('CAS-02', {
        sentence: `Event ${event} names item ${stranger}, and case ${caseId} had no such item.`,
        remedy: 'Say in a remark which item was meant.',
      }),
    ],
  ]
}

/** SOD-04, and AUD-03 for what cannot have been seen. */
function sightingsAmiss(id: string, sighting: SightingState, state: LawState): readonly Found[] {
  const item = state.items.get(id)
  if (item === undefined || item.index >= sighting.index) return []
  const { event, index, by, result } = sighting
  const found: Breach[] = []
  // Who entered an item holds it from then on.
  const { custodian } = spanAt(item, index)!
  lookAt(state, 'SOD-04')
  if (isSameHuman([custodian, by], index, state)) {
    found.push(
      breach('SOD-04', {
        sentence: `Person ${by} takes stock by event ${event} of item ${id}, which he holds himself.`,
        remedy: 'Have somebody count it who has custody of nothing that he counts.',
      }),
    )
  }
  if (result === 'seen') {
    const standing = standingAt(item, index, state)
    lookAt(state, 'AUD-03')
    if (standing === 'disposed' || standing === 'missing') {
      found.push(
        breach('AUD-03', {
          sentence: `Event ${event} says that item ${id} was seen, and at that time it was ${standing}.`,
          remedy: 'Find out which of the two is right, and report an incident.',
        }),
      )
    }
  }
  return found.map((said) => [event, said])
}

/** Positions from which on items are disclosed to the defence: themselves, by what they came of, or by what came of them. */
function disclosures(state: LawState): ReadonlyMap<string, number> {
  const own = new Map<string, number>()
  for (const { file } of state.cases.values()) {
    for (const { recipientRole, items, index } of file.disclosures.values()) {
      if (recipientRole === 'defence') for (const item of items) lower(own, item, index)
    }
  }
  const all = new Map(own)
  // Sources are entered before what derives from them, so one pass in each direction reaches everything.
  const entered = [...state.items.values()]
  for (const { item, source } of entered) lower(all, item, all.get(source ?? ''))
  const upward = new Map(own)
  for (const { item, source } of entered.reverse()) {
    if (source !== undefined) lower(upward, source, upward.get(item))
  }
  for (const [item, index] of upward) lower(all, item, index)
  return all
}

function lower(map: Map<string, number>, item: string, index: number | undefined): void {
  if (index !== undefined && index < (map.get(item) ?? Infinity)) map.set(item, index)
}

/** LEG-05. */
function admittedUndisclosed(
  { file }: CaseState,
  disclosed: ReadonlyMap<string, number>,
  state: LawState,
): readonly Found[] {
  return [...file.court].flatMap(([item, steps]) => {
    const admitted = steps.filter(({ step }) => step === 'admitted')
    lookAt(state, 'LEG-05', admitted.length)
    return admitted
      .filter(({ index }) => !((disclosed.get(item) ?? index) < index))
      .map(({ event }): Found => [
        event,
        breach('LEG-05', {
          sentence: `Event ${event} says that item ${item} was admitted in evidence, and no disclosure to the defence before it covers the item.`,
          remedy: 'Record the disclosure, late as it may be, or say why there was none.',
        }),
      ])
  })
}
