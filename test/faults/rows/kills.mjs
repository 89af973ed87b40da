// LF-01: the process is killed at each call that changes a file, and at seeded random ones of longer stories.
import { randomOf } from '../story.mjs'
import { inLanes } from '../steps.mjs'
import { entriesAfter } from '../telling.mjs'

const killModes = ['kill before', 'kill after', 'kill halfway']

/** Kills at every call of every step, before it, after it, and in the middle of a write. */
export async function killEverywhere({ crew, scratch, stepsFor, thin }, tally, kind) {
  const bases = await stepsFor(kind)
  const points = bases.flatMap(({ at, directory, calls }) =>
    Array.from({ length: calls }, (_, i) => i + 1).flatMap((call) =>
      killModes.map((mode) => ({ at, base: directory, mode, call })),
    ),
  )
  const chosen = points.filter((_, i) => i % thin === 0)
  await inLanes(crew, chosen, (point, before) =>
    killOnce({ crew, scratch, tally, kind }, point, before),
  )
}

/** One kill. The store of the kill before is looked at by the same process first: to start one is what takes time. */
async function killOnce({ crew, scratch, tally, kind }, point, before) {
  const checks = before === undefined ? [] : [checkOf(before, kind)]
  if (point === undefined) {
    if (before !== undefined) judge(tally, before, (await crew.run(checks)).reports)
    return undefined
  }
  const { at, base, mode, call } = point
  const directory = scratch('killed')
  const ran = await crew.run([
    ...checks,
    { task: 'copy', from: base, to: directory },
    {
      task: 'tell',
      story: 'plain',
      kind,
      directory,
      from: at,
      to: at + 1,
      at,
      fault: { mode, from: call },
    },
  ])
  const split = ran.reports.findIndex((report) => report.copied === true)
  judge(tally, before, ran.reports.slice(0, split < 0 ? undefined : split))
  const where = `${mode} ${ran.hit.replace(directory, '')} (call ${call} of step ${at})`
  tally.injected += 1
  if (ran.signal === 9) tally.kills += 1
  else tally.problem(`${where}: not killed`)
  const done = Math.max(at, ...ran.reports.slice(split).map((report) => report.done ?? 0))
  return { directory, done, where }
}

function checkOf({ directory, done, story = 'plain' }, kind) {
  return { task: 'check', story, kind, directory, done, remove: true }
}

/** What a check has reported of the store of the kill before. */
function judge(tally, before, reports) {
  if (before === undefined) return
  const { done, where, story = 'plain' } = before
  tally.acknowledged += entriesAfter(story, done)
  const seen = (name) => reports.find((report) => name in report)?.[name]
  const wrong = seen('wrong')
  if (wrong !== undefined) tally.addVerdict(wrong, where)
  else if (seen('refused') !== undefined) tally.problem(`${where}: refused: ${seen('refused')}`)
  else if (seen('found') === undefined) tally.problem(`${where}: not looked at`)
  else tally.recovered += 1
}

/** Random stories, each killed again and again on its way: also while it recovers from the kill before. */
async function killAtRandom(context, tally, { kills, kind }) {
  let left = kills
  let next = context.seed
  const live = async () => {
    while (left > 0) {
      const story = next++
      left -= await killStory(context, tally, { story, kind, limit: () => left })
    }
  }
  await Promise.all(Array.from({ length: context.crew.lanes }, live))
}

async function killStory({ crew, scratch }, tally, { story, kind, limit }) {
  const random = randomOf(story ^ 0x5eed)
  const directory = scratch('random')
  let done = 0
  for (let kills = 0; ; kills++) {
    const mode = killModes[Math.floor(random() * killModes.length)]
    // Opening makes some 30 calls: half of the kills are there, the others anywhere.
    const reach = random() < 0.5 ? 50 : 300
    const fault = { mode, from: 1 + Math.floor(random() * reach) }
    const ran = await crew.run([{ task: 'resume', story, kind, directory, done, fault }])
    const hit = ran.hit.replace(directory, '')
    const where = `story ${story}, ${mode} call ${fault.from} after ${done} steps: ${hit}`
    tally.injected += 1
    tally.acknowledged += entriesAfter(story, done)
    if (!sawInOrder(ran, { tally, where, done })) return kills + 1
    done = Math.max(done, ...ran.reports.map((report) => report.done ?? report.found ?? 0))
    if (ran.signal === 9) tally.kills += 1
    if (ran.signal !== 9 || kills >= limit()) {
      const { reports } = await crew.run([checkOf({ directory, done, story }, kind)])
      judge(tally, { done, where: `story ${story} at its end`, story }, reports)
      return kills + 1
    }
  }
}

/** Whether a process that goes on found the store as the one before it had left it. */
function sawInOrder({ reports }, { tally, where, done }) {
  const wrong = reports.find((report) => 'wrong' in report)?.wrong
  const failed = reports.find((report) => 'failed' in report)?.failed
  if (wrong !== undefined) tally.addVerdict(wrong, where)
  if (failed !== undefined) tally.problem(`${where}: ${failed}`)
  if (done > 0 && reports.some((report) => 'found' in report)) tally.recovered += 1
  return wrong === undefined && failed === undefined
}

/** Kills in CI time, besides those at every call; all together at least 10^3. And 10^4 where there is time. */
const randomKills = { short: 560, long: 10_000 }

export const killRows = [
  {
    id: 'LF-01',
    name: 'kill at every call',
    fault: 'kill -9 before, in and after every call that changes a file',
    run: (context, tally) => killEverywhere(context, tally, 'level'),
  },
  {
    id: 'LF-01',
    name: 'kill at random calls',
    fault: 'kill -9 at random calls of random stories, recovery included',
    run: (context, tally) => {
      const kills = Math.ceil(randomKills[context.isLong ? 'long' : 'short'] / context.thin)
      return killAtRandom(context, tally, { kills, kind: 'level' })
    },
  },
]
