import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readInput, replaceFile, takeEmptyDirectory, writeNewFile } from './files.ts'
import { formatBytes } from './progress.ts'
import { displayWidth, formatTable } from './table.ts'

let directory: string
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'custodia-io-'))
  directory = made
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
})

const surroundings = { stdin: Readable.from([Buffer.from('from '), Buffer.from('stdin')]) }
const failure = (code: string, reason: string): unknown =>
  expect.objectContaining({ code, details: expect.objectContaining({ reason }) })

describe('reading', () => {
  it('takes a file, or stdin for -, up to the limit', async () => {
    const path = join(directory, 'file')
    writeFileSync(path, '12345')
    const text = async (from: string, maximum: number): Promise<string> =>
      Buffer.from(await readInput(from, { maximum, surroundings })).toString()
    expect(await text(path, 5)).toBe('12345')
    expect(await text('-', 100)).toBe('from stdin')
    await expect(text(path, 4)).rejects.toThrow(failure('ERR_FILE_READ', 'too-long'))
  })

  it('says why it could not', async () => {
    const read = (path: string): Promise<unknown> => readInput(path, { maximum: 9, surroundings })
    await expect(read(join(directory, 'gone'))).rejects.toThrow(failure('ERR_FILE_READ', 'missing'))
    await expect(read(directory)).rejects.toThrow(failure('ERR_FILE_READ', 'directory'))
  })
})

describe('writing', () => {
  it('never overwrites', async () => {
    const path = join(directory, 'file')
    await writeNewFile(path, Buffer.from('first'))
    await expect(writeNewFile(path, Buffer.from('second'))).rejects.toThrow(
      failure('ERR_FILE_WRITE', 'exists'),
    )
    expect(readFileSync(path, 'utf8')).toBe('first')
  })

  it('leaves nothing of a file that could not be written to its end', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from('half')
      throw new Error('broken')
    }
    await expect(writeNewFile(join(directory, 'file'), broken())).rejects.toThrow('broken')
    expect(readdirSync(directory)).toEqual([])
  })

  it('replaces a file in one step, and leaves no draft', async () => {
    const path = join(directory, 'file')
    await replaceFile(path, Buffer.from('first'))
    await replaceFile(path, Buffer.from('second'))
    expect(readFileSync(path, 'utf8')).toBe('second')
    expect(readdirSync(directory)).toEqual(['file'])
  })

  it('says why it could not', async () => {
    const into = join(directory, 'gone', 'file')
    await expect(writeNewFile(into, Buffer.from(''))).rejects.toThrow(
      failure('ERR_FILE_WRITE', 'missing'),
    )
  })

  it('takes a directory that is missing or empty, and no other', async () => {
    await takeEmptyDirectory(join(directory, 'new', 'deep'))
    mkdirSync(join(directory, 'empty'))
    await takeEmptyDirectory(join(directory, 'empty'))
    await expect(takeEmptyDirectory(directory)).rejects.toThrow(
      failure('ERR_FILE_WRITE', 'not-empty'),
    )
    writeFileSync(join(directory, 'file'), '')
    await expect(takeEmptyDirectory(join(directory, 'file'))).rejects.toThrow(
      failure('ERR_FILE_WRITE', 'exists'),
    )
  })
})

describe('a table', () => {
  it('lines up its columns, wide characters included', () => {
    expect(
      formatTable(
        [
          ['a', 'b', 'c'],
          ['証拠', '2', ''],
        ],
        ['X', 'Y', 'Z'],
      ),
    ).toBe(['X     Y  Z', 'a     b  c', '証拠  2'].join('\n'))
    expect(displayWidth('e\u0301')).toBe(1)
  })
})

it('counts bytes as people do', () => {
  expect([0, 1023, 1024, 1_474_560, 5e12].map(formatBytes)).toEqual([
    '0 bytes',
    '1023 bytes',
    '1.0 KiB',
    '1.4 MiB',
    '4.5 TiB',
  ])
})
