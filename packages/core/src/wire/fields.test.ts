import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldValues, sealedValues } from '../../../../test/support/field-values.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { enumerations } from './enumerations.ts'
import { FieldFault, listOf, oneOf } from './field-codec.ts'
import type { FieldCodec } from './field-codec.ts'
import { fieldCodecs, sealedCodecs } from './fields.ts'
import { limits } from './limits.ts'
import { commonSealed, eventTypes } from './vocabulary.ts'

const id = 'ab'.repeat(32)
const idBytes = new Uint8Array(32).fill(0xab)
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(1)

const head: CborValue = [idBytes, 1, idBytes]

/** As many statements of what is withheld as there can be, or as are asked for. */
const withheldValues = (length: number): CborValue[] =>
  Object.entries(eventTypes)
    .flatMap(([type, { sealed }]) =>
      Object.keys({ ...sealed, ...commonSealed }).flatMap((label) =>
        enumerations['withholding-reason'].map((reason) => [type, label, reason, 65_535]),
      ),
    )
    .slice(0, length)

function roundTrip<T>(codec: FieldCodec<T>, value: T): T {
  return codec.read(decodeCbor(encodeCbor(codec.write(value))))
}

describe('what is written is read again', () => {
  const kinds = Object.keys(fieldCodecs) as (keyof typeof fieldCodecs)[]
  test.each(kinds)('%s', (kind) => {
    const codec = fieldCodecs[kind] as FieldCodec<unknown>
    fc.assert(
      fc.property(fieldValues[kind] as fc.Arbitrary<unknown>, (value) => {
        expect(roundTrip(codec, value)).toEqual(value)
      }),
      { numRuns: 40 },
    )
  })

  const sealed = Object.keys(sealedCodecs) as (keyof typeof sealedCodecs)[]
  test.each(sealed)('sealed %s', (kind) => {
    const codec = sealedCodecs[kind] as FieldCodec<unknown>
    fc.assert(
      fc.property(sealedValues[kind] as fc.Arbitrary<unknown>, (value) => {
        expect(roundTrip(codec, value)).toEqual(value)
      }),
      { numRuns: 40 },
    )
  })
})

test('any CBOR value is read or refused with a fault, never with another error', () => {
  const anyValue = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.string(),
      fc.uint8Array({ maxLength: 40 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 })
        .map((entries) => new Map<string | number, CborValue>(entries)),
    ),
  })).value
  const codecs = [...Object.values(fieldCodecs), ...Object.values(sealedCodecs)]
  fc.assert(
    fc.property(anyValue, (value) => {
      for (const codec of codecs) {
        try {
          codec.read(value)
        } catch (error) {
          expect(error).toBeInstanceOf(FieldFault)
        }
      }
    }),
  )
})

type Kind = keyof typeof fieldCodecs
const number = (kind: Kind, least: number, most: number) => [kind, least, most] as const

