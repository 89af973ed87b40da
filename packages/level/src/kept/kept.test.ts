import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { checkpointSize, createMemoryStore, reopenMemoryStore } from '@custodia/core/store'
import type { Store } from '@custodia/core/store'
import {
  emptyHistory,
  expectCheckpoints,
  grow,
  noteOfSize,
  withFurtherLines,
} from '@custodia/core/store-conformance'
import { decodeCbor } from '@custodia/core/wire'
import {
  copyOf,
  hastyDisk,
  machineWithoutIndex,
  temporaryDirectory,
  using,
} from '../../../../test/support/level.ts'
import { batchHeadLength } from '../journal/batch-head.ts'
import { readItem } from '../journal/item.ts'
import { createStore } from '../store/create.ts'
import { layoutOf } from '../store/layout.ts'
import { thisMachine } from '../store/machine.ts'
import { openStore } from '../store/open.ts'
import type { Machine, Notice } from '../store/options.ts'
import { encodeKept, keptHeader } from './kept-record.ts'

/** One thing to do to a store, and whether it takes it. */
interface Step {
  readonly kind: 'new' | 'lines' | 'same' | 'other' | 'between' | 'shorter' | 'reopen' | 'append'
  readonly pick: number
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>(
      'new',
      'new',
      'lines',
      'lines',
      'same',
      'other',
      'between',
      'shorter',
      'reopen',
      'append',
    ),
    pick: fc.nat(1000),
  }),
  { minLength: 5, maxLength: 30 },
)

interface Opened {
  readonly create: () => Promise<Store>
  readonly reopen: (store: Store) => Promise<Store>
}

function inMemory(): Opened {
  return {
    create: () => Promise.resolve(createMemoryStore()),
    async reopen(store) {
      await store.close()
      return reopenMemoryStore(store)
    },
  }
}

/** On a disk, opened with its index, without it, or after a reader has looked. */
function onDisk(how: 'index' | 'no index' | 'reader', directory: string): Opened {
  const machine = { ...thisMachine, disk: hastyDisk }
  return {
    create: () => createStore(machine, directory),
    async reopen(store) {
      const kept = await keptIn(store)
      await store.close()
      if (how === 'no index') await rm(layoutOf(directory).index, { recursive: true })
      if (how === 'reader') {
        await using(openStore(machine, directory, { readOnly: true }), (reader) =>
          expectCheckpoints(reader, kept),
        )
      }
      return openStore(machine, directory, {})
    },
  }
}

async function keptIn(store: Store): Promise<Uint8Array[]> {
  const notes: Uint8Array[] = []
  for await (const note of store.checkpoints(0, Number.MAX_SAFE_INTEGER)) notes.push(note)
  return notes
}

/** Does the steps, and compares the store with a plain list after each. */
async function follow(list: readonly Step[], { create, reopen }: Opened): Promise<void> {
  let store = await create()
  let { batch, history } = grow(emptyHistory, 40)
  await store.append(0, batch)
  let kept: Uint8Array[] = []
  for (const [i, { kind, pick }] of list.entries()) {
    const at = pick % Math.max(kept.length, 1)
    const chosen = kept[at]
    const latest = kept.length === 0 ? 0 : checkpointSize(kept.at(-1)!)!
    const room = history.entries.length - latest
    if (kind === 'append') {
      const next = grow(history, 1 + (pick % 3))
      await store.append(next.expectedSize, next.batch)
      ;({ history } = next)
    } else if (kind === 'reopen') {
      store = await reopen(store)
    } else if (kind === 'new' && room > 0) {
      const note = noteOfSize(latest + 1 + (pick % Math.min(room, 4)), `${i}`)
      await store.saveCheckpoint(note)
      kept = [...kept, note]
    } else if (kind === 'lines' && chosen !== undefined) {
      const longer = withFurtherLines(chosen, 1 + (pick % 2), `${i}`)
      await store.saveCheckpoint(longer)
      kept = kept.with(at, longer)
    } else if (kind === 'same' && chosen !== undefined) {
      await store.saveCheckpoint(chosen)
    } else {
      const refused = refusedNote(kind, kept, at, history.entries.length)
      if (refused !== undefined) {
        await expect(store.saveCheckpoint(refused)).rejects.toThrow(RangeError)
      }
    }
    await expectCheckpoints(store, kept)
  }
  store = await reopen(store)
  await expectCheckpoints(store, kept)
  for (let size = 0; size <= history.entries.length; size++) {
    const expected = kept.find((note) => checkpointSize(note) === size)
    expect(await store.checkpointAt(size)).toEqual(expected)
  }
  await store.close()
}

