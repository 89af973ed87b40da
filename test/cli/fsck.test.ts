import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createSoftwareSigner, recordChecks } from '@custodia/core'
import { signCheckpoint } from '@custodia/core/custody'
import { storeChecks } from '@custodia/level'
import { homeChecks, homeFaults } from '../../packages/cli/src/fsck/home-checks.ts'
import { writePlainKeyFile } from '../../packages/cli/src/keys/index.ts'
import { createStore } from '../../packages/level/src/store/create.ts'
import { thisMachine } from '../../packages/level/src/store/machine.ts'
import { openStore } from '../../packages/level/src/store/open.ts'
import { actor } from '../forge/actor.ts'
import { found, hashOf } from '../forge/story.ts'
import type { World } from '../forge/world.ts'
import { rewriteRecords } from '../support/damage-store.ts'
import { putWorld } from '../support/forged-store.ts'
import { filesUnder, temporaryDirectory, using } from '../support/level.ts'
import { custodia, custodiaHere } from './run.ts'

let template = ''
const provoked = new Set<string>()

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'custodia-fsck-test-'))
  const run = await custodiaHere(['demo', '--keep', join(template, 'demo')], { cwd: template })
  expect(run.code).toBe(0)
})

afterAll(() => rm(template, { recursive: true, force: true }))

/** A copy of the demo's ledger, that a test may spoil. */
async function someLedger(): Promise<string> {
  const directory = await temporaryDirectory()
  await cp(join(template, 'demo', 'ledger'), directory, { recursive: true })
  return directory
}

interface Document {
  readonly verdict: string
  readonly exitCode: number
  readonly entries: number
  readonly writer: string | null
  readonly checks: readonly {
    readonly check: string
    readonly outcome: string
    readonly looked: number
    readonly reason?: string
  }[]
  readonly faults: readonly { readonly code: string; readonly place: object }[]
}

async function check(directory: string): Promise<Document & { readonly code: number | null }> {
  const run = await custodiaHere(['fsck', '--ledger', directory, '--json'], { cwd: template })
  const document = JSON.parse(run.stdout) as Document
  for (const { code } of document.faults) provoked.add(code)
  expect(document.exitCode).toBe(run.code)
  return { ...document, code: run.code }
}

const codesOf = ({ faults }: Document): readonly string[] =>
  [...new Set(faults.map(({ code }) => code))].toSorted()

describe('a ledger that is whole', () => {
  test('passes, with every check of the tables in the report, and is not changed', async () => {
    const ledger = await someLedger()
    const before = await filesUnder(ledger)
    const document = await check(ledger)
    expect([document.code, document.verdict, codesOf(document)]).toEqual([0, 'sound', []])
    expect(document.checks.map(({ check }) => check)).toEqual(
      [storeChecks, recordChecks, homeChecks].flatMap((table) => Object.keys(table)),
    )
    const unmade = document.checks.filter(({ outcome }) => outcome !== 'pass')
    expect(unmade.map(({ check }) => check)).toEqual(['record.erased', 'home.reservations'])
    expect(document.entries).toBeGreaterThan(15)
    expect(await filesUnder(ledger)).toEqual(before)
  })

  test('in words: a headline, each check with what it looked at, what it does not tell', async () => {
    const ledger = await someLedger()
    const run = await custodia(['fsck', '--ledger', ledger], { cwd: template })
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(
      /^Result: {2}NOTHING IS WRONG \(2 checks of \d+ not made\)\. \d+ entries\.$/m,
    )
    expect(run.stdout).toMatch(/^ {2}passed {7}record\.signatures .+ \(signatures: \d+\)$/m)
    expect(run.stdout).toContain('What this does not tell you')
    expect(run.stderr).toBe('')
  })

  test('is checked while it is open for writing, but for its index', async () => {
    const ledger = await someLedger()
    await using(openStore(thisMachine, join(ledger, 'store'), {}), async () => {
      const document = await check(ledger)
      expect([document.code, codesOf(document)]).toEqual([0, []])
      expect(document.writer).toMatch(/^process \d+ on .+ writes$/)
      const index = document.checks.filter(({ check }) => check.startsWith('store.index.'))
      expect(index.every(({ outcome }) => outcome === 'not-checked')).toBe(true)
      const repair = ['fsck', '--ledger', ledger, '--repair', '--yes']
      const run = await custodiaHere(repair, { cwd: template })
      expect([run.code, run.stderr]).toEqual([7, expect.stringContaining('ERR_STORE_LOCKED')])
    })
  })
})

