import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { isCustodyError } from '@custodia/core/errors'
import { emptyHistory, expectHistory, grow, noteOfSize } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import {
  copyOf,
  filesUnder,
  hastyDisk,
  machineWithoutIndex,
  temporaryDirectory,
  using,
} from '../../../../test/support/level.ts'
import { createStore } from './create.ts'
import { batchHeadLength } from '../journal/batch-head.ts'
import { journalHeader, segmentFirst } from '../journal/segment.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { keptHeader } from '../kept/kept-record.ts'
import { openStore } from './open.ts'
import type { Notice } from './options.ts'

/** A closed store of three batches and two segments, with a checkpoint. */
async function someStore(): Promise<{ readonly directory: string; readonly history: History }> {
  const directory = await temporaryDirectory()
  const machine = { ...thisMachine, segmentLength: 900 }
  let history = emptyHistory
  await using(createStore(machine, directory), async (store) => {
    for (const chain of ['a', 'b', 'a']) {
      const shapes = [{ chain, eventLength: 32, sealed: [`kept ${chain}`] }, { eventLength: 32 }]
      const next = grow(history, shapes)
      await store.append(next.expectedSize, next.batch)
      history = next.history
    }
    await store.saveCheckpoint(noteOfSize(5))
  })
  expect(await readdir(layoutOf(directory).journal)).toHaveLength(2)
  return { directory, history }
}

/** Opens the store and asks it everything: true if all is as it was, false if it was refused as corrupt. */
async function isIntact(opening: Promise<Store>, history: History): Promise<boolean> {
  try {
    await using(opening, (store) => expectHistory(store, history))
    return true
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_STORE_CORRUPT') return false
    throw error
  }
}

function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, bytes[at]! ^ (1 << (at % 8)))
}

test('a flipped bit anywhere in the journal is refused when the index is built again', async () => {
  const { directory, history } = await someStore()
  const machine = machineWithoutIndex({ disk: hastyDisk })
  for (const name of await readdir(layoutOf(directory).journal)) {
    const path = join(layoutOf(directory).journal, name)
    const whole = await readFile(path)
    for (let at = 0; at < whole.length; at += 3) {
      await writeFile(path, flipBit(whole, at))
      expect(await isIntact(openStore(machine, directory, {}), history), `${name} ${at}`).toBe(
        false,
      )
    }
    await writeFile(path, whole)
  }
  expect(await isIntact(openStore(machine, directory, {}), history)).toBe(true)
})

test('a flipped bit anywhere in the journal is refused at the latest when it is read', async () => {
  const { directory, history } = await someStore()
  for (const name of await readdir(layoutOf(directory).journal)) {
    const path = join(layoutOf(directory).journal, name)
    const whole = await readFile(path)
    // The head in front of the first entry is not needed to find it.
    const entriesBegin = journalHeader(segmentFirst('journal', name)!).length + batchHeadLength
    for (let at = entriesBegin; at < whole.length; at += 41) {
      await writeFile(path, flipBit(whole, at))
      expect(await isIntact(openStore(thisMachine, directory, {}), history), `${name} ${at}`).toBe(
        false,
      )
    }
    await writeFile(path, whole)
  }
})

test('a flipped bit in a private value is refused when that value is read, and hides no other', async () => {
  const { directory, history } = await someStore()
  const [first] = await readdir(layoutOf(directory).privateValues)
  const path = join(layoutOf(directory).privateValues, first!)
  const whole = await readFile(path)
  await writeFile(path, flipBit(whole, whole.length - 20))
  await using(openStore(thisMachine, directory, {}), async (store) => {
    const digests = [...history.disclosures.keys()]
    const outcomes = await Promise.allSettled(digests.map((digest) => store.disclosure(digest)))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'ERR_STORE_CORRUPT' })
    }
  })
})

