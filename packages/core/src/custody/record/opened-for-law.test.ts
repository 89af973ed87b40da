import { describe, expect, test } from 'vitest'
import { eventTypes, sealedSpecs, specKind, writeSealedValue } from '../../wire/index.ts'
import type { EventPayload, EventType, SealedKind, SealedTypes } from '../../wire/index.ts'
import { isForLaw, labelsForLaw } from '../law/opened.ts'
import { chooseForLaw, digestsForLaw, openForLaw } from './opened-for-law.ts'
import { sealValue } from './sealing.ts'

const quantity = { amount: '12.5', unit: 'g' }
const sealed = sealValue('quantity', writeSealedValue('item.collected', 'quantity', quantity))
const other = sealValue('consumed', writeSealedValue('sample.consumed', 'consumed', quantity))
const exhibit = sealValue('exhibit', 'EX-1')

function collected(sealed: readonly (readonly [string, string])[]): EventPayload {
  return {
    type: 'item.collected',
    seq: 0,
    prev: null,
    role: 'collector',
    occurredAt: { time: 0, offset: 0, precision: 'second' },
    next: '',
    sealed: new Map(sealed),
    fields: { case: '', kind: 'drugs', mode: 'seized' },
  }
}

const payload = collected([
  ['exhibit', exhibit.digest],
  ['quantity', sealed.digest],
])

test('every type that seals such a label seals that kind of value under it', () => {
  for (const type of Object.keys(eventTypes) as EventType[]) {
    for (const [label, spec] of sealedSpecs(type)) {
      if (isForLaw(label)) expect(specKind(spec).kind, `${type} ${label}`).toBe(labelsForLaw[label])
    }
  }
})

describe('what the law is told of sealed values', () => {
  test('is what the disclosure opens, and of no other label', () => {
    expect(digestsForLaw(payload)).toEqual([['quantity', sealed.digest]])
    const at = new Map([sealed, exhibit].map(({ digest, disclosure }) => [digest, disclosure]))
    expect(openForLaw(payload, (digest) => at.get(digest))).toEqual({ quantity })
    expect(openForLaw(payload, () => undefined)).toBeUndefined()
  })

  test.each([
    ['of another digest', sealed.digest, sealValue('quantity', 'x').disclosure],
    ['of another label', other.digest, other.disclosure],
    ['that is no disclosure', sealed.digest, Uint8Array.of(1)],
  ])('is nothing by a disclosure %s', (_what, digest, disclosure) => {
    expect(openForLaw(collected([['quantity', digest]]), () => disclosure)).toBeUndefined()
  })

  test('is the same when the values were opened before, copied out of what they were read from', () => {
    const values = new Map<string, SealedTypes[SealedKind]>([
      ['quantity', quantity],
      ['exhibit', 'EX-1'],
    ])
    expect(chooseForLaw(payload, values)).toEqual({ quantity })
    const file = new Uint8Array(64).fill(7)
    const person = new Map([['person', file.subarray(8, 40)]])
    const opened = chooseForLaw(collected([['person', '']]), person)
    expect(opened?.person).toHaveLength(32)
    expect(opened?.person?.buffer.byteLength).toBe(32)
  })
})
