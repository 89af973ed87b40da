// What a process of its own is asked to do with a store. Each task takes plain data, and reports lines of plain data: a
// report is written before the next call is made, so it is known whatever happens to the process.
import * as fs from 'node:fs'
import { compare, refusalOf } from './oracle.mjs'
import { createStory, noteOf, plainStory, randomStory, toErase } from './story.mjs'
import { stores } from './stores.mjs'

const stories = new Map()

/** The story of this name: "plain", or the seed of a random one. */
function storyOf(name) {
  if (!stories.has(name)) {
    const told = name === 'plain' ? plainStory : randomStory(name)
    stories.set(name, { ...told, ...createStory(told.steps) })
  }
  return stories.get(name)
}

export function stepsOf(name) {
  return storyOf(name).steps
}

/** Takes one step; gives the store as it is then, if it is open. */
async function take(step, { store, state, options, directory, kind }) {
  switch (step.do) {
    case 'create':
      return stores[kind].create(directory, options)
    case 'open':
      return stores[kind].open(directory, options)
    case 'close':
      await store.close()
      return undefined
    case 'append': {
      const { batch, expectedSize } = step.growth
      await store.append(expectedSize, batch)
      return store
    }
    case 'checkpoint':
      await store.saveCheckpoint(noteOf(state.history))
      return store
    default:
      await store.erase(toErase(state, step))
      return store
  }
}

/** A batch is made before the fault is armed and outside of what is measured. */
function prepared(step, state, grow) {
  return step.do === 'append' ? { ...step, growth: grow(state.history, step.shapes) } : step
}

async function tell({
  story: name,
  directory,
  kind = 'level',
  from,
  to,
  store,
  page,
  fault,
  at,
  report,
}) {
  const { grow } = await import('@custodia/core/store-conformance')
  const story = storyOf(name)
  const options = { segmentLength: story.segmentLength }
  let open = store
  for (let i = from; i < Math.min(to ?? story.steps.length, story.steps.length); i++) {
    const state = story.stateAfter(i)
    const step = prepared(story.steps[i], state, grow)
    if (i === at) page.arm({ ...fault, directory })
    open = await take(step, { store: open, state, options, directory, kind })
    report({ done: i + 1 })
  }
  return open
}

/** Opens a store that has taken some steps of its story, in whichever way; gives it and what opening said. */
async function openAgain({ directory, kind = 'level', story }, options = {}) {
  const notices = []
  const onNotice = (notice) => notices.push(notice.kind)
  const { segmentLength } = storyOf(story)
  const store = await stores[kind].open(directory, { segmentLength, onNotice, ...options })
  return { store, notices }
}

/**
 * Finds which of the states that are possible a store is in: that after the steps that were acknowledged, or that with
 * the one behind them too. Reports `found`, the number of steps, or what is wrong.
 */
async function match(store, { story, done }, report) {
  const { stateAfter, steps } = storyOf(story)
  let first
  for (const found of done < steps.length ? [done, done + 1] : [done]) {
    const verdict = await compare(store, stateAfter(found))
    if (verdict.isSame) {
      report({ found })
      return found
    }
    first ??= verdict
  }
  report({ wrong: first.summary() })
  return undefined
}

/** Whether a store that was perhaps never made can be made, or was. */
async function makeable({ directory, kind = 'level', story }) {
  const { segmentLength } = storyOf(story)
  try {
    return await stores[kind].create(directory, { segmentLength })
  } catch (error) {
    if (refusalOf(error) !== 'ERR_STORE_EXISTS') throw error
    return (await openAgain({ directory, kind, story })).store
  }
}

/** Steps that change nothing but whether the store is open. */
const opens = new Set(['create', 'open', 'close'])

export const tasks = {
  /** Answers. */
  probe: (_, { report }) => report({ probe: process.pid }),

  /** Makes a copy of a directory that is there. */
  copy({ from, to }, { report }) {
    if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true })
    report({ copied: true })
  },

  /** Takes the steps `from` up to `to`; arms the fault before step `at`. */
  async tell(task, { page, report }) {
    const { story, from } = task
    const isOpen = from > 0 && !['create', 'open'].includes(storyOf(story).steps[from].do)
    const store = isOpen ? (await openAgain(task)).store : undefined
    const open = await tell({ ...task, store, page, report })
    page.disarm()
    report({ count: page.read().count })
    await open?.close()
  },

  /** Looks at a store after `done` steps, takes one more that appends, and looks again. */
  async check(task, { report }) {
    try {
      if (task.done === 0) {
        const store = await makeable(task)
        await match(store, { ...task, done: 1 }, report)
        await store.close()
        return
      }
      const { store, notices } = await openAgain(task)
      report({ notices })
      const found = await match(store, task, report)
      if (found !== undefined) await goOn(store, { ...task, found }, report)
      await store.close()
    } catch (error) {
      report({ refused: refusalOf(error) })
    } finally {
      if (task.remove === true) removeDirectory(task.directory)
    }
  },

  /** Opens with the fault armed, looks, and goes on with the story to its end. */
  async resume(task, { page, report }) {
    const { directory, done, fault, kind } = task
    page.arm({ ...fault, directory })
    if (done === 0) {
      const store = await makeable(task)
      report({ found: 1 })
      await tell({ ...task, from: 1, store, page, report, kind })
    } else {
      const { store } = await openAgain(task)
      const found = await match(store, task, report)
      if (found === undefined) return
      const steps = storyOf(task.story).steps
      let from = found
      while (opens.has(steps[from]?.do)) from += 1
      await tell({ ...task, from, store, page, report, kind })
    }
    page.disarm()
    report({ finished: true })
  },
}

/** A store that was found in order takes another batch, and has it. */
async function goOn(store, { story, found }, report) {
  const { grow } = await import('@custodia/core/store-conformance')
  const state = storyOf(story).stateAfter(found)
  const { batch, expectedSize, history } = grow(state.history, [{ eventLength: 50, variant: 'on' }])
  await store.append(expectedSize, batch)
  const verdict = await compare(store, { ...state, history })
  if (!verdict.isSame) report({ wrong: verdict.summary() })
  else report({ wentOn: true })
}

/** Removes what a task has left. */
export function removeDirectory(directory) {
  fs.rmSync(directory, { recursive: true, force: true })
}
