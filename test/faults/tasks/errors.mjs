// A step in which a call fails, and the process lives on: what the open store says then, and what is there when it is
// opened again.
import * as fs from 'node:fs'
import { refusalOf } from '../oracle.mjs'
import { goOn, makeOrOpen, match, needsOpen, nextBatch, openAgain } from '../telling.mjs'
import { prepareStep, storyOf } from '../telling.mjs'

/** Takes a step with the fault armed; gives what came of it. */
async function takeWith(fault, { page, take, store, directory }) {
  page.arm({ ...fault, directory })
  try {
    return { outcome: 'done', after: await take(store) }
  } catch (error) {
    return { outcome: refusalOf(error), after: store }
  } finally {
    page.disarm()
  }
}

/** What a store says while it is still open after a step that failed: the same as before, and no further write. */
async function lookWhileOpen(store, { story, at, outcome }) {
  const seen = await match(store, { story, done: outcome === 'done' ? at + 1 : at })
  if (seen.found === undefined || outcome === 'done') return seen
  const { batch, expectedSize } = nextBatch({ story, found: seen.found })
  try {
    await store.append(expectedSize, batch)
    return { ...seen, next: 'done' }
  } catch (error) {
    return { ...seen, next: refusalOf(error) }
  }
}

async function closed(store) {
  try {
    await store?.close()
    return 'done'
  } catch (error) {
    return refusalOf(error)
  }
}

/** What is there when the store is opened again, and whether it can be used. */
async function lookAgain(where, { done, only }) {
  try {
    const isNew = done === 0
    const store = isNew ? await makeOrOpen(where) : (await openAgain(where)).store
    const seen = await match(store, isNew ? { ...where, done: 1, only } : { ...where, done, only })
    const went = seen.found === undefined ? {} : await goOn(store, { ...where, ...seen })
    await store.close()
    return { ...seen, ...went }
  } catch (error) {
    return { refused: refusalOf(error) }
  }
}

/** One point: a step of a copy of the base, with the fault at one call. Undefined once no call has that number. */
async function failOnce(task, { page, directory, call }) {
  const { base, at, story, kind, fault } = task
  const where = { directory, story, kind }
  if (fs.existsSync(base)) fs.cpSync(base, directory, { recursive: true })
  const { steps } = storyOf(story)
  const take = prepareStep({ ...where, at })
  const store = needsOpen(steps[at]) ? (await openAgain(where)).store : undefined
  const armed = { ...fault, from: call, ...(fault.lasts === true ? { to: 1e6 } : {}) }
  const { outcome, after } = await takeWith(armed, { page, take, store, directory })
  const { hits, hit } = page.read()
  const isOpen = after !== undefined && steps[at].do !== 'close'
  const open = isOpen ? await lookWhileOpen(after, { story, at, outcome }) : {}
  const close = await closed(after)
  const found = await lookAgain(where, {
    done: outcome === 'done' ? at + 1 : at,
    only: outcome === 'done' || outcome === 'ERR_STORE_WRITE',
  })
  return hits === 0 ? undefined : { at, call, hit, outcome, open, close, ...found }
}

export const errorTasks = {
  /** Fails every call of a step, or every `stride`th from the `first` on; reports a line `point` for each. */
  async failEach(task, { page, report }) {
    for (let call = task.first; ; call += task.stride) {
      const directory = `${task.directory}-${call}`
      const point = await failOnce(task, { page, directory, call })
      if (point !== undefined) report({ point })
      const keep = point?.refused !== undefined
      if (keep) report({ keep: directory })
      else fs.rmSync(directory, { recursive: true, force: true })
      if (point === undefined) return
    }
  },
}
