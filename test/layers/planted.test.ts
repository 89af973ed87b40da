// Plants a violation of every rule in a folder laid out like the workspace, and sees lint catch each one.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What each folder of core may import beside itself, as docs/architecture.md has it. */
const below = {
  bytes: [],
  wire: ['errors', 'bytes'],
  merkle: ['errors', 'bytes'],
  crypto: ['errors', 'bytes'],
  custody: ['errors', 'bytes', 'wire', 'merkle', 'crypto'],
  store: ['errors', 'bytes', 'wire', 'merkle', 'crypto'],
  log: ['errors', 'bytes', 'wire', 'merkle', 'crypto', 'store'],
  ledger: ['errors', 'bytes', 'wire', 'merkle', 'crypto', 'custody', 'store', 'log'],
} as const satisfies { readonly [layer: string]: readonly string[] }

const layers = Object.keys(below) as (keyof typeof below)[]

const entries = [
  'errors',
  'bytes',
  'wire',
  'merkle',
  'crypto',
  'custody',
  'store',
  'store-conformance',
]
const entriesOf = {
  level: ['errors', 'bytes', 'wire', 'merkle', 'crypto', 'store', 'store-conformance'],
  verifier: ['errors', 'bytes', 'wire', 'merkle', 'crypto', 'custody'],
} as const

interface Planted {
  readonly path: string
  readonly source: string
  /** The rule that must complain, or undefined when lint must be silent. */
  readonly rule: string | undefined
}

const layerRule = 'eslint(no-restricted-imports)'

function importing(path: string, specifier: string, isAllowed: boolean): Planted {
  return {
    path,
    source: `import { something } from '${specifier}'\nexport const use: unknown = something\n`,
    rule: isAllowed ? undefined : layerRule,
  }
}

const target = (name: string): string => (name === 'errors' ? 'errors.ts' : `${name}/index.ts`)

function folderCases(): Planted[] {
  const cases: Planted[] = []
  for (const from of layers) {
    for (const to of ['errors', ...layers]) {
      if (to === from) continue
      const isAllowed = (below[from] as readonly string[]).includes(to)
      const folder = `packages/core/src/${from}`
      cases.push(importing(`${folder}/imports-${to}.ts`, `../${target(to)}`, isAllowed))
      cases.push(importing(`${folder}/deep/imports-${to}.ts`, `../../${target(to)}`, isAllowed))
      const deeper = `${folder}/deep/deeper/imports-${to}.ts`
      cases.push(importing(deeper, `../../../${target(to)}`, isAllowed))
    }
  }
  return cases
}

function packageCases(): Planted[] {
  const cases: Planted[] = []
  for (const name of ['level', 'verifier'] as const) {
    const folder = `packages/${name}/src`
    for (const entry of entries) {
      const isAllowed = (entriesOf[name] as readonly string[]).includes(entry)
      cases.push(importing(`${folder}/imports-${entry}.ts`, `@custodia/core/${entry}`, isAllowed))
    }
    cases.push(importing(`${folder}/imports-core.ts`, '@custodia/core', false))
    cases.push(importing(`${folder}/imports-cli.ts`, 'custodia/key-file', false))
  }
  cases.push(importing('packages/verifier/src/imports-level.ts', '@custodia/level', false))
  cases.push(importing('packages/level/src/imports-verifier.ts', '@custodia/verifier', false))
  return cases
}

