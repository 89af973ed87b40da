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
  Attachment,
  ChainHead,
  EvidenceDigest,
  FieldKind,
  FieldTypes,
  Founder,
  Occurrence,
  ProfileName,
  Quantity,
  SealedTypes,
  Service,
  Sighting,
  Tree,
  WithheldValues,
} from './field-types.ts'
import { limits } from './limits.ts'
import { policyCodec } from './policy-codec.ts'
import { commonSealed, eventTypes } from './vocabulary.ts'
import type { EventType } from './vocabulary.ts'

/** How the name of a profile is written: it stands in clear, so nothing else fits into it. */
export const profileNamePattern: RegExp = /^[a-z][a-z0-9-]*$/

const id = bytesOf(32, 'bstr .size 32')
const count = integerFrom(1, 65_535, '1..65535')
const index = integerFrom(0, Number.MAX_SAFE_INTEGER, '0..9007199254740991')
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

/** Item and what was seen of it, as a list of two: an inventory counts hundreds of them in one event. */
const sighting: FieldCodec<Sighting> = {
  cddl: `[item: bstr .size 32, result: ${oneOf(enumerations.sighting).cddl}]`,
  read(value) {
    if (!Array.isArray(value) || value.length !== 2) throw new FieldFault('expected two values')
    const [item, result] = value as [CborValue, CborValue]
    return { item: id.read(item), result: oneOf(enumerations.sighting).read(result) }
  },
  write: (value) => [id.write(value.item), value.result],
}

function sealedLabel(type: EventType, label: string): string {
  if (Object.hasOwn({ ...eventTypes[type].sealed, ...commonSealed }, label)) return label
  throw new FieldFault(`${type} seals nothing under the label ${label}`)
}

/** Type, label, reason and count, as a list of four: an export may state two hundred of them in one event. */
const withheldValues: FieldCodec<WithheldValues> = {
  cddl: `[type: ${oneOf(typeNames).cddl}, label: tstr, reason: ${oneOf(enumerations['withholding-reason']).cddl}, count: 1..9007199254740991]`,
  read(value) {
    if (!Array.isArray(value) || value.length !== 4) throw new FieldFault('expected four values')
    const [type, label, reason, values] = value as [CborValue, CborValue, CborValue, CborValue]
    return {
      type: oneOf(typeNames).read(type),
      label: sealedLabel(oneOf(typeNames).read(type), shortText.read(label)),
      reason: oneOf(enumerations['withholding-reason']).read(reason),
      count: length.read(values),
    }
  },
  write: ({ type, label, reason, count: values }) => [
    type,
    sealedLabel(type, label),
    reason,
    length.write(values),
  ],
}

const withheldList = listOf(withheldValues, 1, 200)

function eachReasonOnce(list: readonly WithheldValues[]): readonly WithheldValues[] {
  const keys = new Set(list.map(({ type, label, reason }) => `${type} ${label} ${reason}`))
  if (keys.size === list.length) return list
  throw new FieldFault('a label of a type stands there twice for one reason')
}

const sightingList = listOf(sighting, 1, 400)

function eachItemOnce(sightings: readonly Sighting[]): readonly Sighting[] {
  if (new Set(sightings.map(({ item }) => item)).size === sightings.length) return sightings
  throw new FieldFault('an item stands there twice')
}

const words = Object.fromEntries(
  Object.entries(enumerations).map(([name, list]) => [name, oneOf(list)]),
) as { readonly [E in Enumeration]: FieldCodec<Word<E>> }

/** How each kind of clear field is written. */
export const fieldCodecs: { readonly [K in FieldKind]: FieldCodec<FieldTypes[K]> } = {
  ...words,
  id,
  'case-id': id,
  'event-id': id,
  'item-id': id,
  'party-id': id,
  'event-ids': listOf(id, 1, 64),
  'item-ids': listOf(id, 1, 64),
  'seal-numbers': listOf(textUpTo(32, /^[A-Z0-9][A-Z0-9./-]*$/), 1, 16),
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
  'item-kinds': listOf(oneOf(enumerations['item-kind']), 1, enumerations['item-kind'].length),
  'handling-codes': listOf(
    oneOf(enumerations['handling-code']),
    1,
    enumerations['handling-code'].length,
  ),
  heads: listOf(chainHead, 1, 400),
  profile: structure<ProfileName>({
    name: textUpTo(limits.profileNameLength, profileNamePattern),
    digest: id,
  }),
  withheld: {
    cddl: withheldList.cddl,
    read: (value) => eachReasonOnce(withheldList.read(value)),
    write(value) {
      const written = withheldList.write(value)
      eachReasonOnce(value)
      return written
    },
  },
  sightings: {
    cddl: sightingList.cddl,
    read: (value) => eachItemOnce(sightingList.read(value)),
    write(value) {
      const written = sightingList.write(value)
      eachItemOnce(value)
      return written
    },
  },
  'rule-id': textUpTo(6, /^[A-Z]{3}-[0-9]{2}$/),
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
  policy: policyCodec,
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
  texts: listOf(shortText, 1, 64),
  quantity: structure<Quantity>({
    amount: textUpTo(25, /^(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$/),
    unit: textUpTo(8, /^(piece|tablet|plant|kg|g|mg|l|ml|m|cm|[A-Z]{3})$/),
  }),
  time,
  digests: {
    cddl: digests.cddl,
    read: (value) => checkDigests(digests.read(value)),
    write: (value) => digests.write(checkDigests(value)),
  },
  attachments: listOf(
    structure<Attachment>({
      title: shortText,
      mediaType: textUpTo(127, /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/),
      size: index,
      digest: {
        cddl: 'bstr .size 32',
        read: (value) => exactly32(secret.read(value)),
        write: (value) => exactly32(value),
      },
    }),
    1,
    64,
  ),
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
