import { cp, mkdir, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { encodeUtf8 } from '@custodia/core/bytes'
import {
  expectCheckpoints,
  expectHistory,
  grow,
  withFurtherLines,
} from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import {
  brittleDisk,
  growMore,
  makeStore,
  noteOf,
  smallSegments,
} from '../../../../test/support/backup.ts'
import type { Grown } from '../../../../test/support/backup.ts'
import {
  filesUnder,
  temporaryDirectory,
  using,
  watchedDisk,
} from '../../../../test/support/level.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { createWindow } from '../disk/window.ts'
import { encodeEntryRecord } from '../journal/entry-record.ts'
import { encodeItem } from '../journal/item.ts'
import { encodeKept, keptHeader } from '../kept/kept-record.ts'
import { walkKept } from '../kept/kept-walk.ts'
import { takeLock } from '../lock/lock.ts'
import { layoutOf } from '../store/layout.ts'
import { openStore } from '../store/open.ts'
import { backupStore } from './backup.ts'
import { readBackup, restoreStore } from './restore.ts'

const batches = [1, 5, 1, 1, 9, 2, 1, 14, 1]

async function place(): Promise<string> {
  return join(await temporaryDirectory(), 'backup')
}

function code(expected: string, message = ''): object {
  return { code: expected, message: expect.stringContaining(message) }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.code
  }
}

/** Opens the backup as a store, and expects exactly this in it. */
async function expectBackup(directory: string, history: History): Promise<void> {
  const { size } = await readBackup(directory)
  expect(size).toBe(history.entries.length)
  await using(openStore(smallSegments, directory, { readOnly: true }), async (store) => {
    await expectHistory(store, history)
    expect(await store.checkpoint()).toEqual(noteOf(history))
  })
}

