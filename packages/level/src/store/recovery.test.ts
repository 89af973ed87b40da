import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { emptyHistory, expectHistory, grow, noteOfSize } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import {
  copyOf,
  machineWithoutIndex,
  temporaryDirectory,
  using,
  watchedDisk,
} from '../../../../test/support/level.ts'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { journalHeader, segmentName } from '../journal/segment.ts'
import { createMemoryIndex } from '../lookup/memory-index.ts'
import type { Put } from '../lookup/raw-index.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { openStore } from './open.ts'

/** A closed store of two batches with private values, and a checkpoint. */
async function someStore(): Promise<{ readonly directory: string; readonly history: History }> {
  const directory = await temporaryDirectory()
  const first = grow(emptyHistory, [{ sealed: ['a name'], eventLength: 32 }])
  const second = grow(first.history, [{ sealed: ['a place'], eventLength: 32 }])
  await using(createStore(thisMachine, directory), async (store) => {
    await store.append(0, first.batch)
    await store.append(1, second.batch)
    await store.saveCheckpoint(noteOfSize(2))
  })
  return { directory, history: second.history }
}

/** The disk of the machine; each file that is opened passes through `change`, and each call is first told to `before`. */
function alteredDisk({
  before = () => undefined,
  change = (file) => file,
}: {
  readonly before?: (call: string) => void
  readonly change?: (file: DiskFile) => DiskFile
}): Disk {
  const told =
    <A extends readonly unknown[], R>(name: string, work: (...given: A) => R) =>
    (...given: A): R => {
      before(name)
      return work(...given)
    }
  const { kind, names, makeDirectory, rename, remove, syncDirectory } = nodeDisk
  return {
    kind: told('kind', kind),
    names: told('names', names),
    makeDirectory: told('makeDirectory', makeDirectory),
    rename: told('rename', rename),
    remove: told('remove', remove),
    syncDirectory: async (path) => told('syncDirectory', syncDirectory)(path),
    open(path, mode) {
      before('open')
      const file = change(nodeDisk.open(path, mode))
      return {
        path,
        length: told('length', file.length),
        read: told('read', file.read),
        write: told('write', file.write),
        truncate: told('truncate', file.truncate),
        datasync: async () => told('datasync', file.datasync)(),
        close() {
          file.close()
          before('close')
        },
      }
    },
  }
}

/** No system numbers its processes so high. */
const claimOfNobody = `pid 2147483646\nhost ${hostname()}\nboot \nstarted \n`

function flipFirst(bytes: Uint8Array): void {
  const at = Math.floor(bytes.length / 2)
  if (bytes.length > 0) bytes[at]! ^= 1
}

/** Flips a bit of what the read, or the write, with a number handles. `done` tells whether there was one. */
function flippingDisk(of: 'read' | 'write', number: number): { disk: Disk; done: () => boolean } {
  let left = number
  const disk = alteredDisk({
    change: (file) => ({
      ...file,
      read(target, position) {
        const count = file.read(target, position)
        if (of === 'read' && left-- === 0) flipFirst(target.subarray(0, count))
        return count
      },
      write(bytes, position) {
        const given = bytes.slice()
        if (of === 'write' && left-- === 0) flipFirst(given)
        file.write(given, position)
      },
    }),
  })
  return { disk, done: () => left < 0 }
}

describe('what a killed process has put in its place and not synced is synced before it is shown', () => {
  test('the checkpoint, and private values that were written anew', async () => {
    const { directory } = await someStore()
    const { root, privateValues } = layoutOf(directory)
    const synced: string[] = []
    const disk = watchedDisk(({ name, path }) => {
      if (name === 'syncDirectory') synced.push(path)
    })
    await using(openStore({ ...thisMachine, disk }, directory, {}), () => Promise.resolve())
    expect(synced).toEqual(expect.arrayContaining([root, privateValues]))
  })
})

test('the names in the directory of a store and in those above last before there is one', async () => {
  const directory = join(await temporaryDirectory(), 'new', 'newer', 'store')
  const { version } = layoutOf(directory)
  const synced: string[] = []
  let isThere = false
  const disk = watchedDisk(({ name, path }) => {
    if (name === 'rename' && path === version) isThere = true
    if (name === 'syncDirectory' && !isThere) synced.push(path)
  })
  await using(createStore({ ...thisMachine, disk }, directory), () => Promise.resolve())
  for (let at = resolve(directory); dirname(at) !== at; at = dirname(at)) {
    expect(synced).toContain(at)
  }
})

test('the index learns of a batch that it had not seen only once that is on the disk', async () => {
  const { directory } = await someStore()
  const calls: string[] = []
  const disk = watchedDisk(({ name, path }) => {
    if (path.includes('journal')) calls.push(name)
  })
  const raw = createMemoryIndex()
  const index = {
    ...raw,
    write(puts: readonly Put[]) {
      calls.push('index')
      return raw.write(puts)
    },
  }
  const machine = machineWithoutIndex({
    disk,
    openIndex: (_, { create }) =>
      Promise.resolve(create ? { index, doubt: undefined } : { unusable: 'there is none' }),
  })
  await using(openStore(machine, directory, {}), () => Promise.resolve())
  expect(calls.slice(0, 4)).toEqual(['write', 'datasync', 'syncDirectory', 'index'])
})

