import { describe, expect, test } from 'vitest'
import { foundLedger, ledgerKeys, openCase, setClock } from '../../../../test/support/ledger.ts'
import type { Checkpoint } from '../custody/index.ts'
import { createMemoryStore, reopenMemoryStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { openLedger } from './index.ts'
import type { CheckpointMemory, Ledger } from './index.ts'

/** A memory that tells what it was given, and when. */
function keptMemory(): CheckpointMemory & { readonly kept: Checkpoint[] } {
  const kept: Checkpoint[] = []
  return {
    kept,
    last: () => Promise.resolve(kept.at(-1)),
    remember(checkpoint) {
      kept.push(checkpoint)
      return Promise.resolve()
    },
  }
}

/** A store that fails to keep checkpoints from the given number on, as a crash would. */
function crashingAt(store: Store, count: number): Store {
  let saved = 0
  return {
    ...store,
    saveCheckpoint(note) {
      saved += 1
      return saved >= count ? Promise.reject(new Error('crashed')) : store.saveCheckpoint(note)
    },
  }
}

function behind(details: object): object {
  return expect.objectContaining({
    code: 'ERR_LEDGER_BEHIND',
    details: expect.objectContaining(details),
  })
}

const open = (store: Store, memory: CheckpointMemory): Promise<Ledger> =>
  openLedger({ store, keys: ledgerKeys, clock: setClock(), memory })

describe('what the log key has signed', () => {
  test('is remembered before it is saved, from the first checkpoint on', async () => {
    const memory = keptMemory()
    const inner = createMemoryStore()
    const seen: number[] = []
    const store: Store = {
      ...inner,
      saveCheckpoint(note) {
        expect(memory.kept.at(-1)?.note).toEqual(note)
        seen.push(memory.kept.length)
        return inner.saveCheckpoint(note)
      },
    }
    const { ledger } = await foundLedger({ store, memory })
    expect(memory.kept.map(({ size }) => size)).toEqual([1, 3])
    expect(seen).toEqual([1, 2])
    await ledger.close()
  })

  test('nothing is signed, saved or shown that could not be remembered', async () => {
    const memory = keptMemory()
    const store = createMemoryStore()
    const world = await foundLedger({ store, memory })
    await openCase(world)
    memory.remember = () => Promise.reject(new Error('no space'))
    await expect(world.ledger.checkpoint()).rejects.toThrow('no space')
    await expect(world.ledger.close()).rejects.toThrow('no space')
    const reopened = reopenMemoryStore(store)
    const text = new TextDecoder().decode(await reopened.checkpoint())
    expect(text.split('\n')[1]).toBe('3')
  })

  test('a store that was set back is refused, with both sizes', async () => {
    const memory = keptMemory()
    const older = createMemoryStore()
    const world = await foundLedger({ store: older, memory: keptMemory() })
    await world.ledger.close()
    const longer = await foundLedger({ memory })
    await openCase(longer)
    await longer.ledger.checkpoint()
    const { size } = longer.ledger
    await expect(open(reopenMemoryStore(older), memory)).rejects.toThrow(
      behind({ reason: 'shorter', found: 3, signed: size }),
    )
  })

  test('another history is refused, whether it is as long or longer', async () => {
    const memory = keptMemory()
    await foundLedger({ memory })
    const store = createMemoryStore()
    const other = await foundLedger({ store })
    await other.ledger.close()
    await expect(open(reopenMemoryStore(store), memory)).rejects.toThrow(
      behind({ reason: 'other', found: 3, signed: 3 }),
    )
    const longer = await openLedger({ store: reopenMemoryStore(store), keys: ledgerKeys })
    await openCase({ ...other, ledger: longer })
    await longer.close()
    await expect(open(reopenMemoryStore(store), memory)).rejects.toThrow(
      behind({ reason: 'other', signed: 3 }),
    )
  })

  test('of two copies that go on with one key, the second signs nothing more', async () => {
    const memory = keptMemory()
    const world = await foundLedger({ memory })
    await openCase(world)
    // The other copy was faster.
    const elsewhere = await foundLedger()
    await openCase(elsewhere)
    await openCase(elsewhere, 'EX-2026-0418')
    await memory.remember(await elsewhere.ledger.checkpoint())
    await expect(world.ledger.checkpoint()).rejects.toThrow(behind({ reason: 'shorter' }))
    // Longer than the other one, it is still another history.
    await openCase(world, 'EX-2026-0419')
    await openCase(world, 'EX-2026-0420')
    await expect(world.ledger.checkpoint()).rejects.toThrow(behind({ reason: 'other' }))
    expect(memory.kept.map(({ size }) => size)).toEqual([1, 3, 7])
  })

  test('a checkpoint that was signed and not saved is signed again, byte for byte', async () => {
    const memory = keptMemory()
    const inner = createMemoryStore()
    const world = await foundLedger({ store: crashingAt(inner, 3), memory })
    await openCase(world)
    await expect(world.ledger.checkpoint()).rejects.toThrow('crashed')
    await inner.close()
    const { note } = memory.kept.at(-1)!
    const again = await open(reopenMemoryStore(inner), memory)
    expect((await again.checkpoint()).note).toEqual(note)
    await again.close()
  })

  test('a memory that was lost begins again with the checkpoint of the store', async () => {
    const store = createMemoryStore()
    const world = await foundLedger({ store })
    await world.ledger.close()
    const memory = keptMemory()
    const ledger = await open(reopenMemoryStore(store), memory)
    expect(memory.kept.map(({ size }) => size)).toEqual([3])
    await ledger.close()
  })

  test('a key that has signed for one ledger founds no other', async () => {
    const memory = keptMemory()
    await foundLedger({ memory })
    const store = createMemoryStore()
    await expect(foundLedger({ store, memory })).rejects.toThrow(behind({ found: 0, signed: 3 }))
    expect(await reopenMemoryStore(store).size()).toBe(0)
  })
})