function refusedNote(
  kind: Step['kind'],
  kept: readonly Uint8Array[],
  at: number,
  size: number,
): Uint8Array | undefined {
  const chosen = kept[at]
  if (chosen === undefined) return noteOfSize(size + 1)
  const sizes = kept.map((note) => checkpointSize(note)!)
  if (kind === 'other') return noteOfSize(sizes[at]!, 'another')
  if (kind === 'shorter') return chosen.subarray(0, -1)
  const between = sizes[at]! + 1
  return between < sizes.at(-1)! && !sizes.includes(between) ? noteOfSize(between) : undefined
}

describe('whatever is done, in whatever order, each store keeps what a list keeps', () => {
  test('in memory', () => fc.assert(fc.asyncProperty(steps, (list) => follow(list, inMemory()))))

  test.each(['index', 'no index', 'reader'] as const)(
    'on a disk, %s',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(steps, async (list) =>
          follow(list, onDisk(how, await temporaryDirectory())),
        ),
        { numRuns: 8 },
      )
    },
    60_000,
  )
})

const notes = [1, 2, 4].map((size) => noteOfSize(size))
const longer = withFurtherLines(notes[1]!, 2)
const all = [notes[0]!, longer, notes[2]!]

/** A closed store with three checkpoints, to one of which lines were added last. */
async function someStore(machine: Machine = thisMachine): Promise<string> {
  const directory = await temporaryDirectory()
  await using(createStore(machine, directory), async (store) => {
    await store.append(0, grow(emptyHistory, 5).batch)
    for (const note of [...notes, longer]) await store.saveCheckpoint(note)
  })
  return directory
}

test('the file is a sequence of CBOR items that any tool reads: a header, and each checkpoint in its record', async () => {
  const bytes = await readFile(layoutOf(await someStore()).checkpoints)
  expect(decodeCbor(bytes.subarray(0, keptHeader.length))).toEqual(
    new Map<string, unknown>([
      ['format', 'custodia-checkpoints'],
      ['version', 1],
    ]),
  )
  const records: unknown[] = []
  for (let at: number = keptHeader.length; at < bytes.length;) {
    const item = readItem(bytes, at + batchHeadLength)
    records.push(decodeCbor(item!.body))
    at = item!.end
  }
  expect(records).toEqual([
    [1, notes[0]],
    [2, notes[1]],
    [4, notes[2]],
    [2, longer],
  ])
})

function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  const flipped = new Uint8Array(bytes)
  flipped[at]! ^= 1 << (at % 8)
  return flipped
}

/** How a store opens: with all checkpoints, or refused by name. Anything else fails the test. */
async function outcome(opening: Promise<Store>): Promise<'whole' | 'refused'> {
  try {
    await using(opening, (store) => expectCheckpoints(store, all))
    return 'whole'
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_STORE_CORRUPT') return 'refused'
    throw error
  }
}

