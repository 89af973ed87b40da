import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { editDistance, findNamed } from './find.ts'

const id = (digit: string): string => digit.repeat(64)
const entries = [
  { id: `abcd${id('0').slice(4)}`, name: 'A. Example' },
  { id: `abce${id('1').slice(4)}`, name: 'B. Example' },
  { id: `ffff${id('2').slice(4)}`, name: 'b. example' },
  { id: `1234${id('3').slice(4)}`, name: 'ffff' },
]

function codeOf(text: string): { readonly code: string; readonly message: string } {
  try {
    findNamed('party', text, entries)
  } catch (error) {
    if (isCustodyError(error)) return error
    throw error
  }
  return { code: 'none', message: '' }
}

describe('a name', () => {
  it('is found as it is written, in any case if that is clear, or by digits of its id', () => {
    expect(findNamed('party', 'B. Example', entries)).toBe(entries[1])
    expect(findNamed('party', 'a. EXAMPLE', entries)).toBe(entries[0])
    expect(findNamed('party', 'abcd', entries)).toBe(entries[0])
    expect(findNamed('party', entries[0]!.id, entries)).toBe(entries[0])
  })

  it('is found by the name before it is found by an id', () => {
    expect(findNamed('party', 'ffff', entries)).toBe(entries[3])
  })

  it('that somebody else has now is not found by what another one was called before', () => {
    const was = { id: id('7'), name: 'EX-6', formerly: ['EX-5', 'EX-1'] }
    const is = { id: id('8'), name: 'EX-5', formerly: [] }
    expect(findNamed('item', 'EX-5', [was, is])).toBe(is)
    expect(findNamed('item', 'ex-1', [was, is])).toBe(was)
  })

  it('that fits several is refused, and they are listed', () => {
    const { code, message } = codeOf('B. EXAMPLE')
    expect(code).toBe('ERR_NAME_AMBIGUOUS')
    expect(message).toContain('"B. Example" (abce1111), "b. example" (ffff2222)')
  })

  it('that is unknown is refused, and the nearest come first', () => {
    const { code, message } = codeOf('A. Exampel')
    expect(code).toBe('ERR_NAME_UNKNOWN')
    expect(message).toContain('there is "A. Example" (abcd0000)')
  })

  it('needs four digits of an id', () => {
    expect(codeOf('abc').code).toBe('ERR_NAME_UNKNOWN')
    expect(codeOf('ABCD').code).toBe('ERR_NAME_UNKNOWN')
  })

  it('of a stranger is shown with escapes', () => {
    expect(codeOf('\u202eX').message).toContain('\\u{202e}')
  })

  it('in an empty ledger is refused without candidates', () => {
    expect(() => findNamed('item', 'x', [])).toThrow('the ledger has no item "x"')
  })
})

describe('the distance of two words', () => {
  it('is a metric', () => {
    const word = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, a)).toBe(0)
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
      }),
    )
  })

  it('counts what is changed', () => {
    expect(editDistance('chain.gab', 'chain.gap')).toBe(1)
    expect(editDistance('kitten', 'sitting')).toBe(3)
  })
})
