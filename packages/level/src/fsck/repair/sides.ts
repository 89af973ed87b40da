import type { Disk } from '../../disk/disk.ts'
import { readWholeFile } from '../../disk/whole-file.ts'
import type { JournalMap } from './journal-map.ts'
import type { Knowledge } from './knowledge.ts'
import type { RepairRequest } from './plan.ts'
import { latestKept } from './kept-plan.ts'
import type { SignedRoot } from './prove.ts'

/** What a repair works with: the damaged store, the copy, and what the index of the store knows. */
export interface Sides {
  readonly request: RepairRequest
  readonly disk: Disk
  readonly own: JournalMap
  /** Holds nothing if no copy was named. */
  readonly copy: JournalMap
  readonly knowledge: Knowledge
}

export interface Roots {
  /** The checkpoint of the store itself; undefined if it cannot be read, or the log key has not signed it. */
  readonly own: SignedRoot | undefined
  /** Those that lie elsewhere. */
  readonly others: readonly SignedRoot[]
  readonly remembered: readonly SignedRoot[]
}

/** What the latest of the kept checkpoints is called. */
export const keptName = 'the kept checkpoints'

/** Every checkpoint at hand that the log key has signed. */
export function readRoots(
  { request, disk, own, copy }: Sides,
  founding: Uint8Array | undefined,
): Roots {
  const open = (name: string, note: Uint8Array | undefined): readonly SignedRoot[] => {
    if (founding === undefined || note === undefined) return []
    const opened = request.openNote(note, founding)
    return opened === undefined ? [] : [{ name, note, ...opened }]
  }
  const remembered = (request.notes ?? []).flatMap(({ name, note }) => open(name, note))
  const ofCopy =
    request.from === undefined
      ? []
      : open(`the checkpoint of ${request.from}`, readWholeFile(disk, copy.layout.checkpoint))
  const [ownRoot] = open('the checkpoint', readWholeFile(disk, own.layout.checkpoint))
  const ofKept = open(keptName, latestKept(disk, own.layout.checkpoints))
  return { own: ownRoot, others: [...ofKept, ...remembered, ...ofCopy], remembered }
}
