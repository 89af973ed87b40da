import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorOf, below, documents, follow, root } from './pages.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Vectors are sorted into folders by what they test; their own README says how. */
const isOwnMap = (folder: string): boolean => /^test\/(vectors|stories)\//.test(folder)

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md')
  const named = [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '')
  const packages = ['core', 'level', 'verifier', 'cli'].map((name) => `packages/${name}/src`)

  test('says of every folder what it is for', () => {
    const folders = [...packages, 'test', 'docs'].flatMap((folder) => below(folder).folders)
    expect(folders.length).toBeGreaterThan(20)
    expect(folders.filter((folder) => !isOwnMap(folder) && !named.includes(folder))).toEqual([])
  })

  test('names no folder that is not there', () => {
    expect(named.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
  })
})

describe('docs/README.md', () => {
  test('leads to every page of docs', () => {
    const links = [...read('docs/README.md').matchAll(/\]\(([^)]+)\)/g)].map(
      (match) => follow('docs/README.md', match[1] ?? '').path,
    )
    const pages = below('docs').files.filter((file) =>
      /^docs\/(?!build\/).*\.(md|cddl)$/.test(file),
    )
    expect(pages.filter((page) => page !== 'docs/README.md' && !links.includes(page))).toEqual([])
  })
})

describe('links', () => {
  test.each(documents())('%s leads somewhere with each', (page) => {
    const prose = read(page).replaceAll(/^```[\s\S]*?^```/gm, '')
    const broken = [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].filter((match) => {
      const { path, anchor } = follow(page, match[1] ?? '')
      if (!existsSync(join(root, path))) return true
      if (anchor === '') return false
      const headings = [...read(path).matchAll(/^#+ (.*)$/gm)].map((heading) =>
        anchorOf(heading[1] ?? ''),
      )
      return !headings.includes(anchor)
    })
    expect(broken.map((match) => match[1])).toEqual([])
  })
})

describe('SECURITY.md', () => {
  interface Manifest {
    readonly dependencies?: { readonly [name: string]: string }
  }
  const names = ['core', 'level', 'verifier', 'cli']

  test('gives the version and the reason of each dependency at run time, and of no other', () => {
    const used = names.flatMap((name) => {
      const { dependencies = {} } = JSON.parse(read(`packages/${name}/package.json`)) as Manifest
      return Object.entries(dependencies)
        .filter(([, version]) => version !== 'workspace:*')
        .map(([dependency, version]) => `${dependency} ${version} ${name}`)
    })
    const table = [...read('SECURITY.md').matchAll(/^\| `([^`]+)` +\| ([\d.]+) +\| (\w+) +\| \S/gm)]
    expect(table.map(([, name, version, user]) => `${name} ${version} ${user}`).toSorted()).toEqual(
      used.toSorted(),
    )
  })
})
