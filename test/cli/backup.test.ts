import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkpointSize } from '@custodia/core/store'
import { encodeKept, keptHeader } from '../../packages/level/src/kept/kept-record.ts'
import { openLevelStore, restoreStore } from '@custodia/level'
import { bin, passphrase } from './run.ts'
import { copyWorld, makeWorld, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

/** `custodia backup`, as a person meets it, and while others record. */

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

const busyLedger = fileURLToPath(new URL('./busy-ledger.mjs', import.meta.url))

interface Backup {
  readonly entries: number
  readonly before: number
  readonly notCovered: number
  readonly checkpoint: { readonly size: number; readonly root: string }
  readonly keys: readonly string[]
}

/** What the process said, in the order in which it said it. */
interface Told {
  readonly events: Map<number, string>
  readonly erased: Set<string>
  checkpoint: number
}

interface Busy {
  readonly told: Told
  readonly child: ChildProcess
  /** Ends it, and waits until it has closed the ledger. */
  end(): Promise<void>
}

async function startBusy({ path, key }: Machine): Promise<Busy> {
  const words = [busyLedger, path('ledger'), key[1]!, passphrase]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const told: Told = { events: new Map(), erased: new Set(), checkpoint: 0 }
  const ready = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error('it ended too early')))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { id, index, erased, checkpoint } = JSON.parse(line) as {
        readonly id?: string
        readonly index?: number
        readonly erased?: readonly string[]
        readonly checkpoint?: number
      }
      if (id !== undefined && index !== undefined) told.events.set(index, id)
      for (const digest of erased ?? []) told.erased.add(digest)
      if (checkpoint !== undefined) told.checkpoint = checkpoint
      resolve()
    })
  })
  await ready
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return {
    told,
    child,
    async end() {
      child.stdin.end()
      await ended
    },
  }
}

/** Restores the backup and expects in it what was told before it was made, and nothing of what was erased. */
async function expectTold(backup: string, before: Told, scratch: string): Promise<number> {
  rmSync(scratch, { recursive: true, force: true })
  const { size } = await restoreStore(backup, scratch)
  const store = await openLevelStore(scratch)
  try {
    expect(size).toBeGreaterThanOrEqual(before.checkpoint)
    for (const [index, id] of before.events) {
      if (index < size) expect(await store.indexOf(id)).toBe(index)
    }
    for (const digest of before.erased) expect(await store.disclosure(digest)).toBeUndefined()
  } finally {
    await store.close()
  }
  return size
}

function copyOfTold({ events, erased, checkpoint }: Told): Told {
  return { events: new Map(events), erased: new Set(erased), checkpoint }
}

