import { buildLeaf, openForLaw, placeEvent } from '../custody/index.ts'
import type { Breach, CustodyRecord, OpenedEvent, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import type { Log } from '../log/index.ts'
import type { NewEntry } from '../store/index.ts'
import { clockFault, isTime } from './clock.ts'
import type { Clock } from './clock.ts'
import type { Recorded } from './contract.ts'
import { refusal, refusalOf } from './refusal.ts'
import { erasedBy, isSomething, together } from './what-is-erased.ts'
import type { Erased } from './what-is-erased.ts'

/** A signed event on its way into the log, its signature checked. */
export interface PendingEvent {
  readonly event: OpenedEvent
  readonly secret: Uint8Array
  readonly nextSecret: Uint8Array
  /** Disclosures by digest. */
  readonly disclosures: ReadonlyMap<string, Uint8Array>
}

/** Events that enter together or not at all: a first event and its registration. */
export type EventGroup = readonly PendingEvent[]

export interface Writer {
  /**
   * Judges the group at its place, appends it, and resolves when it is durable. Groups that wait together share one
   * write. Sealed values whose erasure takes effect with the group are erased before it resolves. Errors: ERR_LAW (nothing
   * was written), those of `Store.append`, ERR_ERASURE_UNFINISHED (the group is recorded); after the latter two every later
   * call is ERR_STORE_UNCERTAIN.
   */
  append(group: EventGroup): Promise<readonly Recorded[]>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

export interface WriterOptions {
  /** Id of the ledger; left out while the genesis is being written, whose own id it becomes. */
  readonly ledger?: string
  readonly log: Log
  readonly state: CustodyRecord
  readonly clock: Clock
  /** Told of every event once it is durable. */
  readonly onRecorded: (event: PlacedEvent, pending: PendingEvent) => void
  /** Erases what has an erasure with effect. Errors: ERR_ERASURE_UNFINISHED. */
  readonly erase: (erased: Erased) => Promise<void>
}

interface Waiting {
  readonly group: EventGroup
  readonly resolve: (recorded: readonly Recorded[]) => void
  readonly reject: (error: unknown) => void
}

interface Admitted extends Waiting {
  readonly placed: readonly PlacedEvent[]
}

/** Events in one write: enough to share the cost of making it durable, few enough to keep the first caller from waiting. */
const eventsPerWrite = 256

export function createWriter(options: WriterOptions): Writer {
  const queue: Waiting[] = []
  let running: Promise<void> | undefined
  let failure: unknown

  async function run(): Promise<void> {
    // Lets callers that are ready in the same turn join the first write.
    await Promise.resolve()
    while (queue.length > 0) await writeNext()
    running = undefined
  }

  async function writeNext(): Promise<void> {
    const taken = takeGroups(queue)
    try {
      const { admitted, entries } = admit(taken, options)
      if (entries.length > 0) await options.log.append(entries)
      for (const { placed, group } of admitted)
        placed.forEach((event, i) => options.onRecorded(event, group[i]!))
      await answer(admitted)
    } catch (error) {
      poison(error, taken)
    }
  }

  /** Those whose events have an erasure take effect are told once the values are gone. */
  async function answer(admitted: readonly Admitted[]): Promise<void> {
    let unfinished: unknown
    for (const { placed, resolve, reject } of admitted) {
      const erased = placed.map((event) => erasedBy(event, options.state))
      try {
        if (erased.some(isSomething)) await options.erase(together(erased))
        resolve(placed.map(recordedOf))
      } catch (error) {
        unfinished = error
        reject(error)
      }
    }
    if (unfinished !== undefined) poison(unfinished, [])
  }

  // The record in memory may now hold events that the store does not hold: nothing more may be judged by it.
  function poison(error: unknown, taken: readonly Waiting[]): void {
    failure = error
    // Those that were answered already stay answered.
    for (const { reject } of taken) reject(error)
    // What has befallen another's events is not said of events that were never written.
    for (const { reject } of queue.splice(0)) reject(poisoned(options.log.size, error))
  }

  return {
    append(group) {
      if (failure !== undefined) return Promise.reject(poisoned(options.log.size, failure))
      return new Promise((resolve, reject) => {
        queue.push({ group, resolve, reject })
        running ??= run()
      })
    },
    async idle() {
      await running
    },
  }
}

/** Takes from the queue what goes into one write. */
function takeGroups(queue: Waiting[]): readonly Waiting[] {
  let events = 0
  let count = 0
  while (count < queue.length && events < eventsPerWrite) events += queue[count++]!.group.length
  return queue.splice(0, count)
}

/** Judges groups, each at its place, and gives what is to be written. Those that are refused are answered here. */
function admit(
  taken: readonly Waiting[],
  options: WriterOptions,
): { readonly admitted: readonly Admitted[]; readonly entries: readonly NewEntry[] } {
  const { log, state, clock } = options
  const admitted: Admitted[] = []
  const entries: NewEntry[] = []
  let recordedAt = log.lastTime
  for (const waiting of taken) {
    const now = clock()
    if (!isTime(now)) {
      waiting.reject(clockFault(now))
      continue
    }
    // A clock that was set back does not take the log back with it: the last value is repeated.
    recordedAt = Math.max(recordedAt, now)
    const first = log.size + entries.length
    const placed = waiting.group.map((pending, i) =>
      placePending(pending, { index: first + i, recordedAt }),
    )
    const breach = enterGroup(placed, state)
    if (breach !== undefined) {
      waiting.reject(refusal(breach))
      continue
    }
    entries.push(...waiting.group.map((pending, i) => entryOf(pending, placed[i]!, options.ledger)))
    admitted.push({ ...waiting, placed })
  }
  return { admitted, entries }
}

/** What the ledger is given to keep, it knows, and judges by it. */
function placePending(
  { event, disclosures }: PendingEvent,
  place: { readonly index: number; readonly recordedAt: number },
): PlacedEvent {
  const openings = openForLaw(event.payload, (digest) => disclosures.get(digest))
  return placeEvent(event, { ...place, openings })
}

/** Takes a group into the record, unless its first event is refused. */
function enterGroup(group: readonly PlacedEvent[], state: CustodyRecord): Breach | undefined {
  const [first, ...rest] = group
  const refused = refusalOf(first!, state)
  if (refused !== undefined) return refused
  state.enter(first!)
  for (const event of rest) {
    const breach = state.enter(event).find(({ weight }) => weight === 'refused')
    if (breach !== undefined)
      throw new Error(`bug: the ledger's own ${event.payload.type} was refused: ${breach.sentence}`)
  }
  return undefined
}

function entryOf(pending: PendingEvent, placed: PlacedEvent, ledger: string | undefined): NewEntry {
  const { event, secret, nextSecret, disclosures } = pending
  const { id, chain, recordedAt } = placed
  const { seq } = placed.payload
  const leaf = buildLeaf({ ledgerId: ledger ?? id, chainId: chain, seq, recordedAt, secret, id })
  const given = { id, chain, seq, leaf, event: event.parsed.bytes, secret, nextSecret, disclosures }
  // Whoever consulted an item is not kept for ever (D8).
  return placed.kind === 'access' ? { ...given, erasable: true } : given
}

function recordedOf({ id, chain, payload, index, recordedAt }: PlacedEvent): Recorded {
  return { id, chain, seq: payload.seq, index, recordedAt }
}

function poisoned(expectedSize: number, cause: unknown): CustodyError<'ERR_STORE_UNCERTAIN'> {
  return new CustodyError(
    'ERR_STORE_UNCERTAIN',
    'an earlier write failed, so this ledger takes no more: close it and open it again',
    { expectedSize },
    { cause },
  )
}
