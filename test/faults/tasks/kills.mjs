// What a process does until it is killed, and what the next one does with what it left.
import * as fs from 'node:fs'
import { refusalOf } from '../oracle.mjs'
import { goOn, makeOrOpen, match, needsOpen, openAgain, prepareStep, storyOf } from '../telling.mjs'

/** Steps that change nothing but whether the store is open. */
const opens = new Set(['create', 'open', 'close'])

/** Takes steps of a story and reports each; arms the fault before step `at`. Gives the store if it is open then. */
async function tell({ from, to, store: given, at, fault, ...where }, { page, report }) {
  const { steps } = storyOf(where.story)
  let store = given
  for (let i = from; i < Math.min(to ?? steps.length, steps.length); i++) {
    const take = prepareStep({ ...where, at: i })
    if (i === at) page.arm({ ...fault, directory: where.directory })
    store = await take(store)
    report({ done: i + 1 })
  }
  return store
}

export const killTasks = {
  /** Answers. */
  probe: (_, { report }) => report({ probe: process.pid }),

  /** Takes the steps `from` up to `to`; arms the fault before step `at`. */
  async tell(task, { page, report }) {
    const { story, from } = task
    const isOpen = from > 0 && needsOpen(storyOf(story).steps[from])
    const store = isOpen ? (await openAgain(task)).store : undefined
    const open = await tell({ ...task, store }, { page, report })
    page.disarm()
    report({ count: page.read().count })
    await open?.close()
  },

  /** Takes the steps up to `to`, and copies the directory as it is while the store is open: what a kill would leave. */
  async abandon({ to, copy, ...task }, { page, report }) {
    const store = await tell({ ...task, from: 0, to }, { page, report })
    fs.cpSync(task.directory, copy, { recursive: true })
    await store.close()
  },

  /** Looks at a store after `done` steps, appends to it, and looks again. */
  async check(task, { report }) {
    try {
      const store = task.done === 0 ? await makeOrOpen(task) : (await openAgain(task)).store
      const seen = await match(store, task.done === 0 ? { ...task, done: 1 } : task)
      const went = seen.found === undefined ? {} : await goOn(store, { ...task, ...seen })
      await store.close()
      report({ checked: { ...seen, ...went } })
    } catch (error) {
      report({ checked: { refused: refusalOf(error) } })
    } finally {
      if (task.remove === true) fs.rmSync(task.directory, { recursive: true, force: true })
    }
  },

  /** Looks at a store as a reader does. */
  async view(task, { report }) {
    const { store } = await openAgain(task, { readOnly: true })
    report(await match(store, task))
    await store.close()
  },

  /**
   * Opens with the fault armed, and goes on with the story to its end. The step that was not acknowledged may have been
   * taken: entries show by their number, and a checkpoint or an erasure can be made again.
   */
  async resume(task, { page, report }) {
    page.arm({ ...task.fault, directory: task.directory })
    const store = task.done === 0 ? await makeOrOpen(task) : (await openAgain(task)).store
    let from = Math.max(1, task.done)
    const { steps, stateAfter } = storyOf(task.story)
    while (opens.has(steps[from]?.do)) from += 1
    const isTaken = steps[from]?.do === 'append' && (await store.size()) > sizeOf(stateAfter(from))
    if (isTaken) from += 1
    while (opens.has(steps[from]?.do)) from += 1
    report({ done: from })
    await tell({ ...task, from, store }, { page, report })
    page.disarm()
    report({ finished: true })
  },
}

const sizeOf = ({ history }) => history.entries.length
