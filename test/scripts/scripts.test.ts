import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function node(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Ran {
  return spawnSync(process.execPath, args, { encoding: 'utf8', env })
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** A workspace that holds the launcher, and the built program if its text is given. */
function launcher(program?: string): string {
  const folder = emptyFolder()
  cpSync(join(here, 'custodia.mjs'), join(folder, 'test/scripts/custodia.mjs'))
  if (program !== undefined) {
    mkdirSync(join(folder, 'packages/cli/dist'), { recursive: true })
    writeFileSync(join(folder, 'packages/cli/package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'packages/cli/dist/bin.js'), program)
  }
  return join(folder, 'test/scripts/custodia.mjs')
}

describe('pnpm custodia', () => {
  test('says in one sentence to build when nothing is built: exit 70', () => {
    const { status, stdout, stderr } = node([launcher(), 'verify', 'x.custody'])
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' })
    expect(stderr).toBe('custodia: nothing is built yet; run `npx -y pnpm@12 build` first.\n')
  })

  test('hands on the arguments and the exit code', () => {
    const program = 'console.log(JSON.stringify(process.argv.slice(2)))\nprocess.exitCode = 3\n'
    const { status, stdout } = node([launcher(program), 'verify', '--json', 'a b'])
    expect({ status, stdout }).toEqual({ status: 3, stdout: '["verify","--json","a b"]\n' })
  })
})

describe('the count of `.ci/run`', () => {
  const report = (passed: number, total: number, files: readonly object[] = []): string => {
    const path = join(emptyFolder(), 'report.json')
    const content = { numPassedTests: passed, numTotalTests: total, testResults: files }
    writeFileSync(path, JSON.stringify(content))
    return path
  }
  const count = (path: string): string => node([join(here, 'tally.mjs'), path]).stdout

  test('counts what passed', () => {
    expect(count(report(7, 7))).toBe('7 0\n')
  })

  test('counts what failed and what did not run alike', () => {
    expect(count(report(5, 7))).toBe('5 2\n')
  })

  test('counts a file that could not be loaded', () => {
    expect(count(report(7, 7, [{ status: 'failed', assertionResults: [] }]))).toBe('7 1\n')
  })

  test('fails without a report', () => {
    expect(node([join(here, 'tally.mjs'), join(here, 'none.json')]).status).not.toBe(0)
  })
})

describe('pnpm test:published', () => {
  test.each([
    ['is not set', undefined],
    ['names no folder', join(here, 'no-such-folder')],
  ])('fails when CUSTODIA_VECTORS %s', (_, vectors) => {
    const { CUSTODIA_VECTORS: _given, ...rest } = process.env
    const env = vectors === undefined ? rest : { ...rest, CUSTODIA_VECTORS: vectors }
    const { status, stderr } = node([join(here, 'test.mjs'), '--published'], env)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^published vectors: CUSTODIA_VECTORS must name their folder/)
  })
})

describe('pnpm check', () => {
  interface Check {
    readonly name: string
    readonly arguments: readonly string[]
  }

  test('refuses a name that no check has', () => {
    const { status, stderr } = node([join(here, 'check.mjs'), 'nothing'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^there is no check named nothing; there are: types, lint,/)
  })

  test('runs every test that `pnpm test` leaves out', async () => {
    const script = new URL('checks.mjs', import.meta.url).href
    const { checks } = (await import(script)) as { readonly checks: readonly Check[] }
    const paths = checks.map((check) => check.arguments.at(-1) ?? '')
    const left = ['test/interop', 'test/package'].flatMap((folder) =>
      readdirSync(join(here, '../..', folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `${folder}/${file}`),
    )
    expect(left.length).toBeGreaterThan(1)
    expect(left.filter((file) => !paths.some((path) => file.startsWith(path)))).toEqual([])
  })
})
