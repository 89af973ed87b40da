import { expect, test } from 'vitest'
import type { Disk, DiskFile } from './disk.ts'
import { createFileCache } from './file-cache.ts'
import { nodeDisk } from './node-disk.ts'

test('files stay open up to a number, those used last, and each is closed once', () => {
  const log: string[] = []
  const open = (path: string): DiskFile => {
    log.push(`open ${path}`)
    return {
      path,
      length: () => 0,
      read: () => 0,
      write: () => undefined,
      truncate: () => undefined,
      datasync: () => Promise.resolve(),
      close: () => void log.push(`close ${path}`),
    }
  }
  const disk: Disk = { ...nodeDisk, open }
  const cache = createFileCache(disk, 2)
  for (const path of ['a', 'b', 'a', 'c', 'a', 'b'])
    cache.use(path, ({ path: used }) => expect(used).toBe(path))
  expect(log).toEqual(['open a', 'open b', 'open c', 'close b', 'open b', 'close c'])
  expect(() =>
    cache.use('a', () => {
      throw new Error('EIO')
    }),
  ).toThrow(expect.objectContaining({ code: 'ERR_STORE_READ' }))
  cache.forget('a')
  cache.close()
  expect(log.slice(6)).toEqual(['close a', 'close b'])
})
