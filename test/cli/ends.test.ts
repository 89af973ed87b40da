import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyWorld, enrolFurther, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Told, World } from './world.ts'

/** Commands that are made from the description of a type: incidents, challenges, inventories, the end of an item. */

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

describe('the commands of the types', () => {
  it('an incident, its resolution, and an inventory by an overseer', async () => {
    const world = copyWorld(made)
    const { a, station } = world
    const loss = await recordFrom<Told>(world, a, [
      ...['record', 'incident.reported', 'EX-1', '--kind', 'loss', '--description', 'Not there'],
      ...['--concerns', 'B. Example'],
    ])
    expect(loss.words).toMatch(
      /reports an incident in "EX-1" \(.{8}\) \(loss\), which concerns "B\. Example"/,
    )
    const overseer = await enrolFurther(world, 'O. Example', 'oversight')
    const counted = await station.answer<Told>([
      ...['record', 'inventory.recorded', 'EX-2026-001'],
      ...['--sightings', 'EX-1=not-seen,EX-1.1=seen', '--surplus', '2', ...overseer],
    ])
    expect(counted.words).toContain('of 2 items 1 seen, 1 not-seen; 2 things were found')
    expect(counted.points.map(({ rule }) => rule)).toEqual(['AUD-03'])
    const supervisor = await enrolFurther(world, 'S. Example', 'supervisor')
    const closed = await station.answer<Told>([
      ...['record', 'incident.resolved', 'EX-1', '--incident', `@${loss.index}`],
      ...['--resolution', 'It was in the other box', ...supervisor],
    ])
    expect(closed.type).toBe('incident.resolved')
    writeFileSync(station.path('findings.json'), '{}')
    const audited = await station.answer<Told>([
      ...['record', 'audit.recorded', '--ruleset', '1', '--first', '0', '--last', '9'],
      ...['--findings', station.path('findings.json'), ...overseer],
    ])
    expect(audited.words).toContain('audited the log from position 0 to 9, by version 1')
  })

  it('says how a list of sightings is written', async () => {
    const { station } = made
    const words = ['record', 'inventory.recorded', 'EX-2026-001', '--sightings']
    const run = await station.here([
      ...words,
      'EX-1',
      '--prepare',
      'x.prepared',
      '--as',
      'A. Example',
    ])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('such as "EX-1=seen"')
    const unknown = await station.here([
      ...words,
      'EX-9=seen',
      '--prepare',
      'x.prepared',
      '--as',
      'A. Example',
    ])
    expect(unknown.stderr).toContain('EX-9')
  })

  it('a challenge, its answer, and a destruction before a witness', async () => {
    const world = copyWorld(made)
    const { a, b, station } = world
    const defender = await enrolFurther(world, 'D. Example', 'defence')
    const note = await recordFrom<Told>(world, a, ['record', 'note', 'EX-1', 'as it was'])
    const challenge = await station.answer<Told>([
      ...['record', 'challenge.raised', 'EX-1', '--events', `@${note.index}`, '--rule', 'TIM-03'],
      ...['--statement', 'It was not', ...defender],
    ])
    expect(challenge.words).toContain('by rule TIM-03')
    await recordFrom<Told>(world, b, [
      ...['record', 'challenge.answered', 'EX-1', '--challenge', `@${challenge.index}`],
      ...['--outcome', 'explained', '--answer', 'It was on paper'],
    ])
    const supervisor = await enrolFurther(world, 'S. Example', 'supervisor')
    const clearance = await station.answer<Told>([
      ...['record', 'disposition.authorized', 'EX-1', '--disposal', 'destroyed'],
      ...['--order', '7 K 12/26', ...supervisor],
    ])
    const claim = await recordFrom<Told>(world, a, [
      ...['record', 'item.disposed', 'EX-1', '--clearance', `@${clearance.index}`],
      ...['--disposal', 'destroyed', '--remaining', 'EX-1.1', '--id-checked', 'no'],
    ])
    expect(claim.words).toMatch(/"EX-1\.1" \(.{8}\) remain/)
    await recordFrom<Told>(world, b, ['record', 'witness', `@${claim.index}`])
    const refused = await station.here([
      ...['record', 'store', 'EX-1', '--location', 'room 2', '--as', 'A. Example'],
      ...['--prepare', 'late.prepared'],
    ])
    expect(refused.code).toBe(6)
    expect(refused.stderr).toContain('CUS-12')
  })
})
