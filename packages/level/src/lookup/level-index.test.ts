import { createHash } from 'node:crypto'
import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { copyOf, filesUnder, temporaryDirectory } from '../../../../test/support/level.ts'
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

describe('an index is in doubt', () => {
  const doubtOf = async (directory: string): Promise<string | undefined> => {
    const result = await openLevelIndex(directory, { create: false })
    if ('unusable' in result) return result.unusable
    await result.index.close()
    return result.doubt
  }

  test('not once it was closed in order', async () => {
    const directory = await temporaryDirectory()
    await tableOf(directory)
    expect(await doubtOf(directory)).toBeUndefined()
    expect(await doubtOf(directory)).toBeUndefined()
  })

  test('while it is open, and if its process ends then', async () => {
    const directory = await temporaryDirectory()
    await tableOf(directory)
    const index = await opened(directory, false)
    const left = await copyOf(directory)
    await index.close()
    expect(await doubtOf(left)).toBe('it was not closed in order')
  })

  test('if something was found to be missing in it', async () => {
    const directory = await temporaryDirectory()
    const index = await opened(directory, true)
    index.doubt()
    await index.close()
    expect(await doubtOf(directory)).toBe('it was not closed in order')
  })

  test('if any byte of any file is another one', async () => {
    const directory = await temporaryDirectory()
    await tableOf(directory)
    const files = await filesUnder(directory)
    const seen = new Set<string>()
    for (const [path, whole] of files) {
      if (/LOCK|LOG/.test(path)) continue
      seen.add(basename(path).replace(/[0-9]+/, 'N'))
      const step = Math.max(1, Math.floor(whole.length / 40))
      for (let at = 0; at < whole.length; at += step) {
        const copy = await copyOf(directory)
        const flipped = Buffer.from(whole)
        flipped[at]! ^= 1 << (at % 8)
        await writeFile(join(copy, basename(path)), flipped)
        expect(await doubtOf(copy), `${path} at ${at}`).toMatch(/\S/)
      }
    }
    expect([...seen].sort()).toEqual(['CURRENT', 'MANIFEST-N', 'N.ldb', 'N.log', 'SEAL'])
  })

  test.each([
    { name: 'is missing', message: /^its file \S+ is missing$/, spoil: (t: string) => rm(t) },
    {
      name: 'is new',
      message: /^its file extra was not there/,
      spoil: (t: string) => writeFile(join(t, '..', 'extra'), 'x'),
    },
    {
      name: 'is shorter',
      message: /is not what it was when it was closed$/,
      spoil: (t: string) => truncate(t, 100),
    },
    {
      name: 'is that of the seal, and shorter',
      message: /^SEAL is not what was written$/,
      spoil: (t: string) => truncate(join(t, '..', 'SEAL'), 80),
    },
    {
      name: 'is that of the seal, and empty',
      message: /^SEAL is not what was written$/,
      spoil: (t: string) => truncate(join(t, '..', 'SEAL'), 0),
    },
  ])('if a file $name', async ({ message, spoil }) => {
    const directory = await temporaryDirectory()
    await spoil(await tableOf(directory))
    expect(await doubtOf(directory)).toMatch(message)
  })
})

test('the seal is what sha256sum writes and checks', async () => {
  const directory = await temporaryDirectory()
  await tableOf(directory)
  const lines = (await readFile(join(directory, 'SEAL'), 'utf8')).split('\n').slice(0, -1)
  for (const line of lines) {
    const [digest, name] = line.split('  ')
    const bytes = await readFile(join(directory, name!))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
  }
  expect(lines.length).toBeGreaterThanOrEqual(4)
})
