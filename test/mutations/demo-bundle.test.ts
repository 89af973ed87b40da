import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { equalBytes } from '@custodia/core/bytes'
import { verifyBundle } from '@custodia/verifier'
import { loosen } from '../../packages/cli/src/demo/loose-bundle.ts'
import { forge, mutateBytes } from './mutate.ts'
import { seededRandom } from './random.ts'

const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
const isLong = process.env['CUSTODIA_LONG'] === '1'
const byBytes = isLong ? 90_000 : 8_000
const byForger = isLong ? 10_000 : 2_000

/** No change of the demo's bundle is `verified`, and none makes the verifier fail: 10^4 of them, each by its seed. */
describe('the bundle of the demo, changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-'))
  let bundle: Uint8Array
  let trust: Uint8Array

  beforeAll(() => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [bin, 'demo', '--keep', join(folder, 'demo')],
      {
        encoding: 'utf8',
      },
    )
    expect(stderr).not.toContain('ERR_')
    expect(status).toBe(0)
    bundle = readFileSync(join(folder, 'demo/case.custody'))
    trust = readFileSync(join(folder, 'demo/trust.json'))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  async function expectCaught(seed: number, changed: Uint8Array): Promise<boolean> {
    if (equalBytes(changed, bundle)) return false
    const { verdict } = await verifyBundle(changed, { trust })
    if (verdict === 'verified') throw new Error(`seed ${seed}: a changed bundle is verified`)
    return true
  }

  test('as it is, it is verified', async () => {
    expect(await verifyBundle(bundle, { trust })).toMatchObject({ verdict: 'verified' })
  })

  test(`${byBytes} changes of bytes`, { timeout: 3_600_000 }, async () => {
    let changed = 0
    for (let seed = 0; seed < byBytes; seed++) {
      if (await expectCaught(seed, mutateBytes(bundle, seededRandom(seed)))) changed++
    }
    expect(changed).toBeGreaterThan(byBytes * 0.95)
  })

  test(
    `${byForger} forgeries with counts, proof and trailer made right again`,
    { timeout: 3_600_000 },
    async () => {
      const loose = await loosen(bundle)
      let changed = 0
      for (let seed = 0; seed < byForger; seed++) {
        const forged = forge(loose, seededRandom(seed))
        if (forged !== undefined && (await expectCaught(seed, forged))) changed++
      }
      expect(changed).toBeGreaterThan(byForger * 0.5)
    },
  )
})