describe('a new backup', () => {
  test('holds what the checkpoint covers, laid out as a store, and says what lies behind', async () => {
    const { directory, history } = await makeStore(batches)
    await using(openStore(smallSegments, directory, {}), async (store) => {
      const next = grow(history, [{ sealed: ['later'] }, {}])
      await store.append(next.expectedSize, next.batch)
    })
    const backup = await place()
    const made = await backupStore(directory, backup)
    expect(made).toMatchObject({ before: 0, behind: 2 })
    expect(made.copy).toMatchObject({ size: 35, values: history.disclosures.size, erased: 0 })
    expect(made.copy.firstEvent).toEqual(history.entries[0]!.event)
    await expectBackup(backup, history)
    expect((await readdir(layoutOf(backup).journal)).length).toBeGreaterThan(4)
    expect((await readdir(backup)).sort()).toEqual([
      'BACKUP',
      'CUSTODIA',
      'checkpoint',
      'checkpoints',
      'journal',
      'private',
    ])
  })

  test('opens no file of the store for writing, takes no lock there, and is for its owner alone', async () => {
    const { directory } = await makeStore(batches)
    const claim = await takeLock({
      disk: nodeDisk,
      directory: layoutOf(directory).lock,
      onStale: () => undefined,
    })
    const before = await filesUnder(directory)
    const backup = await place()
    const opened: string[] = []
    const watched = watchedDisk(({ path }) => void opened.push(path))
    const disk: typeof watched = {
      ...watched,
      open(path, mode) {
        if (path.startsWith(directory)) expect(mode).toBe('read')
        return watched.open(path, mode)
      },
    }
    await backupStore(directory, backup, { disk })
    claim.release()
    expect(opened.filter((path) => path.startsWith(directory))).toEqual([])
    expect(await filesUnder(directory)).toEqual(
      new Map([...before].filter(([path]) => path !== claim.path)),
    )
    for (const path of [...(await filesUnder(backup)).keys(), backup]) {
      expect((await stat(path)).mode & 0o077).toBe(0)
    }
  })

  test('goes into an empty directory, and into none that has anything else', async () => {
    const { directory, history } = await makeStore([1, 3])
    const empty = await temporaryDirectory()
    await backupStore(directory, empty)
    await expectBackup(empty, history)
    const other = await temporaryDirectory()
    await writeFile(join(other, 'letter'), 'x')
    await expect(backupStore(directory, other)).rejects.toMatchObject(code('ERR_BACKUP_TARGET'))
    await expect(backupStore(directory, join(other, 'letter'))).rejects.toMatchObject(
      code('ERR_BACKUP_TARGET', 'it is a file'),
    )
    expect(await readdir(other)).toEqual(['letter'])
    await expect(backupStore(directory, directory)).rejects.toMatchObject(code('ERR_BACKUP_TARGET'))
    await expect(backupStore(other, await place())).rejects.toMatchObject(code('ERR_STORE_MISSING'))
  })

  test('is not made of a damaged store, and nothing is left of it', async () => {
    const { directory } = await makeStore(batches)
    const { journal, privateValues } = layoutOf(directory)
    for (const part of [journal, privateValues]) {
      for (const name of await readdir(part)) {
        const path = join(part, name)
        const whole = await readFile(path)
        const flipped = Buffer.from(whole)
        flipped[Math.floor(whole.length / 2)]! ^= 4
        await writeFile(path, flipped)
        const backup = await place()
        await expect(backupStore(directory, backup)).rejects.toMatchObject(
          code('ERR_STORE_CORRUPT', path),
        )
        expect(await readdir(join(backup, '..'))).toEqual([])
        await writeFile(path, whole)
      }
    }
    await writeFile(layoutOf(directory).checkpoint, noteOf((await makeStore([1], 'other')).history))
    await expect(backupStore(directory, await place())).rejects.toMatchObject(
      code('ERR_STORE_CORRUPT', 'are not those of the checkpoint'),
    )
    await rm(layoutOf(directory).checkpoint)
    await expect(backupStore(directory, await place())).rejects.toMatchObject(
      code('ERR_STORE_CORRUPT', 'there is no checkpoint'),
    )
  })

  test('is not made of entries whose event is not the one that their leaf names, whatever their checks say', async () => {
    const { directory, history } = await makeStore([1])
    const path = layoutOf(directory).journalPath(0)
    const [entry] = history.entries
    const event = entry!.event!.toReversed()
    const digests = new Map(history.disclosures)
    const record = { ...entry!, event, id: history.ids[0]!, disclosures: digests }
    const item = encodeItem(encodeEntryRecord(record, 0))
    const bytes = await readFile(path)
    await writeFile(path, Buffer.concat([bytes.subarray(0, bytes.length - item.length), item]))
    await expect(backupStore(directory, await place())).rejects.toMatchObject(
      code('ERR_STORE_CORRUPT', 'the leaf names event'),
    )
  })

  test('does not take its place if whoever made it objects, or interrupts', async () => {
    const { directory } = await makeStore([1, 3])
    const backup = await place()
    const complete = (): never => {
      throw new Error('the signature does not hold')
    }
    await expect(backupStore(directory, backup, { complete })).rejects.toThrow('does not hold')
    await expect(backupStore(directory, backup, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(await readdir(join(backup, '..'))).toEqual([])
  })

  test('what was written and reads back as something else is found', async () => {
    const { directory } = await makeStore(batches)
    const backup = await place()
    // A disk that loses a bit later, when the file has been closed.
    let isWhole = true
    const disk: typeof nodeDisk = {
      ...nodeDisk,
      async syncDirectory(path) {
        await nodeDisk.syncDirectory(path)
        if (!path.endsWith('private') || !path.startsWith(backup)) return
        const segment = join(path, '..', 'journal', '0000000000000006.journal')
        if (!isWhole || !existsSync(segment)) return
        isWhole = false
        const bytes = await readFile(segment)
        bytes[bytes.length - 9]! ^= 1
        await writeFile(segment, bytes)
      },
    }
    await expect(backupStore(directory, backup, { disk })).rejects.toMatchObject(
      code('ERR_BACKUP_DAMAGED', '0000000000000006.journal'),
    )
    expect(await readdir(join(backup, '..'))).toEqual([])
  })
})

describe('a backup that is there already', () => {
  test('is extended by what is new, and not written again where it is the same', async () => {
    const first = await makeStore(batches)
    const backup = await place()
    await backupStore(first.directory, backup)
    const old = await filesUnder(join(backup, 'journal'))
    const second = await growMore(first, [1, 7, 2, 1])
    const calls: string[] = []
    const disk = watchedDisk(({ path }) => void calls.push(path))
    const made = await backupStore(second.directory, backup, { disk })
    expect(made).toMatchObject({ before: 35, behind: 0, copy: { size: 46 } })
    await expectBackup(backup, second.history)
    const untouched = [...old.keys()].filter((path) => !calls.includes(path))
    expect(untouched.length).toBe(old.size - 1)
    await backupStore(second.directory, backup)
    await expectBackup(backup, second.history)
  })

  test('loses the values that were erased since, and gets none back', async () => {
    const grown = await makeStore(batches)
    const backup = await place()
    await backupStore(grown.directory, backup)
    const digests = [...grown.history.disclosures.keys()]
    const erased = digests.filter((_, i) => i % 4 === 0)
    const disclosures = new Map(
      [...grown.history.disclosures].filter(([digest]) => !erased.includes(digest)),
    )
    await cp(grown.directory, join(backup, '..', 'before'), { recursive: true })
    await using(openStore(smallSegments, grown.directory, {}), (store) => store.erase(erased))
    const made = await backupStore(grown.directory, backup)
    expect(made.copy).toMatchObject({ values: disclosures.size, erased: erased.length })
    await expectBackup(backup, { ...grown.history, disclosures })
    // The raw files do not hold them, and a store that still has them does not bring them back.
    const raw = Buffer.concat([...(await filesUnder(backup)).values()])
    for (const digest of erased) {
      expect(raw.includes(Buffer.from(grown.history.disclosures.get(digest)!))).toBe(false)
    }
    const again = await backupStore(join(backup, '..', 'before'), backup)
    expect(again.copy).toMatchObject({ erased: erased.length })
  })

  test('is refused where the ledger does not continue it, and stays as it is', async () => {
    const grown = await makeStore([1, 3])
    const older = join(await temporaryDirectory(), 'older')
    await cp(grown.directory, older, { recursive: true })
    const longer = await growMore(grown, [2, 2])
    const backup = await place()
    await backupStore(longer.directory, backup)
    const files = await filesUnder(backup)
    await expect(backupStore(older, backup)).rejects.toMatchObject(
      code('ERR_BACKUP_OTHER', 'is never made shorter'),
    )
    const other = await makeStore([1, 3, 2, 2, 1], 'other')
    await expect(backupStore(other.directory, backup)).rejects.toMatchObject(
      code('ERR_BACKUP_OTHER', 'are not those that'),
    )
    expect(await filesUnder(backup)).toEqual(files)
  })

  test('is not touched once somebody has opened it as a ledger, or while another process works on it', async () => {
    const grown = await makeStore([1, 3])
    const backup = await place()
    await backupStore(grown.directory, backup)
    const claim = await takeLock({
      disk: nodeDisk,
      directory: layoutOf(backup).lock,
      onStale: () => undefined,
    })
    await expect(backupStore(grown.directory, backup)).rejects.toMatchObject(
      code('ERR_STORE_LOCKED'),
    )
    claim.release()
    await using(openStore(smallSegments, backup, {}), () => Promise.resolve())
    await expect(backupStore(grown.directory, backup)).rejects.toMatchObject(
      code('ERR_BACKUP_TARGET', 'opened it as a ledger'),
    )
  })

  test('that is damaged is said to be, and keeps its checkpoint', async () => {
    const first = await makeStore(batches)
    const backup = await place()
    await backupStore(first.directory, backup)
    const second = await growMore(first, [4])
    const { checkpoint } = layoutOf(backup)
    const kept = await readFile(checkpoint)
    for (const damage of ['flip', 'cut', 'cut to nothing', 'lose']) {
      const copy = join(await temporaryDirectory(), 'copy')
      await cp(backup, copy, { recursive: true })
      const { journal, privatePath } = layoutOf(copy)
      const segments = (await readdir(journal)).sort()
      const path = join(journal, damage === 'flip' ? segments[1]! : segments.at(-1)!)
      if (damage === 'flip') {
        const bytes = await readFile(path)
        bytes[200]! ^= 1
        await writeFile(path, bytes)
      } else if (damage === 'lose') await rm(privatePath(0))
      else await truncate(path, damage === 'cut' ? (await stat(path)).size - 1 : 0)
      await expect(backupStore(second.directory, copy)).rejects.toMatchObject(
        code('ERR_BACKUP_DAMAGED', copy),
      )
      expect(await readFile(layoutOf(copy).checkpoint)).toEqual(kept)
    }
  })
})

describe('a disk that fails or dies', () => {
  test.each([
    { dies: false, what: 'leaves nothing' },
    { dies: true, what: 'leaves nothing that looks whole' },
  ])('while a new backup is made, it $what, and the next run makes it', async ({ dies }) => {
    let unfinished = 0
    const { directory, history } = await makeStore([1, 5, 1, 9])
    for (let failAt = 1; ; failAt++) {
      const backup = await place()
      const { disk, failed } = brittleDisk({ failAt, dies })
      const outcome = await codeOf(backupStore(directory, backup, { disk }).catch(namedOrThrown))
      if (failed() === undefined) break
      const left = await readdir(join(backup, '..'))
      // The last calls are those after it took its place.
      if (left.includes('backup')) await expectBackup(backup, history)
      else {
        expect(outcome).not.toBe('done')
        if (!dies) expect(left).toEqual([])
        for (const name of left) {
          const path = join(backup, '..', name)
          // Between the last file and its name it is whole, and the next run only names it.
          if ((await codeOf(readBackup(path))) === 'done') await expectBackup(path, history)
          else unfinished += 1
        }
      }
      await forgetClaims(backup)
      await backupStore(directory, backup)
      await expectBackup(backup, history)
    }
    expect(unfinished).toBeGreaterThan(dies ? 20 : -1)
  })

  test.each([false, true])(
    'while a backup is extended, it is the old one or the new one, and the next run extends it (dies: %s)',
    async (dies) => {
      const first = await makeStore([1, 5, 1, 9])
      const original = await place()
      await backupStore(first.directory, original)
      const second = await growMore(first, [2, 8, 1, 3])
      for (let failAt = 1; ; failAt++) {
        const backup = await place()
        await cp(original, backup, { recursive: true })
        const { disk, failed } = brittleDisk({ failAt, dies })
        await codeOf(backupStore(second.directory, backup, { disk }).catch(namedOrThrown))
        if (failed() === undefined) break
        await forgetClaims(backup)
        const { size } = await readBackup(backup)
        expect([first.history.entries.length, second.history.entries.length]).toContain(size)
        await backupStore(second.directory, backup)
        await expectBackup(backup, second.history)
      }
    },
  )

  test('a disk that is full is no damage: the error is that of the disk', async () => {
    const { directory } = await makeStore([1, 5])
    const codes = new Set<string>()
    for (let failAt = 1; ; failAt++) {
      const { disk, failed } = brittleDisk({ failAt, dies: false })
      codes.add(await codeOf(backupStore(directory, await place(), { disk }).catch(namedOrThrown)))
      if (failed() === undefined) break
    }
    expect([...codes].filter((found) => found !== 'done').sort()).toEqual([
      'ERR_STORE_UNCERTAIN',
      'ERR_STORE_WRITE',
    ])
  })
})

/** The claim of a process that has died is removed by the next one; here both are one process. */
async function forgetClaims(backup: string): Promise<void> {
  for (const directory of [backup, `${backup}.unfinished`])
    await rm(layoutOf(directory).lock, { recursive: true, force: true })
}

/** Whatever the disk refuses has a name. */
function namedOrThrown(error: unknown): never {
  if (isCustodyError(error)) throw error
  throw new Error(`not named: ${String(error)}`, { cause: error })
}

describe('the kept checkpoints travel', () => {
  /** A store with three checkpoints, to the first of which lines were added. */
  async function withThree(): Promise<{ readonly grown: Grown; readonly kept: Uint8Array[] }> {
    const first = await makeStore([1, 4])
    const second = await growMore(first, [3, 2])
    const longer = withFurtherLines(noteOf(first.history))
    await using(openStore(smallSegments, second.directory, {}), (store) =>
      store.saveCheckpoint(longer),
    )
    return { grown: second, kept: [longer, noteOf(second.history)] }
  }

  const expectKept = (directory: string, kept: readonly Uint8Array[]): Promise<void> =>
    using(openStore(smallSegments, directory, { readOnly: true }), (store) =>
      expectCheckpoints(store, kept),
    )

  test('into a new backup, with the lines that were added, and out of it again', async () => {
    const { grown, kept } = await withThree()
    const [backup, restored] = [await place(), await place()]
    await backupStore(grown.directory, backup)
    await expectKept(backup, kept)
    await restoreStore(backup, restored)
    await expectKept(restored, kept)
    await using(openStore(smallSegments, restored, {}), async (store) => {
      await store.saveCheckpoint(withFurtherLines(kept[1]!))
      await expectCheckpoints(store, [kept[0]!, withFurtherLines(kept[1]!)])
    })
  })

  test('into an older backup, which has what was added since', async () => {
    const { grown, kept } = await withThree()
    const backup = await place()
    await backupStore(grown.directory, backup)
    const before = await readFile(layoutOf(backup).checkpoints)
    const [first, second] = [withFurtherLines(kept[0]!, 1, '-late'), withFurtherLines(kept[1]!)]
    await using(openStore(smallSegments, grown.directory, {}), async (store) => {
      for (const note of [first, second]) await store.saveCheckpoint(note)
    })
    await backupStore(grown.directory, backup)
    await expectKept(backup, [first, second])
    const later = await growMore(grown, [2])
    await backupStore(grown.directory, backup)
    await expectKept(backup, [first, second, noteOf(later.history)])
    const after = await readFile(layoutOf(backup).checkpoints)
    expect(after.subarray(0, before.length)).toEqual(before)
    expect(after).toEqual(await readFile(layoutOf(grown.directory).checkpoints))
  })

  test('what an interrupted run has left behind its checkpoint is no part of the backup', async () => {
    const { grown, kept } = await withThree()
    const backup = await place()
    await backupStore(grown.directory, backup)
    const path = layoutOf(backup).checkpoints
    const whole = await readFile(path)
    const next = await growMore(grown, [2])
    const more = (await readFile(layoutOf(grown.directory).checkpoints)).subarray(whole.length)
    for (let length = 1; length <= more.length; length += 7) {
      await writeFile(path, Buffer.concat([whole, more.subarray(0, length)]))
      expect((await readBackup(backup)).checkpoint.note).toEqual(kept[1])
    }
    await backupStore(next.directory, backup)
    await expectKept(backup, [...kept, noteOf(next.history)])
  })

  test('a backup of other checkpoints than the ledger has kept is not extended', async () => {
    const { grown } = await withThree()
    const backup = await place()
    await backupStore(grown.directory, backup)
    const { checkpoints, checkpoint } = layoutOf(backup)
    const note = withFurtherLines(await readFile(checkpoint), 1, '-of-nobody')
    await writeFile(checkpoint, note)
    const whole = await readFile(checkpoints)
    const number = (await recordsIn(whole)).length
    await writeFile(
      checkpoints,
      Buffer.concat([whole, encodeKept({ size: grown.history.entries.length, note }, number)]),
    )
    expect(await codeOf(backupStore(grown.directory, backup))).toBe('ERR_BACKUP_DAMAGED')
  })

  const recordsIn = async (bytes: Uint8Array): Promise<readonly number[]> => {
    const file = { length: () => bytes.length, read: readFrom(bytes) }
    return [...walkKept(createWindow(file))].map(({ offset }) => offset)
  }

  const readFrom =
    (bytes: Uint8Array) =>
    (target: Uint8Array, position: number): number => {
      const piece = bytes.subarray(position, position + target.length)
      target.set(piece)
      return piece.length
    }

  test('one whose root is not that of its entries is found', async () => {
    const { grown } = await withThree()
    const { checkpoints } = layoutOf(grown.directory)
    const wrong = encodeUtf8(
      `example.org/log\n2\n${Buffer.alloc(32, 7).toString('base64')}\n\n— example.org/log AAAAAAA=\n`,
    )
    const note = noteOf(grown.history)
    await writeFile(
      checkpoints,
      Buffer.concat([
        keptHeader,
        encodeKept({ size: 2, note: wrong }, 0),
        encodeKept({ size: grown.history.entries.length, note }, 1),
      ]),
    )
    const backing = backupStore(grown.directory, await place())
    await expect(backing).rejects.toMatchObject(code('ERR_BACKUP_DAMAGED', 'first 2 entries'))
  })
})

test('every flipped byte of a backup is found, or changes nothing', async () => {
  const { directory, history } = await makeStore([1, 3, 2])
  const backup = await place()
  await backupStore(directory, backup)
  const files = await filesUnder(backup)
  let found = 0
  for (const [path, whole] of files) {
    for (let at = 0; at < whole.length; at += whole.length > 400 ? 3 : 1) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1 << (at % 8)
      await writeFile(path, flipped)
      const outcome = await codeOf(readBackup(backup))
      if (outcome === 'done') await expectSame(backup, history, path)
      else found += 1
    }
    await writeFile(path, whole)
  }
  expect(found).toBeGreaterThan(1500)
  await expectBackup(backup, history)
})

/** What was not found must be one of the few bytes that say nothing of the record. */
async function expectSame(directory: string, history: History, path: string): Promise<void> {
  expect(path).toMatch(/(BACKUP|checkpoint|private)$/)
  await using(openStore(smallSegments, directory, { readOnly: true }), (store) =>
    expectHistory(store, history),
  )
}

test('segments that are missing, and ones that do not belong here, are found', async () => {
  const { directory } = await makeStore(batches)
  const backup = await place()
  await backupStore(directory, backup)
  for (const path of (await filesUnder(backup)).keys()) {
    if (path.endsWith('BACKUP')) continue
    const copy = join(await temporaryDirectory(), 'copy')
    await cp(backup, copy, { recursive: true })
    await rm(path.replace(backup, copy))
    expect(await codeOf(readBackup(copy))).not.toBe('done')
  }
  await mkdir(join(backup, 'journal', 'more'))
  expect(await codeOf(readBackup(backup))).toBe('ERR_BACKUP_DAMAGED')
})
