import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatTrustFile } from '@custodia/core/wire'
import { collect, enrol, foundLedger, openCase } from '../support/ledger.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = (name: string): string => join(root, 'examples', name)

function run(path: string, ...words: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [path, ...words], { cwd: root, encoding: 'utf8' })
}

describe('examples, run from what was built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-'))

  afterAll(() => rmSync(folder, { recursive: true }))

  test('first-ledger', () => {
    const { status, stdout, stderr } = run(example('first-ledger.mjs'), join(folder, 'evidence'))
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^[0-9a-f]{64} is entry 5; the bundle is verified\n$/)
    expect(status).toBe(0)
  })

  test('handover', () => {
    const { status, stdout, stderr } = run(example('handover.mjs'))
    expect(stderr).toBe('')
    expect(stdout).toContain('offered; the custodian is still B. Example')
    expect(stdout).toContain('the custodian is C. Example')
    expect(status).toBe(0)
  })

  describe('verify-bundle', () => {
    const bundle = join(folder, 'case.custody')
    const trust = join(folder, 'trust.json')

    beforeAll(async () => {
      const world = await foundLedger()
      const bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector'] })
      const opened = await openCase(world)
      await collect(world, { by: bea, inCase: opened.chain, exhibit: 'BE/1' })
      const chunks: Uint8Array[] = []
      for await (const chunk of world.ledger.export({ case: opened.chain })) chunks.push(chunk)
      writeFileSync(bundle, Buffer.concat(chunks))
      const { id, origin, logKey } = world.ledger
      writeFileSync(trust, formatTrustFile({ ledger: id, origin, logKey, completeness: 'C1' }))
    })

    test('a good bundle', () => {
      const { status, stdout } = run(example('verify-bundle.mjs'), bundle, trust)
      expect(stdout).toMatch(/^NOT CHANGED/)
      expect(status).toBe(0)
    })

    test('a changed bundle', () => {
      const bytes = readFileSync(bundle)
      bytes[bytes.length >> 1]! ^= 1
      const changed = join(folder, 'changed.custody')
      writeFileSync(changed, bytes)
      expect(run(example('verify-bundle.mjs'), changed, trust).status).not.toBe(0)
    })
  })

  test('every example is run here', () => {
    const here = readFileSync(fileURLToPath(import.meta.url), 'utf8')
    for (const name of readdirSync(join(root, 'examples')).filter((file) =>
      file.endsWith('.mjs'),
    )) {
      expect(here).toContain(`'${name}'`)
    }
  })
})

test('the code in the README is that of the first example', () => {
  const source = readFileSync(example('first-ledger.mjs'), 'utf8')
  const code = source.slice(source.indexOf('// begin'), source.indexOf('// end'))
  const shown = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
  const expected = code.split('\n').slice(1).join('\n').replace('(folder)', "('evidence')")
  expect(shown).toContain(expected.trimEnd())
  for (const line of source.split('\n').filter((text) => text.startsWith('import '))) {
    expect(shown).toContain(line)
  }
})
