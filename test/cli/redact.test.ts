import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { custodiaHere, emptyDirectory } from './run.ts'

const golden = (name: string): string =>
  fileURLToPath(new URL(`../golden/${name}`, import.meta.url))
const bundle = golden('small.custody')

const run = (words: readonly string[], cwd = emptyDirectory()) => custodiaHere(words, { cwd })

describe('redact', () => {
  it('takes out what a profile withholds, and the bundle verifies as before', async () => {
    const cwd = emptyDirectory()
    const out = ['--out', 'public.custody']
    const { code, stdout } = await run(['redact', bundle, '--profile', 'court-public', ...out], cwd)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Wrote public.custody: \d+ opened values taken out, \d+ opened values left\.\n {2}Its entries/,
    )
    const trust = ['--trust', golden('small.trust.json')]
    const before = await run(['verify', bundle, ...trust], cwd)
    const after = await run(['verify', 'public.custody', ...trust], cwd)
    expect([before.code, after.code]).toEqual([0, 0])
    expect(after.stdout).toContain('nothing on record gives a reason')
    expect(readFileSync(`${cwd}/public.custody`).includes('A floppy disk')).toBe(false)
    expect(readFileSync(bundle).includes('A floppy disk')).toBe(true)
  })

  it('takes out labels of some entries', async () => {
    const words = ['redact', bundle, '--label', 'exhibit', '--event', '@14', '--out', 'new.custody']
    const { code, stdout } = await run(words)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Wrote new.custody: [01] opened values? taken out/)
  })

  it.each([
    [[bundle, '--out', 'x.custody'], 'what is to be taken out'],
    [['-', '--label', 'name', '--out', 'x.custody'], 'give it as a file'],
    [[bundle, '--event', '12', '--out', 'x.custody'], 'such as @12, not "12"'],
  ])('says what is wrong with %j', async (words, said) => {
    const { code, stderr } = await run(['redact', ...words])
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })

  it('does not mend a bundle that was changed', async () => {
    const cwd = emptyDirectory()
    const bytes = readFileSync(bundle)
    bytes[bytes.indexOf('A floppy disk')]! ^= 1
    writeFileSync(`${cwd}/changed.custody`, bytes)
    const words = ['redact', 'changed.custody', '--label', 'name', '--out', 'new.custody']
    const { code, stderr } = await run(words, cwd)
    expect(code).toBe(5)
    expect(stderr).toContain('ERR_BUNDLE_MALFORMED')
  })
})
