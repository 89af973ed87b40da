// What becomes of a list of accesses when its erasure takes effect, and when the process or the store fails on the way.
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
import { CustodyError } from '../errors.ts'
import type { Store } from '../store/index.ts'
import { createRecordAudit } from './audit/index.ts'
import { openLedger } from './index.ts'
import type { Draft, Ledger, LedgerNotice, Recorded } from './index.ts'

const code = (expected: string): object => expect.objectContaining({ code: expected })

/** The officer for data protection. */
let dora: Person
let bench: LedgerBench
/** Two accesses that are to be erased, a witness of the second, and one that is too young. */
let old: readonly Recorded[]
let witnessed: Recorded
let young: Recorded
let until: number
let accesses: string

function access(part: string): Draft {
  return {
    type: 'item.accessed',
    role: 'collector',
    fields: { item: bench.item, means: 'viewed' },
    sealed: { justification: 'To describe it', part },
  }
}

beforeEach(async () => {
  bench = await ledgerBench()
  const { ledger } = await bench.open()
  dora = await enrol(
    { ...bench, ledger },
    { number: 4, name: 'D. Example', roles: ['data-protection'] },
  )
  const policy = { ...ledger.state.policyAt()!, keepAccesses: 3600 }
  const fields = { policy }
  const chain = ledger.id
  await ledger.record(
    { type: 'policy.adopted', role: 'founder', chain, fields, sealed: { reason: 'Law' } },
    bench.alice.signer,
  )
  const first = await ledger.record(access('the first page'), bench.bea.signer)
  bench.clock.now += 1000
  old = [first, await ledger.record(access('the second page'), bench.bea.signer)]
  accesses = first.chain
  witnessed = await ledger.record(
    {
      type: 'event.witnessed',
      role: 'officer',
      chain: accesses,
      fields: { event: old[1]!.id, labels: ['part'] },
      sealed: {},
    },
    bench.alice.signer,
  )
  bench.clock.now += 1000
  until = bench.clock.now
  young = await ledger.record(access('the third page'), bench.bea.signer)
  bench.clock.now += 3_600_000
  await ledger.close()
})

async function propose(ledger: Ledger, upTo: number = until): Promise<Recorded> {
  const fields = { until: upTo }
  return ledger.record(
    { type: 'accesses.erased', role: 'data-protection', chain: bench.item, fields, sealed: {} },
    dora.signer,
  )
}

function approval({ id }: Recorded): Draft {
  return {
    type: 'event.approved',
    role: 'registrar',
    chain: bench.item,
    fields: { event: id, labels: [] },
  }
}

async function erase(ledger: Ledger, upTo: number = until): Promise<Recorded> {
  return ledger.record(approval(await propose(ledger, upTo)), bench.alice.signer)
}

async function eventsIn(store: Store, entries: readonly Recorded[]): Promise<readonly boolean[]> {
  const found = await Promise.all(entries.map(({ index }) => store.entry(index)))
  return found.map(({ event }) => event !== undefined)
}

async function openAgain(): Promise<{
  readonly ledger: Ledger
  readonly store: Store
  readonly notices: readonly LedgerNotice[]
}> {
  const notices: LedgerNotice[] = []
  const store = bench.openStore()
  const onNotice = (notice: LedgerNotice): void => void notices.push(notice)
  const ledger = await openLedger({ store, keys: ledgerKeys, clock: bench.clock, onNotice })
  return { ledger, store, notices }
}

const left = ({ id, chain, seq, index, recordedAt }: Recorded): object => ({
  id,
  chain,
  seq,
  index,
  recordedAt,
})

