/**
 * Where the hashes and entries of a log lie when it is published: C2SP tlog-tiles v0.1.0, with tiles of 256 hashes
 * (docs/format/tiles.md). Numbers and paths only: nothing is read here.
 */

/** Hashes in a full tile, and entries in a full bundle of entries. */
export const tileWidth = 256

/** A tile of hashes of one level, or of entries. */
export interface Tile {
  /** 0 to 6: its hashes are those of subtrees of 256^level leaves. `entries` for the leaves themselves. */
  readonly level: number | 'entries'
  /** Which of its level, from 0. */
  readonly index: number
  /** 1 to 256: how many hashes or entries it has. */
  readonly width: number
}

/** Path of a tile, with `/` between its parts: `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups: string[] = []
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    const digits = String(rest % 1000).padStart(3, '0')
    groups.unshift(groups.length === 0 ? digits : `x${digits}`)
  }
  const partial = width === tileWidth ? '' : `.p/${width}`
  return `tile/${level}/${groups.join('/')}${partial}`
}

/**
 * The tiles that a log of this size has and a log of `before` has not, entries first, then level by level: full ones, and the
 * one at the right edge.
 */
export function* tilesSince(before: number, size: number): Generator<Tile, void, undefined> {
  yield* newTiles('entries', before, size)
  let [old, all] = [before, size]
  for (let level = 0; all > 0; level++) {
    yield* newTiles(level, old, all)
    old = Math.floor(old / tileWidth)
    all = Math.floor(all / tileWidth)
  }
}

function* newTiles(level: Tile['level'], before: number, count: number): Generator<Tile> {
  if (count === before) return
  for (let index = Math.floor(before / tileWidth); index * tileWidth < count; index++) {
    yield { level, index, width: Math.min(tileWidth, count - index * tileWidth) }
  }
}

/** Writes the leaves of a bundle of entries: each with its length before it, two bytes big-endian. */
export function encodeEntries(leaves: readonly Uint8Array[]): Uint8Array {
  const length = leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const leaf of leaves) {
    if (leaf.length > 0xffff)
      throw new RangeError(`an entry has at most 65535 bytes, not ${leaf.length}`)
    view.setUint16(at, leaf.length)
    bytes.set(leaf, at + 2)
    at += 2 + leaf.length
  }
  return bytes
}

/** Reads a bundle of entries of this width; undefined if the bytes are none. */
export function decodeEntries(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bytes.length && entries.length < width) {
    const end = at + 2 + view.getUint16(at)
    if (end > bytes.length) return undefined
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return at === bytes.length && entries.length === width ? entries : undefined
}
