/** What others than the ledger see of it: witnesses that date it, bundles that are compared, a published log that is followed. */
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { listenOn } from '../../packages/cli/src/witness/listen-address.ts'
import { passphrase } from './run.ts'
import { runWitness } from '../witness/process.ts'
import type { RunningWitness } from '../witness/process.ts'
import { copyWorld, makeWorld, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

const logKeyOf = (station: Machine): string =>
  (JSON.parse(readFileSync(station.path('trust.json'), 'utf8')) as { logKey: string }).logKey

/** A witness of the ledger, in a process of its own. */
async function witnessOf(station: Machine, name: string): Promise<RunningWitness> {
  const root = station.path(name)
  mkdirSync(root)
  writeFileSync(join(root, 'logs.txt'), `log ${logKeyOf(station)}\nquorum none\n`)
  writeFileSync(join(root, 'pass.txt'), `${passphrase}\n`)
  const [state, key] = [join(root, 'state'), join(root, 'witness.key')]
  const words = [
    ...['witness', state, '--key', key, '--name', `${name}.example/w`],
    ...['--logs', join(root, 'logs.txt'), '--listen', '127.0.0.1:0'],
    ...['--passphrase-file', join(root, 'pass.txt')],
  ]
  return runWitness({ root, state, key, words })
}

/** A trust file that asks for both of two witnesses. */
async function trustInTwo(station: Machine): Promise<readonly RunningWitness[]> {
  const running = [await witnessOf(station, 'w1'), await witnessOf(station, 'w2')]
  const lines = running.map(({ vkey, url }, i) => `witness w${i + 1} ${vkey} ${url}/`)
  const policy = [`log ${logKeyOf(station)}`, ...lines, 'group both all w1 w2', 'quorum both', '']
  writeFileSync(station.path('witnesses.txt'), policy.join('\n'))
  await station.answer(['trust', '--witnesses', 'witnesses.txt', '--out', 'both.json'])
  return running
}

const network = ['--trust', 'both.json', '--allow-network']

describe('date', () => {
  it('has the log cosigned, and its bundle then says when and by whom', async () => {
    const { station } = copyWorld(made)
    await trustInTwo(station)
    const refused = await station.here(['date', '--trust', 'both.json'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--allow-network')])
    const before = await station.here(['status'])
    expect(before.stdout).toMatch(/dated by nobody; \d+ entries since .* are unwitnessed/)
    const dated = await station.here(['date', ...network])
    expect(dated.code).toBe(0)
    const after = await station.here(['status'])
    expect(after.stdout).toMatch(/dated by others up to \d+ entries\n/)
    expect(dated.stdout).toContain('2 of 2 dated the checkpoint')
    await station.answer(['export', 'EX-2026-001', '--out', 'after.custody'])
    const { code, stdout } = await station.here([
      'verify',
      'after.custody',
      '--trust',
      'both.json',
      '--timeline',
    ])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /entry 0 \(.*not after \d{4}-\d\d-\d\d [\d:]+ UTC, by the word of witnesses/,
    )
    expect(stdout).toMatch(/passed +witness\.cosignatures/)
  }, 60_000)

  it('tells of a witness that does not answer, and keeps what the other said', async () => {
    const { station } = copyWorld(made)
    const [first] = await trustInTwo(station)
    first!.child.kill('SIGKILL')
    await first!.ended
    const dated = await station.here(['date', ...network])
    expect(dated.code).toBe(7)
    expect(dated.stdout).toContain('1 of 2 dated the checkpoint')
    expect(dated.stdout).toContain('w2": cosigned')
    await station.answer(['export', 'EX-2026-001', '--out', 'half.custody'])
    const { code, stdout } = await station.here(['verify', 'half.custody', '--trust', 'both.json'])
    expect(code).toBe(4)
    expect(stdout).toContain('Not enough independent witnesses have seen the log')
  }, 120_000)

  it('dates the checkpoint of a bundle before it is written', async () => {
    const { station } = copyWorld(made)
    await trustInTwo(station)
    const options = ['--date-by', 'both.json', '--allow-network', '--with-leaves']
    await station.answer(['export', 'EX-2026-001', ...options, '--out', 'dated.custody'])
    const report = await station.here(['verify', 'dated.custody', '--trust', 'both.json', '--json'])
    const { time, completeness, bundle } = JSON.parse(report.stdout) as {
      time: { latest: { size: number } }
      completeness: { level: string }
      bundle: { checkpoint: { size: number } }
    }
    expect(time.latest.size).toBe(bundle.checkpoint.size)
    expect(completeness.level).toBe('C4')
  }, 60_000)
})

describe('trust and policy check', () => {
  it('say whether a quorum stops a split view, by who runs the witnesses', async () => {
    const { station } = copyWorld(made)
    await trustInTwo(station)
    const of = (file: string) => station.here(['policy', 'check', file])
    expect((await of('witnesses.txt')).stdout).toContain('unless 2 operators are dishonest, of 2')
    const operators = ['--operator', 'w1=Sample Town', 'w2=Sample Town']
    const trust = ['trust', '--witnesses', 'witnesses.txt', ...operators, '--out', 'one.json']
    await station.answer(trust)
    expect((await of('one.json')).stdout).toContain('unless 1 operator is dishonest, of 1')
    const text = readFileSync(station.path('witnesses.txt'), 'utf8')
    writeFileSync(station.path('any.txt'), text.replace('both all', 'both any'))
    expect((await of('any.txt')).stdout).toContain('It does NOT stop a split view')
  }, 60_000)

  it('refuse what no trust file can hold', async () => {
    const { station } = copyWorld(made)
    const codes: (number | null)[] = []
    for (const words of [
      ['--completeness', 'C3'],
      ['--operator', 'w1'],
      ['--operator', 'w1=X'],
      ['--maximum-age', '0'],
      ['--authority', `x=${station.path('trust.json')}`, '--stamps', '2'],
    ]) {
      codes.push((await station.here(['trust', ...words])).code)
    }
    expect(codes).toEqual([2, 2, 5, 2, 5])
  })
})

describe('leaves and compare', () => {
  it('connect two bundles of one ledger', async () => {
    const { station } = copyWorld(made)
    await station.answer(['export', 'EX-2026-001', '--out', 'first.custody'])
    await station.answer(['record', 'note', 'EX-1', 'Nothing of importance', ...station.key])
    await station.answer(['export', 'EX-2026-001', '--out', 'second.custody'])
    const compared = await station.here(['compare', 'first.custody', 'second.custody'])
    expect([compared.code, compared.stdout]).toEqual([0, expect.stringContaining('CONSISTENT')])
    await station.answer(['leaves', '--out', 'leaves.bin'])
    const examined = ['second.custody', '--trust', 'trust.json', '--leaves', 'leaves.bin']
    const { code, stdout } = await station.here(['verify', ...examined])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/All \d+ entries of the log/)])
    const tooMany = await station.here(['leaves', '--out', 'x.bin', '--size', '9999'])
    expect([tooMany.code, tooMany.stderr]).toEqual([
      2,
      expect.stringContaining('the size of the log'),
    ])
  }, 60_000)

  it('show where two histories part, and which of them nobody can compare', async () => {
    const { station } = copyWorld(made)
    const other = copyWorld(made).station
    for (const [machine, text] of [
      [station, 'One thing'],
      [other, 'Another thing'],
    ] as const) {
      await machine.answer(['record', 'note', 'EX-1', text, ...machine.key])
      await machine.answer(['export', 'EX-2026-001', '--out', 'case.custody'])
    }
    cpSync(other.path('case.custody'), station.path('other.custody'))
    const parted = await station.here(['compare', 'case.custody', 'other.custody'])
    expect([parted.code, parted.stdout]).toEqual([1, expect.stringContaining('THEY PART')])
    writeFileSync(station.path('none.custody'), 'nothing')
    const none = await station.here(['compare', 'case.custody', 'none.custody'])
    expect([none.code, none.stdout]).toEqual([5, expect.stringContaining('shows no log')])
  }, 60_000)
})