test('an erasure of accesses erases whole what was recorded before its day, and nothing else', async () => {
  const { ledger, store } = await bench.open()
  const sealed = [...(await ledger.event(old[0]!.id))!.payload.sealed.values()]
  const proposed = await propose(ledger)
  expect(await eventsIn(store, old)).toEqual([true, true])
  await ledger.record(approval(proposed), bench.alice.signer)
  expect(await eventsIn(store, [...old, witnessed, young])).toEqual([false, false, false, true])
  for (const digest of sealed) expect(await store.disclosure(digest)).toBeUndefined()
  expect(await ledger.event(old[0]!.id)).toBeUndefined()
  await expect(ledger.receipt(old[0]!.id)).rejects.toThrow('was erased')
  expect((await listOf(ledger.history(accesses))).map(({ id }) => id)).toEqual([young.id])
  expect(await listOf(ledger.erased(accesses))).toEqual([...old, witnessed].map(left))
  expect(await listOf(ledger.erased())).toEqual([...old, witnessed].map(left))
  expect(await listOf(ledger.erased(bench.item))).toEqual([])
  await expectVerified(ledger, bench)
  await ledger.close()
})

test('a check of the record finds nothing amiss', async () => {
  const { ledger, store } = await bench.open()
  await erase(ledger)
  const audit = createRecordAudit()
  for await (const entry of store.entries(0, ledger.size)) audit.take(entry)
  await ledger.checkpoint()
  const end = { checkpoint: await store.checkpoint(), now: bench.clock.now }
  const { faults, checks } = await audit.finish(end)
  expect(faults).toEqual([])
  const checked = checks.find(({ check }) => check === 'record.erased')
  expect(checked).toMatchObject({ outcome: 'pass', looked: 3 })
  await ledger.close()
})

test('a bundle that is being written meanwhile is not finished', async () => {
  const { ledger } = await bench.open()
  const items = ledger.export({ case: bench.case })[Symbol.asyncIterator]()
  await items.next()
  const { index } = await erase(ledger)
  await expect(items.next()).rejects.toMatchObject({
    code: 'ERR_ERASED_MEANWHILE',
    details: { index },
  })
  await expectVerified(ledger, bench)
  await ledger.close()
})

test('the ledger opens again, goes on with the list, and says the same', async () => {
  const before = await bench.open()
  await erase(before.ledger)
  const chain = before.ledger.state.chain(accesses)
  await before.ledger.close()
  const { ledger, notices } = await openAgain()
  expect(notices).toEqual([])
  expect(ledger.state.chain(accesses)).toEqual(chain)
  expect(ledger.state.item(bench.item)?.accessChain).toBe(accesses)
  expect(ledger.state.event(old[0]!.id)).toBeUndefined()
  const next = await ledger.record(access('the fourth page'), bench.bea.signer)
  expect(next).toMatchObject({ chain: accesses, seq: 4 })
  await expectVerified(ledger, bench)
  // All that is left of the list is erased too, its last entry included.
  bench.clock.now += 4_000_000
  await erase(ledger, bench.clock.now - 3_600_000)
  expect(await listOf(ledger.history(accesses))).toEqual([])
  await expectVerified(ledger, bench)
  await ledger.close()
  const once = await openAgain()
  expect(await listOf(once.ledger.erased())).toHaveLength(5)
  await once.ledger.close()
})

test('a witness outlives what he witnessed: the record is read all the same', async () => {
  const { ledger } = await bench.open()
  bench.clock.now += 1_000_000
  const late = await ledger.record(
    {
      type: 'event.witnessed',
      role: 'officer',
      chain: accesses,
      fields: { event: young.id, labels: ['part'] },
      sealed: {},
    },
    bench.alice.signer,
  )
  await erase(ledger, bench.clock.now - 3_600_000)
  expect((await listOf(ledger.history(accesses))).map(({ id }) => id)).toEqual([late.id])
  await expectVerified(ledger, bench)
  await ledger.close()
  const again = await openAgain()
  expect(again.ledger.state.witnesses(young.id)).toEqual([])
  await again.ledger.close()
})

