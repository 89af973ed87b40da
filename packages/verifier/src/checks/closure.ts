import type { ChainName } from '@custodia/core/wire'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { Relations } from '../bundle/relations.ts'
import type { Collector } from '../collector.ts'

export interface ClosureClaim {
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly notCarried: readonly ChainName[]
  readonly relations: Relations
}

/**
 * A bundle carries what its chains rest on, and of the chains that they register it carries or lists each, and lists
 * nothing else. That the chain of a signer is missing shows at his signatures.
 */
export function checkClosure(
  { carried, notCarried, relations }: ClosureClaim,
  collector: Collector,
): void {
  const listed = new Map(notCarried.map(({ chain, kind }) => [chain, kind]))
  collector.look('bundle.closed', carried.size)
  for (const { chain, kind, relation, by } of relations.values()) {
    const present = carried.get(chain)?.kind ?? listed.get(chain)
    const place = { chain, kind }
    const mayBeListed = relation === 'registered' || relation === 'accesses'
    if (present === undefined || (!carried.has(chain) && !mayBeListed)) {
      collector.find('closure.missing', { place, found: `named by ${by} as ${words[relation]}` })
    } else if (present !== kind) {
      collector.find('closure.false', { place, expected: kind, found: present })
    } else if (!carried.has(chain) && relation === 'accesses') {
      collector.find('closure.accesses', { place, found: `registered in ${by}` })
    }
  }
  for (const { chain, kind } of notCarried) {
    const place = { chain, kind }
    if (carried.has(chain)) collector.find('closure.false', { place, found: 'carried' })
    else if (!relations.has(chain)) {
      collector.find('closure.false', { place, found: 'registered in no carried chain' })
    }
  }
}

const words = {
  case: 'its case',
  source: 'its source',
  item: 'its item',
  accesses: 'its list of accesses',
  registered: 'registered in it',
} as const
