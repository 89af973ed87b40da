// Compares what a store answers with what it must: each question is answered as it should be, refused with a named error,
// or wrong. An acknowledged event that is said not to be there is lost; any other wrong answer is a silent change.
import { equalBytes, toBase64 } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { openCheckpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { frontierRoot, readFrontier, treeHasher } from '@custodia/core/merkle'
import { extendFrontier, emptyFrontier } from '@custodia/core/merkle'
import { logKey } from './story.mjs'

const hasher = treeHasher(sha256)
// The id of no event, no chain and no value.
const unknownId = 'ab'.repeat(32)

/** The name by which an error refuses; an error without a code of ours is none. */
export function refusalOf(error) {
  return isCustodyError(error) ? error.code : `unnamed: ${error?.stack ?? error}`
}

/** What came of looking at a store. */
export function createVerdict() {
  const lost = new Set()
  const silent = []
  const refused = new Map()
  return {
    lose: (index) => lost.add(index),
    change: (what) => silent.push(what),
    refuse: (code, what) => refused.set(code, refused.get(code) ?? what),
    get isSame() {
      return lost.size + silent.length + refused.size === 0
    },
    summary: () => ({
      lost: lost.size,
      silent: silent.slice(0, 3),
      silentCount: silent.length,
      refused: [...refused],
    }),
  }
}

/** Asks a store every question there is, and compares the answers with a state. */
export async function compare(store, state) {
  const verdict = createVerdict()
  const ask = askerOf(verdict)
  const { history, erased, meanwhile, note } = state
  const { entries, ids, disclosures } = history
  const size = await ask(
    'size',
    () => store.size(),
    entries.length,
    (found) => {
      for (let index = found ?? 0; index < entries.length; index++) verdict.lose(index)
    },
  )
  const there = Math.min(size ?? 0, entries.length)
  const read = await askEntries(store, { ask, verdict, state, there })
  for (const [index, entry] of entries.slice(0, there).entries()) {
    await ask(
      `entry ${index}`,
      () => store.entry(index),
      entry,
      () => verdict.lose(index),
    )
  }
  for (const [index, id] of ids.entries()) {
    await ask(
      `indexOf ${index}`,
      () => store.indexOf(id),
      index,
      () => verdict.lose(index),
    )
  }
  await askChains(store, { ask, verdict, history })
  for (const [digest, bytes] of disclosures) {
    await ask('hasDigest', () => store.hasDigest(digest), true)
    const isErased = erased.has(digest)
    // Somebody else may erase it while this store is open.
    const whenNot = meanwhile?.has(digest) === true ? () => undefined : undefined
    const value = () => store.disclosure(digest)
    await ask('disclosure', value, isErased ? undefined : bytes, whenNot)
  }
  await ask('indexOf what is unknown', () => store.indexOf(unknownId), undefined)
  await ask('hasDigest of what is unknown', () => store.hasDigest(unknownId), false)
  await ask('checkpoint', () => readCheckpoint(store, note), note)
  for (const [size, kept] of state.kept) {
    await ask(`checkpoint of size ${size}`, () => readCheckpointAt(store, size), kept)
  }
  if (read !== undefined && size === entries.length) await askTree(store, { ask, state, read })
  return verdict
}

/** The checkpoint as a ledger takes it from its store: with the signature of its log, and never none once there was one. */
async function readCheckpoint(store, expected) {
  const note = await store.checkpoint()
  if (note !== undefined) openCheckpoint(note, logKey)
  else if (expected !== undefined) {
    throw new CustodyError('ERR_STORE_CORRUPT', 'no checkpoint', { where: 'checkpoint' })
  }
  return note
}

/** A kept checkpoint as a ledger takes it from its store: never none where there was one. */
async function readCheckpointAt(store, size) {
  const note = await store.checkpointAt(size)
  if (note === undefined) {
    throw new CustodyError('ERR_STORE_CORRUPT', 'no checkpoint', { where: 'checkpoints' })
  }
  openCheckpoint(note, logKey)
  return note
}

function askerOf(verdict) {
  return async (what, question, expected, onMissing) => {
    let answer
    try {
      answer = await question()
    } catch (error) {
      verdict.refuse(refusalOf(error), what)
      return undefined
    }
    if (same(answer, expected)) return answer
    const isLess = answer === undefined || (typeof answer === 'number' && answer < expected)
    if (isLess && onMissing !== undefined) onMissing(answer)
    else verdict.change(`${what}: expected ${show(expected)}, found ${show(answer)}`)
    return answer
  }
}

async function askEntries(store, { ask, verdict, state, there }) {
  const { entries } = state.history
  const read = []
  const all = await ask(
    'entries',
    async () => {
      for await (const entry of store.entries(0, there)) read.push(entry)
      return read.length
    },
    there,
    (found) => {
      for (let index = found; index < there; index++) verdict.lose(index)
    },
  )
  read.forEach((entry, i) => {
    if (!same(entry, entries[i])) verdict.change(`entries: ${i} is another one`)
  })
  return all === undefined ? undefined : read
}

async function askChains(store, { ask, verdict, history: { entries, ids } }) {
  for (const chain of new Set(entries.map((entry) => entry.chain))) {
    const indexes = entries.filter((entry) => entry.chain === chain).map(({ index }) => index)
    const last = indexes.at(-1)
    const head = { count: indexes.length, id: ids[last], index: last }
    await ask(
      'chainHead',
      () => store.chainHead(chain),
      head,
      () => verdict.lose(last),
    )
    await ask('chainIndexes', () => store.chainIndexes(chain, 0), indexes)
  }
  await ask('chainHead of what is unknown', () => store.chainHead(unknownId), undefined)
}

/** The tree is that of the leaves that were read, and the checkpoint is of a beginning of it. */
async function askTree(store, { ask, state: { history, note }, read }) {
  const { treeHashes } = history
  const all = treeHashes.map((_, index) => index)
  await ask('tree hashes', () => store.treeHashes(all), treeHashes)
  const rootOf = (size) => {
    const leaves = read.slice(0, size).map(({ leaf }) => hasher.leaf(leaf))
    return frontierRoot(extendFrontier(emptyFrontier, leaves, hasher).frontier, hasher)
  }
  const stored = async () => {
    const readHashes = (indexes) => store.treeHashes(indexes)
    return frontierRoot(await readFrontier(read.length, { readHashes }), hasher)
  }
  await ask('root', stored, rootOf(read.length))
  if (note === undefined) return
  const [, size, root] = new TextDecoder().decode(note).split('\n')
  await ask('root of the checkpoint', async () => toBase64(rootOf(Number(size))), root)
}

function same(a, b) {
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return a instanceof Uint8Array && b instanceof Uint8Array && equalBytes(a, b)
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, i) => same(value, b[i]))
  }
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const keys = Object.keys(b)
    return Object.keys(a).length === keys.length && keys.every((key) => same(a[key], b[key]))
  }
  return a === b
}

function show(value) {
  return JSON.stringify(value, (_, part) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('hex').slice(0, 32) : part,
  )?.slice(0, 120)
}
