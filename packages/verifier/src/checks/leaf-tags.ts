import { toHex } from '@custodia/core/bytes'
import { nextCommitment, publicSecret } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import type { ChainKind } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

export interface TagCheck {
  /** Checks the tag secret of an event against the commitment before it; for a first event, against its own. */
  event(secret: Uint8Array, opened: OpenedEvent | undefined, place: Place): void
  /** Checks the secret at the end of the chain, which belongs to the leaf that would continue it. */
  end(nextSecret: Uint8Array, place: Place): void
}

/** Checks the tag secrets of one chain. In the ledger chain all of them are public: 32 zero bytes. */
export function createTagCheck(kind: ChainKind, collector: Collector): TagCheck {
  /** Undefined where an event could not be read, and so committed to nothing that we know. */
  let committed: string | undefined
  let isFirst = true

  function check(secret: Uint8Array, commitment: string | undefined, place: Place): void {
    if (commitment === undefined) return
    collector.look('leaf.tags')
    const found = nextCommitment(secret)
    const isPublic = kind !== 'ledger' || toHex(secret) === toHex(publicSecret)
    if (found === commitment && isPublic) return
    collector.find('leaf.secret', { place, expected: commitment, found })
  }

  return {
    event(secret, opened, place) {
      check(secret, isFirst ? opened?.payload.self : committed, place)
      isFirst = false
      committed = opened?.payload.next
    },
    end: (nextSecret, place) => check(nextSecret, committed, place),
  }
}
