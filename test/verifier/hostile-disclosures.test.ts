import { describe, expect, test } from 'vitest'
import { disclosureDigest } from '@custodia/core/custody'
import { encodeCbor, encodeDisclosure, parseDisclosure } from '@custodia/core/wire'
import type { FindingCode } from '@custodia/verifier'
import type { BundleParts } from '../forge/parts.ts'
import type { Story } from '../forge/story.ts'
import { chainOf, codesOf, fromLedger, fromParts, honest, judged } from './support.ts'
import type { Exhibit } from './support.ts'

/** Changes the disclosures of the event by which the disk was collected. */
const changed = (change: (all: readonly Uint8Array[]) => Uint8Array[]): Promise<Exhibit> =>
  fromParts((parts, { disk }) => {
    const [event] = chainOf(parts, disk).events
    event!.disclosures = change(event!.disclosures)
  })

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = new Uint8Array(bytes)
  copy[at]! ^= 1
  return copy
}

/** A remark that seals exactly these bytes. */
const sealing = (...all: readonly Uint8Array[]): Promise<Exhibit> =>
  fromLedger(async ({ world, alba, caseId }) => {
    for (const disclosure of all) {
      const recorded = await world.record({
        type: 'note.added',
        by: alba,
        role: 'officer',
        chain: caseId,
        fields: {},
        sealed: { note: 'What the forger puts aside' },
        amiss: { payload: { sealed: new Map([['note', disclosureDigest(disclosure)]]) } },
      })
      Object.assign(recorded, { disclosures: [disclosure] })
    }
  })

const salted = (salt: Uint8Array, value: string): Uint8Array =>
  encodeDisclosure({ salt, value, label: 'note' })

/** The disclosures of two events exchanged, or one of them moved. */
const moved = (move: (parts: BundleParts, story: Story) => void): Promise<Exhibit> =>
  fromParts(move)

type Case = readonly [name: string, code: FindingCode, make: () => Promise<Exhibit>]

/** security.md 7, "Disclosure": each class by its number. */
const altered: readonly Case[] = [
  [
    'HB-098 a bit of a value changed',
    'disclosure.unmatched',
    () => changed(([first, ...rest]) => [flipped(first!, 20), ...rest]),
  ],
  [
    'HB-098 a bit of a salt changed',
    'disclosure.unmatched',
    () => changed(([first, ...rest]) => [flipped(first!, 5), ...rest]),
  ],
  [
    'HB-099 a disclosure without a commitment',
    'disclosure.unmatched',
    () => changed((all) => [...all, salted(new Uint8Array(16).fill(1), 'Nobody sealed this')]),
  ],
  [
    'HB-099 two disclosures for one commitment',
    'disclosure.order',
    () => changed(([first, ...rest]) => [first!, first!, ...rest]),
  ],
  [
    'HB-099 one disclosure for two commitments',
    'disclosure.shared',
    () => {
      const bytes = salted(new Uint8Array(16).fill(7), 'Twice the same')
      return sealing(bytes, bytes)
    },
  ],
  [
    'HB-100 a disclosure moved to another field',
    'disclosure.unmatched',
    () =>
      changed(([first, ...rest]) => {
        const { salt, value } = parseDisclosure(first!)
        return [encodeDisclosure({ salt, value, label: 'condition' }), ...rest]
      }),
  ],
  [
    'HB-100 a disclosure moved to another event',
    'disclosure.unmatched',
    () =>
      moved((parts, { disk }) => {
        const [first, ...others] = chainOf(parts, disk).events
        const stored = others.find(({ disclosures }) => disclosures.length > 0)!
        stored.disclosures = [first!.disclosures[0]!]
      }),
  ],
  [
    'HB-100 a disclosure moved to another item',
    'disclosure.unmatched',
    () =>
      moved((parts, { disk, image }) => {
        chainOf(parts, image).events[0]!.disclosures = [
          ...chainOf(parts, disk).events[0]!.disclosures,
        ]
      }),
  ],
  ...[0, 15, 17].map((length): Case => [
    `HB-101 a salt of ${length} bytes`,
    'disclosure.malformed',
    () => sealing(encodeCbor([new Uint8Array(length).fill(3), 'Nothing', 'note'])),
  ]),
  [
    'HB-102 a clear field replaced by a commitment',
    'event.malformed',
    () =>
      fromLedger(async ({ world, alba, caseId }) => {
        // The label of the commitment becomes the name of a clear field.
        const alter = (bytes: Uint8Array): Uint8Array => {
          const copy = Buffer.from(bytes)
          copy.write('role', copy.indexOf('note', copy.indexOf('sealed')))
          return copy
        }
        await world.record({
          type: 'note.added',
          by: alba,
          role: 'officer',
          chain: caseId,
          fields: {},
          sealed: { note: 'Nothing' },
          amiss: { alter },
        })
      }),
  ],
  [
    'HB-103 a count in the header that is not that of the disclosures',
    'header.count',
    () => honest({ header: { disclosures: 24 } }),
  ],
  [
    'HB-103 a count in the trailer that is not that of the disclosures',
    'trailer.count',
    () => honest({ trailer: { disclosures: 22 } }),
  ],
  [
    'HB-104 a value that is not canonical',
    'disclosure.malformed',
    // The label as a text whose length takes two bytes where none is needed.
    () => {
      const good = salted(new Uint8Array(16).fill(3), 'Nothing')
      const at = good.length - 5
      const bytes = Uint8Array.from([...good.subarray(0, at), 0x78, 4, ...good.subarray(at + 1)])
      return sealing(bytes)
    },
  ],
  [
    'HB-104 a value of the wrong type',
    'disclosure.malformed',
    () => sealing(encodeDisclosure({ salt: new Uint8Array(16).fill(3), value: 7, label: 'note' })),
  ],
  [
    'HB-104 a huge value',
    'disclosure.malformed',
    () => sealing(salted(new Uint8Array(16).fill(3), 'a'.repeat(16_385))),
  ],
]

describe('hostile disclosures', () => {
  test.each(altered)('%s: %s', async (_, code, make) => {
    const report = await judged(await make())
    expect(codesOf(report)).toContain(code)
    expect(report.verdict).toBe('altered')
  })

  test('HB-101 a salt of zeros, or one for two values: a point, for the value is the sealed one', async () => {
    const same = new Uint8Array(16).fill(5)
    for (const made of [
      sealing(salted(new Uint8Array(16), 'Nothing')),
      sealing(salted(same, 'Nothing'), salted(same, 'And more of it')),
    ]) {
      const report = await judged(await made)
      expect(codesOf(report)).toEqual(['disclosure.salt'])
      expect(report.verdict).toBe('verified')
    }
  })

  test('HB-105 everything withheld: n of m is told, and that no reason is on record', async () => {
    const made = await fromParts(({ chains }) => {
      for (const { events } of chains) for (const event of events) event.disclosures = []
    })
    const report = await judged(made)
    expect(report.verdict).toBe('verified')
    const { total } = report.sealed
    expect(report.sealed).toMatchObject({ opened: 0, withheld: total, withoutReason: total })
    expect(codesOf(report)).toEqual(['disclosure.unexplained'])
  })
})
