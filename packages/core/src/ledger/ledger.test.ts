import { beforeEach, describe, expect, test } from 'vitest'
import {
  collect,
  enrol,
  foundLedger,
  ledgerKeys,
  openCase,
  signerOf,
} from '../../../../test/support/ledger.ts'
import type { Person, TestLedger } from '../../../../test/support/ledger.ts'
import { toHex } from '../bytes/index.ts'
import type { Signer } from '../crypto/index.ts'
import { leafTag, openEvent, publicSecret } from '../custody/index.ts'
import { checkInclusion } from '../merkle/index.ts'
import { hasher } from '../log/index.ts'
import { createMemoryStore, reopenMemoryStore } from '../store/index.ts'
import { encodeEventHeader, parseLeaf, sign1ToBeSigned } from '../wire/index.ts'
import { openLedger } from './index.ts'
import type { Draft, LedgerEvent, Prepared } from './index.ts'

const hour = 3_600_000

async function listOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const entry of source) list.push(entry)
  return list
}

function code(expected: string): object {
  return expect.objectContaining({ code: expected })
}

function breach(rule: string): object {
  return expect.objectContaining({ code: 'ERR_LAW', details: expect.objectContaining({ rule }) })
}

describe('founding', () => {
  test('the genesis is leaf 0, its checkpoint comes before everything else, and the founder is registered', async () => {
    const { ledger } = await foundLedger()
    const events = await listOf(ledger.events())
    expect(events.map(({ payload }) => payload.type)).toEqual([
      'ledger.opened',
      'party.enrolled',
      'party.registered',
    ])
    expect(events[0]!.id).toBe(ledger.id)
    expect(events[1]!.payload.anchor?.size).toBe(1)
  })

  test('a store that holds a ledger is refused, and stays as it is', async () => {
    const store = createMemoryStore()
    const { ledger } = await foundLedger({ store })
    await expect(foundLedger({ store })).rejects.toThrow(code('ERR_STORE_EXISTS'))
    expect(ledger.size).toBe(3)
  })

  test('an origin that no log can have is refused before anything is written', async () => {
    for (const origin of ['no spaces', '', 'cosignature/v1', 'subtree/v1', 'x'.repeat(256)]) {
      await expect(foundLedger({ origin })).rejects.toThrow(code('ERR_EVENT_FIELD'))
    }
  })
})

