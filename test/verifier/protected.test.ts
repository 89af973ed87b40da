import { expect, test } from 'vitest'
import { renderJson, renderText } from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { enrol } from '../forge/story.ts'
import { fromLedger, judged } from './support.ts'

const undercover = actor('U. Example')

/** Somebody works in the case, and the bundle opens who that is, which a ledger would never do. */
const exposing = (identity: { readonly identity?: 'protected' }) =>
  fromLedger(async ({ world, caseId }) => {
    await enrol(world, undercover, ['officer'], {
      fields: identity,
      sealed: { agency: 'The sample squad', contact: '+49 30 5550 123' },
    })
    await world.record({
      type: 'note.added',
      by: undercover,
      role: 'officer',
      chain: caseId,
      fields: {},
      sealed: { note: 'Met at the station' },
    })
  })

test('a report passes on nothing of a person whose identity is protected, and says that it is', async () => {
  const report = await judged(await exposing({ identity: 'protected' }))
  const exposed = report.findings.filter(({ code }) => code === 'disclosure.protected')
  expect(exposed.map(({ place }) => place.label).sort()).toEqual([
    'agency',
    'contact',
    'name',
    'person',
  ])
  const signer = report.signers.find(({ party }) => party === undercover.party)
  expect(signer).toMatchObject({ identity: 'protected', events: 1 })
  expect(signer).not.toHaveProperty('name')
  for (const text of [renderText(report), renderJson(report)]) {
    expect(text).not.toContain('U. Example')
    expect(text).not.toContain('sample squad')
    expect(text).not.toContain('5550')
  }
  expect(renderText(report)).toContain('whose identity is protected')
})

test('of anybody else it says the name', async () => {
  const report = await judged(await exposing({}))
  expect(renderText(report)).toContain('U. Example')
  expect(report.findings.map(({ code }) => code)).not.toContain('disclosure.protected')
})
