// What becomes of sealed values when their erasure takes effect, and when the process or the store fails on the way.
import { beforeEach, describe, expect, test } from 'vitest'
import {
  expectVerified,
  ledgerBench,
  listOf,
  storing,
} from '../../../../test/support/ledger-bench.ts'
import type { LedgerBench } from '../../../../test/support/ledger-bench.ts'
import { enrol, ledgerKeys } from '../../../../test/support/ledger.ts'
import type { Person } from '../../../../test/support/ledger.ts'
import { disclosureDigest } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import type { Store } from '../store/index.ts'
import { sign1ToBeSigned } from '../wire/index.ts'
import { createMemoryReservations, openLedger } from './index.ts'
import type { Draft, Ledger, LedgerNotice, Recorded } from './index.ts'

const code = (expected: string): object => expect.objectContaining({ code: expected })
const unfinished = expect.objectContaining({
  code: 'ERR_ERASURE_UNFINISHED',
  details: { values: 1 },
})

/** The officer for data protection. */
let dora: Person
let bench: LedgerBench
/** An entry that seals where the item is kept, and one that nobody wants erased. */
let stored: Recorded
let kept: Recorded

beforeEach(async () => {
  bench = await ledgerBench()
  const { ledger } = await bench.open()
  dora = await enrol(
    { ...bench, ledger },
    { number: 4, name: 'D. Example', roles: ['data-protection'] },
  )
  stored = await ledger.record(storing(bench.item, 'Shelf 4'), bench.bea.signer)
  kept = await ledger.record(storing(bench.item, 'Shelf 5'), bench.bea.signer)
  await ledger.close()
})

function erasure(chain: string, events: readonly string[], erased: readonly string[] = []): Draft {
  return {
    type: 'data.erased',
    role: 'data-protection',
    chain,
    fields: { events, erased, ground: 'request' },
    sealed: { request: 'DP 4/26' },
  }
}

function approval(chain: string, { id }: { readonly id: string }): Draft {
  return {
    type: 'event.approved',
    role: 'registrar',
    chain,
    fields: { event: id, labels: [] },
  }
}

async function erase(
  ledger: Ledger,
  chain = bench.item,
  events = [stored.id],
  erased: readonly string[] = [],
): Promise<Recorded> {
  const proposed = await ledger.record(erasure(chain, events, erased), dora.signer)
  return ledger.record(approval(chain, proposed), bench.alice.signer)
}

/** Digests that an event seals. */
async function digestsOf(
  ledger: Ledger,
  { id }: { readonly id: string },
): Promise<readonly string[]> {
  return [...((await ledger.event(id))?.payload.sealed.values() ?? [])]
}

async function disclosuresOf(store: Store, digests: readonly string[]) {
  return Promise.all(digests.map((digest) => store.disclosure(digest)))
}

/** Opens the store as a process does that records, and gives what opening said. */
async function openAgain(): Promise<{
  readonly ledger: Ledger
  readonly store: Store
  readonly notices: readonly LedgerNotice[]
}> {
  const notices: LedgerNotice[] = []
  const store = bench.openStore()
  const ledger = await openLedger({
    store,
    keys: ledgerKeys,
    clock: bench.clock,
    onNotice: (notice) => void notices.push(notice),
  })
  return { ledger, store, notices }
}

/** The store as one who reads has it. */
function forReading(store: Store): Store {
  const refuse = (): Promise<never> => {
    throw new CustodyError('ERR_STORE_READ_ONLY', 'for reading only', { path: 'memory' })
  }
  return {
    ...store,
    append: async () => refuse(),
    erase: async () => refuse(),
    saveCheckpoint: async () => refuse(),
  }
}

