// What the ledger does when the store beneath it cannot read, or gives other bytes than were written.
import { describe, expect, test } from 'vitest'
import {
  expectVerified,
  exportCase,
  ledgerBench,
  listOf,
  storing,
} from '../../../../test/support/ledger-bench.ts'
import type { LedgerBench, OpenedBench } from '../../../../test/support/ledger-bench.ts'
import { isCustodyError } from '../errors.ts'
import type { FaultyStore } from '../store-conformance/index.ts'
import type { StoredEntry } from '../store/index.ts'
import { sign1ToBeSigned } from '../wire/index.ts'
import type { Prepared } from './index.ts'

const code = (expected: string): object => expect.objectContaining({ code: expected })

/**
 * Fails read after read of what is done, until it needs no further one; gives how many there were. What is done may need
 * more reads each time, as an export does, which puts itself on record: so there is an end.
 */
async function failEveryRead(
  store: Pick<FaultyStore, 'failRead'>,
  act: () => Promise<unknown>,
): Promise<number> {
  let after = 0
  for (; after < 50; after++) {
    store.failRead({ after })
    const failed: unknown = await act().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failed === undefined) break
    expect(failed).toEqual(code('ERR_STORE_READ'))
  }
  store.failRead({ after: Number.MAX_SAFE_INTEGER })
  return after
}

describe('a read that the machine refuses is said to be so, and the next try succeeds', () => {
  test('while a ledger is opened; nothing is written', async () => {
    const bench = await ledgerBench()
    for (let after = 0; ; after++) {
      let faulty: FaultyStore | undefined
      const opened = await bench
        .open((used) => {
          faulty = used
          used.failRead({ after })
        })
        .catch((error: unknown) => error)
      expect(faulty!.writes).toEqual([])
      if (!(opened instanceof Error)) {
        expect(after).toBeGreaterThan(bench.size)
        return
      }
      expect(opened).toEqual(code('ERR_STORE_READ'))
      await expect(faulty!.size()).rejects.toThrow(code('ERR_STORE_CLOSED'))
    }
  })

  const acts: {
    readonly [name: string]: (opened: OpenedBench, bench: LedgerBench) => Promise<unknown>
  } = {
    'while an event is looked up': ({ ledger }, { item }) => ledger.event(item),
    'while a history is read': ({ ledger }, { item }) => listOf(ledger.history(item)),
    'while all events are read': ({ ledger }) => listOf(ledger.events()),
    'while a receipt is made': ({ ledger }, { item }) => ledger.receipt(item),
    'while a bundle is exported': ({ ledger }, bench) => exportCase(ledger, bench),
    'while an event is prepared': async ({ ledger }, { item, bea }) => {
      const prepared = await ledger.prepare(storing(item), { ...bea.signer, since: 1 })
      await ledger.cancel(prepared)
    },
  }
  test.each(Object.entries(acts))('%s', async (_, act) => {
    const bench = await ledgerBench()
    const opened = await bench.open()
    // As much as the one that takes part in no read shows: a checkpoint lies behind the one to be proved.
    await opened.ledger.record(storing(bench.item), bench.bea.signer)
    await opened.ledger.checkpoint()
    expect(await failEveryRead(opened.store, () => act(opened, bench))).toBeGreaterThan(0)
    await expectVerified(opened.ledger, bench)
    await opened.ledger.close()
  })

  test('while an event is submitted; it is recorded once', async () => {
    const bench = await ledgerBench()
    const { ledger, store } = await bench.open()
    const prepared = await ledger.prepare(storing(bench.item), bench.bea.signer)
    const signature = await sign(prepared, bench)
    const reads = await failEveryRead(store, () => ledger.submit(prepared, signature))
    expect(reads).toBeGreaterThan(0)
    await expectVerified(ledger, bench)
    expect(ledger.size).toBeLessThan(bench.size + 4)
    await ledger.close()
  })
})

function sign(
  { protectedBytes, payloadBytes }: Prepared,
  { bea }: LedgerBench,
): Promise<Uint8Array> {
  return bea.signer.sign(sign1ToBeSigned(protectedBytes, payloadBytes))
}

/** The bytes with one bit of one of them changed. */
function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))
}

