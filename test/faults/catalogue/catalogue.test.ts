import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Entry {
  readonly id: string
  readonly fault: string
  readonly demand: string
  readonly rows?: readonly string[]
  readonly tests?: readonly { readonly file: string; readonly title: string }[]
  readonly notYet?: string
}

const { catalogue } = (await import(new URL('index.mjs', import.meta.url).href)) as {
  readonly catalogue: readonly Entry[]
}
const root = fileURLToPath(new URL('../../../', import.meta.url))
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('the catalogue has every fault once, in order', () => {
  const ids = Array.from({ length: 52 }, (_, i) => `LF-${String(i + 1).padStart(2, '0')}`)
  expect(catalogue.map(({ id }) => id)).toEqual(ids)
})

test.each(catalogue)('$id is tested, or says what it waits for', ({ rows, tests, notYet }) => {
  const count = (rows?.length ?? 0) + (tests?.length ?? 0)
  if (notYet === undefined) expect(count).toBeGreaterThan(0)
  else expect(count).toBe(0)
})

test('every test that it names is there', () => {
  for (const { id, tests = [] } of catalogue) {
    for (const { file, title } of tests) {
      expect(textOf(file).includes(title), `${id}: ${file}: ${title}`).toBe(true)
    }
  }
})

test('every row that it names is there, and every row of ours is named', () => {
  const files = readdirSync(join(root, 'test/faults/rows')).map(
    (name) => `test/faults/rows/${name}`,
  )
  const rows = [...files, 'test/simulator/row.mjs'].flatMap((file) =>
    [...textOf(file).matchAll(/^ {4}(?:id: '[^']*',\n {4})?name: '([^']+)'/gm)].map(
      ([, name]) => name,
    ),
  )
  const ours = rows.filter((name) => !name!.startsWith('naive: '))
  const named = new Set(catalogue.flatMap((entry) => entry.rows ?? []))
  expect([...named].filter((name) => !ours.includes(name))).toEqual([])
  expect(ours.filter((name) => !named.has(name!))).toEqual([])
})
