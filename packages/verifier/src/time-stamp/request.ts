import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { concat } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'

const sha256Id = '2.16.840.1.101.3.4.2.1'

/** Bytes of a nonce. */
const nonceLength = { least: 8, most: 32 }

/**
 * A request for a time stamp (RFC 3161 section 2.4.1): the SHA-256 of `imprinted`, the nonce, and that the certificate is
 * to come with the token. `nonce` has 8 to 32 bytes of the caller's choosing at random, of which the first is not 0.
 */
export function timeStampRequest({
  imprinted,
  nonce,
}: {
  readonly imprinted: Uint8Array
  readonly nonce: Uint8Array
}): Uint8Array {
  const [first = 0] = nonce
  if (nonce.length < nonceLength.least || nonce.length > nonceLength.most || first === 0) {
    throw new RangeError('a nonce has 8 to 32 bytes, of which the first is not 0')
  }
  const positive = first < 0x80 ? Uint8Array.from(nonce) : concat(Uint8Array.of(0), nonce)
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: sha256Id,
        algorithmParams: new Null(),
      }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(sha256(imprinted)).buffer }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(positive).buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}
