import fc from 'fast-check'
import { concat, toHex } from '../../packages/core/src/bytes/index.ts'

/**
 * Byte strings for fuzzing the CBOR gate: items that follow the grammar of RFC 8949 and are mostly, but not always, in
 * the profile of docs/format/cbor.md, and small changes to them.
 */

/** A head with any argument in any width that can hold it, and in some that cannot. */
function looseHead(major: number, argument: number, width: number): Uint8Array {
  if (width === 0) return Uint8Array.of((major << 5) | Math.min(argument, 31))
  const head = new Uint8Array(1 + (1 << (width - 1)))
  head[0] = (major << 5) | (23 + width)
  for (let i = head.length - 1, rest = argument; i > 0; i--, rest = Math.floor(rest / 256)) {
    head[i] = rest % 256
  }
  return head
}

function shortestWidth(argument: number): number {
  return argument < 24
    ? 0
    : argument < 0x100
      ? 1
      : argument < 0x1_0000
        ? 2
        : argument < 2 ** 32
          ? 3
          : 4
}

const argument = fc.oneof(
  fc.nat({ max: 30 }),
  fc.constantFrom(
    23,
    24,
    255,
    256,
    65_535,
    65_536,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 53 - 1,
    2 ** 53,
    2 ** 53 - 2,
  ),
  fc.maxSafeNat(),
)
/** Mostly the shortest width, so that whole items have a chance to be in the profile. */
function head(major: number, value: number): fc.Arbitrary<Uint8Array> {
  return fc
    .oneof({ weight: 30, arbitrary: fc.constant(shortestWidth(value)) }, fc.nat({ max: 4 }))
    .map((width) => looseHead(major, value, width))
}

const content = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({ maxLength: 6 }).map((text) => new TextEncoder().encode(text)),
  },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 70 })
      .map((text) => new TextEncoder().encode(text)),
  },
  fc.uint8Array({ maxLength: 5 }),
  fc.constantFrom(
    Uint8Array.of(0xef, 0xbb, 0xbf),
    Uint8Array.of(0x41, 0xef, 0xbb, 0xbf),
    Uint8Array.of(0),
  ),
)

function stringItem(major: number): fc.Arbitrary<Uint8Array> {
  return content.chain((bytes) => head(major, bytes.length).map((front) => concat(front, bytes)))
}

function integerItem(max: number): fc.Arbitrary<Uint8Array> {
  const value = max < 2 ** 32 ? fc.nat({ max }) : argument
  return fc.constantFrom(0, 1).chain((major) => value.chain((number) => head(major, number)))
}

/** Sorted and without repetition three times in four, so that maps with many keys are often in the profile. */
const keys = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(stringItem(3), { maxLength: 8 }) },
      { weight: 4, arbitrary: fc.array(integerItem(40), { maxLength: 8 }) },
      fc.array(fc.oneof(stringItem(3), integerItem(9), stringItem(2)), { maxLength: 3 }),
    ),
    fc.nat({ max: 3 }),
  )
  .map(([items, order]) =>
    order === 0
      ? items
      : [...new Map(items.map((item) => [toHex(item), item])).entries()]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, item]) => item),
  )

/** Items that follow the grammar of CBOR, with all that the profile leaves out as rare exceptions. */
const { item } = fc.letrec<{ item: Uint8Array }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 5 },
    { weight: 4, arbitrary: integerItem(2 ** 53) },
    { weight: 2, arbitrary: fc.constantFrom(0xf4, 0xf5, 0xf6).map((byte) => Uint8Array.of(byte)) },
    { weight: 3, arbitrary: stringItem(3) },
    { weight: 3, arbitrary: stringItem(2) },
    {
      weight: 4,
      arbitrary: fc
        .array(tie('item'), { maxLength: 6 })
        .chain((items) => head(4, items.length).map((front) => concat(front, ...items))),
    },
    {
      weight: 6,
      arbitrary: keys.chain((names) =>
        fc
          .tuple(
            head(5, names.length),
            fc.array(tie('item'), { minLength: names.length, maxLength: names.length }),
          )
          .map(([front, values]) =>
            concat(front, ...names.flatMap((name, i) => [name, values[i]!])),
          ),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.tuple(head(6, 2), tie('item')).map((parts) => concat(...parts)),
        fc.uint8Array({ minLength: 1, maxLength: 9 }).map((bytes) => ((bytes[0]! |= 0xe0), bytes)),
        fc
          .array(tie('item'), { maxLength: 2 })
          .map((items) => concat(Uint8Array.of(0x9f), ...items, Uint8Array.of(0xff))),
      ),
    },
  ),
}))

/** One change that a careless or a hostile hand makes, at a place between `at` and `to`, as parts of the whole. */
export interface Change {
  readonly kind: string
  readonly at: number
  readonly to: number
  readonly byte: number
}

export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'insert', 'delete', 'repeat', 'swap', 'cut', 'append'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  to: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  byte: fc.oneof(
    fc.nat({ max: 255 }),
    fc.constantFrom(0x00, 0x18, 0x1b, 0x5f, 0x80, 0xa1, 0xc1, 0xf7, 0xff),
  ),
})

export function mutate(bytes: Uint8Array, { kind, at, to, byte }: Change): Uint8Array {
  const i = Math.floor(at * bytes.length)
  const j = i + Math.floor(to * (bytes.length - i))
  const changed = bytes.slice()
  const one = Uint8Array.of(byte)
  switch (kind) {
    case 'flip':
      changed[i]! ^= 1 << (byte & 7)
      return changed
    case 'set':
      changed[i] = byte
      return changed
    case 'insert':
      return concat(bytes.subarray(0, i), one, bytes.subarray(i))
    case 'delete':
      return concat(bytes.subarray(0, i), bytes.subarray(j))
    case 'repeat':
      return concat(bytes.subarray(0, j), bytes.subarray(i))
    case 'swap':
      return concat(bytes.subarray(j), bytes.subarray(i, j), bytes.subarray(0, i))
    case 'cut':
      return bytes.subarray(0, i)
    default:
      return concat(bytes, one)
  }
}

export const looseItem: fc.Arbitrary<Uint8Array> = item
