import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../bytes/index.ts'
import { sha256Hex } from '../../crypto/index.ts'
import { isCustodyError } from '../../errors.ts'
import { eventTypes, limits, sealedSpecs } from '../../wire/index.ts'
import type { ChainKind, EventType, EventTypeSpec } from '../../wire/index.ts'
import {
  builtInProfile,
  explainProfile,
  exportProfiles,
  formatProfileFile,
  loadProfile,
  parseProfileFile,
  withheldBy,
} from './index.ts'
import type { ExportProfile, SealedPlace, SealingEvent, WithholdingReason } from './index.ts'

const types = Object.keys(eventTypes) as EventType[]
const spec = (type: EventType): EventTypeSpec => eventTypes[type]

function place(type: EventType, label: string, kind = spec(type).chains[0]!): SealedPlace {
  const payload = { type, fields: {} } as SealingEvent
  return { payload, kind, label, handling: new Set() }
}

/** Every label of every type, in every kind of chain in which the type stands. */
const everything: readonly SealedPlace[] = types.flatMap((type) =>
  spec(type).chains.flatMap((kind) =>
    [...sealedSpecs(type).keys()].map((label) => place(type, label, kind)),
  ),
)

const minimal = { format: 'custodia/profile/1', name: 'ours', rules: [] }

function faultOf(document: object | string): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  try {
    parseProfileFile(encodeUtf8(text))
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_PROFILE_FILE') throw error
    return `${error.details.member}: ${error.message.replace(/^.*?: /, '')}`
  }
  return ''
}

const ruleFault = (rule: unknown): string => faultOf({ ...minimal, rules: [rule] })

describe('which rule decides', () => {
  const profile: ExportProfile = {
    name: 'ours',
    rules: [
      { labels: ['from'], withhold: 'victim-protection' },
      { types: ['item.collected'], labels: ['from', 'exhibit'], open: true },
      { chains: ['party'], open: true },
    ],
  }

  test('the first that is about the value', () => {
    expect(withheldBy(profile, place('item.collected', 'from'))).toBe('victim-protection')
    expect(withheldBy(profile, place('item.collected', 'exhibit'))).toBeUndefined()
    expect(withheldBy(profile, place('note.added', 'note', 'party'))).toBeUndefined()
  })

  test('what no rule is about is withheld', () => {
    expect(withheldBy(profile, place('item.collected', 'description'))).toBe('not-asked-for')
    expect(withheldBy(profile, place('item.acquired', 'exhibit'))).toBe('not-asked-for')
    expect(withheldBy(profile, place('note.added', 'note', 'case'))).toBe('not-asked-for')
    expect(withheldBy({ name: 'none', rules: [] }, everything[0]!)).toBe('not-asked-for')
  })

  test('a rule about handling asks for one of its codes', () => {
    const handled: ExportProfile = {
      name: 'ours',
      rules: [
        { handling: ['privileged', 'undercover'], withhold: 'privileged' },
        { labels: ['exhibit'], open: true },
      ],
    }
    const value = place('item.collected', 'exhibit')
    expect(withheldBy(handled, value)).toBeUndefined()
    expect(
      withheldBy(handled, { ...value, handling: new Set(['intelligence'] as const) }),
    ).toBeUndefined()
    expect(
      withheldBy(handled, { ...value, handling: new Set(['intelligence', 'undercover'] as const) }),
    ).toBe('privileged')
  })
})

describe('the profiles that come with it', () => {
  test('full opens everything', () => {
    const { profile } = builtInProfile('full')!
    expect(everything.filter((value) => withheldBy(profile, value) !== undefined)).toEqual([])
  })

  test('every value is opened by some and withheld by others, but for what all may see', () => {
    const opened = [...exportProfiles.values()].map(
      (profile) => everything.filter((value) => withheldBy(profile, value) === undefined).length,
    )
    expect(opened.every((count) => count > 0)).toBe(true)
    expect(new Set(opened).size).toBe(exportProfiles.size)
  })

  test('from the defence nothing is withheld because nobody thought of it', () => {
    const { profile } = builtInProfile('defence')!
    const forgotten = everything.filter((value) => withheldBy(profile, value) === 'not-asked-for')
    expect(forgotten.map(({ payload, label }) => `${payload.type} ${label}`)).toEqual([])
  })

  test('nobody but the court learns how to reach people', () => {
    const contact = place('party.enrolled', 'contact')
    const whoLearns = [...exportProfiles.values()]
      .filter((profile) => withheldBy(profile, contact) === undefined)
      .map(({ name }) => name)
    expect(whoLearns).toEqual(['full', 'partner-agency'])
  })

  test('a public hearing hears no name and no free text', () => {
    const { profile } = builtInProfile('court-public')!
    const secret: readonly (readonly [EventType, string, WithholdingReason, ChainKind?])[] = [
      ['party.enrolled', 'name', 'personal-data'],
      ['party.enrolled', 'person', 'personal-data'],
      ['item.collected', 'from', 'victim-protection'],
      ['item.collected', 'description', 'personal-data'],
      ['note.added', 'note', 'personal-data'],
      ['incident.reported', 'description', 'personal-data'],
      ['item.stored', 'location', 'security'],
      ['receipt.issued', 'recipient', 'victim-protection'],
      ['bundle.exported', 'recipient', 'personal-data'],
      ['event.witnessed', 'statement', 'personal-data', 'item'],
    ]
    for (const [type, label, reason, kind] of secret) {
      expect(withheldBy(profile, place(type, label, kind)), `${type} ${label}`).toBe(reason)
    }
    expect(withheldBy(profile, place('item.acquired', 'digests'))).toBeUndefined()
  })

  test.each([...exportProfiles])(
    '%s: its file reads back, and its digest is that of the file',
    (name, profile) => {
      const bytes = formatProfileFile(profile)
      expect(parseProfileFile(bytes)).toEqual(profile)
      expect(builtInProfile(name)).toEqual({ profile, digest: sha256Hex(bytes) })
      expect(explainProfile(profile)).toHaveLength(profile.rules.length + 1)
    },
  )

  test('there is no other', () => {
    expect(builtInProfile('everything')).toBeUndefined()
  })
})

