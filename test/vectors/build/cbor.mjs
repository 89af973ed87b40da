import { accepted, refused } from './vector.mjs'

const code = 'ERR_CBOR_PROFILE'
const nested = (depth) => '81'.repeat(depth - 1) + '80'

/** name, bytes, what it is */
const good = [
  ['zero', '00', 'the integer 0'],
  ['one-byte-head', '1818', 'the smallest integer with a head of two bytes'],
  ['largest-integer', '1b001fffffffffffff', '2^53-1'],
  ['smallest-integer', '3b001ffffffffffffe', '-(2^53-1)'],
  ['empty-bytes', '40', 'a byte string without bytes'],
  ['bytes-that-look-like-cbor', '43ff00d2', 'what a byte string holds is not looked at'],
  ['text-two-bytes', '62c3bc', 'text of one character and two bytes'],
  ['text-four-bytes', '64f0908d88', 'text beyond the basic plane'],
  ['text-with-mark-inside', '6461efbbbf', 'U+FEFF inside a text, not in front'],
  ['array', '83010203', 'an array of three'],
  ['map-text-keys', 'a2616101616202', 'a map with text keys in order'],
  [
    'map-length-decides',
    'a2617a01626161 02'.replace(' ', ''),
    'a shorter key stands before a longer one',
  ],
  ['map-integer-keys', 'a3010102022003', 'integer keys: 1, 2, -1'],
  ['simple-values', '83f4f5f6', 'false, true and null'],
  ['nesting-16', nested(16), '16 arrays open at once'],
  ['sign1', 'd28440a04040', 'tag 18 in front of the four parts of a COSE_Sign1'],
]

const bad = [
  ['empty', '', 'no item at all'],
  ['truncated-head', '18', 'the head promises one more byte'],
  ['truncated-bytes', '4201', 'the byte string promises one more byte'],
  ['truncated-array', '8201', 'the array promises one more item'],
  ['trailing-byte', '0000', 'a second item follows'],
  ['integer-in-two-bytes', '1817', '23 in two bytes'],
  ['integer-in-three-bytes', '190018', '24 in three bytes'],
  ['integer-in-nine-bytes', '1b00000000ffffffff', '2^32-1 in nine bytes'],
  ['length-in-two-bytes', '580100', 'the length 1 in two bytes'],
  ['integer-2-to-the-53', '1b0020000000000000', '2^53'],
  ['integer-minus-2-to-the-53', '3b001fffffffffffff', '-2^53'],
  ['integer-2-to-the-64', '1bffffffffffffffff', '2^64-1'],
  ['float-16', 'f93c00', '1.0 in half precision'],
  ['float-64', 'fb427a0c4506c00000', 'a time in milliseconds as a float'],
  ['nan', 'f97e00', 'not a number'],
  ['undefined', 'f7', 'undefined'],
  ['simple-32', 'f820', 'an unassigned simple value'],
  ['break-alone', 'ff', 'a break without a beginning'],
  ['indefinite-bytes', '5f4100ff', 'a byte string in pieces'],
  ['indefinite-text', '7f6161ff', 'a text in pieces'],
  ['indefinite-array', '9f01ff', 'an array without a length'],
  ['indefinite-map', 'bf616101ff', 'a map without a length'],
  ['reserved-head', '1c', 'an additional information that means nothing'],
  ['tag-0', 'c06161', 'a date as text'],
  ['tag-2', 'c24101', 'a large integer'],
  ['tag-18-inside', '81d28440a04040', 'tag 18 inside an array'],
  ['tag-18-twice', 'd2d28440a04040', 'tag 18 twice'],
  ['tag-18-on-an-integer', 'd200', 'tag 18 on something else'],
  ['tag-18-in-three-bytes', 'd900128440a04040', 'tag 18 in a longer head'],
  ['self-described', 'd9d9f700', 'tag 55799'],
  ['text-invalid', '61ff', 'a byte that no UTF-8 has'],
  ['text-overlong', '62c080', 'an overlong encoding of U+0000'],
  ['text-surrogate', '63eda080', 'a lone surrogate'],
  ['text-beyond-unicode', '64f4908080', 'a code point beyond U+10FFFF'],
  ['text-nul', '6100', 'U+0000'],
  ['text-byte-order-mark', '63efbbbf', 'U+FEFF in front'],
  ['map-key-twice', 'a2616101616102', 'one key twice'],
  ['map-unsorted', 'a2616201616102', 'keys out of order'],
  ['map-length-first', 'a2617a016161 02'.replace(' ', ''), 'z before a'],
  ['map-mixed-keys', 'a2010161 6102'.replace(' ', ''), 'an integer key and a text key'],
  ['map-bytes-key', 'a1410001', 'a byte string as a key'],
  ['map-odd', 'a16161', 'a key without a value'],
  ['nesting-17', nested(17), '17 arrays open at once'],
  ['length-2-to-the-32', '5b0000000100000000', 'a byte string of 4 GiB that is not there'],
  ['length-2-to-the-64', '5bffffffffffffffff', 'a byte string of 2^64-1 bytes'],
  ['array-2-to-the-53', '9b0020000000000000', 'an array of 2^53 items'],
]

export function cborVectors() {
  return [
    ...good.map(([name, bytes, what]) =>
      accepted(`cbor/accept/${name}`, what, { op: 'cbor', bytes }, bytes),
    ),
    ...bad.map(([name, bytes, what]) =>
      refused(`cbor/refuse/${name}`, what, { op: 'cbor', bytes }, code),
    ),
  ]
}