describe('an erasure that takes effect', () => {
  test('erases what it names before the approval is answered, and nothing before that', async () => {
    const { ledger, store } = await bench.open()
    const [digest = ''] = await digestsOf(ledger, stored)
    const proposed = await ledger.record(erasure(bench.item, [stored.id]), dora.signer)
    expect(disclosureDigest((await store.disclosure(digest))!)).toBe(digest)
    await ledger.record(approval(bench.item, proposed), bench.alice.signer)
    expect(await store.disclosure(digest)).toBeUndefined()
    expect(await store.hasDigest(digest)).toBe(true)
    expect((await ledger.event(stored.id))?.opened.size).toBe(0)
    expect((await ledger.event(kept.id))?.opened.get('location')).toBe('Shelf 5')
    await ledger.close()
  })

  test('erases the labels that it names, and all where it names none', async () => {
    const { ledger, store } = await bench.open()
    const entry = (await listOf(ledger.history(bench.item)))[0]!
    await erase(ledger, bench.item, [entry.id], ['description'])
    expect([...(await ledger.event(entry.id))!.opened.keys()]).toEqual(['exhibit'])
    await erase(ledger, bench.item, [entry.id, stored.id])
    const digests = [...(await digestsOf(ledger, entry)), ...(await digestsOf(ledger, stored))]
    expect(await disclosuresOf(store, digests)).toEqual([undefined, undefined, undefined])
    await ledger.close()
  })

  test('leaves the place that a process has kept for the entry no value', async () => {
    const reservations = createMemoryReservations()
    const store = bench.openStore()
    const ledger = await openLedger({ store, keys: ledgerKeys, clock: bench.clock, reservations })
    const prepared = await ledger.prepare(storing(bench.item, 'Shelf 6'), {
      publicKey: bench.bea.signer.publicKey,
    })
    const [place] = await reservations.list()
    const signature = await bench.bea.signer.sign(
      sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes),
    )
    const recorded = await ledger.submit(prepared, signature)
    // As if the process had ended between the write and the giving back.
    await reservations.put({ ...place!, chain: 'another' })
    await erase(ledger, bench.item, [recorded.id])
    expect(await reservations.list()).toEqual([])
    await ledger.close()
  })

  test('lets the record in memory forget who a person is, as one that is opened later has never known', async () => {
    const { ledger } = await bench.open()
    const { state } = ledger
    const chain = state.party(dora.party)!.chain!
    expect(state.humanOf(dora.party)).not.toBe(dora.party)
    const enrolled = (await listOf(ledger.history(chain)))[0]!
    const { index } = await erase(ledger, chain, [enrolled.id], ['person'])
    expect(state.humanOf(dora.party)).toBe(dora.party)
    expect(state.humanOf(bench.bea.party)).not.toBe(bench.bea.party)
    expect(state.erasedAt(index)).toEqual([{ event: enrolled.id, labels: ['person'] }])
    await ledger.record(storing(bench.item, 'Shelf 7'), bench.bea.signer)
    await ledger.close()
    const again = await openAgain()
    expect(again.ledger.state.humanOf(dora.party)).toBe(dora.party)
    expect(again.notices).toEqual([])
    await again.ledger.close()
  })
})

