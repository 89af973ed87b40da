import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyWorld, enrolFurther, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Machine, Told, World } from './world.ts'

/**
 * Sealed values that are erased, as people meet it. In `waiting` the data protection officer has asked for the erasure of a
 * name, and the registrar's approval is missing.
 */

const name = 'Otto Muster, who was only a witness'
let waiting: World
let noted: Told
let proposed: Told

beforeAll(async () => {
  waiting = await makeWorld()
  const { station } = waiting
  const officer = await enrolFurther(waiting, 'D. Example', 'data-protection')
  noted = await station.answer(['record', 'note', 'EX-2026-001', name, ...station.key])
  await station.answer(['record', 'note', 'EX-2026-001', 'Nothing of note', ...station.key])
  proposed = await station.answer([
    ...['record', 'data.erased', 'EX-2026-001', '--events', `@${noted.index}`],
    ...['--erased', 'note', '--ground', 'request', '--request', 'DP 4/26', ...officer],
  ])
}, 120_000)
afterAll(() => removeWorld(waiting))

/** The ledger as a crash leaves it between the approval and the erasure. */
async function leftUnfinished(): Promise<World> {
  const world = copyWorld(waiting)
  await approve(world)
  const [here, before] = [world.station, waiting.station].map(({ path }) => path('ledger/store'))
  rmSync(join(here!, 'private'), { recursive: true })
  cpSync(join(before!, 'private'), join(here!, 'private'), { recursive: true })
  rmSync(join(here!, 'index'), { recursive: true })
  return world
}

async function approve({ station }: World): Promise<Told> {
  return station.answer([
    'record',
    'approve',
    `@${proposed.index}`,
    '--role',
    'registrar',
    ...station.key,
  ])
}

