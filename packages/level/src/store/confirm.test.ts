import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  emptyHistory,
  expectHistory,
  expectNothingOf,
  grow,
  noteOfSize,
  expectCheckpoints,
} from '@custodia/core/store-conformance'
import type { Growth } from '@custodia/core/store-conformance'
import {
  hastyDisk,
  machineWithoutIndex,
  temporaryDirectory,
  using,
} from '../../../../test/support/level.ts'
import { batchHeadLength } from '../journal/batch-head.ts'
import { privateHeader } from '../journal/segment.ts'
import { encodeKept } from '../kept/kept-record.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { openStore } from './open.ts'
import type { Machine } from './options.ts'

type Alter = (bytes: Uint8Array, path: string) => Uint8Array

/** A machine whose memory changes what is written, on its way to the disk. */
function machineThatAlters(alter: Alter): Machine {
  const disk: Machine['disk'] = {
    ...hastyDisk,
    open(path, mode) {
      const file = hastyDisk.open(path, mode)
      return { ...file, write: (bytes, position) => file.write(alter(bytes, path), position) }
    },
  }
  return machineWithoutIndex({ disk })
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const flipped = Uint8Array.from(bytes)
  flipped[at]! ^= 1 << (at % 8)
  return flipped
}

/** The same, with the check of the item in which the byte lies made to fit, as if the bit had flipped before. */
function flipUnseen(bytes: Uint8Array, at: number, itemStart: number): Uint8Array {
  const flipped = flip(bytes, at)
  const body = flipped.subarray(itemStart + bodyOffset(flipped, itemStart))
  flipped.set(createHash('sha256').update(body).digest(), itemStart + 3)
  return flipped
}

/** Bytes of an item in front of its body, of which there are 24 to 65,535. */
function bodyOffset(bytes: Uint8Array, itemStart: number): number {
  return 35 + (bytes[itemStart + 35] === 0x58 ? 2 : 3)
}

const small = { eventLength: 32 }

async function expectRefused(
  { first, second }: { readonly first: Growth; readonly second: Growth },
  { alter, name }: { readonly alter: Alter; readonly name: string },
): Promise<void> {
  const directory = await temporaryDirectory()
  let isOn = false
  const machine = machineThatAlters((bytes, path) => (isOn ? alter(bytes, path) : bytes))
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, first.batch)
    isOn = true
    await expect(store.append(1, second.batch), name).rejects.toMatchObject({
      code: 'ERR_STORE_WRITE',
    })
    isOn = false
    await expectHistory(store, first.history)
    await expect(store.append(1, second.batch)).rejects.toMatchObject({
      code: 'ERR_STORE_UNCERTAIN',
    })
  })
  await using(openStore(machine, directory, {}), async (store) => {
    await expectNothingOf(store, { other: second.history, history: first.history })
    await store.append(1, second.batch)
    await expectHistory(store, second.history)
  })
}

function twoBatches(): { readonly first: Growth; readonly second: Growth } {
  const first = grow(emptyHistory, [small])
  return { first, second: grow(first.history, [{ ...small, sealed: ['a name'] }]) }
}

/** Bytes that a second batch writes into the file of one kind. */
async function lengthWritten(kind: 'journal' | 'private'): Promise<number> {
  const { first, second } = twoBatches()
  const directory = await temporaryDirectory()
  return using(createStore(machineWithoutIndex(), directory), async (store) => {
    const { journalPath, privatePath } = layoutOf(directory)
    await store.append(0, first.batch)
    const before = (await readFile(journalPath(0))).length
    await store.append(1, second.batch)
    if (kind === 'private') return (await readFile(privatePath(0))).length
    return (await readFile(journalPath(0))).length - before
  })
}

