/** Bundles that `age` of Debian encrypts and decrypts, with identities of `age-keygen` and of ours. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOf, custodia } from '../../cli/run.ts'

const cwd = mkdtempSync(join(tmpdir(), 'custodia-age-'))
const run = (program: string, ...words: string[]): string =>
  execFileSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
const bytes = (name: string): Buffer => readFileSync(join(cwd, name))
const exportTo = (recipient: string, out: string) =>
  answerOf(
    ['export', 'EX-2026-001', '--ledger', 'demo/ledger', '--encrypt-to', recipient, '--out', out],
    { cwd },
  )
const verify = (file: string, identity: string) =>
  custodia(['verify', file, '--identity', identity, '--trust', 'demo/trust.json'], { cwd })

beforeAll(async () => {
  expect(await custodia(['demo', '--keep', 'demo'], { cwd })).toMatchObject({ code: 0 })
  await answerOf(['key', 'identity', 'ours.age'], { cwd })
  run('age-keygen', '-o', 'theirs.age')
})
afterAll(() => rmSync(cwd, { recursive: true }))

describe('age and Custodia', () => {
  it('agree on the recipient of an identity', () => {
    expect(run('age-keygen', '-y', 'ours.age')).toBe(bytes('ours.age.pub').toString())
  })

  it('age opens what Custodia encrypts, to identities of either', async () => {
    for (const identity of ['ours.age', 'theirs.age']) {
      await exportTo(run('age-keygen', '-y', identity).trim(), `${identity}.bundle`)
      run(
        'age',
        '--decrypt',
        '--identity',
        identity,
        '-o',
        `${identity}.custody`,
        `${identity}.bundle`,
      )
      const report = await custodia(
        ['verify', `${identity}.custody`, '--trust', 'demo/trust.json'],
        { cwd },
      )
      expect(report.code).toBe(0)
      expect(await verify(`${identity}.bundle`, identity)).toMatchObject({ code: 0 })
    }
  })

  it('Custodia opens what age encrypts', async () => {
    const recipient = run('age-keygen', '-y', 'theirs.age').trim()
    run('age', '-r', recipient, '-o', 'case.age', 'demo/case.custody')
    expect(await verify('case.age', 'theirs.age')).toMatchObject({ code: 0 })
  })
})
