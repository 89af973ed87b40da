import { randomBytes } from '@custodia/core/crypto'

/**
 * Remembers ids of 64 hex digits and a number for each: 64 bytes an id, where a Map of strings takes three times as much. A
 * stranger who chooses ids cannot make it slow: where an id lies depends on a secret of the run.
 */
export interface IdTable {
  readonly size: number
  get(id: string): number | undefined
  /** Remembers the id if it is new; gives the number that it had before. */
  add(id: string, value: number): number | undefined
}

const idLength = 32
const pieceIds = 32_768

export function createIdTable(): IdTable {
  const pieces: Buffer[] = []
  let values = new Float64Array(1024)
  let size = 0
  // Number of an id plus one, by its place; 0 where there is none.
  let slots = new Uint32Array(2048)
  const secret = new Uint32Array(randomBytes(8).buffer)
  const wanted = Buffer.alloc(idLength)

  const placeOf = (bytes: Buffer, offset: number): number => {
    const mixed =
      Math.imul(bytes.readUInt32LE(offset) ^ secret[0]!, 0x9e3779b1) ^
      Math.imul(bytes.readUInt32LE(offset + 8) ^ secret[1]!, 0x85ebca77)
    return (mixed ^ (mixed >>> 15)) & (slots.length - 1)
  }

  /** The slot of the wanted id, or the empty one where it would go. */
  const find = (): number => {
    for (let at = placeOf(wanted, 0); ; at = (at + 1) & (slots.length - 1)) {
      const number = slots[at]!
      if (number === 0 || isAt(number - 1)) return at
    }
  }

  const isAt = (number: number): boolean => {
    const offset = (number % pieceIds) * idLength
    const piece = pieces[Math.floor(number / pieceIds)]!
    return wanted.compare(piece, offset, offset + idLength) === 0
  }

  const grow = (): void => {
    const more = new Float64Array(values.length * 2)
    more.set(values)
    values = more
    slots = new Uint32Array(slots.length * 2)
    for (let number = 0; number < size; number++) {
      const piece = pieces[Math.floor(number / pieceIds)]!
      let at = placeOf(piece, (number % pieceIds) * idLength)
      while (slots[at] !== 0) at = (at + 1) & (slots.length - 1)
      slots[at] = number + 1
    }
  }

  return {
    get size() {
      return size
    },
    get(id) {
      wanted.write(id, 'hex')
      const number = slots[find()]!
      return number === 0 ? undefined : values[number - 1]
    },
    add(id, value) {
      wanted.write(id, 'hex')
      const known = slots[find()]!
      if (known > 0) return values[known - 1]
      if (size === values.length) grow()
      if (size % pieceIds === 0) pieces.push(Buffer.alloc(pieceIds * idLength))
      wanted.copy(pieces.at(-1)!, (size % pieceIds) * idLength)
      values[size] = value
      slots[find()] = size + 1
      size += 1
      return undefined
    },
  }
}
