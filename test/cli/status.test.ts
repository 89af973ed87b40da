import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floppy } from './run.ts'
import { copyWorld, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { World } from './world.ts'

interface ItemSaid {
  readonly state: string
  readonly flags: readonly { readonly flag: string }[]
  readonly changes: readonly {
    readonly index: number
    readonly type: string
    readonly state: string
  }[]
  readonly points: readonly { readonly rule: string }[]
}

interface Recorded {
  readonly index: number
  readonly words: string
}

interface DueSaid {
  readonly due: readonly { readonly what: string; readonly overdue: boolean }[]
}

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

describe('status of an item', () => {
  it('says how it stands, how that came about, and what is to be explained', async () => {
    const world = copyWorld(made)
    const { station, a, b } = world
    const loan = ['--to', 'B. Example', '--kind', 'loan', '--due-back', '2099-01-01']
    await recordFrom(world, a, ['offer', 'EX-1', ...loan])
    await recordFrom(world, b, ['accept', 'EX-1'])
    const said = await station.answer<ItemSaid>(['status', 'EX-1'])
    expect(said.state).toBe('in-custody')
    expect(said.flags).toMatchObject([{ flag: 'on-loan' }])
    expect(said.changes.map(({ type, state }) => `${type} ${state}`)).toEqual([
      'item.collected in-custody',
      'transfer.offered offered',
      'transfer.accepted in-custody',
    ])
    expect(said.points.map(({ rule }) => rule)).toContain('WIT-02')
    const { stdout } = await station.here(['status', 'EX-1'])
    expect(stdout).toMatch(/^"EX-1" \([0-9a-f]{8}\), medium, in case "EX-2026-001"/)
    expect(stdout).toMatch(/^ {2}in custody, held by "B. Example"/m)
    expect(stdout).toMatch(
      /^ {2}on loan: "B. Example" \(\w+\), until 2099-01-01 00:00:00 UTC, by @/m,
    )
    expect(stdout).toMatch(/\n {6}now offered, and still held by "A. Example"/)
    expect(stdout).toMatch(/^ {2}WIT-02 at @\d+: /m)
  })

  it('says what it rests on, if that was quashed, and through which items', async () => {
    const world = copyWorld(made)
    const { station, a } = world
    const order = ['--kind', 'order', '--identifier', 'O 1/26', '--issuer', 'Sample Town Court']
    const { index } = await recordFrom<{ readonly index: number }>(world, a, [
      ...['case', 'authority', 'EX-2026-001', ...order, '--kinds', 'medium,device'],
    ])
    const image = ['item', 'acquire', floppy, '--case', 'EX-2026-001', '--exhibit', 'EX-1.2']
    const how = ['--source', 'EX-1', '--tool', 'ewfacquire 20140813']
    await recordFrom(world, a, [...image, ...how, '--authority', `@${index}`])
    const copy = ['--source', 'EX-1.2', '--copy-role', 'working', '--exhibit', 'EX-1.3']
    const measured = ['--digests', floppy, '--source-digests', floppy, '--verified', 'yes']
    const medium = ['--medium', 'Stick 4']
    await recordFrom(world, a, ['record', 'copy.made', ...copy, ...measured, ...medium])
    const quashed = ['--change', 'quashed', '--reach', 'from-the-beginning', '--order', '7 K 1/26']
    const varied = ['record', 'authority.varied', 'EX-2026-001', '--varies', `@${index}`]
    await recordFrom(world, a, [...varied, ...quashed])
    const said = await station.answer<ItemSaid>(['status', 'EX-1.3'])
    expect(said.flags).toMatchObject([{ flag: 'tainted', through: [expect.any(String)] }])
    expect(said.changes.map(({ type }) => type)).toEqual(['copy.made', 'authority.varied'])
    expect(said.points.map(({ rule }) => rule)).toContain('LEG-03')
    const { stdout } = await station.here(['status', 'EX-1.3'])
    expect(stdout).toMatch(
      /^ {2}rests on what was quashed: through "EX-1\.2" \(\w{8}\), by @\d+ \(\w{8}\)$/m,
    )
    expect(stdout).toMatch(/^ {2}LEG-03 at @\d+: Item "EX-1\.3" .* came of item "EX-1\.2" /m)
    for (const older of ['EX-1', 'EX-1.1']) {
      expect(await station.answer<ItemSaid>(['status', older])).toMatchObject({ flags: [] })
    }
  })

  it('says by whom an item is on hold, why and until when, and when that ends', async () => {
    const world = copyWorld(made)
    const { station, a } = world
    const order = ['--order', '7 K 1/26']
    const until = ['--reason', 'appeal', '--until', '2099-01-01', ...order]
    const hold = ['record', 'hold.placed', 'EX-2026-001', ...until]
    const { index } = await recordFrom<{ readonly index: number }>(world, a, hold)
    const { stdout } = await station.here(['status', 'EX-1.1'])
    expect(stdout).toMatch(
      /^ {2}on hold: "appeal", "A\. Example" \(\w+\), until 2099-01-01 00:00:00 UTC, by @\d+/m,
    )
    const due = await station.here(['status', '--due', '--within', '36500d'])
    expect(due.stdout).toMatch(
      /^2099-01-01 00:00:00 UTC {2}due {2}hold @\d+ \(\w+\) of "A\. Example" \(\w+\) on "EX-2026-001" \(\w+\) ends$/m,
    )
    const released = ['record', 'hold.released', 'EX-2026-001', '--hold', `@${index}`, ...order]
    await recordFrom(world, a, released)
    expect(await station.answer<ItemSaid>(['status', 'EX-1.1'])).toMatchObject({ flags: [] })
  })

  it('gives consent by its own command, and takes it back', async () => {
    const world = copyWorld(made)
    const { station, a } = world
    writeFileSync(station.path('form.txt'), 'I agree')
    const given = ['--informed', 'in-writing', '--giver', 'Olga Muster', '--form', 'form.txt']
    const consent = ['record', 'consent.recorded', 'EX-1', ...given, '--actions', 'item.accessed']
    const { index, words } = await recordFrom<Recorded>(world, a, consent)
    expect(words).toMatch(
      /consent for "EX-1" \(\w+\), whose giver was informed in writing, for item/,
    )
    const withdrawn = ['record', 'consent.withdrawn', 'EX-1', '--consent', `@${index}`]
    expect((await recordFrom<Recorded>(world, a, withdrawn)).words).toContain(`consent @${index}`)
  })

  it('knows no other word for an item that is not there, and no --due of one item', async () => {
    const { station } = made
    expect(await station.here(['status', 'EX-9'])).toMatchObject({ code: 6 })
    expect(await station.here(['status', 'EX-1', '--due'])).toMatchObject({ code: 2 })
    expect(await station.here(['status', '--within', '7d'])).toMatchObject({ code: 2 })
  })
})

describe('status --due', () => {
  it('lists what is due: offers, approvals and checks by the interval of the policy', async () => {
    const world = copyWorld(made)
    const { station, a } = world
    const nothing = await station.here(['status', '--due'])
    expect(nothing.stdout).toBe('Nothing is overdue or due soon.\n')
    const { stdout } = await station.here(['policy', 'profiles', 'standard'])
    const demands = [{ act: 'item.stored', persons: 1, as: 'approval' }]
    const policy = { ...(JSON.parse(stdout) as object), checkInterval: '2 days', demands }
    writeFileSync(station.path('room.json'), JSON.stringify(policy))
    await station.answer(['policy', 'adopt', 'room.json', ...station.key])
    await recordFrom(world, a, ['record', 'store', 'EX-1', '--location', 'shelf 4'])
    await recordFrom(world, a, ['offer', 'EX-1.1', '--to', 'B. Example'])
    const soon = await station.answer<DueSaid>(['status', '--due', '--within', '3d'])
    expect(soon.due.map(({ what }) => what)).toEqual(['check'])
    const later = await station.answer<DueSaid>(['status', '--due', '--within', '60d'])
    expect(later.due).toMatchObject([
      { what: 'check', overdue: false },
      { what: 'approval', waits: [expect.stringContaining('approved by one further person')] },
      { what: 'offer', overdue: false },
    ])
    const text = await station.here(['status', '--due', '--within', '60d'])
    expect(text.stdout).toMatch(/UTC {2}due {2}the data of "EX-1\.1" \(\w+\), held by "A. Example"/)
    expect(text.stdout).toMatch(/lapses unless it is approved by one further person/)
    expect(text.stdout).toMatch(/"B. Example" \(\w+\) is to answer offer @\d+/)
  })
})
