import { concat } from '@custodia/core/bytes'
import type { Disk } from '../../disk/disk.ts'
import { readWholeFile } from '../../disk/whole-file.ts'
import { privateHeader } from '../../journal/segment.ts'
import type { IndexedDigest } from '../../lookup/values.ts'
import { encodePrivateItem } from '../../private/private-record.ts'
import type { PrivateRecord } from '../../private/private-record.ts'
import type { Layout } from '../../store/layout.ts'
import { walkPrivate } from '../private-walk.ts'
import type { WalkedPrivate } from '../private-walk.ts'

/** What the index of a store knows of its private values. */
export interface PrivateKnowledge {
  generation(segment: number): number | undefined
  digest(digest: string): IndexedDigest | undefined
}

export interface PrivateRequest {
  readonly disk: Disk
  readonly own: Layout
  readonly copy: Layout | undefined
  readonly segment: number
  /** Digests that the entries of the segment name, and the index of the entry. */
  readonly named: ReadonlyMap<string, number>
  readonly knows: PrivateKnowledge
}

/** A private segment as it is to be, or why it cannot be mended. */
export interface PrivatePlan {
  /** Undefined if nothing is to be done, or nothing can be. */
  readonly bytes: Uint8Array | undefined
  /** Values that the copy gives, and marks of erasure. */
  readonly values: number
  readonly erased: number
  /** Why values stay lost, and how many for each reason. */
  readonly refused: ReadonlyMap<string, number>
}

const nothingToDo: PrivatePlan = { bytes: undefined, values: 0, erased: 0, refused: new Map() }

/**
 * Puts a private segment together from what can be read of it, and what a copy has of the rest. A value comes back only if
 * it is known that it was not erased since the copy was made: the file was not written anew since, or the index, which has
 * seen the last time it was, still says where the value lies.
 */
export function planPrivate(request: PrivateRequest): PrivatePlan {
  const { disk, own: layout, copy, segment, named, knows } = request
  const own = readPrivate(disk, layout, segment)
  const there = new Map(own?.records.map((record) => [record.digest, record]))
  const lost = [...named].filter(([digest, index]) => there.get(digest)?.index !== index)
  if (lost.length === 0 && (own === undefined || isSound(own))) return nothingToDo
  const backup = copy === undefined ? undefined : readPrivate(disk, copy, segment)
  const generation = own?.generation ?? knows.generation(segment)
  const found = new Map(backup?.records.map((record) => [record.digest, record]))
  const refused = new Map<string, number>()
  const back: PrivateRecord[] = []
  for (const [digest, index] of lost) {
    const record = found.get(digest)
    const answer = judge({ record, index, backup, generation, segment, knows }, digest)
    if (typeof answer === 'string') refused.set(answer, (refused.get(answer) ?? 0) + 1)
    else back.push(answer)
  }
  if (back.length === 0 && refused.size > 0) return { ...nothingToDo, refused }
  const newest = Math.max(generation ?? 0, knows.generation(segment) ?? 0, backup?.generation ?? 0)
  const records = [...(own?.records ?? []), ...back].toSorted((a, b) => a.index - b.index)
  const erased = back.filter(({ disclosure }) => disclosure === undefined).length
  const items = records.map(encodePrivateItem)
  const bytes = concat(privateHeader(segment, newest + 1), ...items)
  return { bytes, values: back.length - erased, erased, refused }
}

function readPrivate(disk: Disk, layout: Layout, segment: number): WalkedPrivate | undefined {
  const bytes = readWholeFile(disk, layout.privatePath(segment))
  return bytes === undefined ? undefined : walkPrivate(bytes, segment)
}

/** Bytes at the end that are no value may be of a batch that was never there: opening for writing takes them away. */
function isSound({ generation, damages, length }: WalkedPrivate): boolean {
  const isLeftover = damages.length === 1 && damages[0]!.offset + damages[0]!.length === length
  return generation !== undefined && (damages.length === 0 || isLeftover)
}

interface Doubtful {
  readonly record: PrivateRecord | undefined
  /** Index of the entry that names the digest. */
  readonly index: number
  readonly backup: WalkedPrivate | undefined
  /** How often the file of the store was written anew, if that is known. */
  readonly generation: number | undefined
  readonly segment: number
  readonly knows: PrivateKnowledge
}

/** What is to stand for a digest again, or why nothing can. */
function judge(
  { record, index, backup, generation, segment, knows }: Doubtful,
  digest: string,
): PrivateRecord | string {
  const known = knows.digest(digest)
  if (known === 'erased') return { index, digest, disclosure: undefined }
  if (record === undefined || record.index !== index) return 'the copy has no such value'
  if (record.disclosure === undefined) return record
  if (generation === undefined || backup?.generation === undefined) {
    return 'nothing tells whether the value was erased since the copy was made'
  }
  if (generation <= backup.generation) return record
  const hasSeen = knows.generation(segment) === generation
  if (hasSeen && typeof known === 'object') return record
  return 'values were erased since the copy was made, and nothing tells whether this one was'
}
