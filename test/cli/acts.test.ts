import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floppy } from './run.ts'
import { copyWorld, enrolFurther, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Told, World } from './world.ts'

/** Every act that a command records, as the people who may do it, and what the ledger says of it afterwards. */

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

describe('acts on items', () => {
  it('store, access, check: by who holds it, and by who may look', async () => {
    const world = copyWorld(made)
    const { a, b, station } = world
    await recordFrom(world, a, ['offer', 'EX-1.1', '--to', 'B. Example', '--file', floppy])
    await recordFrom(world, b, ['accept', 'EX-1.1', '--file', floppy])
    const stored = await recordFrom<Told>(world, b, [
      ...['record', 'store', 'EX-1.1', '--location', 'evidence room 2'],
      ...[
        '--place',
        'Sample Lab',
        '--purpose',
        'storage',
        '--occurred-at',
        '2026-03-12T09:14+01:00',
      ],
      ...['--late', 'legacy-entry', '--late-reason', 'the ledger is younger'],
    ])
    expect(stored.type).toBe('item.stored')
    expect(stored.words).toContain('location "evidence room 2"')
    const accessed = await recordFrom<Told>(world, b, [
      ...['record', 'access', 'EX-1.1', '--means', 'viewed', '--justification', 'triage'],
    ])
    expect(accessed.type).toBe('item.accessed')
    const again = await recordFrom<Told>(world, b, [
      ...['record', 'access', 'EX-1.1', '--means', 'queried', '--justification', 'triage again'],
    ])
    expect(again.type).toBe('item.accessed')
    const checked = await recordFrom<Told>(world, b, ['record', 'check', 'EX-1.1', floppy])
    expect(checked.words).toContain('the same as recorded')
    const shown = await station.here(['show', 'EX-1.1'])
    expect(shown.stdout).toContain('Accountable now: "B. Example"')
    const one = await station.here(['show', `@${stored.index}`])
    expect(one.stdout).toContain(
      '2026-03-12 08:14:00 UTC, on a clock at UTC+01:00, exact to the minute',
    )
  })

  it('says when data is another', async () => {
    const world = copyWorld(made)
    const { station } = world
    const changed = readFileSync(floppy)
    changed[100]! ^= 1
    writeFileSync(station.path('changed.E01'), changed)
    const words = ['record', 'check', 'EX-1.1', station.path('changed.E01'), '--as', 'A. Example']
    const run = await station.here([...words, '--prepare', 'check.prepared'])
    expect(run.stderr).toContain('with another SHA-256')
    const reserved = await station.here([...words, '--prepare', 'again.prepared'])
    expect(reserved.stderr).toContain('chain "EX-1.1"')
    expect((await station.here(['submit', 'check.prepared', '--cancel'])).code).toBe(0)
    const told = await recordFrom<Told>(world, world.a, words.slice(0, 4))
    expect(told.words).toContain('different')
  })

  it('cannot compare what was never measured', async () => {
    const run = await made.station.here([
      ...['record', 'check', 'EX-1', floppy, '--as', 'A. Example', '--prepare', 'x'],
    ])
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('ERR_NO_DIGEST')
  })

  it('takes an offer back', async () => {
    const world = copyWorld(made)
    await recordFrom(world, world.a, ['offer', 'EX-1.1', '--to', 'B. Example', '--expires', '1h'])
    const status = await world.station.here(['status'])
    expect(status.stdout).toContain('Open offer: "EX-1.1"')
    const words = ['record', 'cancel-offer', 'EX-1.1', '--reason', 'withdrawn']
    expect((await recordFrom<Told>(world, world.a, words)).type).toBe('transfer.cancelled')
  })

  it('lends, and says until when', async () => {
    const world = copyWorld(made)
    const loan = ['--kind', 'loan', '--due-back', '2035-12-24']
    await recordFrom(world, world.a, ['offer', 'EX-1.1', '--to', 'B. Example', ...loan])
    await recordFrom(world, world.b, ['accept', 'EX-1.1'])
    const shown = await world.station.here(['show', 'EX-1.1'])
    expect(shown.stdout).toContain('On loan to "B. Example"')
    expect(shown.stdout).toContain('due back 2035-12-24')
  })
})

