// Stories: what a process does to a store, step by step, the same in every process that tells them. After each step it is
// known what the store must answer, so that whoever looks at it later needs only the number of steps.
import { toBase64 } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { frontierRoot, treeHasher } from '@custodia/core/merkle'
import { emptyHistory, grow } from '@custodia/core/store-conformance'

const hasher = treeHasher(sha256)

/** What a store holds: whether there is one, its entries and private values, what was erased, and its checkpoint. */
const nothing = { exists: false, history: emptyHistory, erased: new Set(), note: undefined }

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
      return { ...state, note: noteOf(state.history) }
    case 'erase':
      return { ...state, erased: new Set([...state.erased, ...toErase(state, step)]) }
    default:
      return state
  }
}

/** A checkpoint of all that is there. Nobody signed it: a store does not look at signatures. */
export function noteOf({ frontier }) {
  const root = toBase64(frontierRoot(frontier, hasher))
  const text = `example.org/log\n${frontier.size}\n${root}\n\n— example.org/log AAAA\n`
  return new TextEncoder().encode(text)
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
    { do: 'close' },
    { do: 'open' },
    { do: 'append', shapes: [sealed('E. Example')] },
    { do: 'erase', pick: 0 },
    { do: 'close' },
  ],
}

/** A story made of a seed. */
export function randomStory(seed, length = 40) {
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
    if (dice < 0.85) return [{ do: 'checkpoint' }]
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
