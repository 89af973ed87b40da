import { readdir, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { emptyHistory, expectHistory, grow } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import { temporaryDirectory, using } from '../../../../test/support/level.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { openStore } from './open.ts'

const machine = { ...thisMachine, segmentLength: 2500 }

/** Batches of several sizes over many small segments. */
async function manySegments(directory: string): Promise<History> {
  let history = emptyHistory
  await using(createStore(machine, directory), async (store) => {
    for (const size of [1, 5, 1, 1, 1, 1, 9, 2, 1, 30, 1]) {
      const shapes = Array.from({ length: size }, (_, i) => ({
        chain: `${i % 3}`,
        sealed: i % 2 === 0 ? [`a name ${i}`] : [],
      }))
      const next = grow(history, shapes)
      await store.append(next.expectedSize, next.batch)
      history = next.history
    }
    await expectHistory(store, history)
  })
  return history
}

test('segments are named by their first entry, and read as one journal', async () => {
  const directory = await temporaryDirectory()
  const history = await manySegments(directory)
  const { journal, privateValues, index } = layoutOf(directory)
  const names = (await readdir(journal)).sort()
  expect(names.length).toBeGreaterThan(4)
  expect(names[0]).toBe('0000000000000000.journal')
  const privateNames = await readdir(privateValues)
  for (const name of privateNames) expect(names).toContain(name.replace('.private', '.journal'))
  await using(openStore(machine, directory, {}), (store) => expectHistory(store, history))
  await rm(index, { recursive: true })
  await using(openStore(machine, directory, {}), (store) => expectHistory(store, history))
  await using(openStore(machine, directory, { readOnly: true }), (store) =>
    expectHistory(store, history),
  )
})

test('values are erased in each segment that has them, and in no other', async () => {
  const directory = await temporaryDirectory()
  const history = await manySegments(directory)
  const erased = [...history.disclosures.keys()].filter((_, i) => i % 5 === 0)
  const kept = new Map([...history.disclosures].filter(([digest]) => !erased.includes(digest)))
  await using(openStore(machine, directory, {}), async (store) => {
    await store.erase(erased)
    await expectHistory(store, { ...history, disclosures: kept })
  })
  await rm(layoutOf(directory).index, { recursive: true })
  await using(openStore(machine, directory, {}), async (store) => {
    await expectHistory(store, { ...history, disclosures: kept })
    for (const digest of erased) {
      expect(await store.disclosure(digest)).toBeUndefined()
      expect(await store.hasDigest(digest)).toBe(true)
    }
  })
})

test('a segment that private values have filled is full as well', async () => {
  const directory = await temporaryDirectory()
  const first = grow(emptyHistory, [{ sealed: ['x'.repeat(5000)] }])
  const second = grow(first.history, [{ sealed: ['y'] }])
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, first.batch)
    await store.append(1, second.batch)
    await expectHistory(store, second.history)
  })
  expect((await readdir(layoutOf(directory).privateValues)).length).toBe(2)
})

test('opening reads little of a journal that the index knows', async () => {
  const directory = await temporaryDirectory()
  const { batch, history } = grow(
    emptyHistory,
    Array.from({ length: 2000 }, () => ({ sealed: ['a name'] })),
  )
  await using(createStore(thisMachine, directory), async (store) => {
    await store.append(0, batch)
    await store.append(2000, grow(history, 1).batch)
  })
  let read = 0
  const disk = {
    ...nodeDisk,
    open: (path: string, mode: 'read' | 'write' | 'create') => {
      const file = nodeDisk.open(path, mode)
      return {
        ...file,
        read: (target: Uint8Array, position: number) => {
          const length = file.read(target, position)
          read += length
          return length
        },
      }
    },
  }
  await using(openStore({ ...thisMachine, disk }, directory, {}), async (store) => {
    expect(await store.size()).toBe(2001)
  })
  expect(read).toBeGreaterThan(600)
  expect(read).toBeLessThan(4000)
})
