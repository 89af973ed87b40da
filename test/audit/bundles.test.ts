import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openLedger } from '@custodia/core'
import type { Ledger, Store } from '@custodia/core'
import { formatTrustFile } from '@custodia/core/wire'
import { createLevelStore, openLevelStore } from '@custodia/level'
import { createBundleCollection } from '@custodia/verifier'
import { custodiaHere, emptyDirectory } from '../cli/run.ts'
import type { Run } from '../cli/run.ts'
import { collect, enrol, foundLedger, ledgerKeys, openCase } from '../support/ledger.ts'
import type { Person, TestLedger } from '../support/ledger.ts'

interface Place extends TestLedger {
  readonly collector: Person
  readonly caseId: string
  readonly items: readonly string[]
}

/** A ledger with a case of three items, none of which anybody witnessed. */
async function place(origin: string, store?: Store): Promise<Place> {
  const world = await foundLedger({ origin, ...(store === undefined ? {} : { store }) })
  const collector = await enrol(world, { number: 2, name: 'C. Muster', roles: ['collector'] })
  const { chain: caseId } = await openCase(world)
  const items: string[] = []
  for (const exhibit of ['EX-1', 'EX-2', 'EX-3']) {
    items.push((await collect(world, { by: collector, inCase: caseId, exhibit })).chain)
  }
  return { ...world, collector, caseId, items }
}

async function bundle(
  ledger: Ledger,
  request: Parameters<Ledger['export']>[0],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of ledger.export(request)) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

/** A clock ahead of every entry, so that no test depends on the day. */
const now = Date.UTC(2026, 5, 1)

let first: Place
let other: Place
/** Bundles of the first ledger: one item, all items later; and one of the other. */
let [one, all, foreign]: Uint8Array[] = []
beforeAll(async () => {
  first = await place('one.example/evidence')
  other = await place('two.example/evidence')
  const [item] = first.items
  one = await bundle(first.ledger, { case: first.caseId, items: [item!] })
  all = await bundle(first.ledger, { case: first.caseId })
  foreign = await bundle(other.ledger, { case: other.caseId })
})

function altered(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const at = Math.floor(copy.length / 2)
  copy[at] = copy[at]! ^ 1
  return copy
}

function folder(files: { readonly [name: string]: Uint8Array }): string {
  const directory = emptyDirectory()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(directory, name), bytes)
  return directory
}

function audit(cwd: string, ...words: readonly string[]): Promise<Run> {
  return custodiaHere(['audit', ...words], { cwd })
}

interface Said {
  readonly bundles: readonly { readonly file: string; readonly leftOut?: string }[]
  readonly ledgers: readonly {
    readonly origin: string
    readonly size: number
    readonly time: number
    readonly bundles: number
    readonly notCarried: number
    readonly queries: readonly { readonly rows: readonly { readonly of?: number }[] }[]
  }[]
}

async function said(cwd: string, ...words: readonly string[]): Promise<Said> {
  return JSON.parse((await audit(cwd, ...words, '--json')).stdout) as Said
}

const items = ({ ledgers }: Said): readonly (number | undefined)[] =>
  ledgers.map(({ queries }) => queries[0]!.rows.at(-1)!.of)

