import type { ChainKind, HandlingCode } from '../../wire/index.ts'
import type { CustodyView } from '../law/index.ts'

/** The codes on the item whose custody or consultations a chain holds; of other chains there are none. */
export function handlingOfChain(
  { kind, chain }: { readonly kind: ChainKind; readonly chain: string },
  view: Pick<CustodyView, 'handlingOf' | 'chain'>,
): ReadonlySet<HandlingCode> {
  if (kind === 'item') return new Set(view.handlingOf(chain))
  const item = kind === 'access' ? view.chain(chain)?.parent : undefined
  return new Set(item === undefined ? [] : view.handlingOf(item))
}
