// The same faults on a store as somebody in a hurry writes it. It must lose something: so it is known that the tests see.
import { cutsOf, damageAll, flipsOf, makeBases } from './damage.mjs'
import { killEverywhere } from './kills.mjs'

const kind = 'naive'

/** ENOSPC for some calls, in a program that does not stop at it. */
async function stumble({ crew, scratch }, tally, kindOfStore) {
  const faults = [5, 20, 41, 60].flatMap((from) =>
    [1, 8].map((count) => ({
      mode: 'full',
      error: 'ENOSPC',
      kind: 'space',
      from,
      to: from + count,
    })),
  )
  await Promise.all(
    faults.map(async (fault) => {
      const task = { task: 'stumble', kind: kindOfStore, directory: scratch('stumbled'), fault }
      const { reports } = await crew.run([task])
      const { stumbled, again, refused, failed } = Object.assign({}, ...reports)
      const where = `ENOSPC from call ${fault.from} to ${fault.to}`
      if (failed !== undefined || stumbled === undefined) tally.problem(`${where}: ${failed}`)
      else if (stumbled.hits > 0) tally.injected += 1
      tally.acknowledged += stumbled?.acknowledged ?? 0
      if (again !== undefined) tally.addVerdict(again, where)
      if (refused !== undefined) tally.problem(`${where}: ${refused}`)
      if (refused === undefined && again?.lost === 0) tally.recovered += 1
      tally.refused += (stumbled?.refusals ?? 0) > 0 ? 1 : 0
    }),
  )
}

async function damaged(context, tally, damagesOf) {
  const story = 'plain'
  const { done, closed } = await makeBases(context, { story, kind })
  await damageAll(context, tally, { base: closed, damages: damagesOf(closed), story, done, kind })
}

export const naiveRows = [
  {
    id: 'LF-05',
    name: 'no space for a while',
    fault: 'ENOSPC for some calls; the program goes on',
    run: (context, tally) => stumble(context, tally, 'level'),
  },
  {
    id: 'LF-01',
    store: 'naive',
    name: 'naive: kills',
    fault: 'kill -9 before, in and after calls that change a file',
    run: (context, tally) => killEverywhere({ ...context, thin: 8 * context.thin }, tally, kind),
  },
  {
    id: 'LF-05',
    store: 'naive',
    loses: true,
    name: 'naive: no space for a while',
    fault: 'ENOSPC for some calls; the program goes on',
    run: (context, tally) => stumble(context, tally, 'naive'),
  },
  {
    id: 'LF-12',
    store: 'naive',
    loses: true,
    name: 'naive: flipped bytes',
    fault: 'a byte flips in a file of a closed store',
    run: (context, tally) => damaged(context, tally, (base) => flipsOf(base, { perRegion: 16 })),
  },
  {
    id: 'LF-14 to LF-17',
    store: 'naive',
    loses: true,
    name: 'naive: cut off, deleted',
    fault: 'a file is cut off, emptied or deleted',
    run: (context, tally) => damaged(context, tally, (base) => cutsOf(base, 4)),
  },
]
