import type { ChainKind, ChainName, EventPayload } from '@custodia/core/wire'

/** Why a carried chain names another one. */
export type Relation = 'case' | 'source' | 'item' | 'accesses' | 'registered'

export interface NamedChain extends ChainName {
  readonly relation: Relation
  /** The chain that names it. */
  readonly by: string
}

/** The chains that carried chains name (docs/format/bundle.md, "A bundle is closed"), by chain id. */
export type Relations = ReadonlyMap<string, NamedChain>

export interface RelationsReader {
  learn(payload: EventPayload, where: ChainName): void
  readonly named: Relations
}

/** When a chain is named for several reasons, the one that matters most for judging what is carried. */
const weight: { readonly [R in Relation]: number } = {
  registered: 0,
  accesses: 1,
  item: 2,
  source: 3,
  case: 4,
}

export function createRelationsReader(): RelationsReader {
  const named = new Map<string, NamedChain>()

  function name(chain: string, kind: ChainKind, relation: Relation, by: string): void {
    const known = named.get(chain)
    if (known !== undefined && weight[known.relation] >= weight[relation]) return
    named.set(chain, { chain, kind, relation, by })
  }

  return {
    named,
    learn(payload, { chain, kind }) {
      switch (payload.type) {
        case 'item.registered':
          if (kind === 'case' || kind === 'item') {
            name(payload.fields.chain, 'item', 'registered', chain)
          }
          break
        case 'access.registered':
          if (kind === 'item') name(payload.fields.chain, 'access', 'accesses', chain)
          break
        case 'item.collected':
          name(payload.fields.case, 'case', 'case', chain)
          break
        case 'item.acquired':
          name(payload.fields.case, 'case', 'case', chain)
          if (payload.fields.source !== undefined) {
            name(payload.fields.source, 'item', 'source', chain)
          }
          break
        case 'copy.made':
        case 'item.derived':
          name(payload.fields.source, 'item', 'source', chain)
          break
        case 'item.accessed':
          name(payload.fields.item, 'item', 'item', chain)
          break
        default:
      }
    },
  }
}
