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
    expect(stdout).toMatch(/ skipped 99\n/)
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
  'a-whole-case': () => {
    const example = join(root, 'examples/a-whole-case/index.mjs')
    const { status, stdout, stderr } = node(example, 'case.custody')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(sectionsOf(stdout)).toMatchObject({
      'Items, 40 of them': [
        '2 cash',
        '7 device',
        '10 disk-image',
        '5 document',
        '7 drugs',
        '9 medium',
      ],
      'How it stands with them': ['1 disposed', '38 in-custody', '1 missing'],
      Destroyed: ['EX-18, by Cleo Muster, witnessed by Jana Muster'],
      // What came of the second search, and nothing of the first.
      'Rest on what was quashed': ['3 device', '3 disk-image', '1 document', '3 drugs', '3 medium'],
      // Two pairs searched, and each signed for itself.
      'To be explained': [
        ...['1 AUD-03', '1 COR-02', '1 CUS-08', '1 INC-04', '15 LEG-03', '2 SOD-05', '2 WIT-02'],
      ],
      'The bundle is verified.': [],
    })
    expect(sectionsOf(stdout)['People']).toHaveLength(9)
    const bin = join(root, 'packages/cli/dist/bin.js')
    const audit = node(bin, 'audit', '--bundles', 'case.custody')
    expect({ status: audit.status, stderr: audit.stderr }).toEqual({ status: 0, stderr: '' })
    const told = audit.stdout.replaceAll(/ \([0-9a-f]{8}\)/g, '')
    for (const sentence of [
      'A witness of the entry: 28 of 30 items that came in from outside (93.3 %).',
      'Item "EX-12" was reported lost, and not found again.',
      '1 of 40 items (2.5 %): person "Cleo Muster" stored it and brought its custody to an end.',
      'Person "Kira Muster" witnessed all 16 acts of person "Emil Muster" that anybody witnessed.',
      'The law asks for an explanation of 5 of 51 entries about items of the kind drugs (9.8 %).',
    ]) {
      expect(told).toContain(`  ${sentence}\n`)
    }
  },
}

/** What it prints under each of its titles. */
function sectionsOf(page: string): { readonly [title: string]: readonly string[] } {
  const sections = page.trimEnd().split('\n\n')
  return Object.fromEntries(
    sections.map((section) => {
      const [title = '', ...lines] = section.split('\n')
      return [title, lines.map((line) => line.trim())]
    }),
  )
}

const programs = readdirSync(join(root, 'examples'))

test.each(programs)('%s does what it says', (name) => {
  const run = runs[name]
  if (run === undefined) throw new Error(`no test says what ${name} prints`)
  run()
})

test.each([
  ['README.md', 'first-ledger.mjs', 'createLedger'],
  ['docs/stores.md', 'check-a-store.mjs', 'storeConformance'],
])('the lines of %s are those of %s', (page, name, call) => {
  const example = readFileSync(join(root, 'examples', name), 'utf8')
  const [, lines] = /^\/\/ begin: .*\n([\s\S]*?)^\/\/ end$/m.exec(example) ?? []
  expect(lines).toContain(call)
  expect(readFileSync(join(root, page), 'utf8')).toContain(lines)
})
