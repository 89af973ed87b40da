// Packs the packages as they would be published, and unpacks what came out.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly type?: string
  readonly engines?: { readonly node?: string }
  readonly bin?: { readonly [name: string]: string }
  readonly exports: { readonly [subpath: string]: Target }
  readonly imports?: { readonly [name: string]: Target }
  readonly dependencies?: { readonly [name: string]: string }
}

export type Target = string | { readonly [condition: string]: string }

export interface Tarball {
  readonly manifest: Manifest
  /** The packed file. */
  readonly path: string
  /** Where its content lies. */
  readonly folder: string
  /** Every file in it, relative to the folder. */
  readonly files: readonly string[]
}

/** Runs a command to its end; throws with all that it printed when it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error !== undefined) throw error
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stdout}${stderr}`)
  return stdout
}

export const packageFolders: readonly string[] = readdirSync(join(root, 'packages')).filter(
  (name) => existsSync(join(root, 'packages', name, 'package.json')),
)

/** Packs one package into `nest` and unpacks it beside the tarball. */
export function packAndUnpack(name: string, nest: string): Tarball {
  const destination = join(nest, name)
  mkdirSync(destination)
  run(
    'npx',
    ['-y', 'pnpm@12', 'pack', '--pack-destination', destination],
    join(root, 'packages', name),
  )
  const [packed, ...others] = readdirSync(destination)
  if (packed === undefined || others.length > 0) throw new Error(`expected one tarball of ${name}`)
  run('tar', ['-xzf', packed], destination)
  const folder = join(destination, 'package')
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  return { manifest, path: join(destination, packed), folder, files: filesIn(folder) }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
}

/** Paths that a map of exports or imports names, without the leading `./`. */
export function targetPaths(map: { readonly [key: string]: Target } | undefined): string[] {
  return Object.values(map ?? {})
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .map((path) => path.replace(/^\.\//, ''))
}
