import type { Random } from '../mutations/random.ts'

/** Bytes of a sector: what a disk writes whole or not at all. */
export const sectorLength = 512

/** A file as the machine has it: what reads show, and what would be left if the power went now. */
export interface Pages {
  cache: Uint8Array
  length: number
  platter: Uint8Array
  platterLength: number
  /** Sectors that differ from the platter and that a sync would write. */
  readonly dirty: Set<number>
  /** Sectors that a failed sync marked as written although they were not: no later sync writes them. */
  readonly lost: Set<number>
  /** The shortest the file was since its last sync; nothing behind it need be on the platter. */
  cutTo: number
}

export function emptyPages(): Pages {
  return {
    cache: new Uint8Array(1024),
    length: 0,
    platter: new Uint8Array(1024),
    platterLength: 0,
    dirty: new Set(),
    lost: new Set(),
    cutTo: 0,
  }
}

export function readPages(pages: Pages, target: Uint8Array, position: number): number {
  const end = Math.min(position + target.length, pages.length)
  if (end <= position) return 0
  target.set(pages.cache.subarray(position, end))
  return end - position
}

/** Writes into the cache. What an earlier write had left there may have reached the platter by now. */
export function writePages(
  pages: Pages,
  { bytes, position, random }: { bytes: Uint8Array; position: number; random: Random },
): void {
  if (bytes.length === 0) return
  const end = position + bytes.length
  reserve(pages, end)
  for (let sector = sectorOf(position); sector * sectorLength < end; sector++) {
    if (pages.dirty.has(sector) && random.below(2) === 0) writeBack(pages, sector)
    pages.dirty.add(sector)
    pages.lost.delete(sector)
  }
  pages.cache.set(bytes, position)
  pages.length = Math.max(pages.length, end)
}

export function truncatePages(pages: Pages, length: number): void {
  if (length >= pages.length) return
  pages.cache.fill(0, length, pages.length)
  for (const sectors of [pages.dirty, pages.lost]) {
    for (const sector of sectors) if (sector * sectorLength >= length) sectors.delete(sector)
  }
  if (length % sectorLength > 0) pages.dirty.add(sectorOf(length))
  pages.length = length
  pages.cutTo = Math.min(pages.cutTo, length)
}

/** A sync: the file is on the platter as the cache has it, but for what an earlier one that failed has given up. */
export function syncPages(pages: Pages): void {
  for (const sector of pages.dirty) writeBack(pages, sector)
  pages.dirty.clear()
  if (pages.length < pages.platterLength) {
    pages.platter.fill(0, pages.length, pages.platterLength)
  }
  pages.platterLength = pages.length
  pages.cutTo = pages.length
}

/** A sync that fails: some of the sectors were written, all of them count as written. */
export function failSync(pages: Pages, random: Random): void {
  for (const sector of pages.dirty) {
    if (random.below(2) === 0) writeBack(pages, sector)
    else pages.lost.add(sector)
  }
  pages.dirty.clear()
}

/** The power goes: each sector that was not synced is there or not, by itself; so is the length. `share` of 4 are there. */
export function losePower(pages: Pages, random: Random, share: number): void {
  const isKept = (): boolean => random.below(4) < share
  for (const sectors of [pages.dirty, pages.lost]) {
    for (const sector of sectors) {
      const start = sector * sectorLength
      if (isKept()) writeBack(pages, sector)
      else if (start >= pages.cutTo && random.below(2) === 0) {
        pages.platter.fill(0, start, start + sectorLength)
      }
    }
    sectors.clear()
  }
  const length = lengthLeft(pages, random)
  pages.platter.fill(0, length)
  pages.cache.set(pages.platter)
  pages.length = length
  pages.platterLength = length
  pages.cutTo = length
}

function lengthLeft({ length, platterLength }: Pages, random: Random): number {
  if (length === platterLength) return length
  const [shorter, longer] = [Math.min(length, platterLength), Math.max(length, platterLength)]
  const between = sectorLength * (sectorOf(shorter) + 1 + random.below(4))
  return random.pick([length, platterLength, Math.min(between, longer)])
}

/** Changes a bit for good. */
export function flipStored(pages: Pages, random: Random): number {
  const at = random.below(pages.length)
  const bit = 1 << random.below(8)
  pages.cache[at]! ^= bit
  pages.platter[at]! ^= bit
  return at
}

/** Puts other bytes in place of the whole file, cache and platter. */
export function replaceStored(pages: Pages, bytes: Uint8Array): void {
  reserve(pages, bytes.length)
  pages.cache.fill(0).set(bytes)
  pages.platter.fill(0).set(bytes)
  pages.length = pages.platterLength = pages.cutTo = bytes.length
  pages.dirty.clear()
  pages.lost.clear()
}

function sectorOf(position: number): number {
  return Math.floor(position / sectorLength)
}

function writeBack({ cache, platter }: Pages, sector: number): void {
  const start = sector * sectorLength
  platter.set(cache.subarray(start, start + sectorLength), start)
}

/** Capacity is a multiple of sectors, the same for both. */
function reserve(pages: Pages, length: number): void {
  if (length <= pages.cache.length) return
  let capacity = pages.cache.length
  while (capacity < length) capacity *= 2
  for (const side of ['cache', 'platter'] as const) {
    const larger = new Uint8Array(capacity)
    larger.set(pages[side])
    pages[side] = larger
  }
}
