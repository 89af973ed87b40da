import { createCustodyRecord, createKeyRing, placeEvent } from '@custodia/core/custody'
import type {
  CustodyRecord,
  ErasedValues,
  EventPlace,
  KeyRing,
  OpenedEvent,
  RuleId,
} from '@custodia/core/custody'
import type { AnchorCheck } from '../checks/anchors.ts'
import { reportBreaches } from '../checks/law.ts'
import { checkPossessions } from '../checks/possession.ts'
import { checkSignature } from '../checks/signature.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

/** Judges events once the keys are known: the signature first, then the law. */
export interface Judge {
  readonly keys: KeyRing
  readonly record: CustodyRecord
  /** Sealed values whose erasure has effect, in the order of the bundle. */
  readonly erased: readonly ErasedValues[]
  /** How often each rule of the law looked at something, proofs of possession included. */
  looked(): ReadonlyMap<RuleId, number>
  /** Who signed how much, by kid; only signatures that hold are counted. */
  readonly signed: ReadonlyMap<string, SignedByKey>
  judge(event: OpenedEvent, at: EventPlace, place: Place): void
}

export interface SignedByKey {
  /** The party in whose name it was signed. */
  readonly party: string
  readonly events: number
}

export interface JudgeContext {
  readonly anchors: AnchorCheck
  readonly collector: Collector
}

export function createJudge({ anchors, collector }: JudgeContext): Judge {
  const keys = createKeyRing()
  const record = createCustodyRecord()
  const erased: ErasedValues[] = []
  const signed = new Map<string, SignedByKey>()
  const aside = new Map<RuleId, number>()

  return {
    keys,
    record,
    erased,
    signed,
    looked() {
      const all = new Map(record.looked())
      for (const [rule, times] of aside) all.set(rule, (all.get(rule) ?? 0) + times)
      return all
    },
    judge(event, at, place) {
      if (checkSignature(event, place, { keys, collector })) {
        const { kid, signer: party } = event.parsed.header
        signed.set(kid, { party, events: (signed.get(kid)?.events ?? 0) + 1 })
      }
      const placed = placeEvent(event, at)
      const look = (rule: RuleId): void => void aside.set(rule, (aside.get(rule) ?? 0) + 1)
      checkPossessions(placed, place, { record, anchors, collector, look })
      collector.look('signer.lawful')
      collector.look('custody.rules')
      reportBreaches(record.enter(placed), place, collector)
      erased.push(...record.erasedAt(at.index))
    },
  }
}
