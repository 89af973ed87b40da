import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/support/level.ts'
import { keys } from './keys.ts'
import { openLevelIndex } from './level-index.ts'
import type { RawIndex } from './raw-index.ts'

async function opened(directory: string, create: boolean): Promise<RawIndex> {
  const result = await openLevelIndex(directory, { create })
  if ('unusable' in result) throw new Error(result.unusable)
  return result.index
}

/** An index of 200 entries whose values have reached a table of LevelDB, and were read back from it. */
async function tableOf(directory: string): Promise<string> {
  const index = await opened(directory, true)
  await index.write(Array.from({ length: 200 }, (_, i) => [keys.entry(i), valueOf(i)]))
  await index.close()
  await (await opened(directory, false)).close()
  const table = (await readdir(directory)).find((name) => name.endsWith('.ldb'))
  return join(directory, table!)
}

function valueOf(i: number): Buffer {
  return Buffer.from(`value ${i} ${'x'.repeat(i % 7)}`)
}

test('what was written is read, also by the next process', async () => {
  const directory = await temporaryDirectory()
  await tableOf(directory)
  const index = await opened(directory, false)
  expect(index.get(keys.entry(7))?.toString()).toBe('value 7 ')
  expect(index.get(keys.entry(200))).toBeUndefined()
  await index.close()
})

test('a flipped bit in a table never gives another value', async () => {
  const directory = await temporaryDirectory()
  const table = await tableOf(directory)
  const whole = await readFile(table)
  let damaged = 0
  for (let at = 0; at < whole.length; at += 31) {
    const flipped = Buffer.from(whole)
    flipped[at]! ^= 1 << (at % 8)
    await writeFile(table, flipped)
    const result = await openLevelIndex(directory, { create: false })
    if ('unusable' in result) continue
    for (let i = 0; i < 200; i++) {
      try {
        const value = result.index.get(keys.entry(i))
        if (value !== undefined) expect(value).toEqual(valueOf(i))
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_STORE_CORRUPT', details: { where: directory } })
        damaged += 1
      }
    }
    await result.index.close().catch(() => undefined)
  }
  expect(damaged).toBeGreaterThan(0)
})

test('only creating creates', async () => {
  const directory = await temporaryDirectory()
  expect(await openLevelIndex(join(directory, 'none'), { create: false })).toHaveProperty(
    'unusable',
  )
  expect(await readdir(join(directory, 'none'))).not.toContain('CURRENT')
  const index = await opened(directory, true)
  await index.close()
  expect(await openLevelIndex(directory, { create: true })).toHaveProperty('unusable')
})

test('an index that is open is locked', async () => {
  const directory = await temporaryDirectory()
  const index = await opened(directory, true)
  await expect(openLevelIndex(directory, { create: false })).rejects.toMatchObject({
    code: 'ERR_STORE_LOCKED',
  })
  await index.close()
})

test('an index in which something was missing has no position when it is opened again', async () => {
  const directory = await temporaryDirectory()
  const index = await opened(directory, true)
  await index.write([[keys.position, Buffer.of(1)]])
  index.doubt()
  await index.close()
  const again = await opened(directory, false)
  expect(again.get(keys.position)).toBeUndefined()
  await again.close()
})