describe('a bit that flips in memory on its way to the disk is seen before anybody is told', () => {
  test('in any byte of the journal', async () => {
    const length = await lengthWritten('journal')
    for (let at = 0; at < length; at += 7) {
      const alter: Alter = (bytes, path) => (path.endsWith('.journal') ? flip(bytes, at) : bytes)
      await expectRefused(twoBatches(), { alter, name: `byte ${at}` })
    }
  })

  test('in any byte of a record, before its check was made', async () => {
    const length = await lengthWritten('journal')
    const start = batchHeadLength
    for (let at = start + 38; at < length; at += 5) {
      const alter: Alter = (bytes, path) =>
        path.endsWith('.journal') ? flipUnseen(bytes, at, start) : bytes
      await expectRefused(twoBatches(), { alter, name: `byte ${at}` })
    }
  })

  test('in any byte of a private value', async () => {
    const length = await lengthWritten('private')
    // The header of the segment is the same for every value in it, and checked when the store is opened.
    const start = privateHeader(0, 0).length
    for (let at = start; at < length; at += 3) {
      const alter: Alter = (bytes, path) => (path.endsWith('.private') ? flip(bytes, at) : bytes)
      await expectRefused(twoBatches(), { alter, name: `byte ${at}` })
      const unseen: Alter = (bytes, path) =>
        path.endsWith('.private') ? flipUnseen(bytes, at, start) : bytes
      if (at >= start + 38) await expectRefused(twoBatches(), { alter: unseen, name: `body ${at}` })
    }
  })

  test('in any byte of a checkpoint: it is not kept, and those before stay', async () => {
    const directory = await temporaryDirectory()
    const { first } = twoBatches()
    const note = noteOfSize(1)
    let isOn = false
    const record = encodeKept({ size: 1, note }, 0)
    let at = 0
    const machine = machineThatAlters((bytes, path) =>
      isOn && path.endsWith('checkpoints') ? flip(bytes, at) : bytes,
    )
    await using(createStore(machine, directory), (store) => store.append(0, first.batch))
    for (; at < record.length; at += 1) {
      await using(openStore(machine, directory, {}), async (store) => {
        isOn = true
        await expect(store.saveCheckpoint(note)).rejects.toMatchObject({ code: 'ERR_STORE_WRITE' })
        expect(await store.checkpoint()).toBeUndefined()
        isOn = false
      })
    }
    await using(openStore(machine, directory, {}), async (store) => {
      await expectCheckpoints(store, [])
      await store.saveCheckpoint(note)
      await expectCheckpoints(store, [note])
    })
  })

  test('in any byte of the file of the last checkpoint: it is kept all the same, and whoever asked is told', async () => {
    const { first } = twoBatches()
    const note = noteOfSize(1)
    for (let at = 0; at < note.length; at += 7) {
      const directory = await temporaryDirectory()
      const machine = machineThatAlters((bytes, path) =>
        path.endsWith('checkpoint.new') ? flip(bytes, at) : bytes,
      )
      await using(createStore(machine, directory), async (store) => {
        await store.append(0, first.batch)
        await expect(store.saveCheckpoint(note)).rejects.toMatchObject({
          code: 'ERR_STORE_UNCERTAIN',
        })
        expect(await store.checkpoint()).toBeUndefined()
      })
      await using(
        openStore(
          machineThatAlters((bytes) => bytes),
          directory,
          {},
        ),
        (store) => expectCheckpoints(store, [note]),
      )
    }
  })
})

test('a batch that cannot be read back may or may not be there', async () => {
  const directory = await temporaryDirectory()
  let isOn = false
  const disk: Machine['disk'] = {
    ...hastyDisk,
    open(path, mode) {
      const file = hastyDisk.open(path, mode)
      const read: typeof file.read = (target, position) => {
        if (isOn && path.endsWith('.journal')) throw new Error('EIO: i/o error, read')
        return file.read(target, position)
      }
      return { ...file, read }
    },
  }
  const { first, second } = twoBatches()
  const machine = machineWithoutIndex({ disk })
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, first.batch)
    isOn = true
    await expect(store.append(1, second.batch)).rejects.toMatchObject({
      code: 'ERR_STORE_UNCERTAIN',
      cause: expect.objectContaining({ message: expect.stringMatching(/EIO/) }),
    })
    isOn = false
  })
  await using(openStore(machine, directory, {}), (store) => expectHistory(store, second.history))
})