describe('a record of custody', () => {
  let world: TestLedger
  let bea: Person
  let carl: Person
  let caseId: string
  let item: string

  beforeEach(async () => {
    world = await foundLedger()
    bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector', 'examiner'] })
    carl = await enrol(world, { number: 3, name: 'C. Example', roles: ['custodian'] })
    caseId = (await openCase(world)).chain
    item = (await collect(world, { by: bea, inCase: caseId, exhibit: 'BE/1' })).chain
  })

  function offer(): Draft {
    const { clock } = world
    return {
      type: 'transfer.offered',
      role: 'collector',
      chain: item,
      fields: { to: carl.party, kind: 'permanent', expires: clock.now + hour },
    }
  }

  function accept(offerId: string): Draft {
    return { type: 'transfer.accepted', role: 'custodian', chain: item, fields: { offer: offerId } }
  }

  test('custody moves when the receiver signs, and not before', async () => {
    const { ledger } = world
    const offered = await ledger.record(offer(), bea.signer)
    expect(ledger.state.item(item)).toMatchObject({ custodian: bea.party, state: 'offered' })
    await ledger.record(accept(offered.id), carl.signer)
    expect(ledger.state.item(item)).toMatchObject({ custodian: carl.party, state: 'in-custody' })
  })

  test('what the law refuses is not written, and the refusal names rule and remedy', async () => {
    const { ledger } = world
    const before = ledger.size
    const toHimself = {
      ...offer(),
      fields: { to: bea.party, kind: 'permanent', expires: world.clock.now + hour },
    } as Draft
    await expect(ledger.record(toHimself, bea.signer)).rejects.toThrow(breach('CUS-05'))
    await expect(ledger.record(accept('0'.repeat(64)), carl.signer)).rejects.toThrow(
      code('ERR_LAW'),
    )
    expect(ledger.size).toBe(before)
  })

  test('a key that is not enrolled signs nothing', async () => {
    await expect(world.ledger.record(offer(), signerOf(99))).rejects.toThrow(
      code('ERR_SIGNER_UNKNOWN'),
    )
  })

  test('a chain that does not exist, or is of another kind, is named', async () => {
    const { ledger } = world
    const draft = { ...offer(), chain: 'f'.repeat(64) }
    await expect(ledger.record(draft, bea.signer)).rejects.toThrow(code('ERR_CHAIN_UNKNOWN'))
    await expect(ledger.record({ ...draft, chain: caseId }, bea.signer)).rejects.toThrow(
      code('ERR_CHAIN_UNKNOWN'),
    )
  })

  test('sealed values are not in the event, and open from the ledger', async () => {
    const event = await world.ledger.event(item)
    expect(event?.opened.get('exhibit')).toBe('BE/1')
    expect(toHex(event!.bytes)).not.toContain(toHex(new TextEncoder().encode('BE/1')))
  })

  test('concurrent calls end in one contiguous log and dense chains', async () => {
    const { ledger } = world
    const before = ledger.size
    const others = await Promise.all(
      [1, 2, 3].map((i) => collect(world, { by: bea, inCase: caseId, exhibit: `BE/1${i}` })),
    )
    const drafts = [item, ...others.map(({ chain }) => chain)].flatMap((chain) =>
      Array.from({ length: 20 }, (): Draft => ({
        type: 'item.stored',
        role: 'collector',
        chain,
        fields: {},
        sealed: { location: 'Shelf 4' },
      })),
    )
    const recorded = await Promise.all(drafts.map((draft) => ledger.record(draft, bea.signer)))
    expect(new Set(recorded.map(({ index }) => index)).size).toBe(80)
    expect(ledger.size).toBe(before + 6 + 80)
    await expectDense(ledger.events())
  })

  async function expectDense(events: AsyncIterable<LedgerEvent>): Promise<void> {
    const heads = new Map<string, LedgerEvent>()
    let index = 0
    for await (const event of events) {
      const before = heads.get(event.chain)
      expect(event.index).toBe(index++)
      expect(event.payload.seq).toBe((before?.payload.seq ?? -1) + 1)
      expect(event.payload.prev).toBe(before?.id ?? null)
      heads.set(event.chain, event)
    }
  }

  test('the first access opens one access chain, however many come at once', async () => {
    const { ledger } = world
    const access: Draft = {
      type: 'item.accessed',
      role: 'examiner',
      fields: { item, means: 'viewed' },
      sealed: { justification: 'Comparison with another exhibit' },
    }
    const recorded = await Promise.all([1, 2, 3, 4].map(() => ledger.record(access, bea.signer)))
    expect(new Set(recorded.map(({ chain }) => chain)).size).toBe(1)
    expect(recorded.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([0, 1, 2, 3])
  })

  test('the clock that is set back does not take the log back', async () => {
    const { ledger, clock } = world
    const first = await ledger.record(offer(), bea.signer)
    clock.now -= 10 * 24 * hour
    const second = await ledger.record(
      {
        type: 'transfer.cancelled',
        role: 'collector',
        chain: item,
        occurredAt: { time: first.recordedAt, offset: 0, precision: 'second' },
        fields: { offer: first.id, reason: 'withdrawn' },
      },
      bea.signer,
    )
    expect(second.recordedAt).toBe(first.recordedAt)
  })

  test('a clock that leaves every calendar while somebody signs is an error, and nothing is written', async () => {
    const { ledger, clock } = world
    const before = ledger.size
    const signer: Signer = {
      publicKey: bea.signer.publicKey,
      async sign(bytes) {
        clock.now = Number.MAX_SAFE_INTEGER
        return bea.signer.sign(bytes)
      },
    }
    await expect(ledger.record(offer(), signer)).rejects.toThrow(code('ERR_CLOCK'))
    await expect(ledger.record(offer(), bea.signer)).rejects.toThrow(code('ERR_CLOCK'))
    clock.now = Date.UTC(2026, 2, 12, 10)
    expect(await ledger.record(offer(), bea.signer)).toMatchObject({ index: before })
  })

  test('tags follow from secrets to which the event before committed', async () => {
    const { ledger } = world
    const receipt = await ledger.receipt(item)
    const place = { ledgerId: ledger.id, chainId: item, seq: 0 }
    expect(parseLeaf(receipt.leaf).tag).toBe(leafTag(place, receipt.secret))
    const genesis = await ledger.receipt(ledger.id)
    expect(genesis.secret).toEqual(publicSecret)
  })

  test('a receipt proves that the event is under the checkpoint', async () => {
    const { ledger } = world
    const { index, leaf, proof } = await ledger.receipt(item)
    const { size, rootHash } = await ledger.checkpoint()
    const claim = { index, size, leafHash: hasher.leaf(leaf), root: rootHash, proof }
    checkInclusion(claim, hasher)
    await expect(ledger.receipt('0'.repeat(64))).rejects.toThrow(code('ERR_EVENT_UNKNOWN'))
  })

  describe('prepared elsewhere', () => {
    async function signed(prepared: Prepared, person: Person): Promise<Uint8Array> {
      return person.signer.sign(sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes))
    }

    function prepareOffer(lifetime = 60): Promise<Prepared> {
      return world.ledger.prepare(offer(), { publicKey: bea.signer.publicKey, lifetime })
    }

    test('what was prepared is recorded with the signature, and a second time is answered as the first', async () => {
      const prepared = await prepareOffer()
      const signature = await signed(prepared, bea)
      const first = await world.ledger.submit(prepared, signature)
      world.clock.now += 1000
      expect(await world.ledger.submit(prepared, signature)).toEqual(first)
      expect((await world.ledger.event(first.id))?.payload.type).toBe('transfer.offered')
    })

    test('two submissions at once become one event', async () => {
      const prepared = await prepareOffer()
      const signature = await signed(prepared, bea)
      const both = await Promise.all([1, 2].map(() => world.ledger.submit(prepared, signature)))
      expect(both[0]).toEqual(both[1])
    })

    test('a new chain is opened once, however often it is submitted', async () => {
      const draft: Draft = {
        type: 'case.opened',
        role: 'officer',
        fields: {},
        sealed: { reference: 'EX-2' },
      }
      const prepared = await world.ledger.prepare(draft, {
        publicKey: world.alice.signer.publicKey,
      })
      const signature = await signed(prepared, world.alice)
      const before = world.ledger.size
      const both = await Promise.all([1, 2].map(() => world.ledger.submit(prepared, signature)))
      expect(both[0]).toEqual(both[1])
      expect(world.ledger.size).toBe(before + 2)
    })

    test('the chain waits for the signature until the place expires', async () => {
      const { ledger, clock } = world
      await prepareOffer()
      const note: Draft = {
        type: 'note.added',
        role: 'collector',
        chain: item,
        fields: {},
        sealed: { note: 'Seen' },
      }
      await expect(ledger.record(note, bea.signer)).rejects.toThrow(code('ERR_CHAIN_RESERVED'))
      clock.now += 61_000
      expect(await ledger.record(note, bea.signer)).toMatchObject({ chain: item, seq: 1 })
    })

    test('a place that expired or was given back takes no signature', async () => {
      const { ledger, clock } = world
      const late = await prepareOffer()
      const lateSignature = await signed(late, bea)
      clock.now += 61_000
      await expect(ledger.submit(late, lateSignature)).rejects.toThrow(code('ERR_RESERVATION'))
      const dropped = await prepareOffer()
      await ledger.cancel(dropped)
      await expect(ledger.submit(dropped, await signed(dropped, bea))).rejects.toThrow(
        code('ERR_RESERVATION'),
      )
    })

    test('a signature by another key is refused, and the right one can still come', async () => {
      const { ledger } = world
      const prepared = await prepareOffer()
      await expect(ledger.submit(prepared, await signed(prepared, carl))).rejects.toThrow(
        code('ERR_SIGNATURE'),
      )
      expect(await ledger.submit(prepared, await signed(prepared, bea))).toMatchObject({ seq: 1 })
    })

    test('bytes that the ledger did not prepare are refused, however well they are signed', async () => {
      const { ledger } = world
      const prepared = await prepareOffer()
      const { header } = openEvent(
        (await ledger.event((await ledger.submit(prepared, await signed(prepared, bea))).id))!
          .bytes,
      ).parsed
      const forged = {
        ...prepared,
        protectedBytes: encodeEventHeader({ ...header, issuedAt: header.issuedAt + 1 }),
      }
      await expect(ledger.submit(forged, await signed(forged, bea))).rejects.toThrow(
        code('ERR_RESERVATION'),
      )
    })

    test('the signer is shown that the log extends the one under which he last signed', async () => {
      await world.ledger.checkpoint()
      const { extension } = await prepareOffer()
      expect(extension?.size).toBeGreaterThan(0)
      expect(extension?.proof.length).toBeGreaterThan(0)
    })
  })
})

