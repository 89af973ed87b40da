import { describe, expect, test } from 'vitest'
import { concat, encodeUtf8 } from '@custodia/core/bytes'
import { encodeBundleCheckpoint } from '@custodia/core/wire'
import type { FindingCode, Verdict } from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { enrol, possessionOf } from '../forge/story.ts'
import type { Story } from '../forge/story.ts'
import { chainOf, codesOf, fromLedger, fromParts, honest, judged } from './support.ts'
import type { Exhibit } from './support.ts'

/** The order of the group, least significant byte first (RFC 8032). */
const order = Uint8Array.from(
  'edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'.match(/../g)!,
  (byte) => Number.parseInt(byte, 16),
)

/** A remark by Alba whose bytes are changed after she signed; the ledger logs and exports it as it is. */
function noted(
  alter: (bytes: Uint8Array) => Uint8Array,
  goOn?: (story: Story) => Promise<unknown>,
): Promise<Exhibit> {
  return fromLedger(async (story) => {
    const { world, alba, caseId } = story
    await goOn?.(story)
    await world.record({
      type: 'note.added',
      by: alba,
      role: 'officer',
      chain: caseId,
      fields: {},
      sealed: { note: 'Nothing of importance' },
      amiss: { alter },
    })
  })
}

/** Where the parts of a COSE_Sign1 begin: the unprotected header, the payload, the signature. */
function partsOf(bytes: Uint8Array): { unprotected: number; payload: number; signature: number } {
  const skip = (at: number): number => {
    const info = bytes[at]! & 31
    if (info < 24) return at + 1 + info
    const head = info === 24 ? 1 : 2
    const length = bytes.subarray(at + 1, at + 1 + head).reduce((sum, byte) => sum * 256 + byte, 0)
    return at + 1 + head + length
  }
  const unprotected = skip(2)
  const payload = unprotected + 1
  return { unprotected, payload, signature: skip(payload) }
}

function splice(bytes: Uint8Array, from: number, to: number, ...put: number[]): Uint8Array {
  return concat(bytes.subarray(0, from), Uint8Array.from(put), bytes.subarray(to))
}

function addOrder(bytes: Uint8Array): Uint8Array {
  const changed = new Uint8Array(bytes)
  let carry = 0
  for (let i = 0; i < 32; i++) {
    const at = changed.length - 32 + i
    const sum = changed[at]! + order[i]! + carry
    changed[at] = sum & 255
    carry = sum >> 8
  }
  return changed
}

function replaceText(note: Uint8Array, from: RegExp | string, to: string): Uint8Array {
  const text = new TextDecoder().decode(note)
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return encodeUtf8(changed)
}

const noteChanged = (change: (note: Uint8Array) => Uint8Array) => (): Promise<Exhibit> =>
  fromParts((parts) => void (parts.note = change(parts.note)))

type Case = readonly [
  name: string,
  code: FindingCode,
  make: () => Promise<Exhibit>,
  verdict?: Verdict,
]

