import { beforeEach, describe, expect, test } from 'vitest'
import { concat, encodeUtf8, toHex } from '@custodia/core/bytes'
import {
  builtInProfile,
  exportProfiles,
  openDisclosure,
  openEvent,
  redactBundle,
} from '@custodia/core/custody'
import { readBundleItems } from '@custodia/core/wire'
import type { PayloadOf } from '@custodia/core/wire'
import { collect, enrol, foundLedger, openCase } from '../../../../test/support/ledger.ts'
import type { Person, TestLedger } from '../../../../test/support/ledger.ts'
import type { ExportRequest } from './contract.ts'

let world: TestLedger
let bea: Person
let caseId: string

beforeEach(async () => {
  world = await foundLedger()
  bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector', 'examiner'] })
  caseId = (await openCase(world)).chain
  await collect(world, { by: bea, inCase: caseId, exhibit: 'BE/1' })
})

interface Shown {
  readonly bytes: Uint8Array
  /** `type label`, of each value that is opened, in the order of the bundle. */
  readonly opened: readonly string[]
  readonly statement: PayloadOf<'bundle.exported'>
}

async function exported(changes: Partial<ExportRequest>): Promise<Shown> {
  const parts: Uint8Array[] = []
  for await (const part of world.ledger.export({ case: caseId, ...changes })) parts.push(part)
  const opened: string[] = []
  let statement: PayloadOf<'bundle.exported'> | undefined
  for await (const { item } of readBundleItems(one(concat(...parts)))) {
    if (item.item !== 'event') continue
    const { payload } = openEvent(item.event.event)
    if (payload.type === 'bundle.exported') statement = payload
    for (const disclosure of item.event.disclosures) {
      opened.push(`${payload.type} ${openDisclosure(disclosure).label}`)
    }
  }
  return { bytes: concat(...parts), opened, statement: statement! }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const holds = (bytes: Uint8Array, text: string): boolean =>
  toHex(bytes).includes(toHex(encodeUtf8(text)))

describe('an export by a profile', () => {
  test('opens everything when none is named, and says that it does', async () => {
    const { opened, statement } = await exported({ recipient: 'Dora Muster', reason: 'Hearing' })
    expect(opened).toContain('party.enrolled name')
    expect(opened.filter((value) => value.startsWith('bundle.exported'))).toHaveLength(2)
    const { digest } = builtInProfile('full')!
    expect(statement.fields).toMatchObject({ scope: 'case', profile: { name: 'full', digest } })
    expect(statement.fields.withheld).toBeUndefined()
  })

  test('withholds what its rules withhold, and states how much, and why', async () => {
    const { bytes, opened, statement } = await exported({
      profile: 'court-public',
      recipient: 'Dora Muster',
    })
    expect([...new Set(opened)].sort()).toEqual(['case.opened reference', 'item.collected exhibit'])
    expect(holds(bytes, 'BE/1')).toBe(true)
    expect(holds(bytes, 'B. Example')).toBe(false)
    expect(holds(bytes, 'Dora Muster')).toBe(false)
    expect(statement.fields.withheld).toEqual([
      { type: 'party.enrolled', label: 'name', reason: 'personal-data', count: 2 },
      { type: 'party.enrolled', label: 'person', reason: 'personal-data', count: 2 },
      { type: 'item.collected', label: 'description', reason: 'personal-data', count: 1 },
      { type: 'bundle.exported', label: 'recipient', reason: 'personal-data', count: 1 },
    ])
  })

  test('withholds more of an item that is protected, and of who consulted it', async () => {
    const { ledger } = world
    const collected = await ledger.record(
      {
        type: 'item.collected',
        role: 'collector',
        fields: { case: caseId, kind: 'object', mode: 'found', handling: ['victim-protected'] },
        sealed: { exhibit: 'BE/2', description: 'A diary' },
      },
      bea.signer,
    )
    await ledger.record(
      {
        type: 'item.accessed',
        role: 'examiner',
        fields: { item: collected.chain, means: 'viewed' },
        sealed: { justification: 'To read it' },
      },
      bea.signer,
    )
    const { bytes, statement } = await exported({ profile: 'court-public' })
    expect(holds(bytes, 'BE/1')).toBe(true)
    expect(holds(bytes, 'BE/2')).toBe(false)
    const why = (type: string, label: string): readonly string[] =>
      statement.fields
        .withheld!.filter((one) => one.type === type && one.label === label)
        .map(({ reason }) => reason)
    expect(why('item.collected', 'exhibit')).toEqual(['victim-protection'])
    expect(why('item.accessed', 'justification')).toEqual(['victim-protection'])
    expect(why('item.collected', 'description')).toEqual(['personal-data', 'victim-protection'])
    const full = (await exported({})).bytes
    const source = { open: () => one(full), profile: exportProfiles.get('court-public')! }
    const parts: Uint8Array[] = []
    for await (const part of redactBundle(source)) parts.push(part)
    expect(holds(concat(...parts), 'BE/1')).toBe(true)
    expect(holds(concat(...parts), 'BE/2')).toBe(false)
    expect(holds(concat(...parts), 'To read it')).toBe(false)
  })

  test('takes a profile of one’s own as the bytes of its file', async () => {
    const profile = encodeUtf8(
      '{"format":"custodia/profile/1","name":"ours","rules":[{"labels":["exhibit"],"open":true}]}',
    )
    const { opened, statement } = await exported({ profile })
    expect(opened).toEqual(['item.collected exhibit'])
    expect(statement.fields.profile.name).toBe('ours')
    expect(new Set(statement.fields.withheld!.map(({ reason }) => reason))).toEqual(
      new Set(['not-asked-for']),
    )
  })

  test('does not begin with a profile that there is not', async () => {
    const before = world.ledger.size
    await expect(exported({ profile: 'everything' })).rejects.toThrow(RangeError)
    await expect(exported({ profile: encodeUtf8('{}') })).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_PROFILE_FILE' }),
    )
    expect(world.ledger.size).toBe(before)
  })

  test('counts what an earlier export sealed and this one withholds', async () => {
    await exported({ recipient: 'Dora Muster' })
    const { statement } = await exported({ profile: 'court-public', recipient: 'Emil Muster' })
    expect(statement.fields.withheld).toContainEqual({
      type: 'bundle.exported',
      label: 'recipient',
      reason: 'personal-data',
      count: 2,
    })
  })

  test('is stated again when somebody seals meanwhile what is withheld for a reason not stated', async () => {
    const { ledger, alice } = world
    const parts: Uint8Array[] = []
    const source = ledger.export({ case: caseId, profile: 'court-public' })
    const reading = (async () => {
      for await (const part of source) parts.push(part)
    })()
    const note = ledger.record(
      { type: 'note.added', role: 'officer', chain: caseId, fields: {}, sealed: { note: 'New' } },
      alice.signer,
    )
    await Promise.all([reading, note])
    const stated = new Set<string>()
    const withheld: string[] = []
    for await (const { item } of readBundleItems(one(concat(...parts)))) {
      if (item.item !== 'event') continue
      const { payload } = openEvent(item.event.event)
      if (payload.type === 'bundle.exported') {
        stated.clear()
        for (const { type, label } of payload.fields.withheld!) stated.add(`${type} ${label}`)
      }
      const labels = item.event.disclosures.map((disclosure) => openDisclosure(disclosure).label)
      for (const label of payload.sealed.keys()) {
        if (!labels.includes(label)) withheld.push(`${payload.type} ${label}`)
      }
    }
    expect(withheld.filter((value) => !stated.has(value))).toEqual([])
  })
})
