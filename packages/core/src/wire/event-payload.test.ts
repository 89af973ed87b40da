import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payloadOf, sealedValues } from '../../../../test/support/field-values.ts'
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { fieldSpecs, payloadToJson, readPayload, writePayload } from './event-payload.ts'
import type { EventPayload } from './event-payload.ts'
import { isClearLabel } from './clear-labels.ts'
import type { SealedKind } from './field-types.ts'
import { specKind } from './payload-fault.ts'
import { readSealedValue, sealedSpecs, writeSealedValue } from './sealed-values.ts'
import { keptNames } from './types/kept-names.ts'
import { eventTypes, isEventType } from './vocabulary.ts'
import type { EventType } from './vocabulary.ts'

const types = Object.keys(eventTypes) as EventType[]
const id = 'cd'.repeat(32)
const idBytes = new Uint8Array(32).fill(0xcd)

function sample(type: EventType): EventPayload {
  return fc.sample(payloadOf(type), { numRuns: 1, seed: 7 })[0]!
}

/** The map that an event of this type signs, changed. */
function changed(
  type: EventType,
  change: (map: Map<string, CborValue>) => void,
): ReadonlyMap<string, CborValue> {
  const map = new Map(writePayload(sample(type)))
  change(map)
  return map
}

/** Reads a changed payload: the error names type and field. */
function refusal(map: ReadonlyMap<string, CborValue>): unknown {
  try {
    readPayload(map)
    return 'read'
  } catch (error) {
    return error
  }
}

const fault = (type: string, field: string) =>
  expect.objectContaining({ code: 'ERR_EVENT_FIELD', details: { type, field } })

function labelsIn(map: ReadonlyMap<string, CborValue>, name: 'sealed' | 'clear') {
  return (map.get(name) ?? new Map()) as ReadonlyMap<string, CborValue>
}

function remove(map: Map<string, CborValue>, name: 'sealed' | 'clear', label: string): void {
  const left = [...labelsIn(map, name)].filter(([other]) => other !== label)
  if (left.length > 0) map.set(name, new Map(left))
  else map.delete(name)
}

describe.each(types)('%s', (type) => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(payloadOf(type), (payload) => {
        const map = decodeCbor(encodeCbor(writePayload(payload)))
        if (!isCborMap(map)) throw new TypeError('no map')
        expect(readPayload(map as ReadonlyMap<string, CborValue>)).toEqual(payload)
      }),
      { numRuns: 15 },
    )
  })

  test('each required field must be there', () => {
    const names = [...fieldSpecs(type)].filter(([, spec]) => !specKind(spec).optional)
    for (const [name] of names) {
      expect(refusal(changed(type, (map) => map.delete(name)))).toEqual(fault(type, name))
    }
    for (const name of ['seq', 'role', 'occurredAt', 'next']) {
      expect(refusal(changed(type, (map) => map.delete(name)))).toEqual(fault(type, name))
    }
  })

  test('each required label must be there, sealed or in clear, and no other', () => {
    for (const [label, spec] of sealedSpecs(type)) {
      const without = changed(type, (map) => {
        remove(map, 'sealed', label)
        remove(map, 'clear', label)
      })
      const answer = refusal(without)
      expect(answer).toEqual(specKind(spec).optional ? 'read' : fault(type, `sealed.${label}`))
    }
    const more = changed(type, (map) => {
      const sealed = (map.get('sealed') ?? new Map()) as ReadonlyMap<string, CborValue>
      map.set('sealed', new Map([...sealed, ['more', idBytes]]))
    })
    expect(refusal(more)).toEqual(fault(type, 'sealed.more'))
  })

  test('nothing stands in clear that the vocabulary seals always, or that is sealed too', () => {
    for (const [label, spec] of sealedSpecs(type)) {
      const kind = specKind(spec).kind as SealedKind
      const [value] = fc.sample(sealedValues[kind] as fc.Arbitrary<unknown>, {
        numRuns: 1,
        seed: 1,
      })
      const put = (map: Map<string, CborValue>): void =>
        void map.set('clear', new Map([[label, writeSealedValue(type, label, value)]]))
      const alone = changed(type, (map) => {
        remove(map, 'sealed', label)
        put(map)
      })
      const twice = changed(type, (map) => {
        map.set('sealed', new Map([...labelsIn(map, 'sealed'), [label, idBytes]]))
        put(map)
      })
      const always = fault(type, `clear.${label}`)
      // Other labels that stood in clear may be missing now.
      if (isClearLabel(label)) expect(refusal(alone)).not.toEqual(always)
      else expect(refusal(alone)).toEqual(always)
      expect(refusal(twice)).toEqual(always)
    }
  })

  test('an unknown field is refused, not skipped', () => {
    const more = changed(type, (map) => map.set('more', 1))
    expect(refusal(more)).toEqual(fault(type, 'more'))
  })

  test('it opens a chain as the vocabulary says', () => {
    const { opens } = eventTypes[type]
    const asFirst = changed(type, (map) => map.set('seq', 0).set('prev', null).set('self', idBytes))
    const asLater = changed(type, (map) => {
      map.set('seq', 1).set('prev', idBytes)
      map.delete('self')
    })
    expect(refusal(asFirst)).toEqual(opens === 'never' ? fault(type, 'seq') : 'read')
    expect(refusal(asLater)).toEqual(opens === 'only' ? fault(type, 'seq') : 'read')
  })
})

