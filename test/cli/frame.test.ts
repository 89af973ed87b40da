import { spawn, spawnSync } from 'node:child_process'
import { openSync, readdirSync, readlinkSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { main } from '../../packages/cli/src/main.ts'
import { bin, custodiaHere, emptyDirectory } from './run.ts'

describe('help', () => {
  it('is printed on stdout when it was asked for', async () => {
    for (const words of [['--help'], ['help'], ['offer', '--help'], ['help', 'offer']]) {
      const run = await custodiaHere(words, { cwd: '/' })
      expect(run.stderr).toBe('')
      expect(run.stdout).toMatch(/^Usage: custodia/)
      expect(run.code).toBe(0)
    }
  })

  it('is wrong usage when nobody asked', async () => {
    for (const words of [[], ['party']]) {
      const run = await custodiaHere(words, { cwd: '/' })
      expect(run.stdout).toBe('')
      expect(run.stderr).toMatch(/^Usage: custodia/)
      expect(run.code).toBe(2)
    }
  })

  it('prints its version', async () => {
    const run = await custodiaHere(['--version'], { cwd: '/' })
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('output', () => {
  it('that cannot be written is never exit 0', () => {
    const full = spawnSync(process.execPath, [bin, 'explain', 'chain.gap'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    })
    expect(full.status).toBe(7)
    expect(full.stderr).toContain('ERR_OUTPUT')
  })

  it('whose reader went away is never exit 0, and not worth a word', async () => {
    const child = spawn(process.execPath, [bin, 'explain', 'chain.gap'], { stdio: 'pipe' })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(7)
    expect(stderr).toBe('')
  })

  async function textOf(options: {
    readonly isTTY: boolean
    readonly env?: { readonly [name: string]: string }
    readonly words?: readonly string[]
  }): Promise<string> {
    const { isTTY, env = {}, words = [] } = options
    const stream = (): PassThrough & { isTTY: boolean } =>
      Object.assign(new PassThrough(), { isTTY })
    const stdout = stream()
    await main(['demo', ...words], {
      stdin: stream(),
      stdout,
      stderr: stream(),
      env,
      now: Date.now,
      signal: new AbortController().signal,
    })
    stdout.end()
    const parts: Buffer[] = []
    for await (const part of stdout) parts.push(part as Buffer)
    // Ids, times and keys differ from run to run; so does what a signer is shown of the log, which grows by the second.
    return Buffer.concat(parts)
      .toString('utf8')
      .replaceAll(/[0-9a-f]{8,}|\d\d:\d\d:\d\d|(?<=A file of )\d+/g, '#')
  }

  it('is the same text with and without a terminal, but for colour', async () => {
    const piped = await textOf({ isTTY: false })
    const shown = await textOf({ isTTY: true })
    expect(shown).toContain('\u001b[')
    const words = (text: string): string => text.replaceAll(/\s+/g, ' ')
    expect(words(shown.replaceAll(/\u001b\[\d+m/g, ''))).toBe(words(piped))
  }, 60_000)

  it('has no colour with NO_COLOR or --no-color, and has it with FORCE_COLOR', async () => {
    const escape = '\u001b['
    expect(await textOf({ isTTY: true, env: { NO_COLOR: '1' } })).not.toContain(escape)
    expect(await textOf({ isTTY: true, words: ['--no-color'] })).not.toContain(escape)
    expect(await textOf({ isTTY: false, env: { FORCE_COLOR: '1' } })).toContain(escape)
  }, 60_000)
})

/** Whether a process reads a file by now. */
function hasOpen(pid: number | undefined, path: string): boolean {
  const descriptors = `/proc/${pid}/fd`
  return readdirSync(descriptors).some((fd) => {
    try {
      return readlinkSync(`${descriptors}/${fd}`) === path
    } catch {
      return false
    }
  })
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('an interruption', () => {
  it('of long work ends it with 130', async () => {
    const directory = emptyDirectory()
    const child = spawn(process.execPath, [bin, 'record', 'check', 'X', '/dev/zero'], {
      cwd: directory,
      env: { ...process.env, CUSTODIA_LEDGER: 'ledger' },
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    await until(() => hasOpen(child.pid, '/dev/zero'))
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(stderr).toContain('interrupted')
    expect(code).toBe(130)
  })
})

describe('commands that only read bundles and tables', () => {
  /** Makes every import of LevelDB fail, as where its native part cannot be loaded. */
  const withoutLevel = (() => {
    const hooks = `export async function resolve(name, context, next) {
      if (/^(level|classic-level|abstract-level|@custodia\\/level)$/.test(name)) throw new Error('no LevelDB here')
      return next(name, context)
    }`
    const url = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`
    const register = `import { register } from 'node:module'; register(${JSON.stringify(url(hooks))})`
    return ['--import', url(register)]
  })()

  const start = (
    words: readonly string[],
  ): { readonly status: number | null; readonly stderr: string } =>
    spawnSync(process.execPath, [...withoutLevel, bin, ...words], { encoding: 'utf8', input: '' })

  it.each([
    [['--help'], 0],
    [['help', 'init'], 7],
    [['explain', 'chain.gap'], 0],
    [['conformance'], 0],
    [['verify', '-'], 5],
    [['inspect', '-'], 5],
    [['log', '--ledger', 'x'], 7],
  ])('%j starts without LevelDB, or says that it needs it', (words, code) => {
    const { status, stderr } = start(words)
    expect(status).toBe(code)
    if (code === 7) expect(stderr).toMatch(/no LevelDB here[^]*ERR_PART_MISSING/)
  })
})
