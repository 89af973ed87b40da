import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNote, formatReceipt, parseNote, parseReceipt } from '@custodia/core/wire'
import { emptyDirectory } from './run.ts'
import type { Run } from './run.ts'
import { carry, copyWorld, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Machine, Told, World } from './world.ts'

let made: World
let offered: Told
beforeAll(async () => {
  made = await makeWorld()
  offered = await recordFrom<Told>(made, made.a, ['offer', 'EX-1.1', '--to', 'B. Example'])
  await made.station.answer(['receipt', `@${offered.index}`, '--out', 'offer.tlog-proof'])
}, 120_000)
afterAll(() => removeWorld(made))

const read = (machine: Machine, name: string): Uint8Array =>
  new Uint8Array(readFileSync(machine.path(name)))

function verify(name: string, more: readonly string[] = []): Promise<Run> {
  return made.station.here(['receipt', 'verify', name, '--trust', 'trust.json', ...more])
}

/** A receipt of the offer with something changed in it. */
function changed(part: Partial<ReturnType<typeof parseReceipt>>): string {
  const name = `changed-${Math.random()}.tlog-proof`
  const parts = parseReceipt(read(made.station, 'offer.tlog-proof'))
  writeFileSync(made.station.path(name), formatReceipt({ ...parts, ...part }))
  return name
}

function whole(): string {
  return 'offer.tlog-proof'
}

function brokenNote(): string {
  const { text, signatures } = parseNote(
    parseReceipt(read(made.station, 'offer.tlog-proof')).checkpoint,
  )
  const [line] = signatures
  const signature = line!.signature.with(5, line!.signature[5]! ^ 1)
  return changed({ checkpoint: formatNote({ text, signatures: [{ ...line!, signature }] }) })
}

describe('receipt', () => {
  it('writes what anybody can check with the trust file, and says what it proves', async () => {
    const { code, stdout } = await verify('offer.tlog-proof', ['--event-key', made.a.key[1]!])
    expect(code).toBe(0)
    expect(stdout).toContain('The ledger lab.example/custody took this entry into its log')
    expect(stdout).toContain('as collector, offers item')
    expect(stdout).toContain(`Its event id is ${offered.event}.`)
    expect(stdout).toContain('the signature holds')
    expect(stdout).toContain(`at place @${offered.index};`)
    expect(stdout).toMatch(/recorded on \d{4}-\d\d-\d\d [\d:]+ UTC, by the word of the ledger/)
    const blind = await verify('offer.tlog-proof')
    expect(blind.code).toBe(0)
    expect(blind.stdout).toContain('That was not checked')
  })

  it('takes the public key as digits too, and answers with JSON', async () => {
    const shown = await made.a.answer<{ readonly publicKey: string; readonly kid: string }>([
      ...['key', 'show', made.a.key[1]!],
    ])
    const more = ['--event-key', shown.publicKey, '--json']
    const { stdout } = await verify('offer.tlog-proof', more)
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'verified',
      exitCode: 0,
      event: offered.event,
      type: 'transfer.offered',
      index: offered.index,
      kind: 'item',
      signer: { kid: shown.kid, checked: true },
    })
  })

  it('of the genesis says that it opens the ledger chain', async () => {
    await made.station.answer(['receipt', 'make', '@0', '--out', '0.tlog-proof'])
    const { code, stdout } = await verify('0.tlog-proof')
    expect(code).toBe(0)
    expect(stdout).toMatch(/It opens the ledger chain\s+([0-9a-f]{64}),\s+in\s+the\s+ledger\s+\1\./)
  })

  it('goes to standard output, and is the same file', async () => {
    const piped = await made.station.run(['receipt', `@${offered.index}`, '--out', '-'])
    expect(piped.code).toBe(0)
    expect(piped.stdout).toBe(Buffer.from(read(made.station, 'offer.tlog-proof')).toString())
  })

  it.each<[string, () => string, () => readonly string[], number, string]>([
    [
      '1 if its time was changed',
      () => changed({ recordedAt: 1 }),
      () => [],
      1,
      'ERR_PROOF_MISMATCH',
    ],
    ['1 if its checkpoint was changed', brokenNote, () => [], 1, 'ERR_NOTE_UNVERIFIED'],
    [
      '3 if another person signed',
      whole,
      () => ['--event-key', made.b.key[1]!],
      3,
      'ERR_KEY_MISMATCH',
    ],
    ['5 if it is something else', () => 'trust.json', () => [], 5, 'ERR_RECEIPT_MALFORMED'],
  ])('verify ends with %s', async (_, name, more, code, said) => {
    const run = await verify(name(), more())
    expect(run.code).toBe(code)
    expect(run.stdout).toContain(said)
    expect(run.stdout).toMatch(/^This (receipt (does not prove|proves nothing)|is not a receipt)/)
  })

  it('verify ends with 3 with the trust file of another ledger, and 2 without one', async () => {
    const { ledger, ...rest } = JSON.parse(Buffer.from(read(made.station, 'trust.json')).toString())
    const other = {
      ...rest,
      ledger: (ledger as string).replace(/^./, ledger[0] === '0' ? '1' : '0'),
    }
    writeFileSync(made.station.path('other.json'), JSON.stringify(other))
    const words = ['receipt', 'verify', 'offer.tlog-proof']
    const run = await made.station.here([...words, '--trust', 'other.json'])
    expect([run.code, run.stdout.includes('ERR_LEDGER_MISMATCH')]).toEqual([3, true])
    expect((await made.station.here(words)).code).toBe(2)
    expect((await made.station.here([...words, '--trust', 'missing.json'])).code).toBe(7)
  })
})