describe('the file of a profile', () => {
  test('is JSON with these members', () => {
    expect(faultOf(minimal)).toBe('')
    expect(faultOf('{}')).toBe('format: expected "custodia/profile/1"')
    expect(faultOf({ ...minimal, format: 'custodia/profile/2' })).toMatch(/^format:/)
    expect(faultOf({ ...minimal, rule: [] })).toMatch(/^rule: unknown member/)
    expect(faultOf({ ...minimal, rules: undefined })).toMatch(/^rules: missing/)
    expect(faultOf({ ...minimal, rules: {} })).toMatch(/^rules: expected a list/)
    expect(faultOf({ ...minimal, title: ' ' })).toMatch(/^title: expected text/)
    expect(faultOf({ ...minimal, about: 7 })).toMatch(/^about: expected text/)
    expect(faultOf({ ...minimal, sources: ['a', ''] })).toMatch(
      /^sources: expected a list of texts/,
    )
    expect(faultOf(JSON.stringify(minimal).replace('{', '{"name":"twice",'))).toMatch(
      /^name: .*twice/,
    )
  })

  test.each(['', 'Ours', '1st', 'our profile', 'a'.repeat(65), 7, undefined])(
    'has a name that says nothing else: %j',
    (name) => {
      expect(faultOf({ ...minimal, name })).toMatch(/^name: expected 1 to 64 of/)
    },
  )

  test('has at most 512 rules', () => {
    const rules = (length: number): object[] =>
      Array.from({ length }, () => ({ labels: ['note'], open: true }))
    expect(faultOf({ ...minimal, rules: rules(512) })).toBe('')
    expect(faultOf({ ...minimal, rules: rules(513) })).toMatch(
      /^rules: expected at most 512, found 513/,
    )
  })

  test('has at most 262,144 bytes', () => {
    const text = JSON.stringify(minimal)
    const padded = (length: number): string => text + ' '.repeat(length - text.length)
    expect(faultOf(padded(limits.profileFileLength))).toBe('')
    expect(faultOf(padded(limits.profileFileLength + 1))).toMatch(/more than 262144 bytes/)
  })

  test.each<readonly [unknown, string]>([
    ['open all', 'rules.1: expected an object'],
    [{ label: ['note'], open: true }, 'rules.1.label: unknown member'],
    [{ labels: ['note'] }, 'rules.1: expected either "open" or "withhold"'],
    [{ labels: ['note'], open: true, withhold: 'security' }, 'rules.1: expected either'],
    [{ labels: ['note'], open: false }, 'rules.1.open: expected true'],
    [{ labels: ['note'], withhold: 'because' }, 'rules.1.withhold: expected one of: personal-data'],
    [{ labels: [], open: true }, 'rules.1.labels: expected a list that is not empty'],
    [{ labels: ['note', 'note'], open: true }, 'rules.1.labels: a word stands there twice'],
    [{ labels: ['notes'], open: true }, 'rules.1.labels: unknown word "notes"'],
    [{ types: ['item.lost'], open: true }, 'rules.1.types: unknown word "item.lost"'],
    [{ chains: ['items'], open: true }, 'rules.1.chains: unknown word "items"; known are: ledger'],
    [{ handling: ['odd'], withhold: 'security' }, 'rules.1.handling: unknown word "odd"'],
    [{ open: true }, 'rules.1: a rule that opens names labels, types or chains'],
    [
      { types: ['item.stored'], labels: ['note'], open: true },
      'rules.1.labels: none of these types',
    ],
    [{ labels: ['note'], open: true, why: '' }, 'rules.1.why: expected text'],
  ])('has rules that are about something: %j', (rule, words) => {
    expect(ruleFault(rule)).toContain(words)
  })

  test('reads what was written, whatever it says', () => {
    const label = fc.constantFrom(...new Set(everything.map((value) => value.label)))
    const rule = fc.record({
      labels: fc.uniqueArray(label, { minLength: 1, maxLength: 5 }),
      withhold: fc.constantFrom('security' as const, 'privileged' as const),
      why: fc.constant('Because "of" \u00e4'),
    })
    fc.assert(
      fc.property(fc.array(rule), (rules) => {
        const profile = { name: 'ours', title: 'Ours', rules }
        expect(loadProfile(formatProfileFile(profile)).profile).toEqual(profile)
      }),
      { numRuns: 50 },
    )
  })
})
