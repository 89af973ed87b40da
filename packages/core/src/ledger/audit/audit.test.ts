import { describe, expect, test } from 'vitest'
import { sha256 } from '@custodia/core/crypto'
import { eventId, noteKey, openEvent } from '@custodia/core/custody'
import { treeHasher } from '@custodia/core/merkle'
import {
  encodeDisclosure,
  encodeLeaf,
  formatCheckpointText,
  formatNote,
  noteTextBytes,
} from '@custodia/core/wire'
import { actor } from '../../../../../test/forge/actor.ts'
import {
  enrol,
  found,
  foundOnly,
  hashOf,
  possessionOf,
  tell,
} from '../../../../../test/forge/story.ts'
import type { ForgedEvent, World } from '../../../../../test/forge/world.ts'
import { leafOf } from '../../../../../test/forge/world.ts'
import { createRecordAudit } from './audit.ts'
import type { RecordAuditResult } from './audit.ts'
import { recordChecks } from './check-table.ts'
import type { AuditedEntry } from './context.ts'
import { entryFault } from './entry-fault.ts'
import { recordFaults } from './faults.ts'
import type { RecordFault } from './faults.ts'

const now = Date.UTC(2026, 3, 1)
const provoked = new Set<string>()

/** What a store would hold of a forged record. */
function entriesOf(world: World): AuditedEntry[] {
  return world.events.map((event) => entryOf(event, world))
}

function entryOf(event: ForgedEvent, world: World): AuditedEntry {
  const { index, bytes, chain, secret, nextSecret, payload, disclosures } = event
  const digests = [...payload.sealed.values()]
  return {
    index,
    leaf: leafOf(event, world.ledger, payload.seq),
    event: bytes,
    chain,
    seq: payload.seq,
    secret,
    nextSecret,
    digests,
    values: new Map(digests.map((digest, i) => [digest, disclosures[i]])),
  }
}

interface Amiss {
  readonly note?: Uint8Array | undefined
  readonly unreadable?: readonly number[]
  /** Leaf hashes of what cannot be read are known otherwise. */
  readonly leavesKnown?: boolean
}

async function audit(
  entries: readonly AuditedEntry[],
  { note, unreadable = [], leavesKnown = false }: Amiss,
): Promise<RecordAuditResult> {
  const record = createRecordAudit()
  const hasher = treeHasher(sha256)
  entries.forEach((entry, i) => {
    if (!unreadable.includes(i)) record.take(entry)
    else record.miss(leavesKnown ? hasher.leaf(entry.leaf) : undefined)
  })
  const result = await record.finish({ checkpoint: note, now })
  for (const { code } of result.faults) provoked.add(code)
  return result
}

async function auditWorld(world: World, amiss: Amiss = {}): Promise<RecordAuditResult> {
  return audit(entriesOf(world), { note: await world.checkpoint(), ...amiss })
}

const codesOf = ({ faults }: RecordAuditResult): readonly string[] => [
  ...new Set(faults.map(({ code }) => code)),
]

const outcomeOf = ({ checks }: RecordAuditResult, check: string): unknown =>
  checks.find((result) => result.check === check)?.outcome

