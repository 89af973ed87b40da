import { toHex } from '@custodia/core/bytes'
import type { ChainName, EventPayload, EvidenceDigest } from '@custodia/core/wire'
import type { OpenedValues } from '../checks/disclosures.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

/** A digest as it was first measured of an item, or of a document in a case. */
export interface Measured {
  /** In hex. */
  readonly value: string
  readonly size: number
  readonly event: string
}

/** Everything that has digests: an item by its chain id, a document by the event that records it. */
export interface Measurement {
  /** Chain of the item, or of the case for a document. */
  readonly chain: string
  readonly isItem: boolean
  /** By `scope algorithm`. */
  readonly digests: Map<string, Measured>
}

export interface Measurements {
  /** Takes what an event says of digests, opened or withheld. */
  learn(payload: EventPayload, opened: OpenedValues, where: ChainName, place: Place): void
  readonly all: ReadonlyMap<string, Measurement>
  /** Events whose digests are sealed and not opened. */
  readonly withheld: number
}

export function createMeasurements(collector: Collector): Measurements {
  const all = new Map<string, Measurement>()
  let withheld = 0

  function compare(
    digest: EvidenceDigest,
    known: Measurement,
    {
      payload,
      place,
      label,
    }: { readonly payload: EventPayload; readonly place: Place; readonly label: string },
  ): void {
    const name = digestName(digest)
    const first = known.digests.get(name)
    const value = toHex(digest.value)
    if (first === undefined) {
      known.digests.set(name, { value, size: digest.size, event: place.event! })
      return
    }
    collector.look('evidence.record')
    if (first.value === value && first.size === digest.size) return
    const isSaid = payload.type === 'integrity.checked' && payload.fields.result === 'different'
    collector.find(isSaid ? 'evidence.reported-different' : 'evidence.changed', {
      place: { ...place, label },
      expected: `${digest.algorithm} ${first.value}, ${first.size} bytes`,
      found: `${digest.algorithm} ${value}, ${digest.size} bytes`,
    })
  }

  return {
    all,
    get withheld() {
      return withheld
    },
    learn(payload, opened, { kind, chain }, place) {
      const isItem = kind === 'item'
      const take = (label: string, subject: string, of: string): void => {
        if (!payload.sealed.has(label)) return
        const digests = opened.get(label)
        if (!isDigests(digests)) {
          withheld++
          return
        }
        const known = all.get(subject) ?? { chain: of, isItem, digests: new Map() }
        all.set(subject, known)
        for (const digest of digests) compare(digest, known, { payload, place, label })
      }
      take('digests', isItem ? chain : place.event!, chain)
      // Whoever copies an item measures that too.
      if (payload.type === 'copy.made') {
        take('sourceDigests', payload.fields.source, payload.fields.source)
      }
    },
  }
}

export function digestName({
  scope,
  algorithm,
}: Pick<EvidenceDigest, 'scope' | 'algorithm'>): string {
  return `${scope} ${algorithm}`
}

function isDigests(value: unknown): value is readonly EvidenceDigest[] {
  return Array.isArray(value)
}
