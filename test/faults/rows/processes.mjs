// Other processes, signals, and a process that stops itself in the middle of an append.
import * as fs from 'node:fs'
import { mountReadOnly, unmount } from '../machine.mjs'
import { doneOf, write } from '../plain.mjs'
import { startCrew } from '../crew.mjs'
import { storyOf } from '../telling.mjs'
import { expectInOrderAfter } from './check.mjs'

const story = 'steady'

/** Lets a process tell a story, and does something to it once it has taken some steps. */
function disturb(task, { after, disturbance, ...options }) {
  let isDone = false
  const onLine = (report, child) => {
    if (isDone || (report.done ?? 0) < after) return
    isDone = true
    disturbance(child)
  }
  return write(task, { ...options, onLine })
}

async function signalled(context, tally, { signal, after }) {
  const directory = context.scratch('signalled')
  const disturbance = (child) => child.kill(signal)
  const ran = await disturb({ story, directory }, { after, disturbance })
  const where = `${signal} after ${after} steps`
  tally.injected += 1
  if (ran.signal === signal) tally.kills += 1
  else tally.problem(`${where}: ended with ${ran.signal ?? ran.code}`)
  await expectInOrderAfter(context, tally, { ran, directory, story, where })
}

/** A process that ends itself, or in which a callback fails: it stops, with an exit code that is not 0. */
async function stopped(context, tally, trouble) {
  const directory = context.scratch('stopped')
  const ran = await write({ story, directory, trouble })
  const where = `${trouble.do} at step ${trouble.at}`
  tally.injected += 1
  if (ran.code === 0 || ran.code === null) tally.problem(`${where}: exit ${ran.code ?? ran.signal}`)
  const isHalfAlive = ran.reports.some((report) => (report.done ?? 0) > trouble.at + 2)
  if (isHalfAlive) tally.problem(`${where}: it went on`)
  await expectInOrderAfter(context, tally, { ran, directory, story, where })
}

/** While one process writes, another one is refused; also when the claims, or all locks of ours, are taken away. */
async function secondWriter(context, tally, takeAway) {
  const directory = context.scratch('shared')
  const others = []
  const disturbance = (child) => {
    if (takeAway) fs.rmSync(`${directory}/lock`, { recursive: true })
    const other = write({ story, directory, from: 30, to: 40 })
    others.push(other.finally(() => child.kill('SIGTERM')))
  }
  const ran = await disturb({ story, directory, pace: 20 }, { after: 20, disturbance })
  const where = takeAway ? 'a second writer, and no claims' : 'a second writer'
  const [other] = await Promise.all(others)
  tally.injected += 1
  if (other?.errors.includes('ERR_STORE_LOCKED') === true) tally.refused += 1
  else tally.problem(`${where}: ${other?.errors.slice(-300) ?? 'did not start'}`)
  if (other !== undefined && doneOf(other) > 0) tally.problem(`${where}: wrote`)
  await expectInOrderAfter(context, tally, { ran, directory, story, where })
}

/** Readers see the record as it was at some moment since what was acknowledged when they began. */
async function readersBesideWriter({ crew, scratch, isLong }, tally) {
  const directory = scratch('read')
  // So that the reading process need not be started while the other one writes.
  await Promise.all([crew.run([{ task: 'probe' }]), crew.run([{ task: 'probe' }])])
  let acknowledged = 0
  const over = new AbortController()
  const readers = []
  const read = async () => {
    while (!over.signal.aborted) {
      const done = acknowledged
      const { reports } = await crew.run([{ task: 'glimpse', story, directory, done }])
      const seen = Object.assign({}, ...reports)
      tally.injected += 1
      if (seen.found !== undefined) tally.recovered += 1
      else tally.problem(`a reader after ${done} steps: ${JSON.stringify(seen).slice(0, 300)}`)
    }
  }
  const ran = await write(
    { story, directory, pace: 25, to: isLong ? 600 : 150 },
    {
      onLine(report) {
        acknowledged = report.done ?? acknowledged
        if (report.done === 10) readers.push(read())
      },
    },
  )
  over.abort()
  await Promise.all(readers)
  tally.acknowledged += doneOf(ran)
}