function filesUnder(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Files of the ledger of a station that hold the name, or its salt. */
function holding({ path }: Machine): readonly string[] {
  const salt = saltOf(waiting.station)
  return filesUnder(path('ledger')).filter((file) => {
    const bytes = readFileSync(file)
    return bytes.includes(name) || bytes.includes(salt)
  })
}

/** The salt under which the name is sealed: the 16 bytes in front of the head of the text. */
function saltOf({ path }: Machine): Buffer {
  const [file = ''] = filesUnder(path('ledger/store/private'))
  const bytes = readFileSync(file)
  const end = bytes.indexOf(name) - 2
  expect([...bytes.subarray(end - 18, end - 16)]).toEqual([0x83, 0x50])
  return bytes.subarray(end - 16, end)
}

describe('an approval with which an erasure has effect', () => {
  it('leaves neither value nor salt in any file of the ledger, and the record whole', async () => {
    const world = copyWorld(waiting)
    const { station } = world
    expect(holding(station)).toHaveLength(1)
    await approve(world)
    expect(holding(station)).toEqual([])
    const shown = await station.here(['show', `@${noted.index}`])
    expect(shown.stdout).not.toContain(name)
    expect((await station.here(['fsck'])).code).toBe(0)
  })
})

interface Plan {
  readonly entries: readonly {
    readonly index: number
    readonly values: readonly string[]
    readonly erasedBefore: readonly string[]
  }[]
  readonly holds: readonly { readonly reason: string }[]
  readonly matters: readonly { readonly kind: string; readonly event: string }[]
  readonly exports: readonly {
    readonly recipient: string | null
    readonly entries: readonly number[]
  }[]
}

it('what a process has left of a place that it was about to keep goes with the next command that records', async () => {
  const { station } = copyWorld(waiting)
  const draft = station.path(`ledger/reservations/${'ab'.repeat(32)}.reservation.0123456789ab.tmp`)
  writeFileSync(draft, name)
  await station.answer(['show', `@${noted.index}`])
  expect(holding(station)).toContain(draft)
  await station.answer(['record', 'note', 'EX-2026-001', 'Later', ...station.key])
  expect(holding(station)).not.toContain(draft)
})

describe('custodia erase', () => {
  const words = (index: number, ...more: readonly string[]): readonly string[] => [
    ...['erase', 'EX-2026-001', '--event', `@${index}`, '--ground', 'request'],
    ...['--request', 'DP 5/26', ...more],
  ]
  const officer = ({ path, key }: Machine): readonly string[] => [
    '--key',
    path('d.key'),
    ...key.slice(2),
  ]

  it('says what it would do, and does nothing', async () => {
    const world = copyWorld(waiting)
    const { station } = world
    const before = await station.answer<Plan>(words(noted.index, '--dry-run'))
    expect(before.entries).toMatchObject([
      { index: noted.index, values: ['note'], erasedBefore: [] },
    ])
    expect(before).toMatchObject({ holds: [], exports: [] })
    expect(before.matters).toEqual([{ kind: 'act', event: proposed.event, entry: noted.event }])
    await station.answer([
      'export',
      'EX-2026-001',
      '--recipient',
      'Exampletown Court',
      '--out',
      'case.custody',
    ])
    const hold = ['record', 'hold.placed', 'EX-2026-001', '--reason', 'appeal']
    await recordFrom(world, world.a, [...hold, '--order', '7 K 12/26'])
    const after = await station.answer<Plan>(words(noted.index, '--label', 'note', '--dry-run'))
    expect(after.holds).toMatchObject([{ reason: 'appeal' }])
    expect(after.exports).toMatchObject([
      { recipient: 'Exampletown Court', entries: [noted.index] },
    ])
    const { stdout } = await station.here(words(noted.index, '--dry-run'))
    expect(stdout).toContain('Against it stands:')
    expect(stdout).toContain('for "Exampletown Court"')
    expect(stdout).not.toContain(name)
    const run = await station.here(words(noted.index, '--yes', ...officer(station)))
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('LEG-06')
  })

  it('asks before it records, and where nobody can be asked it does not', async () => {
    const { station } = copyWorld(waiting)
    const run = await station.here(words(noted.index, ...officer(station)))
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('is to be erased for ever')
    expect(run.stderr).toContain('--yes')
  })

  it('records with --yes, and then says for whom it waits; the approval says what it has erased', async () => {
    const { station } = copyWorld(waiting)
    const told = await station.here(words(noted.index, '--yes', ...officer(station)))
    expect(told.stdout).toContain(
      'no effect until it is approved by one further person in the role registrar',
    )
    expect(holding(station)).toHaveLength(1)
    const index = /@(\d+) on/.exec(told.stdout)![1]!
    const approved = await station.here([
      'record',
      'approve',
      `@${index}`,
      '--role',
      'registrar',
      ...station.key,
    ])
    expect(approved.stdout).toContain('Erased from every file of the ledger: note of @')
    expect(holding(station)).toEqual([])
    const again = await station.answer<Plan>(words(noted.index, '--dry-run'))
    expect(again.entries).toMatchObject([{ values: [], erasedBefore: ['note'] }])
  })
})

describe('an erasure that a process did not finish', () => {
  it('is not shown to one who reads, and he is told', async () => {
    const { station } = await leftUnfinished()
    const shown = await station.here(['show', `@${noted.index}`])
    expect(shown.stdout).not.toContain(name)
    expect(shown.stderr).toContain('one sealed value counts as erased and still lies in the store')
    expect(holding(station)).toHaveLength(1)
  })

  it('is finished by the next command that records, and that is said', async () => {
    const { station } = await leftUnfinished()
    const run = await station.here(['record', 'note', 'EX-2026-001', 'Later', ...station.key])
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('one sealed value was to be erased')
    expect(holding(station)).toEqual([])
  })

  it('is found by fsck, and finished by its repair', async () => {
    const { station } = await leftUnfinished()
    const found = await station.here(['fsck'])
    expect(found.code).toBe(1)
    expect(found.stdout).toContain('record.value-erased')
    expect(found.stdout).toContain(`entry ${noted.index}`)
    const repaired = await station.here(['fsck', '--repair', '--yes'])
    expect(repaired.stderr).toContain('erase the private values that were to be erased')
    expect(repaired.code).toBe(0)
    expect(repaired.stdout).toContain('NOTHING IS WRONG')
    expect(holding(station)).toEqual([])
  })

  it('is finished by a restore from a backup of that moment', async () => {
    const { station } = await leftUnfinished()
    // As the disk was: `custodia backup` would not go on from what it finds.
    cpSync(station.path('ledger'), station.path('lost'), { recursive: true })
    await station.answer(['backup', 'backup'])
    rmSync(station.path('ledger'), { recursive: true })
    const { notes } = await station.answer<{ readonly notes: readonly string[] }>([
      'restore',
      'backup',
      '--keys',
      'lost/keys',
    ])
    expect(holding(station)).toEqual([])
    expect(notes.join()).toContain('one sealed value was to be erased')
  })
})