describe('opening again', () => {
  async function foundAndClose() {
    const store = createMemoryStore()
    const world = await foundLedger({ store })
    const bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector'] })
    const caseId = (await openCase(world)).chain
    const { size } = world.ledger
    await world.ledger.close()
    return { ...world, bea, caseId, size, store: reopenMemoryStore(store) }
  }

  test('a reopened ledger goes on where it was', async () => {
    const world = await foundAndClose()
    const ledger = await openLedger({ store: world.store, keys: ledgerKeys, clock: world.clock })
    expect(ledger.id).toBe(world.ledger.id)
    const item = await collect(
      { ...world, ledger },
      { by: world.bea, inCase: world.caseId, exhibit: 'BE/1' },
    )
    expect(item.index).toBe(world.size)
    expect(ledger.state.caseRecord(world.caseId)?.registered).toEqual([item.chain])
  })

  test.each(['log', 'service'])(
    'another %s key than that of the genesis is refused',
    async (name) => {
      const { store } = await foundAndClose()
      const keys = { ...ledgerKeys, [name]: signerOf(50) }
      await expect(openLedger({ store, keys })).rejects.toThrow(code('ERR_LEDGER_KEY'))
    },
  )

  test('an empty store holds no ledger, and is closed again', async () => {
    const store = createMemoryStore()
    await expect(openLedger({ store, keys: ledgerKeys })).rejects.toThrow(code('ERR_STORE_MISSING'))
    await expect(store.size()).rejects.toThrow(code('ERR_STORE_CLOSED'))
  })
})