describe('an audit of bundles', () => {
  test('counts what stands in several bundles once, and answers ledgers one after another', async () => {
    const directory = folder({ 'b.custody': all!, 'c.custody': foreign!, 'a.custody': one! })
    const { code, stdout } = await audit(directory, '--bundles', '.')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Audit of 3 bundles, with 2 ledgers\n {2}"a\.custody": unrecognised/)
    expect(stdout).toContain('What no bundle holds is not counted: items, people and entries')
    const heads = [...stdout.matchAll(/^What (\d bundles?) holds? of ledger "(.*?)"/gm)]
    expect(heads.map(([, count, origin]) => `${count} ${origin}`)).toEqual([
      '2 bundles one.example/evidence',
      '1 bundle two.example/evidence',
    ])
    expect(stdout).toContain(
      '  A witness of the entry: 0 of 3 items that came in from outside (0 %).',
    )
    expect(stdout).toContain('"C. Muster"')
    const both = await said(directory, '--bundles', '.', '--query', 'AUD-01')
    expect(items(both)).toEqual([3, 3])
    expect(both.ledgers[0]!.time).toBe(first.clock.now)
    expect(both.ledgers.map(({ bundles, notCarried }) => [bundles, notCarried])).toEqual([
      [2, 0],
      [1, 0],
    ])
  })

  test('says what the bundles name and do not carry, and counts none of it', async () => {
    const directory = folder({ 'a.custody': one! })
    const found = await said(directory, '--bundles', 'a.custody', '--query', 'AUD-01')
    expect(items(found)).toEqual([1])
    expect(found.ledgers[0]!.notCarried).toBe(2)
    const { stdout } = await audit(directory, '--bundles', 'a.custody')
    expect(stdout).toContain('2 chains are named in them and not carried.')
    expect(stdout).not.toContain('CAS-02')
  })

  test('gives the events of the ledger, each once and in the order of the log', async () => {
    const collection = createBundleCollection()
    await collection.add(all!, { now })
    const [collected] = collection.ledgers()
    const ids: string[] = []
    for await (const { id } of first.ledger.events()) ids.push(id)
    const carried = [...collected!.events()].map(({ id }) => id)
    expect(carried).toEqual(ids.slice(0, carried.length))
    expect(carried.length).toBe(collected!.size)
    expect(carried.length).toBeGreaterThan(10)
  })

  test('names what is altered or unreadable, does not count it, and ends with 5', async () => {
    const cut = all!.subarray(0, all!.length - 40)
    const files = { 'a.custody': one!, 'b.custody': altered(all!), 'c.custody': cut }
    const directory = folder(files)
    const { code, stdout } = await audit(directory, '--bundles', '.')
    expect(code).toBe(5)
    expect(stdout).toMatch(/^ {2}"b\.custody": altered; NOT COUNTED: nobody can say/m)
    expect(stdout).toMatch(/^ {2}"c\.custody": unreadable; NOT COUNTED: it cannot be read\.$/m)
    expect(items(await said(directory, '--bundles', '.', '--query', 'AUD-01'))).toEqual([1])
    const alone = await audit(folder({ 'b.custody': altered(all!) }), '--bundles', '.')
    expect(alone.code).toBe(5)
    expect(alone.stdout).toMatch(/^Audit of 1 bundle, with 0 ledgers\n/)
  })

  test('reads the verdict of each with the trust file', async () => {
    const { id: ledger, origin, logKey } = first.ledger
    const trust = formatTrustFile({ ledger, origin, logKey, completeness: 'C1' })
    const directory = folder({ 'a.custody': one!, 'trust.json': trust })
    const { stdout, code } = await audit(directory, '--bundles', '.', '--trust', 'trust.json')
    expect(stdout).toMatch(/^ {2}"a\.custody": verified$/m)
    expect(code).toBe(0)
  })

  test('takes folders in folders, and follows no link out of them', async () => {
    const directory = folder({ 'notes.txt': new Uint8Array(3) })
    const elsewhere = folder({ 'x.custody': foreign! })
    mkdirSync(join(directory, 'deep'))
    writeFileSync(join(directory, 'deep', 'a.custody'), one!)
    symlinkSync(join(elsewhere, 'x.custody'), join(directory, 'x.custody'))
    const { bundles } = await said(directory, '--bundles', '.')
    expect(bundles.map(({ file }) => file)).toEqual([join('deep', 'a.custody')])
  })

  test('asks by name of the ledgers that know it, and refuses a name that none knows', async () => {
    const by = await enrol(other, { number: 5, name: 'Z. Muster', roles: ['collector'] })
    await collect(other, { by, inCase: other.caseId, exhibit: 'EX-4' })
    const later = await bundle(other.ledger, { case: other.caseId })
    const directory = folder({ 'a.custody': all!, 'b.custody': later })
    const { stdout } = await audit(directory, '--bundles', '.', '--person', 'Z. Muster')
    expect(stdout).toMatch(/^Audit of 2 bundles, with 2 ledgers$/m)
    expect(stdout).toMatch(
      /^ {2}Ledger "one\.example\/evidence": not asked, for the ledger has no party/m,
    )
    expect(stdout).toContain('of ledger "two.example/evidence"')
    const { code } = await audit(directory, '--bundles', '.', '--person', 'Q. Nobody')
    expect(code).toBe(6)
  })

  test('writes a table with the name of the ledger, where there are several', async () => {
    const directory = folder({ 'a.custody': all!, 'b.custody': foreign! })
    const table = ['--query', 'AUD-01', '--csv'] as const
    const { stdout, stderr } = await audit(directory, '--bundles', '.', ...table)
    const [head, ...lines] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^ledger,query,measure,/)
    expect(lines).toHaveLength(14)
    expect(stderr).toContain('What no bundle holds is not counted')
    const alone = await audit(directory, '--bundles', 'a.custody', ...table)
    expect(alone.stdout).toMatch(/^query,measure,/)
  })

  test.each([
    [2, ['--bundles', '.']],
    [2, ['--trust', 'trust.json']],
    [2, ['--bundles', '.', '--ledger', 'here']],
    [7, ['--bundles', 'nowhere.custody']],
  ])('ends with %i for %j in an empty folder', async (code, words) => {
    expect(await audit(emptyDirectory(), ...words)).toMatchObject({ code })
  })
})

