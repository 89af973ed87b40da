import fc from 'fast-check'
import { toHex } from '@custodia/core/bytes'
import {
  canBeWitnessed,
  canWait,
  clearLabels,
  commonFields,
  commonSealed,
  enumerations,
  eventTypes,
  isClearLabel,
  limits,
  sealedSpecs,
} from '@custodia/core/wire'
import type {
  ClearLabel,
  Demand,
  Enumeration,
  EventPayload,
  EventType,
  EvidenceDigest,
  FieldKind,
  FieldTypes,
  SealedKind,
  SealedTypes,
  Word,
} from '@custodia/core/wire'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const hex = (length: number) => bytes(length).map(toHex)
const id = hex(32)
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 64 })

/** Text that CBOR takes as it is: no U+0000, no byte order mark in front, no half of a pair. */
const text = (most: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: most })
    .map((value) => value.replaceAll('\0', 'x').replace(/^\ufeff+/, ''))
    .filter((value) => value.length > 0 && new TextEncoder().encode(value).length <= most)

const index = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const count = fc.integer({ min: 1, max: 65_535 })
const time = fc.nat({ max: limits.time })
const seconds = fc.nat({ max: 4_000_000_000 })
const lifetime = fc.integer({ min: 1, max: 4_000_000_000 })
const roles = fc.uniqueArray(fc.constantFrom(...enumerations.role), { minLength: 1 })
const possession = fc.uint8Array({ minLength: 1, maxLength: 1024 })
const types = Object.keys(eventTypes) as EventType[]
const persons = fc.integer({ min: 1, max: 16 })
const approvers = eventTypes['event.approved'].roles
const ofItems = (act: EventType): boolean =>
  eventTypes[act].chains.some((chain) => chain === 'item' || chain === 'access')
const demand: fc.Arbitrary<Demand> = fc
  .constantFrom(...enumerations['demand-form'])
  .chain((as) =>
    fc.record(
      {
        act: fc.constantFrom(...types.filter(as === 'approval' ? canWait : canBeWitnessed)),
        kinds: fc.uniqueArray(fc.constantFrom(...enumerations['item-kind']), { minLength: 1 }),
        roles: fc.uniqueArray(fc.constantFrom(...approvers), { minLength: 1 }),
        persons,
        as: fc.constant(as),
      },
      { requiredKeys: ['act', 'persons', 'as'] },
    ),
  )
  .map(({ kinds, ...one }) => (kinds === undefined || !ofItems(one.act) ? one : { ...one, kinds }))
const chainHead = fc.record({
  chain: id,
  count: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  head: id,
})

const labelsOf = (type: EventType): string[] =>
  Object.keys({ ...eventTypes[type].sealed, ...commonSealed })
const withheldValues = fc.constantFrom(...types).chain((type) =>
  fc.record({
    type: fc.constant(type),
    label: fc.constantFrom(...labelsOf(type)),
    reason: fc.constantFrom(...enumerations['withholding-reason']),
    count: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  }),
)

const tree = fc.record({
  size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  root: id,
})

const words = Object.fromEntries(
  Object.entries(enumerations).map(([name, list]) => [name, fc.constantFrom(...list)]),
) as { readonly [E in Enumeration]: fc.Arbitrary<Word<E>> }

/** Every value that a kind of clear field can have. */
export const fieldValues: { readonly [K in FieldKind]: fc.Arbitrary<FieldTypes[K]> } = {
  ...words,
  id,
  'case-id': id,
  'event-id': id,
  'item-id': id,
  'party-id': id,
  'event-ids': ids,
  'item-ids': ids,
  'seal-numbers': fc.uniqueArray(fc.stringMatching(/^[A-Z0-9][A-Z0-9./-]{0,31}$/), {
    minLength: 1,
    maxLength: 16,
  }),
  hash: id,
  key: id,
  text: text(255),
  name: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,254}$/),
  origin: fc
    .stringMatching(/^[A-Za-z0-9._/-]{1,255}$/)
    .filter((origin) => !/^(cosignature|subtree)\//.test(origin)),
  suite: fc.constant('custodia/1'),
  bool: fc.boolean(),
  count,
  index,
  integer: fc.maxSafeInteger(),
  time,
  anchor: fc.oneof(
    fc.record({ size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), root: id }),
    fc.record({ size: count, root: id, note: id }),
  ),
  tree,
  trees: fc.array(tree, { maxLength: 32 }),
  act: fc.record({ id: hex(16), count }),
  service: fc.record({ party: id, key: id }),
  founders: fc.array(
    fc.oneof(
      fc.record({ party: id, key: id, nextKey: id, roles }),
      fc.record({ party: id, key: id, nextKey: id, roles, possession }),
    ),
    { minLength: 1, maxLength: 16 },
  ),
  policy: fc.record(
    {
      lateAfter: seconds,
      offerLifetime: lifetime,
      approvalLifetime: lifetime,
      clockSkew: seconds,
      rekeyApprovals: persons,
      demands: fc.array(demand, { maxLength: 8 }),
      checkInterval: lifetime,
      retention: lifetime,
      keepAccesses: lifetime,
      clear: fc.uniqueArray(fc.constantFrom(...clearLabels), { minLength: 1 }),
      pseudonyms: fc.uniqueArray(fc.constantFrom('officer', 'collector', 'examiner'), {
        minLength: 1,
      }),
    },
    {
      requiredKeys: [
        'lateAfter',
        'offerLifetime',
        'approvalLifetime',
        'clockSkew',
        'rekeyApprovals',
        'demands',
      ],
    },
  ),
  possession,
  roles,
  labels: fc.uniqueArray(text(255), { maxLength: 32 }),
  'event-types': fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 }),
  'handling-codes': fc.uniqueArray(fc.constantFrom(...enumerations['handling-code']), {
    minLength: 1,
  }),
  'item-kinds': fc.uniqueArray(fc.constantFrom(...enumerations['item-kind']), { minLength: 1 }),
  profile: fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9-]{0,63}$/), digest: id }),
  withheld: fc.uniqueArray(withheldValues, {
    minLength: 1,
    maxLength: 200,
    selector: ({ type, label, reason }) => `${type} ${label} ${reason}`,
  }),
  heads: fc.array(chainHead, { minLength: 1, maxLength: 400 }),
  sightings: fc.uniqueArray(fc.record({ item: id, result: words.sighting }), {
    minLength: 1,
    maxLength: 400,
    selector: ({ item }) => item,
  }),
  'rule-id': fc.stringMatching(/^[A-Z]{3}-[0-9]{2}$/),
  occurrence: fc.record({
    time,
    offset: fc.integer({ min: -1439, max: 1439 }),
    precision: fc.constantFrom(...enumerations.precision),
  }),
}

