import { toHex } from '../../bytes/index.ts'
import { nextCommitment, publicSecret } from '../../custody/index.ts'
import type { FaultPlace } from '../../store/index.ts'
import type { AuditedEntry, ReadEntry, RecordChecklist } from './context.ts'

/** Checks that each chain is dense, and that each event opens what the one before it committed to. */
export interface ChainCheck {
  event(read: ReadEntry): void
  /** The event of an entry was erased: its place is known by the store and the leaf. */
  erased(entry: AuditedEntry, id: string | undefined, place: FaultPlace): void
  /** The event of an entry cannot be read: its place is known by the word of the store alone. */
  unread(entry: AuditedEntry, id: string | undefined): void
  /** An entry cannot be read at all: from now on a chain may have grown unseen. */
  miss(): void
}

interface ChainEnd {
  count: number
  /** Event id of the last event; undefined if it is not known. */
  head: string | undefined
  /** What the last event committed to; undefined if it could not be read. */
  next: string | undefined
}

export function createChainCheck(list: RecordChecklist): ChainCheck {
  const ends = new Map<string, ChainEnd>()
  let hasGaps = false

  function checkLink({ event, place }: ReadEntry, end: ChainEnd | undefined): void {
    const { seq, prev } = event.payload
    const expected = end?.count ?? 0
    if (seq !== expected) {
      list.find('record.chain-broken', { place, expected: `seq ${expected}`, found: `seq ${seq}` })
    } else if (end?.head === undefined ? end === undefined && prev !== null : prev !== end.head) {
      const words = (id: string | null | undefined): string => `prev ${id ?? 'none'}`
      list.find('record.chain-broken', { place, expected: words(end?.head), found: words(prev) })
    }
  }

  function checkSecret(
    { entry, place }: Pick<ReadEntry, 'entry' | 'place'>,
    committed: string | undefined,
  ): void {
    const found = nextCommitment(entry.secret)
    list.look('record.commitments')
    if (committed !== undefined && found !== committed) {
      list.find('record.commitment', { place, expected: committed, found })
    }
  }

  return {
    event(read) {
      const { chain, payload, id } = read.event
      const end = ends.get(chain)
      const isFirst = payload.seq === 0
      const mayHaveGrown = hasGaps && payload.seq > (end?.count ?? 0)
      checkKept(read, list)
      if (!mayHaveGrown) checkLink(read, end)
      checkSecret(read, isFirst ? payload.self : mayHaveGrown ? undefined : end?.next)
      ends.set(chain, { count: payload.seq + 1, head: id, next: payload.next })
    },
    erased(entry, id, place) {
      const { chain, seq } = entry
      const end = ends.get(chain)
      const mayHaveGrown = hasGaps && seq > (end?.count ?? 0)
      list.look('record.chains')
      const isOwn = seq > 0 || chain === id
      if ((seq !== (end?.count ?? 0) && !mayHaveGrown) || !isOwn) {
        const expected = `seq ${end?.count ?? 0}`
        list.find('record.chain-broken', { place, expected, found: `seq ${seq}` })
      }
      checkSecret({ entry, place }, mayHaveGrown ? undefined : end?.next)
      ends.set(chain, { count: seq + 1, head: id, next: nextCommitment(entry.nextSecret) })
    },
    unread({ chain, seq }, id) {
      ends.set(chain, { count: seq + 1, head: id, next: undefined })
    },
    miss() {
      hasGaps = true
    },
  }
}

/** Checks what the store keeps beside an event against the event itself: its place, and the secret for its successor. */
export function checkKept({ entry, event, place }: ReadEntry, list: RecordChecklist): void {
  const { seq, next } = event.payload
  list.look('record.chains')
  if (entry.chain !== event.chain || entry.seq !== seq) {
    const [expected, found] = [`${event.chain} ${seq}`, `${entry.chain} ${entry.seq}`]
    list.find('record.chain-other', { place, expected, found })
  }
  const kept = nextCommitment(entry.nextSecret)
  if (kept !== next) list.find('record.commitment-next', { place, expected: next, found: kept })
  const isPublic = event.kind !== 'ledger' || toHex(entry.secret) === toHex(publicSecret)
  if (!isPublic) list.find('record.secret-public', { place })
}
