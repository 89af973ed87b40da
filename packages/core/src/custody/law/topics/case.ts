import type { TypeLaw } from '../law.ts'
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
