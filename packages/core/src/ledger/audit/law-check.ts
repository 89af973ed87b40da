import {
  checkPossession,
  createCustodyRecord,
  openForLaw,
  placeEvent,
  possessionsIn,
} from '../../custody/index.ts'
import type { Breach, CustodyRecord, ErasedEvent, ErasedValues } from '../../custody/index.ts'
import type { FaultPlace } from '../../store/index.ts'
import type { Leaf, PayloadOf } from '../../wire/index.ts'
import { isCovered } from '../erased.ts'
import type { AuditedEntry, ReadEntry, RecordChecklist } from './context.ts'
import type { RecordFault } from './faults.ts'

/** Enters every event into the law again, and asks it what it refuses. Points to explain are no faults. */
export interface LawCheck {
  readonly genesis: PayloadOf<'ledger.opened'>['fields'] | undefined
  event(read: ReadEntry): void
  /** An event was erased: whether it could be is asked in the end. */
  erased(entry: AuditedEntry, leaf: Leaf | undefined, place: FaultPlace): void
  /** An event cannot be read: what follows may rest on it, and is not judged. */
  miss(index: number): void
  /** Asks what can be asked only of the whole; `now` in milliseconds since 1970 UTC. */
  finish(now: number): void
}

const resting = ['record.law', 'record.possession', 'record.registered', 'record.erased'] as const

export function createLawCheck(list: RecordChecklist): LawCheck {
  const record = createCustodyRecord()
  const erased: ErasedValues[] = []
  /** Values that are not there, by event and label: of most ledgers a few. */
  const gone = new Set<string>()
  let firstMissing: number | undefined
  let lastTime = 0
  const left: { readonly event: ErasedEvent; readonly place: FaultPlace }[] = []

  function judge({ event, entry, place, recordedAt }: ReadEntry): void {
    // A leaf that cannot be read is a fault of its own: its time is taken to be the one before.
    lastTime = recordedAt ?? lastTime
    const { payload } = event
    const openings = openForLaw(payload, (digest) => entry.values?.get(digest))
    const placed = placeEvent(event, { index: entry.index, recordedAt: lastTime, openings })
    list.look('record.possession', possessionsIn(payload).length)
    report('record.possession', checkPossession(placed, record), place)
    list.look('record.law')
    report('record.unlawful', record.enter(placed), place)
    erased.push(...record.erasedAt(entry.index))
    for (const [label, digest] of payload.sealed)
      if (entry.values?.get(digest) === undefined) gone.add(nameOf(event.id, label))
  }

  function checkErased(): void {
    for (const { event, labels } of erased) {
      const there = labels.filter((label) => !gone.has(nameOf(event, label)))
      if (there.length === 0) continue
      const by = record.erasures(event).findLast((one) => one.labels.some((l) => there.includes(l)))
      const reason = `${there.join(', ')}: erased by event ${by?.event ?? ''}`
      list.find('record.value-erased', { place: placeOf(event, record), reason })
    }
  }

  function report(code: RecordFault, breaches: readonly Breach[], place: FaultPlace): void {
    for (const { weight, rule, sentence } of breaches) {
      if (weight === 'refused') list.find(code, { place, reason: `${rule}: ${sentence}` })
    }
  }

  return {
    get genesis() {
      return record.genesis()?.fields
    },
    event(read) {
      if (firstMissing === undefined) judge(read)
    },
    erased({ chain, seq, index }, leaf, place) {
      lastTime = leaf?.recordedAt ?? lastTime
      const event = { id: leaf?.eventId ?? '', chain, seq, index, recordedAt: lastTime }
      if (firstMissing === undefined) record.enterErased(event)
      left.push({ event, place })
    },
    miss(index) {
      firstMissing ??= index
    },
    finish(now) {
      checkErased()
      if (firstMissing !== undefined) {
        const unseen = `Whether one was to be erased is not known from entry ${firstMissing} on, which cannot be read.`
        list.skip('record.values', unseen)
        const reason = `Not from entry ${firstMissing} on: it cannot be read, and what follows may rest on it.`
        for (const check of resting) list.skip(check, reason)
        return
      }
      const chains = record.chains().filter((id) => record.chain(id)?.kind !== 'ledger')
      list.look('record.registered', chains.length)
      for (const { event, place } of left)
        if (!isCovered(event, record)) list.find('record.erased-unlawful', { place })
      for (const [event, breaches] of record.review({ time: now })) {
        const place = placeOf(event, record)
        const [unregistered, others] = split(breaches)
        report('record.unregistered', unregistered, place)
        report('record.unlawful', others, place)
      }
    },
  }
}

function split(breaches: readonly Breach[]): readonly [readonly Breach[], readonly Breach[]] {
  const isUnregistered = ({ rule }: Breach): boolean => rule === 'CHN-05'
  return [breaches.filter(isUnregistered), breaches.filter((breach) => !isUnregistered(breach))]
}

const nameOf = (event: string, label: string): string => `${event} ${label}`

function placeOf(event: string, record: CustodyRecord): FaultPlace {
  const known = record.event(event)
  return known === undefined ? { event } : { index: known.index, event, chain: known.chain }
}
