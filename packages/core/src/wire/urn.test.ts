import { describe, expect, it } from 'vitest'
import * as urn from './urn.ts'

const id = '0123456789abcdef'.repeat(4)

describe('subjects', () => {
  it.each(urn.chainKinds)('names a chain of kind %s, and its first event', (kind) => {
    expect(urn.formatSubject({ kind, id })).toBe(`urn:custodia:${kind}:${id}`)
    expect(urn.formatSubject({ kind, id: null })).toBe(`urn:custodia:new:${kind}`)
    expect(urn.parseSubject(`urn:custodia:${kind}:${id}`)).toEqual({ kind, id })
    expect(urn.parseSubject(`urn:custodia:new:${kind}`)).toEqual({ kind, id: null })
  })

  it.each([
    '',
    'urn:custodia:',
    'urn:custodia:item:',
    `urn:custodia:person:${id}`,
    `urn:custodia:Item:${id}`,
    `URN:custodia:item:${id}`,
    `urn:custodia:item:${id.toUpperCase()}`,
    `urn:custodia:item:${id.slice(1)}`,
    `urn:custodia:item:${id}0`,
    `urn:custodia:item:${id}\n`,
    ` urn:custodia:item:${id}`,
    `urn:custodia:item:${id.slice(1)}g`,
    `urn:custodia:new:item:${id}`,
    'urn:custodia:new:person',
    'urn:custodia:new:',
    'urn:custodia:new:item ',
    `urn:custodia:toString:${id}`,
  ])('refuses %j', (text) => {
    expect(urn.parseSubject(text)).toBeUndefined()
  })
})

describe('people', () => {
  it('are named by their party id', () => {
    expect(urn.formatPerson(id)).toBe(`urn:custodia:person:${id}`)
    expect(urn.parsePerson(`urn:custodia:person:${id}`)).toBe(id)
  })

  it.each([
    `urn:custodia:party:${id}`,
    'urn:custodia:new:person',
    `urn:custodia:person:${id}x`,
    id,
  ])('are not %j', (text) => {
    expect(urn.parsePerson(text)).toBeUndefined()
  })
})

describe('ledgers', () => {
  it('are named by their genesis, and before it by null', () => {
    expect(urn.formatLedger(id)).toBe(`urn:custodia:ledger:${id}`)
    expect(urn.formatLedger(null)).toBe('urn:custodia:new:ledger')
    expect(urn.parseLedger(`urn:custodia:ledger:${id}`)).toBe(id)
    expect(urn.parseLedger('urn:custodia:new:ledger')).toBeNull()
  })

  it.each([`urn:custodia:case:${id}`, 'urn:custodia:new:case', '', id])('are not %j', (text) => {
    expect(urn.parseLedger(text)).toBeUndefined()
  })
})

describe('writing', () => {
  it.each([id.toUpperCase(), id.slice(2), `${id}00`, '', 'x'.repeat(64)])(
    'takes no id that is not 64 lower-case hex digits: %j',
    (bad) => {
      expect(() => urn.formatSubject({ kind: 'item', id: bad })).toThrow(RangeError)
      expect(() => urn.formatPerson(bad)).toThrow(RangeError)
      expect(() => urn.formatLedger(bad)).toThrow(RangeError)
      expect(urn.isId(bad)).toBe(false)
    },
  )
})
