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
import { damageRows } from './rows/damage.mjs'
import { errorRows } from './rows/errors.mjs'
import { killRows } from './rows/kills.mjs'
import { spaceRows } from './rows/space.mjs'
import { straceRows } from './rows/strace.mjs'
import { processRows } from './rows/processes.mjs'
import { scratchIn } from './scratch.mjs'
import { measureSteps } from './steps.mjs'
import { createTally, formatMarkdown, formatText, holds, holdsNaive } from './tally.mjs'

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    thin: { type: 'string', default: '1' },
    markdown: { type: 'string' },
  },
})

const rows = [
  ...killRows,
  ...errorRows,
  ...damageRows,
  ...spaceRows,
  ...straceRows,
  ...processRows,
].filter(({ id, name }) => `${id} ${name}`.includes(options.only))

async function check(context, { run, ...row }) {
  const tally = createTally()
  const began = performance.now()
  let notChecked
  try {
    await run(context, tally)
  } catch (error) {
    if (error instanceof NotChecked) notChecked = error.message
    else tally.problem(String(error?.stack ?? error))
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stderr.write(`${row.id} ${row.name}: ${tally.injected} (${seconds} s)\n`)
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
  const results = []
  try {
    for (const row of rows) results.push(await check(context, row))
  } finally {
    crew.stop()
  }
  return results
}

const results = await main()
const ours = results.filter(({ store }) => store !== 'naive')
const naive = results.filter(({ store }) => store === 'naive')
const kills = ours.reduce((sum, { tally }) => sum + tally.kills, 0)
const tables = [
  { title: '@custodia/level', list: ours },
  { title: 'a naive store on LevelDB: what is lost there shows that the tests see', list: naive },
].filter(({ list }) => list.length > 0)
for (const { title, list } of tables) process.stdout.write(`${title}\n\n${formatText(list)}\n`)
process.stdout.write(`${kills} kills\n`)
if (options.markdown !== undefined) {
  const text = tables.map(({ title, list }) => `${title}:\n\n${formatMarkdown(list)}`).join('\n')
  fs.writeFileSync(options.markdown, `${text}\n${kills} kills.\n`)
}
const isGood = results.length > 0 && ours.every(holds) && holdsNaive(naive, options.only === '')
process.exit(isGood ? 0 : 1)