test('a backup is checked like a store by itself, and belongs there with its mark and keys', async () => {
  const ledger = await someLedger()
  const backup = join(ledger, '..', `${ledger}-backup`)
  onTestFinished(() => rm(backup, { recursive: true, force: true }))
  const made = ['backup', backup, '--ledger', ledger, '--with-keys']
  expect((await custodiaHere(made, { cwd: template })).code).toBe(0)
  const document = await check(backup)
  expect([document.code, codesOf(document)]).toEqual([0, []])
  const { reason } = document.checks.find(({ check }) => check === 'home.keys')!
  expect(reason).toMatch(/a store by itself/)
})

describe('what cannot be checked', () => {
  test('no ledger: 5', async () => {
    const run = await custodiaHere(['fsck', '--ledger', await temporaryDirectory()], {
      cwd: template,
    })
    expect([run.code, run.stdout]).toEqual([5, ''])
    expect(run.stderr).toContain('ERR_STORE_MISSING')
  })

  test('another version: 5, and every check says so', async () => {
    const ledger = await someLedger()
    await writeFile(join(ledger, 'store', 'CUSTODIA'), 'custodia store 2\n')
    const document = await check(ledger)
    expect([document.code, document.verdict]).toEqual([5, 'unchecked'])
    expect(codesOf(document)).toEqual(['store.version-other'])
  })

  test.each([['--from', '.'], ['--yes']])('%s without --repair: wrong usage', async (...words) => {
    const run = await custodiaHere(['fsck', '--ledger', '.', ...words], { cwd: template })
    expect(run.code).toBe(2)
  })
})

describe('a record that is wrong although every hash and check of the store fits', () => {
  /** A store that holds what a forge made. */
  async function storeOf(world: World): Promise<string> {
    const directory = await temporaryDirectory()
    await using(createStore(thisMachine, directory), (store) => putWorld(store, world))
    return directory
  }

  async function worldWith(amiss: object): Promise<World> {
    const world = await found()
    const by = actor('A. Example')
    const opened = await world.open({
      type: 'case.opened',
      by,
      role: 'officer',
      fields: {},
      sealed: { reference: 'EX-1' },
    })
    await world.record({
      type: 'note.added',
      by,
      role: 'officer',
      chain: opened.chain,
      fields: {},
      sealed: { note: 'Nothing of note' },
      amiss,
    })
    return world
  }

  test.each([
    ['nothing', {}, []],
    ['a signature by another key', { signer: actor('Z. Example').signer() }, ['record.signature']],
    ['an anchor that lies', { anchor: { size: 1, root: hashOf('a lie') } }, ['record.anchor']],
    ['a forbidden act', { payload: { role: 'custodian' } }, ['record.unlawful']],
  ])('%s', async (_, amiss, codes) => {
    const document = await check(await storeOf(await worldWith(amiss)))
    expect([document.code, codesOf(document)]).toEqual([codes.length === 0 ? 0 : 1, codes])
    for (const { place } of document.faults) expect(place).toMatchObject({ index: 5 })
  })

  test('a leaf with a tag that its secret does not give, the log being signed anew', async () => {
    const world = await worldWith({})
    const store = await storeOf(world)
    await rewriteRecords(store, (map, index) =>
      index === 5 ? new Map([...map, ['secret', new Uint8Array(32).fill(7)]]) : map,
    )
    // The index remembers the check of the last entry.
    await rm(join(store, 'index'), { recursive: true })
    expect(codesOf(await check(store))).toEqual(['record.commitment', 'record.tag'])
  })

  test('a checkpoint of another root, signed with the right key', async () => {
    const world = await worldWith({})
    const store = await storeOf(world)
    const tree = { origin: world.origin, size: 5, rootHash: new Uint8Array(32).fill(7) }
    await writeFile(
      join(store, 'checkpoint'),
      await signCheckpoint({ ...tree, size: 6 }, world.logSigner),
    )
    expect(codesOf(await check(store))).toEqual(['store.checkpoint-other', 'store.checkpoint-root'])
  })

  test('a checkpoint of the right root, signed with another key', async () => {
    const world = await worldWith({})
    const store = await storeOf(world)
    const note = await world.log.checkpoint(world.origin, actor('Z. Example').signer())
    await writeFile(join(store, 'checkpoint'), note)
    expect(codesOf(await check(store))).toEqual([
      'record.checkpoint-signature',
      'store.checkpoint-other',
    ])
  })
})