describe('a byte that was damaged is found, or makes no difference', () => {
  test.each([
    { name: 'opened for writing', options: {} },
    { name: 'opened for reading', options: { readOnly: true } },
  ])('$name without an index', async ({ options }) => {
    const machine = machineWithoutIndex({ disk: hastyDisk })
    const directory = await someStore(machine)
    const path = layoutOf(directory).checkpoints
    const whole = await readFile(path)
    for (let at = 0; at < whole.length; at++) {
      await writeFile(path, flipBit(whole, at))
      expect([at, await outcome(openStore(machine, directory, options))]).toEqual([at, 'refused'])
    }
    await writeFile(path, whole)
    expect(await outcome(openStore(machine, directory, options))).toBe('whole')
  })

  test('with an index that has seen it: a read is refused, and gives nothing else', async () => {
    const directory = await someStore()
    const { checkpoints: path } = layoutOf(directory)
    const whole = await readFile(path)
    for (let at = keptHeader.length; at < whole.length; at += 5) {
      const copy = await copyOf(directory)
      await writeFile(layoutOf(copy).checkpoints, flipBit(whole, at))
      const found = await outcome(openStore({ ...thisMachine, disk: hastyDisk }, copy, {}))
      // The records that are not the last of their size are not read any more, nor are heads.
      expect(['whole', 'refused']).toContain(found)
      await rm(copy, { recursive: true })
    }
    expect(await readFile(path)).toEqual(whole)
  }, 60_000)
})

describe('a crash while a checkpoint is kept', () => {
  const machine = machineWithoutIndex({ disk: hastyDisk })
  const record = encodeKept({ size: 5, note: noteOfSize(5) }, 4)

  test('leaves what of it is missing, wherever it was cut: it is left out, and this is said', async () => {
    const directory = await someStore(machine)
    const { checkpoints: path } = layoutOf(directory)
    const whole = await readFile(path)
    for (let length = 1; length < record.length; length++) {
      await writeFile(path, Buffer.concat([whole, record.subarray(0, length)]))
      const notices: Notice[] = []
      const onNotice = (notice: Notice): void => void notices.push(notice)
      await using(openStore(machine, directory, { readOnly: true }), (store) =>
        expectCheckpoints(store, all),
      )
      await using(openStore(machine, directory, { onNotice }), (store) =>
        expectCheckpoints(store, all),
      )
      expect(notices.map(({ kind }) => kind)).toContain('unfinished-checkpoint')
      expect(await readFile(path)).toEqual(whole)
    }
  })

  test('leaves zeros in its place: the same', async () => {
    const directory = await someStore(machine)
    const { checkpoints: path } = layoutOf(directory)
    const whole = await readFile(path)
    await writeFile(path, Buffer.concat([whole, Buffer.alloc(record.length)]))
    await using(openStore(machine, directory, {}), (store) => expectCheckpoints(store, all))
    expect(await readFile(path)).toEqual(whole)
  })

  test('leaves it whole, and the file of the last one behind: it is kept, and shown', async () => {
    const directory = await someStore(machine)
    const { checkpoints: path, checkpoint } = layoutOf(directory)
    const whole = await readFile(path)
    await writeFile(path, Buffer.concat([whole, record]))
    const kept = [...all, noteOfSize(5)]
    await using(openStore(machine, directory, { readOnly: true }), (store) =>
      expectCheckpoints(store, kept),
    )
    expect(await readFile(checkpoint)).toEqual(Buffer.from(notes[2]!))
    await using(openStore(machine, directory, {}), (store) => expectCheckpoints(store, kept))
    expect(await readFile(checkpoint)).toEqual(Buffer.from(noteOfSize(5)))
  })

  test('does not leave it two records behind: that is refused', async () => {
    const directory = await someStore(machine)
    const { checkpoint } = layoutOf(directory)
    await writeFile(checkpoint, notes[0]!)
    await expect(openStore(machine, directory, {})).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringMatching(
        /expected the checkpoint of size 4 that is kept, found one of size 1/,
      ),
    })
  })

  test('does not take a record away that the file of the last one holds', async () => {
    const directory = await someStore(machine)
    const { checkpoints: path } = layoutOf(directory)
    const first = encodeKept({ size: 1, note: notes[0]! }, 0)
    await truncate(path, keptHeader.length + first.length)
    for (const options of [{}, { readOnly: true }]) {
      await expect(openStore(machine, directory, options)).rejects.toMatchObject({
        code: 'ERR_STORE_CORRUPT',
        message: expect.stringMatching(/lacks the checkpoint of size 4|expected the checkpoint/),
      })
    }
  })
})
