import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditQueries, ruleSet } from '@custodia/core/custody'
import { makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

interface Row {
  readonly measure: string
  readonly count: number
  readonly of?: number
  readonly person?: string
  readonly place?: string
}

interface Said {
  readonly queries: readonly {
    readonly query: string
    readonly counts: string
    readonly rows: readonly Row[]
  }[]
}

let world: World
let station: Machine
beforeAll(async () => {
  world = await makeWorld()
  station = world.station
  await recordFrom(world, world.a, ['offer', 'EX-1', '--to', 'B. Example'])
  await recordFrom(world, world.b, ['accept', 'EX-1'])
}, 120_000)
afterAll(() => removeWorld(world))

async function rowsOf(words: readonly string[]): Promise<readonly Row[]> {
  const { queries } = await station.answer<Said>(['audit', ...words])
  return queries.flatMap(({ rows }) => rows)
}

describe('audit', () => {
  it('answers every query in sentences, with items by their numbers', async () => {
    const { stdout } = await station.here(['audit'])
    expect(stdout).toMatch(/^Audit of ledger lab\.example\/custody, \d+ entries, as of 20/)
    expect(stdout).toContain(
      '  A witness of the entry: 0 of 1 item that came in from outside (0 %).',
    )
    expect(stdout).toMatch(/^ {6}Without it: "EX-1" \([0-9a-f]{8}\)$/m)
    expect(stdout).toContain('whom it was made: 1 of 1 item that was offered to somebody (100 %).')
    expect(stdout).toMatch(/^ {2}Left out: \d+ figures in which all is as it should be; --json/m)
    expect(stdout).not.toContain('(100 %) was recorded within an hour')
    expect(stdout).not.toMatch(/[0-9a-f]{64}/)
    const titles = auditQueries.map(({ name, title }) => `\n${name}: ${title}\n`)
    for (const title of titles) expect(stdout).toContain(title)
  })

  it('answers as JSON, with what is counted', async () => {
    const { queries } = await station.answer<Said>(['audit'])
    expect(queries.map(({ query }) => query)).toEqual(auditQueries.map(({ name }) => name))
    expect(queries[0]!.rows[0]).toMatchObject({ measure: 'handovers', count: 1, of: 1 })
    expect(queries[0]!.counts).toBe(auditQueries[0]!.counts)
  })

  it('answers as a table, a line a figure', async () => {
    const { stdout } = await station.here(['audit', '--query', 'AUD-01', '--csv'])
    const [head, ...lines] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^query,measure,count,of,person,person_name,.*,entries,sentence$/)
    expect(lines).toHaveLength(7)
    expect(lines[3]).toMatch(/^AUD-01,witness,0,1,(,){11}\d+,A witness of the entry: 0 of 1 item/)
  })

  it('looks at what it is told to look at', async () => {
    const last = async (...words: readonly string[]): Promise<number | undefined> =>
      (await rowsOf(['--query', 'aud-01', ...words])).at(-1)?.of
    expect(await last()).toBe(2)
    expect(await last('--person', 'A. Example')).toBe(2)
    expect(await last('--person', 'B. Example')).toBe(0)
    expect(await last('--case', 'EX-2026-001', '--kind', 'medium')).toBe(1)
    const today = new Date().toISOString().slice(0, 10)
    expect(await last('--from', '2020-01-01', '--to', today)).toBe(2)
    expect(await last('--to', '2020-01-01')).toBe(0)
    expect(await last('--from', '2099-01-01')).toBe(0)
  })

  it('says under what limits it looked', async () => {
    const limits = ['--person', 'A. Example', '--kind', 'medium', '--to', '2099-01-01']
    const { stdout } = await station.here(['audit', ...limits, '--case', 'EX-2026-001'])
    expect(stdout.split('\n')[1]).toMatch(
      /^ {2}only what "A\. Example" \(\w{8}\) did; case "EX-2026-001" \(\w{8}\); items of the kind medium; recorded before 2099-01-02 00:00:00 UTC$/,
    )
  })

  it('looks at places that have a text in their name', async () => {
    for (const place of ['Locker 7', 'Room 9']) {
      await recordFrom(world, world.a, ['record', 'note', 'EX-1', 'Looked at', '--place', place])
    }
    const at = async (place: string): Promise<readonly (string | undefined)[]> =>
      (await rowsOf(['--query', 'places', '--place', place])).map((row) => row.place)
    expect(await at('locker')).toEqual(['Locker 7'])
    expect(await at('cellar')).toEqual([])
    const { stdout } = await station.here(['audit', '--query', 'places', '--place', 'locker'])
    expect(stdout).toContain('\n  only at places with "locker" in their name\n')
    expect(stdout).not.toContain('Room 9')
  })

  it('says by which rules it judged', async () => {
    const { stdout } = await station.here(['audit', '--query', 'points'])
    expect(stdout.split('\n')[1]).toBe(
      `  judged by rule set ${ruleSet}, today's and that of the ledger's day`,
    )
    for (const rules of ['today', 'of-its-day', 'both']) {
      const said = await station.answer<object>(['audit', '--rules', rules])
      expect(said).toMatchObject({ ruleSet: { today: ruleSet, ofItsDay: 1 }, rules })
    }
  })

  it.each([
    [2, ['--query', 'AUD-99']],
    [2, ['--rules', 'old']],
    [2, ['--kind', 'gold']],
    [2, ['--withdrawals', '0']],
    [2, ['--unseen', 'long']],
    [2, ['--from', 'yesterday']],
    [2, ['--csv', '--json']],
    [6, ['--person', 'Z. Nobody']],
    [6, ['--case', 'EX-0']],
  ])('ends with %i for %j', async (code, words) => {
    expect(await station.here(['audit', ...words])).toMatchObject({ code })
  })
})

it('the page says of every query what it counts and what it is bound by', () => {
  const page = readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8')
  const words = page.replaceAll(/\s+/g, ' ')
  for (const { name, title, counts, bounds } of auditQueries) {
    expect(page).toContain(`\n## ${name}: ${title}\n`)
    expect(words).toContain(counts)
    expect(words).toContain(bounds)
  }
})