describe('the directory around the store', () => {
  const otherKey = async (path: string): Promise<void> => {
    await rm(path)
    await writePlainKeyFile(path, new Uint8Array(32).fill(9))
  }
  const cases: readonly {
    readonly name: string
    readonly spoil: (ledger: string) => Promise<unknown>
    readonly codes: readonly string[]
  }[] = [
    {
      name: 'a missing key',
      spoil: (ledger) => rm(join(ledger, 'keys', 'service.key')),
      codes: ['home.key-missing'],
    },
    {
      name: 'a key that lies elsewhere, as it should',
      spoil: (ledger) => rm(join(ledger, 'keys', 'next-log.key')),
      codes: [],
    },
    {
      name: 'a damaged key',
      spoil: (ledger) => writeFile(join(ledger, 'keys', 'service.key'), 'no key'),
      codes: ['home.key-unreadable'],
    },
    {
      name: 'another service key',
      spoil: (ledger) => otherKey(join(ledger, 'keys', 'service.key')),
      codes: ['home.key-other'],
    },
    {
      name: 'another next log key',
      spoil: (ledger) => otherKey(join(ledger, 'keys', 'next-log.key')),
      codes: ['home.key-other'],
    },
    {
      name: 'another log key: it has not signed what lies beside it',
      spoil: (ledger) => otherKey(join(ledger, 'keys', 'log.key')),
      codes: ['home.key-other', 'home.signed-unreadable'],
    },
    {
      name: 'a key that others may read',
      spoil: (ledger) => chmod(join(ledger, 'keys', 'log.key'), 0o644),
      codes: ['home.key-unreadable', 'home.mode'],
    },
    {
      name: 'a journal that others may read',
      spoil: (ledger) => chmod(join(ledger, 'store', 'journal'), 0o755),
      codes: ['home.mode'],
    },
    {
      name: 'a reservation that is none',
      spoil: (ledger) =>
        writeFile(join(ledger, 'reservations', 'x.reservation'), 'x', { mode: 0o600 }),
      codes: ['home.reservation'],
    },
  ]
  test.each(cases)('$name', async ({ spoil, codes }) => {
    const ledger = await someLedger()
    await spoil(ledger)
    const document = await check(ledger)
    expect([document.code, codesOf(document)]).toEqual([codes.length === 0 ? 0 : 1, codes])
  })

  /** A ledger whose log key has signed another checkpoint than those of the store. */
  async function signedOther(tree: {
    readonly size: number
    readonly fill: number
  }): Promise<string> {
    const ledger = await someLedger()
    const seed = new Uint8Array(32).fill(9)
    const path = join(ledger, 'keys', 'log.key')
    await rm(path)
    await writePlainKeyFile(path, seed)
    const { size, fill } = tree
    const rootHash = new Uint8Array(32).fill(fill)
    const origin = 'lab.example/demo'
    const note = await signCheckpoint({ origin, size, rootHash }, createSoftwareSigner(seed))
    await writeFile(`${path}.signed`, note)
    return ledger
  }

  test('a log key that has signed more than there is', async () => {
    const document = await check(await signedOther({ size: 1000, fill: 7 }))
    expect(codesOf(document)).toContain('home.signed-behind')
  })

  test('a log key that has signed another history', async () => {
    const document = await check(await signedOther({ size: 3, fill: 7 }))
    expect(codesOf(document)).toContain('home.signed-other')
  })

  test('every fault of the table was provoked', () => {
    expect(Object.keys(homeFaults).filter((code) => !provoked.has(code))).toEqual([])
  })
})

test('explain knows every code, of store, record and directory', async () => {
  for (const code of ['store.entry-damaged', 'record.tag', 'home.signed-behind']) {
    const run = await custodiaHere(['explain', code.toUpperCase()], { cwd: template })
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(new RegExp(`^${code}: .+\\.$`, 'm'))
    expect(run.stdout).toContain('Next')
  }
})

test('what damaged bytes say is shown escaped, and cannot look like a line of the report', async () => {
  const ledger = await someLedger()
  await writeFile(join(ledger, 'store', 'journal', 'a\nResult:  NOTHING IS WRONG'), '')
  const run = await custodiaHere(['fsck', '--ledger', ledger], { cwd: template })
  expect(run.code).toBe(1)
  expect(run.stdout.match(/^Result:/gm)).toHaveLength(1)
})