type Spoil = (entry: StoredEntry) => StoredEntry

/** Where a byte is flipped: at each end of a part, and in its middle. */
const spots = (bytes: Uint8Array): readonly number[] => [0, bytes.length >> 1, bytes.length - 1]

/** Every way in which an entry can be another one than was written. */
function spoilings(entry: StoredEntry): readonly (readonly [name: string, spoil: Spoil])[] {
  const parts = ['event', 'leaf', 'secret', 'nextSecret'] as const
  return [
    ...parts.flatMap((part) =>
      spots(entry[part]!).map(
        (at) =>
          [
            `${part} byte ${at}`,
            (e: StoredEntry) => ({ ...e, [part]: flip(e[part]!, at) }),
          ] as const,
      ),
    ),
    // The time of recording, within the hour.
    ['leaf byte 7', (e) => ({ ...e, leaf: flip(e.leaf, 7) })],
    ['chain', (e) => ({ ...e, chain: 'f'.repeat(64) })],
    ['seq', (e) => ({ ...e, seq: e.seq + 1 })],
    ['index', (e) => ({ ...e, index: e.index + 1 })],
  ]
}

async function entriesOf(bench: LedgerBench): Promise<readonly StoredEntry[]> {
  const store = bench.openStore()
  const entries = await listOf(store.entries(0, bench.size))
  await store.close()
  return entries
}

/** Opening must be refused under a name of ours. */
async function expectRefused(
  bench: LedgerBench,
  what: string,
  change: (store: FaultyStore) => void,
): Promise<void> {
  let writes: readonly string[] = []
  const opened: unknown = await bench
    .open((store) => {
      writes = store.writes
      change(store)
    })
    .catch((error: unknown) => error)
  expect(isCustodyError(opened), `${what}: refused, and by a name`).toBe(true)
  expect(writes).toEqual([])
}

describe('a ledger is not opened on', () => {
  test('an entry that is another one, in whatever part', async () => {
    const bench = await ledgerBench()
    const entries = await entriesOf(bench)
    for (const { index } of entries) {
      for (const [name, spoil] of spoilings(entries[index]!)) {
        await expectRefused(bench, `entry ${index}: ${name}`, (store) =>
          store.changeRead('entries', (entry) => (entry.index === index ? spoil(entry) : entry)),
        )
      }
    }
    const { ledger } = await bench.open()
    await expectVerified(ledger, bench)
  })

  test('entries of which one stands in the place of another', async () => {
    const bench = await ledgerBench()
    const [first] = await entriesOf(bench)
    await expectRefused(bench, 'the first again and again', (store) =>
      store.changeRead('entries', ({ index }) => ({ ...first!, index })),
    )
  })

  test('a last entry that tells another time', async () => {
    const bench = await ledgerBench()
    await expectRefused(bench, 'time of the last entry', (store) =>
      store.changeRead('entry', (entry) => ({ ...entry, leaf: flip(entry.leaf, 7) })),
    )
  })

  test('tree hashes that are others', async () => {
    const bench = await ledgerBench()
    await expectRefused(bench, 'tree hashes', (store) =>
      store.changeRead('treeHashes', (hashes) => hashes.map((hash) => flip(hash, 31))),
    )
  })

  test('a size that is another', async () => {
    const bench = await ledgerBench()
    for (const by of [-bench.size, -2, -1, 1]) {
      const opened = bench.open((store) => store.changeRead('size', (size) => size + by))
      await expect(opened, `size ${by}`).rejects.toThrow()
    }
  })

  test('a checkpoint that is another, in whatever byte, or none', async () => {
    const bench = await ledgerBench()
    const store = bench.openStore()
    const { length } = (await store.checkpoint())!
    await store.close()
    for (let at = 0; at < length; at++) {
      await expectRefused(bench, `checkpoint byte ${at}`, (used) =>
        used.changeRead('checkpoint', (note) => flip(note!, at)),
      )
    }
    await expectRefused(bench, 'no checkpoint', (used) =>
      used.changeRead('checkpoint', () => undefined),
    )
  })
})

