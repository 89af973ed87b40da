import type { ChainName } from '@custodia/core/wire'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { Relations } from '../bundle/relations.ts'
import type { Collector } from '../collector.ts'

export interface ClosureClaim {
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly notCarried: readonly ChainName[]
  readonly relations: Relations
}

/** A bundle carries every chain that its chains name, or lists it; and lists nothing else. */
export function checkClosure(
  { carried, notCarried, relations }: ClosureClaim,
  collector: Collector,
): void {
  const listed = new Map(notCarried.map(({ chain, kind }) => [chain, kind]))
  collector.look('bundle.closed', carried.size)
  for (const { chain, kind, relation, by } of relations.named.values()) {
    const present = carried.get(chain)?.kind ?? listed.get(chain)
    const place = { chain, kind }
    if (present === undefined) {
      collector.find('closure.unlisted', { place, found: `named by ${by} as ${words[relation]}` })
    } else if (present !== kind) {
      collector.find('closure.false', { place, expected: kind, found: present })
    } else if (!carried.has(chain) && relation !== 'registered') {
      collector.find('closure.missing', { place, found: `named by ${by} as ${words[relation]}` })
    }
  }
  for (const { chain, kind } of notCarried) {
    const place = { chain, kind }
    if (carried.has(chain)) collector.find('closure.false', { place, found: 'carried' })
    else if (kind === 'party' && relations.parties.has(chain)) continue
    else if (!relations.named.has(chain)) {
      collector.find('closure.false', { place, found: 'named by no chain' })
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