describe.each(['refused', 'not-kept', 'kept'] as const)(
  'an erasure whose write is %s',
  (outcome) => {
    /** Leaves a closed store in which the erasure has effect. */
    async function fail(
      chain = bench.item,
      events = [stored.id],
      erased: readonly string[] = [],
    ): Promise<void> {
      const { ledger, store } = await bench.open()
      const proposed = await ledger.record(erasure(chain, events, erased), dora.signer)
      store.failWrite(outcome, { call: 'erase' })
      const both = await Promise.allSettled([
        ledger.record(approval(chain, proposed), bench.alice.signer),
        ledger.record(storing(bench.item, 'Shelf 8'), bench.bea.signer),
      ])
      expect(both[0]).toMatchObject({ status: 'rejected', reason: unfinished })
      expect((await ledger.event(events[0]!))?.opened.has(erased[0] ?? 'location')).toBe(false)
      const more = ledger.record(storing(bench.item), bench.bea.signer)
      await expect(more).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
      await ledger.close().catch(() => undefined)
    }

    const finished =
      outcome === 'kept' ? [] : [expect.objectContaining({ kind: 'erasure-finished' })]
    const waits = outcome === 'kept' ? [] : [expect.objectContaining({ kind: 'erasure-waits' })]

    test('is told as unfinished, shows nothing of the value, and is finished when the ledger is opened again', async () => {
      await fail()
      const { ledger, store, notices } = await openAgain()
      expect(notices).toEqual(finished)
      expect(await disclosuresOf(store, await digestsOf(ledger, stored))).toEqual([undefined])
      expect(ledger.state.erasures(stored.id)).toHaveLength(1)
      expect((await ledger.event(kept.id))?.opened.get('location')).toBe('Shelf 5')
      await ledger.record(storing(bench.item), bench.bea.signer)
      await ledger.close()
      const once = await openAgain()
      expect(once.notices).toEqual([])
      await once.ledger.close()
    })

    test('is not shown by one who reads before that, and his reading changes nothing', async () => {
      await fail()
      const store = bench.openStore()
      const notices: LedgerNotice[] = []
      const onNotice = (notice: LedgerNotice): void => void notices.push(notice)
      const ledger = await openLedger({ store: forReading(store), keys: ledgerKeys, onNotice })
      expect(notices).toEqual(waits)
      expect((await ledger.event(stored.id))?.opened.size).toBe(0)
      const left = await disclosuresOf(store, await digestsOf(ledger, stored))
      expect(left.map((value) => value === undefined)).toEqual([outcome === 'kept'])
      await store.close()
    })

    test('of who a person is, is unknown to the law of whoever opens the ledger next', async () => {
      const { ledger } = await bench.open()
      const chain = ledger.state.party(dora.party)!.chain!
      const enrolled = (await listOf(ledger.history(chain)))[0]!
      await ledger.close()
      await fail(chain, [enrolled.id], ['person'])
      const store = bench.openStore()
      const reader = await openLedger({ store: forReading(store), keys: ledgerKeys })
      expect(reader.state.humanOf(dora.party)).toBe(dora.party)
      expect(reader.state.humanOf(bench.bea.party)).not.toBe(bench.bea.party)
      await store.close()
      const writer = await openAgain()
      expect(writer.ledger.state.humanOf(dora.party)).toBe(dora.party)
      await writer.ledger.close()
    })
  },
)

describe('a bundle that is being written when an erasure takes effect', () => {
  const erasedMeanwhile = code('ERR_ERASED_MEANWHILE')

  test.each([1, 12])('is not finished after %i items, and the next one is whole', async (count) => {
    const { ledger } = await bench.open()
    const items = ledger.export({ case: bench.case })[Symbol.asyncIterator]()
    for (let i = 0; i < count; i++) expect((await items.next()).done).toBe(false)
    await erase(ledger)
    await expect(items.next()).rejects.toThrow(erasedMeanwhile)
    expect(await items.next()).toMatchObject({ done: true })
    await expectVerified(ledger, bench)
    await ledger.close()
  })

  test('is finished although an erasure is only asked for', async () => {
    const { ledger } = await bench.open()
    const items = ledger.export({ case: bench.case })[Symbol.asyncIterator]()
    await items.next()
    await ledger.record(erasure(bench.item, [stored.id]), dora.signer)
    while ((await items.next()).done !== true);
    await ledger.close()
  })

  test('discloses nothing more', async () => {
    const { ledger } = await bench.open()
    const parts = await listOf(ledger.export({ case: bench.case, profile: 'court-public' }))
    const request = { open: () => from(parts), events: [stored.id], labels: ['location'] }
    const disclosed = (): AsyncIterator<Uint8Array> =>
      ledger.disclose(request)[Symbol.asyncIterator]()
    await erase(ledger, bench.item, [kept.id])
    const whole = disclosed()
    while ((await whole.next()).done !== true);
    const items = disclosed()
    await items.next()
    await erase(ledger)
    await expect(items.next()).rejects.toThrow(erasedMeanwhile)
    expect(await items.next()).toMatchObject({ done: true })
    await ledger.close()
  })
})

