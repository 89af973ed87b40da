import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { custodia, custodiaHere, emptyDirectory, floppy } from './run.ts'
import type { Run } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'custodia-demo-test-'))
const kept = join(root, 'kept')
let demo: Run
beforeAll(async () => {
  demo = await custodia(['demo', '--keep', kept], { cwd: root })
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Report {
  readonly verdict: string
  readonly exitCode: number
  readonly findings: readonly {
    readonly code: string
    readonly place: { readonly index?: number }
  }[]
}

async function verify(bundle: string): Promise<Report> {
  const words = ['verify', bundle, '--trust', join(kept, 'trust.json'), '--json']
  const { code, stdout } = await custodiaHere(words, { cwd: root })
  const report = JSON.parse(stdout) as Report
  expect(code).toBe(report.exitCode)
  return report
}

describe('the demo', () => {
  it('ends with 0, says what happened, and says nothing on stderr', () => {
    expect(demo.code).toBe(0)
    expect(demo.stderr).toBe('')
    expect(demo.stdout).toContain('takes the data into custody: floppy.E01')
    expect(demo.stdout).toContain('accepts item "EX-1.1"')
    expect(demo.stdout).toContain(
      'NOT CHANGED, and the ledger in your trust file vouches for every signer.',
    )
    expect(demo.stdout).toContain('every forgery was caught')
  })

  it('leaves what it made', () => {
    expect(readdirSync(kept).sort()).toEqual([
      'case.custody',
      'ledger',
      'people',
      'sabotaged',
      'trust.json',
    ])
    expect(readdirSync(join(kept, 'sabotaged')).sort()).toEqual([
      'changed-byte.custody',
      'dropped.custody',
      'swapped.custody',
      'unknown-key.custody',
    ])
  })

  it('leaves a bundle that is verified, its evidence included', async () => {
    expect(await verify(join(kept, 'case.custody'))).toMatchObject({ verdict: 'verified' })
    const words = ['verify', 'case.custody', '--trust', 'trust.json', '--evidence', floppy]
    const run = await custodia([...words, '--require', 'evidence'], { cwd: kept })
    expect(run.stdout).toContain('1 supplied file is the same as on record')
    expect(run.code).toBe(0)
  })

  it.each([
    ['changed-byte', 'signature.mismatch'],
    ['dropped', 'chain.gap'],
    ['swapped', 'chain.gap'],
    ['unknown-key', 'inclusion.root'],
  ])('leaves a forgery, %s, that is caught at its place', async (name, code) => {
    const report = await verify(join(kept, 'sabotaged', `${name}.custody`))
    expect(report.verdict).toBe('altered')
    expect(report.findings.map((finding) => finding.code)).toContain(code)
    expect(report.findings.some(({ place }) => (place.index ?? 0) >= 15)).toBe(true)
    // The forger tied every loose end that he could: none of these give him away.
    for (const container of ['trailer.digest', 'trailer.count', 'header.count', 'chain.count']) {
      expect(report.findings.map((finding) => finding.code)).not.toContain(container)
    }
    expect(report.findings.map((finding) => finding.code)).not.toContain('inclusion.shape')
  })

  it('changes one byte and no more', () => {
    const good = readFileSync(join(kept, 'case.custody'))
    const forged = readFileSync(join(kept, 'sabotaged', 'changed-byte.custody'))
    const differing = [...good.keys()].filter((i) => good[i] !== forged[i])
    const trailer = good.lastIndexOf('trailer')
    expect(forged.length).toBe(good.length)
    expect(differing.filter((i) => i < trailer)).toHaveLength(1)
  })

  it('leaves a ledger that can be used on, with the keys of the three', async () => {
    writeFileSync(join(root, 'passphrase'), 'demo\n')
    const key = ['--key', join(kept, 'people', 'b.key'), '--passphrase-file', 'passphrase']
    const words = ['record', 'note', 'EX-1.1', 'used on', '--ledger', join(kept, 'ledger')]
    const run = await custodiaHere([...words, ...key], { cwd: root })
    expect(run.stderr).toBe('')
    expect(run.code).toBe(0)
  })

  it('is one JSON document with --json', async () => {
    const run = await custodiaHere(['demo', '--json'], { cwd: root })
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({
      verdict: 'verified',
      sabotaged: [{ exitCode: 1 }, { exitCode: 1 }, { exitCode: 1 }, { exitCode: 1 }],
    })
  })

  it('takes evidence of one’s own, and drops the -- that pnpm hands on', async () => {
    const directory = emptyDirectory()
    const content = Buffer.from('a note\n')
    writeFileSync(join(directory, 'note.txt'), content)
    writeFileSync(join(directory, '-photo.jpg'), 'not really a photo\n')
    const run = await custodiaHere(['demo', '--', 'note.txt', './-photo.jpg'], { cwd: directory })
    expect(run.stderr).toBe('')
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(createHash('sha256').update(content).digest('hex'))
    expect(run.stdout).not.toContain('floppy')
    expect(readdirSync(directory).sort()).toEqual(['-photo.jpg', 'note.txt'])
  })

  it('leaves nothing behind when evidence is missing, or the directory is taken', async () => {
    const directory = emptyDirectory()
    const gone = await custodiaHere(['demo', '--keep', 'new', 'gone'], { cwd: directory })
    expect(gone.code).toBe(7)
    expect(readdirSync(directory)).toEqual([])
    mkdirSync(join(directory, 'taken'))
    writeFileSync(join(directory, 'taken', 'file'), '')
    const taken = await custodiaHere(['demo', '--keep', 'taken'], { cwd: directory })
    expect(taken.code).toBe(7)
    expect(taken.stderr).toContain('not empty')
    expect(readdirSync(join(directory, 'taken'))).toEqual(['file'])
  })
})
