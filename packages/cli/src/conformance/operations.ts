import { toHex } from '@custodia/core/bytes'
import { checkPublicKey, keyThumbprint, sha256, verifySignature } from '@custodia/core/crypto'
import {
  disclosureDigest,
  openCheckpoint,
  openCosignature,
  openEvent,
  openNote,
} from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { checkConsistency, checkInclusion, treeHasher } from '@custodia/core/merkle'
import {
  checkCbor,
  decodeCbor,
  displayText,
  encodeCbor,
  parseDisclosure,
  payloadToJson,
} from '@custodia/core/wire'
import { RequestFault } from './request.ts'
import type { Request } from './request.ts'

/** What an operation found, or undefined if its verdict is all. It throws CustodyError for a verdict of `false`. */
export type Operation = (request: Request) => unknown

const hasher = treeHasher(sha256)

/** Every operation by its name (docs/format/conformance.md). */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['cbor', cbor],
  ['public-key', publicKey],
  ['signature', signature],
  ['inclusion', inclusion],
  ['consistency', consistency],
  ['note', note],
  ['checkpoint', checkpoint],
  ['cosignature', cosignature],
  ['event', event],
  ['disclosure', disclosure],
  ['display', display],
])

/** The value is the item encoded again: accepted bytes come back as they were. */
function cbor(request: Request): string {
  const bytes = request.bytes('bytes')
  checkCbor(bytes, { allowTag18: true })
  const isTagged = bytes[0] === 0xd2
  const item = encodeCbor(decodeCbor(isTagged ? bytes.subarray(1) : bytes))
  return (isTagged ? 'd2' : '') + toHex(item)
}

function publicKey(request: Request): string {
  const key = request.bytes('bytes')
  checkPublicKey(key)
  return keyThumbprint(key)
}

function signature(request: Request): void {
  verifySignature({
    publicKey: request.bytes('publicKey'),
    message: request.bytes('message'),
    signature: request.bytes('signature'),
  })
}

function inclusion(request: Request): void {
  const claim = {
    index: request.integer('index'),
    size: request.integer('size'),
    leafHash: request.bytes('leafHash'),
    root: request.bytes('root'),
    proof: request.byteLists('proof'),
  }
  checkInclusion(claim, hasher)
}

function consistency(request: Request): void {
  const claim = {
    size1: request.integer('size1'),
    size2: request.integer('size2'),
    root1: request.bytes('root1'),
    root2: request.bytes('root2'),
    proof: request.byteLists('proof'),
  }
  checkConsistency(claim, hasher)
}

function note(request: Request): object {
  const { text, verified } = openNote(request.bytes('bytes'), request.texts('vkeys'))
  return { text, verified: verified.map((key) => key.text) }
}

function checkpoint(request: Request): object {
  const key = { origin: request.text('origin'), vkey: request.text('vkey') }
  const { origin, size, rootHash, extensions } = openCheckpoint(request.bytes('bytes'), key)
  return { origin, size: String(size), rootHash: toHex(rootHash), extensions }
}

function cosignature(request: Request): string {
  return String(openCosignature(request.bytes('bytes'), request.text('vkey')))
}

function event(request: Request): object {
  const { id, parsed } = openEvent(request.bytes('bytes'))
  return { id, payload: payloadToJson(new Map(parsed.payload)) }
}

/** Takes a disclosure with the head of its byte string or without: the two cannot be confused. */
function disclosure(request: Request): object {
  const bytes = request.bytes('bytes')
  const content = bytes[0]! >> 5 === 2 ? decodeCbor(bytes) : bytes
  if (!(content instanceof Uint8Array)) throw new Error('bug: a byte string that is none')
  const { label, value } = parseDisclosure(content)
  const found = disclosureDigest(content)
  const expected = toHex(request.bytes('digest'))
  if (found !== expected) {
    throw new CustodyError(
      'ERR_DISCLOSURE_MISMATCH',
      `the disclosure opens the digest ${found}, not ${expected}`,
      { label },
    )
  }
  return { label, value: payloadToJson(value) }
}

function display(request: Request): string {
  const target = request.text('as')
  if (target !== 'terminal' && target !== 'html' && target !== 'csv') {
    throw new RequestFault('field "as": expected "terminal", "html" or "csv"')
  }
  return displayText(request.bytes('bytes'), target)
}