async function* from(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

test('who recorded something else in the same write is answered as ever', async () => {
  const { ledger, store } = await bench.open()
  const proposed = await ledger.record(erasure(bench.item, [stored.id]), dora.signer)
  store.failWrite('refused', { call: 'erase' })
  const approved = ledger.record(approval(bench.item, proposed), bench.alice.signer)
  const noted = ledger.record(
    {
      type: 'note.added',
      role: 'officer',
      chain: bench.case,
      fields: {},
      sealed: { note: 'Seen.' },
    },
    bench.alice.signer,
  )
  await expect(approved).rejects.toThrow(unfinished)
  const { id } = await noted
  expect((await ledger.event(id))?.opened.get('note')).toBe('Seen.')
  await ledger.close().catch(() => undefined)
})

test('who waits for the next write is not told of an erasure that is not his', async () => {
  const store = bench.openStore()
  const waiting: Promise<unknown>[] = []
  const erases = async (): Promise<void> => {
    waiting.push(ledger.record(storing(bench.item), bench.bea.signer))
    // It comes to the queue before the erasure fails.
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('the disk is gone')
  }
  const beneath = { ...store, erase: erases }
  const ledger = await openLedger({ store: beneath, keys: ledgerKeys, clock: bench.clock })
  await expect(erase(ledger)).rejects.toThrow(unfinished)
  const { size } = ledger
  await expect(waiting[0]).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
  expect(ledger.size).toBe(size)
  await ledger.close().catch(() => undefined)
})

test('an approval that was prepared keeps its place no longer when it is on record', async () => {
  const store = bench.openStore()
  const reservations = createMemoryReservations()
  const ledger = await openLedger({ store, keys: ledgerKeys, clock: bench.clock, reservations })
  const proposed = await ledger.record(erasure(bench.item, [stored.id]), dora.signer)
  const { signer } = bench.alice
  const prepared = await ledger.prepare(approval(bench.item, proposed), signer)
  const signature = await signer.sign(
    sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes),
  )
  store.failWrite('refused', { call: 'erase' })
  await expect(ledger.submit(prepared, signature)).rejects.toThrow(unfinished)
  expect(await reservations.list()).toEqual([])
  await ledger.close().catch(() => undefined)
})

test('a store that says that it has erased and has not is found out', async () => {
  const store = bench.openStore()
  const lying = { ...store, erase: async () => undefined }
  const ledger = await openLedger({ store: lying, keys: ledgerKeys, clock: bench.clock })
  await expect(erase(ledger)).rejects.toThrow(unfinished)
  await ledger.close().catch(() => undefined)
  const again = bench.openStore()
  const opened = openLedger({ store: { ...again, erase: async () => undefined }, keys: ledgerKeys })
  await expect(opened).rejects.toThrow(unfinished)
})

test('a value that is damaged beside its erasure does not keep the ledger from being opened', async () => {
  const { ledger } = await bench.open()
  await erase(ledger)
  const [lost] = await digestsOf(ledger, stored)
  await ledger.close()
  const store = bench.openStore()
  const disclosure = async (digest: string): Promise<Uint8Array | undefined> => {
    if (digest !== lost) return store.disclosure(digest)
    throw new CustodyError('ERR_STORE_CORRUPT', 'missing', { where: 'private values' })
  }
  const notices: LedgerNotice[] = []
  const onNotice = (notice: LedgerNotice): void => void notices.push(notice)
  const opened = await openLedger({ store: { ...store, disclosure }, keys: ledgerKeys, onNotice })
  expect(notices).toEqual([])
  await opened.close()
})
