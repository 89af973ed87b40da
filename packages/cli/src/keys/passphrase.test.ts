import { spawn } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPassphrase } from './passphrase.ts'

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'custodia-passphrase-'))
  file = join(directory, 'passphrase')
})
afterEach(() => rm(directory, { recursive: true }))

const prompt = 'Passphrase'

describe('from a file', () => {
  test.each([
    ['without a line end', 'correct horse', 'correct horse'],
    ['with a line end, which is no part of it', 'correct horse\n', 'correct horse'],
    ['with the line end of Windows', 'correct horse\r\n', 'correct horse'],
    ['with blanks, which are part of it', '  correct horse \n', '  correct horse '],
    ['beyond ASCII', 'für 🐎\n', 'für 🐎'],
    ['of 1023 bytes and a line end', `${'x'.repeat(1023)}\r\n`, 'x'.repeat(1023)],
  ])('%s', async (_, content, expected) => {
    await writeFile(file, content)
    expect(await readPassphrase({ prompt, file })).toBe(expected)
  })

  test.each([
    ['nothing', '', 'is empty'],
    ['a line end alone', '\n', 'is empty'],
    ['two lines', 'one\ntwo\n', 'has more than one line, or a NUL character'],
    ['an empty line after it', 'one\n\n', 'has more than one line, or a NUL character'],
    ['a NUL', 'a\0', 'has more than one line, or a NUL character'],
    ['1024 bytes', 'x'.repeat(1024), 'has more than 1023 bytes'],
    ['a megabyte', 'x'.repeat(1_000_000), 'has more than 1023 bytes'],
    ['what is not UTF-8', Uint8Array.of(0xff), 'is not UTF-8'],
  ])('refuses %s', async (_, content, why) => {
    await writeFile(file, content)
    await expect(readPassphrase({ prompt, file })).rejects.toMatchObject({
      code: 'ERR_PASSPHRASE_SOURCE',
      details: { reason: 'unusable' },
      message: `the passphrase in ${file} ${why}`,
    })
  })

  test('refuses a file without end', async () => {
    await expect(readPassphrase({ prompt, file: '/dev/zero' })).rejects.toMatchObject({
      code: 'ERR_PASSPHRASE_SOURCE',
    })
  })

  test('that is missing, or a directory', async () => {
    await expect(readPassphrase({ prompt, file })).rejects.toMatchObject({
      code: 'ERR_FILE_READ',
      details: { path: file, reason: 'missing' },
    })
    await expect(readPassphrase({ prompt, file: directory })).rejects.toMatchObject({
      code: 'ERR_FILE_READ',
      details: { reason: 'directory' },
    })
  })
})

describe('from the file descriptor that CUSTODIA_PASSPHRASE_FD names', () => {
  test('is read, and the descriptor stays open for its owner to close', async () => {
    await writeFile(file, 'correct horse\n')
    const fd = openSync(file, 'r')
    const env = { CUSTODIA_PASSPHRASE_FD: String(fd) }
    expect(await readPassphrase({ prompt, env })).toBe('correct horse')
    closeSync(fd)
  })

  test('gives way to a file that is named', async () => {
    await writeFile(file, 'of the file')
    const env = { CUSTODIA_PASSPHRASE_FD: 'none' }
    expect(await readPassphrase({ prompt, file, env })).toBe('of the file')
  })

  test.each(['', 'three', '-1', '0x3', ' 3', '99999999999'])(
    'refuses the number "%s"',
    async (text) => {
      const env = { CUSTODIA_PASSPHRASE_FD: text }
      await expect(readPassphrase({ prompt, env })).rejects.toMatchObject({
        code: 'ERR_PASSPHRASE_SOURCE',
        details: { reason: 'descriptor' },
      })
    },
  )

  test('refuses a descriptor that is not open', async () => {
    const env = { CUSTODIA_PASSPHRASE_FD: '98765' }
    await expect(readPassphrase({ prompt, env })).rejects.toMatchObject({ code: 'ERR_FILE_READ' })
  })
})

// As a script meets it: another process, whose streams are pipes. Runs the built package, as `pnpm test` builds it first.
describe('in a process without a terminal', () => {
  const program = `
    import { readPassphrase } from './index.js'
    const file = process.argv[1]
    try {
      console.log('read ' + await readPassphrase({ prompt: 'Passphrase', file }))
    } catch (error) {
      console.log(error.code + ' ' + error.details.reason + ' ' + error.message)
    }`
  const built = fileURLToPath(new URL('../../dist/keys/', import.meta.url))

  function run(options: {
    readonly file?: string
    readonly descriptor?: string
    readonly input?: string
  }): Promise<string> {
    const { file: named, descriptor, input = '' } = options
    const args = ['--input-type=module', '-e', program, ...(named === undefined ? [] : [named])]
    const env = { ...process.env, CUSTODIA_PASSPHRASE_FD: descriptor }
    const child = spawn(process.execPath, args, {
      cwd: built,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.on('error', () => undefined).end(input)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    return new Promise((resolve) => child.on('close', () => resolve(output)))
  }

  test('an error comes at once, and says what to do', async () => {
    expect(await run({})).toBe(
      'ERR_PASSPHRASE_SOURCE none a passphrase is needed, and there is no terminal to ask for it: give --passphrase-file FILE or CUSTODIA_PASSPHRASE_FD\n',
    )
  })

  test('stdin is read where it is named, as a descriptor or as a file', async () => {
    expect(await run({ descriptor: '0', input: 'correct horse\n' })).toBe('read correct horse\n')
    expect(await run({ file: '-', input: 'correct horse\n' })).toBe('read correct horse\n')
  })

  test('stdin that is empty is no passphrase', async () => {
    expect(await run({ file: '-' })).toBe(
      'ERR_PASSPHRASE_SOURCE unusable the passphrase in standard input is empty\n',
    )
  })
})
