// LF-01: a process is killed while the values of an erasure are being erased, and while that is being finished.
import * as fs from 'node:fs'
import { inLanes } from '../steps.mjs'

/** More calls than any run makes. */
const beyond = 100_000
const modes = [
  { mode: 'kill before', kind: 'changing' },
  { mode: 'kill after', kind: 'changing' },
  { mode: 'kill halfway', kind: 'writes' },
]

/**
 * Kills at each call from the signing of the approval to the end, and at each call of an opening that finds an erasure to
 * be finished. Then every byte of every file is searched: for nothing if the approval is on record, and else in vain.
 */
async function killErasures({ crew, scratch, thin, isLong }, tally) {
  const bases = { approving: scratch('erasure'), opening: scratch('erasure-stopped') }
  const began = await crew.run([
    { task: 'beginErasure', home: bases.approving, stopped: bases.opening },
  ])
  const { story, failed } = Object.assign({}, ...began.reports)
  if (story === undefined) return tally.problem(String(failed))
  const run = (at, home, fault) => crew.run([{ task: 'erase', home, story, at, fault }])
  const points = []
  for (const at of Object.keys(bases)) {
    for (const fault of modes) {
      const home = copy(bases[at], scratch('erasure-counted'))
      const { reports } = await run(at, home, { mode: 'fail', from: beyond, kind: fault.kind })
      // Before a call there is on the disk what the call before has left: that is done at the first alone.
      const isOnce = fault.mode === 'kill before' && !isLong
      const count = isOnce ? 1 : Object.assign({}, ...reports).count
      points.push(...Array.from({ length: count }, (_, i) => ({ at, fault, call: i + 1 })))
    }
  }
  await inLanes(
    crew,
    points.filter((_, i) => i % thin === 0),
    async ({ at, fault, call }) => {
      const home = copy(bases[at], scratch('erasure-killed'))
      const ran = await run(at, home, { ...fault, from: call })
      const where = `${at}, ${fault.mode} call ${call}: ${ran.hit.replace(home, '')}`
      const { reports } = await crew.run([{ task: 'lookAtErasure', home, story }])
      judge(tally, { ran, reports, where, at })
    },
  )
}

function copy(from, to) {
  fs.cpSync(from, to, { recursive: true })
  return to
}

function judge(tally, { ran, reports, where, at }) {
  const { looked, failed } = Object.assign({}, ...reports)
  tally.injected += 1
  if (ran.signal === 9) tally.kills += 1
  else tally.problem(`${where}: not killed`)
  if (failed !== undefined) tally.problem(`${where}: ${failed}`)
  for (const wrong of looked?.wrong ?? []) tally.problem(`${where}: ${wrong}`)
  const wasTold = at === 'opening' || ran.reports.some(({ acknowledged }) => acknowledged === true)
  if (wasTold) tally.acknowledged += 1
  if (wasTold && looked?.hasEffect === false) tally.problem(`${where}: the erasure is lost`)
  if (looked?.wrong.length === 0) tally.recovered += 1
}

export const erasureRows = [
  {
    id: 'LF-01',
    name: 'an erasure is killed',
    fault:
      'kill -9 at every call of an erasure, and of the opening that finishes it; every byte searched',
    run: killErasures,
  },
]
