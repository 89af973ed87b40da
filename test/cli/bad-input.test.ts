import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorTable } from '@custodia/core/errors'
import { makeWorld, copyWorld, recordFrom, removeWorld } from './world.ts'
import type { World } from './world.ts'
import type { Run } from './run.ts'

/**
 * Bad input in every shape that the issue lists: each has a code, a sentence that says what to do, no stack trace, and
 * changes nothing.
 */
let made: World
beforeAll(async () => {
  made = await makeWorld()
  const { station, b } = made
  await station.answer(['export', 'EX-2026-001', '--out', 'case.custody'])
  await station.answer(['trust', '--out', 'verify-trust.json'])
  const other = ['--origin', 'lab.example/other', '--name', 'B. Example']
  await b.answer(['init', 'other-ledger', ...other, ...b.key])
  await b.answer(['trust', '--ledger', 'other-ledger', '--out', 'other-trust.json'])
  cpSync(b.path('other-trust.json'), station.path('other-trust.json'))
  writeFileSync(station.path('wrong'), 'wrong horse\n')
  writeFileSync(station.path('empty'), '')
  writeFileSync(station.path('photo.jpg'), Buffer.from('ffd8ffe000104a46494600010100', 'hex'))
  symlinkSync('loop', station.path('loop'))
  mkdirSync(station.path('folder'))
}, 120_000)
afterAll(() => removeWorld(made))

/** Every file with its digest, but LevelDB's own: it writes its log when it is opened, and the journal is the record. */
function snapshot(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/store\/(index|lock)(\/|$)/.test(relative(root, path)))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort()
}

interface Expected {
  readonly code: number
  readonly error: keyof typeof errorTable
  /** What the sentence must name. */
  readonly says: string
}