/** Other ways past the layers. */
const detours: readonly Planted[] = [
  importing('packages/core/src/errors.ts', './bytes/index.ts', false),
  importing('packages/core/src/index.ts', './ledger/create.ts', false),
  importing('packages/core/src/custody/not-the-index.ts', '../wire/cbor.ts', false),
  importing('packages/core/src/wire/entry.ts', '../index.ts', false),
  importing('packages/core/src/custody/law/entry.ts', '../../index.ts', false),
  importing('packages/core/src/custody/law/outside.ts', '../../../../verifier/src/index.ts', false),
  importing('packages/core/src/custody/law/own.ts', '../record/index.ts', true),
  importing('packages/core/src/custody/law/state/own.ts', '../../record/index.ts', true),
  importing('packages/core/src/bytes/around.ts', './../wire/index.ts', false),
  importing('packages/core/src/wire/library.ts', 'cbor-x', false),
  importing('packages/core/src/merkle/library.ts', '@noble/hashes/sha2.js', false),
  importing('packages/core/src/custody/backend.ts', '#crypto', false),
  importing('packages/core/src/store/own-name.ts', '@custodia/core/custody', false),
  importing('packages/core/src/crypto/backend/node.ts', 'node:fs', false),
  importing('packages/verifier/src/library.ts', 'commander', false),
  importing('packages/verifier/src/certificates.ts', 'pkijs', false),
  importing('packages/verifier/src/time-stamp/library.ts', 'pkijs', true),
  importing('packages/verifier/src/time-stamp/other-library.ts', 'commander', false),
  importing(
    'packages/verifier/src/time-stamp/around.ts',
    '../../../core/src/store/index.ts',
    false,
  ),
  importing('packages/verifier/src/around.ts', '../../core/src/store/index.ts', false),
  importing('packages/verifier/src/checks/around.ts', '../../../core/src/store/index.ts', false),
  importing('packages/verifier/src/checks/own.ts', '../report.ts', true),
  importing('packages/level/src/around.ts', '../../core/src/ledger/index.ts', false),
  importing('packages/cli/src/around.ts', '../../core/src/ledger/index.ts', false),
  importing('packages/cli/src/by-name.ts', '@custodia/level', true),
  {
    path: 'packages/core/src/wire/re-export.ts',
    source: "export { leafHash } from '../merkle/index.ts'\n",
    rule: layerRule,
  },
  {
    path: 'packages/core/src/custody/re-export-types.ts',
    source: "export type { Store } from '../store/index.ts'\n",
    rule: layerRule,
  },
  {
    path: 'packages/verifier/src/dynamic.ts',
    source: "export const level: Promise<unknown> = import('@custodia/level')\n",
    rule: layerRule,
  },
]

const portable: readonly Planted[] = ['core', 'verifier'].flatMap((name) => [
  {
    path: `packages/${name}/src/${name === 'core' ? 'wire/' : ''}builtin.ts`,
    source: "import { readFileSync } from 'node:fs'\nexport const use: unknown = readFileSync\n",
    rule: 'import(no-nodejs-modules)',
  },
  {
    path: `packages/${name}/src/${name === 'core' ? 'wire/' : ''}global.ts`,
    source: 'export const use: unknown = Buffer.from([1])\n',
    rule: 'eslint(no-restricted-globals)',
  },
])

const library = (name: string, source: string, rule: string): Planted => ({
  path: `packages/cli/src/${name}.ts`,
  source,
  rule,
})

const write =
  'async function write(): Promise<boolean> {\n  return fetch("x").then((r) => r.ok)\n}\n'

