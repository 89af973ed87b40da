// The steps of the plain story: the store as it is before each, and how many calls each makes that change a file.
import * as fs from 'node:fs'
import { storyOf } from './telling.mjs'

/** More calls than any step makes. */
const beyond = 100_000

/**
 * For each step of the plain story: `directory`, the store before it, closed; `calls`, how many calls it makes that change
 * a file, and how many of them write.
 */
export async function measureSteps({ crew, scratch, kind = 'level' }) {
  const bases = []
  for (const [at, step] of storyOf('plain').steps.entries()) {
    const directory = scratch('base')
    const where = { task: 'tell', story: 'plain', kind }
    if (at > 0) await crew.run([{ ...where, directory, from: 0, to: at, at: -1 }])
    const calls = {}
    for (const which of ['changing', 'writes']) {
      const counted = scratch('counted')
      if (fs.existsSync(directory)) fs.cpSync(directory, counted, { recursive: true })
      const fault = { mode: 'fail', from: beyond, kind: which }
      const job = { ...where, directory: counted, from: at, to: at + 1, at, fault }
      const { reports } = await crew.run([job])
      calls[which] = reports.findLast((report) => 'count' in report).count
    }
    bases.push({ at, step, directory, calls })
  }
  return bases
}

/** Works on a list with as many hands as there are lanes. */
export async function inLanes(crew, list, work) {
  let next = 0
  const hand = async () => {
    while (next < list.length) await work(list[next++])
  }
  await Promise.all(Array.from({ length: crew.lanes }, hand))
}
