import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDirectory, openLevelStore } from '@custodia/level'
import { bin } from './run.ts'
import type { Run } from './run.ts'
import { carry, copyWorld, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

/**
 * `custodia restore`, as a person meets it. At the station a backup was made when the ledger had `kept` entries, and a few
 * more were recorded afterwards: `old` is the ledger as it was lost.
 */

let lost: World
let kept: number
beforeAll(async () => {
  lost = await makeWorld()
  const { station, a } = lost
  await station.answer(['trust', '--pin', '--out', 'early.json'])
  await station.answer(['export', 'EX-2026-001', '--out', 'early.custody'])
  kept = (await station.answer<{ entries: number }>(['backup', 'backup'])).entries
  const before = readFileSync(station.path('ledger/store/checkpoint'))
  writeFileSync(station.path('early.checkpoint'), before)
  for (const text of ['one', 'and a half']) await station.answer([...note(text), ...station.key])
  await recordFrom(lost, a, note('two'))
  await station.answer([...note('three'), ...station.key])
  await station.answer(['export', 'EX-2026-001', '--out', 'late.custody'])
  await station.answer(['trust', '--pin', '--out', 'late.json'])
  cpSync(station.path('ledger/store/checkpoint'), station.path('late.checkpoint'))
  cpSync(station.path('ledger'), station.path('old'), { recursive: true })
  rmSync(station.path('ledger'), { recursive: true })
}, 120_000)
afterAll(() => removeWorld(lost))

function note(text: string): readonly string[] {
  return ['record', 'note', 'EX-2026-001', text]
}

interface Answer {
  readonly entries: number
  readonly checkpoint: { readonly size: number; readonly root: string }
  readonly erasedAgain: number
  readonly compared: readonly { readonly where: string; readonly size: number }[]
  readonly lost: readonly { readonly size: number; readonly root: string }[]
  readonly event: { readonly id: string; readonly index: number } | null
  readonly notes: readonly string[]
}

const words = ['--because', 'The disk failed on 12 March']
const loseAfter = (count: number): readonly string[] => [
  ...['--lose-events-after', `${count}`],
  ...words,
]

/** Runs it, expects that it is refused, and that nothing was made, not even for a moment. */
async function refused(station: Machine, options: readonly string[], code: string): Promise<Run> {
  const before = readdirSync(station.directory)
  const { mtimeNs } = statSync(station.directory, { bigint: true })
  const run = await station.here(['restore', 'backup', ...options])
  expect(run.stderr).toContain(code)
  expect(run.code).not.toBe(0)
  expect(readdirSync(station.directory)).toEqual(before)
  expect(statSync(station.directory, { bigint: true }).mtimeNs).toBe(mtimeNs)
  return run
}

describe('a backup that holds all that was seen', () => {
  it('is restored with the keys of the old ledger, and the ledger goes on', async () => {
    const { station } = copyWorld(lost)
    // As if the machine had failed right after the backup.
    rmSync(station.path('old/store/checkpoint'))
    rmSync(station.path('old/keys/log.key.signed'))
    const seen = ['early.custody', 'early.json', 'early.checkpoint']
    const run = await station.run([
      ...['restore', 'backup', '--replaces', 'old'],
      ...seen.flatMap((path) => ['--seen', path]),
    ])
    expect(run.stderr).toContain('old/store/checkpoint could not be read')
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(`Restored lab.example/custody to`)
    expect(run.stdout).toContain(`${kept} entries`)
    expect(run.stdout).toContain('All that was seen is in it')
    expect(readdirSync(station.path('ledger')).sort()).toEqual(['keys', 'reservations', 'store'])
    expect(readFileSync(station.path('ledger/keys/log.key.signed'))).toEqual(
      readFileSync(station.path('backup/checkpoint')),
    )
    expect((await station.answer<{ size: number }>(['status'])).size).toBe(kept)
    rmSync(`${station.key[1]}.seen`)
    const recorded = await station.answer<{ index: number }>([...note('again'), ...station.key])
    expect(recorded.index).toBe(kept)
    await station.answer(['backup', 'backup'])
  })

  it('says so if it was compared with nothing, and takes keys from where they are', async () => {
    const { station } = copyWorld(lost)
    const without = await refused(station, [], 'ERR_USAGE')
    expect(without.stderr).toContain('--keys DIR')
    rmSync(station.path('old/keys/log.key.signed'))
    const run = await station.here(['restore', 'backup', '--keys', 'old/keys'])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('Compared with nothing')
    rmSync(station.path('ledger'), { recursive: true })
    cpSync(station.path('old/keys'), station.path('backup/keys'), { recursive: true })
    expect((await station.answer<Answer>(['restore', 'backup'])).event).toBeNull()
  })

  it('is not restored over anything, nor with the keys of another ledger', async () => {
    const { station } = copyWorld(lost)
    mkdirSync(station.path('ledger'))
    writeFileSync(station.path('ledger/letter'), 'x')
    const files = readdirSync(station.path('ledger'))
    const full = await station.here(['restore', 'backup', '--keys', 'old/keys'])
    expect(full.stderr).toContain('ERR_STORE_EXISTS')
    expect(readdirSync(station.path('ledger'))).toEqual(files)
    rmSync(station.path('ledger'), { recursive: true })
    const names = ['--origin', 'other.example/custody', '--name', 'R. Example']
    await station.answer(['init', 'another', ...names, ...station.key])
    rmSync(`${station.key[1]}.seen`)
    await refused(station, ['--keys', 'another/keys'], 'ERR_LEDGER_KEY')
  })

  it('goes into an empty directory, and leaves it empty when something fails', async () => {
    const { station } = copyWorld(lost)
    mkdirSync(station.path('ledger'))
    await refused(station, ['--replaces', 'old'], 'ERR_RESTORE_BEHIND')
    expect(readdirSync(station.path('ledger'))).toEqual([])
    rmSync(station.path('old/keys/log.key.signed'))
    expect((await station.here(['restore', 'backup', '--keys', 'old/keys'])).code).toBe(0)
  })

  it('that is damaged is refused whole, wherever the damage is', async () => {
    const { station } = copyWorld(lost)
    rmSync(station.path('old/keys/log.key.signed'))
    for (const file of ['checkpoint', 'journal', 'private']) {
      const folder = station.path(`backup/${file}`)
      const path = file === 'checkpoint' ? folder : `${folder}/${readdirSync(folder)[0]}`
      const whole = readFileSync(path)
      const flipped = Buffer.from(whole)
      flipped[whole.length - 20]! ^= 1
      writeFileSync(path, flipped)
      await refused(station, ['--keys', 'old/keys'], 'ERR_BACKUP_DAMAGED')
      writeFileSync(path, whole)
    }
  })
})

describe('a backup that is shorter than what somebody has seen', () => {
  it.each([
    ['the ledger that it replaces', ['--replaces', 'old'], 'old/store/checkpoint'],
    ['what its log key remembers', ['--keys', 'old/keys'], 'old/keys/log.key.signed'],
    ['a checkpoint', ['--seen', 'late.checkpoint'], 'late.checkpoint'],
    ['a bundle', ['--seen', 'late.custody'], 'late.custody'],
    ['a trust file', ['--seen', 'late.json'], 'late.json'],
    ['what a key has signed under', ['--seen', 'a.key.seen'], 'a.key.seen'],
  ])('is refused by %s, with both sizes and what would be lost', async (_, options, where) => {
    const { station, a } = copyWorld(lost)
    cpSync(`${a.key[1]}.seen`, station.path('a.key.seen'))
    const keys = options[0] === '--seen' ? ['--keys', 'keys'] : []
    cpSync(station.path('old/keys'), station.path('keys'), { recursive: true })
    rmSync(station.path('keys/log.key.signed'))
    const run = await refused(station, [...keys, ...options], 'ERR_RESTORE_BEHIND')
    expect(run.code).toBe(6)
    expect(run.stderr).toContain(`the backup holds ${kept} entries, and ${where} shows `)
    expect(run.stderr).toContain(`from @${kept} on, would be lost`)
    expect(run.stderr).toContain(`--lose-events-after ${kept}`)
  })

  it('is restored with words, and the first entry of the ledger says so', async () => {
    const { station, a } = copyWorld(lost)
    const run = await station.run([
      ...['restore', 'backup', '--replaces', 'old', '--json'],
      ...loseAfter(kept),
      ...station.key,
    ])
    expect(run.code).toBe(0)
    const answer = JSON.parse(run.stdout) as Answer
    expect(answer).toMatchObject({ entries: kept, event: { index: kept } })
    expect(answer.lost.length).toBeGreaterThan(0)
    const shown = await station.here(['show', `@${kept}`])
    expect(shown.stdout).toContain('ledger.restored')
    expect(shown.stdout).toContain('The disk failed on 12 March')
    expect(shown.stdout).toContain(`sets the ledger back to a backup of its first ${kept} events`)
    for (const { root } of answer.lost) expect(shown.stdout).toContain(root)
    expect((await station.here(['log'])).stdout).toContain('LOG-02')

    // Whoever signed in the lost part is told what happened.
    const prepare = [...note('mine'), '--as', 'A. Example', '--prepare', 'mine.prepared']
    await station.answer(prepare)
    carry(station, a, 'mine.prepared')
    const sign = ['sign', 'mine.prepared', '--yes', ...a.key]
    const told = await a.run(sign)
    expect(told.code).toBe(6)
    expect(told.stderr).toContain('ERR_ANCHOR_REFUSED')
    expect(told.stderr).toContain('entries are gone')
    expect(told.stderr).toContain('restored from a backup')
    expect(told.stderr).toContain(`${a.key[1]}.seen`)
    await station.answer(['submit', 'mine.prepared', '--cancel'])
    // The founder goes on. Once the ledger is longer than what he saw, it is another history all the same.
    for (const text of ['x', 'y', 'z', 'u', 'v'])
      await station.answer([...note(text), ...station.key])
    const seen = Object.values(
      JSON.parse(readFileSync(`${a.key[1]}.seen`, 'utf8')) as { [id: string]: { size: number } },
    )[0]!
    await station.answer([...prepare.slice(0, -1), 'again.prepared', '--since', `${seen.size}`])
    carry(station, a, 'again.prepared')
    const again = await a.here(['sign', 'again.prepared', '--yes', ...a.key])
    expect(again.stderr).toContain('are not the ones under which you signed last')
    rmSync(`${a.key[1]}.seen`)
    expect((await a.here(['sign', 'again.prepared', '--yes', ...a.key])).code).toBe(0)
  })

  it('every bundle that is exported afterwards shows it as a point, and older trust is not fooled', async () => {
    const { station } = copyWorld(lost)
    await station.answer([
      ...['restore', 'backup', '--replaces', 'old'],
      ...loseAfter(kept),
      ...station.key,
    ])
    await station.answer(['export', 'EX-2026-001', '--out', 'after.custody'])
    await station.answer(['trust', '--out', 'trust-now.json'])
    const verified = await station.run(['verify', 'after.custody', '--trust', 'trust-now.json'])
    expect(verified.code).toBe(0)
    expect(verified.stdout).toContain('LOG-02')
    expect(verified.stdout).toContain('the ledger was set back to a backup')
    const pinned = await station.run(['verify', 'after.custody', '--trust', 'late.json'])
    expect(pinned.stdout).toMatch(/pinned checkpoint, of size \d+, is\s+later than/)
  })

  it.each<readonly [string, readonly string[], string]>([
    ['another number', loseAfter(2), 'the backup holds'],
    ['no number', words, 'go together'],
    ['no words', ['--lose-events-after', '9'], 'go together'],
    ['empty words', ['--lose-events-after', '9', '--because', ' '], 'go together'],
    ['what is no number', ['--lose-events-after', 'all', ...words], 'expected a number'],
  ])('is not restored with %s', async (_, options, message) => {
    const { station } = copyWorld(lost)
    const run = await refused(
      station,
      ['--replaces', 'old', ...options, ...station.key],
      'ERR_USAGE',
    )
    expect(run.stderr).toContain(message)
  })

  it('is not restored by a person who may not say so, nor without a key', async () => {
    const { station, a } = copyWorld(lost)
    const options = ['--replaces', 'old', ...loseAfter(kept)]
    await refused(station, options, 'ERR_USAGE')
    const law = await refused(station, [...options, ...a.key], 'ERR_LAW')
    expect(law.stderr).toContain('ROL-01')
    cpSync(`${station.key[1]}.next`, station.path('stranger.key'))
    const stranger = ['--key', station.path('stranger.key'), ...station.key.slice(2)]
    await refused(station, [...options, ...stranger], 'ERR_SIGNER_UNKNOWN')
    // His memory did not go back for nothing.
    const seen = readFileSync(`${station.key[1]}.seen`, 'utf8')
    await refused(station, ['--replaces', 'old', ...loseAfter(1), ...station.key], 'ERR_USAGE')
    expect(readFileSync(`${station.key[1]}.seen`, 'utf8')).toBe(seen)
  })

  it('may be said to lose events though nobody can show any', async () => {
    const { station } = copyWorld(lost)
    cpSync(station.path('old/keys'), station.path('keys'), { recursive: true })
    rmSync(station.path('keys/log.key.signed'))
    rmSync(`${station.key[1]}.seen`)
    const answer = await station.answer<Answer>([
      ...['restore', 'backup', '--keys', 'keys'],
      ...loseAfter(kept),
      ...station.key,
    ])
    expect(answer).toMatchObject({ lost: [], event: { index: kept } })
  })
})

describe('a backup of another history', () => {
  it('is refused, whatever is said', async () => {
    const { station } = copyWorld(lost)
    // The old ledger went on from the backup in another way: its later checkpoint is of another tree.
    cpSync(station.path('old'), station.path('forked'), { recursive: true })
    rmSync(station.path('forked/store'), { recursive: true })
    cpSync(station.path('backup'), station.path('forked/store'), { recursive: true })
    rmSync(station.path('forked/keys/log.key.signed'))
    rmSync(`${station.key[1]}.seen`)
    const inFork = ['--ledger', station.path('forked')]
    for (const text of ['1', '2', '3', '4', '5', '6'])
      await station.answer([...note(text), ...station.key, ...inFork])
    await station.answer(['backup', 'fork', ...inFork])
    rmSync(`${station.key[1]}.seen`)
    const before = readdirSync(station.directory)
    for (const more of [[], [...loseAfter(kept + 6), ...station.key]]) {
      const run = await station.here(['restore', 'fork', '--replaces', 'old', ...more])
      expect(run.code).toBe(6)
      expect(run.stderr).toContain('ERR_RESTORE_OTHER')
      expect(run.stderr).toContain('shows another history')
    }
    expect(readdirSync(station.directory)).toEqual(before)
  })

  it('is told from what is of another ledger, or damaged', async () => {
    const { station } = copyWorld(lost)
    rmSync(station.path('old/keys/log.key.signed'))
    const keys = ['--keys', 'old/keys', '--seen']
    writeFileSync(station.path('empty'), '')
    await refused(station, [...keys, 'empty'], 'ERR_FILE_READ')
    writeFileSync(station.path('list.seen'), '{"x":1}')
    await refused(station, [...keys, 'list.seen'], 'ERR_KEY_SEEN')
    await refused(station, [...keys, 'nothing'], 'ERR_FILE_READ')
    await refused(station, [...keys, '-'], 'ERR_USAGE')
    const checkpoint = readFileSync(station.path('late.checkpoint'))
    // Another letter of base64, whichever stands there.
    const at = checkpoint.length - 12
    checkpoint[at] = checkpoint[at] === 0x41 ? 0x42 : 0x41
    writeFileSync(station.path('damaged'), checkpoint)
    await refused(station, [...keys, 'damaged'], 'ERR_LEDGER_MISMATCH')
    // What the old ledger has is passed over and said, for it may be damaged.
    writeFileSync(station.path('old/store/checkpoint'), checkpoint)
    const answer = await station.answer<Answer>(['restore', 'backup', '--replaces', 'old'])
    expect(answer.notes.join()).toContain('old/store/checkpoint')
  })
})

describe('values that were erased since', () => {
  it('do not come back, as the old ledger or a list says', async () => {
    const { station } = copyWorld(lost)
    const backup = await openLevelStore(station.path('backup'), { readOnly: true })
    const digests: string[] = []
    for await (const entry of backup.entries(0, await backup.size()))
      digests.push(...sealedIn(entry.event!))
    const values = await Promise.all(digests.map((digest) => backup.disclosure(digest)))
    await backup.close()
    const kept = new Map(digests.map((digest, i) => [digest, values[i]]))
    const [first, second, third] = digests.filter((digest) => kept.get(digest) !== undefined)
    const old = await openLevelStore(station.path('old/store'))
    await old.erase([first!])
    await old.close()
    rmSync(station.path('old/keys/log.key.signed'))
    rmSync(station.path('old/store/checkpoint'))
    writeFileSync(station.path('erased'), `${second}\n\n${'0'.repeat(64)}\n`)
    const answer = await station.answer<Answer>([
      ...['restore', 'backup', '--replaces', 'old', '--erased', 'erased'],
    ])
    expect(answer.erasedAgain).toBe(2)
    const store = await openLevelStore(station.path('ledger/store'))
    expect(await store.disclosure(first!)).toBeUndefined()
    expect(await store.disclosure(second!)).toBeUndefined()
    expect(await store.disclosure(third!)).toEqual(kept.get(third!))
    expect(await store.hasDigest(first!)).toBe(true)
    await store.close()
    appendFileSync(station.path('erased'), 'not a digest\n')
    rmSync(station.path('ledger'), { recursive: true })
    await refused(station, ['--replaces', 'old', '--erased', 'erased'], 'ERR_FILE_READ')
  })
})

describe('what goes on beside it', () => {
  it('a ledger in which somebody records is not replaced', async () => {
    const { station } = copyWorld(lost)
    const lock = await lockDirectory(station.path('old/keys/lock'))
    await refused(station, ['--replaces', 'old'], 'ERR_STORE_LOCKED')
    lock.release()
  })

  it('a process that is killed leaves nothing that is taken for a ledger', async () => {
    const { station } = copyWorld(lost)
    const command = [
      ...['restore', 'backup', '--replaces', 'old'],
      ...loseAfter(kept),
      ...station.key,
    ]
    let killed = 0
    for (const delay of [250, 400, 500, 600, 700, 800, 900, 1000, 1200]) {
      const memory = readFileSync(`${station.key[1]}.seen`)
      const child = spawn(process.execPath, [bin, ...command], {
        cwd: station.directory,
        env: { ...process.env, CUSTODIA_LEDGER: station.path('ledger') },
        stdio: 'ignore',
      })
      const code = new Promise<number | null>((resolve) => child.on('close', resolve))
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      if ((await code) === null) killed += 1
      const status = await station.here(['status'])
      if (status.code === 0) expect((await station.here(['log'])).stdout).toContain('LOG-02')
      else expect(status.stderr).toContain('ERR_STORE_MISSING')
      const left = existsSync(station.path('ledger')) ? readdirSync(station.path('ledger')) : []
      if (left.length > 0 && status.code !== 0) {
        const run = await station.here(command)
        expect(run.stderr).toContain('was left by a restore that was interrupted')
      }
      rmSync(station.path('ledger'), { recursive: true, force: true })
      writeFileSync(`${station.key[1]}.seen`, memory)
    }
    expect(killed).toBeGreaterThan(0)
  })
})

/** Digests in an event: what follows the labels in the map `sealed`, read without opening the event. */
function sealedIn(event: Uint8Array): readonly string[] {
  const text = Buffer.from(event).toString('hex')
  const at = text.indexOf(Buffer.from('fsealed').toString('hex').slice(2))
  return at < 0
    ? []
    : [...text.slice(at).matchAll(/5820([0-9a-f]{64})/g)].map(([, digest]) => digest!)
}