const habits: readonly Planted[] = [
  library(
    'floating',
    `${write}export function f(): void {\n  write()\n}\n`,
    'typescript(no-floating-promises)',
  ),
  library(
    'await-nothing',
    'export async function f(): Promise<number> {\n  return (await 1) + 1\n}\n',
    'typescript(await-thenable)',
  ),
  library(
    'misused',
    `${write}export function f(): number {\n  if (write()) return 1\n  return 2\n}\n`,
    'typescript(no-misused-promises)',
  ),
  library(
    'switch',
    "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n",
    'typescript(switch-exhaustiveness-check)',
  ),
  library(
    'truthy',
    'export const f = (x: string | undefined): number => (x ? 1 : 2)\n',
    'typescript(strict-boolean-expressions)',
  ),
  library(
    'needless',
    'export const f = (x: string): string => x ?? "none"\n',
    'typescript(no-unnecessary-condition)',
  ),
  library(
    'throws',
    "export function f(): never {\n  throw 'text'\n}\n",
    'typescript(only-throw-error)',
  ),
  library(
    'returns',
    `${write}export async function f(): Promise<boolean> {\n  try {\n    return write()\n  } catch {\n    return false\n  }\n}\n`,
    'typescript(return-await)',
  ),
  library(
    'type-import',
    "import { Stats } from 'node:fs'\nexport type Use = Stats\n",
    'typescript(consistent-type-imports)',
  ),
  library(
    'unused',
    "import { join } from 'node:path'\nexport const use = 1\n",
    'eslint(no-unused-vars)',
  ),
  library(
    'template',
    'export const f = (x: object): string => `${x}`\n',
    'typescript(restrict-template-expressions)',
  ),
  library('any', 'export const use: any = 1\n', 'typescript(no-explicit-any)'),
  library('default', 'const use = 1\nexport default use\n', 'import(no-default-export)'),
  library('console', "export const f = (): void => console.log('x')\n", 'eslint(no-console)'),
  library('eval', "export const f = (): unknown => eval('1')\n", 'eslint(no-eval)'),
  library(
    'implied-eval',
    "export const f = (): unknown => setTimeout('1', 1)\n",
    'typescript(no-implied-eval)',
  ),
  library(
    'function',
    "export const f = (): unknown => new Function('return 1')\n",
    'eslint(no-new-func)',
  ),
  library(
    'complex',
    `export function f(n: number): number {\n${Array.from({ length: 20 }, (_, i) => `  if (n === ${i}) return ${i}\n`).join('')}  return -1\n}\n`,
    'eslint(complexity)',
  ),
  library('long-file', `export const use = 1\n${'// one line\n'.repeat(400)}`, 'eslint(max-lines)'),
  library(
    'long-function',
    `export function f(): void {\n${'  f()\n'.repeat(90)}}\n`,
    'eslint(max-lines-per-function)',
  ),
  library(
    'cycle-a',
    "import { b } from './cycle-b.ts'\nexport const a = (): unknown => b\n",
    'import(no-cycle)',
  ),
  library(
    'cycle-b',
    "import { a } from './cycle-a.ts'\nexport const b = (): unknown => a\n",
    'import(no-cycle)',
  ),
]

const planted = [...folderCases(), ...packageCases(), ...detours, ...portable, ...habits]

interface Diagnostic {
  readonly code: string
  readonly filename: string
}

let folder = ''
const complaints = new Map<string, Set<string>>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'custodia-planted-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "lib": ["ES2023", "DOM"], "types": ["node"], "noEmit": true, "allowImportingTsExtensions": true } }',
  )
  for (const { path, source } of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format', 'json', 'packages'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  const { diagnostics } = JSON.parse(run.stdout) as { readonly diagnostics: readonly Diagnostic[] }
  for (const { code, filename } of diagnostics) {
    complaints.set(filename, (complaints.get(filename) ?? new Set()).add(code))
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('lint', () => {
  test.each(planted.map((p) => [p.path, p.rule ?? 'nothing', p] as const))(
    '%s: %s',
    (path, _, { rule }) => {
      const found = complaints.get(path) ?? new Set()
      if (rule === undefined) expect(found).not.toContain(layerRule)
      else expect(found).toContain(rule)
    },
  )

  test('every rule that the configuration names is provoked', () => {
    interface Rules {
      readonly [rule: string]: unknown
    }
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
      readonly rules: Rules
      readonly overrides: readonly { readonly rules: Rules }[]
    }
    const named = [config.rules, ...config.overrides.map((override) => override.rules)]
      .flatMap((rules) => Object.entries(rules))
      .filter(([, setting]) => setting !== 'off')
      .map(([rule]) => rule.split('/').at(-1))
    const provoked = planted.map(({ rule }) => rule?.replace(/^.*\(|\)$/g, ''))
    expect([...new Set(named)].filter((rule) => !provoked.includes(rule))).toEqual([])
  })
})