describe('--receipt-file', () => {
  it('gives whoever signs his receipt, here and by submit', async () => {
    const world = copyWorld(made)
    const { station, b } = world
    const note = ['record', 'note', 'EX-1', 'A remark', '--receipt-file', 'note.tlog-proof']
    const key = [...station.key]
    const roles = ['party', 'grant', 'R. Example', 'examiner', ...key]
    await station.here(roles)
    const told = await station.answer<Told & { readonly receipt: string }>([...note, ...key])
    expect(told.receipt).toBe('note.tlog-proof')
    const trust = ['--trust', 'trust.json']
    const run = await station.here(['receipt', 'verify', 'note.tlog-proof', ...trust])
    expect(run.stdout).toContain(told.event)
    const accept = ['accept', 'EX-1.1', '--as', 'B. Example', '--prepare', 'accept.prepared']
    const early = await station.here([...accept, '--receipt-file', 'accept.tlog-proof'])
    expect([early.code, early.stderr.includes('submit --receipt-file')]).toEqual([2, true])
    await station.answer(accept)
    carry(station, b, 'accept.prepared')
    await b.answer(['sign', 'accept.prepared', '--yes', ...b.key])
    carry(b, station, 'accept.signed')
    const submit = ['submit', 'accept.signed', '--receipt-file', 'accept.tlog-proof']
    const none = await station.here([...submit, '--cancel'])
    expect([none.code, none.stderr.includes('no receipt')]).toEqual([2, true])
    const { event } = await station.answer<Told>(submit)
    const eventKey = ['--event-key', b.key[1]!, '--json']
    const accepted = ['receipt', 'verify', 'accept.tlog-proof', ...trust, ...eventKey]
    expect(await station.answer(accepted.slice(0, -1))).toMatchObject({ event, exitCode: 0 })
  }, 60_000)

  it('records nothing if the file is there, or if it is standard output', async () => {
    const { station } = copyWorld(made)
    const size = async (): Promise<number> =>
      (await station.answer<{ readonly size: number }>(['status'])).size
    const before = await size()
    const note = ['record', 'note', 'EX-1', 'A remark', ...station.key, '--receipt-file']
    const there = await station.here([...note, 'trust.json'])
    expect([there.code, there.stderr.includes('nothing was recorded')]).toEqual([7, true])
    expect((await station.here([...note, '-'])).code).toBe(2)
    expect(await size()).toBe(before)
  }, 60_000)

  it('is not for several entries at once', async () => {
    const words = ['erase-accesses', '--all', '--receipt-file', 'x.tlog-proof', '--dry-run']
    const run = await made.station.here(words, { cwd: emptyDirectory() })
    expect([run.code, run.stderr.includes('custodia receipt')]).toEqual([2, true])
  })
})
