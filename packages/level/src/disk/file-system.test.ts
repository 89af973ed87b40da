import { mkdtemp, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createLevelStore, openLevelStore } from '../index.ts'
import type { Notice } from '../index.ts'

import { doubtfulFileSystem, kindOf } from './file-system.ts'

test.runIf(process.platform === 'linux')(
  'tells file systems apart that may not keep a store',
  () => {
    expect(doubtfulFileSystem('/dev/shm')).toBe('memory')
    expect(doubtfulFileSystem('/proc')).toBeUndefined()
    expect(kindOf(0x6969)).toBe('network')
    expect(kindOf(0xff534d42 | 0)).toBe('network')
    expect(kindOf(0x65735546)).toBe('program')
    expect(kindOf(0xef53)).toBeUndefined()
  },
)

test('says nothing of a path that is not there', () => {
  expect(doubtfulFileSystem('/no/such/path')).toBeUndefined()
})

test.runIf(process.platform === 'linux')('a store in memory says so to its writers', async () => {
  const directory = await mkdtemp('/dev/shm/custodia-')
  const notices: Notice[] = []
  const onNotice = (notice: Notice): void => void notices.push(notice)
  await (await createLevelStore(directory, { onNotice })).close()
  await (await openLevelStore(directory, { onNotice })).close()
  await (await openLevelStore(directory, { onNotice, readOnly: true })).close()
  await rm(directory, { recursive: true })
  expect(notices.map(({ kind }) => kind)).toEqual(['file-system', 'file-system'])
  expect(notices[0]?.message).toBe(
    `${directory}: the directory lies in memory (tmpfs): all of it is gone when the machine stops`,
  )
})
