import { sha256 } from '@custodia/core/crypto'
import { disclosureDigest } from '@custodia/core/custody'
import { encodeCbor, encodeDisclosure } from '@custodia/core/wire'
import { accepted, flip, hex, refused } from './vector.mjs'

const salt = sha256(Buffer.from('salt')).subarray(0, 16)
const good = encodeDisclosure({ salt, value: 'Room 4, shelf 2', label: 'place' })
const digest = disclosureDigest(good)
const malformed = 'ERR_DISCLOSURE_MALFORMED'

export function disclosureVectors() {
  const request = (bytes, other = digest) => ({
    op: 'disclosure',
    bytes: hex(bytes),
    digest: other,
  })
  const no = (name, comment, bytes, code = malformed, other = undefined) =>
    refused(`disclosure/${name}`, comment, request(bytes, other), code)
  const value = { label: 'place', value: 'Room 4, shelf 2' }
  const bare = hex(sha256(good))
  return [
    accepted('disclosure/happy-path', 'The array of salt, value and label.', request(good), value),
    accepted(
      'disclosure/with-head',
      'The same as a byte string with its head.',
      request(encodeCbor(good)),
      value,
    ),
    no(
      'digest-of-content',
      'The digest was taken without the head of the byte string.',
      good,
      'ERR_DISCLOSURE_MISMATCH',
      bare,
    ),
    no('salt-flipped', 'A bit of the salt is flipped.', flip(good, 2), 'ERR_DISCLOSURE_MISMATCH'),
    no(
      'value-flipped',
      'A bit of the value is flipped.',
      flip(good, 20),
      'ERR_DISCLOSURE_MISMATCH',
    ),
    no(
      'label-other',
      'The value under another label.',
      encodeDisclosure({ salt, value: value.value, label: 'plane' }),
      'ERR_DISCLOSURE_MISMATCH',
    ),
    no('salt-15-bytes', 'A short salt.', encodeCbor([salt.subarray(1), 'x', 'place'])),
    no('salt-text', 'A salt that is text.', encodeCbor(['x'.repeat(16), 'x', 'place'])),
    no('label-missing', 'Two parts, as for an element of an array.', encodeCbor([salt, 'x'])),
    no('label-number', 'A label that is a number.', encodeCbor([salt, 'x', 501])),
    no('label-empty', 'A label without characters.', encodeCbor([salt, 'x', ''])),
    no('label-256-bytes', 'A label that is too long.', encodeCbor([salt, 'x', 'x'.repeat(256)])),
    no('four-parts', 'A fourth part.', encodeCbor([salt, 'x', 'place', 1])),
    no('map', 'A map in place of the array.', encodeCbor(new Map([['salt', salt]]))),
    no('trailing-byte', 'A byte follows.', Buffer.concat([good, Buffer.of(0)]), 'ERR_CBOR_PROFILE'),
  ]
}