test('the record in memory forgets who had access', async () => {
  const { ledger } = await bench.open()
  expect(ledger.state.event(old[0]!.id)?.signer).toBe(bench.bea.party)
  await erase(ledger)
  expect(ledger.state.event(old[0]!.id)).toBeUndefined()
  expect(ledger.state.witnesses(old[1]!.id)).toEqual([])
  expect(ledger.state.event(young.id)?.signer).toBe(bench.bea.party)
  await ledger.close()
})

describe.each(['refused', 'not-kept', 'kept'] as const)('a write that is %s', (outcome) => {
  async function fail(): Promise<void> {
    const { ledger, store } = await bench.open()
    const proposed = await propose(ledger)
    store.failWrite(outcome, { call: 'erase' })
    const approved = ledger.record(approval(proposed), bench.alice.signer)
    await expect(approved).rejects.toMatchObject({
      code: 'ERR_ERASURE_UNFINISHED',
      details: { values: 3 },
      message: expect.stringContaining('the erasure of 3 accesses is on record'),
    })
    expect(await ledger.event(old[0]!.id)).toBeUndefined()
    const more = ledger.record(storing(bench.item), bench.bea.signer)
    await expect(more).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    await ledger.close().catch(() => undefined)
  }

  test('is finished when the ledger is opened again', async () => {
    await fail()
    const { ledger, store, notices } = await openAgain()
    expect(notices.map(({ kind }) => kind)).toEqual(outcome === 'kept' ? [] : ['erasure-finished'])
    expect(await eventsIn(store, [...old, witnessed, young])).toEqual([false, false, false, true])
    expect(ledger.state.event(old[0]!.id)).toBeUndefined()
    await expectVerified(ledger, bench)
    await ledger.close()
  })

  test('shows a reader nothing of it meanwhile', async () => {
    await fail()
    const refuse = (): Promise<never> => {
      throw new CustodyError('ERR_STORE_READ_ONLY', 'for reading only', { path: 'memory' })
    }
    const memory = bench.openStore()
    const store = { ...memory, append: async () => refuse(), erase: async () => refuse() }
    const notices: LedgerNotice[] = []
    const onNotice = (notice: LedgerNotice): void => void notices.push(notice)
    const ledger = await openLedger({ store, keys: ledgerKeys, onNotice })
    expect(notices.map(({ kind }) => kind)).toEqual(outcome === 'kept' ? [] : ['erasure-waits'])
    expect((await listOf(ledger.history(accesses))).map(({ id }) => id)).toEqual([young.id])
    expect(ledger.state.event(old[0]!.id)).toBeUndefined()
    expect(await eventsIn(memory, old)).toEqual(Array(2).fill(outcome !== 'kept'))
    await memory.close()
  })
})

describe('a store in which an event is gone without an erasure', () => {
  test('is not opened', async () => {
    const store = bench.openStore()
    await store.erase([old[0]!.id])
    const opened = openLedger({ store, keys: ledgerKeys, clock: bench.clock })
    await expect(opened).rejects.toThrow('no erasure on record covers it')
  })

  test('is found out while it is read', async () => {
    const { ledger, store } = await bench.open()
    store.changeRead('entry', (entry) => ({ ...entry, event: undefined }))
    await expect(ledger.event(bench.item)).rejects.toThrow('no erasure on record covers it')
    await ledger.close()
  })

  test('is found out if what is left of it stands elsewhere', async () => {
    const { ledger } = await bench.open()
    await erase(ledger)
    await ledger.close()
    for (const change of [{ seq: 7 }, { secret: new Uint8Array(32) }, { chain: bench.case }]) {
      const store = bench.openStore()
      store.changeRead('entries', (entry) =>
        entry.index === old[1]!.index ? { ...entry, ...change } : entry,
      )
      const opened = openLedger({ store, keys: ledgerKeys, clock: bench.clock })
      await expect(opened).rejects.toThrow(code('ERR_STORE_CORRUPT'))
    }
  })
})
