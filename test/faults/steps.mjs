// The steps of the plain story: the store as it is before each, and how many calls each makes that change a file.
import { storyOf } from './telling.mjs'

/** More calls than any step makes. */
const beyond = 100_000

/** For each step of the plain story: `directory`, the store before it, closed; `calls`, how many calls it makes. */
export async function measureSteps({ crew, scratch, kind = 'level' }) {
  const bases = []
  const fault = { mode: 'fail', from: beyond }
  for (const [at, step] of storyOf('plain').steps.entries()) {
    const story = { task: 'tell', story: 'plain', kind }
    const directory = scratch('base')
    const counted = scratch('counted')
    const tell = at === 0 ? [] : [{ ...story, directory, from: 0, to: at, at: at + 1, fault }]
    const copy = { task: 'copy', from: directory, to: counted }
    const count = { ...story, directory: counted, from: at, to: at + 1, at, fault }
    const { reports } = await crew.run([...tell, copy, count])
    bases.push({
      at,
      step,
      directory,
      calls: reports.findLast((report) => 'count' in report).count,
    })
  }
  return bases
}

/** Works on a list with as many hands as there are lanes; each is given what came of its work before. */
export async function inLanes(crew, list, work) {
  let next = 0
  const hand = async () => {
    let before
    while (next < list.length) before = await work(list[next++], before)
    await work(undefined, before)
  }
  await Promise.all(Array.from({ length: crew.lanes }, hand))
}
