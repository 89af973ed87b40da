// What the ledger does when a write of the store beneath it fails, write by write.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  expectVerified,
  exportCase,
  ledgerBench,
  listOf,
  storing,
} from '../../../../test/support/ledger-bench.ts'
import {
  foundLedger,
  ledgerKeys,
  openCase,
  setClock,
  signerOf,
} from '../../../../test/support/ledger.ts'
import type { Person } from '../../../../test/support/ledger.ts'
import { isCustodyError } from '../errors.ts'
import { faultyStore } from '../store-conformance/index.ts'
import type { FailedWrite } from '../store-conformance/index.ts'
import { createMemoryStore, reopenMemoryStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { sign1ToBeSigned } from '../wire/index.ts'
import { openLedger } from './index.ts'
import type { Draft, Ledger, Prepared } from './index.ts'

const outcomes = ['refused', 'not-kept', 'kept'] as const
const told = {
  refused: 'ERR_STORE_WRITE',
  'not-kept': 'ERR_STORE_UNCERTAIN',
  kept: 'ERR_STORE_UNCERTAIN',
} as const satisfies { readonly [F in FailedWrite]: string }

const code = (expected: string): object => expect.objectContaining({ code: expected })

/** Closes a ledger whose last checkpoint may be refused. Its store is closed in any case. */
async function closeBroken(ledger: Ledger, store: Store): Promise<void> {
  await ledger.close().catch((error: unknown) => expect(error).toEqual(code('ERR_STORE_UNCERTAIN')))
  await expect(store.size()).rejects.toThrow(code('ERR_STORE_CLOSED'))
}

function collection(inCase: string, exhibit: string): Draft {
  return {
    type: 'item.collected',
    role: 'collector',
    fields: { case: inCase, kind: 'object', mode: 'found' },
    sealed: { exhibit, description: 'A thing of no particular make' },
  }
}

async function signatureOf(prepared: Prepared, { signer }: Person): Promise<Uint8Array> {
  return signer.sign(sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes))
}

async function timesRecorded(ledger: Ledger, id: string): Promise<number> {
  return (await listOf(ledger.events())).filter((event) => event.id === id).length
}

/** The key never signed two trees of one size. */
function expectOneHistory(signed: readonly string[]): void {
  const bySize = new Map(signed.map((text) => [text.split('\n')[1], text]))
  expect(new Set(signed)).toEqual(new Set(bySize.values()))
}

