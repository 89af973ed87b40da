// Files that are not what was written: flipped, zeroed, cut off, gone, or older than the others. Each is found when the
// store is opened or read, or it changes no answer.
import * as fs from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { entriesAfter, storyOf } from '../telling.mjs'
import { filesOf, regionsOf } from '../regions.mjs'

/** A store as it is after a story: closed in order, and as a kill would leave it before the last step. */
export async function makeBases({ crew, scratch }, { story, kind = 'level' }) {
  const done = storyOf(story).steps.length
  const closed = scratch('closed')
  await crew.run([{ task: 'tell', story, kind, directory: closed, from: 0, at: -1 }])
  const killed = scratch('killed')
  const abandon = { task: 'abandon', story, kind, directory: scratch('left'), to: done - 1 }
  await crew.run([{ ...abandon, copy: killed }])
  return { done, closed, killed }
}

/** Bytes of a region to flip: the first, the last, and some between them. */
function bytesOf({ from, to }, count) {
  const span = to - from
  const picked = Math.min(span, count)
  const at = (i) => from + Math.floor((i * (span - 1)) / Math.max(1, picked - 1))
  return [...new Set(Array.from({ length: picked }, (_, i) => at(i)))]
}

export function flipsOf(directory, { perRegion, only = () => true }) {
  const files = filesOf(directory).filter(only)
  return files.flatMap((file) =>
    regionsOf(directory, file).flatMap(({ region, ...span }) =>
      bytesOf(span, perRegion).map((at, i) => ({
        do: 'flip',
        file,
        region,
        at,
        bit: (at + i) % 8,
      })),
    ),
  )
}

function zeroesOf(directory) {
  return filesOf(directory).flatMap((file) => {
    const { size } = fs.statSync(join(directory, file))
    return [4096, 32_768].flatMap((length) =>
      Array.from({ length: Math.ceil(size / length) }, (_, i) => ({ at: i * length, length }))
        .filter((_, i, all) => i < 3 || i >= all.length - 3 || i % 7 === 0)
        .map((block) => ({ do: 'zero', file, region: `${length / 1024} KiB`, ...block })),
    )
  })
}

export function cutsOf(directory, perFile) {
  return filesOf(directory).flatMap((file) => {
    const { size } = fs.statSync(join(directory, file))
    const lengths = bytesOf({ from: 0, to: size }, perFile)
    return [
      ...lengths.map((length) => ({ do: 'truncate', file, region: 'cut', length })),
      { do: 'delete', file, region: 'deleted' },
    ]
  })
}

/** Files, and the directory of the index, as they were earlier. */
function olderOf(directory, older) {
  const files = filesOf(directory).filter((file) => {
    const path = join(older, file)
    return (
      fs.existsSync(path) && !fs.readFileSync(path).equals(fs.readFileSync(join(directory, file)))
    )
  })
  return [...files, 'index'].map((file) => ({
    do: 'older',
    file,
    region: 'older',
    older: join(older, file),
    // A reader has nothing that knows of the younger one.
    reader: !file.startsWith('private/'),
  }))
}

/** Does each damage to a store, and judges what is said of it. */
export async function damageAll({ crew, scratch, thin }, tally, { base, damages, ...task }) {
  const chosen = damages.filter((_, i) => i % thin === 0)
  const size = 12
  const jobs = Array.from({ length: Math.ceil(chosen.length / size) }, (_, i) =>
    chosen.slice(i * size, (i + 1) * size),
  )
  const work = async (list) => {
    const job = { task: 'damageEach', base, directory: scratch('damaged'), damages: list, ...task }
    const { reports, signal } = await crew.run([job])
    const failed = reports.find((report) => 'failed' in report)
    if (failed !== undefined) tally.problem(failed.failed)
    const seen = reports.filter((report) => 'damage' in report)
    for (const report of seen) judge(tally, report, task)
    if (signal !== aborted) return
    // LevelDB ends the process when it finds that its own rules are broken. Nothing wrong was said; the rest goes on.
    tally.injected += 1
    tally.refused += 1
    await work(list.slice(seen.length + 1))
  }
  await Promise.all(jobs.map(work))
}

const aborted = constants.signals.SIGABRT