/** A directory in which nothing can be changed is read; a writer is refused. */
async function readOnlyDirectory({ crew, scratch }, tally) {
  const [directory, shown] = [scratch('source'), scratch('read-only')]
  const { length } = storyOf('plain').steps
  await crew.run([{ task: 'tell', story: 'plain', directory, from: 0, at: -1 }])
  mountReadOnly(shown, directory)
  const view = { task: 'view', story: 'plain', directory: shown, done: length }
  const reader = Object.assign({}, ...(await crew.run([view])).reports)
  tally.injected += 2
  if (reader.found === length) tally.recovered += 1
  else tally.problem(`a reader: ${JSON.stringify(reader)}`)
  const check = { task: 'check', story: 'plain', directory: shown, done: length }
  const { checked: writer } = Object.assign({}, ...(await crew.run([check])).reports)
  if (writer.refused?.startsWith('ERR_STORE') === true) tally.refused += 1
  else tally.problem(`a writer: ${JSON.stringify(writer)}`)
  unmount(shown)
}

/** EIO at every read of opening and of asking everything. */
async function unreadable({ library, root, crew, scratch, thin }, tally) {
  const base = scratch('readable')
  await crew.run([{ task: 'tell', story: 'plain', directory: base, from: 0, at: -1 }])
  const readCrew = await startCrew({ library, scratch: root, lanes: 2, withReads: true })
  try {
    const work = async (first) => {
      const task = { task: 'readEach', story: 'plain', base, first, stride: 2 * thin }
      const { reports } = await readCrew.run([{ ...task, directory: scratch('unreadable') }])
      for (const report of reports) judgeRead(tally, report)
    }
    await Promise.all([work(1), work(1 + thin)])
  } finally {
    await readCrew.stop()
  }
}

function judgeRead(tally, { point, failed }) {
  if (failed !== undefined) tally.problem(failed)
  if (point === undefined) return
  const { hit, call, readOnly, refusedAtOpen, ...seen } = point
  const where = `${readOnly ? 'reader' : 'writer'}: read ${call}, ${hit}`
  tally.injected += 1
  if (refusedAtOpen?.startsWith('unnamed') === true) tally.problem(`${where}: ${refusedAtOpen}`)
  if (refusedAtOpen === undefined) tally.addVerdict(seen, where, { mayRefuse: true })
  if (refusedAtOpen !== undefined || seen.refused.length > 0) tally.refused += 1
  else tally.endured += 1
}

const inTurn = async (list, work) => {
  for (const each of list) await work(each)
}

export const processRows = [
  {
    id: 'LF-09',
    name: 'EIO on reads',
    fault: 'EIO at every read of a store that is opened and asked',
    run: unreadable,
  },
  {
    id: 'LF-20, LF-21',
    name: 'second writer',
    fault: 'a second process that writes, also when the claims were deleted',
    run: (context, tally) =>
      inTurn([false, true], (takeAway) => secondWriter(context, tally, takeAway)),
  },
  {
    id: 'LF-23',
    name: 'readers beside a writer',
    fault: 'readers while a process writes',
    run: readersBesideWriter,
  },
  {
    id: 'LF-24',
    name: 'read-only mount',
    fault: 'a directory on a read-only mount',
    run: readOnlyDirectory,
  },
  {
    id: 'LF-46',
    name: 'signals',
    fault: 'SIGTERM, SIGINT, SIGHUP, process.exit in the middle of an append',
    async run(context, tally) {
      const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
      await Promise.all(
        signals.map((signal, i) => signalled(context, tally, { signal, after: 20 + 7 * i })),
      )
      await inTurn([20, 21, 25], (at) => stopped(context, tally, { do: 'exit', at }))
    },
  },
  {
    id: 'LF-47',
    name: 'failing callbacks',
    fault: 'an unhandled rejection, an exception in a callback',
    run: (context, tally) =>
      inTurn(['rejection', 'exception'], (what) => stopped(context, tally, { do: what, at: 20 })),
  },
]
