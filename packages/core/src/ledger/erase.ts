import { disclosureDigest, openEvent } from '../custody/index.ts'
import type { AccessErasure, CustodyRecord, CustodyView, ErasedValues } from '../custody/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import type { Log } from '../log/index.ts'
import type { Store, StoredEntry } from '../store/index.ts'
import { parseLeaf } from '../wire/index.ts'
import { corrupt } from './check-reads.ts'
import type { LedgerNotice, ReservationBook } from './contract.ts'
import { isKnownToLaw, reread } from './replay.ts'
import type { Erased } from './what-is-erased.ts'

/** Where sealed values may be, but for the events that carry their digests for ever. */
export interface Erasing {
  readonly log: Pick<Log, 'size'>
  readonly store: Store
  readonly state: CustodyRecord
  readonly reservations: ReservationBook
}

interface Value {
  /** The digest of a sealed value, or the id of an event that is erased whole. */
  readonly digest: string
  /** Of an event: its place, and the digests that it seals. */
  readonly event?: { readonly index: number; readonly seals: readonly string[] }
  /** Whether the law knows it, so that the record in memory must forget it too. */
  readonly isKnown: boolean
}

/**
 * Erases sealed values whose erasure has effect, everywhere where the ledger keeps them: durable when it resolves. If it
 * fails, or the process ends, the next one that opens the ledger finishes it. Errors: ERR_ERASURE_UNFINISHED.
 */
export async function eraseValues(erased: Erased, parts: Erasing): Promise<void> {
  let values: readonly Value[] = []
  try {
    values = await allOf(erased, parts)
    await erase(values, parts)
  } catch (cause) {
    throw unfinished(values, cause)
  }
}

async function allOf(
  { values, accesses }: Erased,
  { store, state }: Erasing,
): Promise<readonly Value[]> {
  return [...(await valuesOf(values, store)), ...(await eventsOf(accesses, store, state))]
}

/**
 * Finishes erasures that have effect and of which a process before this one has left values. A store that was opened for
 * reading keeps them; the record in memory forgets them. Errors: ERR_ERASURE_UNFINISHED, those of the reads.
 */
export async function finishErasures(
  erased: Erased,
  parts: Erasing,
  onNotice: (notice: LedgerNotice) => void,
): Promise<void> {
  const { store } = parts
  const values = await allOf(erased, parts)
  const left: Value[] = []
  for (const value of values) if ((await stateOf(value, store)) !== 'gone') left.push(value)
  if (left.length === 0) return
  const isForReading = await refusesWrites(store)
  const there = await whatIsThere(left, store)
  if (isForReading) await forget(left, parts)
  else
    await erase(left, parts).catch((cause: unknown) => {
      throw unfinished(left, cause)
    })
  if (there.length > 0) onNotice(isForReading ? waits(there) : finished(there))
}

async function valuesOf(erased: readonly ErasedValues[], store: Store): Promise<readonly Value[]> {
  const values = new Map<string, Value>()
  for (const { event, labels } of erased) {
    const index = await store.indexOf(event)
    if (index === undefined)
      throw new Error(`bug: the erasure of values of event ${event}, which is not there`)
    const { payload } = openEvent(bytesOf(await store.entry(index)))
    for (const label of labels) {
      const digest = payload.sealed.get(label)!
      values.set(digest, { digest, isKnown: isKnownToLaw(payload, digest) })
    }
  }
  return [...values.values()]
}

/** The events that erasures of accesses cover and that were not erased yet. */
async function eventsOf(
  accesses: readonly AccessErasure[],
  store: Store,
  state: CustodyView,
): Promise<readonly Value[]> {
  const events = new Map<string, Value>()
  for (const { item, until } of accesses) {
    const chain = state.item(item)?.accessChain
    const indexes = chain === undefined ? [] : await store.chainIndexes(chain, 0)
    for (const index of indexes) {
      const { leaf, event } = await store.entry(index)
      const { recordedAt, eventId } = parseLeaf(leaf)
      if (event === undefined || recordedAt >= until) continue
      const seals = [...openEvent(event).payload.sealed.values()]
      events.set(eventId, { digest: eventId, event: { index, seals }, isKnown: true })
    }
  }
  return [...events.values()]
}

function bytesOf({ event, index }: StoredEntry): Uint8Array {
  if (event === undefined) throw corrupt(`entry ${index} was erased, which can be no access`)
  return event
}

/** Errors: those of the store and of the reservations; an Error if the store has not done what it says. */
async function erase(values: readonly Value[], parts: Erasing): Promise<void> {
  const digests = values.map(({ digest }) => digest)
  // Before the store: as long as it has a value, whoever opens it next begins here again.
  const sealed = values.flatMap(({ digest, event }) => event?.seals ?? [digest])
  await dropReservations(new Set(sealed), parts.reservations)
  await parts.store.erase(digests)
  const left = await whatIsThere(values, parts.store)
  if (left.length > 0) throw new Error(`the store still has ${left.length} of them`)
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

async function whatIsThere(values: readonly Value[], store: Store): Promise<readonly Value[]> {
  const there: Value[] = []
  for (const value of values) if ((await stateOf(value, store)) === 'there') there.push(value)
  return there
}

/** `doubtful`: damaged, so that it may be there still, or missing, so that nothing of it is left. */
async function stateOf(
  { digest, event }: Value,
  store: Store,
): Promise<'there' | 'doubtful' | 'gone'> {
  try {
    const found =
      event === undefined ? await store.disclosure(digest) : (await store.entry(event.index)).event
    return found === undefined ? 'gone' : 'there'
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

function finished(values: readonly Value[]): LedgerNotice {
  const message = `${words(values)} ${values.length === 1 ? 'was' : 'were'} to be erased, and the process that had to do it ended before; now this is done`
  return { kind: 'erasure-finished', message }
}

function waits(values: readonly Value[]): LedgerNotice {
  const [count, lie] = values.length === 1 ? ['counts', 'lies'] : ['count', 'lie']
  const message = `${words(values)} ${count} as erased and still ${lie} in the store; the next command that records erases ${values.length === 1 ? 'it' : 'them'}`
  return { kind: 'erasure-waits', message }
}

/** `3 sealed values and one access`. */
function words(values: readonly Value[]): string {
  const events = values.filter(({ event }) => event !== undefined).length
  const counted = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${many}`]
  return [
    ...counted(values.length - events, 'sealed value', 'sealed values'),
    ...counted(events, 'access', 'accesses'),
  ].join(' and ')
}

function unfinished(
  values: readonly Value[],
  cause: unknown,
): CustodyError<'ERR_ERASURE_UNFINISHED'> {
  const why = cause instanceof Error ? cause.message : String(cause)
  const what = values.length === 0 ? 'what it names' : words(values)
  const message = `the erasure of ${what} is on record and has effect, but could not be carried out: ${why}`
  return new CustodyError('ERR_ERASURE_UNFINISHED', message, { values: values.length }, { cause })
}
