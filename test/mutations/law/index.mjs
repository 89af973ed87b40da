// Changes the law of custody, one comparison at a time, and asks whether a story notices: mutation tests of the law.
//
//   node test/mutations/law/index.mjs [--sample COUNT [--seed NUMBER]] [--only WORDS] [--near] [--workers NUMBER]
//
// --sample COUNT    tries so many mutants, drawn by the seed
// --seed NUMBER     which ones; 1 if left out
// --only WORDS      tries the mutants alone whose names hold these words
// --near            looks also for a mutant that brings up what a story says nearly comes up, in that very step
// --workers NUMBER  processes that try mutants; 2 if left out
//
// A mutant that no story notices must stand in survivors.mjs, with the reason, and what stands there must survive; or in
// not-explained.mjs, which may only grow shorter: what is noticed after all is to be struck off there. Exit 1 if not. A sample is
// drawn from the mutants that do not stand in not-explained.mjs.
import { parseArgs } from 'node:util'
import { openBench, shareOut } from './bench.mjs'
import { unprovenClaims } from './near.mjs'
import { notExplained } from './not-explained.mjs'
import { survivors } from './survivors.mjs'

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    near: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
  },
})
const isWhole = values.sample === undefined && values.only === ''

const benches = await Promise.all(Array.from({ length: Number(values.workers) }, openBench))
const [{ mutants, stories }] = benches
const faults = []
const toStrike = []

const watched = new Map()
await shareOut(benches, stories, async (bench, path) => {
  const seen = await bench.ask('watch', path)
  if (seen.failure !== undefined) faults.push(`${path} fails without a mutant: ${seen.failure}`)
  watched.set(path, seen)
})

/** Stories in which the mutant ever answers otherwise than the law: those first in which rules of its file come up. */
const storiesOf = new Map(mutants.map(({ id }) => [id, []]))
for (const [path, { differing }] of watched) {
  for (const id of differing) storiesOf.get(id).push(path)
}
const rulesIn = new Map([...watched].map(([path, { found }]) => [path, found.join()]))
for (const { id, rules } of mutants) {
  const shown = (path) => rules.filter((rule) => rulesIn.get(path).includes(rule)).length
  storiesOf.get(id).sort((a, b) => shown(b) - shown(a) || watched.get(a).took - watched.get(b).took)
}

const count = { killed: 0, listed: 0, open: 0, fresh: 0 }
/** Stories that noticed the last mutants: the next ones stand near them in the law. */
const noticing = []
const asked = mutants.filter(({ name }) => name.includes(values.only))
const chosen =
  values.sample === undefined ? asked : drawn(asked.filter(({ name }) => !notExplained.has(name)))
await shareOut(benches, chosen, tryMutant)

async function tryMutant(bench, { id, name }) {
  const noticed = await noticedBy(bench, id)
  const isListed = survivors.has(name)
  const isOpen = notExplained.has(name)
  if (noticed !== undefined) {
    count.killed += 1
    if (isListed) faults.push(`listed with a reason, but ${noticed} notices it: ${name}`)
    if (isOpen) toStrike.push(`${noticed} notices it, strike it off not-explained.mjs: ${name}`)
    return
  }
  count[isListed ? 'listed' : isOpen ? 'open' : 'fresh'] += 1
  if (!isListed && !isOpen) faults.push(`no story notices it: ${name}`)
}

/** The first story that fails under a mutant. */
async function noticedBy(bench, mutant) {
  const paths = storiesOf.get(mutant)
  const first = noticing.filter((path) => paths.includes(path))
  for (const path of [...first, ...paths.filter((one) => !first.includes(one))]) {
    const { failure } = await bench.ask('try', { mutant, path })
    if (failure === undefined) continue
    noticing.splice(0, 6, path, ...noticing.filter((one) => one !== path).slice(0, 5))
    return path
  }
  return undefined
}

/** So many of them as the seed draws. */
function drawn(list) {
  let state = Number(values.seed)
  const next = () => (state = (state * 48_271) % 2_147_483_647)
  next()
  return list
    .map((one) => [next(), one])
    .sort(([a], [b]) => a - b)
    .slice(0, Number(values.sample))
    .map(([, one]) => one)
}

if (values.near) {
  faults.push(...(await unprovenClaims({ benches, mutants, storiesOf, watched })))
}
if (isWhole) {
  const names = new Set(mutants.map(({ name }) => name))
  for (const name of [...survivors.keys(), ...notExplained]) {
    if (!names.has(name)) faults.push(`listed, but there is no such mutant: ${name}`)
  }
}
for (const bench of benches) bench.close()
process.stdout.write([...toStrike, ...faults].map((line) => `${line}\n`).join(''))
process.stdout.write(
  `${chosen.length} of ${mutants.length} mutants of the law: ${count.killed} noticed by a story, ${count.listed} listed with a reason, ${count.open} not explained yet, ${count.fresh} neither\n`,
)
process.exit(faults.length === 0 ? 0 : 1)
