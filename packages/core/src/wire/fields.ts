import type { CborValue } from './cbor.ts'
import { enumerations } from './enumerations.ts'
import type { Enumeration, Word } from './enumerations.ts'
import {
  FieldFault,
  bytesOf,
  integerFrom,
  listOf,
  oneOf,
  opaque,
  shortText,
  structure,
  textUpTo,
} from './field-codec.ts'
import type { FieldCodec } from './field-codec.ts'
import type {
  Anchor,
  ChainHead,
  EvidenceDigest,
  FieldKind,
  FieldTypes,
  Founder,
  Occurrence,
  Policy,
  SealedTypes,
  Service,
  Tree,
} from './field-types.ts'
import { limits } from './limits.ts'
import { eventTypes } from './vocabulary.ts'
import type { EventType } from './vocabulary.ts'

const id = bytesOf(32, 'bstr .size 32')
const count = integerFrom(1, 65_535, '1..65535')
const index = integerFrom(0, Number.MAX_SAFE_INTEGER, '0..9007199254740991')
const seconds = integerFrom(0, 4_000_000_000, '0..4000000000')
/** A lifetime of nothing would let nothing happen. */
const lifetime = integerFrom(1, 4_000_000_000, '1..4000000000')
const length = integerFrom(1, Number.MAX_SAFE_INTEGER, '1..9007199254740991')
const time = integerFrom(0, limits.time, 'time-ms')
const bool: FieldCodec<boolean> = {
  cddl: 'bool',
  read: (value) => {
    if (typeof value !== 'boolean') throw new FieldFault('expected true or false')
    return value
  },
  write: (value) => value,
}
const tree = structure<Tree>({ size: length, root: id })
const possession = opaque(1024)
const roles = listOf(oneOf(enumerations.role), 1, enumerations.role.length)
const typeNames = Object.keys(eventTypes) as EventType[]

/** Chain, count and head of one chain, as a list of three: an export may state hundreds of them in one event. */
const chainHead: FieldCodec<ChainHead> = {
  cddl: '[chain: bstr .size 32, count: 1..9007199254740991, head: bstr .size 32]',
  read(value) {
    if (!Array.isArray(value) || value.length !== 3) throw new FieldFault('expected three values')
    const [chain, events, head] = value as [CborValue, CborValue, CborValue]
    return { chain: id.read(chain), count: length.read(events), head: id.read(head) }
  },
  write: (value) => [id.write(value.chain), length.write(value.count), id.write(value.head)],
}

const words = Object.fromEntries(
  Object.entries(enumerations).map(([name, list]) => [name, oneOf(list)]),
) as { readonly [E in Enumeration]: FieldCodec<Word<E>> }

/** How each kind of clear field is written. */
export const fieldCodecs: { readonly [K in FieldKind]: FieldCodec<FieldTypes[K]> } = {
  ...words,
  id,
  hash: id,
  key: id,
  text: shortText,
  name: textUpTo(limits.nameLength, /^[a-zA-Z][a-zA-Z0-9.]*$/),
  // Texts that are signed begin with the origin, so it cannot begin like a cosignature's.
  origin: textUpTo(limits.nameLength, /^(?!cosignature\/|subtree\/)[A-Za-z0-9._/-]+$/),
  suite: oneOf(['custodia/1']),
  bool,
  count,
  index,
  integer: integerFrom(
    -Number.MAX_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER,
    '-9007199254740991..9007199254740991',
  ),
  time,
  possession,
  roles,
  labels: listOf(shortText, 0, 32),
  'event-types': listOf(oneOf(typeNames), 1, typeNames.length),
  heads: listOf(chainHead, 1, 400),
  occurrence: structure<Occurrence>({
    time,
    offset: integerFrom(-1439, 1439, '-1439..1439'),
    precision: oneOf(enumerations.precision),
  }),
  anchor: structure<Anchor>(
    { size: integerFrom(1, Number.MAX_SAFE_INTEGER, '1..9007199254740991'), root: id, note: id },
    ['note'],
  ),
  tree,
  trees: listOf(tree, 0, 32),
  act: structure({ id: bytesOf(16, 'bstr .size 16'), count }),
  service: structure<Service>({ party: id, key: id }),
  founders: listOf(
    structure<Founder>({ party: id, key: id, nextKey: id, roles, possession }, ['possession']),
    1,
    16,
  ),
  policy: structure<Policy>({
    lateAfter: seconds,
    offerLifetime: lifetime,
    approvalLifetime: lifetime,
    clockSkew: seconds,
    rekeyApprovals: integerFrom(1, 16, '1..16'),
  }),
}

const digest: FieldCodec<EvidenceDigest> = structure<EvidenceDigest>({
  algorithm: oneOf(enumerations['digest-algorithm']),
  value: opaque(64),
  scope: oneOf(enumerations['digest-scope']),
  size: index,
})

/** Bytes of each digest, by algorithm: another length is a mistake of whoever wrote it down. */
const digestLength: { readonly [A in EvidenceDigest['algorithm']]: number } = {
  'sha-256': 32,
  'sha-512': 64,
  'sha3-256': 32,
  'sha-1': 20,
  md5: 16,
}

function checkDigests(digests: readonly EvidenceDigest[]): readonly EvidenceDigest[] {
  for (const { algorithm, value } of digests) {
    if (value.length !== digestLength[algorithm]) {
      throw new FieldFault(
        `${algorithm} has ${digestLength[algorithm]} bytes, found ${value.length}`,
      )
    }
  }
  return digests
}

const digests = listOf(digest, 1, 16)
const secret = opaque(32)

/** How each kind of sealed value is written inside its disclosure. */
export const sealedCodecs: { readonly [K in keyof SealedTypes]: FieldCodec<SealedTypes[K]> } = {
  text: textUpTo(16_384),
  digests: {
    cddl: digests.cddl,
    read: (value) => checkDigests(digests.read(value)),
    write: (value) => digests.write(checkDigests(value)),
  },
  secret: {
    cddl: 'bstr .size 32',
    read: (value) => exactly32(secret.read(value)),
    write: (value) => exactly32(value),
  },
}

function exactly32(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 32) throw new FieldFault(`expected 32 bytes, found ${bytes.length}`)
  return bytes
}
