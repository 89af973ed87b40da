import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { custodiaHere, emptyDirectory } from './run.ts'

const run = (words: readonly string[], cwd = emptyDirectory()) => custodiaHere(words, { cwd })

describe('profile', () => {
  it('lists the profiles, prints one as a file, and takes that file', async () => {
    const list = await run(['profile', 'list'])
    expect(list.stdout).toContain('defence         For the defence')
    const cwd = emptyDirectory()
    const { stdout } = await run(['profile', 'show', 'defence', '--file'], cwd)
    writeFileSync(`${cwd}/ours.json`, stdout)
    const [ofFile, ofName] = await Promise.all([
      run(['profile', 'check', 'ours.json'], cwd),
      run(['profile', 'show', 'defence'], cwd),
    ])
    expect(ofFile).toEqual(ofName)
  })

  it('says in sentences what is opened and what is withheld, and why', async () => {
    const { code, stdout } = await run(['profile', 'show', 'defence'])
    expect(code).toBe(0)
    expect(stdout).toContain('Export profile defence: "For the defence"')
    expect(stdout).toContain(
      '  - Withheld (personal data that this recipient does not need): contact and contacts.\n    Why: "The defence calls people through the court, not at home."',
    )
    expect(stdout).toContain('What no rule is about is withheld: it was not asked for.')
  })

  it('says what is wrong with a file, and where', async () => {
    const cwd = emptyDirectory()
    const rules = [
      { labels: ['exhibit'], open: true },
      { labels: ['exhibits'], open: true },
    ]
    const document = { format: 'custodia/profile/1', name: 'ours', rules }
    writeFileSync(`${cwd}/ours.json`, JSON.stringify(document))
    const { code, stderr } = await run(['profile', 'check', 'ours.json'], cwd)
    expect(code).toBe(5)
    expect(stderr).toContain('member "rules.2.labels": unknown word "exhibits"')
    expect(stderr).toContain('ERR_PROFILE_FILE')
  })

  it('names the profiles when it is neither one nor a file', async () => {
    const { code, stderr } = await run(['profile', 'show', 'defense'])
    expect(code).toBe(7)
    expect(stderr).toContain('there is full, defence, court-public, partner-agency, item-only')
  })
})
