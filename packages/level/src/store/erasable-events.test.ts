// Events that can be erased lie beside the journal: what is left of them when they were erased.
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyHistory, expectHistory, grow } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import { temporaryDirectory, using } from '../../../../test/support/level.ts'
import { checkLevelStore } from '../fsck/index.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { openStore } from './open.ts'

const machine = { ...thisMachine, segmentLength: 2500 }

/** Accesses among other entries, over several segments. */
async function withAccesses(directory: string): Promise<History> {
  let history = emptyHistory
  await using(createStore(machine, directory), async (store) => {
    for (let i = 0; i < 12; i++) {
      const next = grow(history, [
        { chain: 'item', sealed: [`a shelf ${i}`] },
        { chain: 'accesses', erasable: true, sealed: [`a reason ${i}`] },
      ])
      await store.append(next.expectedSize, next.batch)
      history = next.history
    }
  })
  return history
}

async function filesOf(directory: string): Promise<readonly Buffer[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = names.filter((name) => name.isFile())
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))))
}

/** The history without the events of these indexes and what they seal. */
function without(history: History, gone: readonly number[]): History {
  const digests = [...history.disclosures].filter((_, i) => !gone.includes(i))
  const entries = history.entries.map((entry) =>
    gone.includes(entry.index) ? { ...entry, event: undefined } : entry,
  )
  return { ...history, entries, disclosures: new Map(digests) }
}

const gone = [1, 3, 5, 7, 9, 11, 13]

test('no byte of any file has anything of an erased event, and all that was not erased stays', async () => {
  const directory = await temporaryDirectory()
  const history = await withAccesses(directory)
  const traces = gone.map((index) => Buffer.from(history.entries[index]!.event!.slice(40, 72)))
  const countOf = async (): Promise<number> => {
    const files = await filesOf(directory)
    return traces.filter((trace) => files.some((file) => file.includes(trace))).length
  }
  expect(await countOf()).toBe(traces.length)
  const { journal, index, privateValues } = layoutOf(directory)
  const before = await filesOf(journal)
  await using(openStore(machine, directory, {}), async (store) => {
    await store.erase(gone.map((at) => history.ids[at]!))
    await expectHistory(store, without(history, gone))
  })
  expect(await countOf()).toBe(0)
  expect((await readdir(privateValues)).length).toBeGreaterThan(2)
  expect(await filesOf(journal)).toEqual(before)
  await using(openStore(machine, directory, {}), (store) =>
    expectHistory(store, without(history, gone)),
  )
  await rm(index, { recursive: true })
  await using(openStore(machine, directory, {}), (store) =>
    expectHistory(store, without(history, gone)),
  )
  await using(openStore(machine, directory, { readOnly: true }), (store) =>
    expectHistory(store, without(history, gone)),
  )
})

test('a check of the store finds nothing amiss, and counts what was erased', async () => {
  const directory = await temporaryDirectory()
  const history = await withAccesses(directory)
  const seen: (Uint8Array | undefined)[] = []
  await using(openStore(machine, directory, {}), async (store) => {
    await store.erase([history.ids[3]!])
    await store.saveCheckpoint(
      new TextEncoder().encode(`x\n${history.ids.length}\nAAAA\n\n— x AAAA\n`),
    )
  })
  const result = await checkLevelStore(directory, { onEntry: ({ event }) => void seen.push(event) })
  const codes = result.faults
    .map(({ code }) => code)
    .filter((code) => !/checkpoint|kept-malformed/.test(code))
  expect(codes).toEqual([])
  expect(seen).toEqual(without(history, [3]).entries.map(({ event }) => event))
})
