// The programs in `examples`, run as a reader runs them, from an empty folder.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './pages.ts'

const nest = mkdtempSync(join(tmpdir(), 'custodia-examples-'))
afterAll(() => rmSync(nest, { recursive: true }))

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function node(...args: readonly string[]): Ran {
  return spawnSync(process.execPath, args, { cwd: nest, encoding: 'utf8' })
}

/** What each prints, beside ids. */
const runs: { readonly [name: string]: () => void } = {
  'check-a-store.mjs': () => {
    const { status, stdout, stderr } = node(join(root, 'examples/check-a-store.mjs'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/ fail 0\n/)
    expect(stdout).toMatch(/ skipped 75\n/)
    expect(stdout).toMatch(/ pass 1\d\d\n/)
  },
  'first-ledger.mjs': () => {
    const { status, stdout, stderr } = node(join(root, 'examples/first-ledger.mjs'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^[0-9a-f]{64} is entry \d+; the bundle is verified\n$/)
  },
  'handover.mjs': () => {
    const { status, stdout, stderr } = node(join(root, 'examples/handover.mjs'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('offered; the custodian is still B. Example\n')
    expect(stdout).toMatch(/accepted as entry \d+; the custodian is C\. Example\n/)
  },
  'verify-bundle.mjs': () => {
    const demo = node(join(root, 'packages/cli/dist/bin.js'), 'demo', '--keep', 'kept')
    expect(demo.status).toBe(0)
    const example = join(root, 'examples/verify-bundle.mjs')
    const good = node(example, 'kept/case.custody', 'kept/trust.json')
    expect({ status: good.status, stderr: good.stderr }).toEqual({ status: 0, stderr: '' })
    const [sabotaged = ''] = readdirSync(join(nest, 'kept/sabotaged'))
    expect(node(example, `kept/sabotaged/${sabotaged}`, 'kept/trust.json').status).not.toBe(0)
  },
}

test.each(readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.mjs')))(
  '%s does what it says',
  (name) => {
    const run = runs[name]
    if (run === undefined) throw new Error(`no test says what ${name} prints`)
    run()
  },
)

test.each([
  ['README.md', 'first-ledger.mjs', 'createLedger'],
  ['docs/stores.md', 'check-a-store.mjs', 'storeConformance'],
])('the lines of %s are those of %s', (page, name, call) => {
  const example = readFileSync(join(root, 'examples', name), 'utf8')
  const [, lines] = /^\/\/ begin: .*\n([\s\S]*?)^\/\/ end$/m.exec(example) ?? []
  expect(lines).toContain(call)
  expect(readFileSync(join(root, page), 'utf8')).toContain(lines)
})
