import { collect, rejectsWithKind, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { concat, encodeUtf8 } from '../bytes/index.ts'
import type { Store } from '../store/index.ts'
import { expectCheckpoints, sameNotes } from './expect-history.ts'
import { emptyHistory, grow, noteOfSize, withFurtherLines } from './history.ts'

export function checkpointCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...latestCases(factory),
    ...keptCases(factory),
    ...growingCases(factory),
    ...changedCases(factory),
    ...refusedCases(factory),
  ]
}

function latestCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'checkpoint: the last one counts', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 12).batch)
      for (const note of [noteOfSize(1), noteOfSize(2), noteOfSize(10)]) {
        await fixture.store.saveCheckpoint(note)
        sameBytes('checkpoint', await fixture.store.checkpoint(), note)
      }
      await fixture.reopen()
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(10))
    }),
    storeCase(
      factory,
      'checkpoint: the last one shows the lines that were added',
      async (fixture) => {
        await fixture.store.append(0, grow(emptyHistory, 3).batch)
        const longer = withFurtherLines(noteOfSize(2))
        for (const note of [noteOfSize(2), longer]) await fixture.store.saveCheckpoint(note)
        sameBytes('checkpoint', await fixture.store.checkpoint(), longer)
        await fixture.reopen()
        sameBytes('checkpoint', await fixture.store.checkpoint(), longer)
      },
    ),
    storeCase(factory, 'checkpoint: it takes its turn among appends', async ({ store }) => {
      const first = grow(emptyHistory, 1)
      const second = grow(first.history, 1)
      await Promise.all([
        store.append(0, first.batch),
        store.saveCheckpoint(noteOfSize(1)),
        store.append(1, second.batch),
        store.saveCheckpoint(noteOfSize(2)),
      ])
      sameBytes('checkpoint', await store.checkpoint(), noteOfSize(2))
    }),
  ]
}

/** A store with checkpoints of the sizes 1, 2, 5 and 9, of 12 entries. */
async function filled(store: Store): Promise<readonly Uint8Array[]> {
  await store.append(0, grow(emptyHistory, 12).batch)
  const notes = [1, 2, 5, 9].map((size) => noteOfSize(size))
  for (const note of notes) await store.saveCheckpoint(note)
  return notes
}

function keptCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'checkpoint: every one is kept, and found by its size', async (fixture) => {
      const notes = await filled(fixture.store)
      const look = async (): Promise<void> => {
        await expectCheckpoints(fixture.store, notes)
        for (const size of [0, 3, 4, 6, 8, 10, 12, 13, 2 ** 53 - 1]) {
          sameBytes(`checkpointAt ${size}`, await fixture.store.checkpointAt(size), undefined)
        }
      }
      await look()
      await fixture.reopen()
      await look()
    }),
    storeCase(factory, 'checkpoint: every range of them, rising', async ({ store }) => {
      const notes = await filled(store)
      const sizes = [1, 2, 5, 9]
      for (let from = 0; from <= 11; from++) {
        for (let to = from; to <= 14; to++) {
          const expected = notes.filter((_, i) => sizes[i]! >= from && sizes[i]! < to)
          sameNotes(`from ${from} to ${to}`, await collect(store.checkpoints(from, to)), expected)
        }
      }
    }),
    storeCase(factory, 'checkpoint: a range that is none is a RangeError', async ({ store }) => {
      await filled(store)
      for (const [from, to] of [
        [2, 1],
        [-1, 2],
        [0.5, 2],
        [0, Number.NaN],
        [0, 2 ** 53],
      ]) {
        await rejectsWithKind(RangeError, () => collect(store.checkpoints(from!, to!)))
      }
      for (const size of [-1, 1.5, Number.NaN, 2 ** 53]) {
        await rejectsWithKind(RangeError, () => store.checkpointAt(size))
      }
    }),
  ]
}

function growingCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'checkpoint: lines are added to any of them', async (fixture) => {
      const [first, second, third, last] = (await filled(fixture.store)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ]
      const longer = withFurtherLines(second)
      const longest = withFurtherLines(longer, 3, '-late')
      const thirdLonger = withFurtherLines(third, 2)
      for (const note of [longer, thirdLonger, longest]) await fixture.store.saveCheckpoint(note)
      await expectCheckpoints(fixture.store, [first, longest, thirdLonger, last])
      await fixture.reopen()
      await expectCheckpoints(fixture.store, [first, longest, thirdLonger, last])
      const lastLonger = withFurtherLines(last)
      await fixture.store.saveCheckpoint(lastLonger)
      await expectCheckpoints(fixture.store, [first, longest, thirdLonger, lastLonger])
      await fixture.reopen()
      await expectCheckpoints(fixture.store, [first, longest, thirdLonger, lastLonger])
    }),
    storeCase(factory, 'checkpoint: the same again changes nothing', async (fixture) => {
      const notes = await filled(fixture.store)
      for (const note of notes) await fixture.store.saveCheckpoint(note)
      await expectCheckpoints(fixture.store, notes)
      await fixture.reopen()
      await expectCheckpoints(fixture.store, notes)
    }),
    storeCase(factory, 'checkpoint: what is kept meanwhile does not show', async ({ store }) => {
      const notes = await filled(store)
      const seen: Uint8Array[] = []
      for await (const note of store.checkpoints(0, 13)) {
        seen.push(note)
        if (seen.length === 1) {
          await store.saveCheckpoint(withFurtherLines(notes[2]!))
          await store.saveCheckpoint(noteOfSize(12))
        }
      }
      sameNotes('what was there', seen, notes)
    }),
    storeCase(factory, 'checkpoint: a note may have as many bytes as any note', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 2).batch)
      const longest = filledUp(noteOfSize(1), 262_144)
      for (const note of [longest, noteOfSize(2)]) await fixture.store.saveCheckpoint(note)
      await expectCheckpoints(fixture.store, [longest, noteOfSize(2)])
      await fixture.reopen()
      await expectCheckpoints(fixture.store, [longest, noteOfSize(2)])
    }),
    storeCase(factory, 'checkpoint: many of them', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 120).batch)
      const notes = Array.from({ length: 120 }, (_, i) => noteOfSize(i + 1))
      for (const note of notes) await fixture.store.saveCheckpoint(note)
      await expectCheckpoints(fixture.store, notes)
      await fixture.reopen()
      await expectCheckpoints(fixture.store, notes)
    }),
  ]
}

function changedCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(
      factory,
      'checkpoint: one that says something else of a size is refused',
      async (fixture) => {
        const [first, second, third, last] = (await filled(fixture.store)) as [
          Uint8Array,
          Uint8Array,
          Uint8Array,
          Uint8Array,
        ]
        const longer = withFurtherLines(last)
        await fixture.store.saveCheckpoint(longer)
        const refused = [
          noteOfSize(9, 'B'),
          noteOfSize(5, 'B'),
          // The lines that were added are never taken away again, nor put in another order.
          last,
          withFurtherLines(last, 1, '-other'),
          second.subarray(0, -1),
          withFurtherLines(noteOfSize(1, 'B')),
        ]
        const look = async (): Promise<void> => {
          for (const note of refused) {
            await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(note))
          }
          await expectCheckpoints(fixture.store, [first, second, third, longer])
        }
        await look()
        await fixture.reopen()
        await look()
      },
    ),
    storeCase(factory, 'checkpoint: one of a size between others is refused', async (fixture) => {
      const notes = await filled(fixture.store)
      const look = async (): Promise<void> => {
        for (const size of [3, 4, 6, 8]) {
          await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(size)))
        }
        await expectCheckpoints(fixture.store, notes)
      }
      await look()
      await fixture.reopen()
      await look()
    }),
  ]
}

function refusedCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(
      factory,
      'checkpoint: one that is longer than any note is refused',
      async ({ store }) => {
        await store.append(0, grow(emptyHistory, 2).batch)
        await store.saveCheckpoint(noteOfSize(1))
        for (const note of [noteOfSize(1), noteOfSize(2)]) {
          await rejectsWithKind(RangeError, () => store.saveCheckpoint(filledUp(note, 262_145)))
        }
        await expectCheckpoints(store, [noteOfSize(1)])
      },
    ),
    storeCase(factory, 'checkpoint: one beyond the store is refused', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 2).batch)
      await fixture.store.saveCheckpoint(noteOfSize(2))
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(3)))
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(2))
      await fixture.reopen()
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(2))
    }),
    storeCase(factory, 'checkpoint: one that goes back is refused', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 3).batch)
      await fixture.store.saveCheckpoint(noteOfSize(3))
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(2)))
      await fixture.reopen()
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(2)))
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(3))
    }),
    storeCase(factory, 'checkpoint: what is none is refused', async ({ store }) => {
      for (const text of ['', 'x', 'x\n', 'x\n\n', 'x\n01\n', 'x\n-1\n', 'x\n1.0\n', 'x\n0x1\n']) {
        await rejectsWithKind(RangeError, () => store.saveCheckpoint(encodeUtf8(text)))
      }
      sameBytes('checkpoint', await store.checkpoint(), undefined)
    }),
  ]
}

/** The note with one line more, so long that it has this many bytes. */
function filledUp(note: Uint8Array, length: number): Uint8Array {
  const start = '— long.example '
  const rest = length - note.length - encodeUtf8(start).length - 1
  return concat(note, encodeUtf8(`${start}${'C'.repeat(rest)}\n`))
}
