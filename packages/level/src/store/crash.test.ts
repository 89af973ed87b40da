import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import {
  emptyHistory,
  expectHistory,
  expectNothingOf,
  grow,
} from '@custodia/core/store-conformance'
import type { Growth } from '@custodia/core/store-conformance'
import {
  copyOf,
  hastyDisk,
  machineWithoutIndex,
  temporaryDirectory,
  using,
} from '../../../../test/support/level.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { openStore } from './open.ts'
import type { Machine, Notice } from './options.ts'

const small = { eventLength: 32 }

/** A store of two batches, of which the second was being written when the process ended. */
async function twoBatches(last = 3): Promise<{
  readonly directory: string
  readonly first: Growth
  readonly second: Growth
  /** Bytes of the journal without the second batch, and with it. */
  readonly before: number
  readonly after: number
}> {
  const directory = await temporaryDirectory()
  const first = grow(emptyHistory, [{ ...small, sealed: ['kept'] }, small])
  const second = grow(first.history, [
    { ...small, sealed: ['unfinished'] },
    ...Array.from({ length: last - 1 }, () => small),
  ])
  const journal = layoutOf(directory).journalPath(0)
  const lengths = await using(createStore(thisMachine, directory), async (store) => {
    await store.append(0, first.batch)
    const before = (await readFile(journal)).length
    await store.append(2, second.batch)
    return { before, after: (await readFile(journal)).length }
  })
  return { directory, first, second, ...lengths }
}

async function openAndTell(machine: Machine, directory: string): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  await using(openStore(machine, directory, { onNotice: (n) => notices.push(n) }), () =>
    Promise.resolve(),
  )
  return notices
}

test.each([
  { entries: 1, step: 1 },
  { entries: 3, step: 29 },
])(
  'a batch of $entries that ends anywhere before its end is dropped',
  async ({ entries, step }) => {
    const { directory, first, second, before, after } = await twoBatches(entries)
    const machine = machineWithoutIndex({ disk: hastyDisk })
    const { journalPath, privatePath } = layoutOf(directory)
    const whole = await readFile(journalPath(0))
    const wholePrivate = await readFile(privatePath(0))
    for (let length = before; length < after; length += step) {
      await writeFile(journalPath(0), whole.subarray(0, length))
      await writeFile(privatePath(0), wholePrivate)
      const notices: Notice[] = []
      const opened = openStore(machine, directory, { onNotice: (n) => notices.push(n) })
      await using(opened, async (store) => {
        expect(await store.size()).toBe(2)
        if (length % 29 !== 0) return
        await expectNothingOf(store, { other: second.history, history: first.history })
        await store.append(2, second.batch)
        await expectHistory(store, second.history)
      })
      expect(notices.map(({ kind }) => kind)).toEqual([
        'index-rebuilt',
        ...(length === before ? [] : ['unfinished-batch']),
        'unfinished-private-values',
      ])
    }
  },
)

test('what the index has seen was acknowledged: a shorter journal is refused and not touched', async () => {
  const { directory, before, after } = await twoBatches()
  for (const length of [0, before, before + 1, after - 1]) {
    const copy = await copyOf(directory)
    const journal = layoutOf(copy).journalPath(0)
    await truncate(journal, length)
    await expect(openStore(thisMachine, copy, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringContaining('5 entries'),
    })
    expect((await readFile(journal)).length).toBe(length)
  }
})

test('sectors that never reached the disk make a batch unfinished; one flipped bit does not', async () => {
  const { directory, before, after } = await twoBatches()
  const machine = machineWithoutIndex({ disk: hastyDisk })
  const journal = layoutOf(directory).journalPath(0)
  const whole = await readFile(journal)
  const firstSector = Math.ceil(before / 512) * 512
  expect(after - firstSector).toBeGreaterThan(512)
  for (const [from, to] of [
    [before, after],
    [before, firstSector],
    [firstSector, firstSector + 512],
    [Math.floor(after / 512) * 512, after],
  ]) {
    await writeFile(journal, Buffer.from(whole).fill(0, from, to))
    const notices = await openAndTell(machine, directory)
    expect(notices.map(({ kind }) => kind)).toContain('unfinished-batch')
    expect((await readFile(journal)).length).toBe(before)
  }
  for (let at = before; at < after; at += 7) {
    const flipped = Buffer.from(whole)
    flipped[at]! ^= 1 << (at % 8)
    await writeFile(journal, flipped)
    await expect(openStore(machine, directory, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
    })
    expect(await readFile(journal)).toEqual(flipped)
  }
})

