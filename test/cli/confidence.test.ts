import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolFurther, makeWorld, removeWorld } from './world.ts'
import type { Told, World } from './world.ts'

let made: World
let station: World['station']
beforeAll(async () => {
  made = await makeWorld()
  station = made.station
}, 120_000)
afterAll(() => removeWorld(made))

interface Report {
  readonly verdict: string
  readonly signers: readonly { readonly name?: string; readonly identity?: string }[]
  readonly findings: readonly { readonly code: string }[]
}

async function exported(out: string): Promise<{ readonly bytes: Buffer; readonly report: Report }> {
  await station.answer(['export', 'EX-2026-001', '--out', out])
  const report = await station.answer<Report>(['verify', out, '--trust', 'trust.json'])
  return { bytes: readFileSync(station.path(out)), report }
}

describe('a person whose identity is protected', () => {
  it('signs like everybody else, and no export opens who it is', async () => {
    const key = await enrolFurther(made, 'U. Muster', 'officer', ['--protected'])
    await station.answer(['record', 'note', 'EX-2026-001', 'Met at the station', ...key])
    const { bytes, report } = await exported('protected.custody')
    expect(bytes.includes('U. Muster')).toBe(false)
    expect(bytes.includes('A. Example')).toBe(true)
    expect(report.verdict).toBe('verified')
    const hidden = report.signers.filter(({ identity }) => identity === 'protected')
    expect(hidden).toHaveLength(1)
    expect(hidden[0]).not.toHaveProperty('name')
    expect(report.findings.map(({ code }) => code)).not.toContain('disclosure.protected')
    const text = await station.here(['verify', 'protected.custody', '--trust', 'trust.json'])
    expect(text.stdout).toContain('whose identity is protected')
  })
})

describe('a policy that has labels in clear', () => {
  it('lets them be read from the event itself, and warns of what may point to a person', async () => {
    const shown = await station.here(['policy', 'show', '--json'])
    const policy = {
      ...(JSON.parse(shown.stdout) as { policy: object }).policy,
      clear: ['location'],
    }
    const file = { format: 'custodia/policy/1', ...spans(policy) }
    writeFileSync(station.path('clear.json'), `${JSON.stringify(file, null, 2)}\n`)
    await station.answer(['policy', 'adopt', 'clear.json', '--reason', 'Shelves', ...station.key])
    const store = (place: string) => ['record', 'store', 'EX-1', '--location', place]
    const told = await recordHere(store('Shelf 49'))
    expect(told.stdout).toContain('location')
    const warned = await recordHere(store('With the porter, +49 30 5550 123'))
    expect(warned.stderr).toContain('Careful: "location" stands in clear')
    expect(warned.stderr).toContain('a telephone number')
    expect(warned.stderr).not.toContain('5550')
    expect(warned.stdout).toContain('PRV-01')
    const { bytes } = await exported('clear.custody')
    expect(bytes.includes('Shelf 49')).toBe(true)
    const listed = await station.answer<{ events: readonly Told[] }>(['log'])
    expect(JSON.stringify(listed)).toContain('Shelf 49')
  })
})

/** As the collector, whose key is on his own machine and here for once. */
async function recordHere(words: readonly string[]) {
  writeFileSync(station.path('a.key'), readFileSync(made.a.path('a.key')), { mode: 0o600 })
  writeFileSync(station.path('a.key.next'), readFileSync(made.a.path('a.key.next')), {
    mode: 0o600,
  })
  const run = await station.here([...words, '--key', station.path('a.key'), ...made.a.key.slice(2)])
  expect(run.code, run.stderr).toBe(0)
  return run
}

/** Spans of time as a policy file writes them. */
function spans(policy: object): object {
  const names = [
    'lateAfter',
    'offerLifetime',
    'approvalLifetime',
    'clockSkew',
    'checkInterval',
    'retention',
  ]
  return Object.fromEntries(
    Object.entries(policy).map(([name, value]: [string, unknown]) => [
      name,
      names.includes(name) ? `${String(value)} seconds` : value,
    ]),
  )
}
