import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, removeWorld } from './world.ts'
import type { World } from './world.ts'

let made: World
let here: World['station']['here']
let path: World['station']['path']

beforeAll(async () => {
  made = await makeWorld()
  ;({ here, path } = made.station)
  for (const name of ['court.age', 'defence.age', 'stranger.age']) {
    expect(await here(['key', 'identity', name])).toMatchObject({ code: 0 })
  }
  const to = ['--encrypt-to', 'court.age.pub', recipientOf('defence.age')]
  await made.station.answer(['export', 'EX-2026-001', ...to, '--out', 'case.custody.age'])
  await made.station.answer(['export', 'EX-2026-001', '--out', 'case.custody'])
}, 120_000)
afterAll(() => removeWorld(made))

const recipientOf = (name: string): string => readFileSync(path(`${name}.pub`), 'utf8').trim()
const verify = (file: string, ...more: string[]) =>
  here(['verify', file, '--trust', 'trust.json', ...more])

describe('an identity', () => {
  it('is readable by its owner alone, and its recipient is what is given away', () => {
    expect(readFileSync(path('court.age'), 'utf8')).toMatch(
      new RegExp(`^# public key: ${recipientOf('court.age')}\nAGE-SECRET-KEY-1[0-9A-Z]+\n$`),
    )
    expect(readFileSync(path('court.age.pub'), 'utf8')).toMatch(/^age1[0-9a-z]+\n$/)
    if (process.platform !== 'win32') expect(statSync(path('court.age')).mode & 0o777).toBe(0o600)
  })

  it('is never overwritten, and neither is its recipient', async () => {
    const before = readFileSync(path('court.age'))
    expect(await here(['key', 'identity', 'court.age'])).toMatchObject({ code: 7 })
    expect(readFileSync(path('court.age'))).toEqual(before)
    writeFileSync(path('half.age.pub'), 'something else')
    expect(await here(['key', 'identity', 'half.age'])).toMatchObject({ code: 7 })
    expect(() => statSync(path('half.age'))).toThrow('ENOENT')
  })
})

describe('an encrypted bundle', () => {
  it('is read by each of its recipients, and says the same as one that is not encrypted', async () => {
    for (const identity of ['court.age', 'defence.age']) {
      const run = await verify('case.custody.age', '--identity', identity)
      expect(run.code).toBe(0)
      expect(run.stdout).toContain('verified, exit code 0')
    }
    const several = ['--identity', 'stranger.age', 'court.age']
    expect(await verify('case.custody.age', ...several)).toMatchObject({ code: 0 })
    const inspected = await here(['inspect', 'case.custody.age', '--identity', 'court.age'])
    expect(inspected.stdout).toContain('item.collected')
    expect(await verify('case.custody', '--identity', 'court.age')).toMatchObject({ code: 0 })
  })

  it('holds nothing of the bundle in clear', () => {
    const shown = (name: string): boolean => readFileSync(path(name)).includes('custodia')
    expect(shown('case.custody')).toBe(true)
    expect(shown('case.custody.age')).toBe(false)
  })

  it.each([
    ['without an identity', [], 'no identity was given'],
    ['with that of somebody else', ['--identity', 'stranger.age'], 'none of the identities'],
  ])('%s is unreadable', async (_, more, words) => {
    const run = await verify('case.custody.age', ...more)
    expect(run).toMatchObject({ code: 5, stdout: '' })
    expect(run.stderr).toContain(words)
    expect(run.stderr).toContain('ERR_ENCRYPTED')
  })

  it('is checked to its last byte: what was changed or cut is never verified', async () => {
    const bytes = readFileSync(path('case.custody.age'))
    const header = bytes.indexOf('\n--- ')
    const places = [10, header + 10, header + 80, bytes.length >> 1, bytes.length - 1]
    for (const at of places) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      writeFileSync(path('changed.age'), changed)
      const run = await verify('changed.age', '--identity', 'court.age')
      expect({ at, code: run.code }).toEqual({ at, code: 5 })
    }
    for (const length of [30, header + 10, header + 60, bytes.length - 1]) {
      writeFileSync(path('cut.age'), bytes.subarray(0, length))
      const run = await verify('cut.age', '--identity', 'court.age')
      expect({ length, code: run.code }).toEqual({ length, code: 5 })
    }
  })

  it('does not fill memory with a header that never ends', async () => {
    const header = Buffer.from('age-encryption.org/v1\n-> X25519 ')
    writeFileSync(path('endless.age'), Buffer.concat([header, Buffer.alloc(4_000_000, 'a')]))
    const run = await verify('endless.age', '--identity', 'court.age')
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('its header has no end')
  })

  it('in the text form is refused with the way out', async () => {
    writeFileSync(path('text.age'), `-----BEGIN AGE ENCRYPTED FILE-----\n${'YWdl\n'.repeat(40)}`)
    const run = await verify('text.age', '--identity', 'court.age')
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('age --decrypt')
  })
})