const cases: readonly Case[] = [
  ['S plus the order of the group', 'signature.mismatch', () => noted(addOrder)],
  [
    'a signature of zeros',
    'signature.mismatch',
    () => noted((bytes) => new Uint8Array(bytes).fill(0, bytes.length - 64)),
  ],
  [
    'a signature of 63 bytes',
    'event.malformed',
    () =>
      noted((bytes) =>
        splice(bytes, partsOf(bytes).signature, bytes.length, 0x58, 63, ...new Uint8Array(63)),
      ),
  ],
  [
    'another algorithm',
    'event.malformed',
    () =>
      noted((bytes) => {
        const at = Buffer.from(bytes).indexOf(Uint8Array.of(0x01, 0x32)) + 1
        return splice(bytes, at, at + 1, 0x26)
      }),
  ],
  [
    'an entry in the unprotected header',
    'event.malformed',
    () =>
      noted((bytes) => {
        const { unprotected } = partsOf(bytes)
        return splice(bytes, unprotected, unprotected + 1, 0xa1, 0x01, 0x32)
      }),
  ],
  [
    'a detached payload',
    'event.malformed',
    () =>
      noted((bytes) => {
        const { payload, signature } = partsOf(bytes)
        return splice(bytes, payload, signature, 0xf6)
      }),
  ],
  ['no tag', 'event.malformed', () => noted((bytes) => bytes.subarray(1))],
  ['a double tag', 'event.malformed', () => noted((bytes) => splice(bytes, 0, 0, 0xd2))],
  [
    'a byte behind the event',
    'event.malformed',
    () => noted((bytes) => splice(bytes, bytes.length, bytes.length, 0)),
  ],
  [
    'a proof of possession in place of an event',
    'event.malformed',
    () => {
      let proof = new Uint8Array()
      return noted(
        () => proof,
        async ({ world }) => {
          proof = new Uint8Array(await possessionOf(actor('P. Example'), world))
        },
      )
    },
  ],
  [
    'an unknown field in the payload',
    'event.malformed',
    () =>
      noted((bytes) => {
        const { payload } = partsOf(bytes)
        const map = payload + 3
        const length = bytes[payload + 1]! * 256 + bytes[payload + 2]! + 3
        const head = [0x59, length >> 8, length & 255]
        return concat(
          bytes.subarray(0, payload),
          Uint8Array.of(...head, bytes[map]! + 1, 0x61, 0x61, 0x00),
          bytes.subarray(map + 1),
        )
      }),
  ],
  [
    'two enrolments with one key',
    'signer.rule',
    () =>
      fromLedger(({ world, bruno }) =>
        enrol(world, actor('Q. Example'), ['clerk'], { fields: { key: bruno.key() } }),
      ),
  ],
  [
    'a proof of possession for another ledger',
    'possession.rule',
    () =>
      fromLedger(async ({ world }) => {
        const person = actor('Q. Example')
        const elsewhere = { ledger: 'f'.repeat(64), anchor: world.anchor }
        const possession = await possessionOf(person, { ...world, ...elsewhere })
        await enrol(world, person, ['clerk'], { fields: { possession } })
      }),
  ],
  [
    'a size with a leading zero',
    'checkpoint.signature',
    noteChanged((note) => replaceText(note, /\n(\d+)\n/, '\n0$1\n')),
    'altered',
  ],
  [
    'a size with a sign',
    'checkpoint.signature',
    noteChanged((note) => replaceText(note, /\n(\d)/, '\n1$1')),
  ],
  [
    'line ends of another system',
    'checkpoint.malformed',
    noteChanged((note) => replaceText(note, /\n/g, '\r\n')),
  ],
  ['no line end at the end', 'checkpoint.malformed', noteChanged((note) => note.subarray(0, -1))],
  [
    'a root of 31 bytes',
    'checkpoint.signature',
    noteChanged((note) => replaceText(note, /\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(44)}\n`)),
  ],
  [
    'an extension line',
    'checkpoint.signature',
    noteChanged((note) => replaceText(note, '\n\n', '\nextra\n\n')),
  ],
  [
    '64 signatures by others before the one of the log',
    'checkpoint.malformed',
    noteChanged((note) => {
      const line = `\u2014 other.example ${Buffer.alloc(68, 1).toString('base64')}\n`
      return replaceText(note, '\n\n', `\n\n${line.repeat(64)}`)
    }),
  ],
  [
    'a note of a megabyte',
    'container.unreadable',
    () =>
      honest({
        items: (items) => items.with(1, encodeBundleCheckpoint(new Uint8Array(1_000_000).fill(65))),
      }),
    'unreadable',
  ],
  [
    'the disclosures of all events of an item exchanged',
    'disclosure.unmatched',
    () =>
      fromParts((parts, { disk }) => {
        const { events } = chainOf(parts, disk)
        const all = events.map(({ disclosures }) => disclosures)
        events.forEach((event, i) => (event.disclosures = all[(i + 1) % all.length]!))
      }),
  ],
  [
    'a disclosure of a megabyte',
    'container.unreadable',
    () =>
      fromParts((parts, { disk }) => {
        chainOf(parts, disk).events[0]!.disclosures = [new Uint8Array(1_000_000)]
      }),
    'unreadable',
  ],
]

describe('classes of hostile bundles that have no code of their own', () => {
  const named = cases.map(([name, code, make, verdict = 'altered']) => ({
    name,
    code,
    make,
    verdict,
  }))

  test.each(named)('$name: $code', async ({ code, make, verdict }) => {
    const report = await judged(await make())
    expect(codesOf(report)).toContain(code)
    expect(report.verdict).toBe(verdict)
  })

  test('63 signatures by others change nothing', async () => {
    const line = `\u2014 other.example ${Buffer.alloc(68, 1).toString('base64')}\n`
    const make = noteChanged((note) => replaceText(note, '\n\n', `\n\n${line.repeat(63)}`))
    expect((await judged(await make())).verdict).toBe('verified')
  })

  test('everything withheld is verified, and the report says how much is hidden', async () => {
    const made = await fromParts(({ chains }) => {
      for (const { events } of chains) for (const event of events) event.disclosures = []
    })
    const report = await judged(made)
    expect(report.verdict).toBe('verified')
    expect(report.sealed).toMatchObject({ total: 23, opened: 0, withheld: 23, erased: 0 })
    expect(report.sealed.withoutReason).toBe(23)
    expect(codesOf(report)).toEqual(['disclosure.unexplained'])
    expect(report.signers.some(({ name }) => name !== undefined)).toBe(false)
    const reasons = report.checks.filter(({ check }) => check.startsWith('disclosure.all'))
    expect(reasons[0]).toMatchObject({ outcome: 'not-checked' })
  })
})
