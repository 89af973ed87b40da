import { Point, etc, hash, hashes } from '@noble/ed25519'
import { createHash } from 'node:crypto'
import { createSoftwareSigner, keyThumbprint } from '@custodia/core/crypto'
import { accepted, flip, hex, refused } from './vector.mjs'

hashes.sha512 = (bytes) => Uint8Array.from(createHash('sha512').update(bytes).digest())

const order = 2n ** 252n + 27742317777372353535851937790883648493n
const field = 2n ** 255n - 19n
const message = Buffer.from('evidence')
const seed = new Uint8Array(32).fill(7)
// A point of order 8 (RFC 7748 and RFC 8032 leave such points to the implementer).
const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')

function littleEndian(value, length = 32) {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 255n)
  return bytes
}

function toInteger(bytes) {
  return BigInt(`0x${hex(Uint8Array.from(bytes).reverse())}`)
}

const scalar = toInteger(clamp(hash(seed).subarray(0, 32)))

function clamp(bytes) {
  const copy = Uint8Array.from(bytes)
  copy[0] &= 248
  copy[31] = (copy[31] & 127) | 64
  return copy
}

/** Signs as whoever holds the key could, with any public key and any R that he likes. */
function craft({ key, r, rPoint }) {
  const R = rPoint.toBytes()
  const k = etc.mod(toInteger(hash(etc.concatBytes(R, key, message))), order)
  const S = etc.mod(r + k * scalar, order)
  return etc.concatBytes(R, littleEndian(S))
}

export async function ed25519Vectors() {
  const signer = createSoftwareSigner(seed)
  const key = signer.publicKey
  const signature = await signer.sign(message)
  const S = toInteger(signature.subarray(32))
  const r = 12345678901234567890n
  const rPoint = Point.BASE.multiply(r)
  const mixed = Point.fromHex(hex(key)).add(torsion).toBytes()
  const request = (fields = {}) => ({
    op: 'signature',
    publicKey: hex(key),
    message: hex(message),
    signature: hex(signature),
    ...fields,
  })
  const signed = (name, comment, fields, code) =>
    refused(`ed25519/signature/${name}`, comment, request(fields), code)
  const withS = (value) => hex(etc.concatBytes(signature.subarray(0, 32), littleEndian(value)))
  const keyOf = (name, comment, bytes) =>
    refused(
      `ed25519/public-key/${name}`,
      comment,
      { op: 'public-key', bytes: hex(bytes) },
      'ERR_PUBLIC_KEY',
    )
  const zero = new Uint8Array(64)
  return [
    accepted('ed25519/signature/happy-path', 'An honest signature.', request()),
    accepted(
      'ed25519/signature/crafted-r',
      'An R that the holder chose, of prime order.',
      request({
        signature: hex(craft({ key, r, rPoint })),
      }),
    ),
    signed('message-flipped', 'Another message.', { message: hex(flip(message)) }, 'ERR_SIGNATURE'),
    signed(
      'r-flipped',
      'A bit of R is flipped.',
      { signature: hex(flip(signature)) },
      'ERR_SIGNATURE',
    ),
    signed(
      's-flipped',
      'A bit of S is flipped.',
      { signature: hex(flip(signature, 32)) },
      'ERR_SIGNATURE',
    ),
    signed(
      's-plus-l',
      'S + L: the same residue, written larger.',
      { signature: withS(S + order) },
      'ERR_SIGNATURE',
    ),
    signed('s-plus-2l', 'S + 2L.', { signature: withS(S + 2n * order) }, 'ERR_SIGNATURE'),
    signed(
      's-high-bit',
      'The highest bit of S is set.',
      { signature: hex(flip(signature, 63, 0x80)) },
      'ERR_SIGNATURE',
    ),
    signed(
      '63-bytes',
      'One byte short.',
      { signature: hex(signature.subarray(0, 63)) },
      'ERR_SIGNATURE',
    ),
    signed('65-bytes', 'One byte long.', { signature: `${hex(signature)}00` }, 'ERR_SIGNATURE'),
    signed('all-zero', 'All bytes zero.', { signature: hex(zero) }, 'ERR_SIGNATURE'),
    signed(
      'r-with-torsion',
      'R has a part of order 8; the holder of the key made it so that the cofactored equation holds.',
      {
        signature: hex(craft({ key, r, rPoint: rPoint.add(torsion) })),
      },
      'ERR_SIGNATURE',
    ),
    signed(
      'key-of-mixed-order',
      'The key has a part of order 8.',
      {
        publicKey: hex(mixed),
        signature: hex(craft({ key: mixed, r, rPoint })),
      },
      'ERR_PUBLIC_KEY',
    ),
    signed(
      'identity-key',
      'The identity as key, with the signature that holds for every message.',
      {
        publicKey: hex(littleEndian(1n)),
        signature: hex(flip(zero, 0)),
      },
      'ERR_PUBLIC_KEY',
    ),
    signed(
      'other-key',
      'The key of somebody else.',
      {
        publicKey: hex(createSoftwareSigner(new Uint8Array(32).fill(8)).publicKey),
      },
      'ERR_SIGNATURE',
    ),
    accepted(
      'ed25519/public-key/happy-path',
      'An honest key.',
      { op: 'public-key', bytes: hex(key) },
      keyThumbprint(key),
    ),
    keyOf('31-bytes', 'One byte short.', key.subarray(0, 31)),
    keyOf('33-bytes', 'One byte long.', Buffer.concat([key, Buffer.of(0)])),
    keyOf('identity', 'The identity.', littleEndian(1n)),
    keyOf('order-2', 'The point of order 2.', littleEndian(field - 1n)),
    keyOf('order-4', 'A point of order 4.', littleEndian(0n)),
    keyOf('order-8', 'A point of order 8.', torsion.toBytes()),
    keyOf('mixed-order', 'A point of prime order and one of order 8, added.', mixed),
    keyOf(
      'y-not-below-p',
      'y is p + 1, so the identity written in a second way.',
      littleEndian(field + 1n),
    ),
    keyOf('sign-of-zero', 'x is 0 and its sign bit is set.', flip(littleEndian(1n), 31, 0x80)),
    keyOf('not-a-point', 'No x belongs to y = 2.', littleEndian(2n)),
  ]
}