test('a whole record passes every check, each of which has looked at something', async () => {
  const { world } = await tell()
  const result = await auditWorld(world)
  expect(result.faults).toEqual([])
  expect(result.checks.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(
    Object.keys(recordChecks).map(
      (check) => `${check} ${check === 'record.erased' ? 'not-checked' : 'pass'}`,
    ),
  )
  const looked = result.checks.filter(({ check }) => check !== 'record.erased')
  expect(looked.every((check) => check.looked > 0)).toBe(true)
  expect(result.checks.find(({ check }) => check === 'record.signatures')?.looked).toBe(
    world.events.length,
  )
  expect(result.ledger).toBe(world.ledger)
  expect(result.genesis?.origin).toBe(world.origin)
  expect(await result.rootAt(world.log.size)).toEqual(world.log.root())
  expect(await result.rootAt(world.log.size + 1)).toBeUndefined()
  expect(await result.rootAt(0)).toBeUndefined()
})

test('nothing looked at is never a pass', async () => {
  const result = await audit([], {})
  expect(result.checks.every(({ outcome }) => outcome === 'not-checked')).toBe(true)
  expect(result.checks.every(({ reason }) => reason !== undefined)).toBe(true)
})

/** A note of an officer in the chain of a case that he has opened. */
async function noteWorld(): Promise<{
  readonly world: World
  note(amiss: object): Promise<ForgedEvent>
}> {
  const world = await found()
  const by = actor('A. Example')
  const opened = await world.open({
    type: 'case.opened',
    by,
    role: 'officer',
    fields: {},
    sealed: { reference: 'EX-1' },
  })
  const note = (amiss: object): Promise<ForgedEvent> =>
    world.record({
      type: 'note.added',
      by,
      role: 'officer',
      chain: opened.chain,
      fields: {},
      sealed: { note: 'Nothing of note' },
      amiss,
    })
  return { world, note }
}

describe('an event that is wrong in one way', () => {
  const cases: readonly {
    readonly name: string
    readonly amiss: object
    readonly codes: RecordFault[]
  }[] = [
    { name: 'nothing', amiss: {}, codes: [] },
    {
      name: 'a signature by another key',
      amiss: { signer: actor('Z. Example').signer() },
      codes: ['record.signature'],
    },
    {
      name: 'a signature whose second half is too large',
      amiss: { signature: new Uint8Array(64).fill(255) },
      codes: ['record.signature'],
    },
    {
      name: 'a key that nobody has',
      amiss: { header: { kid: actor('Z. Example').kid() }, signer: actor('Z. Example').signer() },
      codes: ['record.signer-unknown', 'record.unlawful'],
    },
    {
      name: 'another ledger',
      amiss: { header: { ledger: hashOf('another ledger') } },
      codes: ['record.event-foreign'],
    },
    {
      name: 'a place too far',
      amiss: { payload: { seq: 7 } },
      codes: ['record.chain-broken', 'record.unlawful'],
    },
    {
      name: 'another event before it',
      amiss: { payload: { prev: hashOf('another event') } },
      codes: ['record.chain-broken', 'record.unlawful'],
    },
    {
      name: 'a commitment that the kept secret does not open',
      amiss: { payload: { next: hashOf('another secret') } },
      codes: ['record.commitment-next'],
    },
    {
      name: 'a time before the last one',
      amiss: {
        recordedAt: Date.UTC(2026, 2, 12, 8),
        header: { issuedAt: Date.UTC(2026, 2, 12, 8) / 1000 },
      },
      codes: ['record.time', 'record.unlawful'],
    },
    {
      name: 'an anchor of a log that was another',
      amiss: { anchor: { size: 1, root: hashOf('another log') } },
      codes: ['record.anchor'],
    },
    {
      name: 'an anchor that lies ahead',
      amiss: { anchor: { size: 6, root: hashOf('a log to be') } },
      codes: ['record.anchor-ahead', 'record.unlawful'],
    },
    {
      name: 'a role that the signer has not',
      amiss: { payload: { role: 'custodian' } },
      codes: ['record.unlawful'],
    },
    {
      name: 'bytes that are no event',
      amiss: { alter: (bytes: Uint8Array) => bytes.with(0, 0xd3) },
      codes: ['record.event-malformed'],
    },
  ]
  test.each(cases)('$name', async ({ amiss, codes }) => {
    const { world, note } = await noteWorld()
    const { index } = await note(amiss)
    const result = await auditWorld(world)
    expect(codesOf(result)).toEqual(codes)
    expect(result.faults.every(({ place }) => place.index === index)).toBe(true)
    for (const code of codes) expect(outcomeOf(result, recordFaults[code].check)).toBe('fail')
  })
})

test('a signature that is wrong hides nothing else: the law goes on', async () => {
  const { world, note } = await noteWorld()
  await note({ signer: actor('Z. Example').signer() })
  await note({ payload: { role: 'custodian' } })
  const result = await auditWorld(world)
  expect(codesOf(result)).toEqual(['record.signature', 'record.unlawful'])
  expect(result.checks.find(({ check }) => check === 'record.law')?.looked).toBe(
    world.events.length,
  )
})

describe('what the store keeps beside an event', () => {
  const wrong: readonly {
    readonly name: string
    readonly change: (entry: AuditedEntry) => Partial<AuditedEntry>
    readonly codes: readonly RecordFault[]
  }[] = [
    {
      name: 'another chain',
      change: () => ({ chain: hashOf('another chain') }),
      codes: ['record.chain-other'],
    },
    {
      name: 'another place',
      change: ({ seq }) => ({ seq: seq + 1 }),
      codes: ['record.chain-other'],
    },
    {
      name: 'another secret',
      change: () => ({ secret: new Uint8Array(32).fill(7) }),
      codes: ['record.commitment', 'record.tag'],
    },
    {
      name: 'another next secret',
      change: () => ({ nextSecret: new Uint8Array(32).fill(7) }),
      codes: ['record.commitment-next'],
    },
    {
      name: 'a leaf with another tag',
      change: ({ event }) => ({
        leaf: encodeLeaf({
          recordedAt: Date.UTC(2026, 2, 13),
          tag: hashOf('a tag'),
          eventId: eventId(event!),
        }),
      }),
      codes: ['record.tag'],
    },
    {
      name: 'a leaf that is none',
      change: () => ({ leaf: new Uint8Array(73) }),
      codes: ['record.tag'],
    },
    {
      name: 'a digest more',
      change: ({ digests = [] }) => ({ digests: [...digests, hashOf('x')] }),
      codes: ['record.sealed'],
    },
    { name: 'a digest less', change: () => ({ digests: [] }), codes: ['record.sealed'] },
    {
      name: 'another digest',
      change: () => ({ digests: [hashOf('x')] }),
      codes: ['record.sealed'],
    },
    {
      name: 'a value of another label',
      change: ({ digests = [] }) => ({
        values: new Map([[digests[0]!, disclosure('place', 'Nothing')]]),
      }),
      codes: ['record.value'],
    },
    {
      name: 'a value of another kind',
      change: ({ digests = [] }) => ({ values: new Map([[digests[0]!, disclosure('note', 7)]]) }),
      codes: ['record.value'],
    },
    {
      name: 'an erased value',
      change: ({ digests = [] }) => ({ values: new Map([[digests[0]!, undefined]]) }),
      codes: [],
    },
  ]
  test.each(wrong)('$name', async ({ change, codes }) => {
    const { world, note } = await noteWorld()
    await note({})
    const entries = entriesOf(world)
    const last = entries.at(-1)!
    // The leaf is in no anchor and no checkpoint: what is compared with it is compared for its own sake.
    const result = await audit([...entries.slice(0, -1), { ...last, ...change(last) }], {
      note: await world.checkpoint(),
    })
    expect(codesOf(result).toSorted()).toEqual(codes)
  })
})

describe('a value that was erased', () => {
  /** A note whose value is to be erased, with the approval or without it; gives its position. */
  async function erasedWorld(
    isApproved: boolean,
  ): Promise<{ readonly world: World; readonly index: number }> {
    const { world, note } = await noteWorld()
    const by = actor('D. Example')
    await enrol(world, by, ['data-protection'])
    const { id, index, chain } = await note({})
    const erased = await world.record({
      type: 'data.erased',
      by,
      role: 'data-protection',
      chain,
      fields: { events: [id], erased: ['note'], ground: 'request' },
      sealed: { request: 'DP 4/26' },
    })
    if (isApproved) {
      await world.record({
        type: 'event.approved',
        by: actor('A. Example'),
        role: 'registrar',
        chain,
        fields: { event: erased.id, labels: [] },
        sealed: {},
      })
    }
    return { world, index }
  }

  test('is not to be there', async () => {
    const { world, index } = await erasedWorld(true)
    const { faults } = await auditWorld(world)
    expect(faults).toMatchObject([{ code: 'record.value-erased', place: { index } }])
    expect(faults[0]?.reason).toMatch(/^note: erased by event [0-9a-f]{64}$/)
  })

  test.each([true, false])('is gone, or nobody has approved that (%s)', async (isApproved) => {
    const { world, index } = await erasedWorld(isApproved)
    const entries = entriesOf(world)
    const entry = entries[index]!
    const values = isApproved ? new Map([[entry.digests![0]!, undefined]]) : entry.values!
    const note = await world.checkpoint()
    expect(codesOf(await audit(entries.with(index, { ...entry, values }), { note }))).toEqual([])
  })
})

function disclosure(label: string, value: string | number): Uint8Array {
  return encodeDisclosure({ salt: new Uint8Array(16), label, value })
}

test('a secret of the ledger chain that is not public', async () => {
  const world = await foundOnly()
  const secret = new Uint8Array(32).fill(9)
  const [entry] = entriesOf(world)
  const result = await audit([{ ...entry!, secret }], { note: await world.checkpoint() })
  expect(codesOf(result)).toContain('record.secret-public')
})

test('a record that begins with something else than a founding', async () => {
  const { world } = await noteWorld()
  const entries = entriesOf(world)
    .slice(1)
    .map((entry, index) => ({ ...entry, index }))
  const result = await audit(entries, { note: await world.checkpoint() })
  expect(codesOf(result)).toContain('record.genesis')
  expect(outcomeOf(result, 'record.tags')).toBe('not-checked')
  expect(outcomeOf(result, 'record.checkpoint')).toBe('not-checked')
})

test('a proof of possession of another key, and one that was shown another log', async () => {
  const world = await found()
  const [bruno, carla] = [actor('B. Example'), actor('C. Example')]
  await enrol(world, bruno, ['collector'], {
    fields: { possession: await possessionOf(carla, world) },
  })
  const result = await auditWorld(world)
  expect(codesOf(result)).toEqual(['record.possession'])
  const other = await found({ seed: 'another' })
  const lied = Object.create(world, {
    anchor: { value: { size: 1, root: other.anchor.root } },
  }) as World
  await enrol(world, carla, ['custodian'], {
    fields: { possession: await possessionOf(carla, lied) },
  })
  expect(codesOf(await auditWorld(world))).toEqual(['record.possession', 'record.anchor'])
})

describe('an access of which only the id is left', () => {
  const isAccess = ({ event }: AuditedEntry): boolean =>
    event !== undefined && openEvent(event).payload.type === 'item.accessed'

  async function auditErased(change: Partial<AuditedEntry> = {}): Promise<RecordAuditResult> {
    const { world } = await tell()
    const entries = entriesOf(world).map((entry) =>
      isAccess(entry)
        ? { ...entry, event: undefined, digests: [], values: new Map(), ...change }
        : entry,
    )
    return audit(entries, { note: await world.checkpoint() })
  }

  test('is a fault without an erasure on record, and hides nothing else', async () => {
    const result = await auditErased()
    expect(codesOf(result)).toEqual(['record.erased-unlawful'])
    expect(outcomeOf(result, 'record.erased')).toBe('fail')
    expect(outcomeOf(result, 'record.law')).toBe('pass')
  })

  test('stands where its leaf says, with the secret that was committed to', async () => {
    const secret = new Uint8Array(32).fill(7)
    expect(codesOf(await auditErased({ secret }))).toContain('record.tag')
    expect(codesOf(await auditErased({ seq: 9 }))).toContain('record.chain-broken')
    expect(codesOf(await auditErased({ leaf: new Uint8Array(73) }))).toContain('record.tag')
  })
})

test('a chain that nobody registered', async () => {
  const { world } = await noteWorld()
  const by = actor('A. Example')
  await world.record({
    type: 'case.opened',
    by,
    role: 'officer',
    fields: {},
    sealed: { reference: 'EX-2' },
  })
  expect(codesOf(await auditWorld(world))).toEqual(['record.unregistered'])
})

describe('the last checkpoint', () => {
  test('is missing', async () => {
    const { world } = await noteWorld()
    expect(codesOf(await auditWorld(world, { note: undefined }))).toEqual([
      'record.checkpoint-missing',
    ])
  })

  test('is no note', async () => {
    const { world } = await noteWorld()
    const note = new TextEncoder().encode('lab.example/evidence\n1\n')
    expect(codesOf(await auditWorld(world, { note }))).toEqual(['record.checkpoint-malformed'])
  })

  test('is signed by another key of the same name', async () => {
    const { world } = await noteWorld()
    const note = await world.log.checkpoint(world.origin, actor('Z. Example').signer())
    expect(codesOf(await auditWorld(world, { note }))).toEqual(['record.checkpoint-signature'])
  })

  test('is of another log', async () => {
    const { world } = await noteWorld()
    const { log, origin, logSigner } = world
    const text = formatCheckpointText({
      origin: 'lab.example/other',
      size: log.size,
      rootHash: log.root(),
    })
    const { name, keyId } = noteKey(origin, logSigner.publicKey)
    const signature = await logSigner.sign(noteTextBytes(text))
    const note = formatNote({ text, signatures: [{ name, keyId, signature }] })
    expect(codesOf(await auditWorld(world, { note }))).toEqual(['record.checkpoint-origin'])
  })
})

describe('an entry that cannot be read', () => {
  const resting = ['record.law', 'record.possession', 'record.registered', 'record.values']

  test('keeps no other entry from being checked, and what rests on it is said not to be', async () => {
    const { world } = await tell()
    const result = await auditWorld(world, { unreadable: [5] })
    expect(result.faults).toEqual([])
    const passed = result.checks
      .filter(({ outcome }) => outcome === 'pass')
      .map(({ check }) => check)
    expect(passed).toEqual(['record.founded', 'record.checkpoint'])
    for (const { check, looked } of result.checks) {
      if (check === 'record.signatures' || check === 'record.tags')
        expect(looked).toBeGreaterThan(10)
      if (resting.includes(check))
        expect(result.checks.find((c) => c.check === check)?.reason).toMatch(/entry 5/)
    }
  })

  test('leaves the tree whole if its leaf hash is known otherwise', async () => {
    const { world } = await tell()
    const cut = await auditWorld(world, { unreadable: [5] })
    expect(outcomeOf(cut, 'record.anchors')).toBe('not-checked')
    const whole = await auditWorld(world, { unreadable: [5], leavesKnown: true })
    expect(outcomeOf(whole, 'record.anchors')).toBe('pass')
  })

  test('does not hide what is wrong behind it', async () => {
    const { world, note } = await noteWorld()
    await note({ signer: actor('Z. Example').signer() })
    await note({ payload: { next: hashOf('another secret') } })
    const result = await auditWorld(world, { unreadable: [4] })
    expect(codesOf(result)).toEqual(['record.signature', 'record.commitment-next'])
  })

  test('may have brought a key: what is signed with it is not checked', async () => {
    const world = await found()
    const bruno = actor('B. Example')
    const enrolled = await enrol(world, bruno, ['officer'])
    await world.open({
      type: 'case.opened',
      by: bruno,
      role: 'officer',
      fields: {},
      sealed: { reference: 'EX-1' },
    })
    const result = await auditWorld(world, { unreadable: [enrolled.index] })
    expect(codesOf(result)).toEqual([])
    expect(outcomeOf(result, 'record.signatures')).toBe('not-checked')
  })
})

describe('an entry by itself', () => {
  const wrong: readonly { readonly name: string; readonly change: Partial<AuditedEntry> }[] = [
    { name: 'of another chain', change: { chain: hashOf('another chain') } },
    { name: 'at another place', change: { seq: 7 } },
    { name: 'with another secret', change: { secret: new Uint8Array(32).fill(7) } },
    { name: 'with another next secret', change: { nextSecret: new Uint8Array(32).fill(7) } },
    { name: 'with other digests', change: { digests: [] } },
    { name: 'with an event that is none', change: { event: new Uint8Array(9) } },
    { name: 'with a leaf that is none', change: { leaf: new Uint8Array(73) } },
  ]
  test.each(wrong)('$name', async ({ change }) => {
    const { world, note } = await noteWorld()
    await note({})
    const last = entriesOf(world).at(-1)!
    expect(entryFault(last, world.ledger)).toBeUndefined()
    expect(entryFault({ ...last, ...change }, world.ledger)).toMatch(/^[A-Z].*\.$/)
    expect(entryFault(last, hashOf('another ledger'))).toMatch(/tag/)
  })
})

test('of many faults of one kind the first are listed and the others counted', async () => {
  const { world, note } = await noteWorld()
  for (let i = 0; i < 30; i++) await note({ signer: actor('Z. Example').signer() })
  const result = await auditWorld(world)
  expect(result.faults).toHaveLength(25)
  expect(result.leftOut).toBe(5)
  expect(result.checks.find(({ check }) => check === 'record.signatures')?.faults).toBe(30)
})

test('every fault of the table was provoked by the tests above', () => {
  expect(Object.keys(recordFaults).filter((code) => !provoked.has(code))).toEqual([])
})