describe('numbers', () => {
  test.each([
    number('count', 1, 65_535),
    number('index', 0, Number.MAX_SAFE_INTEGER),
    number('integer', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    number('time', 0, limits.time),
  ])('%s is from %i to %i', (kind, least, most) => {
    const { read } = fieldCodecs[kind]
    expect(read(least)).toBe(least)
    expect(read(most)).toBe(most)
    for (const wrong of [least - 1, most + 1, 0.5, String(least), null, NaN]) {
      expect(() => read(wrong)).toThrow(FieldFault)
    }
  })

  test.each([
    ['policy', 'lateAfter', 0, 4_000_000_000],
    ['policy', 'offerLifetime', 1, 4_000_000_000],
    ['policy', 'approvalLifetime', 1, 4_000_000_000],
    ['policy', 'clockSkew', 0, 4_000_000_000],
    ['policy', 'rekeyApprovals', 1, 16],
    ['anchor', 'size', 1, Number.MAX_SAFE_INTEGER],
    ['act', 'count', 1, 65_535],
    ['occurrence', 'time', 0, limits.time],
    ['occurrence', 'offset', -1439, 1439],
  ] as const)('%s: %s is from %i to %i', (kind, member, least, most) => {
    const { read } = fieldCodecs[kind]
    const withMember = (value: CborValue) =>
      new Map<string, CborValue>([...structures[kind]!, [member, value]])
    expect(read(withMember(least))).toMatchObject({ [member]: least })
    expect(read(withMember(most))).toMatchObject({ [member]: most })
    for (const wrong of [least - 1, most + 1, null]) {
      expect(() => read(withMember(wrong))).toThrow(new RegExp(`^${member}: expected`))
    }
  })
})

const structures: { readonly [kind: string]: ReadonlyMap<string, CborValue> } = {
  policy: new Map<string, CborValue>([
    ['lateAfter', 1],
    ['offerLifetime', 1],
    ['approvalLifetime', 1],
    ['clockSkew', 1],
    ['rekeyApprovals', 1],
    ['demands', []],
  ]),
  anchor: new Map<string, CborValue>([
    ['size', 1],
    ['root', idBytes],
  ]),
  act: new Map<string, CborValue>([
    ['id', bytes(16)],
    ['count', 1],
  ]),
  occurrence: new Map<string, CborValue>([
    ['time', 1],
    ['offset', 0],
    ['precision', 'day'],
  ]),
  service: new Map<string, CborValue>([
    ['party', idBytes],
    ['key', idBytes],
  ]),
}

describe('maps', () => {
  test.each(['policy', 'anchor', 'act', 'occurrence', 'service'] as const)(
    '%s has all its members and no other',
    (kind) => {
      const { read } = fieldCodecs[kind]
      const good = structures[kind]!
      expect(() => read(good)).not.toThrow()
      for (const name of good.keys()) {
        const without = new Map([...good].filter(([member]) => member !== name))
        expect(() => read(without)).toThrow(`member ${name} is missing`)
      }
      expect(() => read(new Map([...good, ['more', 1]]))).toThrow('unknown member more')
      expect(() => read([])).toThrow('expected a map')
    },
  )

  test('a member that is missing cannot be written, and one that may be absent is left out', () => {
    const write = fieldCodecs.anchor.write as (value: object) => CborValue
    expect(() => write({ size: 1 })).toThrow('member root is missing')
    expect(write({ size: 1, root: id })).toEqual(structures['anchor'])
  })

  test('a fault inside names the way to it', () => {
    const anchor = new Map<string, CborValue>([
      ['size', 1],
      ['root', bytes(31)],
    ])
    expect(() => fieldCodecs.anchor.read(anchor)).toThrow('root: expected 32 bytes, found 31')
    const write = fieldCodecs.anchor.write
    expect(() => write({ size: 1, root: 'no' })).toThrow('root: expected 64 lower-case hex digits')
  })
})

describe('bytes', () => {
  test.each([
    ['id', 32],
    ['hash', 32],
    ['key', 32],
  ] as const)('%s has %i', (kind, length) => {
    const { read, write } = fieldCodecs[kind]
    expect(read(bytes(length))).toBe('01'.repeat(length))
    for (const wrong of [bytes(length - 1), bytes(length + 1), '01'.repeat(length), 1]) {
      expect(() => read(wrong)).toThrow(FieldFault)
    }
    for (const wrong of [
      '01'.repeat(length - 1),
      '01'.repeat(length + 1),
      'AB'.repeat(length),
      'xy',
    ]) {
      expect(() => write(wrong)).toThrow(FieldFault)
    }
  })

  test('a proof of possession has 1 to 1024', () => {
    const { read } = fieldCodecs.possession
    for (const length of [1, 1024]) expect(read(bytes(length))).toHaveLength(length)
    for (const length of [0, 1025]) expect(() => read(bytes(length))).toThrow(FieldFault)
    expect(() => read('bytes')).toThrow('expected bytes')
  })

  test('a secret has 32', () => {
    const { read, write } = sealedCodecs.secret
    expect(read(bytes(32))).toHaveLength(32)
    for (const length of [0, 31, 33]) {
      expect(() => read(bytes(length))).toThrow(FieldFault)
      expect(() => write(bytes(length))).toThrow(FieldFault)
    }
  })
})

describe('texts', () => {
  test.each([
    ['text', fieldCodecs.text, 255],
    ['sealed text', sealedCodecs.text, 16_384],
  ] as const)('%s has 1 to %s bytes of UTF-8', (_name, { read }, most) => {
    expect(read('a'.repeat(most))).toHaveLength(most)
    expect(read('é'.repeat(Math.floor(most / 2)))).toContain('é')
    for (const wrong of [
      '',
      'a'.repeat(most + 1),
      `${'é'.repeat(Math.floor(most / 2))}aa`,
      1,
      null,
    ]) {
      expect(() => read(wrong)).toThrow(FieldFault)
    }
  })

  test('a name is one of fields: letters, digits and dots', () => {
    const { read } = fieldCodecs.name
    for (const right of ['occurredAt', 'digests.0.value', 'a'.repeat(255)])
      expect(read(right)).toBe(right)
    for (const wrong of ['', '0a', 'a b', '.a', 'ä', 'a'.repeat(256)]) {
      expect(() => read(wrong)).toThrow(FieldFault)
    }
  })

  test('an origin is written with few characters and does not begin like what others sign', () => {
    const { read } = fieldCodecs.origin
    for (const right of ['log.example/a-b_C0', 'cosignature', 'a'.repeat(255)])
      expect(read(right)).toBe(right)
    for (const wrong of ['', 'a b', 'a+b', 'cosignature/v1', 'subtree/v1', 'a'.repeat(256)]) {
      expect(() => read(wrong)).toThrow(FieldFault)
    }
  })

  test('a word is one of its list, and nothing that only looks like one', () => {
    for (const [name, list] of Object.entries(enumerations)) {
      const { read, write } = fieldCodecs[name as Kind] as FieldCodec<unknown>
      for (const word of list) expect([read(word), write(word)]).toEqual([word, word])
      for (const wrong of ['', 'constructor', `${list[0]} `, list[0].toUpperCase(), 0, null]) {
        expect(() => read(wrong)).toThrow(`expected one of: ${list[0]}`)
      }
    }
    expect(() => fieldCodecs.suite.read('custodia/2')).toThrow('expected one of: custodia/1')
  })

  test('yes or no is nothing else', () => {
    expect([fieldCodecs.bool.read(true), fieldCodecs.bool.read(false)]).toEqual([true, false])
    for (const wrong of [0, 1, 'true', null])
      expect(() => fieldCodecs.bool.read(wrong)).toThrow(FieldFault)
  })
})

describe('lists', () => {
  const many = (length: number) => Array.from({ length }, (_, i) => `label ${i}`)
  const numbered = (n: number) => new Uint8Array(32).fill(n & 0xff).fill(n >> 8, 16)
  const founder: CborValue = new Map<string, CborValue>([
    ['party', idBytes],
    ['key', idBytes],
    ['nextKey', idBytes],
    ['roles', ['officer']],
  ])

  test.each<readonly [Kind, number, number, (length: number) => CborValue]>([
    ['labels', 0, 32, many],
    ['roles', 1, enumerations.role.length, (length) => enumerations.role.slice(0, length)],
    ['heads', 1, 400, (length) => Array<CborValue>(length).fill(head)],
    ['withheld', 1, 200, withheldValues],
    ['founders', 1, 16, (length) => Array<CborValue>(length).fill(founder)],
    ['sightings', 1, 400, (length) => Array.from({ length }, (_, i) => [numbered(i), 'seen'])],
  ])('%s has %i to %i entries', (kind, least, most, make) => {
    const { read, write } = fieldCodecs[kind] as FieldCodec<readonly unknown[]>
    for (const length of [least, most]) expect(read(make(length))).toHaveLength(length)
    const tooMany = [...(make(most) as CborValue[]), (make(1) as CborValue[])[0]!]
    expect(() => read(tooMany)).toThrow(`expected ${least} to ${most} entries, found ${most + 1}`)
    expect(() => write(tooMany)).toThrow(`expected ${least} to ${most} entries, found ${most + 1}`)
    if (least > 0) expect(() => read([])).toThrow('entries, found 0')
    expect(() => read(new Map())).toThrow('expected a list')
  })

  test('a word stands there once', () => {
    expect(() => fieldCodecs.roles.read(['officer', 'officer'])).toThrow(
      'an entry stands there twice',
    )
    expect(listOf(oneOf(['a', 'b']), 0, 3).read(['a', 'b'])).toEqual(['a', 'b'])
  })

  test('the head of a chain is a list of three, and has at least one event', () => {
    const { read } = fieldCodecs.heads
    expect(read([head])).toEqual([{ chain: id, count: 1, head: id }])
    for (const wrong of [[idBytes, 1], [idBytes, 0, idBytes], [idBytes, 1, idBytes, 1], 'three']) {
      expect(() => read([wrong as CborValue])).toThrow(FieldFault)
    }
  })
})

describe('what an export withholds', () => {
  const { read, write } = fieldCodecs.withheld
  const one = { type: 'item.stored', label: 'location', reason: 'security', count: 2 } as const

  test('each type, label and reason stands there once', () => {
    const other = { ...one, reason: 'not-asked-for', count: 1 } as const
    expect(read(write([one, other]))).toEqual([one, other])
    expect(() => write([one, { ...one, count: 3 }])).toThrow('stands there twice for one reason')
    const twice = [one, one].map(({ type, label, reason, count }) => [type, label, reason, count])
    expect(() => read(twice)).toThrow('stands there twice for one reason')
  })

  test('a type seals what it names, and at least one of it is withheld', () => {
    for (const wrong of [
      ['item.stored', 'exhibit', 'security', 1],
      ['item.stored', 'location', 'security', 0],
      ['item.stored', 'location', 'because', 1],
      ['item.lost', 'location', 'security', 1],
      ['item.stored', 'location', 'security'],
      'four',
    ]) {
      expect(() => read([wrong as CborValue])).toThrow(FieldFault)
    }
    expect(() => write([{ ...one, label: 'exhibit' }])).toThrow('under the label exhibit')
  })

  test('200 of them, the longest, and 200 heads fit into one event', () => {
    const longest = [...withheldValues(10_000)]
      .map((value) => encodeCbor(value as CborValue).length)
      .sort((a, b) => b - a)
      .slice(0, 200)
      .reduce((sum, length) => sum + length, 0)
    expect(longest + 200 * encodeCbor(head).length).toBeLessThan(limits.eventLength - 3_000)
  })
})

describe('the name of a profile', () => {
  const { read } = fieldCodecs.profile
  const named = (name: string): CborValue =>
    new Map<string, CborValue>([
      ['name', name],
      ['digest', idBytes],
    ])

  test('is a word of at most 64 characters', () => {
    expect(read(named('court-public'))).toEqual({ name: 'court-public', digest: id })
    expect(read(named('a'.repeat(64))).name).toHaveLength(64)
    for (const wrong of ['', 'A', '1a', 'for Dora', 'a'.repeat(65)]) {
      expect(() => read(named(wrong))).toThrow(FieldFault)
    }
  })
})

describe('what was seen of items', () => {
  const { read, write } = fieldCodecs.sightings
  const other = 'cd'.repeat(32)

  test('each item stands there once', () => {
    const twice = [
      { item: id, result: 'seen' },
      { item: id, result: 'not-seen' },
    ] as const
    expect(read(write([twice[0], { item: other, result: 'seen' }]))).toHaveLength(2)
    expect(() => write(twice)).toThrow('an item stands there twice')
    expect(() => read(twice.map(({ result }) => [idBytes, result]))).toThrow('stands there twice')
  })

  test('each is a list of two', () => {
    for (const wrong of [[idBytes], [idBytes, 'lost'], [idBytes, 'seen', 1], 'two'])
      expect(() => read([wrong as CborValue])).toThrow(FieldFault)
  })
})

test('a rule is named as the law names it', () => {
  const { read } = fieldCodecs['rule-id']
  expect(read('TIM-03')).toBe('TIM-03')
  for (const wrong of ['tim-03', 'TIM-3', 'TIM-030', ' TIM-03', 'TIM-03\n', 3])
    expect(() => read(wrong)).toThrow(FieldFault)
})

describe('digests of evidence', () => {
  const lengths = { 'sha-256': 32, 'sha-512': 64, 'sha3-256': 32, 'sha-1': 20, md5: 16 } as const

  test.each(Object.entries(lengths))('%s has %i bytes', (algorithm, length) => {
    const { read, write } = sealedCodecs.digests
    const made = (size: number) => [
      {
        algorithm: algorithm as keyof typeof lengths,
        value: bytes(size),
        scope: 'file' as const,
        size: 0,
      },
    ]
    const right = write(made(length))
    expect(read(right)).toEqual(made(length))
    for (const wrong of [length - 1, length + 1]) {
      expect(() => write(made(wrong))).toThrow(`${algorithm} has ${length} bytes, found ${wrong}`)
      const [entry] = right as readonly ReadonlyMap<string, CborValue>[]
      expect(() => read([new Map([...entry!, ['value', bytes(wrong)]])])).toThrow(`found ${wrong}`)
    }
  })

  test('are 1 to 16', () => {
    const one = { algorithm: 'md5', value: bytes(16), scope: 'file', size: 0 } as const
    const { write } = sealedCodecs.digests
    expect(write(Array(16).fill(one))).toHaveLength(16)
    for (const length of [0, 17]) expect(() => write(Array(length).fill(one))).toThrow(FieldFault)
  })
})
