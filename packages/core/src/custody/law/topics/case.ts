import { breach } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { newCaseFile } from '../state/case-file.ts'

export const caseOpeningLaw: TypeLaw<'case.opened'> = {
  rules: [],
  effect(event, state) {
    const { chain, index, signer } = event
    state.cases.set(chain, {
      case: chain,
      index,
      openedBy: signer,
      authorities: new Map(),
      items: [],
      file: newCaseFile(),
    })
  },
}

const datesInOrder: Rule<'authority.recorded'> = ({ id, payload }) => {
  const { validFrom, validUntil } = payload.fields
  if (validFrom === undefined || validUntil === undefined || validFrom <= validUntil)
    return undefined
  return breach('LEG-08', {
    sentence: `The authority ${id} begins at ${utc(validFrom)} and ends at ${utc(validUntil)}, before it begins.`,
    remedy: 'Copy both dates from the document again.',
  })
}

export const authorityLaw: TypeLaw<'authority.recorded'> = {
  rules: [datesInOrder],
  effect(event, state) {
    const { kind, validFrom, validUntil, actions } = event.payload.fields
    state.cases.get(event.chain)!.authorities.set(event.id, {
      event: event.id,
      index: event.index,
      kind,
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(actions === undefined ? {} : { actions }),
    })
  },
}
