// `pnpm test:faults`: every fault of the catalogue at the real file system, and a table of what came of each.
//
//   node test/faults/index.mjs [--long] [--seed N] [--only WORD] [--thin N] [--markdown FILE]
//
// --long      many more kills, and every error at every call
// --seed      the first of the seeds of random stories; a problem names the seed with which it can be seen again
// --only      rows whose name contains the word
// --thin      only each Nth point of the rows that go through every call: to try something out
// --markdown  the table goes to this file too
//
// Exits 1 if anything that was acknowledged is lost or changed, if a fault is not answered as it must be, or if a fault
// could not be made here.
import * as fs from 'node:fs'
import { parseArgs } from 'node:util'
import { startCrew } from './crew.mjs'
import { makeRoot, NotChecked } from './machine.mjs'
import { buildPreload } from './page.mjs'
import { conclude } from './results.mjs'
import { rows } from './rows/index.mjs'
import { scratchIn } from './scratch.mjs'
import { measureSteps } from './steps.mjs'
import { createTally } from './tally.mjs'

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    thin: { type: 'string', default: '1' },
    markdown: { type: 'string' },
  },
})

const chosen = rows.filter(({ id, name }) => `${id} ${name}`.includes(options.only))

/** Seconds of a processor that this process has taken, those that work for it, and those that have ended. */
function processorTime(crew) {
  const ticks = [process.pid, ...crew.pids()].flatMap((pid) => {
    const stat = statOf(pid)
    if (stat === undefined) return []
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number)
  })
  return ticks.reduce((sum, count) => sum + count, 0) / 100
}

/** What Linux says of a process; nothing of one that has just ended. */
function statOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined
    throw error
  }
}

async function check(context, { run, ...row }) {
  const tally = createTally()
  const began = { wall: performance.now(), processor: processorTime(context.crew) }
  let notChecked
  try {
    await run(context, tally)
  } catch (error) {
    if (error instanceof NotChecked) notChecked = error.message
    else tally.problem(String(error?.stack ?? error))
  }
  const wall = ((performance.now() - began.wall) / 1000).toFixed(1)
  const processor = (processorTime(context.crew) - began.processor).toFixed(1)
  const spent = `${wall} s, ${processor} s of a processor`
  process.stderr.write(`${row.id} ${row.name}: ${tally.injected} (${spent})\n`)
  // The naive store is there to have problems.
  const shown = row.store === 'naive' ? [] : tally.problems.slice(0, 10)
  for (const problem of shown) process.stderr.write(`  ${problem}\n`)
  return { ...row, tally, notChecked }
}

async function main() {
  const root = makeRoot()
  const library = buildPreload(root)
  const scratch = scratchIn(root)
  const crew = await startCrew({ library, scratch: root })
  const measured = new Map()
  const context = {
    crew,
    library,
    scratch,
    root,
    seed: Number(options.seed),
    isLong: options.long,
    thin: Number(options.thin),
    /** The steps of the plain story with the number of calls that each makes, for a kind of store. */
    async stepsFor(kind) {
      if (!measured.has(kind)) measured.set(kind, await measureSteps({ crew, scratch, kind }))
      return measured.get(kind)
    },
  }
  try {
    const aside = chosen.filter(({ isAside }) => isAside === true)
    const beside = Promise.all(aside.map((row) => check(context, row)))
    const results = []
    for (const row of chosen) if (row.isAside !== true) results.push(await check(context, row))
    return [...(await beside), ...results]
  } finally {
    await crew.stop()
  }
}

const isWhole = options.only === '' && options.thin === '1'
const { text, markdown, isGood } = conclude(await main(), { isWhole, isLong: options.long })
process.stdout.write(text)
if (options.markdown !== undefined) fs.writeFileSync(options.markdown, markdown)
process.exit(isGood ? 0 : 1)