describe('custodia backup', () => {
  it('says what it holds, what was checked, and what is not in it', async () => {
    const { station } = copyWorld(made)
    const { size } = await station.answer<{ size: number }>(['status'])
    const first = await station.run(['backup', 'backup'])
    expect(first.code).toBe(0)
    expect(first.stdout).toContain(
      `Made a backup of lab.example/custody in backup: ${size} entries`,
    )
    expect(first.stdout).toContain('the signature of the log')
    expect(first.stdout).toContain('keys are not in it')
    expect(readdirSync(station.path('backup')).sort()).toEqual([
      'BACKUP',
      'CUSTODIA',
      'checkpoint',
      'checkpoints',
      'journal',
      'private',
    ])
    const note = ['record', 'note', 'EX-2026-001', 'one more']
    await station.answer([...note, ...station.key])
    const second = await station.answer<Backup>(['backup', 'backup', '--with-keys'])
    expect(second).toMatchObject({ before: size, entries: size + 1, notCovered: 0 })
    expect(second.keys).toEqual(['log.key', 'service.key', 'next-log.key'])
    for (const name of second.keys) {
      const copy = station.path(`backup/keys/${name}`)
      expect(readFileSync(copy)).toEqual(readFileSync(station.path(`ledger/keys/${name}`)))
      expect(statSync(copy).mode & 0o777).toBe(0o600)
    }
    expect(existsSync(station.path('backup/keys/log.key.signed'))).toBe(false)
    const third = await station.here(['backup', 'backup', '--with-keys'])
    expect(third.stdout).toContain('whoever has it can sign in the name of the ledger')
  })

  it('refuses a directory with something else in it, and a ledger that is not there', async () => {
    const { station } = copyWorld(made)
    const notEmpty = await station.here(['backup', '.'])
    expect(notEmpty.code).toBe(7)
    expect(notEmpty.stderr).toContain('ERR_BACKUP_TARGET')
    const none = await station.here(['backup', 'b', '--ledger', 'nothing'])
    expect(none.code).toBe(7)
    expect(none.stderr).toContain('ERR_STORE_MISSING')
    expect(existsSync(station.path('b'))).toBe(false)
  })

  it('finds a checkpoint that the log did not sign, and leaves nothing', async () => {
    const { station } = copyWorld(made)
    const path = station.path('ledger/store/checkpoint')
    const note = readFileSync(path)
    // Another character of base64, so that the signature can be read and is another one.
    note[note.length - 12] = note[note.length - 12] === 0x41 ? 0x42 : 0x41
    writeFileSync(path, note)
    const other = await station.here(['backup', 'b'])
    expect([other.code, other.stderr]).toEqual([7, expect.stringContaining('ERR_STORE_CORRUPT')])
    // It is among the kept ones too, as if the ledger had kept it so.
    const kept = encodeKept({ size: checkpointSize(note)!, note }, 0)
    writeFileSync(station.path('ledger/store/checkpoints'), Buffer.concat([keptHeader, kept]))
    const run = await station.here(['backup', 'b'])
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('ERR_BACKUP_DAMAGED')
    expect(run.stderr).toContain('not one of the log')
    expect(readdirSync(station.directory).filter((name) => name.startsWith('b'))).toEqual([])
  })
})

describe('while another process records and erases', () => {
  it('every backup holds all that was told before its checkpoint, and nothing that had been erased', async () => {
    const { station } = copyWorld(made)
    const busy = await startBusy(station)
    const scratch = station.path('scratch')
    let last = 0
    for (let round = 0; round < 8; round++) {
      // In turns a new one, and one that is brought up to date.
      const name = round % 2 === 0 ? `new-${round}` : 'kept'
      const before = copyOfTold(busy.told)
      const answer = await station.answer<Backup>(['backup', name])
      expect(answer.checkpoint.size).toBe(answer.entries)
      expect(await expectTold(station.path(name), before, scratch)).toBe(answer.entries)
      expect(answer.entries).toBeGreaterThanOrEqual(last)
      last = answer.entries
    }
    await busy.end()
    expect(busy.told.erased.size).toBeGreaterThan(0)
    const answer = await station.answer<Backup>(['backup', 'kept'])
    expect(answer.entries).toBe((await station.answer<{ size: number }>(['status'])).size)
    await expectTold(station.path('kept'), busy.told, scratch)
  }, 120_000)

  it('a process that is killed while it makes a backup leaves none that looks whole', async () => {
    const { station } = copyWorld(made)
    const busy = await startBusy(station)
    while (busy.told.events.size < 400) await new Promise((resolve) => setTimeout(resolve, 20))
    await busy.end()
    let killed = 0
    for (const delay of [150, 200, 230, 260, 300, 350, 400]) {
      const child = spawn(process.execPath, [bin, 'backup', 'b'], {
        cwd: station.directory,
        env: { ...process.env, CUSTODIA_LEDGER: station.path('ledger') },
        stdio: 'ignore',
      })
      const code = new Promise<number | null>((resolve) => child.on('close', resolve))
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      if ((await code) === null) killed += 1
      if (!existsSync(station.path('b'))) continue
      await expectTold(station.path('b'), busy.told, station.path('scratch'))
      rmSync(station.path('b'), { recursive: true })
    }
    expect(killed).toBeGreaterThan(0)
    await station.answer(['backup', 'b'])
    await expectTold(station.path('b'), busy.told, station.path('scratch'))
    expect(readdirSync(station.directory).filter((name) => name.startsWith('b'))).toEqual(['b'])
  }, 120_000)
})