test('a zeroed block in front of a batch that was acknowledged is damage, not an unfinished batch', async () => {
  const { directory, before } = await twoBatches()
  const journal = layoutOf(directory).journalPath(0)
  const whole = await readFile(journal)
  await writeFile(journal, Buffer.from(whole).fill(0, 50, before - 50))
  await expect(openStore(machineWithoutIndex(), directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_CORRUPT',
  })
})

test('a segment that was only begun is removed', async () => {
  const directory = await temporaryDirectory()
  const machine = machineWithoutIndex({ segmentLength: 500 })
  const first = grow(emptyHistory, [{ sealed: ['kept'] }])
  const second = grow(first.history, [{ sealed: ['unfinished'] }])
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, first.batch)
    await store.append(1, second.batch)
  })
  const { journalPath, privatePath } = layoutOf(directory)
  const segment = await readFile(journalPath(1))
  const sealed = await readFile(privatePath(1))
  for (const left of [new Uint8Array(), segment.subarray(0, 9), Buffer.alloc(segment.length)]) {
    await writeFile(journalPath(1), left)
    await writeFile(privatePath(1), sealed)
    const kinds = (await openAndTell(machine, directory)).map(({ kind }) => kind)
    expect(kinds).toEqual(['index-rebuilt', 'unfinished-batch', 'unfinished-private-values'])
    await expect(readFile(journalPath(1))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(readFile(privatePath(1))).rejects.toMatchObject({ code: 'ENOENT' })
  }
  await using(openStore(machine, directory, {}), async (store) => {
    await store.append(1, second.batch)
    await expectHistory(store, second.history)
  })
  await using(openStore(machine, directory, {}), (store) => expectHistory(store, second.history))
})

test('a segment whose first sector is zero is not taken for one that was only begun', async () => {
  const directory = await temporaryDirectory()
  const machine = { ...thisMachine, segmentLength: 500 }
  const first = grow(emptyHistory, 1)
  const second = grow(first.history, 1)
  const third = grow(second.history, 1)
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, first.batch)
    await store.append(1, second.batch)
  })
  const path = layoutOf(directory).journalPath(1)
  const spoil = async (): Promise<Buffer> => {
    const spoiled = (await readFile(path)).fill(0, 0, 512)
    await writeFile(path, spoiled)
    return spoiled
  }
  const whole = await readFile(path)
  const spoiled = await spoil()
  // The index has seen what lies in it.
  await expect(openStore(machine, directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_CORRUPT',
  })
  expect(await readFile(path)).toEqual(spoiled)
  // A batch follows in it, so the one before was acknowledged; even if nothing else knows.
  await writeFile(path, whole)
  await using(openStore({ ...machine, segmentLength: 1e6 }, directory, {}), (store) =>
    store.append(2, third.batch),
  )
  const longer = await spoil()
  await expect(openStore(machineWithoutIndex(), directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_CORRUPT',
  })
  expect(await readFile(path)).toEqual(longer)
})

test('the journal is shorter than the checkpoint: refused even without an index, and not touched', async () => {
  const { directory, before } = await twoBatches()
  const layout = layoutOf(directory)
  await writeFile(layout.checkpoint, 'example.org/log\n5\nAAAA\n\n— example.org/log AAAA\n')
  await rm(layout.index, { recursive: true })
  await truncate(layout.journalPath(0), before + 5)
  await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_CORRUPT',
    message: expect.stringMatching(/lacks the checkpoint of size 5/),
  })
  expect((await readFile(layout.journalPath(0))).length).toBe(before + 5)
})
