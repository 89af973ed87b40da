// What is there after a fault that came from outside: looked at by another process.
import { doneOf } from '../plain.mjs'
import { entriesAfter } from '../telling.mjs'

/** Checks a store of which `done` steps were acknowledged; it must be in order, and take a further batch. */
export async function expectInOrder({ crew }, tally, { directory, story, done, where, kind }) {
  tally.acknowledged += entriesAfter(story, done)
  const { reports } = await crew.run([{ task: 'check', story, kind, directory, done }])
  const { checked = {}, failed } = Object.assign({}, ...reports)
  const seen = { ...checked, failed }
  if (seen.wrong !== undefined) tally.addVerdict(seen.wrong, where)
  else if (seen.found === undefined) tally.problem(`${where}: ${seen.refused ?? seen.failed}`)
  else tally.recovered += 1
  return seen
}

/** The same, after a process that told a story. */
export function expectInOrderAfter(context, tally, { ran, from, ...rest }) {
  return expectInOrder(context, tally, { ...rest, done: doneOf(ran, from) })
}
