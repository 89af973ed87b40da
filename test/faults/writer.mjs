// A process that tells a story to a store, as any program would: for faults that come from outside, like signals, limits,
// clocks and strace. Reports each step on standard output with a synchronous write, so that whoever started it knows what
// was acknowledged. Nothing in it catches what goes wrong.
//
//   node test/faults/writer.mjs '{"story": "steady", "directory": "...", "from": 0, "trouble": {...}}'
import * as fs from 'node:fs'
import { makeOrOpen, match, needsOpen, openAgain, prepareStep, storyOf } from './telling.mjs'

const { from = 0, to, trouble = {}, pace = 0, look, ...where } = JSON.parse(process.argv[2])
const report = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`)

/** What this process does to itself in the middle of a step. */
const troubles = {
  exit: () => process.exit(3),
  rejection: () => void Promise.reject(new Error('a callback that failed')),
  exception: () =>
    setTimeout(() => {
      throw new Error('a callback that threw')
    }, 0),
  memory: () => hog(),
  lock: () => fs.rmSync(`${where.directory}/lock`, { recursive: true }),
}

/** Opens a store whose story was told to its end, asks everything, and closes it. */
async function lookOnly() {
  const { store } = await openAgain(where, look)
  const seen = await match(store, { story: where.story, done: storyOf(where.story).steps.length })
  await store.close()
  report({ ...seen, looked: true })
}

const held = []
function hog() {
  for (;;) held.push(Array.from({ length: 10_000 }, (_, i) => ({ i })))
}

const { steps } = storyOf(where.story)
if (look !== undefined) {
  await lookOnly()
  process.exit()
}
let store
if (from > 0 && needsOpen(steps[from])) store = (await openAgain(where)).store
report({ ready: process.pid })
try {
  for (let at = from; at < Math.min(to ?? steps.length, steps.length); at++) {
    const take = at === 0 ? () => makeOrOpen(where) : prepareStep({ ...where, at })
    const taken = take(store)
    if (at === trouble.at) troubles[trouble.do]()
    store = await taken
    report({ done: at + 1 })
    if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace))
  }
} catch (error) {
  report({ refused: error.code ?? 'unnamed', message: error.message })
  process.exitCode = 7
  // What a program does that was refused: it gives back what it has.
  await store?.close()
  report({ closed: true })
}
