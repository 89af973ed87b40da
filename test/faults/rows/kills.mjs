// LF-01: the process is killed at each call that changes a file, and at seeded random ones of longer stories.
import * as fs from 'node:fs'
import { randomOf } from '../story.mjs'
import { inLanes } from '../steps.mjs'
import { entriesAfter } from '../telling.mjs'

/** How a process is killed at a call, and which calls count: only a write has a middle. */
const killModes = [
  { mode: 'kill before', kind: 'changing' },
  { mode: 'kill after', kind: 'changing' },
  { mode: 'kill halfway', kind: 'writes' },
]

/**
 * Kills at every call of every step: after it, and in the middle of a write. Before it there is on the disk what the call
 * before has left; so that is done once for a step, and at every call where there is time.
 */
export async function killEverywhere(context, tally, kind) {
  const points = (await context.stepsFor(kind)).flatMap((base) =>
    killModes.flatMap((fault) => {
      const isOnce = fault.mode === 'kill before' && !context.isLong
      const calls = isOnce ? 1 : base.calls[fault.kind]
      return Array.from({ length: calls }, (_, i) => ({ base, fault, call: i + 1 }))
    }),
  )
  const chosen = points.filter((_, i) => i % context.thin === 0)
  const checks = createChecks(context, tally, kind)
  await inLanes(context.crew, chosen, async (point) => {
    checks.add(await killOnce(context, tally, { ...point, kind }))
  })
  await checks.finish()
}

async function killOnce({ crew, scratch }, tally, { base, fault, call, kind }) {
  const { at } = base
  const directory = scratch('killed')
  copyStore(base.directory, directory)
  const where = { story: 'plain', kind, directory }
  const armed = { ...fault, from: call }
  const ran = await crew.run([{ task: 'tell', ...where, from: at, to: at + 1, at, fault: armed }])
  const name = `${fault.mode} ${ran.hit.replace(directory, '')} (call ${call} of step ${at})`
  tally.injected += 1
  if (ran.signal === 9) tally.kills += 1
  else tally.problem(`${name}: not killed`)
  return { directory, story: 'plain', done: doneIn(ran.reports, at), name }
}

function doneIn(reports, from) {
  return Math.max(from, ...reports.map((report) => report.done ?? 0))
}

function copyStore(from, to) {
  if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true })
}

/** Looks at what kills have left, many in one process: a process of its own for each would take most of the time. */
function createChecks({ crew }, tally, kind) {
  let waiting = []
  const running = []
  const check = async (list) => {
    const job = list.map((left) => ({ task: 'check', ...left, kind, remove: true }))
    const { reports } = await crew.run(job)
    const failed = reports.find((report) => 'failed' in report)
    if (failed !== undefined) tally.problem(failed.failed)
    const looked = reports.filter((report) => 'checked' in report).map(({ checked }) => checked)
    list.forEach((left, i) => judge(tally, left, looked[i]))
  }
  const flush = () => {
    running.push(check(waiting).catch((error) => tally.problem(String(error?.stack ?? error))))
    waiting = []
  }
  return {
    add(left) {
      waiting.push(left)
      if (waiting.length >= 24) flush()
    },
    async finish() {
      if (waiting.length > 0) flush()
      await Promise.all(running)
    },
  }
}

/** What a check has seen of what a kill has left. */
function judge(tally, { story, done, name }, seen = {}) {
  tally.acknowledged += entriesAfter(story, done)
  if (seen.wrong !== undefined) tally.addVerdict(seen.wrong, name)
  else if (seen.refused !== undefined) tally.problem(`${name}: refused: ${seen.refused}`)
  else if (seen.found === undefined) tally.problem(`${name}: not looked at`)
  else tally.recovered += 1
}

/** Random stories, each killed again and again on its way: also while it recovers from the kill before. */
async function killAtRandom(context, tally, { kills, kind }) {
  const left = { kills }
  let next = context.seed
  const checks = createChecks(context, tally, kind)
  const live = async () => {
    while (left.kills > 0) await killStory(context, tally, { story: next++, kind, left, checks })
  }
  await Promise.all(Array.from({ length: context.crew.lanes }, live))
  await checks.finish()
}

async function killStory({ crew, scratch }, tally, { story, kind, left, checks }) {
  const random = randomOf(story ^ 0x5eed)
  const directory = scratch('random')
  let done = 0
  for (;;) {
    const { mode } = killModes[Math.floor(random() * killModes.length)]
    // Opening makes some 30 calls: half of the kills are there, the others anywhere.
    const reach = random() < 0.5 ? 50 : 160
    const fault = { mode, from: 1 + Math.floor(random() * reach) }
    left.kills -= 1
    const ran = await crew.run([{ task: 'resume', story, kind, directory, done, fault }])
    const failed = ran.reports.find((report) => 'failed' in report)?.failed
    const name = `story ${story}, ${mode} call ${fault.from} after ${done} steps: ${ran.hit.replace(directory, '')}`
    tally.injected += 1
    if (failed !== undefined) tally.problem(`${name}: ${failed}`)
    done = doneIn(ran.reports, done)
    const copy = scratch('left')
    copyStore(directory, copy)
    checks.add({ directory: copy, story, done, name })
    if (ran.signal !== 9) break
    tally.kills += 1
    if (left.kills <= 0) break
  }
  fs.rmSync(directory, { recursive: true, force: true })
}

/** Kills in CI time, besides those at every call; all together at least 10^3. And 10^4 where there is time. */
const randomKills = { short: 850, long: 10_000 }

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