function judge(tally, { damage, writer, reader, next, ...record }, { story, done }) {
  const { do: how, file, region, at = '' } = damage
  const where = `${file}: ${how} ${at} (${region})`
  tally.injected += 1
  tally.acknowledged += entriesAfter(story, done)
  const refused = judgeLook(tally, writer, where)
  if (reader !== undefined) judgeLook(tally, reader, `${where}, by a reader`)
  if (next !== undefined) judgeLook(tally, next, `${where}, opened again`)
  if (refused) tally.refused += 1
  else tally.recovered += 1
  if (reader?.behind !== undefined) tally.behind += 1
  if (record.readerChanged) tally.problem(`${where}: a reader changed the record`)
  if (record.changed && (refused || writer.notices?.length === 0)) {
    tally.problem(`${where}: the record was changed and nobody was told`)
  }
}

/** Whether it was refused. */
function judgeLook(tally, seen, where) {
  if (seen.refusedAtOpen !== undefined) {
    if (seen.refusedAtOpen.startsWith('unnamed')) tally.problem(`${where}: ${seen.refusedAtOpen}`)
    return true
  }
  tally.addVerdict(seen, where, { mayRefuse: true })
  return seen.refused.length > 0
}

const isOfIndex = (file) => file.startsWith('index/') && !/LOG|LOCK/.test(file)

export const damageRows = [
  {
    id: 'LF-12',
    name: 'flipped bytes',
    fault: 'a byte flips in any region of any file of a closed store, and of one that was killed',
    async run(context, tally) {
      const story = 'plain'
      const { done, closed, killed } = await makeBases(context, { story })
      const [more, fewer] = context.isLong ? [1e6, 1e6] : [3, 1]
      for (const [base, steps, perRegion] of [
        [closed, done, more],
        [killed, done - 1, fewer],
      ]) {
        const damages = flipsOf(base, { perRegion })
        await damageAll(context, tally, { base, damages, story, done: steps })
      }
    },
  },
  {
    id: 'LF-12',
    name: 'flipped bytes of an open index',
    fault: 'a byte of the index flips while the store is open',
    async run(context, tally) {
      const story = 'large'
      const { done, closed } = await makeBases(context, { story })
      const damages = flipsOf(closed, { perRegion: context.isLong ? 2000 : 5, only: isOfIndex })
      await damageAll(context, tally, { base: closed, damages, story, done, whileOpen: true })
    },
  },
  {
    id: 'LF-13',
    name: 'zeroed blocks',
    fault: 'a block of 4 KiB or 32 KiB of a file is zero',
    async run(context, tally) {
      const story = 'large'
      const { done, closed } = await makeBases(context, { story })
      await damageAll(context, tally, { base: closed, damages: zeroesOf(closed), story, done })
    },
  },
  {
    id: 'LF-14 to LF-17',
    name: 'cut off, emptied, deleted',
    fault:
      'a file is cut off, emptied or deleted: journal, private values, CURRENT, MANIFEST, tables',
    async run(context, tally) {
      const story = 'plain'
      const { done, closed } = await makeBases(context, { story })
      const damages = cutsOf(closed, context.isLong ? 500 : 6)
      await damageAll(context, tally, { base: closed, damages, story, done })
    },
  },
  {
    id: 'LF-16, LF-18',
    name: 'older files',
    fault: 'a file, or the index, as it was earlier',
    async run(context, tally) {
      const story = 'plain'
      const { done, closed } = await makeBases(context, { story })
      for (const to of [3, 5, 10]) {
        const older = scratchOf(context)
        const tell = { task: 'tell', story, directory: older, from: 0, to, at: -1 }
        await context.crew.run([tell])
        await damageAll(context, tally, {
          base: closed,
          damages: olderOf(closed, older),
          story,
          done,
        })
      }
    },
  },
  {
    id: 'LF-52',
    name: 'repaired by hand',
    fault: 'repair() of LevelDB, of a whole index and of a damaged one',
    async run(context, tally) {
      const story = 'plain'
      const { done, closed, killed } = await makeBases(context, { story })
      const damages = [{ do: 'repair', file: 'index', region: 'all' }]
      await damageAll(context, tally, { base: closed, damages, story, done })
      await damageAll(context, tally, { base: killed, damages, story, done: done - 1 })
    },
  },
]

function scratchOf({ scratch }) {
  return scratch('older')
}