describe('what is missing is refused, and nothing is made in its place', () => {
  const cases: readonly {
    readonly name: string
    readonly spoil: (directory: string) => Promise<void>
    readonly message: RegExp
  }[] = [
    {
      name: 'the first segment',
      spoil: (directory) => rm(layoutOf(directory).journalPath(0)),
      message: /first segment is missing/,
    },
    {
      name: 'the last segment',
      spoil: (directory) => rm(layoutOf(directory).journalPath(4)),
      message: /shorter than what was acknowledged/,
    },
    {
      name: 'the end of a full segment',
      spoil: (directory) => truncate(layoutOf(directory).journalPath(0), 1000),
      message: /expected [0-9]+ bytes, found 1000/,
    },
    {
      name: 'the whole journal',
      spoil: (directory) => rm(layoutOf(directory).journal, { recursive: true }),
      message: /first segment is missing/,
    },
    {
      name: 'the version',
      spoil: (directory) => rm(layoutOf(directory).version),
      message: /missing, but a journal is there/,
    },
    {
      name: 'the checkpoint',
      spoil: (directory) => rm(layoutOf(directory).checkpoint),
      message: /expected the checkpoint of size 5 that is kept, found none/,
    },
    {
      name: 'the newest checkpoint, an older one being there',
      spoil: (directory) => writeFile(layoutOf(directory).checkpoint, noteOfSize(3)),
      message: /expected the checkpoint of size 5 that is kept, found one of size 3/,
    },
    {
      name: 'the tree size in the checkpoint',
      spoil: (directory) => writeFile(layoutOf(directory).checkpoint, 'example.org/log\n5x\n'),
      message: /not a tree size/,
    },
    {
      name: 'the kept checkpoints',
      spoil: (directory) => rm(layoutOf(directory).checkpoints),
      message: /checkpoints: it is missing/,
    },
    {
      name: 'the last of the kept checkpoints',
      spoil: (directory) => truncate(layoutOf(directory).checkpoints, keptHeader.length),
      message: /shorter than what was acknowledged: expected 1 record/,
    },
  ]

  test.each(cases)('$name', async ({ spoil, message }) => {
    const { directory } = await someStore()
    await spoil(directory)
    const before = await filesUnder(directory)
    await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringMatching(message),
    })
    const { index, lock } = layoutOf(directory)
    const isOfLedger = ([path]: [string, Buffer]): boolean =>
      !path.startsWith(index) && !path.startsWith(lock)
    expect([...(await filesUnder(directory))].filter(isOfLedger)).toEqual(
      [...before].filter(isOfLedger),
    )
  })

  test('a private segment, with the index or without', async () => {
    const { directory, history } = await someStore()
    const { index, privatePath } = layoutOf(directory)
    await rm(privatePath(0))
    const refusal = { code: 'ERR_STORE_CORRUPT', details: { where: privatePath(0) } }
    await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject(refusal)
    await rm(index, { recursive: true })
    await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject(refusal)
    // The record itself is whole, and can still be read.
    await using(openStore(thisMachine, directory, { readOnly: true }), async (store) => {
      expect(await store.size()).toBe(6)
      const [digest] = history.disclosures.keys()
      await expect(store.disclosure(digest!)).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
    })
  })

  test('a segment in the middle, without the index', async () => {
    const directory = await temporaryDirectory()
    const machine = machineWithoutIndex({ segmentLength: 100 })
    let history = emptyHistory
    await using(createStore(machine, directory), async (store) => {
      for (let i = 0; i < 4; i++) {
        const next = grow(history, 1)
        await store.append(i, next.batch)
        history = next.history
      }
    })
    await rm(layoutOf(directory).journalPath(2))
    await expect(openStore(machine, directory, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringMatching(/expected a segment that begins with entry 2/),
    })
  })
})

describe('an index that cannot be used is built again from the journal, and nothing is lost', () => {
  const spoils: readonly {
    readonly name: string
    readonly spoil: (index: string) => Promise<void>
  }[] = [
    { name: 'missing', spoil: (index) => rm(index, { recursive: true }) },
    { name: 'without CURRENT', spoil: (index) => rm(join(index, 'CURRENT')) },
    { name: 'with an empty CURRENT', spoil: (index) => writeFile(join(index, 'CURRENT'), '') },
    { name: 'without a manifest', spoil: (index) => removeFiles(index, /^MANIFEST/) },
    { name: 'without its tables and logs', spoil: (index) => removeFiles(index, /\.(ldb|log)$/) },
  ]

  test.each(spoils)('$name', async ({ spoil }) => {
    const { directory, history } = await someStore()
    await spoil(layoutOf(directory).index)
    const notices: Notice[] = []
    const opened = openStore(thisMachine, directory, { onNotice: (n) => notices.push(n) })
    const next = grow(history, [{ chain: 'a', sealed: ['later'] }])
    await using(opened, async (store) => {
      expect(notices.map(({ kind }) => kind)).toEqual(['index-rebuilt'])
      await expectHistory(store, history)
      await store.append(6, next.batch)
    })
    await using(openStore(thisMachine, directory, { onNotice: (n) => notices.push(n) }), (store) =>
      expectHistory(store, next.history),
    )
    expect(notices).toHaveLength(1)
  })
})