describe.each(outcomes)('a write that is %s', (outcome) => {
  const isKept = outcome === 'kept'

  describe.each([0, 1, 2, 3])('while a ledger is founded, write %i', (after) => {
    test('whoever founds is told, and what is there can be used, founded, or is refused by name', async () => {
      const memory = createMemoryStore()
      const store = faultyStore(memory)
      store.failWrite(outcome, { after })
      await expect(foundLedger({ store })).rejects.toThrow(code(told[outcome]))
      expect(store.writes).toHaveLength(after + 1)
      await expect(store.size()).rejects.toThrow(code('ERR_STORE_CLOSED'))
      const again = reopenMemoryStore(memory)
      const [size, note] = [await again.size(), await again.checkpoint()]
      if (size === 0) {
        const { ledger } = await foundLedger({ store: again })
        expect(ledger.size).toBe(3)
      } else if (note === undefined) {
        const opened = openLedger({ store: again, keys: ledgerKeys })
        await expect(opened).rejects.toThrow(code('ERR_STORE_CORRUPT'))
      } else {
        const ledger = await openLedger({ store: again, keys: ledgerKeys })
        expect([1, 3]).toContain(ledger.size)
        const alice = { name: 'A. Example', signer: signerOf(1), party: '' }
        const { chain } = await openCase({ ledger, clock: setClock(), alice })
        await expectVerified(ledger, { case: chain })
        await ledger.close()
      }
    })
  })

  test('while an event is appended: it is there once or not at all, and submitting it again gives one leaf', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    const prepared = await ledger.prepare(storing(world.item), world.bea.signer)
    const signature = await signatureOf(prepared, world.bea)
    store.failWrite(outcome)
    await expect(ledger.submit(prepared, signature)).rejects.toThrow(code(told[outcome]))
    await expect(ledger.submit(prepared, signature)).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    expect(ledger.size).toBe(world.size)
    await closeBroken(ledger, store)

    const { ledger: again } = await world.open()
    expect(again.size).toBe(world.size + (isKept ? 1 : 0))
    world.clock.now += 1000
    const recorded = await again.submit(prepared, signature)
    expect(recorded).toMatchObject({ index: world.size, seq: 1 })
    expect(await again.submit(prepared, signature)).toEqual(recorded)
    expect(await timesRecorded(again, recorded.id)).toBe(1)
    expect((await again.event(recorded.id))?.opened.get('location')).toBe('Shelf 4')
    // The place that was kept for it is given back, whichever way the event came in.
    await again.record(storing(world.item, 'Shelf 5'), world.bea.signer)
    await expectVerified(again, world)
    await again.close()
    expectOneHistory(world.signed)
  })

  test('while a chain is opened: it is there with its registration or not at all', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    const prepared = await ledger.prepare(collection(world.case, 'BE/2'), world.bea.signer)
    const signature = await signatureOf(prepared, world.bea)
    store.failWrite(outcome)
    await expect(ledger.submit(prepared, signature)).rejects.toThrow(code(told[outcome]))
    await closeBroken(ledger, store)

    const { ledger: again } = await world.open()
    expect(again.size).toBe(world.size + (isKept ? 2 : 0))
    const { chain } = await again.submit(prepared, signature)
    expect(await again.submit(prepared, signature)).toMatchObject({ chain })
    expect(again.size).toBe(world.size + 2)
    expect(again.state.caseRecord(world.case)?.registered).toEqual([world.item, chain])
    await expectVerified(again, world)
    await again.close()
    expectOneHistory(world.signed)
  })

  test('while many wait: each is told, and what they gave is there whole or not at all', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    const exhibits = Array.from({ length: 12 }, (_, i) => `BE/1${i}`)
    const collectAs = (on: Ledger, exhibit: string): Promise<unknown> =>
      on.record(collection(world.case, exhibit), world.bea.signer)
    store.failWrite(outcome)
    const calls = await Promise.allSettled([
      ...exhibits.map((exhibit) => collectAs(ledger, exhibit)),
      ledger.record(storing(world.item), world.bea.signer),
      openCase({ ...world, ledger }, 'EX-2'),
    ])
    for (const call of calls) {
      const { reason } = call as PromiseRejectedResult
      expect([told[outcome], 'ERR_STORE_UNCERTAIN']).toContain(
        isCustodyError(reason) && reason.code,
      )
    }
    await closeBroken(ledger, store)

    const { ledger: again } = await world.open()
    if (!isKept) expect(again.size).toBe(world.size)
    else expect(again.size).toBeGreaterThan(world.size)
    const found = async (): Promise<unknown[]> =>
      (await listOf(again.events()))
        .filter(({ payload }) => payload.type === 'item.collected')
        .map(({ opened }) => opened.get('exhibit'))
    const there = await found()
    for (const exhibit of exhibits) if (!there.includes(exhibit)) await collectAs(again, exhibit)
    expect((await found()).toSorted()).toEqual(['BE/1', ...exhibits].toSorted())
    await expectVerified(again, world)
    await again.close()
    expectOneHistory(world.signed)
  })

  test('while a checkpoint is saved: the same one follows, or a longer one', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    await ledger.record(storing(world.item), world.bea.signer)
    store.failWrite(outcome, { call: 'saveCheckpoint' })
    await expect(ledger.checkpoint()).rejects.toThrow(code(told[outcome]))
    await expect(ledger.checkpoint()).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    const next = ledger.record(storing(world.item, 'Shelf 5'), world.bea.signer)
    await expect(next).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    await closeBroken(ledger, store)

    const { ledger: again } = await world.open()
    expect(again.size).toBe(world.size + 1)
    expect((await again.checkpoint()).size).toBe(world.size + 1)
    expectOneHistory(world.signed)
    await again.record(storing(world.item, 'Shelf 5'), world.bea.signer)
    expect((await again.checkpoint()).size).toBe(world.size + 2)
    await expectVerified(again, world)
    await again.close()
    expectOneHistory(world.signed)
  })

  test('while a checkpoint is saved in the background: the next write is refused', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await ledger.record(storing(world.item), world.bea.signer)
    store.failWrite(outcome)
    await vi.advanceTimersByTimeAsync(1500)
    await vi.waitUntil(() => store.writes.at(-1) === 'saveCheckpoint')
    const next = ledger.record(storing(world.item, 'Shelf 5'), world.bea.signer)
    await expect(next).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    await closeBroken(ledger, store)
  })

  test('while the ledger closes: that is said, and nothing is lost', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    const { id } = await ledger.record(storing(world.item), world.bea.signer)
    store.failWrite(outcome)
    await expect(ledger.close()).rejects.toThrow(code(told[outcome]))
    await expect(store.size()).rejects.toThrow(code('ERR_STORE_CLOSED'))

    const { ledger: again } = await world.open()
    expect(await timesRecorded(again, id)).toBe(1)
    await again.close()
    expectOneHistory(world.signed)
  })

  test('while a value is erased: it is there unchanged or gone, and can be erased again', async () => {
    const world = await ledgerBench()
    const { ledger, store } = await world.open()
    const digest = (await ledger.event(world.item))!.payload.sealed.get('description')!
    const openedOn = async (on: Ledger): Promise<unknown> =>
      (await on.event(world.item))!.opened.get('description')
    store.failWrite(outcome)
    await expect(store.erase([digest])).rejects.toThrow(code(told[outcome]))
    const next = ledger.record(storing(world.item), world.bea.signer)
    await expect(next).rejects.toThrow(code('ERR_STORE_UNCERTAIN'))
    await closeBroken(ledger, store)

    const { ledger: again, store: reopened } = await world.open()
    const unchanged = 'A thing of no particular make'
    expect(await openedOn(again)).toBe(isKept ? undefined : unchanged)
    await reopened.erase([digest])
    expect(await openedOn(again)).toBeUndefined()
    await expectVerified(again, world)
    await again.close()
  })

  test.each([0, 1])(
    'while an export is stated, write %i: the next export is whole',
    async (after) => {
      const world = await ledgerBench()
      const { ledger, store } = await world.open()
      store.failWrite(outcome, { after })
      await expect(exportCase(ledger, world)).rejects.toThrow(code(told[outcome]))
      await closeBroken(ledger, store)

      const { ledger: again } = await world.open()
      await expectVerified(again, world)
      await again.close()
      expectOneHistory(world.signed)
    },
  )
})

test('the export that the tests above break makes two writes', async () => {
  const world = await ledgerBench()
  const { ledger, store } = await world.open()
  await expectVerified(ledger, world)
  expect(store.writes).toEqual(['append', 'saveCheckpoint'])
})