describe('an open ledger gives no answer from', () => {
  interface Lie {
    readonly tell: (store: FaultyStore, entries: readonly StoredEntry[]) => void
    readonly ask: (opened: OpenedBench, bench: LedgerBench) => Promise<unknown>
  }

  const spoilEvent: Spoil = (entry) => ({ ...entry, event: flip(entry.event!, 200) })
  const spoilSignature: Spoil = (e) => ({ ...e, event: flip(e.event!, e.event!.length - 1) })
  const spoilTime: Spoil = (entry) => ({ ...entry, leaf: flip(entry.leaf, 7) })
  const entryLies = { event: spoilEvent, signature: spoilSignature, time: spoilTime }
  const asks: { readonly [name: string]: Lie['ask'] } = {
    event: ({ ledger }, { item }) => ledger.event(item),
    history: ({ ledger }, { item }) => listOf(ledger.history(item)),
    receipt: ({ ledger }, { item }) => ledger.receipt(item),
    export: ({ ledger }, bench) => exportCase(ledger, bench),
  }

  const lies: { readonly [name: string]: Lie } = {
    ...Object.fromEntries(
      Object.entries(entryLies).flatMap(([lie, spoil]) => [
        ...Object.entries(asks).map(([asked, ask]): [string, Lie] => [
          `an entry of another ${lie}, asked for ${asked}`,
          { ask, tell: (store) => store.changeRead('entry', spoil) },
        ]),
        [
          `an entry of another ${lie}, asked for all events`,
          {
            ask: ({ ledger }) => listOf(ledger.events()),
            tell: (store) => store.changeRead('entries', spoil),
          },
        ] as [string, Lie],
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(asks).map(([asked, ask]): [string, Lie] => [
        `the entry of another event, asked for ${asked}`,
        { ask, tell: (store, entries) => store.changeRead('entry', () => entries[2]!) },
      ]),
    ),
    'the index of another event, asked for the event': {
      ask: asks['event']!,
      tell: (store) => store.changeRead('indexOf', () => 2),
    },
    'the index of another event, asked for a receipt': {
      ask: asks['receipt']!,
      tell: (store) => store.changeRead('indexOf', () => 2),
    },
    'a disclosure of another value, asked for the event': {
      ask: asks['event']!,
      tell: (store) => store.changeRead('disclosure', (bytes) => bytes && flip(bytes, 30)),
    },
    'a disclosure of another value, asked for a bundle': {
      ask: asks['export']!,
      tell: (store) => store.changeRead('disclosure', (bytes) => bytes && flip(bytes, 30)),
    },
    'a chain that is cut short': {
      ask: asks['history']!,
      tell: (store) => store.changeRead('chainIndexes', (indexes) => indexes.slice(0, -1)),
    },
    'a chain without its first event': {
      ask: asks['history']!,
      tell: (store) => store.changeRead('chainIndexes', (indexes) => indexes.slice(1)),
    },
    'a chain in another order': {
      ask: asks['history']!,
      tell: (store) => store.changeRead('chainIndexes', (indexes) => indexes.toReversed()),
    },
    'a chain with an event of another': {
      ask: asks['history']!,
      tell: (store) => store.changeRead('chainIndexes', ([first]) => [first!, 2]),
    },
    'tree hashes that are others, asked for a receipt': {
      ask: asks['receipt']!,
      tell: (store) =>
        store.changeRead('treeHashes', (hashes) =>
          hashes.length === 1 ? hashes : hashes.map((hash) => flip(hash, 0)),
        ),
    },
    'fewer entries than there are': {
      ask: ({ ledger }) => listOf(ledger.events()),
      tell: (store) => {
        store.changeRead('entries', (entry) => ({ ...entry, index: entry.index + 1 }))
      },
    },
  }

  test.each(Object.entries(lies))('%s', async (_, { tell, ask }) => {
    const bench = await ledgerBench()
    const entries = await entriesOf(bench)
    const opened = await bench.open()
    await opened.ledger.record(storing(bench.item), bench.bea.signer)
    await opened.ledger.checkpoint()
    await ask(opened, bench)
    tell(opened.store, entries)
    const answer: unknown = await ask(opened, bench).catch((error: unknown) => error)
    expect(isCustodyError(answer)).toBe(true)
  })
})
