import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyWorld, enrolFurther, makeWorld, removeWorld } from './world.ts'
import type { Machine, Told, World } from './world.ts'

/** Single values that are opened later, in a bundle that went out without them. */

const remark = 'The tenant of flat 3 saw it'
let made: World
let noted: Told
/** The key of the officer for data protection. */
let officer: readonly string[]

beforeAll(async () => {
  made = await makeWorld()
  const { station } = made
  officer = await enrolFurther(made, 'D. Example', 'data-protection')
  noted = await station.answer(['record', 'note', 'EX-2026-001', remark, ...station.key])
  const profile = ['--profile', 'court-public', '--out', 'public.custody']
  await station.answer(['export', 'EX-2026-001', ...profile])
}, 120_000)
afterAll(() => removeWorld(made))

const words = (...more: readonly string[]): readonly string[] => [
  ...['disclose', 'public.custody', '--recipient', 'Dora Muster'],
  ...['--reason', 'Order 7 K 12/26', ...more],
]
const note = (): readonly string[] => ['--event', `@${noted.index}`, '--label', 'note']

const holds = ({ path }: Machine, file: string): boolean =>
  readFileSync(path(file)).includes(remark)

/** The verdict of a bundle, and how many of its values are withheld. */
async function verdict(
  { here }: Machine,
  file: string,
): Promise<readonly [number | null, number, string]> {
  const { code, stdout } = await here(['verify', file, '--trust', 'trust.json', '--json'])
  const { verdict, sealed } = JSON.parse(stdout) as {
    readonly verdict: string
    readonly sealed: { readonly withheld: number }
  }
  return [code, sealed.withheld, verdict]
}

describe('custodia disclose', () => {
  it('opens the value, records it, and the bundle verifies as before', async () => {
    const { station } = copyWorld(made)
    const run = await station.here(words(...note(), '--out', 'new.custody'))
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(
      /^Wrote new\.custody: 1 opened value more than before, \d+ in all\.\n {2}The disclosure is on record as entry @\d+\.\n$/,
    )
    expect([holds(station, 'public.custody'), holds(station, 'new.custody')]).toEqual([false, true])
    const [code, withheld, said] = await verdict(station, 'public.custody')
    expect(code).toBe(0)
    expect(await verdict(station, 'new.custody')).toEqual([code, withheld - 1, said])
    const [, index] = /@(\d+)\.\n$/.exec(run.stdout)!
    const { stdout } = await station.here(['show', `@${index}`])
    expect(stdout).toContain('Dora Muster')
    expect(stdout).toContain('opens note of')
  })

  it('takes encrypted bundles, and encrypts', async () => {
    const { station } = copyWorld(made)
    await station.here(['key', 'identity', 'court.age'])
    const to = ['--encrypt-to', 'court.age.pub']
    const encrypted = ['--profile', 'court-public', ...to, '--out', 'public.custody.age']
    await station.answer(['export', 'EX-2026-001', ...encrypted])
    const from = words(...note()).with(1, 'public.custody.age')
    const identity = ['--identity', 'court.age']
    const plain = await station.here([...from, ...identity, '--out', 'plain.custody'])
    expect(plain.stdout).toContain('is not encrypted')
    expect(holds(station, 'plain.custody')).toBe(true)
    const again = await station.here([...from, ...identity, ...to, '--out', 'new.custody.age'])
    expect(again.code).toBe(0)
    expect(again.stdout).not.toContain('is not encrypted')
    expect(holds(station, 'new.custody.age')).toBe(false)
    const verify = ['verify', 'new.custody.age', '--trust', 'trust.json', ...identity]
    expect(await station.here(verify)).toMatchObject({ code: 0 })
    const missing = await station.here([...from, '--out', 'none.custody'])
    expect(missing.stderr).toContain('ERR_ENCRYPTED')
  })

  it('discloses nothing that was erased, and an erasure says who was shown it', async () => {
    const { station } = copyWorld(made)
    const erase = [
      ...['erase', 'EX-2026-001', '--event', `@${noted.index}`, '--ground', 'request'],
      ...['--request', 'DP 4/26'],
    ]
    await station.answer(words(...note(), '--out', 'new.custody'))
    const { stdout } = await station.here([...erase, '--dry-run'])
    expect(stdout).toContain(`for "Dora Muster": @${noted.index}`)
    const proposed = await station.answer<Told>([...erase, '--yes', ...officer])
    const approve = ['record', 'approve', `@${proposed.index}`, '--role', 'registrar']
    await station.answer([...approve, ...station.key])
    const run = await station.here(words(...note(), '--out', 'late.custody'))
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('it was erased')
    expect(existsSync(station.path('late.custody'))).toBe(false)
  })

  it.each([
    [['--event', '@1', '--label', 'nothing', '--out', 'new.custody'], 6, 'seals no such value'],
    [['--event', '@999', '--label', 'note', '--out', 'new.custody'], 6, 'no event "@999"'],
    [['--event', '@1', '--label', 'name', '--out', 'public.custody'], 7, 'it exists already'],
  ] as const)('says what is wrong with %j, and records nothing', async (more, expected, said) => {
    const { station } = copyWorld(made)
    const size = async (): Promise<string> => (await station.here(['log'])).stdout
    const before = await size()
    const { code, stderr } = await station.here(words(...more))
    expect([code, stderr]).toEqual([expected, expect.stringContaining(said)])
    expect(existsSync(station.path('new.custody'))).toBe(false)
    expect(await size()).toBe(before)
  })

  it('reads a bundle twice, so not from standard input', async () => {
    const { station } = made
    const run = await station.here([...words(...note()).with(1, '-'), '--out', 'new.custody'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('give it as a file')
  })
})
