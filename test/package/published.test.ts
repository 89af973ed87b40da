// What a stranger gets: the packed tarballs, installed by npm into an empty folder.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packAndUnpack, packageFolders, root, run, targetPaths } from './tarballs.ts'
import type { Tarball } from './tarballs.ts'

const nest = mkdtempSync(join(tmpdir(), 'custodia-package-'))
const tarballs = new Map<string, Tarball>()

beforeAll(() => {
  for (const name of packageFolders) tarballs.set(name, packAndUnpack(name, nest))
})

afterAll(() => rmSync(nest, { recursive: true }))

function tarball(name: string): Tarball {
  const found = tarballs.get(name)
  if (found === undefined) throw new Error(`no tarball of ${name}`)
  return found
}

describe.each(packageFolders)('the tarball of %s', (name) => {
  test('holds all that its manifest points at', () => {
    const { manifest, files } = tarball(name)
    const paths = [
      ...targetPaths(manifest.exports),
      ...targetPaths(manifest.imports),
      ...targetPaths(manifest.bin),
    ]
    expect(paths).not.toEqual([])
    expect(paths.filter((path) => !files.includes(path))).toEqual([])
  })

  test('holds a README and the licence', () => {
    const { files, folder } = tarball(name)
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE']))
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toBe(
      readFileSync(join(root, 'LICENSE'), 'utf8'),
    )
  })

  test('holds no tests and nothing that a tool left behind', () => {
    const { files } = tarball(name)
    expect(
      files.filter((file) => /\.test\.|\.tsbuildinfo$|(^|\/)(test|node_modules)\//.test(file)),
    ).toEqual([])
  })

  test('holds the source of every compiled file', () => {
    const { files } = tarball(name)
    const compiled = files.filter((file) => /^dist\/.*\.js$/.test(file))
    expect(compiled).not.toEqual([])
    const source = (file: string): string => file.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')
    expect(compiled.filter((file) => !files.includes(source(file)))).toEqual([])
  })

  test('holds every file that its files import', () => {
    const { files, folder } = tarball(name)
    const missing = files
      .filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file))
      .flatMap((file) => relativeImports(file, readFileSync(join(folder, file), 'utf8')))
      .filter((path) => !files.includes(path))
    expect(missing).toEqual([])
  })

  test('says what it is, and depends on exact versions', () => {
    const { manifest } = tarball(name)
    expect(manifest).toMatchObject({
      version: tarball('core').manifest.version,
      license: 'Apache-2.0',
      type: 'module',
      engines: { node: '>=20.19' },
    })
    const versions = Object.values(manifest.dependencies ?? {})
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})

/** Files of the tarball that a file imports. In declarations a name that ends in `.ts` stands for its `.d.ts`. */
function relativeImports(file: string, text: string): string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)].map((match) => {
    const path = normalize(join(dirname(file), match[1] ?? ''))
    return file.endsWith('.d.ts') ? path.replace(/(?<!\.d)\.[jt]s$/, '.d.ts') : path
  })
}

describe('installed by npm into an empty folder', () => {
  const consumer = join(nest, 'consumer')
  const entries = (name: string): string[] => {
    const { manifest } = tarball(name)
    return Object.keys(manifest.exports)
      .filter((subpath) => subpath !== './package.json')
      .map((subpath) => `${manifest.name}${subpath.slice(1)}`)
  }

  beforeAll(() => {
    mkdirSync(consumer)
    writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }\n')
    const paths = [...tarballs.values()].map(({ path }) => path)
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...paths], consumer)
  })

  test('each entry loads, by import and by require', () => {
    const all = packageFolders.flatMap(entries)
    expect(all.length).toBeGreaterThan(8)
    const source = [
      "import { createRequire } from 'node:module'",
      'const require = createRequire(import.meta.url)',
      `for (const name of ${JSON.stringify(all)}) {`,
      '  const names = Object.keys(await import(name))',
      '  if (names.length === 0) throw new Error(`${name} exports nothing`)',
      '  if (names.join() !== Object.keys(require(name)).join()) throw new Error(`${name} differs`)',
      '}',
      "console.log('loaded')",
    ]
    writeFileSync(join(consumer, 'load.mjs'), source.join('\n'))
    expect(run(process.execPath, ['load.mjs'], consumer)).toBe('loaded\n')
  })

  test.each([
    ['core and verifier, with the types of a browser', ['core', 'verifier'], ['ES2023', 'DOM'], []],
    ['all packages, with the types of Node', packageFolders, ['ES2023'], ['node']],
  ] as const)('type-checks: %s', (_, names, lib, types) => {
    const project = join(consumer, `types-${types.length}`)
    mkdirSync(join(project, 'node_modules'), { recursive: true })
    if (types.length > 0) {
      symlinkSync(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'), 'dir')
    }
    const imports = names
      .flatMap(entries)
      .map((entry, i) => `import * as entry${i} from '${entry}'`)
    const uses = imports.map((_line, i) => `entry${i}`).join(', ')
    writeFileSync(
      join(project, 'consumer.ts'),
      `${imports.join('\n')}
import { isCustodyError, type CustodyErrorCode } from '@custodia/core/errors'
export const all: readonly object[] = [${uses}]
export function codeOf(error: unknown): CustodyErrorCode | undefined {
  return isCustodyError(error) ? error.code : undefined
}
`,
    )
    const compilerOptions = {
      strict: true,
      target: 'ES2023',
      module: 'nodenext',
      noEmit: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      lib,
      types,
    }
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
    )
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], consumer)
  })

  describe('the command line', () => {
    const kept = join(nest, 'kept')
    const custodia = (
      ...args: string[]
    ): { readonly status: number | null; readonly stdout: string } =>
      spawnSync(join(consumer, 'node_modules/.bin/custodia'), args, {
        cwd: consumer,
        encoding: 'utf8',
      })

    test('says its version', () => {
      expect(custodia('--version')).toMatchObject({
        status: 0,
        stdout: `${tarball('cli').manifest.version}\n`,
      })
    })

    test('plays the demo, and verifies its bundle and not the sabotaged ones', () => {
      expect(custodia('demo', '--keep', kept)).toMatchObject({ status: 0 })
      const verify = (bundle: string): number | null =>
        custodia('verify', join(kept, bundle), '--trust', join(kept, 'trust.json')).status
      expect(verify('case.custody')).toBe(0)
      const sabotaged = readdirSync(join(kept, 'sabotaged')).filter((file) =>
        file.endsWith('.custody'),
      )
      expect(sabotaged.length).toBeGreaterThanOrEqual(4)
      for (const file of sabotaged) expect([1, 3]).toContain(verify(join('sabotaged', file)))
    })
  })
})