describe('an index that was not closed in order', () => {
  /** A store as a process leaves it that was killed after it had acknowledged entries. */
  async function killed(): Promise<{ readonly directory: string; readonly history: History }> {
    const { directory, history } = await someStore()
    const next = grow(history, [{ chain: 'a', eventLength: 32 }])
    const copy = await using(openStore(thisMachine, directory, {}), async (store) => {
      await store.append(6, next.batch)
      return copyOf(directory)
    })
    await rm(layoutOf(copy).lock, { recursive: true })
    return { directory: copy, history: next.history }
  }

  test('is built again, and that is said', async () => {
    const { directory, history } = await killed()
    const notices: string[] = []
    const opened = openStore(thisMachine, directory, { onNotice: (n) => notices.push(n.message) })
    await using(opened, (store) => expectHistory(store, history))
    expect(notices).toEqual([
      `${layoutOf(directory).index}: it was not closed in order; it is built again from the journal`,
    ])
  })

  test('still tells what was acknowledged: a journal that lacks it is refused, and nothing is changed', async () => {
    const { directory } = await killed()
    const { journal, journalPath } = layoutOf(directory)
    const last = Math.max(
      ...(await readdir(journal)).map((name) => segmentFirst('journal', name) ?? 0),
    )
    const whole = await readFile(journalPath(last))
    await truncate(journalPath(last), whole.length - 1)
    for (let again = 0; again < 2; again++) {
      await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject({
        code: 'ERR_STORE_CORRUPT',
        message: expect.stringMatching(/shorter than what was acknowledged: expected 7 entries/),
      })
    }
    expect(await readFile(journalPath(last))).toEqual(whole.subarray(0, -1))
  })

  test('still tells which checkpoint was kept', async () => {
    const { directory } = await killed()
    await writeFile(layoutOf(directory).checkpoint, noteOfSize(4))
    await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringMatching(
        /expected the checkpoint of size 5 that is kept, found one of size 4/,
      ),
    })
  })
})

test('a key that was damaged in a table of the index never makes an answer "was never there"', async () => {
  const { directory, history } = await someStore()
  // So that all of it lies in a table.
  await using(openStore(thisMachine, directory, {}), (store) => store.size())
  const { index } = layoutOf(directory)
  const table = (await readdir(index)).find((name) => name.endsWith('.ldb'))!
  const whole = await readFile(join(index, table))
  let rebuilt = 0
  for (let at = 0; at < whole.length; at += 37) {
    const copy = await copyOf(directory)
    await writeFile(join(layoutOf(copy).index, table), flipBit(whole, at))
    const onNotice = ({ kind }: Notice): void => void (rebuilt += kind === 'index-rebuilt' ? 1 : 0)
    expect(await isIntact(openStore(thisMachine, copy, { onNotice }), history)).toBe(true)
  }
  expect(rebuilt).toBe(Math.ceil(whole.length / 37))
})

test('an older file of private values does not bring back what was erased', async () => {
  const directory = await temporaryDirectory()
  const { batch, history } = grow(emptyHistory, [{ sealed: ['erased', 'kept'] }])
  const [erased] = [...history.disclosures.keys()] as [string]
  const path = layoutOf(directory).privatePath(0)
  await using(createStore(thisMachine, directory), (store) => store.append(0, batch))
  const older = await readFile(path)
  await using(openStore(thisMachine, directory, {}), (store) => store.erase([erased]))
  await writeFile(path, older)
  await expect(openStore(thisMachine, directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_CORRUPT',
    message: expect.stringContaining('expected generation 1, found 0'),
  })
  expect(await readFile(path)).toEqual(older)
})

async function removeFiles(directory: string, pattern: RegExp): Promise<void> {
  for (const name of await readdir(directory)) {
    if (pattern.test(name)) await rm(join(directory, name))
  }
}
