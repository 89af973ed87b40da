/**
 * A store as somebody in a hurry writes it: everything in LevelDB, in one batch with `sync: true`, default options, and
 * whatever is read is believed. It passes the conformance suite; what it loses shows when something breaks beneath it.
 * The tests of faults run on it as well, so that they are known to see.
 */
import { createRequire } from 'node:module'
import { CustodyError } from '@custodia/core/errors'
import { readFrontier } from '@custodia/core/merkle'
import {
  assertCount,
  assertEntryRange,
  assertIndex,
  assertRange,
  checkBatch,
  checkNewCheckpoint,
  copyBatch,
  copyBytes,
  createCallGate,
} from '@custodia/core/store'

// LevelDB is a dependency of @custodia/level alone.
const require = createRequire(new URL('../../packages/level/package.json', import.meta.url))
const { Level } = require('level')

const numbered = (kind, number) => `${kind}!${String(number).padStart(16, '0')}`
const keys = {
  size: 'size',
  latest: 'latest checkpoint',
  checkpoint: (size) => numbered('checkpoint', size),
  entry: (index) => numbered('entry', index),
  treeHash: (index) => numbered('hash', index),
  event: (id) => `event!${id}`,
  head: (chain) => `head!${chain}`,
  place: (chain, seq) => numbered(`place!${chain}`, seq),
  disclosure: (digest) => `disclosure!${digest}`,
}

/** Makes a store in a directory, or goes on with the one that is there. */
export function createNaiveStore(directory) {
  return openNaiveStore(directory)
}

/** Opens the store in a directory. The default options of LevelDB make one if there is none. */
export async function openNaiveStore(directory) {
  const db = new Level(directory, { valueEncoding: 'json' })
  await db.open()
  const state = {
    size: (await db.get(keys.size)) ?? 0,
    latest: await db.get(keys.latest),
  }
  const readHashes = async (indexes) =>
    (await db.getMany(indexes.map(keys.treeHash))).map((text) => fromText(text ?? ''))
  state.frontier = await readFrontier(state.size, { readHashes })
  return naiveStore(db, state)
}

function naiveStore(db, state) {
  const gate = createCallGate()
  const write = (puts) =>
    db.batch(
      puts.map(([key, value]) => ({ type: 'put', key, value })),
      { sync: true },
    )
  return {
    ...reads(db, { state, gate }),
    append: async (expectedSize, given) => {
      const batch = copyBatch(given)
      return gate.runAlone('append', async () => {
        const { size: actualSize } = state
        if (expectedSize !== actualSize) {
          const message = `expected ${expectedSize} entries, found ${actualSize}`
          throw new CustodyError('ERR_STORE_CONFLICT', message, { expectedSize, actualSize })
        }
        if (batch.entries.length + batch.treeHashes.length === 0) return
        const { heads, frontier } = checkBatch(batch, {
          frontier: state.frontier,
          chainHead: (chain) => db.getSync(keys.head(chain)),
          hasEvent: (id) => db.getSync(keys.event(id)) !== undefined,
          hasDigest: (digest) => db.getSync(keys.disclosure(digest)) !== undefined,
        })
        await write([...batchPuts(batch, { first: actualSize, heads }), [keys.size, frontier.size]])
        state.size = frontier.size
        state.frontier = frontier
      })
    },
    erase: async (given) => {
      const names = [...given]
      return gate.runAlone('erase', async () => {
        const events = names.flatMap((name) => erasableEntry(db, name))
        const digests = [...names, ...events.flatMap(({ seals }) => seals)]
        const known = digests.filter((digest) => db.getSync(keys.disclosure(digest)) !== undefined)
        await write([
          ...events.map((entry) => [keys.entry(entry.index), { ...entry, event: null }]),
          ...known.map((digest) => [keys.disclosure(digest), '']),
        ])
      })
    },
    saveCheckpoint: async (given) => {
      const note = copyBytes(given)
      return gate.runAlone('saveCheckpoint', async () => {
        const { size } = checkNewCheckpoint(note, {
          storeSize: state.size,
          latest: state.latest,
          keptAt: (size) => noteIfThere(db.getSync(keys.checkpoint(size))),
        })
        const latest = Math.max(size, state.latest ?? 0)
        await write([
          [keys.checkpoint(size), toText(note)],
          [keys.latest, latest],
        ])
        state.latest = latest
      })
    },
    close: () => gate.close(() => db.close()),
  }
}

