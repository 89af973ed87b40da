import { describe, expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { formatProfileFile, redactBundle, withheldBy } from '@custodia/core/custody'
import type { ExportProfile } from '@custodia/core/custody'
import type { VerificationReport } from '@custodia/verifier'
import type { RandomLedger } from './random-ledger.ts'
import {
  bytesOf,
  createDice,
  once,
  openedIn,
  randomLedger,
  randomProfile,
  verify,
} from './random-ledger.ts'
import type { Opened } from './random-ledger.ts'

const isLong = process.env['CUSTODIA_LONG'] === '1'
const seeds = Array.from({ length: isLong ? 30 : 4 }, (_, i) => i + 1)
const profilesEach = isLong ? 25 : 10

/** Codes of the findings about sealed values. */
function aboutValues({ findings }: VerificationReport): readonly string[] {
  const codes = findings.map(({ code }) => code).filter((code) => code.startsWith('disclosure.'))
  return [...new Set(codes)]
}

const idOf = ({ disclosure }: Opened): string => toHex(sha256(disclosure))

/** What is taken out leaves neither its salt nor its value nor a file that it named. */
function expectNothingOf(
  hidden: readonly Opened[],
  bundle: Uint8Array,
  files: readonly Uint8Array[],
): void {
  const haystack = Buffer.from(bundle)
  for (const { label, salt, value, disclosure } of hidden) {
    expect(haystack.includes(Buffer.from(salt)), `the salt of ${label}`).toBe(false)
    expect(haystack.includes(Buffer.from(value)), `the value of ${label}`).toBe(false)
    expect(haystack.includes(Buffer.from(disclosure)), `the disclosure of ${label}`).toBe(false)
    if (label !== 'attachments') continue
    const named = files.filter((file) => Buffer.from(value).includes(Buffer.from(sha256(file))))
    for (const file of named)
      expect(haystack.includes(Buffer.from(file)), 'an attachment').toBe(false)
  }
}

async function everything(world: RandomLedger, recipient = 'Dora Muster'): Promise<Uint8Array> {
  const attachments = world.files.map((file) => ({
    sha256: toHex(sha256(file)),
    size: file.length,
    open: () => once(file),
  }))
  return bytesOf(world.ledger.export({ case: world.caseId, recipient, attachments }))
}

function redacted(bundle: Uint8Array, profile: ExportProfile): Promise<Uint8Array> {
  return bytesOf(redactBundle({ open: () => once(bundle), profile }))
}

describe.each(seeds)('a random ledger, seed %i', (seed) => {
  const isHidden = (profile: ExportProfile) => (value: Opened) =>
    withheldBy(profile, { ...value, handling: new Set() }) !== undefined

  test('redacted by random profiles it verifies, and shows nothing of what is withheld', async () => {
    const dice = createDice(seed)
    const world = await randomLedger(dice)
    const full = await everything(world)
    const all = await openedIn(full)
    const before = await verify(world, full)
    expect(before.verdict).toBe('verified')
    expect(aboutValues(before)).toEqual([])
    expect(before.sealed).toMatchObject({ total: all.length, opened: all.length, withheld: 0 })

    for (let i = 0; i < profilesEach; i++) {
      const profile = randomProfile(dice)
      const bundle = await redacted(full, profile)
      const hidden = all.filter(isHidden(profile))
      const left = await openedIn(bundle)
      expect(left.every(({ matches }) => matches)).toBe(true)
      expect(left.map(idOf)).toEqual(all.filter((value) => !hidden.includes(value)).map(idOf))
      expectNothingOf(hidden, bundle, world.files)

      const report = await verify(world, bundle)
      expect(report.verdict).toBe('verified')
      const { length } = hidden
      const counts = { total: all.length, opened: all.length - length, withheld: length, erased: 0 }
      expect(report.sealed).toMatchObject({ ...counts, withoutReason: length })
      expect(aboutValues(report)).toEqual(length === 0 ? [] : ['disclosure.unexplained'])
    }
  })

  test('exported by random profiles it says why each value is withheld', async () => {
    const dice = createDice(seed + 1_000)
    const world = await randomLedger(dice)
    for (let i = 0; i < profilesEach; i++) {
      const profile = randomProfile(dice)
      const bundle = await bytesOf(
        world.ledger.export({
          case: world.caseId,
          profile: formatProfileFile(profile),
          recipient: `Court ${i} of Muster`,
          reason: `Hearing ${i} of many`,
        }),
      )
      const all = await openedIn(await everything(world, `Archive, shelf ${i}`))
      const shown = new Set((await openedIn(bundle)).map(idOf))
      // The last statement is of the export of everything, which came later.
      expectNothingOf(
        all.slice(0, -1).filter((value) => !shown.has(idOf(value))),
        bundle,
        [],
      )
      const report = await verify(world, bundle)
      expect(report.verdict).toBe('verified')
      expect(aboutValues(report)).toEqual([])
      const { sealed } = report
      expect(sealed).toMatchObject({ opened: shown.size, withoutReason: 0, erased: 0 })
      expect(sealed.total).toBe(shown.size + sealed.withheld)
      expect(sealed.places.every(({ reasons }) => reasons.length > 0)).toBe(true)
      expect(sealed.profile?.name).toBe('random')
    }
  })

  test('with everything opened it is the same, byte for byte', async () => {
    const world = await randomLedger(createDice(seed + 2_000))
    const full = await everything(world)
    const chains = ['ledger', 'party', 'case', 'item', 'access'] as const
    expect(await redacted(full, { name: 'all', rules: [{ chains, open: true }] })).toEqual(full)
  })
})
