import { publicSecret } from '../custody/index.ts'
import { randomBytes } from '../crypto/index.ts'
import { CustodyError } from '../errors.ts'
import { eventTypes } from '../wire/index.ts'
import type { ChainKind, EventTypeSpec } from '../wire/index.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft } from './contract.ts'
import type { LedgerCore } from './core.ts'

/** The chain in which a draft would stand now: undefined if the event opens a new one. Errors: ERR_CHAIN_UNKNOWN. */
export function chainOf(draft: Draft, core: LedgerCore): string | undefined {
  if (draft.type === 'item.accessed') return core.state.item(draft.fields.item)?.accessChain
  const spec: EventTypeSpec = eventTypes[draft.type]
  if (spec.opens === 'only') return undefined
  const chain = draft.chain ?? soleChain(spec, core)
  if (chain === undefined) throw unknownChain('', `${draft.type} needs the id of its chain`)
  return chain
}

/** The ledger chain needs no naming: there is one. */
function soleChain(spec: EventTypeSpec, core: LedgerCore): string | undefined {
  return spec.chains.length === 1 && spec.chains[0] === 'ledger' ? core.id : undefined
}

/** The chain above one that an event opens: there its registration stands. */
export function parentOf(opening: Pick<Draft, 'type' | 'fields'>, core: LedgerCore): string {
  // Only the fields decide; a draft and a payload have them alike.
  const { type, fields } = opening as Draft
  switch (type) {
    case 'item.collected':
      return fields.case
    case 'item.acquired':
      return fields.source ?? fields.case
    case 'copy.made':
    case 'item.derived':
      return fields.source
    case 'item.accessed':
      return fields.item
    default:
      return core.id
  }
}

/** The next place in a chain, or the first of a new one, with fresh secrets. Errors: ERR_CHAIN_UNKNOWN. */
export function nextPlace(draft: Draft, chain: string | undefined, core: LedgerCore): ChainPlace {
  const spec: EventTypeSpec = eventTypes[draft.type]
  if (chain === undefined) {
    const kind = spec.chains[0]!
    return {
      kind,
      chain,
      seq: 0,
      prev: null,
      secret: freshSecret(kind),
      nextSecret: freshSecret(kind),
    }
  }
  const end = core.chains.get(chain)
  if (end === undefined) throw unknownChain(chain, `the ledger has no chain ${chain}`)
  if (!spec.chains.includes(end.kind)) {
    throw unknownChain(
      chain,
      `${draft.type} stands in a chain of kind ${spec.chains.join(' or ')}, and ${chain} is of kind ${end.kind}`,
    )
  }
  const { kind, count, head, nextSecret } = end
  return { kind, chain, seq: count, prev: head, secret: nextSecret, nextSecret: freshSecret(kind) }
}

function freshSecret(kind: ChainKind): Uint8Array {
  return kind === 'ledger' ? publicSecret : randomBytes(32)
}

export function unknownChain(chain: string, message: string): CustodyError<'ERR_CHAIN_UNKNOWN'> {
  return new CustodyError('ERR_CHAIN_UNKNOWN', message, { chain })
}