describe('acts about entries', () => {
  it('witness, note, correct, approve', async () => {
    const world = copyWorld(made)
    const { a, b, station } = world
    const c = await enrolFurther(world, 'C. Example', 'supervisor')
    const log = await station.answer<{ readonly events: readonly Told[] }>(['log', 'EX-1'])
    const collected = `@${log.events[0]?.index}`
    const seen = [
      'record',
      'witness',
      collected,
      '--saw',
      'description',
      '--statement',
      'I was there',
    ]
    expect((await recordFrom<Told>(world, b, seen)).type).toBe('event.witnessed')
    const note = await recordFrom<Told>(world, b, ['record', 'note', collected, 'a scratch'])
    expect(note.words).toContain('a scratch')
    const correct = ['record', 'correct', collected, '--field', 'description']
    const corrected = await recordFrom<Told>(world, a, [
      ...[...correct, '--was', 'Floppy disk', '--is', 'Floppy disk, blue', '--reason', 'colour'],
    ])
    expect(corrected.type).toBe('entry.corrected')
    const waiting = await station.here(['status'])
    expect(waiting.stdout).toMatch(
      new RegExp(`Waits: @${corrected.index} .* has no effect until it is approved by one further`),
    )
    const approve = ['record', 'approve', `@${corrected.index}`, '--statement', 'seen']
    const approved = await station.answer<Told>([...approve, ...c])
    expect(approved.type).toBe('event.approved')
    const after = await station.here(['status'])
    expect(after.stdout).not.toContain('Waits: ')
  })
})

describe('acts on cases', () => {
  it('records an authority with its document and its terms', async () => {
    const world = copyWorld(made)
    const told = await recordFrom<Told>(world, world.a, [
      ...['case', 'authority', 'EX-2026-001', '--kind', 'warrant', '--identifier', 'W 12/26'],
      ...['--issuer', 'Sample Town Court', '--document', floppy, '--valid-from', '2026-01-01'],
      ...['--valid-until', '2036-01-01', '--actions', 'item.collected,item.acquired'],
    ])
    expect(told.type).toBe('authority.recorded')
    const shown = await world.station.here(['show', `@${told.index}`])
    expect(shown.stdout).toContain('issuer (sealed)')
    const acquired = await recordFrom<Told>(world, world.a, [
      ...['item', 'acquire', floppy, '--case', 'EX-2026-001', '--exhibit', 'EX-2', '--tool', 'x'],
      ...['--source', 'EX-1', '--authority', `@${told.index}`],
    ])
    expect(acquired.points.map(({ rule }) => rule)).not.toContain('LEG-01')
  })
})

