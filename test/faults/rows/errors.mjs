// Calls that fail while the process lives on: no space, failing disks, no descriptors, short writes, flipped bits.
import { entriesAfter, storyOf } from '../telling.mjs'

/**
 * Fails each call of each step of the plain story in turn. What was acknowledged must be there; what failed must be
 * refused with a name, the open store must write nothing more, and it must be in order when it is opened again.
 */
export async function failEverywhere(
  context,
  tally,
  { kind = 'level', fault, mayRefuse = false, every = 1 },
) {
  const { crew, scratch, stepsFor, thin, isLong, seed } = context
  const step = thin * (isLong ? 1 : every)
  const jobs = (await stepsFor(kind)).flatMap(({ at, directory: base, calls }) => {
    // So that no job takes much longer than another one.
    const parts = Math.max(1, Math.ceil(calls.changing / step / 24))
    const stride = step * parts
    return Array.from({ length: parts }, (_, i) => {
      const first = 1 + ((at + seed) % step) + i * step
      const task = { task: 'failEach', story: 'plain', kind, at, base, fault, first, stride }
      return [{ ...task, directory: scratch('failed') }]
    })
  })
  await Promise.all(
    jobs.map(async (job) => {
      const { reports } = await crew.run(job)
      const failed = reports.find((report) => 'failed' in report)
      if (failed !== undefined) tally.problem(`step ${job[0].at}: ${failed.failed}`)
      for (const { point } of reports.filter((report) => 'point' in report)) {
        judge(tally, point, { kind, mayRefuse })
      }
      await lookAgain(context, tally, { reports, kind, mayRefuse })
    }),
  )
}

function judge(tally, point, { kind, mayRefuse }) {
  const { at, call, hit, outcome, open, close } = point
  const where = `${hit.replace(/.*failed-[^/]*/, '')} (call ${call} of step ${at}, ${storyOf('plain').steps[at].do}): ${outcome}`
  tally.injected += 1
  tally.acknowledged += entriesAfter('plain', outcome === 'done' ? at + 1 : at)
  if (outcome === 'done') tally.endured += 1
  else tally.refused += 1
  for (const name of [outcome, close, open.next ?? 'done', point.refused ?? 'done']) {
    if (name.startsWith('unnamed')) tally.problem(`${where}: ${name}`)
  }
  if (open.wrong !== undefined) tally.addVerdict(open.wrong, `${where}, while open`, { mayRefuse })
  if (open.next === 'done' && mustBePoisoned(outcome, kind)) {
    tally.problem(`${where}: the next write was taken`)
  }
  if (point.wrong !== undefined)
    tally.addVerdict(point.wrong, `${where}, opened again`, { mayRefuse })
  else if (point.refused === undefined) tally.recovered += 1
}

/** After a write that failed nothing more is written. Damage that was found before anything was written is no such one. */
function mustBePoisoned(outcome, kind) {
  return kind === 'level' && ['ERR_STORE_WRITE', 'ERR_STORE_UNCERTAIN'].includes(outcome)
}

/** A store that the same process could not open again, because it still holds the lock: another process can. */
async function lookAgain({ crew }, tally, { reports, kind, mayRefuse }) {
  for (const [i, { keep }] of reports.entries()) {
    if (keep === undefined) continue
    const { at, call, hit, outcome, refused } = reports[i - 1].point
    const done = outcome === 'done' ? at + 1 : at
    const check = { task: 'check', story: 'plain', kind, directory: keep, done, remove: true }
    const again = await crew.run([check])
    const seen = Object.assign({}, ...again.reports).checked ?? {}
    const where = `${hit} (call ${call} of step ${at}): ${outcome}, then ${refused}`
    if (seen.wrong !== undefined) tally.addVerdict(seen.wrong, where, { mayRefuse })
    else if (seen.found !== undefined) tally.recovered += 1
    else if (mayRefuse && !String(seen.refused).startsWith('unnamed')) tally.refused += 1
    else tally.problem(`${where}, in another process ${seen.refused ?? 'nothing'}`)
  }
}

const full = (error) => ({ mode: 'full', error, kind: 'space', lasts: true })
const once = (error, kind) => ({ mode: 'fail', error, kind })

/** A row for faults that are injected at every call; in CI time only at each `every`th, from another one in each step. */
const row = ({ id, name, fault, faults, mayRefuse, every }) => ({
  id,
  name,
  fault,
  async run(context, tally) {
    for (const each of faults) {
      const before = tally.injected
      await failEverywhere(context, tally, { fault: each, mayRefuse, every })
      if (tally.injected === before) tally.problem(`${each.error ?? each.mode} hit no call`)
    }
  },
})

export const errorRows = [
  row({
    id: 'LF-05, LF-06',
    name: 'no space from a call on',
    fault: 'ENOSPC from a call on, in the middle of a write; space freed later',
    every: 2,
    faults: [full('ENOSPC')],
  }),
  row({
    id: 'LF-07',
    name: 'quota, file size, descriptors',
    fault: 'EDQUOT, EFBIG at writes; EMFILE, ENFILE where a file is opened',
    every: 6,
    faults: [
      full('EDQUOT'),
      once('EFBIG', 'writes'),
      once('EMFILE', 'opens'),
      once('ENFILE', 'opens'),
    ],
  }),
  row({
    id: 'LF-08',
    name: 'EIO once',
    fault: 'EIO at a call, then success; of syncs too',
    faults: [once('EIO')],
  }),
  row({
    id: 'LF-10',
    name: 'short writes',
    fault: 'a write that takes half of the bytes',
    faults: [{ mode: 'short', kind: 'writes' }],
  }),
  row({
    id: 'LF-24',
    name: 'read-only from a call on',
    fault: 'EROFS from a call on',
    every: 6,
    faults: [{ mode: 'fail', error: 'EROFS', lasts: true }],
  }),
  row({
    id: 'LF-51',
    name: 'a bit flips on its way',
    fault: 'one bit of a write flips between memory and file',
    faults: [{ mode: 'flip', kind: 'writes', bit: 7 }],
    mayRefuse: true,
  }),
]
