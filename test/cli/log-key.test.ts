import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDirectory } from '@custodia/level'
import { copyWorld, makeWorld, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

/** The log key remembers what it signed, so that a store which was set back or copied gets no second history. */

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

const memoryOf = (station: Machine): string => station.path('ledger/keys/log.key.signed')
const note = ({ key }: Machine, text: string): readonly string[] => [
  ...['record', 'note', 'EX-2026-001', text],
  ...key,
]

/** The files that are the record. */
function recordIn(store: string): readonly string[] {
  return ['journal', 'private']
    .flatMap((part) => readdirSync(join(store, part)).map((name) => join(store, part, name)))
    .concat(join(store, 'checkpoint'))
    .map((path) => `${path} ${readFileSync(path).toString('hex')}`)
}

describe('the memory of the log key', () => {
  it('holds the checkpoint of the store after every command, for its owner alone', async () => {
    const { station } = copyWorld(made)
    const checkpoint = station.path('ledger/store/checkpoint')
    expect(readFileSync(memoryOf(station))).toEqual(readFileSync(checkpoint))
    await station.answer(note(station, 'one'))
    expect(readFileSync(memoryOf(station))).toEqual(readFileSync(checkpoint))
    expect(statSync(memoryOf(station)).mode & 0o777).toBe(0o600)
  })

  it('refuses an older copy of the store, before anything is written, and names both sizes', async () => {
    const { station } = copyWorld(made)
    const store = station.path('ledger/store')
    const before = await station.answer<{ size: number }>(['status'])
    cpSync(store, station.path('older'), { recursive: true })
    const { index } = await station.answer<{ index: number }>(note(station, 'one'))
    rmSync(store, { recursive: true })
    cpSync(station.path('older'), store, { recursive: true })
    const files = recordIn(store)
    const refused = await station.here(note(station, 'another'))
    expect(refused.code).toBe(6)
    expect(refused.stderr).toContain('ERR_LEDGER_BEHIND')
    expect(refused.stderr).toContain(`holds ${before.size} events`)
    expect(refused.stderr).toContain(`a checkpoint of ${index + 1}`)
    expect(refused.stderr).toContain('custodia restore')
    expect(recordIn(store)).toEqual(files)
    const shown = await station.here(['status'])
    expect(shown.code).toBe(0)
    expect(shown.stderr).toContain(`this is an older copy: it has ${before.size} entries`)
  })

  it('refuses a copy of the store that is continued with the same keys', async () => {
    const { station } = copyWorld(made)
    mkdirSync(station.path('clone'))
    cpSync(station.path('ledger/store'), station.path('clone/store'), { recursive: true })
    symlinkSync(station.path('ledger/keys'), station.path('clone/keys'))
    const inClone = [...note(station, 'in the copy'), '--ledger', station.path('clone')]
    // Side by side: one process at a time signs with these keys.
    const lock = await lockDirectory(station.path('ledger/keys/lock'))
    const locked = await station.here(inClone)
    lock.release()
    expect(locked.code).toBe(7)
    expect(locked.stderr).toContain('ERR_STORE_LOCKED')
    // One after the other: the first has a checkpoint, the second none.
    await station.answer(note(station, 'one'))
    expect((await station.here(inClone)).stderr).toContain('ERR_LEDGER_BEHIND')
    // The key of a person remembers too; without that, another history would be as long.
    rmSync(memoryOf(station))
    rmSync(`${station.key[1]}.seen`)
    await station.answer(inClone)
    const other = await station.here(note(station, 'two'))
    expect(other.stderr).toContain('are not those for which its log key has signed')
  })

  it('never takes damage for nothing, and says when there is none', async () => {
    const { station } = copyWorld(made)
    const path = memoryOf(station)
    const kept = readFileSync(path)
    const foreign = Buffer.from(kept)
    foreign[kept.length - 10]! ^= 1
    for (const text of ['', 'nothing', foreign]) {
      writeFileSync(path, text)
      const refused = await station.here(note(station, 'one'))
      expect(refused.code).toBe(7)
      expect(refused.stderr).toContain('ERR_KEY_SEEN')
    }
    writeFileSync(path, kept)
    appendFileSync(path, 'x')
    expect((await station.here(['status'])).stderr).toContain('ERR_KEY_SEEN')
    rmSync(path)
    const run = await station.here(note(station, 'one'))
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('nothing says what')
    expect(readFileSync(path)).toEqual(readFileSync(station.path('ledger/store/checkpoint')))
  })
})
