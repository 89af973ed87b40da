import { randomBytes } from '@custodia/core/crypto'

/**
 * The tags of all leaves, each with its log index: 32 bytes a tag and 8 to 16 for the table. Two tags are the same only if
 * all their bytes are.
 */
export interface TagTable {
  readonly size: number
  /** Takes the tag of the next leaf. Gives the index of an earlier leaf with the same tag. */
  add(tag: Uint8Array): number | undefined
  /** Index of the first leaf with this tag. */
  find(tag: Uint8Array): number | undefined
}

const tagLength = 32
const tagWords = tagLength / 4

export function createTagTable(): TagTable {
  let tags = new Uint8Array(1024 * tagLength)
  let size = 0
  /** Open addressing: the index of a leaf and one, or 0 for an empty place. At most half is full. */
  let places = new Uint32Array(4096)
  /** Secret factors: whoever chose the tags cannot have chosen them to meet in one place. */
  const factors = new Uint32Array(randomBytes(tagLength).buffer).map((factor) => factor | 1)

  function placeOf(tag: Uint8Array): number {
    const mask = places.length - 1
    let place = hash(tag) >>> (Math.clz32(places.length) + 1)
    while (places[place] !== 0 && !isTag(places[place]! - 1, tag)) place = (place + 1) & mask
    return place
  }

  /** Its upper bits are as good as drawn. */
  function hash(tag: Uint8Array): number {
    const view = new DataView(tag.buffer, tag.byteOffset, tagLength)
    let sum = 0
    for (let i = 0; i < tagWords; i++) {
      const word = view.getUint32(4 * i)
      sum = (sum + Math.imul(word ^ (word >>> 15), factors[i]!)) | 0
    }
    return sum >>> 0
  }

  function isTag(index: number, tag: Uint8Array): boolean {
    const start = index * tagLength
    for (let i = 0; i < tagLength; i++) if (tags[start + i] !== tag[i]) return false
    return true
  }

  function grow(): void {
    if (size * tagLength === tags.length) {
      const larger = new Uint8Array(2 * tags.length)
      larger.set(tags)
      tags = larger
    }
    if (2 * size < places.length) return
    const known = places.filter((place) => place !== 0)
    places = new Uint32Array(2 * places.length)
    for (const place of known) {
      const start = (place - 1) * tagLength
      places[placeOf(tags.subarray(start, start + tagLength))] = place
    }
  }

  return {
    get size() {
      return size
    },
    add(tag) {
      grow()
      tags.set(tag, size * tagLength)
      const place = placeOf(tag)
      const known = places[place]!
      size += 1
      if (known !== 0) return known - 1
      places[place] = size
      return undefined
    },
    find(tag) {
      const known = places[placeOf(tag)]!
      return known === 0 ? undefined : known - 1
    },
  }
}
