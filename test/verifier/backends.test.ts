import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { provocations } from './provocations.ts'
import { honest } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'custodia-'))
const script = fileURLToPath(new URL('report.mjs', import.meta.url))

beforeAll(async () => {
  const { bytes, options } = await honest()
  writeFileSync(join(folder, 'honest.custody'), bytes)
  writeFileSync(join(folder, 'trust.json'), formatTrustFile(options.trust as TrustFile))
  for (const [i, { make }] of provocations.entries()) {
    writeFileSync(join(folder, `${i}.custody`), (await make()).bytes)
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

function reportsBy(backend: 'node' | 'portable'): string {
  const conditions = backend === 'portable' ? ['--conditions=custodia-portable'] : []
  const { status, stdout, stderr } = spawnSync(process.execPath, [...conditions, script, folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const [name, ...rest] = stdout.split('\n')
  expect(name).toBe(backend)
  return rest.join('\n')
}

test(
  'every bundle of these tests has one report, whichever backend made it',
  { timeout: 300_000 },
  () => {
    const [node, portable] = [reportsBy('node'), reportsBy('portable')]
    expect(node.split('"schema"')).toHaveLength(provocations.length + 2)
    expect(portable).toBe(node)
  },
)
