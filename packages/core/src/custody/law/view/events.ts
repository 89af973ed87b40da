import type { ChainRecord, EventRecord } from '../custody-record.ts'
import type { AccessErasure, ErasureRecord } from '../happenings.ts'
import { registrationOf } from '../state/chains.ts'
import type { LawState } from '../state/state.ts'

export function chainView(id: string, state: LawState): ChainRecord | undefined {
  const chain = state.chains.get(id)
  if (chain === undefined) return undefined
  const registered = registrationOf(chain, state.chains)
  return {
    chain: id,
    kind: chain.kind,
    ...(chain.parent === undefined ? {} : { parent: chain.parent }),
    ...(registered === undefined ? {} : { registered }),
    count: chain.ids.length,
    head: chain.ids.at(-1)!,
  }
}

export function eventView(id: string, state: LawState): EventRecord | undefined {
  const event = state.events.get(id)
  if (event === undefined) return undefined
  const { labels: _, case: caseId, ...view } = event
  const open = (state.challenges.byTarget.get(id) ?? []).filter(
    ({ answer }) => answer === undefined,
  )
  return {
    ...view,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(open.length === 0 ? {} : { openChallenges: open.map((one) => one.event) }),
  }
}

export function erasuresBefore(
  event: string,
  index: number,
  state: LawState,
): readonly ErasureRecord[] {
  return (state.erasures.get(event) ?? []).filter((erasure) => erasure.index < index)
}

export function accessErasuresBefore(
  item: string,
  index: number,
  state: LawState,
): readonly AccessErasure[] {
  return (state.accessErasures.get(item) ?? []).filter((erasure) => erasure.index < index)
}