function expectRefusal(run: Run, { code, error, says }: Expected): void {
  expect(run.stderr).toContain(says)
  expect(run.stderr).toContain(errorTable[error].next)
  expect(run.stderr).toContain(`Code: ${error}`)
  expect(run.stderr).not.toMatch(/^\s+at .*\(/m)
  expect(run.stderr).not.toContain('node:')
  expect(run.stdout).toBe('')
  expect(run.code).toBe(code)
}

/** What the person at the station types; `KEY` stands for the key and its passphrase. */
const cases: readonly (readonly [string, readonly string[], Expected])[] = [
  [
    'a wrong passphrase',
    ['record', 'note', 'EX-1', 'x', '--key', 'r.key', '--passphrase-file', 'wrong'],
    { code: 7, error: 'ERR_KEY_PASSPHRASE', says: 'the passphrase does not open' },
  ],
  [
    'no terminal and no passphrase',
    ['record', 'note', 'EX-1', 'x', '--key', 'r.key'],
    { code: 7, error: 'ERR_PASSPHRASE_SOURCE', says: 'there is no terminal to ask' },
  ],
  [
    'a missing key file',
    ['record', 'note', 'EX-1', 'x', '--key', 'nobody.key'],
    { code: 7, error: 'ERR_KEY_FILE_MISSING', says: 'nobody.key' },
  ],
  [
    'a key file that is none',
    ['record', 'note', 'EX-1', 'x', '--key', 'photo.jpg'],
    { code: 5, error: 'ERR_KEY_FILE_FORMAT', says: 'photo.jpg' },
  ],
  [
    'a missing ledger',
    ['log', '--ledger', 'nowhere'],
    { code: 7, error: 'ERR_STORE_MISSING', says: 'there is no ledger in nowhere' },
  ],
  [
    'a ledger that is an empty folder',
    ['status', '--ledger', 'folder'],
    { code: 7, error: 'ERR_STORE_MISSING', says: 'there is no ledger in folder' },
  ],
  [
    'a place for a ledger that is taken',
    ['init', 'ledger', '--origin', 'x', '--name', 'x', 'KEY'],
    { code: 7, error: 'ERR_STORE_EXISTS', says: 'ledger is not empty' },
  ],
  [
    'a file that is a directory',
    ['item', 'acquire', 'folder', '--case', 'EX-2026-001', '--exhibit', 'X', '--tool', 'x', 'KEY'],
    { code: 7, error: 'ERR_FILE_READ', says: 'folder: it is a directory' },
  ],
  [
    'a file that is not there',
    ['record', 'check', 'EX-1.1', 'gone.E01', 'KEY'],
    { code: 7, error: 'ERR_FILE_READ', says: 'gone.E01: there is no such file' },
  ],
  [
    'a file that cannot be read',
    ['record', 'check', 'EX-1.1', 'loop', 'KEY'],
    { code: 7, error: 'ERR_FILE_READ', says: 'cannot read loop' },
  ],
  [
    'an unknown party',
    ['offer', 'EX-1.1', '--to', 'C. Exampel', 'KEY'],
    { code: 6, error: 'ERR_NAME_UNKNOWN', says: 'no party "C. Exampel"; there is "' },
  ],
  [
    'an unknown item',
    ['record', 'note', 'EX-9', 'x', 'KEY'],
    { code: 6, error: 'ERR_NAME_UNKNOWN', says: '"EX-1"' },
  ],
  [
    'an unknown entry',
    [
      'record',
      'correct',
      '@999',
      '--field',
      'a',
      '--was',
      'a',
      '--is',
      'b',
      '--reason',
      'c',
      'KEY',
    ],
    { code: 6, error: 'ERR_NAME_UNKNOWN', says: 'no event "@999"' },
  ],
  [
    'an item that nobody offered',
    ['accept', 'EX-1.1', 'KEY'],
    { code: 6, error: 'ERR_NO_OFFER', says: 'nobody has offered "EX-1.1"' },
  ],
  [
    'a handover by somebody who does not hold the item',
    ['offer', 'EX-1.1', '--to', 'B. Example', 'KEY'],
    { code: 6, error: 'ERR_LAW', says: 'rule ' },
  ],
  [
    'a prepared entry that is a photo',
    ['submit', 'photo.jpg'],
    { code: 5, error: 'ERR_PREPARED_MALFORMED', says: 'not a prepared event' },
  ],
  [
    'a request that is empty',
    ['party', 'enrol', 'empty', '--roles', 'custodian', 'KEY'],
    { code: 5, error: 'ERR_REQUEST_MALFORMED', says: 'not a request for enrolment' },
  ],
  [
    'an output that exists',
    ['trust', '--out', 'trust.json'],
    { code: 7, error: 'ERR_FILE_WRITE', says: 'trust.json: it exists already' },
  ],
  [
    'a bundle for inspect that is a photo',
    ['inspect', 'photo.jpg'],
    { code: 5, error: 'ERR_BUNDLE_MALFORMED', says: 'not a custody bundle from byte 0' },
  ],
  [
    'an empty bundle for inspect',
    ['inspect', 'empty', '--out', 'parts'],
    { code: 5, error: 'ERR_BUNDLE_MALFORMED', says: 'trailer' },
  ],
  [
    'a folder for inspect that is taken',
    ['inspect', 'case.custody', '--out', 'ledger'],
    { code: 7, error: 'ERR_FILE_WRITE', says: 'not empty' },
  ],
  [
    'a code that nobody has',
    ['explain', 'chain.gab'],
    { code: 2, error: 'ERR_CODE_UNKNOWN', says: 'chain.gap' },
  ],
  ['a command that is misspelt', ['ofer', 'EX-1'], { code: 2, error: 'ERR_USAGE', says: 'offer' }],
  [
    'an option that is misspelt',
    ['offer', 'EX-1', '--too', 'x'],
    { code: 2, error: 'ERR_USAGE', says: '--to' },
  ],
  [
    'an argument that is missing',
    ['offer', '--to', 'B. Example'],
    { code: 2, error: 'ERR_USAGE', says: 'item' },
  ],
  [
    'a time that is none',
    ['record', 'note', 'EX-1', 'x', '--occurred-at', 'yesterday', 'KEY'],
    { code: 2, error: 'ERR_USAGE', says: 'yesterday' },
  ],
  [
    'a word that is not in the list',
    ['record', 'access', 'EX-1', '--means', 'smelled', '--justification', 'x', 'KEY'],
    { code: 2, error: 'ERR_USAGE', says: 'viewed' },
  ],
]

/** These run as a person runs them, in a process of their own; the others in the process of the test, which is quicker. */
const ownProcess: ReadonlySet<string> = new Set([
  'a wrong passphrase',
  'no terminal and no passphrase',
  'a missing ledger',
  'a file that is a directory',
  'a file that cannot be read',
  'an unknown party',
  'an item that nobody offered',
  'a bundle for inspect that is a photo',
  'an empty bundle for inspect',
  'an option that is misspelt',
])

describe('bad input', () => {
  it.each(cases)('%s is refused', async (name, words, expected) => {
    const { station } = made
    const before = snapshot(made.root)
    const typed = words.flatMap((word) => (word === 'KEY' ? station.key : [word]))
    const run = ownProcess.has(name) ? await station.run(typed) : await station.here(typed)
    expectRefusal(run, expected)
    expect(snapshot(made.root)).toEqual(before)
  })

  it('a handover to oneself is refused', async () => {
    const world = copyWorld(made)
    const { station, a } = world
    const before = snapshot(station.path('ledger'))
    const run = await station.run([
      'offer',
      'EX-1.1',
      '--to',
      'A. Example',
      '--as',
      'A. Example',
      '--prepare',
      'offer',
    ])
    expectRefusal(run, { code: 6, error: 'ERR_LAW', says: '"A. Example"' })
    expect(snapshot(station.path('ledger'))).toEqual(before)
    expect(a.directory).not.toBe(station.directory)
  })

  it('an acceptance by somebody else than the receiver is refused', async () => {
    const world = copyWorld(made)
    const { station } = world
    await recordFrom(world, world.a, ['offer', 'EX-1.1', '--to', 'B. Example'])
    const run = await station.here(['accept', 'EX-1.1', '--as', 'A. Example', '--prepare', 'x'])
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('Code: ERR_LAW')
  })

  it('is one JSON document with --json', async () => {
    const run = await made.station.here(['log', '--ledger', 'nowhere', '--json'])
    expect(run.code).toBe(7)
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 'ERR_STORE_MISSING', next: errorTable.ERR_STORE_MISSING.next },
    })
  })

  it('shows its stack with --debug, and only then', async () => {
    const run = await made.station.here(['log', '--ledger', 'nowhere', '--debug'])
    expect(run.stderr).toMatch(/^\s+at /m)
  })
})

