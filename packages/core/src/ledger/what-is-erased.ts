import type { AccessErasure, CustodyView, ErasedValues } from '../custody/index.ts'

/** What is to be erased: sealed values of events, and events of lists of accesses. */
export interface Erased {
  readonly values: readonly ErasedValues[]
  readonly accesses: readonly AccessErasure[]
}

/** What has its erasure take effect with an event. */
export function erasedBy(
  { chain, index }: { readonly chain: string; readonly index: number },
  state: CustodyView,
): Erased {
  const accesses = state.accessErasures(chain).filter((erasure) => erasure.index === index)
  return { values: state.erasedAt(index), accesses }
}

export function isSomething({ values, accesses }: Erased): boolean {
  return values.length > 0 || accesses.length > 0
}

export function together(several: readonly Erased[]): Erased {
  return {
    values: several.flatMap(({ values }) => values),
    accesses: several.flatMap(({ accesses }) => accesses),
  }
}
