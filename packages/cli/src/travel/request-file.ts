import { CustodyError } from '@custodia/core/errors'
import type { CborValue } from '@custodia/core/wire'
import { encodeCborFile, readCborFile } from './cbor-file.ts'
import type { CborFileKind } from './cbor-file.ts'

/** What a person sends to the registrar to be enrolled (docs/format/request.md). */
export interface EnrolmentRequest {
  /** Proof of possession: it holds the party id, the key and the commitment to the next one, and names the ledger. */
  readonly possession: Uint8Array
  readonly name: string
  /** 32 random bytes, equal for all party ids of one human being. */
  readonly person: Uint8Array
  readonly agency?: string
  readonly contact?: string
}

/** Bytes of the longest request that is read. */
export const requestLength = 65_536

const kind: CborFileKind = {
  format: 'custodia/request/1',
  members: ['possession', 'name', 'person', 'agency', 'contact'],
  malformed: (part, reason) =>
    new CustodyError('ERR_REQUEST_MALFORMED', `not a request for enrolment: ${part}: ${reason}`, {
      part,
    }),
}

export function encodeRequestFile(request: EnrolmentRequest): Uint8Array {
  const { possession, name, person, agency, contact } = request
  const members = new Map<string, CborValue>([
    ['possession', possession],
    ['name', name],
    ['person', person],
  ])
  if (agency !== undefined) members.set('agency', agency)
  if (contact !== undefined) members.set('contact', contact)
  return encodeCborFile(kind.format, members)
}

/** Reads a request. Whether the proof of possession holds, the law says. Errors: ERR_REQUEST_MALFORMED. */
export function parseRequestFile(bytes: Uint8Array): EnrolmentRequest {
  const file = readCborFile(bytes, kind)
  return {
    possession: file.bytes('possession'),
    name: file.text('name'),
    person: file.bytesOf('person', 32),
    ...(file.has('agency') ? { agency: file.text('agency') } : {}),
    ...(file.has('contact') ? { contact: file.text('contact') } : {}),
  }
}
