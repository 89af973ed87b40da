import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '@custodia/core/wire'
import { custodiaHere, emptyDirectory } from './run.ts'
import { copyWorld, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { World } from './world.ts'

/** What `--json` says of a policy. */
interface Said {
  readonly policy: Policy
  readonly says: readonly string[]
  readonly leavesOpen: readonly string[]
}

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

describe('policy profiles and policy check', () => {
  const run = (words: readonly string[], cwd = emptyDirectory()) => custodiaHere(words, { cwd })

  it('lists the profiles, prints one as a file, and takes that file', async () => {
    const list = await run(['policy', 'profiles'])
    expect(list.stdout).toContain('two-person-room  Strict two-person room')
    const cwd = emptyDirectory()
    const { stdout } = await run(['policy', 'profiles', 'nist-form'], cwd)
    writeFileSync(`${cwd}/nist.json`, stdout)
    const [ofFile, ofProfile] = await Promise.all([
      run(['policy', 'check', 'nist.json'], cwd),
      run(['policy', 'check', 'nist-form'], cwd),
    ])
    expect(ofFile).toEqual(ofProfile)
  })

  it('explains a policy in sentences, and names what it leaves open', async () => {
    const { code, stdout } = await run(['policy', 'check', 'nist-form'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^The policy "NIST sample form" says:\n {2}- What is recorded later than 1 day/,
    )
    expect(stdout).toContain('Witnessed by one further person in the role witness')
    expect(stdout).toContain('It leaves open:\n  - Not every collection needs a witness')
  })

  it.each([
    [{ demand: [] }, 'member "demand": unknown member; known are: format,'],
    [{ offerLifetime: '0 days' }, 'member "offerLifetime": expected 1 to'],
    [{ demands: [{ act: 'item.stored', as: 'witness' }] }, 'member "demands.1.persons": missing'],
  ])('says what is wrong with a file: %j', async (changes, words) => {
    const cwd = emptyDirectory()
    const { stdout } = await run(['policy', 'profiles', 'standard'], cwd)
    const document = { ...(JSON.parse(stdout) as object), ...changes }
    writeFileSync(`${cwd}/room.json`, JSON.stringify(document))
    const { code, stderr } = await run(['policy', 'check', 'room.json'], cwd)
    expect(code).toBe(5)
    expect(stderr).toContain(words)
    expect(stderr).toContain('ERR_POLICY_FILE')
  })

  it('says which profiles there are, if somebody names none', async () => {
    const missing = await run(['policy', 'check', 'nist'])
    expect(missing.code).toBe(7)
    expect(missing.stderr).toContain('it is no profile either: there is standard, iso-27037')
    const unknown = await run(['policy', 'profiles', 'nist'])
    expect(unknown.code).toBe(2)
  })
})

describe('a ledger and its policy', () => {
  it('has the standard one unless its founder names another', async () => {
    const { station } = made
    const { policy } = await station.answer<Said>(['policy', 'show'])
    expect(policy.demands).toEqual([{ act: 'item.collected', persons: 1, as: 'witness' }])
    const text = await station.here(['policy', 'show'])
    expect(text.stdout).toContain('The policy in force says:')
  })

  it('is founded with a profile', async () => {
    const { station } = copyWorld(made)
    const words = ['--origin', 'lab.example/room', '--name', 'R. Example']
    await station.answer(['init', 'room', ...words, '--policy', 'two-person-room', ...station.key])
    const { policy, leavesOpen } = await station.answer<Said>([
      'policy',
      'show',
      '--ledger',
      'room',
    ])
    expect(policy).toMatchObject({ lateAfter: 14_400, checkInterval: 2_592_000 })
    expect(policy.demands?.length).toBeGreaterThan(5)
    expect(leavesOpen).toEqual([])
  })

  it('is founded with no file that is none', async () => {
    const { station } = copyWorld(made)
    writeFileSync(station.path('room.json'), '{}')
    const words = ['--origin', 'lab.example/room', '--name', 'R. Example', '--policy', 'room.json']
    const { code, stderr } = await station.here(['init', 'room', ...words, ...station.key])
    expect([code, stderr]).toEqual([5, expect.stringContaining('expected "custodia/policy/1"')])
    expect(() => readFileSync(station.path('room'))).toThrow('ENOENT')
  })

  it('is not founded against the law, and who is meant is named', async () => {
    const { station } = copyWorld(made)
    const words = ['--origin', 'lab.example/room', '--name', 'R. Example']
    const roles = ['--roles', 'founder,registrar,collector']
    const refused = await station.here(['init', 'room', ...words, ...roles, ...station.key])
    const expected = 'Person "R. Example" would have the roles registrar and collector together.'
    expect([refused.code, refused.stderr]).toEqual([6, expect.stringContaining(expected)])
    expect(readdirSync(station.directory)).not.toContain('room')
  })

  it('adopts another, which then has acts wait for whom it names', async () => {
    const world = copyWorld(made)
    const { station, a, b } = world
    const { stdout } = await station.here(['policy', 'profiles', 'standard'])
    const stored = { act: 'item.stored', roles: ['custodian'], persons: 1, as: 'approval' }
    const file = { ...(JSON.parse(stdout) as object), demands: [stored] }
    writeFileSync(station.path('room.json'), JSON.stringify(file))
    const adopted = await station.answer<{ readonly words: string }>([
      ...['policy', 'adopt', 'room.json', '--reason', 'Two keys', ...station.key],
    ])
    expect(adopted.words).toMatch(
      /1 approval in the role custodian for item\.stored; reason "Two keys"/,
    )
    const told = await recordFrom<{ readonly index: number; readonly waits: readonly string[] }>(
      world,
      a,
      ['record', 'store', 'EX-1', '--location', 'shelf 4'],
    )
    expect(told.waits).toEqual(['approved by one further person in the role custodian'])
    await recordFrom(world, b, ['record', 'approve', `@${told.index}`])
    const { state } = await station.answer<{ readonly state: object }>(['show', 'EX-1'])
    expect(state).toMatchObject({ stored: { index: told.index + 1 } })
  })
})
