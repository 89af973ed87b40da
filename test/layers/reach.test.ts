import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { entriesOf, importsOf, reach, wayTo } from './reach.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const writing =
  /^packages\/(core\/src\/(store|store-conformance|log|ledger)|level|cli)\/|^npm:.*level/
const levelDb = /^packages\/level\/|^npm:.*level/

/** Ways from the start to a file that ought not to be reached. */
function waysTo(forbidden: RegExp, reached: ReadonlyMap<string, string | undefined>): string[] {
  return [...reached.keys()]
    .filter((file) => forbidden.test(file))
    .map((file) => wayTo(file, reached))
}

describe('the verifier', () => {
  const reachVerifier = (): ReadonlyMap<string, string | undefined> =>
    reach({ root, from: entriesOf(root, 'packages/verifier'), follow: 'everything' })

  test('reaches wire, merkle, crypto and custody', () => {
    for (const layer of ['wire', 'merkle', 'crypto', 'custody']) {
      expect([...reachVerifier().keys()]).toContain(`packages/core/src/${layer}/index.ts`)
    }
  })

  test('reaches no file of store, log, ledger, level or cli', () => {
    expect(waysTo(writing, reachVerifier())).toEqual([])
  })

  test('reaches these libraries and no others', () => {
    const libraries = [...reachVerifier().keys()].filter((file) => file.startsWith('npm:'))
    expect(libraries.toSorted()).toEqual([
      'npm:@noble/ed25519',
      'npm:@noble/hashes',
      'npm:asn1js',
      'npm:cbor-x',
      'npm:pkijs',
    ])
  })

  test('reaches the libraries that SECURITY.md names', () => {
    const libraries = [...reachVerifier().keys()]
      .filter((file) => file.startsWith('npm:'))
      .map((file) => file.slice('npm:'.length))
    const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
    const sentence = /^`@custodia\/verifier` reaches ([^.]*), and nothing else\./m.exec(text)?.[1]
    const named = [...(sentence ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(named).toEqual(libraries.toSorted())
  })
})

describe('the command line', () => {
  test.each([
    'bin',
    ...['verify', 'inspect', 'explain', 'conformance'].map((name) => `commands/${name}`),
  ])('%s loads no LevelDB', (name) => {
    const reached = reach({ root, from: [`packages/cli/src/${name}.ts`], follow: 'what loads' })
    expect(reached.size).toBeGreaterThan(1)
    expect(waysTo(levelDb, reached)).toEqual([])
  })

  test('the commands that write do load it: the search can find it', () => {
    const reached = reach({
      root,
      from: ['packages/cli/src/commands/init.ts'],
      follow: 'everything',
    })
    expect(waysTo(levelDb, reached)).not.toEqual([])
  })
})

/** A workspace of two packages, in which one file of the verifier is given. */
function plant(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-reach-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = {
    'packages/core/package.json': JSON.stringify({
      name: '@custodia/core',
      imports: {
        '#crypto': { node: './dist/crypto/node.js', default: './dist/crypto/portable.js' },
      },
      exports: {
        './custody': { types: './dist/custody/index.d.ts', default: './dist/custody/index.js' },
        './store': { types: './dist/store/index.d.ts', default: './dist/store/index.js' },
      },
    }),
    'packages/core/src/custody/index.ts': "export * from './law.ts'\nimport '#crypto'\n",
    'packages/core/src/custody/law.ts': source,
    'packages/core/src/crypto/node.ts': "import 'node:crypto'\n",
    'packages/core/src/crypto/portable.ts': "import { sha256 } from '@noble/hashes/sha2.js'\n",
    'packages/core/src/store/index.ts': 'export const store = 1\n',
    'packages/verifier/package.json': JSON.stringify({
      name: '@custodia/verifier',
      exports: { '.': './dist/index.js' },
    }),
    'packages/verifier/src/index.ts': "export { law } from '@custodia/core/custody'\n",
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('the search itself', () => {
  test.each([
    ["import { store } from '../store/index.ts'", 'everything', true],
    ["import {\n  type A,\n  store,\n} from '../store/index.ts'", 'what loads', true],
    ["export * from '../store/index.ts'", 'what loads', true],
    ["export * as all from '../store/index.ts'", 'what loads', true],
    ["import '../store/index.ts'", 'what loads', true],
    ["import { store } from '@custodia/core/store'", 'what loads', true],
    ["const store = await import('../store/index.ts')", 'everything', true],
    ["const store = await import('../store/index.ts')", 'what loads', false],
    ["import type { Store } from '../store/index.ts'", 'everything', true],
    ["import type { Store } from '../store/index.ts'", 'what loads', false],
    ["export type { Store } from '../store/index.ts'", 'what loads', false],
    ["export const store = typeof import('../store/index.ts')", 'everything', true],
    ["// import { store } from '../store/index.ts'", 'everything', false],
    ["/* import { store } from '../store/index.ts' */", 'everything', false],
  ] as const)('%j, following %s: found is %s', (source, follow, isFound) => {
    const folder = plant(`${source}\nexport const law = 1\n`)
    const reached = reach({ root: folder, from: ['packages/verifier/src/index.ts'], follow })
    const way = [
      'verifier/src/index',
      'core/src/custody/index',
      'core/src/custody/law',
      'core/src/store/index',
    ]
    const expected = way.map((file) => `packages/${file}.ts`).join(' → ')
    expect(waysTo(writing, reached)).toEqual(isFound ? [expected] : [])
  })

  test('follows every condition of an import, and names libraries', () => {
    const from = entriesOf(plant(''), 'packages/verifier')
    const reached = reach({ root: plant(''), from, follow: 'what loads' })
    expect([...reached.keys()].slice(-3)).toEqual([
      'packages/core/src/crypto/node.ts',
      'packages/core/src/crypto/portable.ts',
      'npm:@noble/hashes',
    ])
  })

  test('refuses what no exports map names', () => {
    const folder = plant("import '@custodia/core/ledger'\n")
    const search = {
      root: folder,
      from: ['packages/verifier/src/index.ts'],
      follow: 'what loads',
    } as const
    expect(() => reach(search)).toThrow('which is not exported')
  })

  test('reads several imports of one file', () => {
    const source =
      "import a, { b } from 'one'\nimport * as c from \"two\"\nexport { d } from './three.ts'\nimport 'four'\n"
    expect(importsOf(source, 'what loads')).toEqual(['one', 'two', './three.ts', 'four'])
  })
})
