import { beforeAll, describe, expect, test } from 'vitest'
import { redactBundle } from '@custodia/core/custody'
import type { RedactRequest, Rewritten } from '@custodia/core/custody'
import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { renderText } from '@custodia/verifier'
import { bytesOf, createDice, once, openedIn, randomLedger, verify } from './random-ledger.ts'
import type { RandomLedger } from './random-ledger.ts'

let world: RandomLedger
let full: Uint8Array

beforeAll(async () => {
  world = await randomLedger(createDice(7))
  const attachments = world.files.map((file) => ({
    sha256: toHex(sha256(file)),
    size: file.length,
    open: () => once(file),
  }))
  full = await bytesOf(world.ledger.export({ case: world.caseId, attachments }))
})

function redact(changes: Omit<RedactRequest, 'open'>, bundle = full): Promise<Uint8Array> {
  return bytesOf(redactBundle({ open: () => once(bundle), ...changes }))
}

const malformed = (part: string): object =>
  expect.objectContaining({
    code: 'ERR_BUNDLE_MALFORMED',
    details: expect.objectContaining({ part }),
  })

describe('what is taken out of a bundle', () => {
  test('is named by labels, everywhere', async () => {
    const bundle = await redact({ labels: ['name', 'note'] })
    const labels = new Set((await openedIn(bundle)).map(({ label }) => label))
    expect(labels.has('name') || labels.has('note')).toBe(false)
    expect(labels.has('attachments')).toBe(true)
  })

  test('or by labels in some entries, or by entries alone', async () => {
    const shown = async (bundle: Uint8Array): Promise<number> => (await openedIn(bundle)).length
    const all = await shown(full)
    const notes: number[] = []
    for await (const event of world.ledger.history(world.caseId)) {
      if (event.payload.type === 'note.added') notes.push(event.index)
    }
    expect(await shown(await redact({ labels: ['note'], events: [notes[0]!] }))).toBe(all - 1)
    expect(await shown(await redact({ events: [notes[0]!] }))).toBe(all - 2)
    expect(await shown(await redact({ labels: ['name'], events: [notes[0]!] }))).toBe(all)
  })

  test('takes with it the attachments that nothing names any more', async () => {
    const notes: number[] = []
    for await (const event of world.ledger.history(world.caseId)) {
      if (event.payload.type === 'note.added') notes.push(event.index)
    }
    let told: Rewritten | undefined
    const request = { labels: ['attachments'], events: [notes[0]!] }
    const bundle = await redact({ ...request, told: (what) => (told = what) })
    expect(told).toMatchObject({ filesLeftOut: 1 })
    const files = world.files.filter((file) => Buffer.from(bundle).includes(Buffer.from(file)))
    expect(files).toEqual([world.files[1]])
    expect((await verify(world, bundle)).verdict).toBe('verified')
  })

  test('can be taken out of what was redacted before', async () => {
    const once_ = await redact({ labels: ['name'] })
    const twice = await redact({ labels: ['exhibit'] }, once_)
    expect(twice).toEqual(await redact({ labels: ['name', 'exhibit'] }))
  })

  test('must be named', () => {
    expect(() => redactBundle({ open: () => once(full) })).toThrow(TypeError)
  })
})

describe('a bundle that is not sound is refused, never mended', () => {
  const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const bytes = new Uint8Array(full)
    change(bytes)
    return bytes
  }

  test('one that is cut', async () => {
    await expect(redact({ labels: ['name'] }, full.subarray(0, -1))).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_BUNDLE_MALFORMED' }),
    )
  })

  test('one whose trailer has another digest', async () => {
    const digest = sha256(Uint8Array.of(1))
    const at = full.length - 81 + Buffer.from(full.subarray(-81)).indexOf('sha256') + 8
    const bytes = changed((copy) => copy.set(digest, at))
    await expect(redact({ labels: ['name'] }, bytes)).rejects.toThrow(malformed('trailer'))
  })

  test('one with a value that is not the sealed one', async () => {
    const { disclosure } = (await openedIn(full)).find(({ label }) => label === 'exhibit')!
    const at = Buffer.from(full).indexOf(disclosure) + 25
    const bytes = changed((copy) => (copy[at]! ^= 1))
    await expect(redact({ labels: ['name'] }, bytes)).rejects.toThrow(malformed('disclosure'))
  })

  test('one that is another when it is read again', async () => {
    const sources = [full, await redact({ labels: ['name'] })]
    const open = () => once(sources.shift()!)
    await expect(bytesOf(redactBundle({ open, labels: ['note'] }))).rejects.toThrow(
      malformed('trailer'),
    )
  })
})

describe('the report of a redacted bundle', () => {
  test('says how much is withheld, where, and that no reason is on record', async () => {
    const text = renderText(await verify(world, await redact({ labels: ['name'] })))
    expect(text).toContain('What is sealed\n')
    expect(text).toMatch(/ {2}\d+ of \d+ sealed values are opened, 3 withheld, 0 erased\./)
    expect(text).toContain(
      '- name of party.enrolled, in party chains: 3 withheld (no reason on record)',
    )
    expect(text).toContain('For 3 withheld values nothing on record gives a reason.')
    expect(text).toContain('A court that wants to see a withheld value has the keeper')
    expect(text).toContain('To explain: A value is withheld, and nothing on record says why.')
  })

  test('says the reason where the export stated one, and finds what was taken out beside it', async () => {
    const { ledger, caseId } = world
    const bundle = await bytesOf(ledger.export({ case: caseId, profile: 'court-public' }))
    const text = renderText(await verify(world, bundle))
    expect(text).toContain('The ledger opened them by the profile court-public.')
    expect(text).toContain(
      '- name of party.enrolled, in party chains: 3 withheld (personal data that this recipient does not need)',
    )
    expect(text).not.toContain('nothing on record')
    const report = await verify(world, await redact({ labels: ['exhibit'] }, bundle))
    expect(report.verdict).toBe('verified')
    const about = report.findings.filter(({ check }) => check === 'disclosure.reasons')
    expect(about.map(({ code, place }) => [code, place])).toEqual([
      ['disclosure.unexplained', { type: 'item.collected', label: 'exhibit' }],
    ])
  })
})
