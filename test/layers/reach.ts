// Follows imports through the sources of the workspace, as Node would through the exports maps.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export interface ReachOptions {
  /** Folder that holds `packages`. */
  readonly root: string
  /** Files to start from, relative to the root. */
  readonly from: readonly string[]
  /** Whether `import()` is followed, and whether imports of types are: both do nothing when a module is loaded. */
  readonly follow: 'everything' | 'what loads'
}

interface Manifest {
  readonly name: string
  readonly exports?: { readonly [subpath: string]: Target }
  readonly imports?: { readonly [name: string]: Target }
}

type Target = string | { readonly [condition: string]: string }

interface Package {
  readonly folder: string
  readonly manifest: Manifest
}

/**
 * Every file that the given ones reach, relative to the root, and every library as `npm:name`. Each is mapped to the
 * file that imports it first, so that a fault can show the way.
 */
export function reach({
  root,
  from,
  follow,
}: ReachOptions): ReadonlyMap<string, string | undefined> {
  const packages = readPackages(root)
  const reached = new Map<string, string | undefined>(from.map((file) => [file, undefined]))
  for (const file of reached.keys()) {
    if (file.startsWith('npm:')) continue
    for (const specifier of importsOf(readFileSync(join(root, file), 'utf8'), follow)) {
      for (const next of targets(specifier, file, packages)) {
        if (!reached.has(next)) reached.set(next, file)
      }
    }
  }
  return reached
}

/** The way from a start to a reached file, for the message of a failing test. */
export function wayTo(file: string, reached: ReadonlyMap<string, string | undefined>): string {
  const before = reached.get(file)
  return before === undefined ? file : `${wayTo(before, reached)} → ${file}`
}

/** Files of a package that its exports map names, as sources, relative to the root. */
export function entriesOf(root: string, folder: string): string[] {
  const found = readPackages(root).find((candidate) => candidate.folder === folder)
  if (found === undefined) throw new Error(`there is no package in ${folder}`)
  return Object.values(found.manifest.exports ?? {}).flatMap((target) => sources(found, target))
}

function readPackages(root: string): readonly Package[] {
  return readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
    .map((name) => {
      const folder = `packages/${name}`
      const manifest = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      ) as Manifest
      return { folder, manifest }
    })
}

const comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm
/** At the beginning of a line: a text may have the word in it. */
const fromClause =
  /^[ \t]*(?:import|export)\b(\s+type\b(?!\s*,|\s+from))?\s*(?:[\w$*\s{},]+?\sfrom\s*|)(['"])([^'"\n]+)\2/gm
const call = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g

/** Specifiers that a source imports. Relative and package names come as they stand. */
export function importsOf(text: string, follow: ReachOptions['follow']): string[] {
  const source = text.replaceAll(comment, '')
  const everything = follow === 'everything'
  const clauses = [...source.matchAll(fromClause)]
    .filter(([, type]) => everything || type === undefined)
    .map((match) => match[3] ?? '')
  const calls = everything ? [...source.matchAll(call)].map((match) => match[2] ?? '') : []
  return [...clauses, ...calls]
}

function targets(specifier: string, importer: string, packages: readonly Package[]): string[] {
  if (specifier.startsWith('.')) return [relative('/', resolve('/', dirname(importer), specifier))]
  if (specifier.startsWith('node:')) return []
  const own = packages.find(({ folder }) => importer.startsWith(`${folder}/`))
  const internal = own?.manifest.imports?.[specifier]
  if (own !== undefined && internal !== undefined) return sources(own, internal)
  const found = packages.find(
    ({ manifest }) => specifier === manifest.name || specifier.startsWith(`${manifest.name}/`),
  )
  if (found === undefined) return [`npm:${libraryName(specifier)}`]
  const target = found.manifest.exports?.[`.${specifier.slice(found.manifest.name.length)}`]
  if (target === undefined)
    throw new Error(`${importer} imports ${specifier}, which is not exported`)
  return sources(found, target)
}

/** The sources behind a target, whatever the condition: each backend of `#crypto` counts. */
function sources({ folder }: Package, target: Target): string[] {
  const paths = typeof target === 'string' ? [target] : Object.values(target)
  const files = paths
    .filter((path) => /(?<!\.d)\.[jt]s$/.test(path))
    .map((path) => path.replace(/^\.\/dist\/(.*)\.js$/, './src/$1.ts'))
    .map((path) => `${folder}/${path.slice('./'.length)}`)
  return [...new Set(files)]
}

function libraryName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
