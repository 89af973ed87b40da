// What readers see: beside a writer, and when reads fail.
import * as fs from 'node:fs'
import { compare, refusalOf } from '../oracle.mjs'
import { openAgain, storyOf } from '../telling.mjs'

/** How many steps the record has that a reader sees. The checkpoint may be of a little earlier: it is read first. */
async function near(store, { story, done }) {
  const { stateAfter, steps } = storyOf(story)
  const size = await store.size()
  const note = await store.checkpoint()
  const meanwhile = stateAfter(steps.length).erased
  for (let at = done; at <= steps.length; at++) {
    const state = { ...stateAfter(at), erased: new Set(), meanwhile }
    if (state.history.entries.length !== size) continue
    for (let k = Math.max(0, at - 15); k <= at + 2; k++) {
      // All kept checkpoints are of the moment at which the latest of them was read.
      const { note: older, kept } = stateAfter(k)
      if (!isSameNote(older, note)) continue
      if ((await compare(store, { ...state, note: older, kept })).isSame) return at
    }
  }
  return undefined
}

function isSameNote(a, b) {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0
}

export const readTasks = {
  /** Looks at a store that another process writes: it has taken `done` steps at least. */
  async glimpse(task, { report }) {
    try {
      const { store } = await openAgain(task, { readOnly: true })
      const found = await near(store, task)
      const size = await store.size()
      report(found === undefined ? { wrong: 'no moment of the story', size } : { found })
      await store.close()
    } catch (error) {
      report({ refused: refusalOf(error), message: error.message })
    }
  },

  /** Fails every read of opening a store and asking it everything, as a reader and as a writer. */
  async readEach({ base, directory, first, stride, ...task }, { page, report }) {
    const { length } = storyOf(task.story).steps
    for (const readOnly of [true, false]) {
      for (let call = first; ; call += stride) {
        const where = { ...task, directory: `${directory}-${readOnly}-${call}` }
        fs.cpSync(base, where.directory, { recursive: true })
        page.arm({
          mode: 'fail',
          kind: 'reads',
          error: 'EIO',
          from: call,
          directory: where.directory,
        })
        const seen = await look(where, { readOnly, done: length })
        page.disarm()
        const { hits, hit } = page.read()
        if (hits === 0) break
        report({ point: { call, hit: hit.replace(where.directory, ''), readOnly, ...seen } })
        fs.rmSync(where.directory, { recursive: true })
      }
    }
  },
}

async function look(where, { readOnly, done }) {
  let store
  try {
    store = (await openAgain(where, { readOnly })).store
    return (await compare(store, storyOf(where.story).stateAfter(done))).summary()
  } catch (error) {
    return { refusedAtOpen: refusalOf(error) }
  } finally {
    await store?.close().catch(() => undefined)
  }
}
