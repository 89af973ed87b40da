// What strace shows, and what it injects: by another way than preload.c, so that neither is believed alone.
import * as fs from 'node:fs'
import { changesIn, changesInLog, countsOf, tracing } from '../strace.mjs'
import { faultEnvironment, openPage } from '../page.mjs'
import { write } from '../plain.mjs'
import { expectInOrderAfter } from './check.mjs'

const story = 'plain'

/** The calls that preload.c counts are all that strace sees. */
async function compareCalls({ library, scratch }, tally) {
  const [traced, counted] = [scratch('traced'), scratch('counted')]
  const straceLog = scratch('strace.log')
  await write({ story, directory: traced }, { before: tracing(straceLog) })
  const [path, log] = [scratch('page'), scratch('calls.log')]
  const page = openPage(path)
  page.count(counted)
  const env = faultEnvironment({ library, page: path, log })
  await write({ story, directory: counted }, { env })
  page.close()
  const seen = countsOf(changesIn(straceLog, traced))
  const known = countsOf(changesInLog(log, counted))
  for (const call of new Set([...seen.keys(), ...known.keys()])) {
    tally.injected += seen.get(call) ?? 0
    // LevelDB logs as it likes.
    if (call === 'write /index/LOG' || seen.get(call) === known.get(call)) continue
    tally.problem(`${call}: strace saw ${seen.get(call) ?? 0}, preload.c ${known.get(call) ?? 0}`)
  }
  if (known.size < 20) tally.problem(`only ${known.size} kinds of calls were seen`)
  tally.recovered += 1
}

/** When each call is hit: strace counts them for each thread. */
const points = {
  fdatasync: [1, 2],
  fsync: [1, 2],
  pwrite64: [2, 5, 9],
  rename: [1, 4, 6],
  unlink: [2],
  mkdir: [2],
}
const faults = [
  { how: 'signal=KILL', isKill: true },
  { how: 'error=EIO' },
  { how: 'error=ENOSPC', lasts: true },
]

async function injectEverywhere(context, tally) {
  const list = Object.entries(points).flatMap(([call, whens]) =>
    whens.flatMap((when) => faults.map((fault) => ({ call, when, ...fault }))),
  )
  // In CI time each fourth: another one for another seed, and not the same fault again and again.
  const step = context.isLong ? 1 : 4
  const chosen = list.filter((_, i) => (i + context.seed) % (step * context.thin) === 0)
  let next = 0
  const hand = async () => {
    while (next < chosen.length) await inject(context, tally, chosen[next++])
  }
  await Promise.all([hand(), hand()])
}

async function inject(context, tally, { call, when, how, isKill = false, lasts = false }) {
  const [directory, log] = [context.scratch('injected'), context.scratch('strace.log')]
  const injection = `inject=${call}:${how}:when=${when}${lasts ? '+' : ''}`
  const before = ['strace', '-f', '-qq', '-o', log, '-e', `trace=${call}`, '-e', injection]
  const ran = await write({ story, directory }, { before })
  const isHit = fs.readFileSync(log, 'latin1').includes(isKill ? 'SIGKILL' : 'INJECTED')
  if (!isHit) {
    tally.problem(`${injection}: was not injected`)
    return
  }
  tally.injected += 1
  const refused = ran.reports.find((report) => 'refused' in report)
  if (isKill) tally.kills += 1
  else if (refused === undefined) tally.endured += 1
  else if (refused.refused.startsWith('ERR_STORE')) tally.refused += 1
  else tally.problem(`${injection}: ${refused.message}`)
  await expectInOrderAfter(context, tally, { ran, directory, story, where: injection })
}

/** Who only reads changes nothing: neither of the store nor of anything beside it. */
async function watchReader({ crew, scratch }, tally) {
  const directory = scratch('read')
  await crew.run([{ task: 'tell', story, directory, from: 0, at: -1 }])
  const lookers = [
    { name: 'a reader', look: { readOnly: true } },
    { name: 'a writer', look: {} },
  ]
  for (const { name, look } of lookers) {
    const log = scratch('strace.log')
    const ran = await write({ story, directory, look }, { before: tracing(log) })
    if (!ran.reports.some((report) => report.looked === true))
      tally.problem(`${name}: ${ran.errors}`)
    const changes = changesIn(log, directory)
    tally.injected += 1
    tally.recovered += 1
    if (look.readOnly === true) {
      for (const change of changes) tally.problem(`${name} makes the call ${change}`)
    } else if (changes.length === 0) tally.problem('strace sees no change by a writer either')
  }
}

export const straceRows = [
  {
    id: 'LF-01',
    name: 'every call is known',
    fault: 'calls that change files: what strace sees is what is killed and failed',
    run: compareCalls,
  },
  {
    id: 'LF-01, LF-05, LF-08',
    name: 'injected by strace',
    fault: 'kills, EIO once, ENOSPC from then on, injected by strace',
    run: injectEverywhere,
  },
  {
    id: 'LF-23',
    name: 'a reader changes nothing',
    fault: 'a process that only reads, under strace: calls that change a file',
    run: watchReader,
  },
]
