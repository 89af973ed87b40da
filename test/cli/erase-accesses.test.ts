import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyWorld, enrolFurther, makeWorld, removeWorld } from './world.ts'
import type { Machine, Told, World } from './world.ts'

/** Lists of accesses that are erased, as people meet it: the policy keeps them for a second. */

const reason = 'To see whether Otto Muster is in the picture'
let world: World
let officer: readonly string[]
let accessed: Told

beforeAll(async () => {
  world = await makeWorld()
  const { station } = world
  officer = await enrolFurther(world, 'D. Example', 'data-protection')
  const { stdout } = await station.here(['policy', 'profiles', 'standard'])
  const policy = { ...JSON.parse(stdout), keepAccesses: '1 second' }
  writeFileSync(station.path('policy.json'), `${JSON.stringify(policy)}\n`)
  await station.answer([
    ...['policy', 'adopt', station.path('policy.json'), '--reason', 'Law', ...station.key],
  ])
  accessed = await station.answer([
    ...['record', 'access', 'EX-1', '--means', 'viewed', '--justification', reason, ...station.key],
  ])
  await later(1500)
}, 120_000)
afterAll(() => removeWorld(world))

function holding({ path }: Machine): number {
  const files = readdirSync(path('ledger'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  return files.filter((bytes) => bytes.includes(reason)).length
}

describe('custodia erase-accesses', () => {
  it('says what it would do, and with --dry-run does nothing', async () => {
    const { stdout, code } = await world.station.here(['erase-accesses', '--all', '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toContain(': 1 access, none stays')
    expect(stdout).toContain(
      'The policy keeps accesses for 1 second, which is over for all of these.',
    )
    const { items } = await world.station.answer<{ readonly items: unknown }>([
      'erase-accesses',
      'EX-1',
      '--dry-run',
    ])
    expect(items).toMatchObject([{ entries: 1, kept: 0, holds: [], waiting: [] }])
  })

  it('wants one target, or --all', async () => {
    for (const given of [[], ['EX-1', '--all']]) {
      expect((await world.station.here(['erase-accesses', ...given, '--dry-run'])).code).toBe(2)
    }
  })

  it('has effect with the approval, and leaves no trace in any file', async () => {
    const { station } = copyWorld(world)
    expect(holding(station)).toBe(1)
    const made = await station.answer<{ readonly events: readonly { readonly index: number }[] }>([
      'erase-accesses',
      'EX-1',
      '--yes',
      ...officer,
    ])
    const index = made.events[0]?.index
    const approve = ['record', 'approve', `@${index}`, '--role', 'registrar', ...station.key]
    const told = await station.here(approve)
    expect(told.stdout).toContain('Erased from every file of the ledger: the accesses to')
    expect(holding(station)).toBe(0)
    const log = await station.here(['log'])
    expect(log.stdout).toContain(`@${accessed.index}`)
    expect(log.stdout).toContain('an access that was erased')
    expect((await station.here(['fsck'])).code).toBe(0)
  })
})
