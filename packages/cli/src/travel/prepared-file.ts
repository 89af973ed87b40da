import type { Prepared } from '@custodia/core'
import { fromHex, toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { isCborMap, limits } from '@custodia/core/wire'
import type { CborMap, CborValue } from '@custodia/core/wire'
import { encodeCborFile, memberReader, readCborFile } from './cbor-file.ts'
import type { CborFileKind, CborFileReader } from './cbor-file.ts'

/**
 * A prepared event on its way between the ledger and its signer (docs/format/prepared.md). It holds what is signed and
 * what the signer needs in order to judge it, and no secret of the ledger.
 */
export interface PreparedFile extends Omit<Prepared, 'words'> {
  /** Events to which this one refers by their id, so that their names can be shown. */
  readonly context: readonly ContextEvent[]
  /** 64 bytes, once it was signed. */
  readonly signature?: Uint8Array
}

export interface ContextEvent {
  readonly event: Uint8Array
  readonly disclosures: readonly Uint8Array[]
}

/** Bytes of the longest prepared file that is read. */
export const preparedLength = 4_194_304

/** Events that travel with a prepared one at most, so that its signer reads names. */
export const contextEvents = 64

const kind: CborFileKind = {
  format: 'custodia/prepared/1',
  members: [
    'ledger',
    'origin',
    'protected',
    'payload',
    'disclosures',
    'checkpoint',
    'extension',
    'context',
    'expires',
    'signature',
  ],
  malformed: (part, reason) =>
    new CustodyError('ERR_PREPARED_MALFORMED', `not a prepared event: ${part}: ${reason}`, {
      part,
    }),
}

export function encodePreparedFile(file: PreparedFile): Uint8Array {
  const { extension, signature } = file
  const members = new Map<string, CborValue>([
    ['ledger', idBytes(file.ledger)],
    ['origin', file.origin],
    ['protected', file.protectedBytes],
    ['payload', file.payloadBytes],
    ['disclosures', file.disclosures],
    ['checkpoint', file.checkpoint],
    ['context', file.context.map(contextMap)],
    ['expires', file.expires],
  ])
  if (extension !== undefined) {
    const { size, root, proof } = extension
    members.set(
      'extension',
      new Map<string, CborValue>([
        ['size', size],
        ['root', idBytes(root)],
        ['proof', proof],
      ]),
    )
  }
  if (signature !== undefined) members.set('signature', signature)
  return encodeCborFile(kind.format, members)
}

/** Reads a prepared file; what it holds is judged by `examine`. Errors: ERR_PREPARED_MALFORMED. */
export function parsePreparedFile(bytes: Uint8Array): PreparedFile {
  const file = readCborFile(bytes, kind)
  return {
    ledger: toHex(file.bytesOf('ledger', 32)),
    origin: file.text('origin'),
    protectedBytes: file.bytes('protected'),
    payloadBytes: file.bytes('payload'),
    disclosures: file.byteStrings('disclosures'),
    checkpoint: file.bytes('checkpoint'),
    ...(file.has('extension') ? { extension: readExtension(file.map('extension')) } : {}),
    context: readContext(file),
    expires: file.integer('expires'),
    ...(file.has('signature') ? { signature: file.bytesOf('signature', 64) } : {}),
  }
}

function readExtension(map: CborMap): NonNullable<Prepared['extension']> {
  const extension = memberReader(map, kind.malformed)
  const proof = extension.byteStrings('proof')
  if (proof.length > limits.proofHashes || proof.some((hash) => hash.length !== 32)) {
    throw kind.malformed('proof', `expected at most ${limits.proofHashes} hashes of 32 bytes`)
  }
  const root = toHex(extension.bytesOf('root', 32))
  return { size: extension.integer('size'), root, proof }
}

function contextMap({ event, disclosures }: ContextEvent): CborMap {
  return new Map<string, CborValue>([
    ['event', event],
    ['disclosures', disclosures],
  ])
}

function readContext(file: CborFileReader): readonly ContextEvent[] {
  const list = file.list('context')
  if (list.length > contextEvents) {
    throw kind.malformed('context', `expected at most ${contextEvents} events`)
  }
  return list.map((entry) => {
    if (!isCborMap(entry)) throw kind.malformed('context', 'expected maps')
    const reader = memberReader(entry, kind.malformed)
    return { event: reader.bytes('event'), disclosures: reader.byteStrings('disclosures') }
  })
}

function idBytes(id: string): Uint8Array {
  const bytes = fromHex(id)
  if (bytes?.length !== 32) throw new TypeError(`an id is 64 lower-case hex digits, not "${id}"`)
  return bytes
}
