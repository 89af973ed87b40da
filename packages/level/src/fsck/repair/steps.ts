import { readWholeFile } from '../../disk/whole-file.ts'
import { nameIn } from '../context.ts'
import { planCheckpoint } from './checkpoint-plan.ts'
import type { Range } from './compose.ts'
import type { StoreFault } from '../faults.ts'
import { noCopy } from './journal-plan.ts'
import type { JournalPlan } from './journal-plan.ts'
import { planKept } from './kept-plan.ts'
import type { RepairStep } from './plan.ts'
import { planPrivate } from './private-plan.ts'
import { keptName } from './sides.ts'
import type { Sides } from './sides.ts'

export function journalSteps({ own }: Sides, { composed }: JournalPlan): readonly RepairStep[] {
  const name = nameIn(own.layout.root)
  return composed.segments
    .filter(({ copied, newHeader }) => copied.length > 0 || newHeader)
    .map((segment) => ({
      kind: 'journal',
      file: name(own.layout.journalPath(segment.first)),
      entries: joined(segment.copied),
      segment,
    }))
}

/** Ranges that follow each other as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = []
  for (const range of ranges) {
    const last = found.at(-1)
    if (last?.until === range.from) found.splice(-1, 1, { from: last.from, until: range.until })
    else found.push(range)
  }
  return found
}

export function privateSteps(
  sides: Sides,
  { composed, refused }: JournalPlan,
): readonly RepairStep[] {
  const { disk, own, copy, knowledge, request } = sides
  const name = nameIn(own.layout.root)
  const steps: RepairStep[] = []
  for (const [i, { first, copied }] of composed.segments.entries()) {
    const end = composed.segments[i + 1]?.first ?? Infinity
    const named = namedIn(sides, { first, end, copied })
    const from = request.from === undefined ? undefined : copy.layout
    const planned = planPrivate({
      disk,
      own: own.layout,
      copy: from,
      segment: first,
      named,
      knows: knowledge,
    })
    const file = name(own.layout.privatePath(first))
    for (const [why, count] of planned.refused) {
      const what = `${count} private ${count === 1 ? 'value' : 'values'} of ${file}`
      refused.push({ what, why: from === undefined ? noCopy : why })
    }
    const { bytes, values, erased } = planned
    if (bytes !== undefined)
      steps.push({ kind: 'private', file, values, erased, segment: first, bytes })
  }
  return steps
}

interface SegmentRange {
  readonly first: number
  readonly end: number
  readonly copied: readonly Range[]
}

/** Digests that the entries of a segment name, once it is as it is to be. */
function namedIn(
  { own, copy }: Sides,
  { first, end, copied }: SegmentRange,
): ReadonlyMap<string, number> {
  const named = new Map<string, number>()
  const isCopied = (index: number): boolean =>
    copied.some(({ from, until }) => from <= index && index < until)
  for (const [map, wanted] of [
    [own.digests, false],
    [copy.digests, true],
  ] as const) {
    for (const [index, digests] of map) {
      if (index < first || index >= end || isCopied(index) !== wanted) continue
      for (const digest of digests) named.set(digest, index)
    }
  }
  return named
}

export function checkpointSteps(
  { own, disk, knowledge, request }: Sides,
  { roots, founding, holds, refused }: JournalPlan,
): readonly RepairStep[] {
  const noted = knowledge.checkpointSize
  const isThere = readWholeFile(disk, own.layout.checkpoint) !== undefined
  const isOther = request.check.faults.some(({ code }) => code === 'store.checkpoint-other')
  const isSound = roots.own !== undefined && roots.own.size >= (noted ?? 0) && !isOther
  const isNone = !isThere && founding === undefined && (noted ?? 0) === 0
  if (isSound || isNone) return []
  // Where nothing is wrong with the kept ones, their latest is the last there was.
  const kept = hasKeptFault(request) ? [] : roots.others.filter(({ name }) => name === keptName)
  const told = [...roots.remembered, ...kept].map(({ size }) => size)
  const marks = [noted, ...told].filter((n) => n !== undefined)
  const least = marks.length === 0 ? undefined : Math.max(...marks)
  const best = planCheckpoint({ candidates: roots.others, least, holds })
  if (typeof best === 'string') {
    refused.push({ what: 'the checkpoint', why: best })
    return []
  }
  const { name: from, note, size } = best
  return [
    { kind: 'checkpoint', file: nameIn(own.layout.root)(own.layout.checkpoint), size, from, note },
  ]
}

const keptFaultCodes: readonly StoreFault[] = [
  'store.kept-missing',
  'store.kept-damaged',
  'store.kept-shorter',
]

function hasKeptFault({ check }: Sides['request']): boolean {
  return check.faults.some(({ code }) => keptFaultCodes.includes(code))
}

/** The file of kept checkpoints is put together again if something of it is damaged or missing. */
export function keptSteps(
  { own, copy, disk, knowledge, request }: Sides,
  { roots, founding, refused }: JournalPlan,
): readonly RepairStep[] {
  if (!hasKeptFault(request)) return []
  const file = nameIn(own.layout.root)(own.layout.checkpoints)
  const planned = planKept({
    disk,
    own: own.layout.checkpoints,
    copy: request.from === undefined ? undefined : copy.layout.checkpoints,
    seen: knowledge.keptRecords,
    latest: roots.own,
    isSigned: (note) => founding !== undefined && request.openNote(note, founding) !== undefined,
  })
  if (typeof planned === 'string') {
    const why = request.from === undefined ? noCopy : planned
    refused.push({ what: 'the kept checkpoints', why })
    return []
  }
  return [{ kind: 'checkpoints', file, ...planned }]
}