/** The entry of an event by its id, if it was appended as erasable. */
function erasableEntry(db, id) {
  const index = db.getSync(keys.event(id))
  const entry = index === undefined ? undefined : db.getSync(keys.entry(index))
  return entry?.seals === undefined ? [] : [entry]
}

function reads(db, { state, gate }) {
  return {
    size: () => gate.run('size', () => state.size),
    entries: (from, to) =>
      gate.iterate('entries', async function* () {
        assertEntryRange(from, to, state.size)
        const range = { gte: keys.entry(from), lt: keys.entry(to) }
        for await (const value of db.values(range)) yield decodeEntry(value)
      }),
    entry: (index) =>
      gate.run('entry', async () => {
        assertIndex('entry', index, state.size)
        return decodeEntry(await db.get(keys.entry(index)))
      }),
    indexOf: (id) => gate.run('indexOf', () => db.get(keys.event(id))),
    chainHead: (chain) => gate.run('chainHead', () => db.get(keys.head(chain))),
    chainIndexes: (chain, fromSeq) =>
      gate.run('chainIndexes', () => {
        assertCount('fromSeq', fromSeq)
        return db.values({ gte: keys.place(chain, fromSeq), lt: `place!${chain}"` }).all()
      }),
    disclosure: (digest) =>
      gate.run('disclosure', async () => {
        const text = (await db.get(keys.disclosure(digest))) ?? ''
        return text === '' ? undefined : fromText(text)
      }),
    hasDigest: (digest) =>
      gate.run('hasDigest', async () => (await db.get(keys.disclosure(digest))) !== undefined),
    treeHashes: (indexes) =>
      gate.run('treeHashes', async () => {
        for (const index of indexes) assertIndex('tree hash', index, 2 * state.size)
        const found = await db.getMany(indexes.map(keys.treeHash))
        found.forEach((text, k) => {
          if (text === undefined) throw new RangeError(`there is no tree hash ${indexes[k]}`)
        })
        return found.map(fromText)
      }),
    checkpoint: () =>
      gate.run('checkpoint', async () =>
        state.latest === undefined
          ? undefined
          : noteIfThere(await db.get(keys.checkpoint(state.latest))),
      ),
    checkpointAt: (size) =>
      gate.run('checkpointAt', async () => {
        assertCount('size', size)
        return noteIfThere(await db.get(keys.checkpoint(size)))
      }),
    checkpoints: (from, to) =>
      gate.iterate('checkpoints', async function* () {
        assertRange(from, to)
        const range = { gte: keys.checkpoint(from), lt: keys.checkpoint(to) }
        for await (const text of db.values(range)) yield fromText(text)
      }),
  }
}

const noteIfThere = (text) => (text === undefined ? undefined : fromText(text))

function batchPuts({ entries, treeHashes }, { first, heads }) {
  return [
    ...entries.flatMap((entry, i) => {
      const { id, chain, seq, disclosures } = entry
      return [
        [keys.entry(first + i), encodeEntry(entry, first + i)],
        [keys.event(id), first + i],
        [keys.place(chain, seq), first + i],
        ...Array.from(disclosures, ([digest, bytes]) => [keys.disclosure(digest), toText(bytes)]),
      ]
    }),
    ...treeHashes.map(({ index, hash }) => [keys.treeHash(index), toText(hash)]),
    ...Array.from(heads, ([chain, head]) => [keys.head(chain), head]),
  ]
}

function encodeEntry(entry, index) {
  const { leaf, event, chain, seq, secret, nextSecret, erasable = false, disclosures } = entry
  const [leafText, eventText, secretText, nextText] = [leaf, event, secret, nextSecret].map(toText)
  return {
    index,
    leaf: leafText,
    event: eventText,
    chain,
    seq,
    secret: secretText,
    nextSecret: nextText,
    ...(erasable ? { seals: [...disclosures.keys()] } : {}),
  }
}

function decodeEntry({ leaf, event, secret, nextSecret, seals: _, ...rest }) {
  return {
    ...rest,
    leaf: fromText(leaf),
    event: event === null ? undefined : fromText(event),
    secret: fromText(secret),
    nextSecret: fromText(nextSecret),
  }
}

const toText = (bytes) => Buffer.from(bytes).toString('base64')
const fromText = (text) => new Uint8Array(Buffer.from(text, 'base64'))
