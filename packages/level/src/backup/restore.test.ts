import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { toHex } from '@custodia/core/bytes'
import { expectHistory, grow } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'
import { brittleDisk, makeStore, noteOf, smallSegments } from '../../../../test/support/backup.ts'
import type { Grown } from '../../../../test/support/backup.ts'
import { copyOf, filesUnder, temporaryDirectory, using } from '../../../../test/support/level.ts'
import { openStore } from '../store/open.ts'
import { parseCheckpointText, parseNote } from '@custodia/core/wire'
import { backupStore } from './backup.ts'
import { readErased } from './erased.ts'
import { readBackup, restoreStore } from './restore.ts'

interface BackedUp extends Grown {
  readonly backup: string
}

async function backedUp(batches: readonly number[] = [1, 5, 1, 9, 2]): Promise<BackedUp> {
  const grown = await makeStore(batches)
  const backup = join(await temporaryDirectory(), 'backup')
  await backupStore(grown.directory, backup)
  return { ...grown, backup }
}

async function target(): Promise<string> {
  return join(await temporaryDirectory(), 'store')
}

/** Every third digest, and the history without their values. */
function withoutSome(history: History): {
  readonly gone: readonly string[]
  readonly left: History
} {
  const gone = [...history.disclosures.keys()].filter((_, i) => i % 3 === 0)
  const kept = [...history.disclosures].filter(([digest]) => !gone.includes(digest))
  return { gone, left: { ...history, disclosures: new Map(kept) } }
}

test('a store is made again, and goes on', async () => {
  const { backup, history } = await backedUp()
  const store = await target()
  const copy = await restoreStore(backup, store)
  expect(copy.size).toBe(history.entries.length)
  await using(openStore(smallSegments, store, {}), async (opened) => {
    await expectHistory(opened, history)
    expect(await opened.checkpoint()).toEqual(noteOf(history))
    const next = grow(history, [{ sealed: ['more'] }])
    await opened.append(next.expectedSize, next.batch)
    await expectHistory(opened, next.history)
  })
  // What is no part of a store stays in the backup.
  expect((await readdir(store)).includes('BACKUP')).toBe(false)
})

test('values that are erased in the backup, or named, are erased in the store, and their bytes are not there', async () => {
  const { directory, backup, history } = await backedUp()
  const { gone, left } = withoutSome(history)
  const half = gone.slice(0, 3)
  await using(openStore(smallSegments, directory, {}), (store) => store.erase(half))
  await backupStore(directory, backup)
  expect(readErased(backup)).toEqual({ digests: new Set(half), unreadable: [] })
  const store = await target()
  const copy = await restoreStore(backup, store, { erased: new Set(gone) })
  expect(copy.erased).toBe(gone.length)
  const raw = Buffer.concat([...(await filesUnder(store)).values()])
  for (const digest of gone) {
    expect(raw.includes(Buffer.from(history.disclosures.get(digest)!))).toBe(false)
  }
  await using(openStore(smallSegments, store, {}), (opened) => expectHistory(opened, left))
})

test('what cannot be read of erasures is said, and the rest counts', async () => {
  const { directory, history } = await makeStore([1, 5, 1, 9, 2])
  const { gone } = withoutSome(history)
  await using(openStore(smallSegments, directory, {}), (store) => store.erase(gone))
  const copy = await copyOf(directory)
  const [first] = (await readdir(join(copy, 'private'))).sort()
  await writeFile(join(copy, 'private', first!), 'nothing')
  const found = readErased(copy)
  expect(found.unreadable).toEqual([join(copy, 'private', first!)])
  expect(found.digests.size).toBeGreaterThan(0)
  expect(found.digests.size).toBeLessThan(gone.length)
  expect(readErased(join(copy, 'nothing')).unreadable.length).toBe(1)
})

test('roots of earlier states are told, and none of later ones', async () => {
  const { backup, history } = await backedUp([2, 3, 4])
  const { rootAt } = await readBackup(backup, { rootsAt: [2, 5, 9, 10] })
  const earlier = await makeStore([2, 3])
  const { rootHash } = parseCheckpointText(parseNote(noteOf(earlier.history)).textBytes)
  expect(toHex(rootAt(5)!)).toBe(toHex(rootHash))
  expect(rootAt(9)).toEqual(parseCheckpointText(parseNote(noteOf(history)).textBytes).rootHash)
  const first = await makeStore([2])
  const before = parseCheckpointText(parseNote(noteOf(first.history)).textBytes)
  expect(toHex(rootAt(2)!)).toBe(toHex(before.rootHash))
  expect(rootAt(3)).toBeUndefined()
  expect(rootAt(10)).toBeUndefined()
})

test('nothing is restored over anything', async () => {
  const { backup } = await backedUp([1])
  const there = await temporaryDirectory()
  await restoreStore(backup, there)
  await expect(restoreStore(backup, there)).rejects.toMatchObject({ code: 'ERR_STORE_EXISTS' })
  const file = join(await temporaryDirectory(), 'file')
  await writeFile(file, 'x')
  await expect(restoreStore(backup, file)).rejects.toMatchObject({ code: 'ERR_STORE_EXISTS' })
  await mkdir(`${file}.d`)
  await expect(restoreStore(`${file}.d`, await target())).rejects.toMatchObject({
    code: 'ERR_STORE_MISSING',
  })
})

test('a damaged backup is the backup’s fault', async () => {
  const { backup } = await backedUp()
  for (const [path, bytes] of await filesUnder(backup)) {
    if (/BACKUP|CUSTODIA/.test(path)) continue
    const flipped = Buffer.from(bytes)
    flipped[Math.floor(bytes.length / 2)]! ^= 1
    await writeFile(path, flipped)
    await expect(restoreStore(backup, await target())).rejects.toMatchObject({
      code: 'ERR_BACKUP_DAMAGED',
    })
    await writeFile(path, bytes)
  }
})

test.each([false, true])(
  'there is no store before the last of it is written (dies: %s)',
  async (dies) => {
    const { backup, history } = await backedUp([1, 5, 3])
    let unfinished = 0
    for (let failAt = 1; ; failAt++) {
      const store = await target()
      const { disk, failed } = brittleDisk({ failAt, dies })
      const outcome = await restoreStore(backup, store, { disk }).then(
        () => 'done',
        (error: unknown) => (isCustodyError(error) ? error.code : String(error)),
      )
      if (failed() === undefined) break
      expect(outcome).toMatch(/ERR_STORE_(WRITE|UNCERTAIN)/)
      const opened = openStore(smallSegments, store, { readOnly: true })
      const size = await opened.then(
        async (found) => {
          await expectHistory(found, history)
          await found.close()
          return 'whole'
        },
        () => 'none',
      )
      if (size === 'none') unfinished += 1
    }
    expect(unfinished).toBeGreaterThan(10)
  },
)
