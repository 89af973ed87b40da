// Stories: what a process does to a store, step by step, the same in every process that tells them. After each step it is
// known what the store must answer, so that whoever looks at it later needs only the number of steps.
import { createPrivateKey, sign } from 'node:crypto'
import { noteKey } from '@custodia/core/custody'
import { sha256 } from '@custodia/core/crypto'
import { frontierRoot, treeHasher } from '@custodia/core/merkle'
import { emptyHistory, grow, withFurtherLines } from '@custodia/core/store-conformance'
import { formatCheckpointText, formatNote, noteTextBytes } from '@custodia/core/wire'

const hasher = treeHasher(sha256)

/** What a store holds: whether there is one, its entries and private values, what was erased, its last checkpoint, and all by size. */
const nothing = {
  exists: false,
  history: emptyHistory,
  erased: new Set(),
  note: undefined,
  kept: new Map(),
}

/** The steps of a story, and the states before and after each: `states[n]` is that after n steps. */
export function createStory(steps) {
  const states = [nothing]
  const extend = () => states.push(after(states.at(-1), steps[states.length - 1]))
  return {
    steps,
    stateAfter(count) {
      while (states.length <= count) extend()
      return states[count]
    },
  }
}

function after(state, step) {
  switch (step.do) {
    case 'create':
      return { ...state, exists: true }
    case 'append':
      return { ...state, history: grow(state.history, step.shapes).history }
    case 'checkpoint':
      return keeping(state, nextNote(state))
    case 'lines':
      return keeping(state, noteWithLine(state, step))
    case 'erase':
      return { ...state, erased: new Set([...state.erased, ...toErase(state, step)]) }
    default:
      return state
  }
}

function keeping(state, note) {
  if (note === undefined) return state
  const kept = new Map([...state.kept, [sizeOf(note), note]])
  return { ...state, kept, note: [...kept.values()].at(-1) }
}

const sizeOf = (note) => Number(Buffer.from(note).toString().split('\n')[1])

/** A checkpoint of all that is there; the one that is kept, if there is one of that size already. */
export function nextNote({ history, kept }) {
  return kept.get(history.frontier.size) ?? noteOf(history)
}

/** One of the kept checkpoints with a line more, as a witness adds it; undefined if none is kept. */
export function noteWithLine({ kept }, { pick }) {
  const notes = [...kept.values()]
  return notes.length === 0
    ? undefined
    : withFurtherLines(notes[pick % notes.length], 1, `-${pick}`)
}

const origin = 'lab.example/faults'
const secret = Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  Buffer.alloc(32, 7),
])
const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
const publicKey = new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x, 'base64url'))
const { keyId, vkey } = noteKey(origin, publicKey)

/** By what whoever reads a checkpoint knows it: a store does not look at signatures. */
export const logKey = { origin, vkey }

/** A checkpoint of all that is there, signed. */
export function noteOf({ frontier }) {
  const rootHash = frontierRoot(frontier, hasher)
  const text = formatCheckpointText({ origin, size: frontier.size, rootHash })
  const signature = new Uint8Array(sign(null, noteTextBytes(text), key))
  return formatNote({ text, signatures: [{ name: origin, keyId, signature }] })
}

export function toErase({ history, erased }, { pick }) {
  const left = [...history.disclosures.keys()].filter((digest) => !erased.has(digest))
  return left.length === 0 ? [] : [left[pick % left.length]]
}

const small = { eventLength: 64 }
const sealed = (...values) => ({ eventLength: 300, sealed: values })

/** Every kind of step, so that each call of each can be made to fail. Segments are of `segmentLength` bytes. */
export const plainStory = {
  segmentLength: 1500,
  steps: [
    { do: 'create' },
    { do: 'append', shapes: [small] },
    { do: 'append', shapes: [sealed('A. Example'), { ...small, chain: 'second' }] },
    { do: 'checkpoint' },
    { do: 'append', shapes: [sealed('B. Example', 'C. Example'), small, small] },
    { do: 'erase', pick: 1 },
    { do: 'append', shapes: [small] },
    { do: 'append', shapes: [sealed('D. Example'), { ...small, chain: 'second' }] },
    { do: 'checkpoint' },
    { do: 'lines', pick: 0 },
    { do: 'lines', pick: 1 },
    { do: 'close' },
    { do: 'open' },
    { do: 'append', shapes: [sealed('E. Example')] },
    { do: 'erase', pick: 0 },
    { do: 'close' },
  ],
}

const bulky = (k) => ({
  eventLength: 900,
  sealed: [`${'x'.repeat(700)} ${k}`],
  chain: `chain ${k % 9}`,
})

/** Files that are longer than a block of 32 KiB. */
export const largeStory = {
  segmentLength: 60_000,
  steps: [
    { do: 'create' },
    ...Array.from({ length: 12 }, (_, i) => ({
      do: 'append',
      shapes: Array.from({ length: 10 }, (_, k) => bulky(10 * i + k)),
    })),
    { do: 'checkpoint' },
    { do: 'close' },
    { do: 'open' },
    { do: 'append', shapes: [bulky(1), bulky(2)] },
    { do: 'close' },
  ],
}

/** One that goes on until something stops it: a batch after the other, checkpoints and erasures between them. */
export const steadyStory = {
  segmentLength: 20_000,
  steps: [
    { do: 'create' },
    ...Array.from({ length: 600 }, (_, i) => [
      { do: 'append', shapes: [sealed(`value ${i}`), { ...small, chain: 'second' }] },
      ...(i % 5 === 4 ? [{ do: 'checkpoint' }] : []),
      ...(i % 9 === 8 ? [{ do: 'erase', pick: i }] : []),
    ]).flat(),
    { do: 'close' },
  ],
}

/** A story made of a seed. */
export function randomStory(seed, length = 14) {
  const random = randomOf(seed)
  const below = (limit) => Math.floor(random() * limit)
  const shape = () => ({
    chain: ['first', 'second', 'third'][below(3)],
    eventLength: 32 + below(random() < 0.1 ? 4000 : 500),
    sealed: Array.from({ length: random() < 0.4 ? 1 + below(2) : 0 }, (_, k) => `value ${k}`),
  })
  const appended = () => ({ do: 'append', shapes: Array.from({ length: 1 + below(4) }, shape) })
  const step = () => {
    const dice = random()
    if (dice < 0.7) return [appended()]
    if (dice < 0.81) return [{ do: 'checkpoint' }]
    if (dice < 0.85) return [{ do: 'lines', pick: below(1000) }]
    if (dice < 0.93) return [{ do: 'erase', pick: below(1000) }]
    return [{ do: 'close' }, { do: 'open' }]
  }
  const steps = [{ do: 'create' }, ...Array.from({ length }, step).flat(), { do: 'close' }]
  return { segmentLength: 800 + below(4000), steps }
}

/** mulberry32: numbers from 0 up to 1, the same for the same seed. */
export function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