const follow = ['--trust', 'trust.json', '--state', 'monitor.json']

describe('publish and monitor', () => {
  it('follow a log that grows, at an address too', async () => {
    const { station } = copyWorld(made)
    await station.answer(['publish', 'public'])
    const look = () => station.here(['monitor', 'public', ...follow])
    expect((await look()).code).toBe(0)
    await station.answer(['record', 'note', 'EX-1', 'Nothing of importance', ...station.key])
    const { size, before } = await station.answer<{ size: number; before: number }>([
      'publish',
      'public',
    ])
    expect(size).toBeGreaterThan(before)
    const url = await serve(station.path('public'))
    const grown = await station.here(['monitor', url, ...follow, '--json'])
    expect(grown.code).toBe(0)
    expect(JSON.parse(grown.stdout)).toMatchObject({ size, new: size - before, alarms: [] })
  }, 60_000)

  it('alarm when the log was cut, is another, is not whole, or is silent', async () => {
    const { station } = copyWorld(made)
    const other = copyWorld(made).station
    await station.answer(['publish', 'old'])
    for (const [machine, text] of [
      [station, 'One thing'],
      [other, 'Another thing'],
    ] as const) {
      await machine.answer(['record', 'note', 'EX-1', text, ...machine.key])
      await machine.answer(['publish', 'new'])
    }
    cpSync(other.path('new'), station.path('fork'), { recursive: true })
    cpSync(station.path('new'), station.path('broken'), { recursive: true })
    for (const name of readdirSync(station.path('broken/tile/entries/000.p'))) {
      const path = station.path(`broken/tile/entries/000.p/${name}`)
      const bytes = readFileSync(path)
      bytes[bytes.length - 1]! ^= 1
      writeFileSync(path, bytes)
    }
    const look = async (place: string, words: readonly string[] = follow) => {
      const run = await station.here(['monitor', place, ...words, '--json'])
      const { alarms } = JSON.parse(run.stdout) as { alarms: { kind: string }[] }
      return [run.code, ...alarms.map(({ kind }) => kind)]
    }
    expect(await look('broken')).toEqual([4, 'faulty'])
    expect(await look('new')).toEqual([0])
    expect(await look('old', [...follow, '--evidence', 'seen'])).toEqual([1, 'rollback'])
    expect(readFileSync(station.path('seen-before.txt'))).not.toEqual(
      readFileSync(station.path('seen-after.txt')),
    )
    expect(await look('fork')).toEqual([1, 'fork'])
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await look('new', [...follow, '--silence', '1'])).toEqual([4, 'silence'])
    expect(await look('nowhere')).toEqual([4, 'faulty'])
    writeFileSync(station.path('old/checkpoint'), 'nothing\n')
    expect(await look('old')).toEqual([5, 'unsigned'])
  }, 60_000)

  it('refuse a directory of another log, and a state that does not agree with itself', async () => {
    const { station } = copyWorld(made)
    const other = copyWorld(made).station
    await other.answer(['record', 'note', 'EX-1', 'Another thing', ...other.key])
    await other.answer(['publish', 'public'])
    cpSync(other.path('public'), station.path('public'), { recursive: true })
    const refused = await station.here(['publish', 'public'])
    expect([refused.code, refused.stderr]).toEqual([
      6,
      expect.stringContaining('ERR_PUBLISHED_OTHER'),
    ])
    await station.answer(['publish', 'own'])
    await station.here(['monitor', 'own', ...follow])
    const state = readFileSync(station.path('monitor.json'), 'utf8')
    writeFileSync(
      station.path('monitor.json'),
      state.replace(/"hashes": \[\n\s+"[0-9a-f]{2}/, (head) => `${head.slice(0, -2)}00`),
    )
    const broken = await station.here(['monitor', 'own', ...follow])
    expect([broken.code, broken.stderr]).toEqual([5, expect.stringContaining('ERR_MONITOR_STATE')])
  }, 60_000)
})

/** A directory, served as it is. */
async function serve(directory: string): Promise<string> {
  const server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(directory, ...(request.url ?? '').split('/'))))
    } catch {
      response.writeHead(404).end()
    }
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return listenOn(server, { host: '127.0.0.1', port: 0 })
}
