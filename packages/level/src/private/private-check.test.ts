import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/support/level.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { privateHeader } from '../journal/segment.ts'
import { createLookup } from '../lookup/lookup.ts'
import { createMemoryIndex } from '../lookup/memory-index.ts'
import { privateSegmentPut } from '../lookup/puts.ts'
import { isKnown } from './private-check.ts'

test('a private segment is known by its length and its generation, both', async () => {
  const directory = await temporaryDirectory()
  const path = join(directory, 'segment')
  const raw = createMemoryIndex()
  const pathOf = (): string => path
  const lookup = createLookup(raw, 'index')
  const check = {
    disk: nodeDisk,
    directory,
    journalPath: pathOf,
    privatePath: pathOf,
    raw,
    lookup,
    size: 9,
  }

  expect(isKnown(check, 5)).toBe(true)
  const write = (generation: number, more: number): Promise<void> =>
    writeFile(path, Buffer.concat([privateHeader(5, generation), Buffer.alloc(more)]))
  await write(3, 10)
  expect(isKnown(check, 5)).toBe(false)
  await raw.write([
    privateSegmentPut(5, { generation: 3, length: privateHeader(5, 3).length + 10 }),
  ])
  expect(isKnown(check, 5)).toBe(true)
  for (const [generation, more] of [
    [4, 10],
    [3, 9],
    [3, 11],
    [3, 0],
  ] as const) {
    await write(generation, more)
    expect(isKnown(check, 5)).toBe(false)
  }
})
