import { disclosureDigest, openEvent } from '../custody/index.ts'
import type { CustodyRecord, ErasedValues } from '../custody/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import type { LedgerNotice, ReservationBook } from './contract.ts'
import { isKnownToLaw, reread } from './replay.ts'

/** Where sealed values may be, but for the events that carry their digests for ever. */
export interface Erasing {
  readonly log: Pick<Log, 'size'>
  readonly store: Store
  readonly state: CustodyRecord
  readonly reservations: ReservationBook
}

interface Value {
  readonly digest: string
  /** Whether the law knows it, so that the record in memory must forget it too. */
  readonly isKnown: boolean
}

/**
 * Erases sealed values whose erasure has effect, everywhere where the ledger keeps them: durable when it resolves. If it
 * fails, or the process ends, the next one that opens the ledger finishes it. Errors: ERR_ERASURE_UNFINISHED.
 */
export async function eraseValues(erased: readonly ErasedValues[], parts: Erasing): Promise<void> {
  const count = erased.reduce((sum, { labels }) => sum + labels.length, 0)
  try {
    await erase(await valuesOf(erased, parts.store), parts)
  } catch (cause) {
    throw unfinished(count, cause)
  }
}

/**
 * Finishes erasures that have effect and of which a process before this one has left values. A store that was opened for
 * reading keeps them; the record in memory forgets them. Errors: ERR_ERASURE_UNFINISHED, those of the reads.
 */
export async function finishErasures(
  erased: readonly ErasedValues[],
  parts: Erasing,
  onNotice: (notice: LedgerNotice) => void,
): Promise<void> {
  const { store } = parts
  const values = await valuesOf(erased, store)
  const left: Value[] = []
  for (const value of values) if ((await stateOf(value, store)) !== 'gone') left.push(value)
  if (left.length === 0) return
  const isForReading = await refusesWrites(store)
  const there = await countThere(left, store)
  if (isForReading) await forget(left, parts)
  else
    await erase(left, parts).catch((cause: unknown) => {
      throw unfinished(left.length, cause)
    })
  if (there > 0) onNotice(isForReading ? waits(there) : finished(there))
}

async function valuesOf(erased: readonly ErasedValues[], store: Store): Promise<readonly Value[]> {
  const values = new Map<string, Value>()
  for (const { event, labels } of erased) {
    const index = await store.indexOf(event)
    if (index === undefined)
      throw new Error(`bug: the erasure of values of event ${event}, which is not there`)
    const { payload } = openEvent((await store.entry(index)).event)
    for (const label of labels) {
      const digest = payload.sealed.get(label)!
      values.set(digest, { digest, isKnown: isKnownToLaw(payload, digest) })
    }
  }
  return [...values.values()]
}

/** Errors: those of the store and of the reservations; an Error if the store has not done what it says. */
async function erase(values: readonly Value[], parts: Erasing): Promise<void> {
  const digests = values.map(({ digest }) => digest)
  // Before the store: as long as it has a value, whoever opens it next begins here again.
  await dropReservations(new Set(digests), parts.reservations)
  await parts.store.erase(digests)
  const left = await countThere(values, parts.store)
  if (left > 0) throw new Error(`the store still has ${left} of them`)
  await forget(values, parts)
}

/** A place that is still kept for an event on record, because the process ended before it was given back, holds its values. */
async function dropReservations(
  digests: ReadonlySet<string>,
  reservations: ReservationBook,
): Promise<void> {
  for (const { id, disclosures } of await reservations.list()) {
    const holdsOne = disclosures.some((bytes) => digests.has(disclosureDigest(bytes)))
    if (holdsOne) await reservations.remove(id)
  }
}

async function forget(values: readonly Value[], { log, store, state }: Erasing): Promise<void> {
  if (!values.some(({ isKnown }) => isKnown)) return
  const without = new Set(values.map(({ digest }) => digest))
  await reread({ log, store, state, without })
}

async function countThere(values: readonly Value[], store: Store): Promise<number> {
  let there = 0
  for (const value of values) if ((await stateOf(value, store)) === 'there') there += 1
  return there
}

/** `doubtful`: damaged, so that it may be there still, or missing, so that nothing of it is left. */
async function stateOf({ digest }: Value, store: Store): Promise<'there' | 'doubtful' | 'gone'> {
  try {
    return (await store.disclosure(digest)) === undefined ? 'gone' : 'there'
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_STORE_CORRUPT') return 'doubtful'
    throw error
  }
}

async function refusesWrites(store: Store): Promise<boolean> {
  try {
    await store.erase([])
    return false
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_STORE_READ_ONLY') return true
    throw error
  }
}

function finished(count: number): LedgerNotice {
  const message = `${count === 1 ? 'one sealed value was' : `${count} sealed values were`} to be erased, and the process that had to do it ended before; now this is done`
  return { kind: 'erasure-finished', message }
}

function waits(count: number): LedgerNotice {
  const message = `${count === 1 ? 'one sealed value counts' : `${count} sealed values count`} as erased and still lies in the store; the next command that records erases it`
  return { kind: 'erasure-waits', message }
}

function unfinished(values: number, cause: unknown): CustodyError<'ERR_ERASURE_UNFINISHED'> {
  const what = values === 1 ? 'one sealed value' : `${values} sealed values`
  const why = cause instanceof Error ? cause.message : String(cause)
  const message = `the erasure of ${what} is on record and has effect, but could not be carried out: ${why}`
  return new CustodyError('ERR_ERASURE_UNFINISHED', message, { values }, { cause })
}
