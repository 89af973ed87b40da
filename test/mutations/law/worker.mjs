// A process that tries mutants, one after another, as index.mjs tells it.
import { openLaboratory } from './laboratory.mjs'

const laboratory = await openLaboratory()
const { mutants, stories, nearlyIn, turn, watch, differing, breaches, playStory } = laboratory

/** Plays a story. Gives what failed, and which breaches were found in which line; line 0 is the end. */
async function play(path, begin = () => undefined) {
  const found = []
  const each = (line) => found.push(...breaches().map((rule) => `${line} ${rule}`))
  breaches()
  let failure
  try {
    await playStory(path, { begin, each })
  } catch (error) {
    failure = String(error.message ?? error).slice(0, 300)
  }
  return { failure, found }
}

const tasks = {
  async watch(path) {
    watch()
    const began = performance.now()
    const { failure, found } = await play(path)
    const took = performance.now() - began
    return { failure, found, took, nearly: nearlyIn(stories.get(path)), differing: differing() }
  },
  /** The story under a mutant; if `line` is given, the mutant is on from there. */
  async try({ mutant, path, line }) {
    turn(line === undefined ? mutant : undefined)
    const played = await play(path, (begun) => {
      if (begun === line) turn(mutant)
    })
    turn(undefined)
    return played
  },
}

process.on('message', ({ task, what }) => {
  void tasks[task](what).then((answer) => process.send(answer))
})
process.on('disconnect', () => process.exit())
// What a mutant leaves behind, a store that was not closed in time, is nothing to stop for.
process.on('unhandledRejection', () => undefined)
process.on('uncaughtException', () => undefined)
process.send({ mutants, stories: [...stories.keys()] })