describe('verify has codes of its own', () => {
  const verify = (words: readonly string[]): Promise<Run> => made.station.here(['verify', ...words])

  it('a bundle that is a photo is unreadable', async () => {
    const run = await made.station.run(['verify', 'photo.jpg', '--trust', 'verify-trust.json'])
    expect(run.stdout).toContain('NOT READABLE')
    expect(run.code).toBe(5)
  })

  it('an empty file is unreadable', async () => {
    const run = await made.station.run(['verify', 'empty', '--trust', 'verify-trust.json'])
    expect(run.stdout).toContain('NOT READABLE')
    expect(run.code).toBe(5)
  })

  it('a bundle that is not there, or a folder, is unreadable, and the others are still judged', async () => {
    const run = await verify(['gone', 'folder', 'case.custody', '--trust', 'verify-trust.json'])
    expect(run.stderr).toContain('gone: there is no such file')
    expect(run.stderr).toContain('folder: it is a directory')
    expect(run.stdout).toContain('NOT CHANGED')
    expect(run.code).toBe(5)
  })

  it('a trust file of another ledger recognises nobody', async () => {
    const run = await made.station.run(['verify', 'case.custody', '--trust', 'other-trust.json'])
    expect(run.stdout).toContain('the signers are not recognised')
    expect(run.stdout).toContain('trust.other-ledger')
    expect(run.code).toBe(3)
  })

  it('a trust file that is a photo, or not there, is unreadable', async () => {
    const photo = await verify(['case.custody', '--trust', 'photo.jpg'])
    expect(photo.stderr).toContain('Code: ERR_TRUST_FILE')
    expect(photo.code).toBe(5)
    const gone = await verify(['case.custody', '--trust', 'gone.json'])
    expect(gone.stderr).toContain('Code: ERR_FILE_READ')
    expect(gone.code).toBe(5)
  })

  it('evidence that is not there is unreadable, never ignored', async () => {
    const words = ['case.custody', '--trust', 'verify-trust.json', '--evidence', 'gone.E01']
    const run = await verify(words)
    expect(run.stderr).toContain('gone.E01: there is no such file')
    expect(run.code).toBe(5)
  })

  it('without trust the signers are not recognised', async () => {
    expect((await verify(['case.custody'])).code).toBe(3)
  })

  it('a requirement that nobody knows is wrong usage', async () => {
    const run = await verify(['case.custody', '--require', 'luck'])
    expect(run.stderr).toContain('Code: ERR_USAGE')
    expect(run.code).toBe(2)
  })
})