it('a recipient is never taken for the name of a file', async () => {
  writeFileSync(path(recipientOf('court.age')), `${recipientOf('stranger.age')}\n`)
  const to = ['--encrypt-to', recipientOf('court.age'), '--out', 'written.age']
  expect(await here(['export', 'EX-2026-001', ...to])).toMatchObject({ code: 0 })
  expect(await verify('written.age', '--identity', 'stranger.age')).toMatchObject({ code: 5 })
  expect(await verify('written.age', '--identity', 'court.age')).toMatchObject({ code: 0 })
})

describe('what is no recipient', () => {
  const exportTo = (to: string) =>
    here(['export', 'EX-2026-001', '--encrypt-to', to, '--out', 'never.age'])

  it('is refused before anything is recorded or written', async () => {
    const size = (await here(['log'])).stdout
    writeFileSync(path('empty.pub'), '# nobody\n')
    writeFileSync(path('ssh.pub'), 'ssh-ed25519 AAAA example\n')
    const whole = recipientOf('court.age')
    const damaged = `${whole.slice(0, -1)}${whole.endsWith('q') ? 'p' : 'q'}`
    for (const to of ['empty.pub', 'ssh.pub', damaged, 'case.custody']) {
      const run = await exportTo(to)
      expect({ to, code: run.code }).toEqual({ to, code: 2 })
      expect(run.stderr).toContain('ERR_RECIPIENT')
    }
    expect(await exportTo('missing.pub')).toMatchObject({ code: 7 })
    expect(() => statSync(path('never.age'))).toThrow('ENOENT')
    expect((await here(['log'])).stdout).toBe(size)
  })

  it('is never shown if it is a secret', async () => {
    const secret = /AGE-SECRET-KEY-1\w+/.exec(readFileSync(path('court.age'), 'utf8'))![0]
    for (const to of ['court.age', secret]) {
      const run = await exportTo(to)
      expect(run.code).toBe(2)
      expect(run.stderr).not.toContain(secret)
      expect(run.stderr).toContain('only the public half')
    }
  })
})

it('a file without identities is named, and nothing in it is shown', async () => {
  const line = `AGE-SECRET-KEY-1${randomBytes(8).toString('hex').toUpperCase()}`
  writeFileSync(path('broken.age'), `${line}\n`)
  writeFileSync(path('locked.age'), 'age-encryption.org/v1\n-> scrypt abc 18\n')
  for (const identity of ['broken.age', 'locked.age', 'court.age.pub', 'trust.json']) {
    const run = await verify('case.custody.age', '--identity', identity)
    expect({ identity, code: run.code }).toEqual({ identity, code: 5 })
    expect(run.stderr).toContain('ERR_IDENTITY_FILE')
    expect(run.stderr).not.toContain(line)
  }
  expect(await verify('case.custody.age', '--identity', join('no', 'file'))).toMatchObject({
    code: 5,
  })
})
