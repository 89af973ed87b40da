import type { ChainName } from '../wire/index.ts'
import type { LedgerCore } from './core.ts'
import type { ExportedChain } from './export-scope.ts'

/**
 * The chains that a bundle must name as not carried (docs/format/bundle.md): registered in a carried case or item chain
 * below the size of the checkpoint, and not in the bundle.
 */
export function chainsLeftOut(
  chains: readonly ExportedChain[],
  size: number,
  core: LedgerCore,
): readonly ChainName[] {
  const carried = new Set(chains.map(({ chain }) => chain))
  const leftOut = new Map<string, ChainName>()
  for (const chain of chains.flatMap((exported) => registeredIn(exported, core))) {
    const record = core.state.chain(chain)
    if (record?.registered === undefined || record.registered >= size || carried.has(chain))
      continue
    leftOut.set(chain, { kind: record.kind, chain })
  }
  return [...leftOut.values()]
}

function registeredIn({ kind, chain }: ExportedChain, core: LedgerCore): readonly string[] {
  if (kind === 'case') return core.state.caseRecord(chain)?.registered ?? []
  if (kind !== 'item') return []
  const item = core.state.item(chain)
  const access = item?.accessChain
  return [...(item?.derivatives ?? []), ...(access === undefined ? [] : [access])]
}