const digestLengths = {
  'sha-256': 32,
  'sha-512': 64,
  'sha3-256': 32,
  'sha-1': 20,
  md5: 16,
} as const

const digest: fc.Arbitrary<EvidenceDigest> = fc
  .constantFrom(...enumerations['digest-algorithm'])
  .chain((algorithm) =>
    fc.record({
      algorithm: fc.constant(algorithm),
      value: bytes(digestLengths[algorithm]),
      scope: fc.constantFrom(...enumerations['digest-scope']),
      size: index,
    }),
  )

/** Every value that a kind of sealed value can have. */
export const sealedValues: { readonly [K in SealedKind]: fc.Arbitrary<SealedTypes[K]> } = {
  text: text(16_384),
  texts: fc.uniqueArray(text(255), { minLength: 1, maxLength: 64 }),
  quantity: fc.record({
    amount: fc.stringMatching(/^(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$/),
    unit: fc.stringMatching(/^(piece|tablet|plant|kg|g|mg|l|ml|m|cm|[A-Z]{3})$/),
  }),
  time,
  digests: fc.array(digest, { minLength: 1, maxLength: 16 }),
  attachments: fc.array(
    fc.record({
      title: text(255),
      mediaType: fc.stringMatching(/^[a-z0-9]{1,20}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,40}$/),
      size: index,
      digest: bytes(32),
    }),
    { minLength: 1, maxLength: 64 },
  ),
  secret: bytes(32),
}

function kindOf(spec: string): string {
  return spec.endsWith('?') ? spec.slice(0, -1) : spec
}

function shape<T>(
  specs: { readonly [name: string]: string },
  arbitrary: (kind: string) => fc.Arbitrary<T>,
): fc.Arbitrary<{ readonly [name: string]: T }> {
  const entries = Object.entries(specs)
  const members = Object.fromEntries(entries.map(([name, spec]) => [name, arbitrary(kindOf(spec))]))
  const requiredKeys = entries.filter(([, spec]) => !spec.endsWith('?')).map(([name]) => name)
  return fc.record(members, { requiredKeys })
}

/** Every payload that an event of this type can have. */
export function payloadOf(type: EventType): fc.Arbitrary<EventPayload> {
  const spec = eventTypes[type]
  const isFirst = { only: fc.constant(true), never: fc.constant(false), may: fc.boolean() }
  const arbitraryField = (kind: string): fc.Arbitrary<unknown> => fieldValues[kind as FieldKind]
  return isFirst[spec.opens]
    .chain((first) =>
      fc.record({
        type: fc.constant(type),
        seq: first ? fc.constant(0) : fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        prev: first ? fc.constant(null) : id,
        role: fieldValues.role,
        occurredAt: fieldValues.occurrence,
        ...(type === 'ledger.opened' ? {} : { anchor: fieldValues.anchor }),
        next: id,
        ...(first ? { self: id } : {}),
        sealed: shape({ ...spec.sealed, ...commonSealed }, () => id).map(
          (sealed) => new Map(Object.entries(sealed)),
        ),
        fields: shape({ ...spec.fields, ...commonFields }, arbitraryField),
      }),
    )
    .chain(partlyInClear) as fc.Arbitrary<EventPayload>
}

/** The same payload with some of the labels in clear that may stand so. */
function partlyInClear<
  P extends { readonly type: EventType; readonly sealed: ReadonlyMap<string, string> },
>(payload: P): fc.Arbitrary<P> {
  const specs = sealedSpecs(payload.type)
  const labels = [...payload.sealed.keys()].filter(isClearLabel)
  return fc.subarray(labels).chain((chosen) => {
    if (chosen.length === 0) return fc.constant(payload)
    const values = chosen.map((label) => sealedValues[kindOf(specs.get(label)!) as SealedKind])
    return fc.tuple(...values).map((clear) => ({
      ...payload,
      sealed: new Map(
        [...payload.sealed].filter(([label]) => !chosen.includes(label as ClearLabel)),
      ),
      clear: new Map(chosen.map((label, i) => [label, clear[i]])),
    }))
  })
}