test('a segment that was begun and holds nothing yet is synced before the index learns of it', async () => {
  const { directory, history } = await someStore()
  await writeFile(layoutOf(directory).journalPath(2), journalHeader(2))
  const calls: string[] = []
  const disk = watchedDisk(({ name, path }) => {
    if (path.includes('journal')) calls.push(`${name} ${basename(path)}`)
  })
  await using(openStore(machineWithoutIndex({ disk }), directory, {}), (store) =>
    expectHistory(store, history),
  )
  const name = segmentName('journal', 2)
  expect(calls).toEqual([`write ${name}`, `datasync ${name}`, 'syncDirectory journal'])
})

describe('one bit that is another one while a store is opened costs nothing', () => {
  test.each(['read', 'write'] as const)('at any %s', async (of) => {
    const { directory, history } = await someStore()
    const { journalPath, privatePath } = layoutOf(directory)
    for (let number = 0; ; number++) {
      const copy = await copyOf(directory)
      const { disk, done } = flippingDisk(of, number)
      const opened = openStore(machineWithoutIndex({ disk }), copy, {})
      await opened.then(
        (store) => store.close(),
        (error: unknown) => expect(isCustodyError(error), String(error)).toBe(true),
      )
      if (!done()) break
      await rm(join(copy, 'lock'), { recursive: true })
      await using(openStore(machineWithoutIndex(), copy, {}), (store) =>
        expectHistory(store, history),
      )
      for (const path of [journalPath, privatePath]) {
        const kept = await readFile(path(0).replace(directory, copy))
        expect(kept).toEqual(await readFile(path(0)))
      }
    }
  })
})

test('one bit that is another one in the header of a segment is seen before a batch is acknowledged', async () => {
  for (const segment of ['journal', 'private']) {
    const { directory, history } = await someStore()
    let isArmed = true
    const change = (file: DiskFile): DiskFile => ({
      ...file,
      write(bytes, position) {
        const isHeader = isArmed && position === 0 && file.path.endsWith(segment)
        if (isHeader) isArmed = false
        file.write(isHeader ? bytes.with(12, bytes[12]! ^ 1) : bytes, position)
      },
    })
    const machine = { ...thisMachine, disk: alteredDisk({ change }), segmentLength: 1 }
    await using(openStore(machine, directory, {}), async (store) => {
      const { batch } = grow(history, [{ sealed: ['a value'] }])
      await expect(store.append(2, batch)).rejects.toMatchObject({ code: 'ERR_STORE_WRITE' })
    })
    expect(isArmed).toBe(false)
    await using(openStore(thisMachine, directory, {}), (store) => expectHistory(store, history))
  }
})

test('a private value that was torn and that no entry names is removed', async () => {
  const { directory, history } = await someStore()
  const path = layoutOf(directory).privatePath(0)
  const whole = await readFile(path)
  const { batch } = grow(history, [{ sealed: ['never acknowledged'] }])
  const journal = await readFile(layoutOf(directory).journalPath(0))
  await using(openStore(thisMachine, directory, {}), (store) => store.append(2, batch))
  const torn = (await readFile(path)).fill(0, whole.length + 60)
  await writeFile(path, torn)
  await writeFile(layoutOf(directory).journalPath(0), journal)
  const notices: string[] = []
  const onNotice = ({ message }: { readonly message: string }): void => void notices.push(message)
  await using(openStore(machineWithoutIndex(), directory, { onNotice }), (store) =>
    expectHistory(store, history),
  )
  expect(notices).toContainEqual(expect.stringMatching(/1 values and 0 further bytes/))
})

test('whatever call fails while a store is opened, read, erased from or closed, the error has a name', async () => {
  const { directory, history } = await someStore()
  const digest = [...history.disclosures.keys()][0]!
  const failures = new Set<string>()
  for (let number = 0; ; number++) {
    const copy = await copyOf(directory)
    let left = number
    let failed = ''
    const before = (call: string): void => {
      if (left-- !== 0) return
      failed = call
      throw Object.assign(new Error(`EIO: ${call}`), { code: 'EIO' })
    }
    const machine = machineWithoutIndex({ disk: alteredDisk({ before }), segmentLength: 1 })
    await writeFile(join(layoutOf(copy).lock, 'ended'), claimOfNobody)
    const work = async (): Promise<void> => {
      await using(openStore(machine, copy, { readOnly: true }), (store) => store.entry(0))
      await using(openStore(machine, copy, {}), async (store) => {
        await store.append(2, grow(history, [{ sealed: ['a value'] }]).batch)
        await store.erase([digest])
      })
    }
    await work().catch((error: unknown) =>
      expect(isCustodyError(error), `${failed}: ${String(error)}`).toBe(true),
    )
    if (failed === '') break
    failures.add(failed)
  }
  expect([...failures]).toEqual(expect.arrayContaining(['close', 'remove', 'read', 'length']))
})