describe('a collection', () => {
  test.each([
    ['as long', 1],
    ['longer', 2],
  ])(
    'counts the first of two histories, and names where one that is %s parts from it',
    async (_, notes) => {
      const [here, there] = [join(emptyDirectory(), 'a'), join(emptyDirectory(), 'b')]
      const store = await createLevelStore(here)
      const { ledger, caseId, clock, alice } = await place('one.example/evidence', store)
      await ledger.close()
      await store.close()
      cpSync(here, there, { recursive: true })
      const bundles: Uint8Array[] = []
      for (const [path, count] of [
        [here, 1],
        [there, notes],
      ] as const) {
        const copy = await openLevelStore(path)
        onTestFinished(() => copy.close())
        const opened = await openLedger({ store: copy, keys: ledgerKeys, clock })
        const note = { type: 'note.added', role: 'officer', chain: caseId, fields: {} } as const
        for (let i = 0; i < count; i++) {
          await opened.record({ ...note, sealed: { note: path } }, alice.signer)
        }
        bundles.push(await bundle(opened, { case: caseId }))
        await opened.close()
      }
      const collection = createBundleCollection()
      const [a, b] = bundles
      expect(await collection.add(a!, { now })).not.toHaveProperty('leftOut')
      const { size } = collection.ledgers()[0]!
      const second = await collection.add(b!, { now })
      expect(second).toMatchObject({ leftOut: 'contradicts' })
      expect(second.report.verdict).toBe('unrecognised-signer')
      expect(collection.ledgers()).toMatchObject([{ bundles: 1, size }])
      expect(await collection.add(a!, { now })).not.toHaveProperty('leftOut')
      expect(collection.ledgers()).toMatchObject([{ bundles: 2, size }])
    },
  )

  test('holds no more bytes than it may, and says which bundle was too much', async () => {
    const measure = createBundleCollection()
    await measure.add(one!, { now })
    const held = [...measure.ledgers()[0]!.events()].length
    const roomFor = (maximum: number): ReturnType<typeof createBundleCollection> =>
      createBundleCollection({ maximum })
    const small = roomFor(2000)
    expect(await small.add(one!, { now })).toMatchObject({ leftOut: 'too-large' })
    expect(small.ledgers()).toEqual([])
    const enough = roomFor(all!.length)
    expect(await enough.add(one!, { now })).not.toHaveProperty('leftOut')
    expect(enough.ledgers()[0]!.size).toBe(held)
    expect(await enough.add(all!, { now })).not.toHaveProperty('leftOut')
    // It would fit by itself.
    expect(await enough.add(foreign!, { now })).toMatchObject({ leftOut: 'too-large' })
    expect(await roomFor(all!.length).add(foreign!, { now })).not.toHaveProperty('leftOut')
  })
})