describe('acts on people', () => {
  it('grants a role, which then counts', async () => {
    const world = copyWorld(made)
    const { station } = world
    const grant = ['party', 'grant', 'B. Example', 'courier', '--until', '2035-01-01']
    const told = await station.answer<Told>([...grant, ...station.key])
    expect(told.type).toBe('role.granted')
    const parties = await station.here(['party', 'list'])
    expect(parties.stdout).toContain('examiner, custodian, courier')
  })

  it('changes to the key that was announced; the old one signs no more', async () => {
    const world = copyWorld(made)
    const { station } = world
    const [, oldKey = ''] = station.key
    const rotate = ['party', 'rotate', '--reason', 'routine']
    const told = await station.answer<Told>([...rotate, ...station.key])
    expect(told.type).toBe('key.rotated')
    expect(existsSync(`${oldKey}.next.next`)).toBe(true)
    expect(existsSync(`${oldKey}.next.seen`)).toBe(true)
    const note = ['record', 'note', 'R. Example', 'x']
    const old = await station.here([...note, ...station.key])
    expect(old.code).toBe(6)
    const next = ['--key', `${oldKey}.next`, ...station.key.slice(2)]
    expect((await station.here([...note, ...next])).code).toBe(0)
  })

  it('changes to it with the new key alone when the old one is lost', async () => {
    const world = copyWorld(made)
    const { station } = world
    const next = ['--key', `${station.key[1]}.next`, ...station.key.slice(2)]
    const lost = ['party', 'rotate', '--reason', 'lost', '--party', 'R. Example']
    const run = await station.here([...lost, '--to', `${station.key[1]}.next`, ...next])
    expect(run.stderr).toBe('')
    expect(run.code).toBe(0)
  })

  it('takes a role, and says so where the person is shown', async () => {
    const world = copyWorld(made)
    const { station } = world
    const given = ['party', 'grant', 'B. Example', 'courier', '--case', 'EX-2026-001']
    const { index: grant } = await station.answer<Told>([...given, ...station.key])
    const take = ['record', 'role.revoked', 'B. Example', '--revoked', 'courier']
    const told = await station.answer<Told>([...take, '--grant', `@${grant}`, ...station.key])
    expect(told.type).toBe('role.revoked')
    const shown = await station.here(['show', 'B. Example'])
    expect(shown.stdout).toContain(`since @${grant}, taken at @${told.index} by "R. Example"`)
    expect(shown.stdout).toContain('Role courier in case "EX-2026-001"')
    expect((await station.here([...take, ...station.key])).stderr).toContain('does not have it')
  })

  it('says that a person is gone, in the list, of the person and of what he held', async () => {
    const world = copyWorld(made)
    const { station } = world
    const gone = ['record', 'party.ended', 'A. Example', '--reason', 'retired']
    const { index } = await station.answer<Told>([...gone, ...station.key])
    const list = await station.here(['party', 'list'])
    expect(list.stdout).toContain(`none: gone since @${index} (retired)`)
    const shown = await station.here(['show', 'A. Example'])
    expect(shown.stdout).toContain(`Gone since @${index} (retired), by the word of "R. Example"`)
    const item = await station.here(['show', 'EX-1'])
    expect(item.stdout).toContain(`, who is gone since @${index}.`)
  })

  it('registers an agreement, and an offer names it', async () => {
    const world = copyWorld(made)
    const { station } = world
    const told = await station.answer<Told>([
      ...['record', 'agreement.registered', '--kind', 'mou', '--parties', 'Lab North,Lab South'],
      ...['--contacts', 'Desk 3', '--kinds', 'medium,data', ...station.key],
    ])
    const shown = await station.here(['show', `@${told.index}`])
    expect(shown.stdout).toContain('parties "Lab North" and "Lab South"')
    const offered = await recordFrom<Told>(world, world.a, [
      ...['offer', 'EX-1', '--to', 'B. Example', '--kind', 'mla'],
      ...['--agreement', `@${told.index}`],
    ])
    expect(offered.points.map(({ rule }) => rule)).toEqual(['XFR-01'])
  })

  it('revokes a key, and what it would sign is refused', async () => {
    const world = copyWorld(made)
    const { station } = world
    const revoke = ['party', 'revoke', 'B. Example', '--reason', 'lost']
    const told = await station.answer<Told>([...revoke, ...station.key])
    expect(told.type).toBe('key.revoked')
    const run = await station.here([
      'record',
      'note',
      'EX-1',
      'x',
      '--as',
      'B. Example',
      '--prepare',
      'p',
    ])
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('has no key in force')
  })

  it('tells that two party ids are one human being, if the request says so', async () => {
    const world = copyWorld(made)
    const { station } = world
    await enrolFurther(world, 'D. Example', 'witness')
    const secret = station.key.slice(2)
    await station.answer(['key', 'new', 'e.key', ...secret])
    const request = ['party', 'request', '--trust', 'trust.json', '--name', 'D. Example (cover)']
    const same = ['--same-person', 'd.request', '--out', 'e.request']
    await station.answer([...request, ...same, '--key', 'e.key', ...secret])
    const enrol = ['party', 'enrol', 'e.request', '--roles', 'witness']
    expect((await station.here([...enrol, ...station.key])).code).toBe(0)
  })
})

describe('two writers', () => {
  it('do not write at once: the second is told, and nothing is lost', async () => {
    const { station } = copyWorld(made)
    const note = (text: string): ReturnType<typeof station.run> =>
      station.run(['record', 'note', 'R. Example', text, ...station.key])
    const runs = await Promise.all([note('one'), note('two'), note('three')])
    for (const run of runs) {
      expect([0, 7]).toContain(run.code)
      if (run.code === 7) expect(run.stderr).toContain('ERR_STORE_LOCKED')
    }
    const { events } = await station.answer<{ readonly events: readonly Told[] }>([
      'log',
      'R. Example',
    ])
    const recorded = events.filter(({ type }) => type === 'note.added')
    expect(recorded).toHaveLength(runs.filter(({ code }) => code === 0).length)
    expect(recorded.length).toBeGreaterThan(0)
  })

  it('while one writes, others read', async () => {
    const { station } = copyWorld(made)
    const runs = await Promise.all([
      station.run(['record', 'note', 'R. Example', 'x', ...station.key]),
      station.run(['log']),
      station.run(['status']),
    ])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
  })
})
