// Telling a story to a store: taking its steps, and finding out afterwards how far it has come.
import { grow } from '@custodia/core/store-conformance'
import { compare, refusalOf } from './oracle.mjs'
import {
  createStory,
  largeStory,
  nextNote,
  noteWithLine,
  plainStory,
  randomStory,
} from './story.mjs'
import { steadyStory, toErase } from './story.mjs'
import { stores } from './stores.mjs'

const stories = new Map()

const named = { plain: plainStory, large: largeStory, steady: steadyStory }

/** The story of this name: "plain", "large", "steady", or the seed of a random one. */
export function storyOf(name) {
  if (!stories.has(name)) {
    const told = named[name] ?? randomStory(name)
    stories.set(name, { ...told, ...createStory(told.steps) })
  }
  return stories.get(name)
}

/** Entries that were acknowledged after some steps of a story. */
export function entriesAfter(name, done) {
  return storyOf(name).stateAfter(done).history.entries.length
}

/** Whether a step is taken on a store that is open. */
export function needsOpen({ do: step }) {
  return step !== 'create' && step !== 'open'
}

/** Makes a step ready, so that what takes it does nothing else; the function gives the store as it is then, if open. */
export function prepareStep({ story: name, at, directory, kind = 'level' }) {
  const story = storyOf(name)
  const options = { segmentLength: story.segmentLength }
  const step = story.steps[at]
  const state = story.stateAfter(at)
  const keeping = (call) => async (store) => {
    await call(store)
    return store
  }
  switch (step.do) {
    case 'create':
      return () => stores[kind].create(directory, options)
    case 'open':
      return () => stores[kind].open(directory, options)
    case 'close':
      return (store) => store.close()
    case 'append': {
      const { batch, expectedSize } = grow(state.history, step.shapes)
      return keeping((store) => store.append(expectedSize, batch))
    }
    case 'checkpoint':
      return keeping((store) => store.saveCheckpoint(nextNote(state)))
    case 'lines': {
      const note = noteWithLine(state, step)
      return keeping((store) => (note === undefined ? undefined : store.saveCheckpoint(note)))
    }
    default:
      return keeping((store) => store.erase(toErase(state, step)))
  }
}

/** Opens a store that has taken some steps of its story, in whichever way; gives it and what opening said. */
export async function openAgain({ directory, kind = 'level', story }, options = {}) {
  const notices = []
  const onNotice = (notice) => notices.push(notice.kind)
  const { segmentLength } = storyOf(story)
  const store = await stores[kind].open(directory, { segmentLength, onNotice, ...options })
  return { store, notices }
}

/** Makes a store that was perhaps made before; gives it open. */
export async function makeOrOpen({ directory, kind = 'level', story }) {
  const { segmentLength } = storyOf(story)
  try {
    return await stores[kind].create(directory, { segmentLength })
  } catch (error) {
    if (refusalOf(error) !== 'ERR_STORE_EXISTS') throw error
    return (await openAgain({ directory, kind, story })).store
  }
}

/**
 * Finds which of the states that are possible a store is in: that after the steps that were acknowledged, or that with
 * the one behind them too. Gives `found`, the number of steps, or what is `wrong`.
 */
export async function match(store, { story, done, only = false }) {
  const { stateAfter, steps } = storyOf(story)
  let wrong
  for (const found of done < steps.length && !only ? [done, done + 1] : [done]) {
    const verdict = await compare(store, stateAfter(found))
    if (verdict.isSame) return { found }
    wrong ??= verdict.summary()
  }
  return { wrong }
}

/** A store that was found in order takes another batch, and has it. */
export async function goOn(store, { story, found }) {
  const state = storyOf(story).stateAfter(found)
  const shapes = [{ eventLength: 50, variant: 'on' }]
  const { batch, expectedSize, history } = grow(state.history, shapes)
  await store.append(expectedSize, batch)
  const verdict = await compare(store, { ...state, history })
  return verdict.isSame ? { wentOn: true } : { wrong: verdict.summary() }
}

/** A batch that fits behind a state. */
export function nextBatch({ story, found }) {
  return grow(storyOf(story).stateAfter(found).history, [{ variant: 'next' }])
}