describe('the envelope', () => {
  const later = (change: (map: Map<string, CborValue>) => void) =>
    refusal(changed('note.added', change))

  test('self stands in first events alone, and prev is null there alone', () => {
    expect(later((map) => map.set('self', idBytes))).toEqual(fault('note.added', 'self'))
    expect(later((map) => map.set('prev', null))).toEqual(fault('note.added', 'prev'))
    const opened = (change: (map: Map<string, CborValue>) => void) =>
      refusal(changed('case.opened', change))
    expect(opened((map) => map.delete('self'))).toEqual(fault('case.opened', 'self'))
    expect(opened((map) => map.set('prev', idBytes))).toEqual(fault('case.opened', 'prev'))
    expect(opened((map) => map.delete('prev'))).toEqual(fault('case.opened', 'prev'))
  })

  test('an anchor stands in every event but the founding', () => {
    expect(later((map) => map.delete('anchor'))).toEqual(fault('note.added', 'anchor'))
    const anchor = writePayload(sample('note.added')).get('anchor')!
    const founding = changed('ledger.opened', (map) => map.set('anchor', anchor))
    expect(refusal(founding)).toEqual(fault('ledger.opened', 'anchor'))
  })

  test('sealed is a map that is not empty', () => {
    expect(later((map) => map.set('sealed', new Map()))).toEqual(fault('note.added', 'sealed'))
    expect(later((map) => map.set('sealed', [idBytes]))).toEqual(fault('note.added', 'sealed'))
    const short = new Map([['note', idBytes.subarray(1)]])
    expect(later((map) => map.set('sealed', short))).toEqual(fault('note.added', 'sealed.note'))
  })

  test.each([undefined, 'note.removed', 'constructor', 7, null])('%s is no type', (type) => {
    const map = changed('note.added', (payload) => {
      if (type === undefined) payload.delete('type')
      else payload.set('type', type)
    })
    expect(refusal(map)).toEqual(fault('event', 'type'))
    expect(isEventType(type)).toBe(false)
  })

  test('a fault in a field names the field and what is wrong', () => {
    const error = later((map) => map.set('role', 'king'))
    expect(error).toMatchObject({
      message: expect.stringMatching(/^note.added, field "role": expected one of/),
    })
  })
})

describe('writing', () => {
  const note = sample('note.added')

  test.each(Object.entries(keptNames))(
    '%s is kept, and the refusal says for what',
    (name, what) => {
      expect(isEventType(name)).toBe(false)
      expect(() => readPayload(new Map([['type', name]]))).toThrow(what)
    },
  )

  test('refuses a field that the type has not', () => {
    const payload = { ...note, fields: { ...note.fields, offer: id } } as EventPayload
    expect(() => writePayload(payload)).toThrow('note.added, field "offer": unknown field')
  })

  test('refuses what would not be read: a field that is missing, a wrong value, a wrong digest', () => {
    const offer = sample('transfer.offered')
    const { to: _to, ...fields } = offer.fields as { to: string }
    expect(() => writePayload({ ...offer, fields } as EventPayload)).toThrow('field "to": missing')
    const wrong = { ...offer, fields: { ...offer.fields, to: 'me' } } as EventPayload
    expect(() => writePayload(wrong)).toThrow('field "to": expected 64 lower-case hex digits')
    const digest = { ...note, sealed: new Map([['note', 'ab']]) }
    expect(() => writePayload(digest)).toThrow(TypeError)
  })

  test('leaves out what is absent', () => {
    const { event: _event, ...fields } = note.fields as { event?: string }
    const absent: object = { ...fields, event: undefined }
    const map = writePayload({ ...note, fields: absent } as EventPayload)
    expect(map.has('event')).toBe(false)
  })
})

describe('sealed values', () => {
  test('are written and read by their label', () => {
    const digests = [
      { algorithm: 'md5', value: new Uint8Array(16), scope: 'file', size: 3 },
    ] as const
    const cbor = writeSealedValue('integrity.checked', 'digests', digests)
    expect(readSealedValue('integrity.checked', 'digests', cbor)).toEqual(digests)
    expect(writeSealedValue('note.added', 'place', 'here')).toBe('here')
  })

  test('of an unknown label or a wrong kind are refused', () => {
    expect(() => writeSealedValue('note.added', 'digests', [])).toThrow(
      'field "sealed.digests": unknown label',
    )
    expect(() => readSealedValue('note.added', 'toString', 'x')).toThrow('unknown label')
    expect(() => readSealedValue('note.added', 'note', 7)).toThrow(
      'field "sealed.note": expected text',
    )
    expect(() => writeSealedValue('note.added', 'note', '')).toThrow(
      'expected 1 to 16384 bytes of text',
    )
  })
})

test('as JSON, bytes are hex and maps are objects', () => {
  const value = new Map<string, CborValue>([
    ['a', [idBytes, 1, null, true]],
    ['b', new Map<string | number, CborValue>([[1, 'x']])],
  ])
  expect(payloadToJson(value)).toEqual({ a: [id, 1, null, true], b: { 1: 'x' } })
})
